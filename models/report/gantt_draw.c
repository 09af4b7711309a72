/* gantt_draw.c - a block for each day, a row for each worker, boxes with fills and codes; what happened on call stands in words below. */
#include <math.h>

#include "report/gantt.h"
#include "report/words.h"
#include "show/svg.h"

static const double LABELS = 112, ROW = 20, HEADING = 34, GAP = 16, SIZE = 12, SMALL = 10.5, MARGIN = 12, CODE = 18, LEGEND_LINE = 20;

static const struct canvas_pen pens[GANTT_CLASSES] = {
	[GANTT_RESIDENTS] = {.line = CANVAS_BLACK, .width = 1, .paint = CANVAS_WHITE, .fill = CANVAS_SOLID},
	[GANTT_COUNTER] = {.line = CANVAS_BLACK, .width = 1, .paint = 0x555555, .fill = CANVAS_DOTS},
	[GANTT_OWN] = {.line = CANVAS_BLACK, .width = 1, .paint = 0xdddddd, .fill = CANVAS_SOLID},
	[GANTT_PAPER] = {.line = CANVAS_BLACK, .width = 1, .paint = 0x777777, .fill = CANVAS_SLANT},
	[GANTT_CALLS] = {.line = CANVAS_BLACK, .width = 1, .paint = 0xb0b0b0, .fill = CANVAS_SOLID},
	[GANTT_SHOWN] = {.line = CANVAS_BLACK, .width = 1, .paint = 0x444444, .fill = CANVAS_SOLID},
	[GANTT_AGAIN] = {.line = CANVAS_BLACK, .width = 2, .paint = 0xbbbbbb, .fill = CANVAS_DOTS},
	[GANTT_LINE] = {.line = CANVAS_BLACK, .width = 1, .paint = 0xdddddd, .fill = CANVAS_SOLID},
	[GANTT_NOTHING] = {.line = 0x777777, .width = 1, .dash = {3, 3}, .paint = CANVAS_WHITE, .fill = CANVAS_SOLID},
};

/* Where a day's block stands and which hours it shows. */
struct block {
	const struct gantt *gantt;
	struct canvas *canvas;       /* NULL: only measured */
	double x, y, width;
	int hour_from, hour_to;
	int day;
};

static double across(const struct block *block, int64_t ms)
{
	double hours = (double)(ms - (int64_t)block->day * GANTT_DAY_MS) / GANTT_HOUR_MS;
	double share = (hours - block->hour_from) / (block->hour_to - block->hour_from);
	return block->x + LABELS + (block->width - LABELS) * fmin(1, fmax(0, share));
}

static bool is_of_day(const struct block *block, const struct timeline_span *span)
{
	int64_t from = (int64_t)block->day * GANTT_DAY_MS;
	return span->point == block->gantt->point && span->to_ms > from && span->from_ms < from + GANTT_DAY_MS;
}

static bool is_day_shown(const struct gantt *gantt, int day)
{
	struct block block = {.gantt = gantt, .day = day};
	for (int i = 0; i < gantt->timeline->span_count; i++)
		if (is_of_day(&block, &gantt->timeline->spans[i]))
			return true;
	return false;
}

/* -- a day ------------------------------------------------------------------------------------------------------------ */

static void hours_draw(const struct block *block, double top, double bottom)
{
	const struct timeline *timeline = block->gantt->timeline;
	static const struct canvas_pen closed = {.paint = CANVAS_BLACK, .fill = CANVAS_PALE}, rule = {.line = 0xbbbbbb, .width = 1};
	int64_t midnight = (int64_t)block->day * GANTT_DAY_MS, shut = midnight + (int64_t)block->hour_from * GANTT_HOUR_MS;
	for (int i = 0; i <= timeline->opening_count && timeline->opening_count; i++) {
		int64_t open = i < timeline->opening_count ? midnight + timeline->openings[i][0] : midnight + (int64_t)block->hour_to * GANTT_HOUR_MS;
		if (open > shut)
			block->canvas->backend->box(block->canvas, across(block, shut), top, across(block, open) - across(block, shut), bottom - top, &closed);
		shut = i < timeline->opening_count ? midnight + timeline->openings[i][1] : shut;
	}
	int step = (block->width - LABELS) / (block->hour_to - block->hour_from) < 34 ? 3 : 1;
	for (int hour = block->hour_from; hour <= block->hour_to; hour++) {
		int64_t at = midnight + (int64_t)hour * GANTT_HOUR_MS;
		canvas_line(block->canvas, across(block, at), top, across(block, at), bottom, &rule);
		if ((hour - block->hour_from) % step == 0)
			canvas_words(block->canvas, across(block, at), top - 4, SMALL, hour == block->hour_to ? CANVAS_END : CANVAS_MIDDLE, false,
				arena_format(block->gantt->arena, "%d:00", hour));
	}
}

/* What somebody who points at it is told. */
static const char *title_of(const struct gantt *gantt, int index)
{
	const struct timeline_span *span = &gantt->timeline->spans[index];
	const char *origin = gantt_origin(gantt, span), *piece = gantt_piece(gantt, span);
	return arena_format(gantt->arena, "%s–%s %s%s%s%s%s%s%s", gantt_clock(gantt, span->from_ms), gantt_clock(gantt, span->to_ms), gantt_name(gantt, index),
		*origin ? ", " : "", origin, *piece ? ", " : "", piece, *gantt_ending(span) ? "; " : "", gantt_ending(span));
}

static void code_draw(const struct block *block, const struct timeline_span *span, double x, double width, double y, const char *code)
{
	double wide = canvas_width(code, SMALL);
	bool is_dark = gantt_class(block->gantt, span) == GANTT_SHOWN, is_plain = !is_dark;
	static const struct canvas_pen white = {.paint = CANVAS_WHITE, .fill = CANVAS_SOLID};
	if (width < wide + 3)
		return;
	if (is_plain)
		block->canvas->backend->box(block->canvas, x + (width - wide) / 2 - 1, y + 3, wide + 2, ROW - 10, &white);
	struct canvas_letters letters = {.size = SMALL, .anchor = CANVAS_MIDDLE, .colour = is_dark ? CANVAS_WHITE : CANVAS_BLACK, .is_bold = span->is_emergency};
	block->canvas->backend->words(block->canvas, x + width / 2, y + ROW / 2 + 2, &letters, code);
}

static void span_draw(const struct block *block, int index, double y)
{
	const struct timeline_span *span = &block->gantt->timeline->spans[index];
	double from = across(block, span->from_ms), to = across(block, span->to_ms), width = fmax(1, to - from);
	struct canvas_pen pen = pens[gantt_class(block->gantt, span)];
	if (to <= from)
		return;
	if (span->shift == TIMELINE_OVERTIME)
		pen.width = 2;
	block->canvas->backend->group(block->canvas, title_of(block->gantt, index));
	if (span->what == TIMELINE_WAY) {
		static const struct canvas_pen way = {.line = CANVAS_BLACK, .width = 2, .dash = {2, 2}};
		canvas_line(block->canvas, from, y + ROW / 2 - 1, to, y + ROW / 2 - 1, &way);
	} else {
		block->canvas->backend->box(block->canvas, from, y + 1, width, ROW - 4, &pen);
		const char *code = span->what == TIMELINE_WORK ? gantt_code(block->gantt, span) : gantt_name(block->gantt, index);
		code_draw(block, span, from, width, y, code);
	}
	if (span->ending == TIMELINE_BROKEN) {
		static const struct canvas_pen cut = {.line = CANVAS_BLACK, .width = 2};
		canvas_line(block->canvas, to - 4, y + 1, to, y + ROW - 3, &cut);
		canvas_line(block->canvas, to - 4, y + ROW - 3, to, y + 1, &cut);
	}
	block->canvas->backend->end(block->canvas);
}

/* What was worked on outside the hours shown. */
static const char *on_call(const struct block *block)
{
	const struct gantt *gantt = block->gantt;
	struct text words;
	text_init(&words);
	for (int i = 0; i < gantt->timeline->span_count; i++) {
		const struct timeline_span *span = &gantt->timeline->spans[i];
		if (!is_of_day(block, span) || span->what != TIMELINE_WORK || across(block, span->to_ms) > across(block, span->from_ms))
			continue;
		text_add(&words, words.length ? _("; ") : _("On call: "));
		text_addf(&words, "%s %s–%s %s", gantt_track(gantt, span->track), gantt_clock(gantt, span->from_ms), gantt_clock(gantt, span->to_ms), gantt_name(gantt, i));
	}
	const char *kept = words.data ? arena_string(gantt->arena, words.data) : "";
	text_free(&words);
	return kept ? kept : "";
}

/* Parts that wait at every other hour, those of residents before those of departments. */
static void waiting_draw(const struct block *block, double y)
{
	const struct gantt *gantt = block->gantt;
	canvas_words(block->canvas, block->x, y, SMALL, CANVAS_START, false, _("waiting"));
	int step = (block->width - LABELS) / (block->hour_to - block->hour_from) < 50 ? 3 : 1;
	for (int hour = block->hour_from + 1; hour < block->hour_to; hour += step) {
		int64_t at = (int64_t)block->day * GANTT_DAY_MS + (int64_t)hour * GANTT_HOUR_MS;
		const struct timeline_queue *known = NULL;
		for (int i = 0; i < gantt->timeline->queue_count; i++) {
			const struct timeline_queue *queue = &gantt->timeline->queues[i];
			if (queue->point == gantt->point && queue->time_ms <= at)
				known = queue;
		}
		if (known)
			canvas_words(block->canvas, across(block, at), y, SMALL, CANVAS_MIDDLE, false, arena_format(gantt->arena, "%d+%d", known->residents, known->departments));
	}
}

/* The y below it. */
static double day_draw(struct block *block)
{
	const struct gantt *gantt = block->gantt;
	const struct timeline *timeline = gantt->timeline;
	double top = block->y + HEADING, y = top;
	const char *called = on_call(block);
	int rows = 0;
	for (int track = 0; track < timeline->track_count; track++)
		rows += gantt_has_track(timeline, track);
	if (block->canvas) {
		canvas_words(block->canvas, block->x, block->y + SIZE + 2, SIZE, CANVAS_START, true, gantt_day(gantt, block->day));
		hours_draw(block, top, top + rows * ROW);
	}
	for (int track = 0; track < timeline->track_count; track++) {
		if (!gantt_has_track(timeline, track))
			continue;
		if (block->canvas)
			canvas_words(block->canvas, block->x, y + ROW - 6, SIZE, CANVAS_START, false, gantt_track(gantt, track));
		for (int i = 0; i < timeline->span_count && block->canvas; i++)
			if (timeline->spans[i].track == track && is_of_day(block, &timeline->spans[i]))
				span_draw(block, i, y);
		y += ROW;
	}
	if (block->canvas)
		waiting_draw(block, y + SMALL + 2);
	y += ROW;
	if (*called && block->canvas)
		y = canvas_paragraph(block->canvas, block->x, y + SMALL, block->width, SMALL, false, called);
	else if (*called)
		y += canvas_lines(called, block->width, SMALL) * SMALL * 1.5 + SMALL;
	return y + GAP;
}

/* -- what the looks mean ------------------------------------------------------------------------------------------------ */

/* An entry of the legend; starts a new line where it does not fit. */
struct pencil {
	double x, y, left, right;
	struct canvas *canvas;
};

static void legend_entry(struct pencil *pencil, const struct canvas_pen *pen, bool is_way, const char *words)
{
	double wide = CODE + 6 + canvas_width(words, SMALL) + 12;
	if (pencil->x + wide > pencil->right && pencil->x > pencil->left) {
		pencil->x = pencil->left;
		pencil->y += LEGEND_LINE;
	}
	if (pencil->canvas && is_way)
		canvas_line(pencil->canvas, pencil->x, pencil->y - 4, pencil->x + CODE, pencil->y - 4, pen);
	else if (pencil->canvas)
		pencil->canvas->backend->box(pencil->canvas, pencil->x, pencil->y - 10, CODE, 12, pen);
	if (pencil->canvas)
		canvas_words(pencil->canvas, pencil->x + CODE + 6, pencil->y, SMALL, CANVAS_START, false, words);
	pencil->x += wide;
}

/* The lines of work there are, each with its code: those of one class share its fill. */
static double legend_draw(const struct gantt *gantt, struct canvas *canvas, double x, double y, double width)
{
	static const struct canvas_pen way = {.line = CANVAS_BLACK, .width = 2, .dash = {2, 2}}, late = {.line = CANVAS_BLACK, .width = 2, .paint = CANVAS_WHITE, .fill = CANVAS_SOLID};
	struct pencil pencil = {.x = x, .y = y + SMALL + 4, .left = x, .right = x + width, .canvas = canvas};
	for (int class = 0; class < GANTT_NOTHING; class++)
		for (int line = 0; line < gantt->set->line_count; line++) {
			const struct timeline_span *span = NULL;
			for (int i = 0; i < gantt->timeline->span_count && !span; i++)
				if (gantt->timeline->spans[i].line == line && gantt->timeline->spans[i].what == TIMELINE_WORK)
					span = &gantt->timeline->spans[i];
			if (span && (int)gantt_class(gantt, span) == class)
				legend_entry(&pencil, &pens[class], false, arena_format(gantt->arena, "%s %s", gantt_code(gantt, span),
					words_of(gantt->is_chinese, gantt->set->line_labels_en[line], gantt->set->line_labels_zh[line])));
		}
	legend_entry(&pencil, &way, true, _("on the way"));
	legend_entry(&pencil, &pens[GANTT_NOTHING], false, _("not there"));
	legend_entry(&pencil, &late, false, _("thick edge: overtime; ×: interrupted; shaded: office closed; waiting 12+85: parts of residents + of departments"));
	return pencil.y + GAP;
}

/* The y below the whole; draws nothing without a canvas. */
static double whole_draw(const struct gantt *gantt, struct canvas *canvas, double x, double y, double width)
{
	struct block block = {.gantt = gantt, .canvas = canvas, .x = x, .y = y, .width = width};
	gantt_hours(gantt, &block.hour_from, &block.hour_to);
	for (block.day = 0; block.day < gantt->timeline->day_count; block.day++)
		if (is_day_shown(gantt, block.day))
			block.y = day_draw(&block);
	return legend_draw(gantt, canvas, x, block.y, width);
}

double gantt_height(const struct gantt *gantt, double width)
{
	return whole_draw(gantt, NULL, 0, 0, width);
}

void gantt_draw(const struct gantt *gantt, struct canvas *canvas, double x, double y, double width)
{
	(void)whole_draw(gantt, canvas, x, y, width);
}

void gantt_svg(const struct gantt *gantt, const char *id, double width, struct text *out)
{
	const struct timeline *timeline = gantt->timeline;
	const struct result_point *point = &gantt->set->points[gantt->point];
	const char *title = arena_format(gantt->arena, _("Who did what: %s, %d days from %s, %s"), gantt_place(gantt), timeline->day_count, timeline->days[0].date,
		words_of(gantt->is_chinese, point->label_en, point->label_zh));
	struct svg svg;
	double height = gantt_height(gantt, width - 2 * MARGIN) + 2 * MARGIN + 2 * SIZE;
	svg_begin(&svg, out, id, width, height, title ? title : "", _("A row for each worker of each day, a box for each stretch of work with its code."));
	canvas_words(&svg.canvas, MARGIN, MARGIN + SIZE, SIZE + 2, CANVAS_START, true, title ? title : "");
	gantt_draw(gantt, &svg.canvas, MARGIN, MARGIN + 2 * SIZE, width - 2 * MARGIN);
	svg_end(&svg);
}
