/* calibrate.h - moves assumed inputs inside their ranges until targets hold, as few of them as will do, and says which the targets tell anything of. */
#ifndef CALIBRATE_H
#define CALIBRATE_H

#include "learn/match.h"
#include "learn/probe.h"
#include "learn/targets.h"
#include "measure/stats.h"

enum { CALIBRATE_SAMPLE = 8, CALIBRATE_TRIED = 480 };

struct calibrate_request {
	const struct scenario *scenario;
	struct targets targets;
	int sample, tried;                 /* communities; baselines simulated to learn from, at least 64 */
	int replications;                  /* of the whole district, before and after */
	uint64_t seed;
	struct team team;
	void (*progress)(void *context, double share_done);
	void *progress_context;
};

/* What became of one target; on the whole district. */
struct calibrate_target {
	const struct target *target;
	const struct result_measure *measure;
	struct stats_interval before, after;
};

/* What became of one input. */
struct calibrate_input {
	double before, after;              /* values */
	bool is_moved, is_identified;
	double left;                       /* share of its range that the targets leave it, 5 to 95 % of what fits over 90 % of the range; NaN: cannot be told */
	double low, high;                  /* values at the ends of that */
};

struct calibration {
	struct factors factors;
	struct calibrate_target *targets;  /* [target_count] those the baseline has a value for */
	int target_count;
	struct calibrate_input *inputs;    /* [factors.count] */
	int moved_count, identified_count;
	int tried, fitting, rounds;
	bool is_met;                       /* every target that is not held out */
	struct scenario after;             /* the scenario with the inputs moved; never free it */
};

/* 1. History matching on a sample of communities (match.h) gives an emulator of each target. 2. On these, inputs are moved one after the other, each time
   the one that brings the targets nearest, until the emulators lie in the inner four fifths of every band: a miss counts by its square over half the
   band, moving costs a little. 3. The whole district is simulated there; by what it misses the emulators are corrected, and 2 is done again, up to five
   times. An input is identified when what fits leaves it less than half of its range. All in `arena`.
   Targets that are met as the scenario stands move nothing. The same for any team. */
STATUS_MUST_USE enum status calibrate_run(const struct calibrate_request *request, struct arena *arena, struct calibration *calibration, struct faults *faults);

#endif
