/* taking.c - durations out of records; what is not over yet counts as long as it has lasted. */
#include "records/taking.h"

#include <math.h>

static const double SECOND_H = 1 / 3600.0, DAY_H = 24, FAR = 20, SPREAD_MOST = 10;

/* The duration of a record, and how long it could have been seen; false when it has none. */
static bool length_of(const struct records *records, const struct record *record, enum taking_what what, struct ends_time *time, double *limit)
{
	bool is_withdrawn = record->closed == MOMENT_NONE && record->cancelled != MOMENT_NONE;
	int64_t end = record->closed != MOMENT_NONE ? record->closed : is_withdrawn ? record->cancelled : records->end;
	int64_t from = what == TAKING_service ? record->started : record->opened;
	time->is_over = record->closed != MOMENT_NONE;
	if (what == TAKING_service && !isnan(record->effort)) {
		*time = (struct ends_time){record->effort, true};
		*limit = INFINITY;
		return true;
	}
	if (what == TAKING_wait && record->started != MOMENT_NONE) {
		end = record->started;
		time->is_over = true;
	}
	if (from == MOMENT_NONE || (what == TAKING_closing && records->opens_by_start && !records->opens_by_case) || (what != TAKING_closing && records->at[ROLE_started] < 0) || (what == TAKING_wait && records->opens_by_start && !records->opens_by_case))
		return false;
	time->length = (double)(end - from) / (double)TICKS_PER_HOUR;
	*limit = (double)((is_withdrawn ? end : records->end) - from) / (double)TICKS_PER_HOUR;
	return true;
}

enum status taking_collect(const struct records *records, enum taking_what what, int category, int unit, struct arena *arena, struct taking *out)
{
	struct ends_time *times = arena_list(arena, records->count + 1, struct ends_time);
	double *limits = arena_list(arena, records->count + 1, double);
	*out = (struct taking){.best = -1, .limits = limits, .least = (records->has_times ? SECOND_H : DAY_H) / 2};
	if (!times || !limits)
		return STATUS_WORLD;
	for (int i = 0; i < records->count; i++) {
		const struct record *record = &records->rows[i];
		if ((category >= 0 && record->category != category) || (unit >= 0 && record->unit != unit))
			continue;
		if (length_of(records, record, what, &times[out->n], &limits[out->n]))
			out->over += times[out->n++].is_over;
	}
	out->times = times;
	return ends_build(times, out->n, arena, &out->curve) == STATUS_OK ? STATUS_OK : STATUS_WORLD;
}

/* A mean far beyond anything seen is no estimate: too much is open to tell it. */
static bool is_usable(const struct likelihood_fit *fit, const struct taking *taking)
{
	return fit->mean.mean <= FAR * taking->curve.seen_to && fit->spread.mean <= SPREAD_MOST;
}

enum status taking_fit(struct taking *taking, double level, struct arena *arena)
{
	struct likelihood_sample sample;
	enum status status = likelihood_sample(taking->times, taking->n, taking->least, arena, &sample);
	for (int f = 0; f < FAMILY_COUNT && status == STATUS_OK; f++) {
		struct likelihood_fit *fit = &taking->fits[f];
		if (likelihood_fit((enum family_id)f, &sample, level, fit) && is_usable(fit, taking) && (taking->best < 0 || fit->aic < taking->fits[taking->best].aic))
			taking->best = f;
	}
	return status;
}

/* -- tests on many cores ----------------------------------------------------------------------------------------------- */

struct tests {
	struct taking *const *takings;
	int rounds;
	bool all_families;
	uint64_t seed;
};

static void test_one(void *context, int index, int thread)
{
	const struct tests *tests = context;
	struct taking *taking = tests->takings[index / FAMILY_COUNT];
	int family = index % FAMILY_COUNT;
	(void)thread;
	if (taking->fits[family].is_found && (tests->all_families || family == taking->best))
		likelihood_test(&taking->fits[family], &taking->curve, taking->limits, taking->n, tests->rounds, tests->seed + (uint64_t)(index / FAMILY_COUNT));
}

void taking_test(struct taking *const *takings, int count, bool all_families, int rounds, uint64_t seed, struct team team)
{
	struct tests tests = {takings, rounds, all_families, seed};
	team_for(team, count * FAMILY_COUNT, test_one, &tests);
}
