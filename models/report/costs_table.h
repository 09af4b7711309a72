/* costs_table.h - work sent down by kind and by department: what is counted beside what it costs. */
#ifndef COSTS_TABLE_H
#define COSTS_TABLE_H

#include "report/full_table.h"

/* Counts, hours and money of each kind and department, every option beside the baseline, means over the replications. */
STATUS_MUST_USE enum status costs_table_write(const struct full_table *full, struct arena *arena, struct text *out);

#endif
