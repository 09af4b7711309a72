/* chart.h - small charts: lines, steps, bars and dots with bands, panels side by side. Nothing is told by colour alone. */
#ifndef CHART_H
#define CHART_H

#include <stdbool.h>

#include "base/text.h"
#include "show/canvas.h"

enum chart_shape { CHART_LINE, CHART_STEP, CHART_BAR, CHART_DOT };

struct chart_series {
	const char *label;              /* what the legend says */
	enum chart_shape shape;
	int count;
	const double *x;                /* NULL = 0, 1, 2 …; of dots among names: the row */
	const double *y;                /* NaN = a gap */
	const double *low, *high;       /* the band around it; NULL = none */
	bool is_faint;                  /* what the others are seen beside: thin and grey */
};

struct chart_axis {
	const char *label;              /* with its unit: "load (h/worker-month)" */
	double from, to;                /* as the data ask when they are equal */
	bool has_zero;                  /* it begins (or ends) at 0 if need be */
	bool is_year;                   /* numbers are years: 2012.5 is July */
};

/* Something that happens at a place of the x axis, in ascending order: an upright line with a number that the legend explains. What has
   one label has one number. */
struct chart_mark {
	double x;
	const char *label;
};

/* x are numbers; or, with names, the things 0, 1, 2 … that stand below each other, their values to the right as bars or dots. */
struct chart_panel {
	const char *title;              /* "" = none */
	struct chart_axis x, y;
	const char *const *names;       /* NULL = x are numbers */
	int name_count;
	bool is_stacked;                /* bars of one name lie end to end */
	const struct chart_series *series;
	int series_count;
	const struct chart_mark *marks;
	int mark_count;
};

struct chart {
	const char *title;
	const char *description;        /* for those who do not see it: what is shown, and what it says */
	const struct chart_panel *panels;
	int panel_count;
	bool is_same_scale;             /* all y axes are alike */
	bool is_grey;                   /* black, white and grey alone */
	bool labels_lines;              /* words stand at the ends of lines instead of in a legend, where there is room */
	bool is_untitled;               /* the title is for those who do not see the chart alone */
	double width;                   /* of a panel in pixels; 0 = CHART_WIDTH */
	double labels_width;            /* kept free for words at the ends of lines, so that charts of one page align; 0 = as they need */
};
#define CHART_WIDTH 400

/* Ticks at round numbers: the first at or above `low`, their step; returns how many lie within low … high, at most `most` (2 or more).
   0 when low or high is no number or high is not above low. */
int chart_ticks(double low, double high, int most, double *first, double *step);
/* What it takes, in pixels. */
double chart_width(const struct chart *chart);
double chart_height(const struct chart *chart);
/* Draws it with its upper left corner at x, y. */
void chart_draw(const struct chart *chart, struct canvas *canvas, double x, double y);
/* As a whole SVG file, beginning with <svg. It needs no script and no font of its own. */
void chart_write(const struct chart *chart, struct text *out);
/* As a picture on a page, whose names begin with `id`. */
void chart_embed(const struct chart *chart, const char *id, struct text *out);
/* What words at the ends of lines take in a panel of this width; 0 where a legend tells them apart, as there is no room for all or none is asked for. */
double chart_labels_width(const struct chart *chart, const struct chart_panel *panel, double width);

#endif
