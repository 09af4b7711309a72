/* text.c - UTF-8 read by hand and widths from a table of our own, so that no answer depends on the locale. */
#include "base/text.h"

#include <locale.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NOT_UTF8 = 0xFFFD, WORD = 64, SHORT_WORD = 2 };

void text_init(struct text *text)
{
	*text = (struct text){0};
}

void text_free(struct text *text)
{
	free(text->data);
	text_init(text);
}

void text_clear(struct text *text)
{
	text->length = 0;
	if (text->data)
		text->data[0] = '\0';
}

/* Room for `more` bytes and the terminator. */
static bool text_grow(struct text *text, size_t more)
{
	size_t needed = text->length + more + 1, capacity = text->capacity ? text->capacity : 128;
	if (text->failed || needed <= text->capacity)
		return !text->failed;
	while (capacity < needed)
		capacity *= 2;
	char *data = realloc(text->data, capacity);
	if (data) {
		text->data = data;
		text->capacity = capacity;
	}
	text->failed = !data;
	return data;
}

void text_add_bytes(struct text *text, const char *bytes, size_t count)
{
	if (!text_grow(text, count))
		return;
	memcpy(text->data + text->length, bytes, count);
	text->length += count;
	text->data[text->length] = '\0';
}

void text_add(struct text *text, const char *string)
{
	text_add_bytes(text, string, strlen(string));
}

static int print(char *out, size_t size, const char *format, va_list arguments)
{
	locale_t plain = newlocale(LC_ALL_MASK, "C", (locale_t)0), before = uselocale(plain);
	int length = vsnprintf(out, size, format, arguments);
	uselocale(before);
	if (plain)
		freelocale(plain);
	return length;
}

int text_print(char *out, size_t size, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	int length = print(out, size, format, arguments);
	va_end(arguments);
	return length;
}

void text_addf(struct text *text, const char *format, ...)
{
	va_list arguments, again;
	va_start(arguments, format);
	va_copy(again, arguments);
	int length = print(NULL, 0, format, arguments);
	va_end(arguments);
	if (length >= 0 && text_grow(text, (size_t)length)) {
		print(text->data + text->length, (size_t)length + 1, format, again);
		text->length += (size_t)length;
	}
	va_end(again);
}

void text_add_padded(struct text *text, const char *string, int columns, bool right_aligned)
{
	int blanks = columns - text_width(string);
	if (!right_aligned)
		text_add(text, string);
	for (int i = 0; i < blanks; i++)
		text_add_bytes(text, " ", 1);
	if (right_aligned)
		text_add(text, string);
}

unsigned text_next(const char **cursor)
{
	static const unsigned least[] = {0, 0x80, 0x800, 0x10000};
	const unsigned char *byte = (const unsigned char *)*cursor;
	if (!*byte)
		return 0;
	(*cursor)++;
	if (*byte < 0x80)
		return *byte;
	int more = *byte >= 0xF0 ? 3 : *byte >= 0xE0 ? 2 : 1;
	unsigned point = *byte & (0x3Fu >> more);
	if (*byte < 0xC0 || *byte > 0xF4)
		return NOT_UTF8;
	for (int i = 1; i <= more; i++) {
		if ((byte[i] & 0xC0) != 0x80)
			return NOT_UTF8;
		point = point << 6 | (byte[i] & 0x3Fu);
	}
	if (point < least[more] || point > 0x10FFFF || (point >= 0xD800 && point < 0xE000))
		return NOT_UTF8;
	*cursor += more;
	return point;
}

struct range { unsigned first, last; };

/* East Asian Width W and F (Unicode 14), neighbours joined over unassigned points. */
static const struct range wide[] = {
	{0x1100, 0x115F}, {0x231A, 0x231B}, {0x2329, 0x232A}, {0x23E9, 0x23EC}, {0x23F0, 0x23F0}, {0x23F3, 0x23F3},
	{0x25FD, 0x25FE}, {0x2614, 0x2615}, {0x2648, 0x2653}, {0x267F, 0x267F}, {0x2693, 0x2693}, {0x26A1, 0x26A1},
	{0x26AA, 0x26AB}, {0x26BD, 0x26BE}, {0x26C4, 0x26C5}, {0x26CE, 0x26CE}, {0x26D4, 0x26D4}, {0x26EA, 0x26EA},
	{0x26F2, 0x26F3}, {0x26F5, 0x26F5}, {0x26FA, 0x26FA}, {0x26FD, 0x26FD}, {0x2705, 0x2705}, {0x270A, 0x270B},
	{0x2728, 0x2728}, {0x274C, 0x274C}, {0x274E, 0x274E}, {0x2753, 0x2755}, {0x2757, 0x2757}, {0x2795, 0x2797},
	{0x27B0, 0x27B0}, {0x27BF, 0x27BF}, {0x2B1B, 0x2B1C}, {0x2B50, 0x2B50}, {0x2B55, 0x2B55}, {0x2E80, 0x303E},
	{0x3041, 0xA4C6}, {0xA960, 0xA97C}, {0xAC00, 0xD7A3}, {0xF900, 0xFAD9}, {0xFE10, 0xFE19}, {0xFE30, 0xFE6B},
	{0xFF01, 0xFF60}, {0xFFE0, 0xFFE6}, {0x16FE0, 0x1B2FB}, {0x1F004, 0x1F004}, {0x1F0CF, 0x1F0CF}, {0x1F18E, 0x1F18E},
	{0x1F191, 0x1F19A}, {0x1F200, 0x1F320}, {0x1F32D, 0x1F335}, {0x1F337, 0x1F37C}, {0x1F37E, 0x1F393}, {0x1F3A0, 0x1F3CA},
	{0x1F3CF, 0x1F3D3}, {0x1F3E0, 0x1F3F0}, {0x1F3F4, 0x1F3F4}, {0x1F3F8, 0x1F43E}, {0x1F440, 0x1F440}, {0x1F442, 0x1F4FC},
	{0x1F4FF, 0x1F53D}, {0x1F54B, 0x1F54E}, {0x1F550, 0x1F567}, {0x1F57A, 0x1F57A}, {0x1F595, 0x1F596}, {0x1F5A4, 0x1F5A4},
	{0x1F5FB, 0x1F64F}, {0x1F680, 0x1F6C5}, {0x1F6CC, 0x1F6CC}, {0x1F6D0, 0x1F6D2}, {0x1F6D5, 0x1F6DF}, {0x1F6EB, 0x1F6EC},
	{0x1F6F4, 0x1F6FC}, {0x1F7E0, 0x1F7F0}, {0x1F90C, 0x1F93A}, {0x1F93C, 0x1F945}, {0x1F947, 0x1F9FF}, {0x1FA70, 0x1FAF6},
	{0x20000, 0x3FFFD},
};
/* Control, combining and joining points of the scripts a report may quote (Latin, Greek, Cyrillic, CJK, emoji). */
static const struct range thin[] = {
	{0x01, 0x1F}, {0x7F, 0x9F}, {0x300, 0x36F}, {0x483, 0x489}, {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x200B, 0x200F},
	{0x202A, 0x202E}, {0x2060, 0x206F}, {0x20D0, 0x20F0}, {0x302A, 0x302D}, {0x3099, 0x309A}, {0xFE00, 0xFE0F},
	{0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF}, {0xE0001, 0xE01EF},
};

static bool is_among(const struct range *ranges, size_t count, unsigned point)
{
	size_t low = 0, high = count;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (point > ranges[middle].last)
			low = middle + 1;
		else
			high = middle;
	}
	return low < count && point >= ranges[low].first;
}

int text_width(const char *string)
{
	int columns = 0;
	for (unsigned point; (point = text_next(&string));) {
		if (point >= 0x20 && point < 0x7F)
			columns++;
		else if (!is_among(thin, sizeof thin / sizeof *thin, point))
			columns += is_among(wide, sizeof wide / sizeof *wide, point) ? 2 : 1;
	}
	return columns;
}

int text_count(const char *string)
{
	int count = 0;
	while (text_next(&string))
		count++;
	return count;
}

bool text_narrow(const char *string, char *out, size_t size)
{
	const char *next = string;
	size_t used = 0;
	for (unsigned point; (point = text_next(&next)); string = next) {
		size_t length = (size_t)(next - string);
		bool is_wide = point >= 0xFF01 && point <= 0xFF5E;
		if (used + length >= size)
			return false;
		if (is_wide || point == 0x3000) {
			out[used++] = is_wide ? (char)(point - 0xFF01 + '!') : ' ';
		} else {
			memcpy(out + used, string, length);
			used += length;
		}
	}
	if (size)
		out[used] = '\0';
	return size > 0;
}

static int points_of(const char *string, unsigned points[WORD])
{
	int count = 0;
	while (count < WORD && (points[count] = text_next(&string)))
		count++;
	return count;
}

static int least_of(int a, int b)
{
	return a < b ? a : b;
}

int text_distance(const char *a, const char *b)
{
	unsigned x[WORD], y[WORD];
	int rows[3][WORD + 1], *before = rows[0], *last = rows[1], *row = rows[2];
	int x_count = points_of(a, x), y_count = points_of(b, y);
	for (int j = 0; j <= y_count; j++)
		row[j] = j;
	for (int i = 1; i <= x_count; i++) {
		int *oldest = before;
		before = last;
		last = row;
		row = oldest;
		row[0] = i;
		for (int j = 1; j <= y_count; j++) {
			row[j] = least_of(least_of(last[j], row[j - 1]) + 1, last[j - 1] + (x[i - 1] != y[j - 1]));
			if (i > 1 && j > 1 && x[i - 1] == y[j - 2] && x[i - 2] == y[j - 1])
				row[j] = least_of(row[j], before[j - 2] + 1);
		}
	}
	return row[y_count];
}

const char *text_nearest(const char *word, const char *const *candidates, int count)
{
	const char *nearest = NULL;
	int length = text_count(word), best = (length + 2) / 3 + 1;
	bool is_one_of_many = false;
	for (int i = 0; i < count; i++) {
		int distance = text_distance(word, candidates[i]), longer = text_count(candidates[i]);
		longer = longer > length ? longer : length;
		if (distance < best && distance < length && (distance == 1 || 2 * distance < longer)) { /* one slip, or more than half of it alike */
			best = distance;
			nearest = candidates[i];
			is_one_of_many = false;
		} else if (nearest && distance == best && strcmp(nearest, candidates[i])) {
			is_one_of_many = true;
		}
	}
	return is_one_of_many && length <= SHORT_WORD ? NULL : nearest;
}
