/* chart.h - small charts as SVG: lines, steps and bars with bands, panels side by side. Nothing is told by colour alone. */
#ifndef CHART_H
#define CHART_H

#include <stdbool.h>

#include "base/text.h"

enum chart_shape { CHART_LINE, CHART_STEP, CHART_BAR };

struct chart_series {
	const char *label;              /* what the legend says */
	enum chart_shape shape;
	int count;
	const double *x;                /* NULL = 0, 1, 2 … */
	const double *y;                /* NaN = a gap */
	const double *low, *high;       /* the band around it; NULL = none */
};

struct chart_axis {
	const char *label;              /* with its unit: "load (h/worker-month)" */
	double from, to;                /* as the data ask when they are equal */
	bool has_zero;                  /* it begins (or ends) at 0 if need be */
};

/* x are numbers; or, with names, the things 0, 1, 2 … that stand below each other, their values to the right as bars. */
struct chart_panel {
	const char *title;
	struct chart_axis x, y;
	const char *const *names;       /* NULL = x are numbers */
	int name_count;
	const struct chart_series *series;
	int series_count;
};

struct chart {
	const char *title;
	const char *description;        /* for those who do not see it: what is shown, and what it says */
	const struct chart_panel *panels;
	int panel_count;
	bool is_same_scale;             /* all y axes are alike */
};

/* Ticks at round numbers: the first at or above `low`, their step; returns how many lie within low … high, at most `most` (2 or more).
   0 when low or high is no number or high is not above low. */
int chart_ticks(double low, double high, int most, double *first, double *step);
/* The whole file, beginning with <svg. It needs no script and no font of its own. */
void chart_write(const struct chart *chart, struct text *out);

#endif
