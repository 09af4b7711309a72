/* study.h - every option of a scenario, so many replications of each, under common random numbers. */
#ifndef STUDY_H
#define STUDY_H

#include <stdbool.h>

#include "base/fault.h"
#include "base/team.h"
#include "study/result.h"
#include "world/scenario.h"

/* Measures that are made when a study is over, by a room above. */
typedef enum status study_complete(const struct scenario *scenario, struct team team, struct result_set *set, struct faults *faults);

struct run_request {
	const struct scenario *scenario;
	int replications;            /* with to_precision where it stops in any case */
	int first_replication;       /* the luck of the first one: 0, or where an earlier study of the same ended */
	uint64_t seed;
	struct team team;
	bool to_precision;           /* stop as soon as what run/precision.h governs is narrow enough, by stats_replications_next */
	double precision;            /* share of the mean; 0 = as the measures state */
	double most_month_bytes;     /* monthly values are kept up to this size, and else left out with a remark; 0 = half a GiB */
	double sample;               /* of several districts this share is simulated, at least one; 0 = all */
	const char *events_path;     /* log of replication 1 of every option, or NULL */
	bool lists_inputs;           /* all inputs come to stand in the set, for its file */
	bool keeps_week;             /* a sample week of a community in the first replication of every option comes to stand there too */
	study_complete *complete;    /* called on the finished set; may be NULL */
	void (*progress)(void *context, double share_done); /* called on the calling thread; may be NULL */
	void *progress_context;
};

/* All that the set of a study says of itself before it is run: points, places, lines, measures; no arrays of values. */
STATUS_MUST_USE enum status study_describe(const struct run_request *request, struct arena *arena, struct result_set *set, struct faults *faults);
/* Runs the study into `set`, whose arrays live in `arena`. The same for any team. Relief, how long it lasts and extra cost are made
   here, from pairs of replications of option and baseline. */
STATUS_MUST_USE enum status study_run(const struct run_request *request, struct arena *arena, struct result_set *set, struct faults *faults);

#endif
