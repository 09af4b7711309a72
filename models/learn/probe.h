/* probe.h - one point of a space of assumptions: the scenario as it would be there, run once on a sample of communities. */
#ifndef PROBE_H
#define PROBE_H

#include "base/fault.h"
#include "base/team.h"
#include "learn/factors.h"
#include "run/study.h"

struct probe_room;

struct probe {
	const struct factors *factors;
	struct scenario all, baseline; /* the sample, with every option, and with the baseline alone */
	struct arena arena;
	struct probe_room *rooms;      /* one for each thread */
	int thread_count;
	uint64_t seed;
	double baseline_years, all_years; /* simulated of each community */
	int place_count;
	study_complete *complete;      /* makes more measures when all options were run; may be NULL */
};

/* `sample` communities of the scenario. Free it in any case. */
STATUS_MUST_USE enum status probe_init(struct probe *probe, const struct scenario *scenario, const struct factors *factors, int sample, uint64_t seed,
	struct team team, const struct faults *speaking);
void probe_free(struct probe *probe);
/* Runs point `number` (its luck; u as in factors.h) with the baseline alone or with all options: measures[option][INDICATOR_COUNT]. Options share their
   luck, points do not. Called from tasks: `thread` tells the room. */
STATUS_MUST_USE enum status probe_run(struct probe *probe, int number, const double *u, bool is_whole, double *measures, int thread);
/* The baseline as it is set, `replications` times: values[replication][INDICATOR_COUNT]. */
STATUS_MUST_USE enum status probe_pilot(struct probe *probe, int replications, double *values, struct faults *faults);
/* What went wrong on any thread. */
void probe_faults(const struct probe *probe, struct faults *faults);

#endif
