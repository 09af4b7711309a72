/* units_reason.c - why there is no plan: the simplest true thing, else the units the prices of the proof point at. */
#include "plan/units.h"

#include <math.h>
#include <stdlib.h>


enum { NAMED = 8 };

/* The units for which is_meant, the first few by name. */
static const char *names_of(const struct units *units, const bool *is_meant, struct faults *faults)
{
	const char *list = "";
	int named = 0, more = 0;
	for (int i = 0; i < units->count; i++) {
		if (!is_meant[i])
			continue;
		if (named < NAMED)
			list = named++ ? faults_say(faults, "%s, %s", list, units->names[i]) : units->names[i];
		else
			more++;
	}
	return more ? faults_say(faults, faults_word(faults, N_("%s and %d more")), list, more) : list;
}

/* A number of parts that fits the weight. */
static bool has_room(const struct partition_problem *problem, int64_t weight, int low, int high)
{
	int64_t least = (weight + problem->high - 1) / problem->high, most = problem->low > 0 ? weight / problem->low : high;
	return (least > low ? least : low) <= (most < high ? most : high);
}

static const char *whole_reason(const struct partition_problem *problem, const struct units *units, struct faults *faults)
{
	if (has_room(problem, units->whole, problem->count_low, problem->count_high))
		return NULL;
	return faults_say(faults, faults_word(faults, N_("all units together weigh %lld: no number of parts from %d to %d of %lld to %lld each makes that up")),
		(long long)units->whole, problem->count_low, problem->count_high, (long long)problem->low, (long long)problem->high);
}

static const char *island_reason(const struct units_plan *solved, const struct units *units, bool *is_meant, struct faults *faults)
{
	const struct partition_problem *problem = &solved->problem;
	for (int island = 0; island < solved->islands; island++) {
		int64_t weight = solved->island_weight[island];
		if (has_room(problem, weight, 1, problem->count_high))
			continue;
		for (int i = 0; i < units->count; i++)
			is_meant[i] = solved->island_of[i] == island;
		return faults_say(faults, faults_word(faults, N_("%s: no way leads out of here, and the weight of %lld is no number of parts of %lld to %lld")),
			names_of(units, is_meant, faults), (long long)weight, (long long)problem->low, (long long)problem->high);
	}
	return NULL;
}

static const char *heavy_reason(const struct partition_problem *problem, const struct units *units, bool *is_meant, struct faults *faults)
{
	bool is_any = false;
	for (int i = 0; i < units->count; i++)
		is_any |= is_meant[i] = units->weight[i] > problem->high;
	return is_any ? faults_say(faults, faults_word(faults, N_("%s: heavier alone than a part may be (%lld)")), names_of(units, is_meant, faults),
		(long long)problem->high) : NULL;
}

/* Units with a price above none: every set takes at most what it pays for, and together they want more. */
static const char *price_reason(const struct units_plan *solved, const struct units *units, bool *is_meant, struct faults *faults)
{
	const struct partition *plan = &solved->plan;
	double most = 0;
	int64_t weight = 0;
	for (int i = 0; i < units->count; i++)
		most = fmax(most, plan->price[i]);
	for (int i = 0; i < units->count; i++) {
		is_meant[i] = most > 0 && plan->price[i] > most / 4;
		weight += is_meant[i] ? units->weight[i] : 0;
	}
	if (most <= 0)
		return faults_word(faults, N_("every set of neighbours was tried: no choice of them covers each unit once"));
	return faults_say(faults, faults_word(faults, N_("%s (weight %lld): with their neighbours they cannot be cut into parts of %lld to %lld; the prices of the proof stand on them")),
		names_of(units, is_meant, faults), (long long)weight, (long long)solved->problem.low, (long long)solved->problem.high);
}

const char *units_reason(const struct units_plan *solved, const struct units *units, struct faults *faults)
{
	if (solved->plan.cost < INT64_MAX)
		return NULL;
	if (solved->plan.outcome == PARTITION_UNKNOWN)
		return faults_word(faults, N_("the limits of the search were met before a plan was found; that there is none is not shown"));
	bool *is_meant = calloc((size_t)units->count + 1, sizeof *is_meant);
	if (!is_meant)
		return faults_word(faults, N_("there is no plan"));
	const char *reason = heavy_reason(&solved->problem, units, is_meant, faults);
	reason = reason ? reason : whole_reason(&solved->problem, units, faults);
	reason = reason ? reason : island_reason(solved, units, is_meant, faults);
	reason = reason ? reason : price_reason(solved, units, is_meant, faults);
	free(is_meant);
	return reason;
}
