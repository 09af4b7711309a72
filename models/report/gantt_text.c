/* gantt_text.c - a timeline on a terminal: a line for each worker of each day, a cell for some minutes. */
#include <string.h>

#include "report/gantt.h"
#include "report/words.h"

enum { LABEL = 19, CELL = 2 };
static const int cell_minutes[] = {5, 10, 15, 20, 30, 60};

struct sheet {
	const struct gantt *gantt;
	struct text *out;
	int hour_from, hour_to, minutes, cells;
};

/* The stretch that fills most of a cell; NULL = none. */
static const struct timeline_span *span_in(const struct sheet *sheet, int day, int track, int cell)
{
	const struct timeline *timeline = sheet->gantt->timeline;
	int64_t from = (int64_t)day * GANTT_DAY_MS + (int64_t)sheet->hour_from * GANTT_HOUR_MS + (int64_t)cell * sheet->minutes * 60000;
	int64_t to = from + (int64_t)sheet->minutes * 60000, most = 0;
	const struct timeline_span *best = NULL;
	for (int i = 0; i < timeline->span_count; i++) {
		const struct timeline_span *span = &timeline->spans[i];
		if (span->point != sheet->gantt->point || span->track != track)
			continue;
		int64_t start = span->from_ms > from ? span->from_ms : from, end = span->to_ms < to ? span->to_ms : to;
		if (end - start > most) {
			most = end - start;
			best = span;
		}
	}
	return best;
}

static void hours_write(const struct sheet *sheet)
{
	text_add_padded(sheet->out, "", LABEL, false);
	int per_hour = 60 / sheet->minutes, step = per_hour * CELL >= 6 ? 1 : 6 / (per_hour * CELL) + 1;
	for (int hour = sheet->hour_from; hour < sheet->hour_to; hour += step) {
		int cells = hour + step <= sheet->hour_to ? step : sheet->hour_to - hour;
		text_add_padded(sheet->out, arena_format(sheet->gantt->arena, "%d:00", hour), cells * per_hour * CELL, false);
	}
	text_add(sheet->out, "\n");
}

static void row_write(const struct sheet *sheet, int day, int track)
{
	text_add_padded(sheet->out, gantt_track(sheet->gantt, track), LABEL, false);
	for (int cell = 0; cell < sheet->cells; cell++) {
		const struct timeline_span *span = span_in(sheet, day, track, cell);
		text_add_padded(sheet->out, span ? gantt_code(sheet->gantt, span) : " ·", CELL, false);
	}
	text_add(sheet->out, "\n");
}

static bool has_day(const struct gantt *gantt, int day)
{
	for (int i = 0; i < gantt->timeline->span_count; i++) {
		const struct timeline_span *span = &gantt->timeline->spans[i];
		if (span->point == gantt->point && span->from_ms / GANTT_DAY_MS == day && span->shift != TIMELINE_DUTY)
			return true;
	}
	return false;
}

/* Work outside the hours shown, a line each. */
static void calls_write(const struct sheet *sheet, int day)
{
	const struct gantt *gantt = sheet->gantt;
	int64_t midnight = (int64_t)day * GANTT_DAY_MS;
	for (int i = 0; i < gantt->timeline->span_count; i++) {
		const struct timeline_span *span = &gantt->timeline->spans[i];
		if (span->point != gantt->point || span->shift != TIMELINE_DUTY || span->what != TIMELINE_WORK || span->from_ms / GANTT_DAY_MS != day)
			continue;
		if (span->from_ms < midnight + (int64_t)sheet->hour_from * GANTT_HOUR_MS || span->to_ms > midnight + (int64_t)sheet->hour_to * GANTT_HOUR_MS)
			text_addf(sheet->out, _("on call: %s %s–%s %s %s\n"), gantt_track(gantt, span->track), gantt_clock(gantt, span->from_ms), gantt_clock(gantt, span->to_ms),
				gantt_name(gantt, i), gantt_piece(gantt, span));
	}
}

/* Codes that occur, and what they stand for. */
static void legend_write(const struct sheet *sheet, int columns)
{
	const struct gantt *gantt = sheet->gantt;
	int column = 0;
	for (int i = 0; i < gantt->timeline->span_count; i++) {
		const struct timeline_span *span = &gantt->timeline->spans[i];
		bool is_new = span->point == gantt->point;
		for (int j = 0; j < i && is_new; j++) {
			const struct timeline_span *other = &gantt->timeline->spans[j];
			is_new = other->point != span->point || other->what != span->what || (span->what == TIMELINE_WORK && other->line != span->line);
		}
		if (!is_new)
			continue;
		const struct result_set *set = gantt->set;
		const char *name = span->what == TIMELINE_WORK ? words_of(gantt->is_chinese, set->line_labels_en[span->line], set->line_labels_zh[span->line]) :
			span->what == TIMELINE_WAY ? _("on the way") : gantt_name(gantt, i);
		const char *entry = arena_format(gantt->arena, "%s %s", gantt_code(gantt, span), name);
		int wide = entry ? text_width(entry) : 0;
		if (column && column + 3 + wide > columns) {
			text_add(sheet->out, "\n");
			column = 0;
		}
		text_addf(sheet->out, "%s%s", column ? "   " : "", entry ? entry : "");
		column += (column ? 3 : 0) + wide;
	}
	text_add(sheet->out, "\n");
}

void gantt_text(const struct gantt *gantt, int columns, struct text *out)
{
	const struct timeline *timeline = gantt->timeline;
	struct sheet sheet = {.gantt = gantt, .out = out};
	const int sizes = sizeof cell_minutes / sizeof *cell_minutes;
	gantt_hours(gantt, &sheet.hour_from, &sheet.hour_to);
	for (int i = 0; i < sizes && !sheet.cells; i++) {
		sheet.minutes = cell_minutes[i];
		int cells = (sheet.hour_to - sheet.hour_from) * 60 / sheet.minutes;
		if (LABEL + cells * CELL <= columns || i + 1 == sizes)
			sheet.cells = cells;
	}
	for (int day = 0; day < timeline->day_count; day++) {
		if (!has_day(gantt, day) && !timeline->days[day].works)
			continue;
		text_addf(out, "%s\n", gantt_day(gantt, day));
		hours_write(&sheet);
		for (int track = 0; track < timeline->track_count; track++)
			if (gantt_has_track(timeline, track))
				row_write(&sheet, day, track);
		calls_write(&sheet, day);
		text_add(out, "\n");
	}
	text_addf(out, _("a cell is %d minutes; · nothing in hand\n"), sheet.minutes);
	legend_write(&sheet, columns);
}
