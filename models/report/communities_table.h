/* communities_table.h - one measure in every community, and who is worst off. */
#ifndef COMMUNITIES_TABLE_H
#define COMMUNITIES_TABLE_H

#include "report/full_table.h"

/* Measure `measure`, a row for each community and a column for each option, the worst-off tenth marked; -1: the first that is known, and
   in CSV all of them. Means over the replications. */
STATUS_MUST_USE enum status communities_table_write(const struct full_table *full, int measure, struct arena *arena, struct text *out);

#endif
