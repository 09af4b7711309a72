/* rehearsal.h - a plan tried in the simulation: its posts in place of those of today, on luck the plan has not seen. */
#ifndef REHEARSAL_H
#define REHEARSAL_H

#include "measure/stats.h"
#include "plan/posts.h"
#include "run/study.h"

struct rehearsal_request {
	const struct scenario *scenario;
	int policy;                      /* the option, by its place in the scenario */
	int communities;                 /* so many of the plan, at equal steps of their residents */
	int replications;
	uint64_t seed;
	struct team team;
};

struct rehearsal {
	int communities, replications;   /* replications 0: it was not tried */
	struct stats_interval on_time;   /* basic requests met in time, share */
	struct stats_interval load;      /* hours asked for over hours the staff present could do */
	struct asked_load asked;         /* what the posts of the plan were asked for: some rules let through more where there are more */
	double residents;                /* of the communities */
};

/* Every community with its posts and grids of the plan (rows of posts_build_as), whatever the scenario gives it; nothing added at later dates.
   Waits for workers who leave and newcomers who learn are as simulated. The same for any team. */
STATUS_MUST_USE enum status rehearsal_run(struct rehearsal *trial, const struct rehearsal_request *request, const struct posts_row *rows, struct arena *arena,
	struct faults *faults);
/* The posts of a number for each community, split as the rule of places does: for a norm. */
void rehearsal_norm(struct posts_row *rows, int count);

#endif
