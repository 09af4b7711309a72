/* passing.h - what becomes of cases of several pieces: work done again, handed on, and by whom. */
#ifndef PASSING_H
#define PASSING_H

#include "measure/counts.h"
#include "records/records.h"

enum { PASSING_WORKERS = 12, PASSING_STEPS = 16 };

struct passing_worker {
	const char *name;
	int count;
	struct stats_interval share;
};
struct passing {
	bool has_cases, has_workers;
	int case_count, piece_count;      /* of cases that are known */
	struct stats_interval rework;     /* share of pieces whose case had one of the same category before */
	struct stats_interval handed_on;  /* share of steps from one piece of a case to the next where another worker goes on */
	int worker_count;
	double daily_workers;             /* median number who closed something, of days with any closing */
	double inequality;                /* Gini coefficient of their shares */
	struct passing_worker workers[PASSING_WORKERS]; /* the busiest */
	int shown;
	double first[PASSING_STEPS], next[PASSING_STEPS][PASSING_STEPS]; /* cases that begin with a category; pieces that go on from one to another */
	double done[PASSING_STEPS];       /* pieces of a category in known cases */
};

/* The median number of workers who closed something, of days with any closing; NaN when none is named. */
double passing_daily(const struct record *rows, int count, int worker_count, int64_t end, struct arena *arena);
/* `steps`: the number of each category among those kept apart, PASSING_STEPS at most; NULL = no steps wanted. */
STATUS_MUST_USE enum status passing_estimate(const struct records *records, const int *steps, double level, struct arena *arena, struct passing *out);

#endif
