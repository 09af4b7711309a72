/* screening.h - `run --screen`: what it will cost, the screen itself, what came of it. */
#ifndef SCREENING_H
#define SCREENING_H

#include "cli/cli.h"
#include "learn/screen.h"

/* Screens the scenario into set->screen; says on err beforehand how long it may take. */
STATUS_MUST_USE enum status screening_run(struct cli *cli, const struct screen_request *asked, struct result_set *set, struct arena *arena,
	struct faults *faults);

#endif
