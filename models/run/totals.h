/* totals.h - what many districts counted, added up in whole numbers: a sum is the same in whatever order, and however the work was shared. */
#ifndef TOTALS_H
#define TOTALS_H

#include "run/record.h"

/* All of it is one array of whole numbers, which are added up one by one; numbers that are not whole take two, the whole part and the rest in
   2^-32. */
struct totals {
	int point_count, replication_count, month_count, line_count, origin_count;
	int ground_slots, month_slots, end_slots;
	int64_t slot_count;
	int64_t *slots;              /* ground; for each point and replication its months and the end of its horizon; for each point its communities */
};

/* Room for so many options and replications of districts like this world, all zero. */
STATUS_MUST_USE enum status totals_build(struct totals *totals, const struct world *world, int points, int replications, struct arena *arena);
/* A district joins: its ground, once; of each point and replication its months, and at the end its needs and the fingerprint of its history. */
void totals_ground_add(struct totals *totals, const struct record_ground *ground);
void totals_month_add(struct totals *totals, int point, int replication, int month, const struct indicator_scope *scope);
void totals_end_add(struct totals *totals, int point, int replication, const struct indicator_scope *scope, const struct needs_sums *needs, uint64_t digest);
/* A community joins: how its indicators are spread, all replications together. */
void totals_community_add(struct totals *totals, int point, const double *values);
/* The sums of other districts. */
void totals_add(struct totals *totals, const int64_t *slots);

/* Sums read off. A month's tallies are added to what is in them; `more` has room for the origins. */
struct record_ground totals_ground(const struct totals *totals);
void totals_month(const struct totals *totals, int point, int replication, int month, struct tally *tally, struct tally_district *more, double *calls);
uint64_t totals_end(const struct totals *totals, int point, int replication, struct needs_sums *needs, double *calls);

/* The value that `share` (0 … 1) of all communities do not exceed, to 0.8 % or a sixteenth; below 0 counts as 0. NaN when none is known. */
double totals_quantile(const struct totals *totals, int point, enum indicator_id id, double share);

#endif
