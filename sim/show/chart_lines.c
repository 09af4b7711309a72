/* chart_lines.c - lines, steps and bands, the signs on them and the words at their ends. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "show/chart.h"
#include "show/chart_frame.h"

enum { STYLES = 8, MOST_LABELS = 12, PIECE = 512, SIGNS = 8, MANY = 16, FEW = 3 };
static const double LABEL_SHARE = 0.4, LEADER = 6, LABEL_SAMPLE = 18, BEFORE = 28;

/* Colours that colour-blind people tell apart, and what tells them apart without colour. */
static const struct style {
	unsigned colour, grey;
	unsigned char dash[CANVAS_DASHES];
	enum canvas_fill fill;
	unsigned paint, grey_paint;     /* of bars */
} styles[STYLES] = {
	{0x0072b2, 0x000000, {0}, CANVAS_SOLID, 0x0072b2, 0x333333},
	{0xb34700, 0x000000, {6, 3}, CANVAS_SLANT, 0xb34700, 0x000000},
	{0x00795a, 0x555555, {2, 3}, CANVAS_SOLID, 0xffffff, 0xffffff},
	{0x9c4d7e, 0x555555, {9, 3, 2, 3}, CANVAS_DOTS, 0x9c4d7e, 0x000000},
	{0x6e5200, 0x000000, {12, 4}, CANVAS_SOLID, 0xd9d9d9, 0xd9d9d9},
	{0x333333, 0x333333, {1, 2}, CANVAS_SOLID, 0x777777, 0x888888},
	{0x8a1c1c, 0x000000, {4, 2, 1, 2, 1, 2}, CANVAS_SLANT, 0x8a1c1c, 0x777777},
	{0x4b3fa8, 0x555555, {16, 3, 3, 3}, CANVAS_DOTS, 0x4b3fa8, 0x777777},
};
static const unsigned FAINT = 0x767676;

/* Few lines with words at their ends need no signs to be told apart. */
static bool has_signs(const struct chart_panel *panel, const struct chart_series *series, bool is_labelled)
{
	return series->shape == CHART_DOT || (!series->is_faint && (!is_labelled || panel->series_count > FEW));
}

static unsigned colour_of(const struct chart *chart, const struct chart_series *series, int number)
{
	const struct style *style = &styles[number % STYLES];
	return series->is_faint ? FAINT : chart->is_grey ? style->grey : style->colour;
}

struct canvas_pen chart_line_pen(const struct chart *chart, const struct chart_series *series, int number)
{
	const struct style *style = &styles[number % STYLES];
	struct canvas_pen pen = {.line = colour_of(chart, series, number), .width = series->is_faint ? 1.2 : 1.8};
	for (int i = 0; i < CANVAS_DASHES; i++)
		pen.dash[i] = style->dash[i];
	return pen;
}

struct canvas_pen chart_band_pen(const struct chart *chart, const struct chart_series *series, int number)
{
	return (struct canvas_pen){.paint = colour_of(chart, series, number), .fill = CANVAS_PALE};
}

struct canvas_pen chart_bar_pen(const struct chart *chart, const struct chart_series *series, int number)
{
	const struct style *style = &styles[number % STYLES];
	return (struct canvas_pen){.line = colour_of(chart, series, number), .width = 1, .fill = style->fill,
		.paint = series->is_faint ? 0xd9d9d9 : chart->is_grey ? style->grey_paint : style->paint};
}

void chart_sign(const struct chart *chart, struct canvas *canvas, double x, double y, double radius, const struct chart_series *series, int number)
{
	struct canvas_pen pen = {.line = colour_of(chart, series, number), .width = 1, .paint = colour_of(chart, series, number), .fill = CANVAS_SOLID};
	double r = radius, far = 4 * radius / 3;
	const struct canvas_point triangle[] = {{x, y - far}, {x + far, y + r}, {x - far, y + r}}, diamond[] = {{x, y - far}, {x + far, y}, {x, y + far}, {x - far, y}};
	switch (number % STYLES) {
	case 0: canvas->backend->disc(canvas, x, y, r, &pen); return;
	case 1: canvas->backend->box(canvas, x - r, y - r, 2 * r, 2 * r, &pen); return;
	case 2:
		pen.paint = CANVAS_WHITE;
		canvas->backend->path(canvas, triangle, 3, true, &pen);
		return;
	case 3: canvas->backend->path(canvas, diamond, 4, true, &pen); return;
	case 4:
		canvas_line(canvas, x - r, y - r, x + r, y + r, &pen);
		canvas_line(canvas, x - r, y + r, x + r, y - r, &pen);
		return;
	case 6:
		pen.paint = CANVAS_WHITE;
		canvas->backend->disc(canvas, x, y, r, &pen);
		return;
	case 7:
		pen.paint = CANVAS_WHITE;
		canvas->backend->box(canvas, x - r, y - r, 2 * r, 2 * r, &pen);
		return;
	default:
		canvas_line(canvas, x, y - far, x, y + far, &pen);
		canvas_line(canvas, x - far, y, x + far, y, &pen);
	}
}

/* -- lines -------------------------------------------------------------------------------------------------------------- */

/* Points collected until a gap. */
struct piece {
	struct canvas_point points[2 * PIECE];
	int count;
};

static void point_add(struct piece *piece, double x, double y)
{
	if (piece->count < 2 * PIECE)
		piece->points[piece->count++] = (struct canvas_point){x, y};
}

/* One edge of a line or band from `first` to before `end`; a step holds on until the next. */
static void edge_add(struct piece *piece, const struct chart_frame *frame, const struct chart_series *series, const double *values, int first, int end)
{
	for (int i = first; i < end; i++) {
		point_add(piece, chart_at_x(frame, chart_x_of(series, i)), chart_at_y(frame, values[i]));
		if (series->shape == CHART_STEP && i + 1 < end)
			point_add(piece, chart_at_x(frame, chart_x_of(series, i + 1)), chart_at_y(frame, values[i]));
	}
}

static void turn_round(struct canvas_point *points, int count)
{
	for (int i = 0; i < count / 2; i++) {
		struct canvas_point point = points[i];
		points[i] = points[count - 1 - i];
		points[count - 1 - i] = point;
	}
}

static bool is_known(const struct chart_series *series, bool is_band, int i)
{
	return is_band ? isfinite(series->low[i]) && isfinite(series->high[i]) : isfinite(series->y[i]);
}

/* The line itself or the band around it, in pieces between gaps and of a length that has room. */
static void pieces_draw(const struct chart_frame *frame, struct canvas *canvas, const struct chart_series *series, bool is_band, const struct canvas_pen *pen)
{
	enum { MOST = PIECE / 2 };
	struct piece piece;
	for (int first = 0, end; first < series->count; first = end - first == MOST ? end - 1 : end + 1) {
		end = first;
		while (end < series->count && end - first < MOST && is_known(series, is_band, end))
			end++;
		piece.count = 0;
		edge_add(&piece, frame, series, is_band ? series->high : series->y, first, end);
		int upper = piece.count;
		if (is_band) {
			edge_add(&piece, frame, series, series->low, first, end);
			turn_round(piece.points + upper, piece.count - upper);
		}
		if (end - first > 1)
			canvas->backend->path(canvas, piece.points, piece.count, is_band, pen);
	}
}

void chart_lines_draw(const struct chart_frame *frame, struct canvas *canvas)
{
	const struct chart_panel *panel = frame->panel;
	bool is_labelled = chart_labels_width(frame->chart, panel, frame->width) > 0;
	for (int s = 0; s < panel->series_count; s++) {
		const struct chart_series *series = &panel->series[s];
		struct canvas_pen pen = chart_band_pen(frame->chart, series, s);
		if (series->low && series->high)
			pieces_draw(frame, canvas, series, true, &pen);
	}
	for (int s = 0; s < panel->series_count; s++) {
		const struct chart_series *series = &panel->series[s];
		struct canvas_pen pen = chart_line_pen(frame->chart, series, s);
		if (series->shape != CHART_DOT)
			pieces_draw(frame, canvas, series, false, &pen);
		if (!has_signs(panel, series, is_labelled))
			continue;
		int apart = series->shape != CHART_DOT && series->count > MANY ? series->count / SIGNS : 1;
		/* those of different lines stand at different places */
		for (int i = apart > 1 ? s * apart / panel->series_count : 0; i < series->count; i += apart)
			if (isfinite(series->y[i]))
				chart_sign(frame->chart, canvas, chart_at_x(frame, chart_x_of(series, i)), chart_at_y(frame, series->y[i]), CHART_SIGN, series, s);
	}
}

/* -- words at their ends ------------------------------------------------------------------------------------------------ */

/* What they take, whether there is room below each other for all of them or not. */
static double labels_room(const struct chart *chart, const struct chart_panel *panel, double width)
{
	double widest = 0;
	if (chart->labels_width > 0)
		return fmin(chart->labels_width, 0.5 * width);
	for (int s = 0; s < panel->series_count; s++)
		widest = fmax(widest, canvas_width(panel->series[s].label, CHART_LETTER));
	return fmin(widest + BEFORE, LABEL_SHARE * width);
}

double chart_labels_width(const struct chart *chart, const struct chart_panel *panel, double width)
{
	double room = labels_room(chart, panel, width);
	int lines = 0;
	for (int s = 0; s < panel->series_count; s++)
		lines += canvas_lines(panel->series[s].label, room - BEFORE, CHART_LETTER);
	bool fits = panel->series_count <= MOST_LABELS && lines * CHART_LEADING * CHART_LETTER <= CHART_PLOT;
	return chart->labels_lines && !panel->names && panel->series_count > 0 && fits ? room : 0;
}

struct label {
	int series, lines;
	double y, at;                   /* where the line ends, and the upper edge of its words */
};

static int by_place(const void *a, const void *b)
{
	const struct label *x = a, *y = b;
	return x->y < y->y ? -1 : x->y > y->y ? 1 : x->series - y->series;
}

/* Down from the top so that none touches the one above, then up again from the bottom. */
static void labels_part(struct label *labels, int count, double top, double bottom)
{
	double line = CHART_LEADING * CHART_LETTER, free = top;
	for (int i = 0; i < count; i++) {
		labels[i].at = fmax(labels[i].y - line / 2, free);
		free = labels[i].at + labels[i].lines * line;
	}
	for (int i = count - 1; i >= 0; i--) {
		labels[i].at = fmin(labels[i].at, bottom - labels[i].lines * line);
		bottom = labels[i].at;
	}
}

void chart_labels_draw(const struct chart_frame *frame, struct canvas *canvas)
{
	const struct chart_panel *panel = frame->panel;
	struct label labels[MOST_LABELS];
	int count = 0;
	double edge = frame->plot_left + frame->plot_width, room = frame->left + frame->width - edge - BEFORE;
	for (int s = 0; s < panel->series_count && count < MOST_LABELS; s++) {
		int last = panel->series[s].count - 1;
		while (last >= 0 && !isfinite(panel->series[s].y[last]))
			last--;
		if (last >= 0)
			labels[count++] = (struct label){s, canvas_lines(panel->series[s].label, room, CHART_LETTER), chart_at_y(frame, panel->series[s].y[last]), 0};
	}
	qsort(labels, (size_t)count, sizeof *labels, by_place);
	labels_part(labels, count, frame->plot_top - CHART_LETTER, frame->plot_top + frame->plot_height);
	for (int i = 0; i < count; i++) {
		const struct label *label = &labels[i];
		struct canvas_pen pen = chart_line_pen(frame->chart, &panel->series[label->series], label->series);
		double middle = label->at + CHART_LEADING * CHART_LETTER / 2;
		canvas_line(canvas, edge + 1, label->y, edge + LEADER, middle, &chart_grid_pen);
		canvas_line(canvas, edge + LEADER, middle, edge + LEADER + LABEL_SAMPLE, middle, &pen);
		if (has_signs(panel, &panel->series[label->series], true))
			chart_sign(frame->chart, canvas, edge + LEADER + LABEL_SAMPLE / 2, middle, CHART_SIGN, &panel->series[label->series], label->series);
		canvas_paragraph(canvas, edge + BEFORE, label->at + CHART_LETTER, room, CHART_LETTER, false, panel->series[label->series].label);
	}
}

/* -- marks -------------------------------------------------------------------------------------------------------------- */

/* The first mark that has the same label. */
static int first_like(const struct chart_panel *panel, int mark)
{
	int first = 0;
	while (strcmp(panel->marks[first].label, panel->marks[mark].label) != 0)
		first++;
	return first;
}

int chart_mark_number(const struct chart_panel *panel, int mark, bool *is_first)
{
	int first = first_like(panel, mark), number = 0;
	for (int i = 0; i <= first; i++)
		number += first_like(panel, i) == i;
	*is_first = first == mark;
	return number;
}

void chart_mark_ring(struct canvas *canvas, double x, double y, int number)
{
	const struct canvas_pen ring = {.line = CANVAS_BLACK, .width = 1, .paint = CANVAS_WHITE, .fill = CANVAS_SOLID};
	char word[16];
	text_print(word, sizeof word, "%d", number);
	canvas->backend->disc(canvas, x, y, 7, &ring);
	canvas_words(canvas, x, y + 3.5, 10, CANVAS_MIDDLE, true, word);
}

void chart_marks_draw(const struct chart_frame *frame, struct canvas *canvas)
{
	const struct canvas_pen upright = {.line = CANVAS_BLACK, .width = 1, .dash = {1, 3}};
	double before = -INFINITY;
	bool is_first;
	for (int i = 0, level = 0; i < frame->panel->mark_count; i++) {
		double x = chart_at_x(frame, frame->panel->marks[i].x);
		level = x - before < 15 ? level + 1 : 0;
		before = x;
		canvas_line(canvas, x, frame->plot_top, x, frame->plot_top + frame->plot_height, &upright);
		chart_mark_ring(canvas, x, frame->plot_top + 8 + 15 * level, chart_mark_number(frame->panel, i, &is_first));
	}
}
