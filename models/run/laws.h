/* laws.h - what theory says of a scenario beside what its replications say. */
#ifndef LAWS_H
#define LAWS_H

#include <stdbool.h>

#include "base/fault.h"
#include "measure/stats.h"
#include "study/result.h"
#include "world/scenario.h"

/* One exact value, its words understood. */
struct law {
	const struct expectation *expectation;
	int lines[EXPECT_TERMS];           /* of the set; none: measures of the district */
	int measures[EXPECT_TERMS];        /* line measures with lines, else measures */
	double exact;                      /* in `unit` */
	double factor;                     /* from the unit of the measure, for a variance from its square, to `unit` */
	const char *unit;                  /* as written */
	const char *names_zh[EXPECT_TERMS]; /* of the measures */
	/* filled by laws_judge */
	struct stats_interval plain, wide; /* 95 %, and at the level that holds for all laws together; in `unit` */
	bool is_inside, is_narrow;
};

/* Finds the measures and lines of every exact value of the scenario in a set that study_describe made, and reads the values in their
   units; *laws lives in `arena`, one row for each of scenario->expects. Every fault is collected: a measure, line or unit that is unknown. */
STATUS_MUST_USE enum status laws_find(const struct scenario *scenario, const struct result_set *set, struct arena *arena,
	struct law **laws, struct faults *faults);
/* Judges the laws of one scenario by the replications of the set's baseline. is_inside: the exact value lies in the interval of level
   1 - 0.01 / together, which holds at 99 % over as many laws; is_narrow: half the 95 % interval is at most `within` of the value.
   Returns how many are not both. `scratch`: two doubles for each replication. */
int laws_judge(const struct result_set *set, struct law *laws, int count, int together, double *scratch);

#endif
