/* chart_rows.c - things below each other, their values to the right: bars with intervals, bars end to end, dots. */
#include <math.h>

#include "show/chart.h"
#include "show/chart_frame.h"

static const double NAME_SHARE = 0.42, DOT = 2;
enum { SWARM = 512 };

static bool has_dots(const struct chart_panel *panel)
{
	for (int s = 0; s < panel->series_count; s++)
		if (panel->series[s].shape == CHART_DOT)
			return true;
	return false;
}

double chart_names_width(const struct chart_panel *panel, double width)
{
	double widest = 0;
	for (int i = 0; i < panel->name_count; i++)
		widest = fmax(widest, canvas_width(panel->names[i], CHART_LETTER));
	return fmin(widest, NAME_SHARE * width);
}

static double row_height(const struct chart_panel *panel, int i, double names_width)
{
	double words = canvas_lines(panel->names[i], names_width, CHART_LETTER) * CHART_LEADING * CHART_LETTER;
	double drawn = has_dots(panel) ? 3 * CHART_ROW : panel->is_stacked ? 1.4 * CHART_ROW : panel->series_count * CHART_ROW;
	return fmax(words, drawn) + CHART_BETWEEN;
}

double chart_rows_height(const struct chart_panel *panel, double width)
{
	double height = 0;
	for (int i = 0; i < panel->name_count; i++)
		height += row_height(panel, i, chart_names_width(panel, width));
	return height;
}

static void interval_draw(const struct chart_frame *frame, struct canvas *canvas, double from, double to, double middle)
{
	const struct canvas_pen bar = {.line = CANVAS_BLACK, .width = 1.4}, end = {.line = CANVAS_BLACK, .width = 1};
	double low = chart_at_bar(frame, from), high = chart_at_bar(frame, to);
	canvas_line(canvas, low, middle, high, middle, &bar);
	canvas_line(canvas, low, middle - 3, low, middle + 3, &end);
	canvas_line(canvas, high, middle - 3, high, middle + 3, &end);
}

static void bar_draw(const struct chart_frame *frame, struct canvas *canvas, int s, int i, double y)
{
	const struct chart_series *series = &frame->panel->series[s];
	struct canvas_pen pen = chart_bar_pen(frame->chart, series, s);
	double zero = chart_at_bar(frame, fmin(fmax(0, frame->y_low), frame->y_high)), end = chart_at_bar(frame, series->y[i]);
	if (!isfinite(series->y[i]))
		return;
	canvas->backend->box(canvas, fmin(zero, end), y, fabs(end - zero), CHART_ROW - 3, &pen);
	if (series->low && isfinite(series->low[i]) && isfinite(series->high[i]))
		interval_draw(frame, canvas, series->low[i], series->high[i], y + (CHART_ROW - 3) / 2);
}

static void stack_draw(const struct chart_frame *frame, struct canvas *canvas, int i, double y)
{
	double sum = 0;
	for (int s = 0; s < frame->panel->series_count; s++) {
		const struct chart_series *series = &frame->panel->series[s];
		struct canvas_pen pen = chart_bar_pen(frame->chart, series, s);
		if (i >= series->count || !(series->y[i] > 0))
			continue;
		double from = chart_at_bar(frame, sum), to = chart_at_bar(frame, sum += series->y[i]);
		canvas->backend->box(canvas, from, y, to - from, 1.4 * CHART_ROW, &pen);
	}
}

/* Dots of one row, each as near to its middle as those before it leave room. */
static void swarm_draw(const struct chart_frame *frame, struct canvas *canvas, int row, double middle)
{
	struct canvas_point placed[SWARM];
	int count = 0;
	double most = 1.5 * CHART_ROW - DOT;
	for (int s = 0; s < frame->panel->series_count; s++) {
		const struct chart_series *series = &frame->panel->series[s];
		for (int i = 0; i < series->count; i++) {
			double x = chart_at_bar(frame, series->y[i]), shift = 0;
			if (!isfinite(series->y[i]) || (int)lround(chart_x_of(series, i)) != row)
				continue;
			for (int k = 0; k < count; k++) /* 0, 1, -1, 2, -2 … until it is free */
				if (hypot(placed[k].x - x, placed[k].y - shift) < 2.3 * DOT && fabs(shift) < most) {
					shift = shift > 0 ? -shift : -shift + DOT;
					k = -1;
				}
			if (count < SWARM)
				placed[count++] = (struct canvas_point){x, shift};
			chart_sign(frame->chart, canvas, x, middle + fmax(-most, fmin(most, shift)), DOT, series, s);
		}
	}
}

void chart_rows_draw(const struct chart_frame *frame, struct canvas *canvas)
{
	const struct chart_panel *panel = frame->panel;
	double y = frame->plot_top + CHART_BETWEEN / 2, width = chart_names_width(panel, frame->width);
	for (int i = 0; i < panel->name_count; i++) {
		double height = row_height(panel, i, width) - CHART_BETWEEN;
		double lines = canvas_lines(panel->names[i], width, CHART_LETTER) * CHART_LEADING * CHART_LETTER;
		double down = has_dots(panel) ? (height - lines) / 2 : 0;
		canvas_paragraph(canvas, frame->left, y + down + CHART_LETTER - 1, width, CHART_LETTER, false, panel->names[i]);
		if (panel->is_stacked)
			stack_draw(frame, canvas, i, y);
		else if (has_dots(panel))
			swarm_draw(frame, canvas, i, y + height / 2);
		for (int s = 0; s < panel->series_count; s++)
			if (!panel->is_stacked && panel->series[s].shape == CHART_BAR && i < panel->series[s].count)
				bar_draw(frame, canvas, s, i, y + s * CHART_ROW);
		y += height + CHART_BETWEEN;
	}
	if (frame->y_low <= 0 && frame->y_high >= 0)
		canvas_line(canvas, chart_at_bar(frame, 0), frame->plot_top, chart_at_bar(frame, 0), frame->plot_top + frame->plot_height, &chart_axis_pen);
}
