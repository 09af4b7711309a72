/* caret.c - a line looked up again in its file; its columns are measured as they stand on the screen. */
#include "cli/caret.h"

#include <string.h>
#include <sys/stat.h>

#include "base/text.h"
#include "cli/terminal.h"
#include "input/encoding.h"
#include "input/file.h"

enum { MOST_BYTES = 128 << 20, LINE_COLUMNS = 96, CHARACTER = 8, BROKEN = 0xFFFD };

void caret_init(struct caret *caret)
{
	*caret = (struct caret){.file = NULL};
	arena_init(&caret->arena);
}

void caret_free(struct caret *caret)
{
	arena_free(&caret->arena);
}

/* Only what lies on a disk can be read a second time. */
static void file_open(struct caret *caret, const char *file)
{
	struct stat facts;
	struct faults unheard;
	const char *text;
	size_t size;
	if (caret->file && !strcmp(caret->file, file))
		return;
	caret_free(caret);
	caret_init(caret);
	caret->file = arena_string(&caret->arena, file);
	faults_init(&unheard);
	if (!stat(file, &facts) && S_ISREG(facts.st_mode) &&
	    file_read(file, (struct place){0}, MOST_BYTES, &caret->arena, &unheard, &caret->text, &size))
		caret->text = NULL;
	if (caret->text && !encoding_utf8(file, caret->text, size, &caret->arena, &unheard, &text, &size))
		caret->text = text; /* a table may be saved otherwise */
	faults_free(&unheard);
}

static const char *line_start(const char *text, int line)
{
	for (; text && line > 1; line--) {
		text = strchr(text, '\n');
		text = text ? text + 1 : NULL;
	}
	return text;
}

/* Columns of the character at *cursor, which moves past it; -1 at the end of the line and where it is no text. A tab counts one. */
static int character_next(const char **cursor)
{
	char character[CHARACTER];
	const char *start = *cursor;
	unsigned point = text_next(cursor);
	if (!point || point == '\n' || point == '\r' || point == BROKEN) {
		*cursor = start;
		return -1;
	}
	snprintf(character, sizeof character, "%.*s", (int)(*cursor - start), start);
	return point == '\t' ? 1 : text_width(character);
}

/* The character of the line that stands in a column; NULL when the line ends before or holds no text. */
static const char *character_at(const char *line, int column)
{
	for (; column > 1; column--)
		if (character_next(&line) < 0)
			return NULL;
	return line;
}

/* Leaves out as much of the start of the line as puts the place into view. */
static const char *view_start(const char *line, const char *at, int columns)
{
	int width = 0;
	for (const char *cursor = line; cursor < at;)
		width += character_next(&cursor);
	while (width > columns)
		width -= character_next(&line);
	return line;
}

void caret_print(struct caret *caret, const struct fault *fault, FILE *out)
{
	const struct place *place = &fault->place;
	if (!place->file || place->line < 1 || place->column < 1)
		return;
	file_open(caret, place->file);
	int screen = terminal_columns(out) - 4, columns = screen < LINE_COLUMNS ? screen : LINE_COLUMNS;
	const char *line = line_start(caret->text, place->line), *at = line ? character_at(line, place->column) : NULL;
	if (!at)
		return;
	const char *start = view_start(line, at, columns * 5 / 8), *end = start;
	const char *before = start > line ? "…" : "";
	for (int width = 0, step = 0; step >= 0 && width + step <= columns; width += step)
		step = character_next(&end);
	bool is_cut = *end && *end != '\n' && *end != '\r';
	fprintf(out, "  %s%.*s%s\n  %s", before, (int)(end - start), start, is_cut ? "…" : "", *before ? " " : "");
	for (const char *cursor = start; cursor < at;) {
		bool is_tab = *cursor == '\t';
		int width = character_next(&cursor);
		if (is_tab)
			fputc('\t', out);
		else
			fprintf(out, "%*s", width, "");
	}
	terminal_print(out, fault->warning ? TERMINAL_NOTE : TERMINAL_ERROR, "^", 1);
	fputc('\n', out);
}
