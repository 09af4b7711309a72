/* sweep.h - what a study over a design found: how each sample was set, and every measure of every option there, run by run. */
#ifndef SWEEP_H
#define SWEEP_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/status.h"
#include "study/result.h"

/* An input that was varied: a range of numbers, or levels, as they are written behind --set KEY=. */
struct sweep_factor {
	const char *name;              /* the key: staff.quits, policy.cap.cap.hours */
	const char *name_en, *name_zh;
	const char *unit;              /* of its numbers; "" = none */
	const char *levels;            /* one a line; "" = a range */
	int level_count;               /* 0 = a range */
};
/* What is known of it in numbers; SET is the place of what the scenario sets, NaN when that is none of its values. */
enum sweep_bound { SWEEP_LOW, SWEEP_HIGH, SWEEP_SET, SWEEP_IS_LOG, SWEEP_IS_WORDS, SWEEP_BOUNDS };

/* Rows [first, first + count) of a design of sample_count, or what stands beside them alone (count 0). A sample that was not run has no replications. */
struct sweep {
	struct result_set about;       /* the study: its points are the options; no numbers of its own */
	const char *manifest;          /* "name: value" a line; rows belong together when theirs are the same */
	const char *design;            /* "morris", or the file it came from */
	int sample_count, factor_count;
	const struct sweep_factor *factors;
	double *bounds;                /* [factor][SWEEP_BOUNDS] */
	int first, count;
	double *places;                /* [row][factor] of the design, in [0, 1) */
	double *values;                /* [row][factor] number, or level from 0 when levels are words */
	int32_t *replications;         /* [row] made; 0 = not run */
	uint64_t *seeds;               /* [row] */
	double *measures;              /* [row][option][replication][measure] NaN where there is none */
	uint64_t *digests;             /* [row][option][replication] fingerprint of the history */
	double *months;                /* [row][option][replication][month][measure]; NULL = not at hand, or not kept, of which about.month_count of 0 tells */
	double *by_place;              /* [row][option][place][measure] means over replications; likewise, about.place_count */
};

/* Room for rows [first, first + count), nothing known of them. STATUS_WORLD when out of memory. */
STATUS_MUST_USE enum status sweep_build(struct sweep *sweep, struct arena *arena, int first, int count);
/* The same with room for months and places too, of sweeps that keep them. */
STATUS_MUST_USE enum status sweep_build_all(struct sweep *sweep, struct arena *arena, int first, int count);
/* The same samples of another sweep of the same design; what both do not have stays. */
void sweep_copy(struct sweep *to, const struct sweep *from);
/* Level `level` of a factor, in `arena`; NULL when out of memory. */
const char *sweep_level(const struct sweep_factor *factor, int level, struct arena *arena);
static inline int64_t sweep_runs(const struct sweep *sweep)
{
	return (int64_t)sweep->about.point_count * sweep->about.replication_count;
}
/* Values of one run: a row counts from `first`. */
static inline double *sweep_run(const struct sweep *sweep, int row, int option, int replication)
{
	return sweep->measures + ((row * sweep_runs(sweep)) + (int64_t)option * sweep->about.replication_count + replication) * sweep->about.measure_count;
}
static inline double *sweep_month(const struct sweep *sweep, int row, int option, int replication, int month)
{
	int64_t run = row * sweep_runs(sweep) + (int64_t)option * sweep->about.replication_count + replication;
	return sweep->months + (run * sweep->about.month_count + month) * sweep->about.measure_count;
}
static inline double *sweep_place(const struct sweep *sweep, int row, int option, int place)
{
	return sweep->by_place + (((int64_t)row * sweep->about.point_count + option) * sweep->about.place_count + place) * sweep->about.measure_count;
}
/* Numbers of a row, months and places that are kept among them. */
double sweep_numbers(const struct sweep *sweep);
/* Fingerprints of an option's histories, replication by replication; 0 = not run. */
static inline uint64_t *sweep_histories(const struct sweep *sweep, int row, int option)
{
	return sweep->digests + row * sweep_runs(sweep) + (int64_t)option * sweep->about.replication_count;
}
static inline double sweep_bound(const struct sweep *sweep, int factor, enum sweep_bound bound)
{
	return sweep->bounds[factor * SWEEP_BOUNDS + (int)bound];
}

/* The rows numbers are best moved in: they share chunks of the file. */
int sweep_band(const struct sweep *sweep);
/* The name of the first line in which two manifests differ and its two values, in `arena`; false when they are the same. */
struct sweep_difference {
	const char *name, *one, *other;
};
bool sweep_differs(const char *one, const char *other, struct arena *arena, struct sweep_difference *difference);

#endif
