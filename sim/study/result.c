/* result.c - room for what a study finds: NaN until somebody measured it. */
#include "study/result.h"

#include <math.h>
#include <string.h>

enum { RANK = 4 };
static const double FRACTION = 1048576; /* 2^20 */

/* An array of NaN, counts multiplied with care: a damaged file may claim any number. NULL when it cannot be had. */
static double *unknown_build(struct arena *arena, const int counts[RANK])
{
	size_t count = 1, bytes;
	for (int i = 0; i < RANK; i++)
		if (counts[i] < 0 || __builtin_mul_overflow(count, (size_t)counts[i], &count))
			return NULL;
	if (__builtin_mul_overflow(count, sizeof(double), &bytes))
		return NULL;
	double *values = arena_take(arena, bytes);
	for (size_t i = 0; values && i < count; i++)
		values[i] = NAN;
	return values;
}

enum status result_build(struct result_set *set, struct arena *arena)
{
	int points = set->point_count, replications = set->replication_count, measures = set->measure_count;
	set->horizon = unknown_build(arena, (int[RANK]){points, replications, 1, measures});
	set->monthly = unknown_build(arena, (int[RANK]){points, replications, set->month_count, measures});
	set->by_place = unknown_build(arena, (int[RANK]){points, 1, set->place_count, measures});
	set->by_line = unknown_build(arena, (int[RANK]){points, replications, set->line_count, set->line_measure_count});
	set->by_origin = unknown_build(arena, (int[RANK]){points, replications, set->origin_count, set->origin_measure_count});
	if (!set->horizon || !set->monthly || !set->by_place || !set->by_line || !set->by_origin)
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
		to->digest[p * to->replication_count + replication_to] = from->digest[p * from->replication_count + replication_from];
	}
}

static int64_t cells(const struct result_set *set)
{
	return (int64_t)set->point_count * set->place_count * set->measure_count;
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
			sum_add(set, first + m, rint(values[m] * FRACTION) / FRACTION, 1);
}

void result_places_add(struct result_set *to, const struct result_set *from)
{
	for (int64_t cell = 0; cell < cells(to); cell++)
		sum_add(to, cell, from->by_place[cell], from->place_known[cell]);
}

void result_places_mean(struct result_set *set)
{
	for (int64_t cell = 0; cell < cells(set); cell++) {
		if (set->place_known[cell] > 1)
			set->by_place[cell] /= set->place_known[cell];
		set->place_known[cell] = set->place_known[cell] > 0;
	}
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
