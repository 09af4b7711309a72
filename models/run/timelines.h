/* timelines.h - the timeline of a community out of its diary. */
#ifndef TIMELINES_H
#define TIMELINES_H

#include "state/diary.h"
#include "study/timeline.h"
#include "world/world.h"

/* Days [from_day, end_day) of a community, with no spans yet: its posts and servers are the tracks. */
STATUS_MUST_USE enum status timelines_open(struct timeline *timeline, const struct world *world, int community, int32_t from_day, int32_t end_day, struct arena *arena);
/* The spans of one option, out of a diary that holds these days; of what waits, one row in `step_ms` at most (0: every change). */
STATUS_MUST_USE enum status timelines_add(struct timeline *timeline, const struct world *world, const struct diary *diary, int point, int32_t step_ms, struct arena *arena);
/* A usual week of a usual community: the first full working week half a year after counting begins, of those whose posts the street leaves alone the one nearest to the mean in size. */
void timelines_usual(const struct world *world, int *community, int32_t *from_day, int32_t *end_day);
/* What the worker in a place of the community is called, as "grid worker 2"; NULL when out of memory. */
const char *timelines_worker(const struct world *world, int community, int worker, bool is_chinese, struct arena *arena);
/* What it is called, as "community 3" where its name is a number. */
const char *timelines_place(const struct world *world, int community, bool is_chinese, struct arena *arena);

#endif
