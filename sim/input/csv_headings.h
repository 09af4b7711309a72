/* csv_headings.h - the first row of a table. */
#ifndef CSV_HEADINGS_H
#define CSV_HEADINGS_H

#include "input/csv.h"

/* Fills headings, names and units of a table from its column_count headings as written. False when out of memory. */
bool csv_headings_split(struct csv *csv, const char *const *written, struct arena *arena);
/* Refuses columns without a heading, and headings that stand twice. */
void csv_headings_check(const struct csv *csv, struct faults *faults);

#endif
