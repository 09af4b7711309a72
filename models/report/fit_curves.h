/* fit_curves.h - what a log tells, drawn: hours and days, curves of durations, quantile against quantile. */
#ifndef FIT_CURVES_H
#define FIT_CURVES_H

#include "records/fitting.h"
#include "report/leaf.h"

void fit_curves_profile(const struct coming *coming, struct leaf *leaf);
/* The share over, as it was and by the best fit, and their quantiles against each other. */
void fit_curves_times(const struct taking *taking, const char *title, struct leaf *leaf);
/* What a line is called. */
const char *fit_page_line(const struct fitting *fitting, int line);

#endif
