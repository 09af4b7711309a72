/* gantt.h - a timeline for people: drawn, on a terminal, as a table, and for programs that show traces. */
#ifndef GANTT_H
#define GANTT_H

#include "show/canvas.h"
#include "study/result.h"
#include "study/timeline.h"

struct gantt {
	const struct timeline *timeline;
	const struct result_set *set;    /* names lines, departments and options */
	int point;                       /* the option shown */
	bool is_chinese;
	struct arena *arena;
};

/* -- what all forms share (gantt.c) ------------------------------------------------------------------------------------ */

/* What a stretch looks like: fills and codes tell apart what colour might not. */
enum gantt_class { GANTT_RESIDENTS, GANTT_COUNTER, GANTT_OWN, GANTT_PAPER, GANTT_CALLS, GANTT_SHOWN, GANTT_AGAIN, GANTT_LINE, GANTT_NOTHING, GANTT_CLASSES };
enum gantt_class gantt_class(const struct gantt *gantt, const struct timeline_span *span);
/* One or two columns: "Le", "账". */
const char *gantt_code(const struct gantt *gantt, const struct timeline_span *span);
/* "ledger", "on the way", "on leave" …; with the name of listed work behind it. */
const char *gantt_name(const struct gantt *gantt, int span);
const char *gantt_place(const struct gantt *gantt);
const char *gantt_track(const struct gantt *gantt, int track);
/* "Mon 2013-01-07". */
const char *gantt_day(const struct gantt *gantt, int day);
/* "8:30" of a time. */
const char *gantt_clock(const struct gantt *gantt, int64_t ms);
/* "3.1024" of a piece; "" = the stretch has none. And who sent it. */
const char *gantt_piece(const struct gantt *gantt, const struct timeline_span *span);
const char *gantt_origin(const struct gantt *gantt, const struct timeline_span *span);
const char *gantt_ending(const struct timeline_span *span);
const char *gantt_shift(const struct timeline_span *span);
/* Whether somebody held that post on any of these days, under any option. */
bool gantt_has_track(const struct timeline *timeline, int track);
/* The hours shown of every day, full hours since midnight: office hours and all stretches but those on call. */
void gantt_hours(const struct gantt *gantt, int *from, int *to);
enum { GANTT_HOUR_MS = 3600000, GANTT_DAY_MS = 24 * GANTT_HOUR_MS };

/* -- forms ------------------------------------------------------------------------------------------------------------- */

/* How high it is at this width, and the drawing with its upper left corner at x, y. */
double gantt_height(const struct gantt *gantt, double width);
void gantt_draw(const struct gantt *gantt, struct canvas *canvas, double x, double y, double width);
/* A whole picture. */
void gantt_svg(const struct gantt *gantt, const char *id, double width, struct text *out);
/* Cells of some minutes, so many that it fits into `columns`. */
void gantt_text(const struct gantt *gantt, int columns, struct text *out);
/* A line for each stretch. */
enum status gantt_csv(const struct gantt *gantt, struct text *out);
/* Trace Event Format: a thread for each worker, counters of what waits. */
void gantt_trace(const struct gantt *gantt, struct text *out);

#endif
