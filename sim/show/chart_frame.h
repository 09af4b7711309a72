/* chart_frame.h - where a panel stands and what its axes reach; for the files of chart alone. */
#ifndef CHART_FRAME_H
#define CHART_FRAME_H

#include "show/chart.h"

#define CHART_LETTER 11.0
#define CHART_LEADING 1.3
#define CHART_PLOT 200.0         /* height of a drawing without names */
#define CHART_ROW 13.0          /* of a bar */
#define CHART_BETWEEN 9.0       /* rows of names */
enum { CHART_TICKS = 7 };

struct chart_frame {
	const struct chart *chart;
	const struct chart_panel *panel;
	double left, top, width;    /* of the panel */
	double plot_left, plot_top, plot_width, plot_height;
	double x_low, x_high, y_low, y_high;
};

/* -- chart_axes.c: from numbers to pixels ----------------------------------------------------------------------------- */

void chart_reach(struct chart_frame *frame);
/* Upright values and those that run to the right, as they do with names; kept within the plot. */
double chart_at_x(const struct chart_frame *frame, double x);
double chart_at_y(const struct chart_frame *frame, double y);
double chart_at_bar(const struct chart_frame *frame, double y);
double chart_x_of(const struct chart_series *series, int i);
double chart_widest_tick(double low, double high);
void chart_axes_draw(const struct chart_frame *frame, struct canvas *canvas);
extern const struct canvas_pen chart_axis_pen, chart_grid_pen;

/* -- chart_lines.c, chart_rows.c: what is drawn ----------------------------------------------------------------------- */

/* Pens of a series by its number: a line, the band around it, a bar. */
struct canvas_pen chart_line_pen(const struct chart *chart, const struct chart_series *series, int number);
struct canvas_pen chart_band_pen(const struct chart *chart, const struct chart_series *series, int number);
struct canvas_pen chart_bar_pen(const struct chart *chart, const struct chart_series *series, int number);
/* The sign of a series, which no other has, of this radius. */
void chart_sign(const struct chart *chart, struct canvas *canvas, double x, double y, double radius, const struct chart_series *series, int number);
#define CHART_SIGN 3.0

void chart_lines_draw(const struct chart_frame *frame, struct canvas *canvas);
void chart_labels_draw(const struct chart_frame *frame, struct canvas *canvas);
/* The number of a mark, from 1: of those of one label the same; *is_first when none before it has it. */
int chart_mark_number(const struct chart_panel *panel, int mark, bool *is_first);
void chart_mark_ring(struct canvas *canvas, double x, double y, int number);
void chart_marks_draw(const struct chart_frame *frame, struct canvas *canvas);

double chart_names_width(const struct chart_panel *panel, double width);
double chart_rows_height(const struct chart_panel *panel, double width);
void chart_rows_draw(const struct chart_frame *frame, struct canvas *canvas);

#endif
