/* series.h - what a measure does month by month, over the runs, and charts of it. */
#ifndef SERIES_H
#define SERIES_H

#include "report/page/section.h"
#include "show/chart.h"

/* The means over the runs with their 95 % intervals, by years: month 0 of a study from January 2012 lies at 2012.04. Arrays of month_count in place->arena.
   STATUS_WORLD when out of memory. */
STATUS_MUST_USE enum status series_monthly(const struct section_place *place, int measure, int point, struct chart_series *series);
/* Whether any option has a value for it in any month. */
bool series_is_known(const struct section_place *place, int measure);
/* Measure `name` of the set when it is known month by month, else -1. */
int series_measure(const struct section_place *place, const char *name);
/* "Admin hours demanded (h/worker-month)" */
const char *series_label(const struct section_place *place, int measure);

/* A chart for each option but the baseline, which is seen behind it, all on one scale; and a table of the means, month by month, folded away. Nothing when
   the measure is not known. */
STATUS_MUST_USE enum status series_write(const struct section_place *place, int measure, struct text *out);
/* The folded table alone. */
STATUS_MUST_USE enum status series_table(const struct section_place *place, int measure, struct text *out);

#endif
