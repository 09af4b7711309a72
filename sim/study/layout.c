/* layout.c - the pieces of a result file in their order: coordinates, the study, one variable for each measure. */
#include "study/layout.h"

#include <stdio.h>
#include <string.h>

static const char FORMAT[] = "result set 3";
static const char POINT_LABELS[] = "point_label_en point_label_zh";
static const char ORIGIN_LABELS[] = "point_label_en point_label_zh origin_label_en origin_label_zh";
static const char LINE_LABELS[] = "point_label_en point_label_zh line_label_en line_label_zh";
static const char SOURCE_LABELS[] = "point_label_en point_label_zh kind_label_en kind_label_zh department_label_en department_label_zh";
static const char USE_LABELS[] = "point_label_en point_label_zh use_label_en use_label_zh use_group";
static const char NEED_LABELS[] = "point_label_en point_label_zh need_label_en need_label_zh need_group";
static const char *const endings[RESULT_ENDINGS] = {"closed_by_wait", "given_up_by_wait", "open_by_wait"};

enum dimension { POINT, REPLICATION, MONTH, PLACE, LINE, ORIGIN, MEASURE, LINE_MEASURE, ORIGIN_MEASURE, SCREEN_POINT, FACTOR,
	KIND, DEPARTMENT, USE, NEED, NEED_MEASURE, WAIT, HAPPENING, DISTRICT };
_Static_assert((int)DISTRICT < LAYOUT_ANNEXES - 2, "room for the tables and their columns");
enum { NAME_BYTES = 256, HISTORY_BYTES = 1024 };

static bool is_screened(const struct result_set *set)
{
	return set->screen.point_count > 0 && set->screen.factor_count > 0;
}

void layout_format(struct layout *layout, const char *wanted)
{
	const char *format = wanted;
	layout_text(layout, "format", &format);
	if (strcmp(format, wanted) != 0)
		layout_fail(layout, "format");
}

/* Communities, or districts. */
static void places_walk(struct layout *layout, struct result_set *set)
{
	int communities = set->district_count ? 0 : set->place_count, districts = set->place_count - communities;
	layout_dimension(layout, PLACE, "place", 0, &communities);
	layout_dimension(layout, DISTRICT, "district", 0, &districts);
	set->place_count = communities ? communities : districts;
	if (!layout_is_writing(layout))
		set->district_count = districts;
}

static void dimensions_walk(struct layout *layout, struct result_set *set)
{
	layout_dimension(layout, POINT, "point", 1, &set->point_count);
	layout_dimension(layout, REPLICATION, "replication", 1, &set->replication_count);
	layout_dimension(layout, MONTH, "month", 0, &set->month_count);
	places_walk(layout, set);
	layout_dimension(layout, LINE, "line", 0, &set->line_count);
	layout_dimension(layout, ORIGIN, "origin", 0, &set->origin_count);
	layout_dimension(layout, MEASURE, "measure", 0, &set->measure_count);
	layout_dimension(layout, LINE_MEASURE, "line_measure", 0, &set->line_measure_count);
	layout_dimension(layout, SCREEN_POINT, "screen_point", 0, &set->screen.point_count);
	layout_dimension(layout, FACTOR, "factor", 0, &set->screen.factor_count);
	layout_dimension(layout, ORIGIN_MEASURE, "origin_measure", 0, &set->origin_measure_count);
	layout_dimension(layout, KIND, "kind", 0, &set->kind_count);
	layout_dimension(layout, DEPARTMENT, "department", 0, &set->department_count);
	layout_dimension(layout, USE, "use", 0, &set->use_count);
	layout_dimension(layout, NEED, "need", 0, &set->need_count);
	layout_dimension(layout, NEED_MEASURE, "need_measure", 0, &set->need_measure_count);
	layout_dimension(layout, WAIT, "wait", 0, &set->wait_count);
	layout_dimension(layout, HAPPENING, "happening", 0, &set->happening_count);
}

void layout_study(struct layout *layout, struct result_set *set)
{
	char history[HISTORY_BYTES];
	snprintf(history, sizeof history, "%s: %s, seed %llu, %d options x %d replications", set->program ? set->program : "",
		set->scenario_file ? set->scenario_file : "", (unsigned long long)set->seed, set->point_count, set->replication_count);
	layout_note(layout, "Conventions", "ACDD-1.3");
	layout_text(layout, "title", &set->title_en);
	layout_text(layout, "title_zh", &set->title_zh);
	layout_text(layout, "question", &set->question_en);
	layout_text(layout, "question_zh", &set->question_zh);
	layout_text(layout, "setting", &set->setting_en);
	layout_text(layout, "setting_zh", &set->setting_zh);
	layout_note(layout, "history", history);
	layout_text(layout, "program", &set->program);
	layout_note(layout, "library", layout_library(layout));
	layout_count(layout, "seed", &set->seed);
	layout_text(layout, "start_date", &set->start_date);
	layout_double(layout, "horizon_years", &set->horizon_years);
	layout_int(layout, "workers", &set->worker_count);
	layout_int(layout, "inputs_sourced", &set->sourced_count);
	layout_int(layout, "inputs_assumed", &set->assumed_count);
	if (is_screened(set)) {
		layout_int(layout, "screen_drawn", &set->screen.drawn);
		layout_int(layout, "screen_fitting", &set->screen.fitting);
		layout_int(layout, "screen_tried", &set->screen.tried);
		layout_int(layout, "screen_places", &set->screen.place_count);
	}
	layout_int(layout, "baseline", &set->baseline);
	if (set->baseline < 0 || set->baseline >= set->point_count)
		layout_fail(layout, "baseline");
	layout_text(layout, "scenario_file", &set->scenario_file);
	layout_text(layout, "scenario_text", &set->scenario_text);
	layout_text(layout, "tables_read", &set->tables_read);
}

/* Room for what is about to be read. */
static void room_build(struct layout *layout, struct result_set *set)
{
	struct arena *arena = layout_arena(layout);
	set->points = arena_rows(arena, set->point_count, struct result_point);
	set->place_names = arena_rows(arena, set->place_count, const char *);
	set->line_names = arena_rows(arena, set->line_count, const char *);
	set->line_labels_en = arena_rows(arena, set->line_count, const char *);
	set->line_labels_zh = arena_rows(arena, set->line_count, const char *);
	set->origin_names = arena_rows(arena, set->origin_count, const char *);
	set->origin_labels_en = arena_rows(arena, set->origin_count, const char *);
	set->origin_labels_zh = arena_rows(arena, set->origin_count, const char *);
	set->origin_measures = arena_rows(arena, set->origin_measure_count, struct result_measure);
	set->measures = arena_rows(arena, set->measure_count, struct result_measure);
	set->line_measures = arena_rows(arena, set->line_measure_count, struct result_measure);
	set->screen.factors = arena_rows(arena, set->screen.factor_count, struct result_factor);
	set->kinds = arena_rows(arena, set->kind_count, struct result_name);
	set->departments = arena_rows(arena, set->department_count, struct result_name);
	set->uses = arena_rows(arena, set->use_count, struct result_name);
	set->needs = arena_rows(arena, set->need_count, struct result_name);
	set->happenings = arena_rows(arena, set->happening_count, struct result_name);
	set->need_measures = arena_rows(arena, set->need_measure_count, struct result_measure);
	set->wait_ends = arena_rows(arena, set->wait_count, double);
	if (!set->kinds || !set->departments || !set->uses || !set->needs || !set->happenings || !set->need_measures || !set->wait_ends)
		layout_fail(layout, "memory");
	if (!set->screen.factors || result_screen_build(set, arena) != STATUS_OK)
		layout_fail(layout, "memory");
	if (!set->points || !set->place_names || !set->line_names || !set->line_labels_en || !set->line_labels_zh || !set->measures
		|| !set->line_measures || !set->origin_names || !set->origin_labels_en || !set->origin_labels_zh || !set->origin_measures
		|| result_build(set, arena) != STATUS_OK)
		layout_fail(layout, "memory");
}

/* Names of a dimension, as it is called, and their labels. */
static void names_walk(struct layout *layout, const char *dimension_name, int dimension, const struct result_name *names, bool has_groups)
{
	struct result_name *first = (struct result_name *)names;
	static const char *const suffixes[] = {"", "_label_en", "_label_zh", "_group"};
	const char **columns[] = {&first->name, &first->label_en, &first->label_zh, &first->group};
	char name[NAME_BYTES];
	for (int i = 0; i < (has_groups ? 4 : 3); i++) {
		snprintf(name, sizeof name, "%s%s", dimension_name, suffixes[i]);
		layout_column(layout, name, dimension, columns[i], sizeof *first);
	}
}

static void coordinates_walk(struct layout *layout, struct result_set *set)
{
	struct result_point *points = (struct result_point *)set->points;
	struct result_measure *measures = (struct result_measure *)set->measures;
	struct result_measure *line_measures = (struct result_measure *)set->line_measures;
	struct result_measure *origin_measures = (struct result_measure *)set->origin_measures;
	struct result_measure *need_measures = (struct result_measure *)set->need_measures;
	layout_column(layout, "point", POINT, &points->name, sizeof *points);
	layout_index(layout, REPLICATION, 0, "replication; the same number means the same luck for every option");
	layout_index(layout, MONTH, 0, "month of the horizon; 0 begins on start_date");
	layout_column(layout, set->district_count ? "district" : "place", set->district_count ? DISTRICT : PLACE, (const char **)set->place_names, sizeof(const char *));
	layout_column(layout, "line", LINE, (const char **)set->line_names, sizeof(const char *));
	layout_column(layout, "origin", ORIGIN, (const char **)set->origin_names, sizeof(const char *));
	layout_column(layout, "measure", MEASURE, &measures->name, sizeof *measures);
	layout_column(layout, "line_measure", LINE_MEASURE, &line_measures->name, sizeof *line_measures);
	layout_column(layout, "origin_measure", ORIGIN_MEASURE, &origin_measures->name, sizeof *origin_measures);
	layout_column(layout, "point_label_en", POINT, &points->label_en, sizeof *points);
	layout_column(layout, "point_label_zh", POINT, &points->label_zh, sizeof *points);
	layout_column(layout, "point_brief_en", POINT, &points->brief_en, sizeof *points);
	layout_column(layout, "point_brief_zh", POINT, &points->brief_zh, sizeof *points);
	layout_column(layout, "line_label_en", LINE, (const char **)set->line_labels_en, sizeof(const char *));
	layout_column(layout, "line_label_zh", LINE, (const char **)set->line_labels_zh, sizeof(const char *));
	layout_column(layout, "origin_label_en", ORIGIN, (const char **)set->origin_labels_en, sizeof(const char *));
	layout_column(layout, "origin_label_zh", ORIGIN, (const char **)set->origin_labels_zh, sizeof(const char *));
	names_walk(layout, "kind", KIND, set->kinds, false);
	names_walk(layout, "department", DEPARTMENT, set->departments, false);
	names_walk(layout, "use", USE, set->uses, true);
	names_walk(layout, "need", NEED, set->needs, true);
	names_walk(layout, "happening", HAPPENING, set->happenings, false);
	layout_column(layout, "need_measure", NEED_MEASURE, &need_measures->name, sizeof *need_measures);
	layout_values(layout, "wait", 1, (int[]){WAIT}, (double *)set->wait_ends, 0, 1);
	if (set->wait_count > 0) {
		layout_note(layout, "units", "h");
		layout_note(layout, "long_name", "end of a step of waiting; the last is endless");
	}
}

/* Assumptions that were varied, and what the measures became. */
static void screen_walk(struct layout *layout, struct result_set *set)
{
	struct result_screen *screen = &set->screen;
	struct result_factor *factors = (struct result_factor *)screen->factors;
	static const char *const bounds[RESULT_BOUNDS] = {"factor_low", "factor_high", "factor_set", "factor_is_ratio"};
	char name[NAME_BYTES];
	layout_index(layout, SCREEN_POINT, 0, "point of the screen; inputs in factor_value");
	layout_column(layout, "factor", FACTOR, &factors->name, sizeof *factors);
	layout_column(layout, "factor_name_en", FACTOR, &factors->name_en, sizeof *factors);
	layout_column(layout, "factor_name_zh", FACTOR, &factors->name_zh, sizeof *factors);
	layout_column(layout, "factor_dimension", FACTOR, &factors->dimension, sizeof *factors);
	layout_column(layout, "factor_choices", FACTOR, &factors->choices, sizeof *factors);
	layout_column(layout, "factor_source", FACTOR, &factors->source, sizeof *factors);
	for (int i = 0; i < RESULT_BOUNDS; i++)
		layout_values(layout, bounds[i], 1, (int[]){FACTOR}, screen->bounds, i, RESULT_BOUNDS);
	layout_values(layout, "factor_value", 2, (int[]){SCREEN_POINT, FACTOR}, screen->values, 0, 1);
	for (int i = 0; i < set->measure_count; i++) {
		if (snprintf(name, sizeof name, "%s_by_screen", set->measures[i].name) >= NAME_BYTES)
			layout_fail(layout, set->measures[i].name);
		layout_values(layout, name, 2, (int[]){SCREEN_POINT, POINT}, screen->measures, i, set->measure_count);
	}
}

static void plate_walk(struct layout *layout, struct result_measure *measure, const char *labels)
{
	layout_text(layout, "units", &measure->unit);
	layout_text(layout, "units_zh", &measure->unit_zh);
	layout_text(layout, "long_name", &measure->name_en);
	layout_text(layout, "long_name_zh", &measure->name_zh);
	layout_int(layout, "better", &measure->better);
	layout_double(layout, "matters_from", &measure->matters_from);
	layout_double(layout, "precision_from", &measure->precision_from);
	layout_int(layout, "decimals", &measure->decimals);
	layout_note(layout, "coordinates", labels);
}

void layout_measures(struct layout *layout, const char *suffix, int rank, const int *dimensions, double *values, const struct result_measure *measures,
	int count, const char *labels)
{
	for (int i = 0; i < count; i++) {
		char name[NAME_BYTES];
		if (snprintf(name, sizeof name, "%s%s", measures[i].name, suffix) >= NAME_BYTES)
			layout_fail(layout, measures[i].name);
		layout_values(layout, name, rank, dimensions, values, i, count);
		plate_walk(layout, (struct result_measure *)&measures[i], labels);
	}
}

/* The measures of a set: over the horizon, by month, by place. */
static void measures_walk(struct layout *layout, struct result_set *set)
{
	const int run[] = {POINT, REPLICATION, MONTH}, place[] = {POINT, set->district_count ? DISTRICT : PLACE};
	layout_measures(layout, "", 2, run, set->horizon, set->measures, set->measure_count, POINT_LABELS);
	if (set->month_count > 0)
		layout_measures(layout, "_by_month", 3, run, set->monthly, set->measures, set->measure_count, POINT_LABELS);
	if (set->place_count > 0)
		layout_measures(layout, set->district_count ? "_by_district" : "_by_place", 2, place, set->by_place, set->measures, set->measure_count, POINT_LABELS);
}

static void sources_walk(struct layout *layout, struct result_set *set)
{
	const int dimensions[] = {POINT, KIND, DEPARTMENT};
	if (set->kind_count > 0 && set->department_count > 0)
		layout_measures(layout, "_by_source", 3, dimensions, set->by_source, set->origin_measures, set->origin_measure_count, SOURCE_LABELS);
}

/* What becomes of a worker's week. */
static void uses_walk(struct layout *layout, struct result_set *set)
{
	if (set->use_count == 0)
		return;
	layout_values(layout, "hours_by_use", 3, (int[]){POINT, REPLICATION, USE}, set->by_use, 0, 1);
	plate_walk(layout, &set->use_measure, USE_LABELS);
}

/* Requests by class and urgency: measures, and how many took how long. */
static void needs_walk(struct layout *layout, struct result_set *set)
{
	if (set->need_count == 0)
		return;
	layout_measures(layout, "_by_need", 3, (int[]){POINT, REPLICATION, NEED}, set->by_need, set->need_measures, set->need_measure_count, NEED_LABELS);
	uint64_t *counts = arena_rows(layout_arena(layout), (int64_t)set->point_count * set->need_count * set->wait_count, uint64_t);
	if (!counts)
		layout_fail(layout, "memory");
	for (int ending = 0; ending < RESULT_ENDINGS && layout_is_fine(layout) && set->wait_count > 0; ending++) {
		size_t row = (size_t)set->need_count * (size_t)set->wait_count;
		for (int p = 0; p < set->point_count; p++)
			memcpy(counts + (size_t)p * row, result_wait(set, p, (enum result_ending)ending, 0), row * sizeof *counts);
		layout_uints(layout, endings[ending], 3, (int[]){POINT, NEED, WAIT}, counts);
		layout_note(layout, "coordinates", NEED_LABELS);
		for (int p = 0; p < set->point_count; p++)
			memcpy(result_wait(set, p, (enum result_ending)ending, 0), counts + (size_t)p * row, row * sizeof *counts);
	}
}

void layout_walk(struct layout *layout, struct result_set *set)
{
	layout_format(layout, FORMAT);
	dimensions_walk(layout, set);
	layout_study(layout, set);
	if (set->district_count) {
		layout_int(layout, "districts", &set->district_count);
		layout_int(layout, "communities", &set->community_count);
	}
	if (layout_is_fine(layout) && !layout_is_writing(layout))
		room_build(layout, set);
	if (!layout_is_fine(layout))
		return;
	coordinates_walk(layout, set);
	measures_walk(layout, set);
	if (set->line_count > 0)
		layout_measures(layout, "_by_line", 3, (int[]){POINT, REPLICATION, LINE}, set->by_line, set->line_measures, set->line_measure_count, LINE_LABELS);
	if (is_screened(set))
		screen_walk(layout, set);
	if (set->origin_count > 0)
		layout_measures(layout, "_by_origin", 3, (int[]){POINT, REPLICATION, ORIGIN}, set->by_origin, set->origin_measures, set->origin_measure_count, ORIGIN_LABELS);
	sources_walk(layout, set);
	uses_walk(layout, set);
	needs_walk(layout, set);
	if (set->happening_count > 0 && set->month_count > 0) {
		layout_uints(layout, "happened", 3, (int[]){POINT, HAPPENING, MONTH}, set->by_happening);
		layout_note(layout, "long_name", "how often it happened in all replications together");
	}
	layout_annexes(layout, &set->annexes);
	layout_uints(layout, "digest", 2, (int[]){POINT, REPLICATION}, set->digest);
}
