/* full_table.h - every measure of every option: mean, difference to the baseline, interval, verdict, runs needed. */
#ifndef FULL_TABLE_H
#define FULL_TABLE_H

#include "base/text.h"
#include "show/table.h"
#include "study/result.h"

struct full_table {
	const struct result_set *set;
	int baseline;
	enum table_format format;
	bool is_chinese;
	bool all; /* every measure that is known, not only those of the first screen */
};

/* Adds the table. The intervals of the first screen's measures hold together, as there; so do those of the others among
   themselves. CSV is tidy: a row for each option and measure, identifiers instead of names, all digits, "" where nothing is. */
STATUS_MUST_USE enum status full_table_write(const struct full_table *full, struct arena *arena, struct text *out);
/* Adds the table of kinds of work: the mean of each option, and its difference to the baseline with an interval of its own. Kinds that did not occur are left out. */
STATUS_MUST_USE enum status full_table_lines(const struct full_table *full, struct arena *arena, struct text *out);

#endif
