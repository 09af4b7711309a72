/* marks.h - what happens to an option in the course of a study, at its place on an axis of years. */
#ifndef MARKS_H
#define MARKS_H

#include "report/page/section.h"
#include "show/chart.h"

/* The month, from 0, and the year in which a study begins. */
int marks_begin(const struct result_set *set, int *year);
/* So many months after the beginning, in years: 2012.5 is the first of July. */
double marks_year(const struct result_set *set, double months);
/* What happens to an option, in its order, in place->arena. */
STATUS_MUST_USE enum status marks_of(const struct section_place *place, int point, struct chart_mark **marks, int *count);

#endif
