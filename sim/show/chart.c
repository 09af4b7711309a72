/* chart.c - panels side by side on one height: head, drawing, scale, legend; text has its room before anything is drawn. */
#include "show/chart.h"

#include <math.h>

#include "show/svg.h"

enum { STYLES = 6, MOST_TICKS = 7 };
static const double WIDTH = 400, GAP = 20, EDGE = 14, PLOT = 200, LETTER = 11, TITLE = 15, LEADING = 1.3, SAMPLE = 34, ROW = 13, BETWEEN = 9;
/* Colours that colour-blind people tell apart, and what tells them apart without colour. */
static const struct style {
	const char *colour, *dash, *fill;
} styles[STYLES] = {
	{"#0072b2", "", "#0072b2"}, {"#d55e00", "6 3", "url(#slant)"}, {"#009e73", "2 3", "#ffffff"},
	{"#cc79a7", "9 3 2 3", "url(#dots)"}, {"#7a5c00", "12 4", "#d9d9d9"}, {"#333333", "1 2", "#777777"},
};
static const char AXIS[] = "stroke=\"#444444\"", GRID[] = "stroke=\"#e3e3e3\"";

/* Where a panel stands and what its axes reach. */
struct frame {
	const struct chart_panel *panel;
	double left, top, width;        /* of the panel */
	double plot_left, plot_top, plot_width, plot_height;
	double x_low, x_high, y_low, y_high;
};

/* -- numbers ------------------------------------------------------------------------------------------------------------ */

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

static double x_of(const struct chart_series *series, int i)
{
	return series->x ? series->x[i] : i;
}

static void frame_reach(struct frame *frame)
{
	const struct chart_panel *panel = frame->panel;
	frame->x_low = frame->y_low = INFINITY;
	frame->x_high = frame->y_high = -INFINITY;
	for (int s = 0; s < panel->series_count; s++) {
		const struct chart_series *series = &panel->series[s];
		for (int i = 0; i < series->count; i++) {
			reach(x_of(series, i), &frame->x_low, &frame->x_high);
			reach(series->y[i], &frame->y_low, &frame->y_high);
			reach(series->low ? series->low[i] : NAN, &frame->y_low, &frame->y_high);
			reach(series->high ? series->high[i] : NAN, &frame->y_low, &frame->y_high);
		}
	}
	axis_reach(&panel->x, &frame->x_low, &frame->x_high);
	struct chart_axis y = panel->y;
	y.has_zero |= panel->names != NULL; /* bars begin at 0 */
	axis_reach(&y, &frame->y_low, &frame->y_high);
}

static double at_x(const struct frame *frame, double x)
{
	double share = (x - frame->x_low) / (frame->x_high - frame->x_low);
	return frame->plot_left + fmin(1, fmax(0, share)) * frame->plot_width;
}

static double at_y(const struct frame *frame, double y)
{
	double share = (y - frame->y_low) / (frame->y_high - frame->y_low);
	return frame->plot_top + (1 - fmin(1, fmax(0, share))) * frame->plot_height;
}

/* Values of bars run to the right. */
static double at_bar(const struct frame *frame, double y)
{
	double share = (y - frame->y_low) / (frame->y_high - frame->y_low);
	return frame->plot_left + fmin(1, fmax(0, share)) * frame->plot_width;
}

/* -- axes --------------------------------------------------------------------------------------------------------------- */

static double widest_tick(double low, double high)
{
	double first, step, widest = 0;
	char word[32];
	for (int i = 0, count = chart_ticks(low, high, MOST_TICKS, &first, &step); i < count; i++) {
		number_print(first + i * step, step, word);
		widest = fmax(widest, svg_width(word, LETTER));
	}
	return widest;
}

/* Numbers below the drawing, as many as stand beside each other without touching. */
static void ticks_below(struct text *out, const struct frame *frame, double low, double high, double (*at)(const struct frame *, double))
{
	double first, step, bottom = frame->plot_top + frame->plot_height;
	char word[32];
	int most = (int)(frame->plot_width / (widest_tick(low, high) + 2 * LETTER));
	int count = chart_ticks(low, high, most < 2 ? 2 : most > MOST_TICKS ? MOST_TICKS : most, &first, &step);
	for (int i = 0; i < count; i++) {
		double x = at(frame, first + i * step);
		number_print(first + i * step, step, word);
		if (frame->panel->names)
			svg_line(out, x, frame->plot_top, x, bottom, GRID);
		svg_line(out, x, bottom, x, bottom + 4, AXIS);
		svg_words(out, x, bottom + 5 + LETTER, LETTER, SVG_MIDDLE, false, word);
	}
}

static void ticks_left(struct text *out, const struct frame *frame)
{
	double first, step;
	char word[32];
	int count = chart_ticks(frame->y_low, frame->y_high, MOST_TICKS, &first, &step);
	for (int i = 0; i < count; i++) {
		double y = at_y(frame, first + i * step);
		number_print(first + i * step, step, word);
		svg_line(out, frame->plot_left, y, frame->plot_left + frame->plot_width, y, GRID);
		svg_words(out, frame->plot_left - 5, y + LETTER / 3, LETTER, SVG_END, false, word);
	}
}

/* -- what is drawn ------------------------------------------------------------------------------------------------------ */

static void point_add(struct text *out, bool *is_first, double x, double y)
{
	text_addf(out, "%s%.1f %.1f", *is_first ? "M" : "L", x, y);
	*is_first = false;
}

/* A band in pieces between gaps; a step's holds on until the next. */
static void band_add(struct text *out, const struct frame *frame, const struct chart_series *series, const struct style *style)
{
	text_add(out, "<path d=\"");
	for (int i = 0; i < series->count;) {
		int end = i;
		while (end < series->count && isfinite(series->low[end]) && isfinite(series->high[end]))
			end++;
		bool is_first = true;
		for (int k = i; k < end; k++) {
			point_add(out, &is_first, at_x(frame, x_of(series, k)), at_y(frame, series->high[k]));
			if (series->shape == CHART_STEP && k + 1 < end)
				point_add(out, &is_first, at_x(frame, x_of(series, k + 1)), at_y(frame, series->high[k]));
		}
		for (int k = end - 1; k >= i; k--) {
			if (series->shape == CHART_STEP && k + 1 < end)
				point_add(out, &is_first, at_x(frame, x_of(series, k + 1)), at_y(frame, series->low[k]));
			point_add(out, &is_first, at_x(frame, x_of(series, k)), at_y(frame, series->low[k]));
		}
		text_add(out, end > i ? "Z" : "");
		i = end > i ? end : i + 1;
	}
	text_addf(out, "\" fill=\"%s\" fill-opacity=\"0.18\" stroke=\"none\"/>\n", style->colour);
}

static void mark_add(struct text *out, double x, double y, int kind, const struct style *style)
{
	static const char *const marks[STYLES] = {
		"a3 3 0 1 0 6 0a3 3 0 1 0 -6 0Z", "m0 -3h6v6h-6Z", "m3 -4l4 7h-8Z", "m3 -4l4 4l-4 4l-4 -4Z", "m0 -3l6 6m0 -6l-6 6", "m3 -4v8m-4 -4h8",
	};
	text_addf(out, "<path d=\"M%.1f %.1f%s\" fill=\"%s\" stroke=\"%s\"/>\n", x - 3, y, marks[kind], kind == 2 ? "#ffffff" : style->colour, style->colour);
}

static void line_add(struct text *out, const struct frame *frame, const struct chart_series *series, int number)
{
	const struct style *style = &styles[number % STYLES];
	bool is_first = true;
	if (series->low && series->high)
		band_add(out, frame, series, style);
	text_add(out, "<path d=\"");
	for (int i = 0; i < series->count; i++) {
		if (!isfinite(series->y[i])) {
			is_first = true;
			continue;
		}
		if (series->shape == CHART_STEP && !is_first)
			point_add(out, &is_first, at_x(frame, x_of(series, i)), at_y(frame, series->y[i - 1]));
		point_add(out, &is_first, at_x(frame, x_of(series, i)), at_y(frame, series->y[i]));
	}
	text_addf(out, "\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.8\" stroke-dasharray=\"%s\"/>\n", style->colour, style->dash);
	int apart = series->count > 16 ? series->count / 8 : 1;
	for (int i = 0; i < series->count; i += apart)
		if (isfinite(series->y[i]))
			mark_add(out, at_x(frame, x_of(series, i)), at_y(frame, series->y[i]), number % STYLES, style);
}

static double rows_height(const struct chart_panel *panel, int i, double width)
{
	double words = svg_lines(panel->names[i], width, LETTER) * LEADING * LETTER;
	return fmax(words, panel->series_count * ROW) + BETWEEN;
}

static double names_width(const struct chart_panel *panel)
{
	double widest = 0;
	for (int i = 0; i < panel->name_count; i++)
		widest = fmax(widest, svg_width(panel->names[i], LETTER));
	return fmin(widest, 0.42 * WIDTH);
}

static void bar_add(struct text *out, const struct frame *frame, const struct chart_series *series, int i, int number, double y)
{
	const struct style *style = &styles[number % STYLES];
	char look[128];
	double zero = at_bar(frame, fmin(fmax(0, frame->y_low), frame->y_high)), end = at_bar(frame, series->y[i]);
	if (!isfinite(series->y[i]))
		return;
	text_print(look, sizeof look, "fill=\"%s\" stroke=\"%s\"", style->fill, style->colour);
	svg_box(out, fmin(zero, end), y, fabs(end - zero), ROW - 3, look);
	if (series->low && isfinite(series->low[i]) && isfinite(series->high[i])) {
		double low = at_bar(frame, series->low[i]), high = at_bar(frame, series->high[i]), middle = y + (ROW - 3) / 2;
		svg_line(out, low, middle, high, middle, "stroke=\"#000000\" stroke-width=\"1.4\"");
		svg_line(out, low, middle - 3, low, middle + 3, "stroke=\"#000000\"");
		svg_line(out, high, middle - 3, high, middle + 3, "stroke=\"#000000\"");
	}
}

static void rows_add(struct text *out, const struct frame *frame)
{
	const struct chart_panel *panel = frame->panel;
	double y = frame->plot_top + BETWEEN / 2, width = names_width(panel);
	for (int i = 0; i < panel->name_count; i++) {
		svg_paragraph(out, frame->left, y + LETTER - 1, width, LETTER, false, panel->names[i]);
		for (int s = 0; s < panel->series_count; s++)
			if (i < panel->series[s].count)
				bar_add(out, frame, &panel->series[s], i, s, y + s * ROW);
		y += rows_height(panel, i, width);
	}
	double zero = at_bar(frame, 0);
	svg_line(out, zero, frame->plot_top, zero, frame->plot_top + frame->plot_height, AXIS);
}

/* -- a panel ------------------------------------------------------------------------------------------------------------ */

static double head_height(const struct chart_panel *panel)
{
	double lines = svg_lines(panel->title, WIDTH, LETTER + 1) + (panel->names ? 0 : svg_lines(panel->y.label, WIDTH, LETTER));
	return lines * LEADING * (LETTER + 1) + 10;
}

static double plot_height(const struct chart_panel *panel)
{
	double height = 0;
	for (int i = 0; i < panel->name_count; i++)
		height += rows_height(panel, i, names_width(panel));
	return panel->names ? height : PLOT;
}

static const char *label_below(const struct chart_panel *panel)
{
	return panel->names ? panel->y.label : panel->x.label;
}

static double foot_height(const struct chart_panel *panel)
{
	double lines = svg_lines(label_below(panel), WIDTH, LETTER);
	for (int s = 0; s < panel->series_count; s++)
		lines += svg_lines(panel->series[s].label, WIDTH - SAMPLE, LETTER);
	return lines * LEADING * LETTER + 34;
}

static void legend_add(struct text *out, const struct frame *frame, double y)
{
	const struct chart_panel *panel = frame->panel;
	for (int s = 0; s < panel->series_count; s++) {
		const struct style *style = &styles[s % STYLES];
		char look[128];
		if (panel->names) {
			text_print(look, sizeof look, "fill=\"%s\" stroke=\"%s\"", style->fill, style->colour);
			svg_box(out, frame->left, y - 8, SAMPLE - 8, 8, look);
		} else {
			text_print(look, sizeof look, "stroke=\"%s\" stroke-width=\"1.8\" stroke-dasharray=\"%s\"", style->colour, style->dash);
			svg_line(out, frame->left, y - 4, frame->left + SAMPLE - 8, y - 4, look);
			mark_add(out, frame->left + (SAMPLE - 8) / 2, y - 4, s % STYLES, style);
		}
		y = svg_paragraph(out, frame->left + SAMPLE, y, WIDTH - SAMPLE, LETTER, false, panel->series[s].label);
	}
}

static void panel_add(struct text *out, struct frame *frame)
{
	const struct chart_panel *panel = frame->panel;
	double indent = panel->names ? names_width(panel) + 8 : widest_tick(frame->y_low, frame->y_high) + 8;
	double y = svg_paragraph(out, frame->left, frame->top + LETTER + 1, WIDTH, LETTER + 1, true, panel->title);
	frame->plot_left = frame->left + indent;
	frame->plot_width = WIDTH - indent - 16;
	frame->plot_height = plot_height(panel);
	double bottom = frame->plot_top + frame->plot_height;
	if (panel->names) {
		ticks_below(out, frame, frame->y_low, frame->y_high, at_bar);
		rows_add(out, frame);
	} else {
		svg_paragraph(out, frame->left, y, WIDTH, LETTER, false, panel->y.label);
		ticks_left(out, frame);
		ticks_below(out, frame, frame->x_low, frame->x_high, at_x);
		svg_line(out, frame->plot_left, frame->plot_top, frame->plot_left, bottom, AXIS);
		for (int s = 0; s < panel->series_count; s++)
			line_add(out, frame, &panel->series[s], s);
	}
	svg_line(out, frame->plot_left, bottom, frame->plot_left + frame->plot_width, bottom, AXIS);
	y = svg_paragraph(out, frame->left, bottom + 5 + LETTER + 3 + LEADING * LETTER, WIDTH, LETTER, false, label_below(panel));
	legend_add(out, frame, y + 4);
}

/* -- the whole ---------------------------------------------------------------------------------------------------------- */

static void head_add(struct text *out, const struct chart *chart, double width, double height)
{
	text_addf(out, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%.0f\" viewBox=\"0 0 %.0f %.0f\" role=\"img\" "
		"font-family=\"system-ui, 'Noto Sans CJK SC', 'DejaVu Sans', sans-serif\" fill=\"#111111\">\n<title>", width, height, width, height);
	svg_escape(out, chart->title);
	text_add(out, "</title>\n<desc>");
	svg_escape(out, chart->description);
	text_add(out, "</desc>\n<defs><pattern id=\"slant\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">"
		"<rect width=\"6\" height=\"6\" fill=\"#ffffff\"/><rect width=\"2\" height=\"6\" fill=\"#d55e00\"/></pattern>"
		"<pattern id=\"dots\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\"><rect width=\"5\" height=\"5\" fill=\"#ffffff\"/>"
		"<circle cx=\"2.5\" cy=\"2.5\" r=\"1.3\" fill=\"#cc79a7\"/></pattern></defs>\n");
	svg_box(out, 0, 0, width, height, "fill=\"#ffffff\"");
}

void chart_write(const struct chart *chart, struct text *out)
{
	double width = 2 * EDGE + chart->panel_count * WIDTH + (chart->panel_count - 1) * GAP;
	double head = 0, plot = 0, foot = 0, low = INFINITY, high = -INFINITY;
	double top = EDGE + svg_lines(chart->title, width - 2 * EDGE, TITLE) * LEADING * TITLE + 6;
	for (int p = 0; p < chart->panel_count; p++) {
		struct frame frame = {.panel = &chart->panels[p]};
		head = fmax(head, head_height(&chart->panels[p]));
		plot = fmax(plot, plot_height(&chart->panels[p]));
		foot = fmax(foot, foot_height(&chart->panels[p]));
		frame_reach(&frame);
		low = fmin(low, frame.y_low);
		high = fmax(high, frame.y_high);
	}
	head_add(out, chart, width, top + head + plot + foot + EDGE);
	svg_paragraph(out, EDGE, EDGE + TITLE, width - 2 * EDGE, TITLE, true, chart->title);
	for (int p = 0; p < chart->panel_count; p++) {
		struct frame frame = {.panel = &chart->panels[p], .left = EDGE + p * (WIDTH + GAP), .top = top, .width = WIDTH, .plot_top = top + head};
		frame_reach(&frame);
		if (chart->is_same_scale) {
			frame.y_low = low;
			frame.y_high = high;
		}
		panel_add(out, &frame);
	}
	text_add(out, "</svg>\n");
}
