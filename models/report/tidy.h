/* tidy.h - results as tables for other programs: a row for each value, or for each mean. */
#ifndef TIDY_H
#define TIDY_H

#include "base/text.h"
#include "study/sweep.h"

/* What the values are of: the whole horizon, each month of it, or each place (means over replications). */
enum tidy_of { TIDY_HORIZON, TIDY_MONTHS, TIDY_PLACES };

struct tidy {
	const struct sweep *sweep;
	const int *measures;           /* [measure_count] indices of those wanted */
	int measure_count;
	enum tidy_of of;
	bool is_summary;               /* mean, half width of its 95 % interval and number of replications, instead of every replication */
};

/* Adds the headings: sample, option, replication, seed, the factors, measure, value, unit; of a summary sample, option, the factors, measure, unit, mean,
   half_width, n. Months and places have a column of their own before measure, places none of replication and seed. */
void tidy_headings(const struct tidy *tidy, struct text *out);
/* Adds the rows of row `row` of the sweep's samples. Values that are not known are left out; without spread, or of one replication, half_width is blank. `scratch`:
   a double for each replication. */
void tidy_rows(const struct tidy *tidy, int row, double *scratch, struct text *out);
/* Adds what stands beside such a table: where it comes from, what its columns are, the units of factors and measures. */
void tidy_provenance(const struct tidy *tidy, const char *source, bool is_chinese, struct text *out);

#endif
