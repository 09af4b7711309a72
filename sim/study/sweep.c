/* sweep.c - rows of a design in memory, and whether two of them belong together. */
#include "study/sweep.h"

#include <math.h>
#include <string.h>

enum { BAND_NUMBERS = 32768 };

/* Room for so many numbers, none of them known. NULL when there are too many of them. */
static double *unknown_build(struct arena *arena, int64_t rows, int64_t columns)
{
	int64_t numbers;
	if (__builtin_mul_overflow(rows, columns, &numbers) || numbers > INT64_MAX / (int64_t)sizeof(double))
		return NULL;
	double *values = arena_list(arena, numbers, double);
	for (int64_t i = 0; values && i < numbers; i++)
		values[i] = NAN;
	return values;
}

enum status sweep_build(struct sweep *sweep, struct arena *arena, int first, int count)
{
	int64_t runs = count * sweep_runs(sweep);
	sweep->first = first;
	sweep->count = count;
	sweep->months = sweep->by_place = NULL;
	sweep->places = unknown_build(arena, count, sweep->factor_count);
	sweep->values = unknown_build(arena, count, sweep->factor_count);
	sweep->replications = arena_rows(arena, count, int32_t);
	sweep->seeds = arena_rows(arena, count, uint64_t);
	sweep->measures = unknown_build(arena, runs, sweep->about.measure_count);
	sweep->digests = arena_rows(arena, runs, uint64_t);
	return sweep->places && sweep->values && sweep->replications && sweep->seeds && sweep->measures && sweep->digests ? STATUS_OK : STATUS_WORLD;
}

enum status sweep_build_all(struct sweep *sweep, struct arena *arena, int first, int count)
{
	int64_t measures = sweep->about.measure_count, runs = count * sweep_runs(sweep), options = (int64_t)count * sweep->about.point_count;
	enum status status = sweep_build(sweep, arena, first, count);
	if (status == STATUS_OK && sweep->about.month_count && !(sweep->months = unknown_build(arena, runs, sweep->about.month_count * measures)))
		status = STATUS_WORLD;
	if (status == STATUS_OK && sweep->about.place_count && !(sweep->by_place = unknown_build(arena, options, sweep->about.place_count * measures)))
		status = STATUS_WORLD;
	return status;
}

double sweep_numbers(const struct sweep *sweep)
{
	const struct result_set *about = &sweep->about;
	return about->measure_count * ((double)sweep_runs(sweep) * (1 + about->month_count) + (double)about->point_count * about->place_count);
}

void sweep_copy(struct sweep *to, const struct sweep *from)
{
	int first = to->first > from->first ? to->first : from->first, factors = to->factor_count;
	int to_end = to->first + to->count, from_end = from->first + from->count, end = to_end < from_end ? to_end : from_end;
	int64_t runs = sweep_runs(to);
	for (int sample = first; sample < end; sample++) {
		int row = sample - to->first, other = sample - from->first;
		if (!from->replications[other])
			continue;
		memcpy(to->places + (int64_t)row * factors, from->places + (int64_t)other * factors, (size_t)factors * sizeof(double));
		memcpy(to->values + (int64_t)row * factors, from->values + (int64_t)other * factors, (size_t)factors * sizeof(double));
		to->replications[row] = from->replications[other];
		to->seeds[row] = from->seeds[other];
		memcpy(sweep_run(to, row, 0, 0), sweep_run(from, other, 0, 0), (size_t)(runs * to->about.measure_count) * sizeof(double));
		if (to->months && from->months)
			memcpy(sweep_month(to, row, 0, 0, 0), sweep_month(from, other, 0, 0, 0), (size_t)(runs * to->about.month_count * to->about.measure_count) * sizeof(double));
		if (to->by_place && from->by_place)
			memcpy(sweep_place(to, row, 0, 0), sweep_place(from, other, 0, 0), (size_t)(to->about.point_count * to->about.place_count * to->about.measure_count) * sizeof(double));
		memcpy(to->digests + row * runs, from->digests + other * runs, (size_t)runs * sizeof(uint64_t));
	}
}

const char *sweep_level(const struct sweep_factor *factor, int level, struct arena *arena)
{
	const char *word = factor->levels;
	for (int i = 0; i < level && word; i++)
		word = strchr(word, '\n') ? strchr(word, '\n') + 1 : NULL;
	return word ? arena_format(arena, "%.*s", (int)strcspn(word, "\n"), word) : "";
}

int sweep_band(const struct sweep *sweep)
{
	double each = sweep_numbers(sweep) / sweep->about.measure_count;
	int64_t rows = each > 0 ? (int64_t)(BAND_NUMBERS / each) : BAND_NUMBERS;
	return rows < 1 ? 1 : (int)rows;
}

/* "name: value\n": cuts one line off; "" at the end. */
static const char *line_next(const char **text, struct arena *arena)
{
	size_t length = strcspn(*text, "\n");
	const char *line = arena_format(arena, "%.*s", (int)length, *text);
	*text += length + ((*text)[length] == '\n');
	return line ? line : "";
}

static const char *value_of(const char *line)
{
	const char *colon = strstr(line, ": ");
	return colon ? colon + 2 : "";
}

bool sweep_differs(const char *one, const char *other, struct arena *arena, struct sweep_difference *difference)
{
	while (*one || *other) {
		const char *a = line_next(&one, arena), *b = line_next(&other, arena), *named = *a ? a : b;
		if (!strcmp(a, b))
			continue;
		*difference = (struct sweep_difference){arena_format(arena, "%.*s", (int)strcspn(named, ":"), named), value_of(a), value_of(b)};
		return true;
	}
	return false;
}
