/* asked.h - the hours every community is asked for: by the budget, or as much as a simulation was asked for, line of work by line of work. */
#ifndef ASKED_H
#define ASKED_H

#include "plan/week.h"
#include "study/result.h"
#include "world/place.h"

/* The communities of a scenario under some settings, their budgets line by line. */
struct asked {
	struct place_list places;
	struct walks *walks;             /* [community] */
	const struct settings *settings;
	struct budget *budgets;          /* [community] */
	double hours[LINE_MOST];         /* a year, all communities, ways apart */
	double residents;
};

/* What a simulation was asked for over what the budgets say. */
struct asked_load {
	double factor[LINE_MOST];
	double extra_h[SKILL_COUNT];     /* a year, all communities: work the budget knows nothing of, spread by residents */
	double hours;                    /* a year, all communities, ways apart */
};

/* The settings of an option on the last day simulated. */
const struct settings *asked_settings(const struct scenario *scenario, int policy);
/* Places and ways, once for a scenario; then budgets for the settings of an option, which must be called at least once. Memory in `arena`. */
STATUS_MUST_USE enum status asked_open(struct asked *asked, struct arena *arena, const struct scenario *scenario, struct faults *faults);
STATUS_MUST_USE enum status asked_set(struct asked *asked, struct arena *arena, const struct scenario *scenario, const struct settings *settings,
	struct faults *faults);
/* What one replication of an option in a result set was asked for (-1: the mean of all); less what others took off the staff. */
struct asked_load asked_load_of(const struct asked *asked, const struct result_set *set, int point, int replication);
/* The hours of a community over the week: by its budget, or (load not NULL) as simulated. */
struct week asked_week(const struct asked *asked, const struct asked_load *load, int community);

/* Of these, work done for the first time, without ways. */
double asked_work_h(const struct asked *asked, const struct asked_load *load, int community);

#endif
