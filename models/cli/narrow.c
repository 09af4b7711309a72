/* narrow.c - blocks of lines between empty ones: tables are known by columns of blanks that run through all their lines. */
#include "cli/narrow.h"

#include <string.h>

#include "show/paragraph.h"

enum { LINES_OF_TABLE = 3, LINES_OF_TIGHT_TABLE = 6, MOST_LINES = 100000, HANGING = 2, FULL = 75 };

/* Lines that stand together, and how wide they are. */
struct block {
	const char **lines;
	int *widths;
	int count, width;
	struct arena *arena;
};

/* Byte at which column `column` of a line begins; its end when it is shorter. */
static const char *at_column(const char *line, int column)
{
	const char *cursor = line;
	for (int width = 0; width < column && *cursor;) {
		const char *start = cursor;
		char character[8] = "";
		text_next(&cursor);
		memcpy(character, start, (size_t)(cursor - start) < sizeof character ? (size_t)(cursor - start) : sizeof character - 1);
		width += text_width(character);
	}
	return cursor;
}

/* Marks the columns something stands in. */
static void line_mark(const char *line, bool *is_taken)
{
	int column = 0;
	for (const char *cursor = line; *cursor;) {
		const char *start = cursor;
		char character[8] = "";
		unsigned point = text_next(&cursor);
		memcpy(character, start, (size_t)(cursor - start) < sizeof character ? (size_t)(cursor - start) : sizeof character - 1);
		for (int width = text_width(character); width > 0; width--, column++)
			is_taken[column] |= point != ' ';
	}
}

/* Where the columns of a table begin, from the second on; behind the last the width. 0: it is none. */
static int columns_find(const struct block *block, int *begins)
{
	bool *is_taken = arena_rows(block->arena, block->width + 2, bool);
	int count = 0, blank = 0, least = block->count >= LINES_OF_TIGHT_TABLE ? 1 : 2;
	if (!is_taken || block->count < LINES_OF_TABLE)
		return 0;
	for (int i = 0; i < block->count; i++)
		line_mark(block->lines[i], is_taken);
	for (int column = 0; column < block->width; column++) {
		if (is_taken[column] && blank >= least && column > blank)
			begins[count++] = column;
		blank = is_taken[column] ? 0 : blank + 1;
	}
	begins[count] = block->width;
	return count;
}

static void part_add(struct text *out, const char *line, int from, int to)
{
	const char *start = at_column(line, from), *end = at_column(line, to);
	text_addf(out, "%.*s", (int)(end - start), start);
	int width = text_width(line) < to ? text_width(line) : to;
	for (int blank = to - (width > from ? width : from); blank > 0; blank--)
		text_add(out, " ");
}

static void line_end(struct text *out)
{
	while (out->length && out->data[out->length - 1] == ' ')
		out->data[--out->length] = '\0';
	text_add(out, "\n");
}

/* As many columns as fit beside the first, then the next ones; false when not even one does. */
static bool table_add(const struct block *block, const int *begins, int count, int columns, struct text *out)
{
	int label = begins[0];
	for (int i = 0; i < count; i++)
		if (label + begins[i + 1] - begins[i] > columns + 2) /* the last gap is not printed */
			return false;
	for (int first = 0, last; first < count; first = last) {
		for (last = first + 1; last < count && label + begins[last + 1] - begins[first] <= columns; last++) {}
		text_add(out, first ? "\n" : "");
		for (int i = 0; i < block->count; i++) {
			part_add(out, block->lines[i], 0, label);
			part_add(out, block->lines[i], begins[first], begins[last]);
			line_end(out);
		}
	}
	return true;
}

/* Whether a line goes on with the sentence of the full one before it, which began further to the left. */
static bool goes_on(const struct block *block, int line, int indent)
{
	return line < block->count && block->widths[line - 1] >= FULL && (int)strspn(block->lines[line], " ") == indent + HANGING;
}

static void prose_add(const struct block *block, int columns, struct text *out)
{
	for (int i = 0, next; i < block->count; i = next) {
		int indent = (int)strspn(block->lines[i], " "), widest = block->widths[i];
		const char *sentence = block->lines[i] + indent;
		for (next = i + 1; goes_on(block, next, indent); next++) {
			bool has_blank = *sentence && (unsigned char)sentence[strlen(sentence) - 1] < 0x80;
			sentence = arena_format(block->arena, "%s%s%s", sentence, has_blank ? " " : "", block->lines[next] + indent + HANGING);
			sentence = sentence ? sentence : "";
			widest = block->widths[next] > widest ? block->widths[next] : widest;
		}
		text_addf(out, "%*s", indent, "");
		if (widest > columns)
			paragraph_add(out, sentence, columns - indent, indent + HANGING, MOST_LINES);
		for (int line = i; widest <= columns && line < next; line++)
			text_addf(out, "%s\n", block->lines[line] + (line == i ? indent : 0));
	}
}

static void block_add(const struct block *block, int columns, struct text *out)
{
	int *begins = arena_rows(block->arena, block->width + 2, int);
	int count = block->width > columns && begins ? columns_find(block, begins) : 0;
	if (count == 0 || !table_add(block, begins, count, columns, out))
		prose_add(block, columns, out);
}

static void block_line(struct block *block, const char *line, size_t length)
{
	const char *kept = arena_format(block->arena, "%.*s", (int)length, line);
	block->lines[block->count] = kept ? kept : "";
	int width = text_width(block->lines[block->count]);
	block->widths[block->count++] = width;
	block->width = width > block->width ? width : block->width;
}

void narrow_page(const char *page, int columns, struct arena *arena, struct text *out)
{
	int lines = 1;
	for (const char *at = page; (at = strchr(at, '\n')); at++)
		lines++;
	struct block block = {.lines = arena_rows(arena, lines, const char *), .widths = arena_rows(arena, lines, int), .arena = arena};
	if (!block.lines || !block.widths) {
		text_add(out, page);
		return;
	}
	while (*page) {
		size_t length = strcspn(page, "\n");
		if (length)
			block_line(&block, page, length);
		page += length + (page[length] != '\0');
		if (length && *page)
			continue;
		block_add(&block, columns, out);
		block.count = block.width = 0;
		text_add(out, length ? "" : "\n");
	}
}
