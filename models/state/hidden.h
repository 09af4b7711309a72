/* hidden.h - needs nobody has told and nobody has seen yet. What will become of one is drawn when it arises. */
#ifndef HIDDEN_H
#define HIDDEN_H

#include "state/work.h"

struct hidden_need {
	uint64_t ordinal;       /* of the request it will be */
	double found_at;        /* found when the exposure of its group has come so far */
	double surfaces_at;     /* surfaces by itself when `pressure` has come so far */
	int32_t born, fades;    /* days; born may lie before day 0 */
	uint8_t group;
	bool is_emergency;      /* when it surfaces */
};

/* Exposure of a group: visits, contacts and meetings so far, each by its chance to come upon a need that is there. A need is found when
   exposure since it arose passes an exponential draw of mean 1. Pressure is the same of surfacing: rate x time, by weekday. */
struct hidden {
	struct hidden_need *needs;
	int32_t count, capacity;
	double exposure[GROUP_COUNT], pressure;
};

/* One more. Memory from the arena, which is kept from one replication to the next. */
STATUS_MUST_USE enum status hidden_add(struct hidden *hidden, struct arena *arena, struct hidden_need need);
/* The need at `index` is hidden no more; the last takes its place. */
void hidden_remove(struct hidden *hidden, int32_t index);

#endif
