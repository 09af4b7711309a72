/* portion.h - a share of the places of a study: whole numbers that add up over all shares, and a row for each of its places. */
#ifndef PORTION_H
#define PORTION_H

#include <stdint.h>

#include "base/arena.h"
#include "base/status.h"

struct portion {
	const char *manifest;          /* "name: value" a line; portions belong together when theirs are the same */
	/* how to make the study again: the scenario as it was named, options and keys set ("KEY=VALUE" a line); "" = none */
	const char *scenario_file, *policies, *assignments;
	uint64_t seed;
	double sample;                 /* as asked for */
	int replication_count;
	int first, count, all;         /* places [first, first + count) of all */
	int slot_count, point_count, measure_count;
	uint64_t *slots;               /* they add up without regard to overflow */
	double *rows;                  /* [point][place][measure] NaN where there is none */
};

/* Room for the counts that are set: zeros, and NaN. STATUS_WORLD when out of memory. */
STATUS_MUST_USE enum status portion_build(struct portion *portion, struct arena *arena);

#endif
