/* nation.h - a study of many districts: each is simulated alone, its sums are kept, and it is forgotten. */
#ifndef NATION_H
#define NATION_H

#include "run/study.h"
#include "run/totals.h"
#include "world/districts.h"

/* The districts of a scenario, all or a sample, and what they share. */
struct nation {
	const struct run_request *request;
	struct arena arena;
	struct districts districts;
	int *chosen;                 /* numbers of those simulated, ascending */
	int count;
	struct world world;          /* of the first of them: calendar, options, settings */
};

/* Close it in any case. */
STATUS_MUST_USE enum status nation_open(struct nation *nation, const struct run_request *request, struct faults *faults);
void nation_close(struct nation *nation);
/* What its results say of themselves. The places are districts. */
STATUS_MUST_USE enum status nation_about(const struct nation *nation, struct arena *arena, struct result_set *set);
/* Simulates the chosen districts [first, end) on the team. Their sums join `totals`; of `set` the rows of their places are filled, the first
   of which is that of district `first`. The same for any team, and however the districts are shared out over calls. */
STATUS_MUST_USE enum status nation_run(const struct nation *nation, int first, int end, struct totals *totals, struct result_set *set, struct faults *faults);
/* What the sums of all of them tell, in a set whose places are filled and whose strings live in `arena`. */
STATUS_MUST_USE enum status nation_tell(const struct nation *nation, const struct totals *totals, struct arena *arena, struct result_set *set, struct faults *faults);

/* study_describe and study_run for scenarios of more than one district. */
STATUS_MUST_USE enum status nation_describe(const struct run_request *request, struct arena *arena, struct result_set *set, struct faults *faults);
STATUS_MUST_USE enum status nation_study(const struct run_request *request, struct arena *arena, struct result_set *set, struct faults *faults);

#endif
