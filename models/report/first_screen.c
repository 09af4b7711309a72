/* first_screen.c - the page in three parts: what was asked, the table, what it means. */
#include "report/first_screen.h"

#include <limits.h>
#include <math.h>
#include <string.h>

#include "report/advice.h"
#include "report/lasting.h"
#include "report/lines_table.h"
#include "report/number.h"
#include "report/turning.h"
#include "report/words.h"
#include "show/decide.h"
#include "show/paragraph.h"
#include "show/table.h"

enum { GAP = 2, OPTIONS_ALWAYS = 5, COLUMN_LEAST = 10, HANGING = 2, MEASURED_FIRST = 3 };

enum row_kind { PLAIN, SIGNED, LASTING };

/* The rows in their order; the unit follows from the measure. */
static const struct row {
	const char *measure, *label_en, *label_zh;
	bool is_part; /* "of which": of the row above */
	enum row_kind kind;
} rows[] = {
	{"services_on_time", "Services to residents on time", "服务居民按时到位", false, PLAIN},
	{"requests_on_time", "of which requests", "其中诉求按时办结", true, PLAIN},
	{"hours_with_residents", "With residents", "面向居民", false, PLAIN},
	{"admin_demanded", "Admin hours demanded", "压下来的行政工时", false, PLAIN},
	{"past_gate", "of which past the gate", "其中绕过准入下来的", true, PLAIN},
	{"admin_worked", "Admin hours worked", "实际干的行政工时", false, PLAIN},
	{"for_show", "Done only for show", "应付了事", false, PLAIN},
	{"tasks_done_well", "Departments' tasks done well", "上级任务按质按时落实", false, PLAIN},
	{"overtime", "Overtime", "加班", false, PLAIN},
	{"relief_lasts", "Relief lasts", "减负效果保持", false, LASTING},
	{"extra_cost", "Extra cost", "新增开支", false, PLAIN},
	{"worth_workers", "Worth as many extra workers", "相当于增加社工", false, SIGNED},
};
enum { ROWS = sizeof rows / sizeof *rows };

static const char *const mark_names[][2] = {
	[COMPARE_BETTER] = {"B", "优"}, [COMPARE_WORSE] = {"W", "劣"}, [COMPARE_SAME] = {"=", "平"}, [COMPARE_UNCLEAR] = {"~", "~"},
};

enum status first_screen_measures(const struct result_set *set, struct arena *arena, int **measures, int *count)
{
	*count = 0;
	*measures = arena_rows(arena, ROWS, int);
	if (!*measures)
		return STATUS_WORLD;
	for (int i = 0; i < ROWS; i++) {
		int measure = result_measure_index(set, rows[i].measure);
		if (measure >= 0 && result_is_known(set, measure))
			(*measures)[(*count)++] = measure;
	}
	return STATUS_OK;
}

static const struct row *row_of(const struct result_measure *measure)
{
	for (int i = 0; i < ROWS; i++)
		if (strcmp(rows[i].measure, measure->name) == 0)
			return &rows[i];
	return NULL;
}

/* -- the table ------------------------------------------------------------------------------------------------------- */

/* Options in the order of the columns: the baseline, then the others as the scenario has them. */
static int point_at(const struct first_screen *screen, int column)
{
	int baseline = screen->comparison->baseline;
	return column == 0 ? baseline : column <= baseline ? column - 1 : column;
}

static const char *cell_words(const struct first_screen *screen, int m, int point, struct arena *arena)
{
	int measure = screen->comparison->measures[m];
	const struct result_measure *plate = &screen->set->measures[measure];
	const struct compare_cell *cell = compare_at(screen->comparison, m, point);
	const struct row *row = row_of(plate);
	const char *mark = mark_names[cell->verdict < COMPARE_NEUTRAL ? cell->verdict : COMPARE_BASELINE][screen->is_chinese];
	bool is_open = !compare_holds(cell) && (cell->verdict == COMPARE_BETTER || cell->verdict == COMPARE_WORSE);
	const char *value;
	if (row && row->kind == LASTING) {
		struct lasting lasting = lasting_of(screen->set, measure, point, arena);
		value = lasting_words(&lasting, screen->is_chinese, arena);
		mark = NULL;
	} else {
		value = number_words(cell->value.mean, plate->decimals, row && row->kind == SIGNED, screen->is_chinese, arena);
	}
	return mark ? arena_format(arena, "%s %s%s", value, mark, is_open ? "?" : "") : value;
}

static const char *label_words(const struct first_screen *screen, int m, struct arena *arena)
{
	const struct result_measure *plate = &screen->set->measures[screen->comparison->measures[m]];
	const struct row *row = row_of(plate);
	const char *label = words_of(screen->is_chinese, plate->name_en, plate->name_zh);
	const char *unit = words_of(screen->is_chinese, plate->unit, plate->unit_zh);
	if (row)
		label = words_of(screen->is_chinese, row->label_en, row->label_zh);
	return arena_format(arena, screen->is_chinese ? "%s%s(%s)" : "%s%s (%s)", row && row->is_part ? "  " : "", label, unit);
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

static enum status grid_build(const struct first_screen *screen, struct grid *grid, struct arena *arena)
{
	const struct result_set *set = screen->set;
	*grid = (struct grid){.row_count = 2 + screen->comparison->measure_count, .column_count = 1 + set->point_count};
	grid->cells = arena_rows(arena, grid->row_count * grid->column_count, const char *);
	if (!grid->cells)
		return STATUS_WORLD;
	*grid_at(grid, 0, 0) = "";
	*grid_at(grid, 1, 0) = _("in brief");
	for (int m = 0; m < screen->comparison->measure_count; m++)
		*grid_at(grid, 2 + m, 0) = label_words(screen, m, arena);
	for (int column = 0; column < set->point_count; column++) {
		int p = point_at(screen, column);
		const struct result_point *point = &set->points[p];
		const char *brief = words_of(screen->is_chinese, point->brief_en, point->brief_zh);
		*grid_at(grid, 0, 1 + column) = words_of(screen->is_chinese, point->label_en, point->label_zh);
		*grid_at(grid, 1, 1 + column) = p == screen->comparison->baseline && !*brief ? _("(baseline)") : brief;
		for (int m = 0; m < screen->comparison->measure_count; m++)
			*grid_at(grid, 2 + m, 1 + column) = cell_words(screen, m, p, arena);
	}
	for (int i = 0; i < grid->row_count * grid->column_count; i++)
		if (!grid->cells[i])
			return STATUS_WORLD;
	return STATUS_OK;
}

/* Adds the table; *shown is the number of options there was room for. */
static enum status table_add(const struct first_screen *screen, struct arena *arena, struct text *out, int *shown)
{
	struct grid grid;
	struct table table;
	if (grid_build(screen, &grid, arena) != STATUS_OK)
		return STATUS_WORLD;
	*shown = options_fit(&grid, screen->set->point_count);
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

static void question_add(const struct first_screen *screen, struct text *out)
{
	const struct result_set *set = screen->set;
	const char *question = words_of(screen->is_chinese, set->question_en, set->question_zh);
	struct text size;
	text_init(&size);
	text_addf(&size, _("%s: "), words_of(screen->is_chinese, set->title_en, set->title_zh));
	text_addf(&size, ngettext("%d community, ", "%d communities, ", (unsigned long)set->place_count), set->place_count);
	text_addf(&size, ngettext("%d worker, ", "%d workers, ", (unsigned long)set->worker_count), set->worker_count);
	text_addf(&size, _("%g y"), round(10 * set->horizon_years) / 10);
	if (*question && text_width(question) + GAP + text_width(words_in(&size)) <= FIRST_SCREEN_COLUMNS) {
		text_addf(out, "%s%*s%s\n", question, GAP, "", words_in(&size));
	} else {
		paragraph_add(out, question, FIRST_SCREEN_COLUMNS, 0, 1);
		paragraph_add(out, words_in(&size), FIRST_SCREEN_COLUMNS, 0, 1);
	}
	text_free(&size);
}

/* Whether a sentence has its end, in either language. */
static bool is_ended(const char *sentence)
{
	static const char *const ends[] = {".", "!", "?", "。", "！", "？", "…"};
	size_t length = strlen(sentence);
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (length >= strlen(ends[i]) && strcmp(sentence + length - strlen(ends[i]), ends[i]) == 0)
			return true;
	return false;
}

/* The setting gives way where there is no room for both. */
static void inputs_add(const struct first_screen *screen, struct arena *arena, struct text *out)
{
	const struct result_set *set = screen->set;
	const char *setting = words_of(screen->is_chinese, set->setting_en, set->setting_zh);
	struct text inputs;
	text_init(&inputs);
	text_addf(&inputs, _(" Of %d inputs %d have a source, %d are assumed.\n"), set->sourced_count + set->assumed_count, set->sourced_count,
		set->assumed_count);
	setting = *setting ? setting : _("Settings as stated; no real community is judged.");
	setting = cut(setting, FIRST_SCREEN_COLUMNS - text_width(words_in(&inputs)) - (is_ended(setting) ? 0 : 2), arena);
	text_add(out, setting ? setting : "");
	if (setting && !is_ended(setting))
		text_add(out, screen->is_chinese ? "。" : ".");
	text_add(out, words_in(&inputs));
	text_free(&inputs);
}

/* How many runs the shown cells ask for, from the least to the most; most = 0 when all are decided. */
static void runs_needed(const struct first_screen *screen, int shown, int *least, int *most)
{
	*least = INT_MAX;
	*most = 0;
	for (int m = 0; m < screen->comparison->measure_count; m++)
		for (int column = 0; column < shown; column++) {
			int needed = compare_at(screen->comparison, m, point_at(screen, column))->replications_needed;
			*most = needed > *most ? needed : *most;
			*least = needed > 0 && needed < *least ? needed : *least;
		}
}

static void unclear_add(const struct first_screen *screen, int shown, struct text *out)
{
	int least, most;
	runs_needed(screen, shown, &least, &most);
	if (most == INT_MAX)
		text_add(out, _("~: more runs needed; "));
	else if (most > least)
		text_addf(out, _("~: more runs needed, about %d to %d; "), least, most);
	else if (most > 0)
		text_addf(out, _("~: more runs needed, about %d; "), most);
}

static void runs_add(const struct first_screen *screen, struct text *out)
{
	int runs = screen->set->replication_count;
	text_addf(out, ngettext("%d run alone.", "means of %d runs.", (unsigned long)runs), runs);
}

static void legend_add(const struct first_screen *screen, int shown, struct text *out)
{
	if (screen->set->screen.point_count >= RESULT_SCREEN_LEAST)
		text_add(out, _("B/W: better/worse than the baseline in 95 of 100 cases when assumptions vary in their ranges; ?: they decide; "));
	else if (screen->set->screen.point_count > 0)
		text_addf(out, _("B/W: better/worse than the baseline beyond chance (95%%, all marks together); ?: screened at %d points alone, %d can tell; "),
			screen->set->screen.point_count, RESULT_SCREEN_LEAST);
	else
		text_add(out, _("B/W: better/worse than the baseline beyond chance (95%, all marks together); ?: not yet screened, "
			"assumptions may turn it over; "));
	text_add(out, _("=: too small to matter; "));
	unclear_add(screen, shown, out);
	if (result_measure_index(screen->set, "relief_lasts") >= 0)
		text_add(out, _("(..): 95 of 100 runs; "));
	runs_add(screen, out);
}

/* A study of queues: lines of work of its own, no residents and no mandates. */
static bool is_of_queues(const struct result_set *set)
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

static void next_add(const struct first_screen *screen, int shown, struct text *out)
{
	const char *file = screen->file ? screen->file : _("RESULT.h5");
	if (!screen->file)
		text_addf(out, _("Next: the same command with -o %s keeps the results.\n"), file);
	else if (screen->set->point_count == 1 || is_of_queues(screen->set))
		text_addf(out, _("Next, each kind of work by itself: jianfu compare %s --lines\n"), file);
	else if (shown < screen->set->point_count)
		text_addf(out, _("%d of %d options shown. All: jianfu compare %s --full\n"), shown, screen->set->point_count, file);
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

/* What assumptions decide: where the verdict turns over, and what to measure first. */
static enum status assumptions_add(const struct first_screen *screen, struct arena *arena, struct text *out)
{
	const struct result_screen *screened = &screen->set->screen;
	double *weights = arena_rows(arena, screened->factor_count + 1, double);
	struct text words;
	text_init(&words);
	enum status status = weights ? turning_write(screen, arena, &words) : STATUS_WORLD;
	paragraph_add(out, words_in(&words), FIRST_SCREEN_COLUMNS, HANGING, 2);
	text_clear(&words);
	if (status == STATUS_OK)
		status = decide_weights(screen->set, screen->comparison, arena, weights);
	if (status == STATUS_OK)
		status = turning_weigh(screen, arena, weights);
	if (status == STATUS_OK)
		status = turning_measure(screened->factors, screened->bounds, weights, screened->factor_count, MEASURED_FIRST, false, screen->is_chinese, arena, &words);
	paragraph_add(out, words_in(&words), FIRST_SCREEN_COLUMNS, HANGING, 2);
	status = words.failed ? STATUS_WORLD : status;
	text_free(&words);
	return status;
}

/* What stands below the table when options are compared. What to choose gives way to what it rests on. */
static enum status words_add(const struct first_screen *screen, int shown, struct arena *arena, struct text *out)
{
	struct text words, below;
	text_init(&words);
	text_init(&below);
	enum status status = screen->set->screen.point_count > 0 ? assumptions_add(screen, arena, &below) : STATUS_OK;
	legend_add(screen, shown, &words);
	paragraph_add(&below, words_in(&words), FIRST_SCREEN_COLUMNS, HANGING, 3);
	text_clear(&words);
	int room = FIRST_SCREEN_LINES - 1 - lines_in(out) - lines_in(&below);
	if (room > 3) {
		text_add(out, "\n");
		room--;
	}
	if (status == STATUS_OK)
		status = advice_write(screen, arena, &words);
	paragraph_add(out, words_in(&words), FIRST_SCREEN_COLUMNS, HANGING, room < 1 ? 1 : room < 3 ? room : 3);
	text_add(out, words_in(&below));
	status = words.failed || below.failed ? STATUS_WORLD : status;
	text_free(&words);
	text_free(&below);
	return status;
}

enum status first_screen_write(const struct first_screen *screen, struct arena *arena, struct text *out)
{
	struct text runs;
	int shown = 0;
	text_init(&runs);
	question_add(screen, out);
	inputs_add(screen, arena, out);
	text_add(out, "\n");
	bool of_queues = is_of_queues(screen->set), compares = screen->set->point_count > 1 && !of_queues;
	struct full_table lines = {.set = screen->set, .baseline = screen->set->baseline, .format = TABLE_TEXT, .is_chinese = screen->is_chinese};
	enum status status = of_queues ? lines_table_write(&lines, arena, out) : table_add(screen, arena, out, &shown);
	if (status == STATUS_OK && compares) {
		status = words_add(screen, shown, arena, out);
	} else if (status == STATUS_OK) {
		text_add(out, "\n");
		runs_add(screen, &runs);
		paragraph_add(out, words_in(&runs), FIRST_SCREEN_COLUMNS, HANGING, 3);
	}
	if (status == STATUS_OK)
		next_add(screen, shown, out);
	status = runs.failed || out->failed ? STATUS_WORLD : status;
	text_free(&runs);
	return status;
}

enum status first_screen_print(const struct result_set *set, const char *file, bool is_chinese, struct arena *arena, struct text *out)
{
	struct comparison comparison;
	int *measures, count;
	enum status status = first_screen_measures(set, arena, &measures, &count);
	if (status == STATUS_OK)
		status = compare_build(&comparison, arena, set, measures, count, set->baseline);
	return status == STATUS_OK ? first_screen_write(&(struct first_screen){set, &comparison, file, is_chinese}, arena, out) : status;
}
