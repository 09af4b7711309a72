/* sweeping.h - a sweep on its way: what it will cost, part after part with its progress, and the file they become. */
#ifndef SWEEPING_H
#define SWEEPING_H

#include "cli/cli.h"
#include "cli/interrupt.h"
#include "sweep/job.h"

struct sweeping {
	struct cli *cli;
	struct job *job;
	const struct sweep *about;
	const char *output;            /* FILE.h5; its parts lie in FILE.h5.parts */
	int share, shares;             /* only this share of the samples, from 1; 0 of 0 = all */
	double most_runs;              /* when it may end before all are run; 0 = it does not */
	struct interrupt *interrupt;
	struct arena *arena;
};

/* The samples of its share, [*from, *to). */
void sweeping_share(const struct sweeping *sweeping, int samples, int *from, int *to);
/* Prints samples, runs, and how long and how large they will be, by running some of them. */
STATUS_MUST_USE enum status sweeping_estimate(const struct sweeping *sweeping, struct faults *faults);
/* An older sweep under the output's name is this one, whole, and then there is nothing to do (*is_there, and it was said); or it is a fault. */
STATUS_MUST_USE enum status sweeping_output_check(const struct sweeping *sweeping, bool *is_there, struct faults *faults);
/* Runs what is missing and merges it. True in *was_stopped when somebody asked to end before it was done: parts are kept, and it was said how to go on. */
STATUS_MUST_USE enum status sweeping_run(const struct sweeping *sweeping, bool *was_stopped, struct faults *faults);

#endif
