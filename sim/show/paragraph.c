/* paragraph.c - greedy lines; what may not begin or end a line is kept with its neighbour. */
#include "show/paragraph.h"

#include <string.h>

/* No line begins with one of these, nor ends with one of those. */
static const char closing[] = ",.;:!?)]}%”’，。、；：！？）》」』】…—";
static const char opening[] = "([{“‘（《「『【";

enum { CHARACTER_BYTES = 8 };

static int character_copy(const char *at, char out[CHARACTER_BYTES])
{
	const char *next = at;
	text_next(&next);
	size_t size = (size_t)(next - at);
	memcpy(out, at, size);
	out[size] = '\0';
	return (int)size;
}

/* Whether a line may end between two characters that stand side by side. */
static bool may_part(const char *before, const char *after)
{
	if (strstr(closing, after) || strstr(opening, before))
		return false;
	return text_width(before) > 1 || text_width(after) > 1;
}

/* Bytes of `string` that stand on one line of `columns`. */
static size_t line_bytes(const char *string, int columns)
{
	char before[CHARACTER_BYTES] = "", now[CHARACTER_BYTES];
	size_t at = 0, part = 0;
	int width = 0;
	while (string[at]) {
		int size = character_copy(string + at, now);
		if (*now == ' ' || (*before && *before != ' ' && may_part(before, now)))
			part = at;
		width += text_width(now);
		if (width > columns && *now != ' ' && part > 0)
			return part;
		at += (size_t)size;
		memcpy(before, now, sizeof before);
	}
	return at;
}

static void line_add(struct text *out, const char *line, size_t bytes, bool is_cut)
{
	char piece[CHARACTER_BYTES];
	for (size_t at = 0; at < bytes;) {
		at += (size_t)character_copy(line + at, piece);
		text_add(out, piece);
	}
	text_add(out, is_cut ? "…\n" : "\n");
}

int paragraph_add(struct text *out, const char *string, int columns, int indent, int most_lines)
{
	int lines = 0;
	while (*string == ' ')
		string++;
	while (*string && lines < most_lines) {
		int room = lines > 0 ? columns - indent : columns;
		size_t bytes = line_bytes(string, room);
		bool is_cut = string[bytes] && lines + 1 == most_lines;
		if (is_cut)
			bytes = line_bytes(string, room - 1);
		text_add_padded(out, "", lines > 0 ? indent : 0, false);
		line_add(out, string, bytes, is_cut);
		string += bytes;
		while (*string == ' ')
			string++;
		lines++;
	}
	return lines;
}
