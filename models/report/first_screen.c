/* first_screen.c - the headline as a page of a terminal: what was asked, the table, what it means. */
#include "report/first_screen.h"

#include <string.h>

#include "report/lines_table.h"
#include "report/words.h"
#include "show/paragraph.h"
#include "show/table.h"

enum { GAP = 2, OPTIONS_ALWAYS = 5, COLUMN_LEAST = 10, HANGING = 2 };

static const char *label_words(const struct headline *headline, const struct headline_row *row, struct arena *arena)
{
	return arena_format(arena, headline->is_chinese ? "%s%s(%s)" : "%s%s (%s)", row->is_part ? "  " : "", row->label, row->unit);
}

/* The string cut to `columns`, an ellipsis at its end when it was longer. */
static const char *cut(const char *string, int columns, struct arena *arena)
{
	if (text_width(string) <= columns)
		return string;
	char *kept = arena_format(arena, "%s…", string);
	for (const char *at = string, *next = string; kept && text_next(&next); at = next) {
		size_t bytes = (size_t)(next - string);
		char end = kept[bytes];
		kept[bytes] = '\0';
		if (text_width(kept) >= columns) { /* with this character there would be no column left for the ellipsis */
			strcpy(kept + (at - string), "…");
			return kept;
		}
		kept[bytes] = end;
	}
	return kept;
}

/* Words of the table before they are laid out: [row][column], the label in column 0; rows 0 and 1 name the options. */
struct grid {
	int row_count, column_count, gap, width; /* width: of every option's column */
	const char **cells;
};

static const char **grid_at(const struct grid *grid, int row, int column)
{
	return &grid->cells[row * grid->column_count + column];
}

static int grid_width(const struct grid *grid, int first_column, int last_column)
{
	int widest = 0;
	for (int row = 0; row < grid->row_count; row++)
		for (int column = first_column; column <= last_column; column++) {
			int width = text_width(*grid_at(grid, row, column));
			widest = width > widest ? width : widest;
		}
	return widest;
}

/* How many options fit beside each other, how far apart. Five always stand there, their names cut if need be. */
static int options_fit(struct grid *grid, int options)
{
	int room = FIRST_SCREEN_COLUMNS - grid_width(grid, 0, 0);
	for (;; options--) {
		int widest = grid_width(grid, 1, options), share = room / options;
		grid->gap = share >= widest + GAP ? GAP : 1;
		if (share > widest || options <= OPTIONS_ALWAYS) {
			int most = share - grid->gap;
			grid->width = widest > COLUMN_LEAST ? widest : COLUMN_LEAST;
			grid->width = grid->width < most ? grid->width : most;
			return options;
		}
	}
}

static enum status grid_build(const struct headline *headline, struct grid *grid, struct arena *arena)
{
	*grid = (struct grid){.row_count = 2 + headline->row_count, .column_count = 1 + headline->option_count};
	grid->cells = arena_rows(arena, grid->row_count * grid->column_count, const char *);
	if (!grid->cells)
		return STATUS_WORLD;
	*grid_at(grid, 0, 0) = "";
	*grid_at(grid, 1, 0) = _("in brief");
	for (int row = 0; row < headline->row_count; row++)
		*grid_at(grid, 2 + row, 0) = label_words(headline, &headline->rows[row], arena);
	for (int i = 0; i < headline->option_count; i++) {
		*grid_at(grid, 0, 1 + i) = headline->options[i].label;
		*grid_at(grid, 1, 1 + i) = headline->options[i].brief;
		for (int row = 0; row < headline->row_count; row++)
			*grid_at(grid, 2 + row, 1 + i) = headline_words(&headline->rows[row].cells[i], arena);
	}
	for (int i = 0; i < grid->row_count * grid->column_count; i++)
		if (!grid->cells[i])
			return STATUS_WORLD;
	return STATUS_OK;
}

/* Adds the table; *shown is the number of options there was room for. */
static enum status table_add(const struct headline *headline, struct arena *arena, struct text *out, int *shown)
{
	struct grid grid;
	struct table table;
	if (grid_build(headline, &grid, arena) != STATUS_OK)
		return STATUS_WORLD;
	*shown = options_fit(&grid, headline->option_count);
	if (table_init(&table, arena, 1 + *shown) != STATUS_OK)
		return STATUS_WORLD;
	table.gap = grid.gap;
	for (int row = 0; row < grid.row_count; row++) {
		for (int column = 1; column <= *shown; column++) {
			const char **cell = grid_at(&grid, row, column);
			*cell = cut(*cell, grid.width, arena);
			if (row == 0 && *cell) /* the heading is filled up, so that all columns are equally wide */
				*cell = arena_format(arena, "%s%*s", *cell, grid.width - text_width(*cell), "");
		}
		if (table_row(&table, grid_at(&grid, row, 0)) != STATUS_OK)
			return STATUS_WORLD;
	}
	table_write(&table, TABLE_TEXT, out);
	return STATUS_OK;
}

/* -- the lines around it --------------------------------------------------------------------------------------------- */

static void question_add(const struct headline *headline, struct text *out)
{
	if (*headline->question && text_width(headline->question) + GAP + text_width(headline->size) <= FIRST_SCREEN_COLUMNS) {
		text_addf(out, "%s%*s%s\n", headline->question, GAP, "", headline->size);
	} else {
		paragraph_add(out, headline->question, FIRST_SCREEN_COLUMNS, 0, 1);
		paragraph_add(out, headline->size, FIRST_SCREEN_COLUMNS, 0, 1);
	}
}

/* The setting gives way where there is no room for both. */
static void inputs_add(const struct headline *headline, struct arena *arena, struct text *out)
{
	const char *blank = headline->is_chinese ? "" : " ";
	int room = FIRST_SCREEN_COLUMNS - text_width(headline->inputs) - text_width(blank);
	const char *setting = cut(headline->setting, room, arena);
	text_addf(out, "%s%s%s\n", setting ? setting : "", blank, headline->inputs);
}

bool first_screen_is_of_queues(const struct result_set *set)
{
	static const char *const others[] = {"services_on_time", "tasks_done_well"};
	bool is_alone = set->line_measure_count > 0;
	for (int i = 0; i < 2; i++) {
		int measure = result_measure_index(set, others[i]);
		is_alone &= measure < 0 || !result_is_known(set, measure);
	}
	for (int line = 0; is_alone && line < set->line_count; line++)
		if (lines_table_is_known(set, line))
			return true;
	return false;
}

static void next_add(const struct headline *headline, const char *keeps, int shown, struct text *out)
{
	const char *file = keeps ? keeps : _("RESULT.h5");
	if (!keeps)
		text_addf(out, _("Next: the same command with -o %s keeps the results.\n"), file);
	else if (headline->set->point_count == 1 || first_screen_is_of_queues(headline->set))
		text_addf(out, _("Next, each kind of work by itself: jianfu compare %s --lines\n"), file);
	else if (shown < headline->set->point_count)
		text_addf(out, _("%d of %d options shown. All: jianfu compare %s --full\n"), shown, headline->set->point_count, file);
	else
		text_addf(out, _("Next: jianfu compare %s --full\n"), file);
}

static int lines_in(const struct text *text)
{
	int lines = 0;
	for (const char *at = words_in(text); (at = strchr(at, '\n')); at++)
		lines++;
	return lines;
}

/* What stands below the table when options are compared. What to choose gives way to what it rests on. */
static enum status words_add(const struct headline *headline, int shown, struct arena *arena, struct text *out)
{
	const char *legend = headline_legend(headline, shown, arena);
	struct text below;
	text_init(&below);
	paragraph_add(&below, headline->spread, FIRST_SCREEN_COLUMNS, HANGING, 2);
	paragraph_add(&below, headline->turns, FIRST_SCREEN_COLUMNS, HANGING, 2);
	paragraph_add(&below, headline->measure_first, FIRST_SCREEN_COLUMNS, HANGING, 2);
	paragraph_add(&below, legend ? legend : "", FIRST_SCREEN_COLUMNS, HANGING, 3);
	int room = FIRST_SCREEN_LINES - 1 - lines_in(out) - lines_in(&below);
	if (room > 3) {
		text_add(out, "\n");
		room--;
	}
	paragraph_add(out, headline->choose, FIRST_SCREEN_COLUMNS, HANGING, room < 1 ? 1 : room < 3 ? room : 3);
	text_add(out, words_in(&below));
	bool fine = legend && !below.failed;
	text_free(&below);
	return fine ? STATUS_OK : STATUS_WORLD;
}

enum status first_screen_write(const struct headline *headline, const char *file, struct arena *arena, struct text *out)
{
	const struct result_set *set = headline->set;
	int shown = 0;
	question_add(headline, out);
	inputs_add(headline, arena, out);
	text_add(out, "\n");
	bool of_queues = first_screen_is_of_queues(set), compares = set->point_count > 1 && !of_queues;
	struct full_table lines = {.set = set, .baseline = set->baseline, .format = TABLE_TEXT, .is_chinese = headline->is_chinese};
	enum status status = of_queues ? lines_table_write(&lines, arena, out) : table_add(headline, arena, out, &shown);
	if (status == STATUS_OK && compares) {
		status = words_add(headline, shown, arena, out);
	} else if (status == STATUS_OK) {
		const char *runs = headline_runs(headline, arena);
		text_add(out, "\n");
		paragraph_add(out, headline->spread, FIRST_SCREEN_COLUMNS, HANGING, 2);
		paragraph_add(out, runs ? runs : "", FIRST_SCREEN_COLUMNS, HANGING, 3);
		status = runs ? status : STATUS_WORLD;
	}
	if (status == STATUS_OK)
		next_add(headline, file, shown, out);
	return out->failed ? STATUS_WORLD : status;
}

enum status first_screen_print(const struct result_set *set, const char *file, bool is_chinese, struct arena *arena, struct text *out)
{
	struct headline headline;
	enum status status = headline_build(&headline, set, is_chinese, arena);
	return status == STATUS_OK ? first_screen_write(&headline, file, arena, out) : status;
}
