/* layout_sweep.c - the pieces of a sweep's file in their order: the study, its factors, how each sample was set, one variable for each measure, with months and places where they are kept. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "study/layout.h"

static const char FORMAT[] = "sweep 1";
static const char OPTION_LABELS[] = "option_label_en option_label_zh";

enum dimension { SAMPLE, OPTION, REPLICATION, MEASURE, FACTOR, MONTH, PLACE };

static void dimensions_walk(struct layout *layout, struct sweep *sweep)
{
	struct result_set *about = &sweep->about;
	layout_dimension(layout, SAMPLE, "sample", 1, &sweep->count);
	layout_dimension(layout, OPTION, "option", 1, &about->point_count);
	layout_dimension(layout, REPLICATION, "replication", 1, &about->replication_count);
	layout_dimension(layout, MEASURE, "measure", 1, &about->measure_count);
	layout_dimension(layout, FACTOR, "factor", 0, &sweep->factor_count);
	layout_dimension(layout, MONTH, "month", 0, &about->month_count);
	layout_dimension(layout, PLACE, "place", 0, &about->place_count);
}

/* Room for what is about to be read. */
static void room_build(struct layout *layout, struct sweep *sweep)
{
	struct arena *arena = layout_arena(layout);
	sweep->about.points = arena_rows(arena, sweep->about.point_count, struct result_point);
	sweep->about.measures = arena_rows(arena, sweep->about.measure_count, struct result_measure);
	sweep->factors = arena_rows(arena, sweep->factor_count, struct sweep_factor);
	sweep->bounds = arena_rows(arena, sweep->factor_count * SWEEP_BOUNDS, double);
	sweep->about.place_names = arena_rows(arena, sweep->about.place_count, const char *);
	if (!sweep->about.place_names || !sweep->about.points || !sweep->about.measures || !sweep->factors || !sweep->bounds)
		layout_fail(layout, "memory");
}

static void design_walk(struct layout *layout, struct sweep *sweep)
{
	layout_text(layout, "design", &sweep->design);
	layout_int(layout, "samples", &sweep->sample_count);
	layout_int(layout, "first_sample", &sweep->first);
	layout_text(layout, "manifest", &sweep->manifest);
	if (sweep->first < 0 || sweep->count > sweep->sample_count - sweep->first)
		layout_fail(layout, "first_sample");
}

static void coordinates_walk(struct layout *layout, struct sweep *sweep)
{
	struct result_point *options = (struct result_point *)sweep->about.points;
	struct result_measure *measures = (struct result_measure *)sweep->about.measures;
	layout_index(layout, SAMPLE, sweep->first, "sample of the design, from 0; its inputs are the variables named like keys");
	layout_column(layout, "option", OPTION, &options->name, sizeof *options);
	layout_index(layout, REPLICATION, 0, "replication; the same number means the same luck for every option, and at every sample of the same seed");
	layout_column(layout, "measure", MEASURE, &measures->name, sizeof *measures);
	layout_index(layout, MONTH, 0, "month of the horizon; 0 begins on start_date");
	layout_column(layout, "place", PLACE, (const char **)sweep->about.place_names, sizeof(const char *));
	layout_column(layout, "option_label_en", OPTION, &options->label_en, sizeof *options);
	layout_column(layout, "option_label_zh", OPTION, &options->label_zh, sizeof *options);
	layout_column(layout, "option_brief_en", OPTION, &options->brief_en, sizeof *options);
	layout_column(layout, "option_brief_zh", OPTION, &options->brief_zh, sizeof *options);
}

static void factors_walk(struct layout *layout, struct sweep *sweep)
{
	static const char *const bounds[SWEEP_BOUNDS] = {"factor_low", "factor_high", "factor_set", "factor_is_log", "factor_is_words"};
	struct sweep_factor *factors = (struct sweep_factor *)sweep->factors;
	layout_column(layout, "factor", FACTOR, &factors->name, sizeof *factors);
	layout_column(layout, "factor_name_en", FACTOR, &factors->name_en, sizeof *factors);
	layout_column(layout, "factor_name_zh", FACTOR, &factors->name_zh, sizeof *factors);
	layout_column(layout, "factor_unit", FACTOR, &factors->unit, sizeof *factors);
	layout_column(layout, "factor_levels", FACTOR, &factors->levels, sizeof *factors);
	for (int i = 0; i < SWEEP_BOUNDS; i++)
		layout_values(layout, bounds[i], 1, (int[]){FACTOR}, sweep->bounds, i, SWEEP_BOUNDS);
}

/* Levels are counted where they are known: the lines of a text. */
static void levels_count(struct sweep *sweep)
{
	struct sweep_factor *factors = (struct sweep_factor *)sweep->factors;
	for (int f = 0; f < sweep->factor_count; f++) {
		factors[f].level_count = *factors[f].levels != '\0';
		for (const char *at = factors[f].levels; (at = strchr(at, '\n')); at++)
			factors[f].level_count++;
	}
}

/* The words of a factor sample by sample, for readers that know nothing of levels. */
static void words_walk(struct layout *layout, const struct sweep *sweep, int factor)
{
	const struct sweep_factor *of = &sweep->factors[factor];
	int rows = layout_rows(layout);
	const char **levels = calloc((size_t)of->level_count, sizeof *levels), **words = calloc((size_t)rows + 1, sizeof *words);
	struct arena arena;
	arena_init(&arena);
	bool fine = levels && words;
	for (int level = 0; fine && level < of->level_count; level++)
		fine = (levels[level] = sweep_level(of, level, &arena)) != NULL;
	for (int row = 0; fine && row < rows; row++) { /* a sample that was not run has no level */
		double level = sweep->values[(int64_t)row * sweep->factor_count + factor];
		words[row] = level >= 0 && level < of->level_count ? levels[(int)level] : "";
	}
	if (fine)
		layout_column(layout, of->name, SAMPLE, words, sizeof *words);
	else
		layout_fail(layout, "memory");
	arena_free(&arena);
	free(levels);
	free(words);
}

/* How each sample was set; the variables named like keys are for people and not read back. */
static void samples_walk(struct layout *layout, struct sweep *sweep)
{
	if (sweep->factor_count > 0) {
		layout_values(layout, "design_place", 2, (int[]){SAMPLE, FACTOR}, sweep->places, 0, 1);
		layout_note(layout, "long_name", "where the design puts the factor, 0 to 1");
		layout_values(layout, "factor_value", 2, (int[]){SAMPLE, FACTOR}, sweep->values, 0, 1);
		layout_note(layout, "long_name", "value of the factor, or the number of its level from 0 where levels are words");
	}
	layout_wholes(layout, "replications_made", SAMPLE, sweep->replications);
	layout_uints(layout, "seed", 1, (int[]){SAMPLE}, sweep->seeds);
	for (int f = 0; f < sweep->factor_count && layout_is_writing(layout); f++) {
		const struct sweep_factor *factor = &sweep->factors[f];
		if (sweep_bound(sweep, f, SWEEP_IS_WORDS) > 0)
			words_walk(layout, sweep, f);
		else
			layout_values(layout, factor->name, 1, (int[]){SAMPLE}, sweep->values, f, sweep->factor_count);
		layout_note(layout, "units", factor->unit);
		layout_note(layout, "long_name", factor->name_en);
		layout_note(layout, "long_name_zh", factor->name_zh);
	}
}

/* What a sweep may keep or not, and who moves rows may have no room for. */
static bool is_walked(const struct layout *layout, int kept, const double *values)
{
	return kept > 0 && (values || !layout_rows(layout));
}

void layout_sweep(struct layout *layout, struct sweep *sweep)
{
	const int run[] = {SAMPLE, OPTION, REPLICATION, MONTH}, place[] = {SAMPLE, OPTION, PLACE};
	layout_format(layout, FORMAT);
	dimensions_walk(layout, sweep);
	layout_by_rows(layout, SAMPLE, sweep_band(sweep));
	layout_study(layout, &sweep->about);
	design_walk(layout, sweep);
	if (layout_is_fine(layout) && layout_is_reading_header(layout))
		room_build(layout, sweep);
	if (!layout_is_fine(layout))
		return;
	coordinates_walk(layout, sweep);
	factors_walk(layout, sweep);
	if (layout_is_reading_header(layout) && layout_is_fine(layout))
		levels_count(sweep);
	samples_walk(layout, sweep);
	layout_measures(layout, "", 3, run, sweep->measures, sweep->about.measures, sweep->about.measure_count, OPTION_LABELS);
	layout_uints(layout, "digest", 3, run, sweep->digests);
	if (is_walked(layout, sweep->about.month_count, sweep->months))
		layout_measures(layout, "_by_month", 4, run, sweep->months, sweep->about.measures, sweep->about.measure_count, OPTION_LABELS);
	if (is_walked(layout, sweep->about.place_count, sweep->by_place))
		layout_measures(layout, "_by_place", 3, place, sweep->by_place, sweep->about.measures, sweep->about.measure_count, OPTION_LABELS);
}
