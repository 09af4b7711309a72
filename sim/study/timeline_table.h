/* timeline_table.h - a timeline as tables of a result file, and back. */
#ifndef TIMELINE_TABLE_H
#define TIMELINE_TABLE_H

#include "study/result.h"
#include "study/timeline.h"

/* Puts it among the tables of the set; its options are those of the set. */
STATUS_MUST_USE enum status timeline_table_put(const struct timeline *timeline, struct result_set *set, struct arena *arena);
/* The timeline of a set, its options by their places in that set; one without days when it has none. STATUS_WORLD: out of memory. */
STATUS_MUST_USE enum status timeline_table_get(struct timeline *timeline, const struct result_set *set, struct arena *arena);

#endif
