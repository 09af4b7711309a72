/* chart_axes.c - from numbers to pixels: what axes reach, ticks at round numbers. */
#include <math.h>

#include "show/chart.h"
#include "show/chart_frame.h"

const struct canvas_pen chart_axis_pen = {.line = 0x444444, .width = 1}, chart_grid_pen = {.line = 0xe3e3e3, .width = 1};

int chart_ticks(double low, double high, int most, double *first, double *step)
{
	if (!isfinite(low) || !isfinite(high) || high <= low || most < 2)
		return 0;
	double size = pow(10, floor(log10((high - low) / most)));
	static const double nice[] = {1, 2, 2.5, 5, 10, 20, 25, 50};
	for (unsigned i = 0; i < sizeof nice / sizeof *nice; i++) {
		*step = nice[i] * size;
		*first = ceil(low / *step - 1e-9) * *step;
		int count = (int)floor((high - *first) / *step + 1e-9) + 1;
		if (count <= most)
			return count;
	}
	return 0;
}

static void number_print(double value, double step, char out[32])
{
	int decimals = 0;
	for (double s = step; decimals < 9 && fabs(s - round(s)) > 1e-6 * s; s *= 10)
		decimals++;
	text_print(out, 32, "%.*f", decimals, fabs(value) < step * 1e-6 ? 0.0 : value);
}

/* -- what is reached ---------------------------------------------------------------------------------------------------- */

static void reach(double value, double *low, double *high)
{
	if (!isfinite(value))
		return;
	*low = fmin(*low, value);
	*high = fmax(*high, value);
}

static void axis_reach(const struct chart_axis *axis, double *low, double *high)
{
	if (axis->from < axis->to) {
		*low = axis->from;
		*high = axis->to;
		return;
	}
	if (axis->has_zero)
		reach(0, low, high);
	if (!(*low <= *high)) {
		*low = 0;
		*high = 1;
	}
	double room = *high > *low ? 0.04 * (*high - *low) : fmax(0.5, 0.1 * fabs(*high));
	bool at_zero = axis->has_zero && fabs(*low) <= 0, to_zero = axis->has_zero && fabs(*high) <= 0;
	*low -= at_zero ? 0 : room;
	*high += to_zero ? 0 : room;
}

double chart_x_of(const struct chart_series *series, int i)
{
	return series->x ? series->x[i] : i;
}

/* Bars that lie end to end reach as far as all of them together. */
static void stack_reach(const struct chart_panel *panel, double *low, double *high)
{
	for (int i = 0; i < panel->name_count; i++) {
		double sum = 0;
		for (int s = 0; s < panel->series_count; s++)
			sum += i < panel->series[s].count && panel->series[s].y[i] > 0 ? panel->series[s].y[i] : 0;
		reach(sum, low, high);
	}
}

void chart_reach(struct chart_frame *frame)
{
	const struct chart_panel *panel = frame->panel;
	frame->x_low = frame->y_low = INFINITY;
	frame->x_high = frame->y_high = -INFINITY;
	bool has_bars = false;
	for (int s = 0; s < panel->series_count; s++) {
		const struct chart_series *series = &panel->series[s];
		has_bars |= series->shape == CHART_BAR;
		for (int i = 0; i < series->count; i++) {
			reach(chart_x_of(series, i), &frame->x_low, &frame->x_high);
			reach(series->y[i], &frame->y_low, &frame->y_high);
			reach(series->low ? series->low[i] : NAN, &frame->y_low, &frame->y_high);
			reach(series->high ? series->high[i] : NAN, &frame->y_low, &frame->y_high);
		}
	}
	if (panel->is_stacked)
		stack_reach(panel, &frame->y_low, &frame->y_high);
	axis_reach(&panel->x, &frame->x_low, &frame->x_high);
	struct chart_axis y = panel->y;
	y.has_zero |= panel->names && has_bars;
	axis_reach(&y, &frame->y_low, &frame->y_high);
}

static double within(double value, double low, double high)
{
	return fmin(1, fmax(0, (value - low) / (high - low)));
}

double chart_at_x(const struct chart_frame *frame, double x)
{
	return frame->plot_left + within(x, frame->x_low, frame->x_high) * frame->plot_width;
}

double chart_at_y(const struct chart_frame *frame, double y)
{
	return frame->plot_top + (1 - within(y, frame->y_low, frame->y_high)) * frame->plot_height;
}

double chart_at_bar(const struct chart_frame *frame, double y)
{
	return frame->plot_left + within(y, frame->y_low, frame->y_high) * frame->plot_width;
}

/* -- what is drawn of them ---------------------------------------------------------------------------------------------- */

double chart_widest_tick(double low, double high)
{
	double first, step, widest = 0;
	char word[32];
	for (int i = 0, count = chart_ticks(low, high, CHART_TICKS, &first, &step); i < count; i++) {
		number_print(first + i * step, step, word);
		widest = fmax(widest, canvas_width(word, CHART_LETTER));
	}
	return widest;
}

/* Numbers below the drawing, as many as stand beside each other without touching. Years are not divided. */
static void ticks_below(const struct chart_frame *frame, struct canvas *canvas, double low, double high, bool is_year, double (*at)(const struct chart_frame *, double))
{
	double first, step, bottom = frame->plot_top + frame->plot_height;
	char word[32];
	int most = (int)(frame->plot_width / (chart_widest_tick(low, high) + (is_year ? 1 : 2) * CHART_LETTER));
	int count = chart_ticks(low, high, most < 2 ? 2 : most > CHART_TICKS ? CHART_TICKS : most, &first, &step);
	if (is_year && count && step < 1) {
		step = 1;
		first = ceil(low - 1e-9);
		count = (int)floor(high - first + 1e-9) + 1;
	}
	for (int i = 0; i < count; i++) {
		double x = at(frame, first + i * step);
		number_print(first + i * step, step, word);
		if (frame->panel->names)
			canvas_line(canvas, x, frame->plot_top, x, bottom, &chart_grid_pen);
		canvas_line(canvas, x, bottom, x, bottom + 4, &chart_axis_pen);
		double half = canvas_width(word, CHART_LETTER) / 2;
		canvas_words(canvas, fmin(x, frame->left + frame->width - half), bottom + 5 + CHART_LETTER, CHART_LETTER, CANVAS_MIDDLE, false, word);
	}
}

static void ticks_left(const struct chart_frame *frame, struct canvas *canvas)
{
	double first, step;
	char word[32];
	int count = chart_ticks(frame->y_low, frame->y_high, CHART_TICKS, &first, &step);
	for (int i = 0; i < count; i++) {
		double y = chart_at_y(frame, first + i * step);
		number_print(first + i * step, step, word);
		canvas_line(canvas, frame->plot_left, y, frame->plot_left + frame->plot_width, y, &chart_grid_pen);
		canvas_words(canvas, frame->plot_left - 5, y + CHART_LETTER / 3, CHART_LETTER, CANVAS_END, false, word);
	}
}

void chart_axes_draw(const struct chart_frame *frame, struct canvas *canvas)
{
	double bottom = frame->plot_top + frame->plot_height;
	if (frame->panel->names) {
		ticks_below(frame, canvas, frame->y_low, frame->y_high, frame->panel->y.is_year, chart_at_bar);
	} else {
		ticks_left(frame, canvas);
		ticks_below(frame, canvas, frame->x_low, frame->x_high, frame->panel->x.is_year, chart_at_x);
		canvas_line(canvas, frame->plot_left, frame->plot_top, frame->plot_left, bottom, &chart_axis_pen);
	}
	canvas_line(canvas, frame->plot_left, bottom, frame->plot_left + frame->plot_width, bottom, &chart_axis_pen);
}
