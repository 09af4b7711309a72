/* nationwide.h - a run of many districts on its way: part after part, and the file they become; a share of it, for many machines. */
#ifndef NATIONWIDE_H
#define NATIONWIDE_H

#include "cli/session.h"
#include "run/nation_parts.h"

struct nationwide {
	struct session *session;
	const struct run_request *run;
	struct nation_recipe recipe;
	const char *output;            /* FILE.h5; its parts lie in FILE.h5.parts */
	int share, shares;             /* only this share of the districts, from 1; 0 of 0 = all */
};

/* Runs what is missing into parts; of all districts makes the file, and leaves what it holds in `set`. False in *is_whole when there is nothing to show:
   a share is done, or somebody asked to end before, and it was said how to go on. */
STATUS_MUST_USE enum status nationwide_run(const struct nationwide *nationwide, struct result_set *set, bool *is_whole);
/* Makes the file of parts that were gathered. */
STATUS_MUST_USE enum status nationwide_merge(struct session *session, const struct parts *parts, const char *output, struct result_set *set);

#endif
