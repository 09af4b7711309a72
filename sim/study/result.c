/* result.c - room for what a study finds: NaN until somebody measured it. */
#include "study/result.h"

#include <math.h>
#include <string.h>

enum { RANK = 4 };
static const double FRACTION = 1048576; /* 2^20 */

/* Counts multiplied with care: a damaged file may claim any number. False when no array can be so large. */
static bool is_possible(const int counts[RANK], size_t *count)
{
	size_t bytes;
	*count = 1;
	for (int i = 0; i < RANK; i++)
		if (counts[i] < 0 || __builtin_mul_overflow(*count, (size_t)counts[i], count))
			return false;
	return !__builtin_mul_overflow(*count, sizeof(double), &bytes);
}

/* An array of NaN, or of 0. NULL when it cannot be had. */
static double *unknown_build(struct arena *arena, const int counts[RANK])
{
	size_t count;
	double *values = is_possible(counts, &count) ? arena_take(arena, count * sizeof *values) : NULL;
	for (size_t i = 0; values && i < count; i++)
		values[i] = NAN;
	return values;
}

static uint64_t *counts_build(struct arena *arena, const int counts[RANK])
{
	size_t count;
	return is_possible(counts, &count) ? arena_take(arena, count * sizeof(uint64_t)) : NULL;
}

enum status result_build(struct result_set *set, struct arena *arena)
{
	int points = set->point_count, replications = set->replication_count, measures = set->measure_count;
	set->horizon = unknown_build(arena, (int[RANK]){points, replications, 1, measures});
	set->monthly = unknown_build(arena, (int[RANK]){points, replications, set->month_count, measures});
	set->by_place = unknown_build(arena, (int[RANK]){points, 1, set->place_count, measures});
	set->by_line = unknown_build(arena, (int[RANK]){points, replications, set->line_count, set->line_measure_count});
	set->by_origin = unknown_build(arena, (int[RANK]){points, replications, set->origin_count, set->origin_measure_count});
	set->by_source = unknown_build(arena, (int[RANK]){points, set->kind_count, set->department_count, set->origin_measure_count});
	set->by_use = unknown_build(arena, (int[RANK]){points, replications, 1, set->use_count});
	set->by_need = unknown_build(arena, (int[RANK]){points, replications, set->need_count, set->need_measure_count});
	set->by_wait = counts_build(arena, (int[RANK]){points, RESULT_ENDINGS, set->need_count, set->wait_count});
	set->by_happening = counts_build(arena, (int[RANK]){points, 1, set->happening_count, set->month_count});
	if (!set->horizon || !set->monthly || !set->by_place || !set->by_line || !set->by_origin || !set->by_source || !set->by_use || !set->by_need || !set->by_wait || !set->by_happening)
		return STATUS_WORLD;
	set->place_known = arena_rows(arena, (int64_t)points * set->place_count * measures, int32_t);
	set->digest = arena_rows(arena, (int64_t)points * replications, uint64_t);
	return set->place_known && set->digest ? STATUS_OK : STATUS_WORLD;
}

enum status result_screen_build(struct result_set *set, struct arena *arena)
{
	struct result_screen *screen = &set->screen;
	screen->bounds = unknown_build(arena, (int[RANK]){screen->factor_count, RESULT_BOUNDS, 1, 1});
	screen->values = unknown_build(arena, (int[RANK]){screen->point_count, screen->factor_count, 1, 1});
	screen->measures = unknown_build(arena, (int[RANK]){screen->point_count, set->point_count, 1, set->measure_count});
	return screen->bounds && screen->values && screen->measures ? STATUS_OK : STATUS_WORLD;
}

void result_copy(struct result_set *to, int replication_to, const struct result_set *from, int replication_from)
{
	size_t row = sizeof(double) * (size_t)to->measure_count, line_row = sizeof(double) * (size_t)to->line_measure_count;
	for (int p = 0; p < to->point_count; p++) {
		memcpy(result_horizon(to, p, replication_to), result_horizon(from, p, replication_from), row);
		memcpy(result_month(to, p, replication_to, 0), result_month(from, p, replication_from, 0), row * (size_t)to->month_count);
		memcpy(result_line(to, p, replication_to, 0), result_line(from, p, replication_from, 0), line_row * (size_t)to->line_count);
		memcpy(result_origin(to, p, replication_to, 0), result_origin(from, p, replication_from, 0),
			sizeof(double) * (size_t)to->origin_measure_count * (size_t)to->origin_count);
		memcpy(result_use(to, p, replication_to), result_use(from, p, replication_from), sizeof(double) * (size_t)to->use_count);
		memcpy(result_need(to, p, replication_to, 0), result_need(from, p, replication_from, 0),
			sizeof(double) * (size_t)to->need_measure_count * (size_t)to->need_count);
		to->digest[p * to->replication_count + replication_to] = from->digest[p * from->replication_count + replication_from];
	}
}

static int64_t places_of(const struct result_set *set)
{
	return (int64_t)set->point_count * set->place_count * set->measure_count;
}

static int64_t sources_of(const struct result_set *set)
{
	return (int64_t)set->point_count * set->kind_count * set->department_count * set->origin_measure_count;
}

/* So that sums are exact. */
static double rounded(double value)
{
	return rint(value * FRACTION) / FRACTION;
}

static void sum_add(struct result_set *set, int64_t cell, double value, int32_t known)
{
	if (known == 0)
		return;
	set->by_place[cell] = (set->place_known[cell] ? set->by_place[cell] : 0) + value;
	set->place_known[cell] += known;
}

void result_place_add(struct result_set *set, int point, int place, const double *values)
{
	int64_t first = result_place(set, point, place) - set->by_place;
	for (int m = 0; m < set->measure_count; m++)
		if (isfinite(values[m]))
			sum_add(set, first + m, rounded(values[m]), 1);
}

/* A sum is not known as long as nothing was added. */
static void source_add(double *sum, double value)
{
	if (!isnan(value))
		*sum = (isnan(*sum) ? 0 : *sum) + value;
}

void result_source_add(struct result_set *set, int point, int kind, int department, const double *values)
{
	double *sums = result_source(set, point, kind, department);
	for (int m = 0; m < set->origin_measure_count; m++)
		source_add(&sums[m], rounded(values[m]));
}

void result_sums_add(struct result_set *to, const struct result_set *from)
{
	for (int64_t cell = 0; cell < places_of(to); cell++)
		sum_add(to, cell, from->by_place[cell], from->place_known[cell]);
	for (int64_t cell = 0; cell < sources_of(to); cell++)
		source_add(&to->by_source[cell], from->by_source[cell]);
	for (int64_t i = 0; i < (int64_t)to->point_count * RESULT_ENDINGS * to->need_count * to->wait_count; i++)
		to->by_wait[i] += from->by_wait[i];
	for (int64_t i = 0; i < (int64_t)to->point_count * to->happening_count * to->month_count; i++)
		to->by_happening[i] += from->by_happening[i];
}

void result_sums_mean(struct result_set *set)
{
	for (int64_t cell = 0; cell < places_of(set); cell++) {
		if (set->place_known[cell] > 1)
			set->by_place[cell] /= set->place_known[cell];
		set->place_known[cell] = set->place_known[cell] > 0;
	}
	for (int64_t cell = 0; cell < sources_of(set); cell++)
		set->by_source[cell] /= set->replication_count;
}

int result_measure_index(const struct result_set *set, const char *name)
{
	for (int i = 0; i < set->measure_count; i++)
		if (strcmp(set->measures[i].name, name) == 0)
			return i;
	return -1;
}

int result_line_measure_index(const struct result_set *set, const char *name)
{
	for (int i = 0; i < set->line_measure_count; i++)
		if (strcmp(set->line_measures[i].name, name) == 0)
			return i;
	return -1;
}

int result_point_index(const struct result_set *set, const char *name)
{
	for (int i = 0; i < set->point_count; i++)
		if (strcmp(set->points[i].name, name) == 0)
			return i;
	return -1;
}

bool result_is_known(const struct result_set *set, int measure)
{
	for (int p = 0; p < set->point_count; p++)
		for (int r = 0; r < set->replication_count; r++)
			if (!isnan(result_horizon(set, p, r)[measure]))
				return true;
	return false;
}
