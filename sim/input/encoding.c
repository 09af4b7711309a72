/* encoding.c - the only door to iconv: which encoding it is follows from the bytes alone. */
#include "input/encoding.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

#include "base/text.h"

enum { MARK_SIZE = 3 };
static const char MARK[] = "\xEF\xBB\xBF"; /* of UTF-8 */
static const char SAVE_AS[] = N_("save the table as \"CSV UTF-8\"");

/* Where the character behind `length` bytes of UTF-8 stands. */
static struct place place_behind(const char *file, const char *text, size_t length)
{
	struct place place = {file, 1, 1};
	for (const char *cursor = text; cursor < text + length;) {
		unsigned character = text_next(&cursor);
		cursor += !character; /* a zero byte is a character here */
		place.column++;
		if (character == '\n' || (character == '\r' && *cursor != '\n'))
			place.line++, place.column = 1;
	}
	return place;
}

/* -- what is no text ------------------------------------------------------------------------------------------------- */

static bool begins(const char *bytes, size_t size, const char *mark, size_t length)
{
	return size >= length && !memcmp(bytes, mark, length);
}

/* Every other byte of UTF-16 is zero where the text is plain: headings and numbers mostly are. */
static bool looks_utf16(const char *bytes, size_t size)
{
	enum { LOOKED_AT = 4096 };
	size_t zeros[2] = {0, 0};
	size = size < LOOKED_AT ? size : LOOKED_AT;
	for (size_t i = 0; i < size; i++)
		zeros[i % 2] += !bytes[i];
	return zeros[0] + zeros[1] > size / 8 && (!zeros[0] || !zeros[1]);
}

static enum status refuse_what_is_no_text(const char *file, const char *bytes, size_t size, struct faults *faults)
{
	struct place whole = {.file = file};
	if (begins(bytes, size, "PK\003\004", 4) || begins(bytes, size, "\xD0\xCF\x11\xE0", 4))
		return fault_add(faults, whole, "open it and save the sheet as \"CSV UTF-8\"", "this is a workbook, not a table saved as text");
	if (begins(bytes, size, "\x1F\x8B", 2))
		return fault_add(faults, whole, "unpack it, and name what was in it", "this file is compressed");
	size_t blank = 0;
	while (blank < size && strchr(" \t\r\n", bytes[blank]) && bytes[blank])
		blank++;
	if (begins(bytes + blank, size - blank, "<", 1))
		return fault_add(faults, whole, "open it in a spreadsheet and save the sheet as \"CSV UTF-8\"", "this is a web page or XML, not a table saved as text");
	if (begins(bytes, size, "%PDF", 4) || begins(bytes, size, "{\\rtf", 5) || begins(bytes, size, "{\"", 2) || begins(bytes, size, "[{", 2))
		return fault_add(faults, whole, "give the table saved as CSV", "this is a document, not a table saved as text");
	const char *zero = size ? memchr(bytes, 0, size) : NULL;
	if (!zero)
		return STATUS_OK;
	if (looks_utf16(bytes, size))
		return fault_add(faults, whole, "save it as \"CSV UTF-8\", or as \"Unicode text\" with its mark at the beginning",
			"this looks like UTF-16 without a mark that says so");
	return fault_add(faults, place_behind(file, bytes, (size_t)(zero - bytes)), "give a table saved as CSV", "a zero byte; this looks like no text file");
}

/* -- conversion ------------------------------------------------------------------------------------------------------ */

/* Into UTF-8; `*used` says how many bytes could be read. No encoding here takes more than twice its bytes in UTF-8. */
static enum status convert(const char *from, const char *bytes, size_t size, struct arena *arena, struct faults *faults,
	char **text, size_t *text_size, size_t *used)
{
	char *in = (char *)bytes, *out = *text = arena_take(arena, 2 * size + 1);
	size_t in_left = size, out_left = 2 * size;
	if (!out)
		return fault_world(faults, "out of memory");
	iconv_t door = iconv_open("UTF-8", from);
	if (door == (iconv_t)-1)
		return fault_world(faults, "this system cannot read %s; save the table as UTF-8", from);
	bool is_whole = iconv(door, &in, &in_left, &out, &out_left) != (size_t)-1;
	iconv_close(door);
	*used = size - in_left;
	*text_size = (size_t)(out - *text);
	return is_whole ? STATUS_OK : STATUS_FAULT;
}

static enum status from_utf16(const char *file, const char *bytes, size_t size, bool is_big, struct arena *arena, struct faults *faults,
	const char **text, size_t *text_size)
{
	char *out;
	size_t used;
	enum status status = convert(is_big ? "UTF-16BE" : "UTF-16LE", bytes, size, arena, faults, &out, text_size, &used);
	if (status == STATUS_FAULT)
		return fault_add(faults, place_behind(file, out, *text_size), SAVE_AS, size - used < 2 ? N_("the file ends in the middle of a character")
			: N_("half a character of UTF-16"));
	*text = out;
	return status;
}

static enum status from_gb18030(const char *file, const char *bytes, size_t size, struct arena *arena, struct faults *faults,
	const char **text, size_t *text_size)
{
	char *out;
	size_t used;
	enum status status = convert("GB18030", bytes, size, arena, faults, &out, text_size, &used);
	if (status == STATUS_FAULT)
		return fault_add(faults, place_behind(file, out, *text_size), SAVE_AS, "the byte %02X is neither UTF-8 nor GB18030", (unsigned char)bytes[used]);
	size_t mark = begins(out, *text_size, MARK, MARK_SIZE) ? MARK_SIZE : 0;
	*text = out + mark;
	*text_size -= mark;
	return status;
}

/* -- which it is ----------------------------------------------------------------------------------------------------- */

struct look {
	size_t good, bad; /* characters of more than one byte; bytes that belong to none */
	size_t first_bad;
};

static struct look look_utf8(const char *bytes, size_t size)
{
	struct look look = {.first_bad = size};
	for (const char *cursor = bytes; cursor < bytes + size;) {
		const char *start = cursor;
		bool is_bad = text_next(&cursor) == 0xFFFD && cursor - start == 1;
		if (is_bad && !look.bad)
			look.first_bad = (size_t)(start - bytes);
		look.bad += is_bad;
		look.good += cursor - start > 1;
	}
	return look;
}

enum status encoding_utf8(const char *file, const char *bytes, size_t size, struct arena *arena, struct faults *faults,
	const char **text, size_t *text_size)
{
	bool is_big = begins(bytes, size, "\xFE\xFF", 2), is_little = begins(bytes, size, "\xFF\xFE", 2);
	enum status status;
	if (begins(bytes, size, MARK, MARK_SIZE))
		bytes += MARK_SIZE, size -= MARK_SIZE;
	*text = bytes;
	*text_size = size;
	if (is_big || is_little) {
		status = from_utf16(file, bytes + 2, size - 2, is_big, arena, faults, text, text_size);
		return status ? status : refuse_what_is_no_text(file, *text, *text_size, faults);
	}
	status = refuse_what_is_no_text(file, bytes, size, faults);
	if (status)
		return status;
	struct look look = look_utf8(bytes, size);
	if (!look.bad)
		return STATUS_OK;
	/* GB18030 read as UTF-8 is nearly all wrong; where most is right, the file is UTF-8 and damaged */
	if (look.good > look.bad)
		return fault_add(faults, place_behind(file, bytes, look.first_bad), SAVE_AS, "the byte %02X is not UTF-8, as the rest of the file is",
			(unsigned char)bytes[look.first_bad]);
	return from_gb18030(file, bytes, size, arena, faults, text, text_size);
}
