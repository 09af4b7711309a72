/* chart.c - panels side by side on one height: head, drawing, scale, legend; text has its room before anything is drawn. */
#include "show/chart.h"

#include <math.h>

#include "show/chart_frame.h"
#include "show/svg.h"

static const double GAP = 20, EDGE = 14, EDGE_WITHIN = 2, TITLE = 15, SAMPLE = 34;

static double panel_width(const struct chart *chart)
{
	return chart->width > 0 ? chart->width : CHART_WIDTH;
}

/* Around all of it; less where the page has its own. */
static double edge(const struct chart *chart)
{
	return chart->is_untitled ? EDGE_WITHIN : EDGE;
}

/* -- what a panel takes ------------------------------------------------------------------------------------------------- */

static double title_height(const struct chart *chart)
{
	double lines = chart->is_untitled ? 0 : canvas_lines(chart->title, chart_width(chart) - 2 * edge(chart), TITLE);
	return lines * CHART_LEADING * TITLE + (chart->is_untitled ? 0 : 6);
}

static double head_height(const struct chart *chart, const struct chart_panel *panel)
{
	double width = panel_width(chart), lines = canvas_lines(panel->title, width, CHART_LETTER + 1);
	lines += panel->names ? 0 : canvas_lines(panel->y.label, width, CHART_LETTER);
	return lines * CHART_LEADING * (CHART_LETTER + 1) + 10;
}

static double plot_height(const struct chart *chart, const struct chart_panel *panel)
{
	return panel->names ? chart_rows_height(panel, panel_width(chart)) : CHART_PLOT;
}

static const char *label_below(const struct chart_panel *panel)
{
	return panel->names ? panel->y.label : panel->x.label;
}

/* A single series needs no legend when its panel says what it is. */
static bool has_legend(const struct chart *chart, const struct chart_panel *panel, int s)
{
	return !(chart_labels_width(chart, panel, panel_width(chart)) > 0) && *panel->series[s].label;
}

static double foot_height(const struct chart *chart, const struct chart_panel *panel)
{
	double width = panel_width(chart), lines = canvas_lines(label_below(panel), width, CHART_LETTER);
	for (int s = 0; s < panel->series_count; s++)
		lines += has_legend(chart, panel, s) ? canvas_lines(panel->series[s].label, width - SAMPLE, CHART_LETTER) : 0;
	double marks = 0;
	for (int i = 0; i < panel->mark_count; i++) {
		bool is_first;
		chart_mark_number(panel, i, &is_first);
		lines += is_first ? canvas_lines(panel->marks[i].label, width - SAMPLE, CHART_LETTER) : 0;
		marks += is_first ? 3 : 0;
	}
	return lines * CHART_LEADING * CHART_LETTER + marks + 34;
}

/* -- a panel ------------------------------------------------------------------------------------------------------------ */

static void sample_draw(const struct chart_frame *frame, struct canvas *canvas, int s, double y)
{
	const struct chart_series *series = &frame->panel->series[s];
	struct canvas_pen pen = series->shape == CHART_BAR ? chart_bar_pen(frame->chart, series, s) : chart_line_pen(frame->chart, series, s);
	double left = frame->left, right = frame->left + SAMPLE - 8;
	if (series->shape == CHART_BAR) {
		canvas->backend->box(canvas, left, y - 8, right - left, 8, &pen);
		return;
	}
	if (series->shape != CHART_DOT)
		canvas_line(canvas, left, y - 4, right, y - 4, &pen);
	if (!series->is_faint || series->shape == CHART_DOT)
		chart_sign(frame->chart, canvas, (left + right) / 2, y - 4, CHART_SIGN, series, s);
}

static void legend_draw(const struct chart_frame *frame, struct canvas *canvas, double y)
{
	const struct chart_panel *panel = frame->panel;
	double width = frame->width - SAMPLE;
	for (int s = 0; s < panel->series_count; s++) {
		if (!has_legend(frame->chart, panel, s))
			continue;
		sample_draw(frame, canvas, s, y);
		y = canvas_paragraph(canvas, frame->left + SAMPLE, y, width, CHART_LETTER, false, panel->series[s].label);
	}
	for (int i = 0; i < panel->mark_count; i++) {
		bool is_first;
		int number = chart_mark_number(panel, i, &is_first);
		if (!is_first)
			continue;
		chart_mark_ring(canvas, frame->left + (SAMPLE - 8) / 2, y - 4, number);
		y = canvas_paragraph(canvas, frame->left + SAMPLE, y, width, CHART_LETTER, false, panel->marks[i].label) + 3;
	}
}

static void panel_draw(struct chart_frame *frame, struct canvas *canvas)
{
	const struct chart_panel *panel = frame->panel;
	double indent = panel->names ? chart_names_width(panel, frame->width) + 8 : chart_widest_tick(frame->y_low, frame->y_high) + 8;
	double right = chart_labels_width(frame->chart, panel, frame->width);
	double y = canvas_paragraph(canvas, frame->left, frame->top + CHART_LETTER + 1, frame->width, CHART_LETTER + 1, true, panel->title);
	frame->plot_left = frame->left + indent;
	frame->plot_width = frame->width - indent - fmax(right, 16);
	frame->plot_height = plot_height(frame->chart, panel);
	if (!panel->names)
		canvas_paragraph(canvas, frame->left, y, frame->width, CHART_LETTER, false, panel->y.label);
	chart_axes_draw(frame, canvas);
	if (panel->names) {
		chart_rows_draw(frame, canvas);
	} else {
		chart_lines_draw(frame, canvas);
		chart_marks_draw(frame, canvas);
		if (right > 0)
			chart_labels_draw(frame, canvas);
	}
	y = frame->plot_top + frame->plot_height + 5 + CHART_LETTER + 3 + CHART_LEADING * CHART_LETTER;
	y = canvas_paragraph(canvas, frame->left, y, frame->width, CHART_LETTER, false, label_below(panel));
	legend_draw(frame, canvas, y + 4);
}

/* -- the whole ---------------------------------------------------------------------------------------------------------- */

/* What the highest of the panels take. */
struct heights {
	double head, plot, foot, y_low, y_high;
};

static struct heights heights_of(const struct chart *chart)
{
	struct heights heights = {.y_low = INFINITY, .y_high = -INFINITY};
	for (int p = 0; p < chart->panel_count; p++) {
		const struct chart_panel *panel = &chart->panels[p];
		struct chart_frame frame = {.chart = chart, .panel = panel};
		heights.head = fmax(heights.head, head_height(chart, panel));
		heights.plot = fmax(heights.plot, plot_height(chart, panel));
		heights.foot = fmax(heights.foot, foot_height(chart, panel));
		chart_reach(&frame);
		heights.y_low = fmin(heights.y_low, frame.y_low);
		heights.y_high = fmax(heights.y_high, frame.y_high);
	}
	return heights;
}

double chart_width(const struct chart *chart)
{
	return 2 * edge(chart) + chart->panel_count * panel_width(chart) + (chart->panel_count - 1) * GAP;
}

double chart_height(const struct chart *chart)
{
	struct heights heights = heights_of(chart);
	return 2 * edge(chart) + title_height(chart) + heights.head + heights.plot + heights.foot;
}

void chart_draw(const struct chart *chart, struct canvas *canvas, double x, double y)
{
	struct heights heights = heights_of(chart);
	double top = y + edge(chart) + title_height(chart);
	if (!chart->is_untitled)
		canvas_paragraph(canvas, x + edge(chart), y + edge(chart) + TITLE, chart_width(chart) - 2 * edge(chart), TITLE, true, chart->title);
	for (int p = 0; p < chart->panel_count; p++) {
		struct chart_frame frame = {.chart = chart, .panel = &chart->panels[p],
			.left = x + edge(chart) + p * (panel_width(chart) + GAP), .top = top,
			.width = panel_width(chart), .plot_top = top + heights.head};
		chart_reach(&frame);
		if (chart->is_same_scale) {
			frame.y_low = heights.y_low;
			frame.y_high = heights.y_high;
		}
		panel_draw(&frame, canvas);
	}
}

void chart_embed(const struct chart *chart, const char *id, struct text *out)
{
	struct svg svg;
	svg_begin(&svg, out, id, chart_width(chart), chart_height(chart), chart->title, chart->description);
	chart_draw(chart, &svg.canvas, 0, 0);
	svg_end(&svg);
}

void chart_write(const struct chart *chart, struct text *out)
{
	chart_embed(chart, "", out);
}
