/* watch.h - one replication of one option with somebody looking on: a diary of a community. */
#ifndef WATCH_H
#define WATCH_H

#include "base/fault.h"
#include "base/team.h"
#include "state/diary.h"
#include "state/replica.h"
#include "study/result.h"

struct watch_request {
	const struct scenario *scenario;
	const char *policy;          /* name of an option; NULL = the baseline */
	int replication;             /* from 1 */
	uint64_t seed;
	struct team team;
};

struct watch {
	struct world world;
	struct replica replica;
	struct result_set set;       /* what things are called; no values */
	struct diary diary;
	int point;                   /* the option among those of the set */
};

/* A district before its first day. An option the scenario does not have is a fault. watch_close is safe after a failure. */
STATUS_MUST_USE enum status watch_open(struct watch *watch, const struct watch_request *request, struct arena *arena, struct faults *faults);
/* Runs it to `end_day`, with a diary of a community (-1: of all) from `from_day` on, which may lie in the pre-run. */
STATUS_MUST_USE enum status watch_run(struct watch *watch, const struct watch_request *request, int32_t community, int32_t from_day, int32_t end_day,
	struct faults *faults);
void watch_close(struct watch *watch);
/* A community by its name or its number; -1 and a fault when there is none. */
int watch_community(const struct watch *watch, const char *written, struct faults *faults);
/* Day of a date "2013-01-07"; -1 and a fault when it is no date or not of the run. */
int32_t watch_day(const struct watch *watch, const char *written, struct faults *faults);

#endif
