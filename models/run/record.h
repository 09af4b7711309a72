/* record.h - from tallies to results: what a month, a horizon, a community tells, of one district or of many together. */
#ifndef RECORD_H
#define RECORD_H

#include <stdio.h>

#include "run/indicator.h"
#include "run/needs.h"
#include "state/replica.h"
#include "study/result.h"

struct diary;
struct totals;

/* Where the results of a replication go. */
struct recorder {
	struct result_set *set;   /* rows of this point and replication are filled: horizon, months, places, lines, digest; NULL = none */
	int point, replication;
	FILE *events;             /* event log, or NULL */
	struct diary *diary;      /* filled with what happens in its community on its days; or NULL */
	struct totals *totals;    /* one of several districts: its sums join these, and of the set only the row of its place is filled; or NULL */
	int place;                /* the district among the places of the set */
};

/* All that is summed up at the end of a stretch: everything, and the load of each community. */
struct record_sums {
	struct tally tally;
	double *loads;
};

/* What the places a tally covers have in common, at the start. */
struct record_ground {
	double places, grids, posts, residents, households, near;
	double posts_each;        /* of a mean community */
};
struct record_ground record_ground(const struct world *world);
/* Their scope over days [from, to). `calls` as indicator_calls has them. */
struct indicator_scope record_scope(const struct world *world, const struct settings *settings, const struct record_ground *ground, const struct tally *tally,
	const struct tally_district *more, int32_t from, int32_t to, double calls);

void record_month(const struct replica *replica, struct record_sums *sums, int32_t from, int32_t to, const struct recorder *recorder);
/* Of a replication that is over. Takes scratch from its arena. */
STATUS_MUST_USE enum status record_horizon(struct replica *replica, const struct recorder *recorder);
/* What a horizon tells of lines that are not the scenario's own, of kinds of work and departments, of uses of time and of needs. */
void record_parts(const struct indicator_scope *scope, const struct needs_sums *needs, struct result_set *set, int point, int replication);

#endif
