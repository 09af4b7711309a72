/* fault.c - rows of faults in an arena of their own; running out of memory is itself a fault that needs none. */
#include "base/fault.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { WORDS = 2048 };

void faults_init(struct faults *faults)
{
	*faults = (struct faults){0};
	arena_init(&faults->arena);
}

void faults_init_like(struct faults *faults, const struct faults *other)
{
	faults_init(faults);
	faults->translate = other->translate;
	faults->is_chinese = other->is_chinese;
	faults->roots = other->roots;
}

void faults_free(struct faults *faults)
{
	arena_free(&faults->arena);
	*faults = (struct faults){0};
}

const char *faults_word(const struct faults *faults, const char *sentence)
{
	return faults->translate && *sentence ? faults->translate(sentence) : sentence;
}

static const char *words_of(struct faults *faults, const char *format, va_list arguments)
{
	char words[WORDS];
	vsnprintf(words, sizeof words, faults_word(faults, format), arguments);
	return arena_string(&faults->arena, words);
}

const char *faults_say(struct faults *faults, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	const char *words = words_of(faults, format, arguments);
	va_end(arguments);
	return words ? words : "";
}

static void row_add(struct faults *faults, struct fault fault, const char *what, va_list arguments)
{
	if (faults->count == faults->capacity) {
		int capacity = faults->capacity ? 2 * faults->capacity : 16;
		struct fault *rows = arena_rows(&faults->arena, capacity, struct fault);
		if (!rows)
			return;
		if (faults->count)
			memcpy(rows, faults->rows, (size_t)faults->count * sizeof *rows);
		faults->rows = rows;
		faults->capacity = capacity;
	}
	fault.what = words_of(faults, what, arguments);
	fault.help = fault.help ? arena_string(&faults->arena, faults_word(faults, fault.help)) : NULL;
	fault.place.file = fault.place.file ? arena_string(&faults->arena, fault.place.file) : NULL;
	if (fault.what)
		faults->rows[faults->count++] = fault;
}

enum status fault_add(struct faults *faults, struct place place, const char *help, const char *what, ...)
{
	va_list arguments;
	va_start(arguments, what);
	row_add(faults, (struct fault){.place = place, .help = help}, what, arguments);
	va_end(arguments);
	faults->error_count++;
	if (faults->worst == STATUS_OK)
		faults->worst = STATUS_FAULT;
	return STATUS_FAULT;
}

void fault_warn(struct faults *faults, struct place place, const char *help, const char *what, ...)
{
	va_list arguments;
	va_start(arguments, what);
	row_add(faults, (struct fault){.place = place, .help = help, .warning = true}, what, arguments);
	va_end(arguments);
	faults->warning_count++;
}

enum status fault_world(struct faults *faults, const char *what, ...)
{
	va_list arguments;
	va_start(arguments, what);
	row_add(faults, (struct fault){0}, what, arguments);
	va_end(arguments);
	faults->error_count++;
	faults->worst = STATUS_WORLD;
	return STATUS_WORLD;
}

enum status faults_status(const struct faults *faults)
{
	return faults->worst;
}

static int place_compare(const struct place *a, const struct place *b)
{
	int order = strcmp(a->file ? a->file : "", b->file ? b->file : "");
	if (order)
		return order;
	return a->line != b->line ? a->line - b->line : a->column - b->column;
}

void faults_sort(struct faults *faults)
{
	for (int i = 1; i < faults->count; i++) { /* insertion: few rows, and equals keep their order */
		struct fault row = faults->rows[i];
		int j = i;
		for (; j > 0 && place_compare(&faults->rows[j - 1].place, &row.place) > 0; j--)
			faults->rows[j] = faults->rows[j - 1];
		faults->rows[j] = row;
	}
}

const char *fault_line(struct faults *faults, const struct fault *fault)
{
	const struct place *place = &fault->place;
	const char *where = "";
	if (place->file && place->line > 0)
		where = arena_format(&faults->arena, "%s:%d:%d: ", place->file, place->line, place->column);
	else if (place->file)
		where = arena_format(&faults->arena, "%s: ", place->file);
	const char *kind = faults_word(faults, fault->warning ? N_("note: ") : N_("error: ")), *help = faults_word(faults, N_("; help: "));
	const char *line = arena_format(&faults->arena, "%s%s%s%s%s", where ? where : "", kind, fault->what, fault->help ? help : "",
		fault->help ? fault->help : "");
	return line ? line : fault->what;
}
