/* series.h - what measures do month by month, over the runs: charts and tables of it. */
#ifndef SERIES_H
#define SERIES_H

#include "report/page/section.h"
#include "show/chart.h"

/* One line of a chart. */
struct series_line {
	const char *measure;               /* by its name */
	const char *label;                 /* what stands at its end; N_(), to be translated; NULL = the option */
};

/* Measure `name` of the set when some month knows it, else -1. */
int series_measure(const struct section_place *place, const char *name);
/* "Administrative hours demanded", and with its unit: it stands alone, so it begins large. */
const char *series_name(const struct section_place *place, int measure);
const char *series_label(const struct section_place *place, int measure);

/* The line of an option: means over the runs in steps of `length` months with their 95 % intervals, what is left at the end aside; in place->arena. */
STATUS_MUST_USE enum status series_steps(const struct section_place *place, int measure, int point, int length, struct chart_series *series);

/* A chart for each option with these lines, those of one measure that is not known left out; the first line of the baseline is seen behind it. All on
   one scale, with bands of 95 % and marks at what happens. Below it the means by years, and folded away by months. Nothing when no line is known. */
STATUS_MUST_USE enum status series_by_option(const struct section_place *place, const struct series_line *lines, int count, struct text *out);
/* A chart for each measure with all options in it, by quarters; the means folded away, by years. */
STATUS_MUST_USE enum status series_by_measure(const struct section_place *place, const char *const *measures, int count, struct text *out);

#endif
