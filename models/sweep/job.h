/* job.h - the work of a sweep: every sample is what `run --set` with its values would run. */
#ifndef JOB_H
#define JOB_H

#include "base/team.h"
#include "run/study.h"
#include "sweep/points.h"

/* What holds of all samples. */
struct job {
	const char *file;                      /* the scenario */
	const char *const *assignments;        /* "KEY=value", set before the sample's own */
	int assignment_count;
	const char *policies;                  /* "cap,quota"; NULL = all */
	const struct points *points;
	int replications;                      /* with to_precision at most */
	bool to_precision;
	double precision;                      /* as of struct run_request */
	uint64_t seed;
	bool has_own_luck;                     /* each sample has a seed of its own: seed + 1 + sample */
	study_complete *complete;              /* of every sample's study; may be NULL */
	bool has_months, has_places;           /* kept too; never of legs */
	const int *measures;                   /* [measure_count] of the study, those that are kept; NULL = all */
	int measure_count;
	const char *contest;                   /* "overtime, 0.5 matters, 3000 runs at most": what replications go by; NULL = by none */
	const char *program;                   /* "jianfu 0.1.0" */
	struct team team;
	void (*progress)(void *context, int done); /* samples of a call, on the calling thread; may be NULL */
	void *progress_context;
};

/* A stretch of one sample's replications. */
struct job_leg {
	int sample, first, count;
	const char *policies;                  /* options it is for, as struct job has them, and the baseline */
};

/* All that the sweep says of itself, its manifest too; `base` is the scenario as it is set. */
STATUS_MUST_USE enum status job_about(const struct job *job, const struct scenario *base, struct arena *arena, struct sweep *about, struct faults *faults);
/* Reads the scenario at the samples [from, to): those that cannot be run are faults by number and value, the first JOB_FAULTS of them. */
enum { JOB_FAULTS = 20 };
STATUS_MUST_USE enum status job_check(const struct job *job, int from, int to, struct faults *faults);
/* Runs the samples [rows->first, rows->first + rows->count) into `rows`, which were built. The same for any team. */
STATUS_MUST_USE enum status job_run(const struct job *job, struct sweep *rows, struct faults *faults);
/* Runs these legs into `rows`, which hold their samples: what a leg is not for stays. Never to_precision. The same for any team and any order. */
STATUS_MUST_USE enum status job_legs(const struct job *job, struct sweep *rows, const struct job_leg *legs, int count, struct faults *faults);

#endif
