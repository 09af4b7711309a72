/* totals.c - tallies laid out as whole numbers, member by member. */
#include "run/totals.h"

#include <math.h>

#include "measure/sketch.h"

enum { SPREAD_BITS = 20, SPREAD_STEPS = (SPREAD_BITS - SKETCH_OCTAVE_BITS + 1) << SKETCH_OCTAVE_BITS }; /* of a sixteenth, up to 65,536 */
static const double SPREAD_FRACTION = 16;
enum { GROUND_NUMBERS = 6 }; /* the last is no sum */
_Static_assert(sizeof(struct record_ground) == (GROUND_NUMBERS + 1) * sizeof(double), "all of the ground");
static const double FRACTION = 4294967296; /* 2^32 */

/* -- members and slots ----------------------------------------------------------------------------------------------- */

static void slots_count(void *context, enum tally_kind kind, void *members, int count)
{
	int *slots = context;
	(void)members;
	*slots += kind == TALLY_NUMBER ? 2 * count : count;
}

static void number_add(int64_t **at, double value)
{
	double whole = floor(value);
	*(*at)++ += (int64_t)whole;
	*(*at)++ += (int64_t)rint((value - whole) * FRACTION);
}

static double number_take(const int64_t **at)
{
	double value = (double)(*at)[0] + (double)(*at)[1] / FRACTION;
	*at += 2;
	return value;
}

/* Members join the slots. */
static void slots_add(void *context, enum tally_kind kind, void *members, int count)
{
	int64_t **at = context;
	for (int i = 0; i < count; i++) {
		if (kind == TALLY_NUMBER)
			number_add(at, ((const double *)members)[i]);
		else
			*(*at)++ += kind == TALLY_WHOLE ? ((const int64_t *)members)[i] : ((const uint32_t *)members)[i];
	}
}

/* Slots join the members. */
static void slots_take(void *context, enum tally_kind kind, void *members, int count)
{
	const int64_t **at = context;
	for (int i = 0; i < count; i++) {
		if (kind == TALLY_NUMBER)
			((double *)members)[i] += number_take(at);
		else if (kind == TALLY_WHOLE)
			((int64_t *)members)[i] += *(*at)++;
		else
			((uint32_t *)members)[i] += (uint32_t)*(*at)++;
	}
}

/* -- where they lie -------------------------------------------------------------------------------------------------- */

static void month_walk(const struct totals *totals, struct tally *tally, struct tally_district *more, tally_step *step, void *context)
{
	tally_walk(tally, totals->line_count, step, context);
	tally_district_walk(more, totals->origin_count, step, context);
}

static void needs_walk(struct needs_sums *needs, tally_step *step, void *context)
{
	for (int i = 0; i < NEEDS; i++) {
		struct needs_sum *need = &needs->of[i];
		struct spread *spreads[] = {&need->closed, &need->given_up, &need->open};
		for (int k = 0; k < 3; k++)
			step(context, TALLY_SMALL, spreads[k]->buckets, SPREAD_BUCKETS);
		step(context, TALLY_WHOLE, &need->on_time, 1);
		step(context, TALLY_WHOLE, &need->closed_ticks, 1);
	}
}

static int64_t *row_at(const struct totals *totals, int point, int replication)
{
	int64_t row = (int64_t)totals->month_count * totals->month_slots + totals->end_slots;
	return totals->slots + totals->ground_slots + ((int64_t)point * totals->replication_count + replication) * row;
}

static int64_t *month_at(const struct totals *totals, int point, int replication, int month)
{
	return row_at(totals, point, replication) + (int64_t)month * totals->month_slots;
}

enum status totals_build(struct totals *totals, const struct world *world, int points, int replications, struct arena *arena)
{
	*totals = (struct totals){.point_count = points, .replication_count = replications, .month_count = world->month_count, .line_count = world->line_count,
		.origin_count = tally_origins(world->department_count), .ground_slots = 2 * GROUND_NUMBERS, .month_slots = 2, .end_slots = 3};
	struct tally *tally = arena_rows(arena, 1, struct tally);
	struct tally_district more = {.departments = arena_rows(arena, totals->origin_count, struct tally_origin)};
	struct needs_sums *needs = arena_rows(arena, 1, struct needs_sums);
	if (!tally || !more.departments || !needs)
		return STATUS_WORLD;
	month_walk(totals, tally, &more, slots_count, &totals->month_slots);
	needs_walk(needs, slots_count, &totals->end_slots);
	totals->slot_count = totals->ground_slots + (int64_t)points * replications * ((int64_t)totals->month_count * totals->month_slots + totals->end_slots)
		+ (int64_t)points * INDICATOR_COUNT * SPREAD_STEPS;
	totals->slots = arena_rows(arena, totals->slot_count, int64_t);
	return totals->slots ? STATUS_OK : STATUS_WORLD;
}

/* -- adding up ------------------------------------------------------------------------------------------------------- */

void totals_ground_add(struct totals *totals, const struct record_ground *ground)
{
	int64_t *at = totals->slots;
	struct record_ground copy = *ground;
	slots_add(&at, TALLY_NUMBER, &copy, GROUND_NUMBERS);
}

void totals_month_add(struct totals *totals, int point, int replication, int month, const struct indicator_scope *scope)
{
	int64_t *at = month_at(totals, point, replication, month);
	number_add(&at, scope->calls);
	month_walk(totals, (struct tally *)scope->tally, (struct tally_district *)scope->more, slots_add, &at);
}

/* So that no two histories cancel each other. */
static uint64_t stirred(uint64_t digest)
{
	digest = (digest ^ digest >> 31) * UINT64_C(0xBF58476D1CE4E5B9);
	return digest ^ digest >> 29;
}

void totals_end_add(struct totals *totals, int point, int replication, const struct indicator_scope *scope, const struct needs_sums *needs, uint64_t digest)
{
	int64_t *at = month_at(totals, point, replication, totals->month_count);
	*at = (int64_t)((uint64_t)*at + stirred(digest));
	at++;
	number_add(&at, scope->calls);
	needs_walk((struct needs_sums *)needs, slots_add, &at);
}

void totals_add(struct totals *totals, const int64_t *slots)
{
	for (int64_t i = 0; i < totals->slot_count; i++)
		totals->slots[i] = (int64_t)((uint64_t)totals->slots[i] + (uint64_t)slots[i]);
}

/* -- reading off ----------------------------------------------------------------------------------------------------- */

struct record_ground totals_ground(const struct totals *totals)
{
	struct record_ground ground = {0};
	const int64_t *at = totals->slots;
	slots_take(&at, TALLY_NUMBER, &ground, GROUND_NUMBERS);
	ground.posts_each = ground.places > 0 ? ground.posts / ground.places : 0;
	return ground;
}

void totals_month(const struct totals *totals, int point, int replication, int month, struct tally *tally, struct tally_district *more, double *calls)
{
	const int64_t *at = month_at(totals, point, replication, month);
	*calls = number_take(&at);
	month_walk(totals, tally, more, slots_take, &at);
}

uint64_t totals_end(const struct totals *totals, int point, int replication, struct needs_sums *needs, double *calls)
{
	const int64_t *at = month_at(totals, point, replication, totals->month_count);
	uint64_t digest = (uint64_t)*at++;
	*calls = number_take(&at);
	needs_walk(needs, slots_take, &at);
	return digest;
}

/* -- communities ----------------------------------------------------------------------------------------------------- */

static int64_t *steps_of(const struct totals *totals, int point, int indicator)
{
	return row_at(totals, totals->point_count, 0) + ((int64_t)point * INDICATOR_COUNT + indicator) * SPREAD_STEPS;
}

void totals_community_add(struct totals *totals, int point, const double *values)
{
	for (int i = 0; i < INDICATOR_COUNT; i++) {
		if (!isfinite(values[i]))
			continue;
		int step = sketch_bucket((int64_t)fmin(rint(fmax(0, values[i]) * SPREAD_FRACTION), 1 << SPREAD_BITS));
		steps_of(totals, point, i)[step < SPREAD_STEPS ? step : SPREAD_STEPS - 1]++;
	}
}

double totals_quantile(const struct totals *totals, int point, enum indicator_id id, double share)
{
	const int64_t *steps = steps_of(totals, point, (int)id);
	int64_t count = 0, below = 0;
	int step = 0;
	for (int i = 0; i < SPREAD_STEPS; i++)
		count += steps[i];
	if (count == 0)
		return NAN;
	while (step < SPREAD_STEPS - 1 && (double)(below + steps[step]) < share * (double)count)
		below += steps[step++];
	double low = (double)sketch_low(step) - 0.5, width = (double)(sketch_low(step + 1) - sketch_low(step));
	double part = steps[step] > 0 ? (share * (double)count - (double)below) / (double)steps[step] : 0;
	return fmax(0, low + part * width) / SPREAD_FRACTION;
}
