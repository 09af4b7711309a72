/* cell.c - made plain first, then read: width, thousands, ten thousands, counter words. */
#include "input/cell.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "clock/calendar.h"

enum { WORD = 128 };

/* -- made plain ------------------------------------------------------------------------------------------------------ */

static unsigned plain(unsigned character)
{
	if (character >= 0xFF01 && character <= 0xFF5E)
		return character - 0xFF01 + '!';
	switch (character) {
	case 0x3000: case 0x00A0: case 0x2009: case 0x202F: case '\t': case '\n': case '\r':
		return ' ';
	case 0x2212: case 0x2013:
		return '-';
	default:
		return character;
	}
}

void cell_fold(const char *text, char *out, size_t size)
{
	char *end = out + size - 1;
	while (*text) {
		const char *start = text;
		unsigned before = text_next(&text), after = plain(before);
		size_t length = after < 0x80 ? 1 : (size_t)(text - start);
		if (out + length > end)
			break;
		if (after < 0x80)
			*out = (char)after;
		else
			memcpy(out, start, length);
		out += length;
	}
	*out = '\0';
}

/* The next character that tells words apart; 0 at the end. */
static unsigned telling(const char **cursor)
{
	unsigned character;
	do
		character = plain(text_next(cursor));
	while (character == ' ' || character == '_' || character == '-');
	return character < 0x80 ? (unsigned)tolower((int)character) : character;
}

bool cell_is_same(const char *a, const char *b)
{
	for (;;) {
		unsigned x = telling(&a), y = telling(&b);
		if (x != y || !x)
			return x == y;
	}
}

int cell_choice(const char *text, const char *groups)
{
	char word[WORD];
	for (int group = 0; *groups; groups += *groups != '\0') {
		size_t length = strcspn(groups, ",=|");
		snprintf(word, sizeof word, "%.*s", (int)length, groups);
		if (cell_is_same(text, word))
			return group;
		groups += length;
		group += *groups == '|';
	}
	return -1;
}

int cell_yes(const char *text)
{
	int choice = cell_choice(text, "yes,y,true,1,是,有,对,√,✓|no,n,false,0,否,无,不,×,✗");
	return choice < 0 ? -1 : !choice;
}

/* -- numbers --------------------------------------------------------------------------------------------------------- */

static const char *blanks_skip(const char *text)
{
	while (*text == ' ')
		text++;
	return text;
}

/* Moves past `word` when it stands here. */
static bool is_passed(const char **text, const char *word)
{
	size_t length = strlen(word);
	if (strncmp(*text, word, length))
		return false;
	*text = blanks_skip(*text + length);
	return true;
}

static bool is_grouped(const char *text, char mark)
{
	return *text == mark && isdigit((unsigned char)text[1]) && isdigit((unsigned char)text[2]) && isdigit((unsigned char)text[3]) &&
	       !isdigit((unsigned char)text[4]);
}

/* The plain digits of a number, thousands joined; returns what stands behind it, NULL when there is no number. */
static const char *digits_of(const char *text, char *out)
{
	char *start = out, mark = '\0';
	text = blanks_skip(text);
	if (*text == '-' || *text == '+')
		*out++ = *text++;
	text = blanks_skip(text);
	size_t before = strspn(text, "0123456789");
	memcpy(out, text, before);
	out += before;
	text += before;
	if (before >= 1 && before <= 3 && (*text == ',' || *text == ' ' || *text == '\''))
		mark = *text;
	for (; mark && is_grouped(text, mark); text += 4, out += 3)
		memcpy(out, text + 1, 3);
	if (*text == '.') {
		size_t behind = 1 + strspn(text + 1, "0123456789");
		memcpy(out, text, behind);
		out += behind;
		text += behind;
		before += behind - 1;
	}
	if (before && (*text == 'e' || *text == 'E')) {
		size_t sign = text[1] == '-' || text[1] == '+', power = strspn(text + 1 + sign, "0123456789");
		if (power) {
			memcpy(out, text, 1 + sign + power);
			out += 1 + sign + power;
			text += 1 + sign + power;
		}
	}
	*out = '\0';
	return before && strspn(start, "+-.") < strlen(start) ? blanks_skip(text) : NULL;
}

static bool is_numeral(const char *text)
{
	static const char numerals[] = "〇零一二三四五六七八九十百千万两壹贰叁肆伍陆柒捌玖拾佰仟";
	unsigned first = text_next(&text);
	for (const char *cursor = numerals; *cursor;)
		if (text_next(&cursor) == first)
			return true;
	return false;
}

/* Counter words say what is counted, not how much of it. */
static bool is_counter(const char *unit)
{
	return cell_choice(unit, "人,名,位,个,户,家,层,栋,次,件,份,项,格,岗,persons,people,households,posts,firms,floors,times,pieces") >= 0;
}

static enum cell_outcome with_unit(const char *digits, const char *unit, enum units_dimension dimension, double *value)
{
	bool is_plain = dimension == UNITS_NUMBER || dimension == UNITS_COUNT;
	char words[2 * WORD], base[WORD];
	units_base(dimension, false, base, sizeof base);
	if (!*unit || (is_plain && is_counter(unit)))
		unit = base;
	snprintf(words, sizeof words, "%.*s %.*s", WORD / 2, digits, WORD / 2, unit);
	switch (units_parse(words, dimension, value)) {
	case UNITS_FINE:
		return CELL_FINE;
	case UNITS_NO_NUMBER:
		return CELL_NO_NUMBER;
	default:
		return CELL_NO_UNIT;
	}
}

enum cell_outcome cell_number(const char *text, const char *unit, enum units_dimension dimension, double *value)
{
	char words[WORD], heading[WORD], digits[WORD + 1];
	cell_fold(text, words, sizeof words);
	cell_fold(unit, heading, sizeof heading);
	if (text_count(text) >= WORD / 4)
		return CELL_NO_NUMBER;
	const char *rest = digits_of(words, digits);
	if (!rest)
		return is_numeral(blanks_skip(words)) ? CELL_NUMERALS : CELL_NO_NUMBER;
	if (!*rest)
		rest = blanks_skip(heading);
	else if (strchr(",.0123456789'", *rest))
		return CELL_NO_NUMBER;
	enum cell_outcome outcome = with_unit(digits, rest, dimension, value);
	if (outcome != CELL_NO_UNIT)
		return outcome;
	double times = is_passed(&rest, "万") ? 10000 : is_passed(&rest, "千") ? 1000 : 0;
	if (times > 0)
		outcome = with_unit(digits, rest, dimension, value);
	if (times > 0 && outcome == CELL_FINE)
		*value *= times;
	return outcome;
}

/* -- dates ----------------------------------------------------------------------------------------------------------- */

/* One or more digits, then any of the marks. */
static bool part_read(const char **text, int *value, const char *const *marks)
{
	*value = 0;
	int digits = 0;
	for (; isdigit((unsigned char)**text) && digits < 5; digits++)
		*value = 10 * *value + *(*text)++ - '0';
	*text = blanks_skip(*text);
	if (!digits)
		return false;
	for (; *marks; marks++)
		if (is_passed(text, *marks))
			return true;
	return !**text;
}

/* "20240131" as "2024-01-31"; what is no eight digits stays as it is. */
static void digits_part(char *words, size_t size)
{
	char parted[WORD];
	if (strlen(words) != 8 || strspn(words, "0123456789") != 8)
		return;
	snprintf(parted, sizeof parted, "%.4s-%.2s-%.2s", words, words + 4, words + 6);
	snprintf(words, size, "%s", parted);
}

bool cell_date(const char *text, int32_t *serial)
{
	static const char *const year_marks[] = {"-", "/", ".", "年", NULL}, *const month_marks[] = {"-", "/", ".", "月", NULL}, *const day_marks[] = {"日", "号", NULL};
	static const char *const midnights[] = {"0:00", "00:00", "0:00:00", "00:00:00"};
	char words[WORD], plain_date[WORD];
	struct calendar_date date;
	int year, month, day;
	cell_fold(text, words, sizeof words);
	char *space = strchr(words, ' '); /* a day is often kept as its first moment */
	for (size_t i = 0; space && i < sizeof midnights / sizeof *midnights; i++)
		if (!strcmp(blanks_skip(space), midnights[i]))
			*space = '\0', space = NULL;
	digits_part(words, sizeof words);
	const char *cursor = blanks_skip(words);
	if (!part_read(&cursor, &year, year_marks) || !part_read(&cursor, &month, month_marks) || !part_read(&cursor, &day, day_marks) || *cursor || year < 1000)
		return false;
	snprintf(plain_date, sizeof plain_date, "%04d-%02d-%02d", year, month, day);
	if (!calendar_parse(plain_date, &date))
		return false;
	*serial = calendar_serial(date);
	return true;
}
