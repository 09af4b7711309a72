/* gantt_forms.c - a timeline as rows of CSV, and as a trace. */
#include "report/gantt.h"
#include "base/fault.h"
#include "report/words.h"
#include "show/json.h"
#include "show/table.h"

enum { COLUMNS = 11 };

/* -- rows ------------------------------------------------------------------------------------------------------------- */

static const char *time_of(const struct gantt *gantt, int64_t ms)
{
	int day = (int)(ms / GANTT_DAY_MS), last = gantt->timeline->day_count - 1;
	int64_t in_day = ms - (int64_t)(day < last ? day : last) * GANTT_DAY_MS;
	return arena_format(gantt->arena, "%s %02d:%02d:%06.3f", gantt->timeline->days[day < last ? day : last].date, (int)(in_day / GANTT_HOUR_MS),
		(int)(in_day % GANTT_HOUR_MS / 60000), (double)(in_day % 60000) / 1000);
}

enum status gantt_csv(const struct gantt *gantt, struct text *out)
{
	static const char *const headings[COLUMNS] = {N_("worker"), N_("from"), N_("to"), N_("minutes"), N_("what"), N_("line"), N_("sent by"), N_("piece"), N_("hours"), N_("ended"), N_("late")};
	const struct timeline *timeline = gantt->timeline;
	const char *cells[COLUMNS];
	struct table table;
	enum status status = table_init(&table, gantt->arena, COLUMNS);
	for (int i = 0; i < COLUMNS; i++)
		cells[i] = _(headings[i]);
	if (status == STATUS_OK)
		status = table_row(&table, cells);
	table_headings(&table);
	for (int i = 0; i < timeline->span_count && status == STATUS_OK; i++) {
		const struct timeline_span *span = &timeline->spans[i];
		if (span->point != gantt->point)
			continue;
		const char *row[COLUMNS] = {
			gantt_track(gantt, span->track), time_of(gantt, span->from_ms), time_of(gantt, span->to_ms),
			arena_format(gantt->arena, "%.3f", (double)(span->to_ms - span->from_ms) / 60000), gantt_name(gantt, i),
			span->line >= 0 ? gantt->set->line_names[span->line] : "", gantt_origin(gantt, span), gantt_piece(gantt, span), gantt_shift(span),
			gantt_ending(span), span->piece < 0 ? "" : span->is_late ? _("yes") : _("no"),
		};
		status = table_row(&table, row);
	}
	if (status == STATUS_OK)
		table_write(&table, TABLE_CSV, out);
	return status;
}

/* -- trace ------------------------------------------------------------------------------------------------------------ */

static void number_member(struct text *out, const char *name, double value)
{
	json_name(out, name);
	text_addf(out, "%.17g", value);
}

/* An event of a phase, in the process of the community, open for more members. */
static void event_open(struct text *out, const char *phase, const char *name, int thread)
{
	json_open(out, "\n{");
	json_member(out, "ph", phase);
	json_member(out, "name", name);
	number_member(out, "pid", 1);
	number_member(out, "tid", thread + 1);
}

static void label_event(struct text *out, const char *name, int thread, const char *words)
{
	event_open(out, "M", name, thread);
	json_name(out, "args");
	json_open(out, "{");
	json_member(out, "name", words);
	json_close(out, "}}");
}

static const char *category(const struct timeline_span *span)
{
	static const char *const names[TIMELINE_WHATS] = {"work", "way", "leave", "training", "vacant", "borrowed", "occupied", "out of order"};
	return names[span->what];
}

static void span_event(const struct gantt *gantt, int index, struct text *out)
{
	const struct timeline_span *span = &gantt->timeline->spans[index];
	const char *line = span->line >= 0 ? gantt->set->line_names[span->line] : category(span);
	event_open(out, "X", gantt_name(gantt, index), span->track);
	json_member(out, "cat", span->what == TIMELINE_WORK ? line : category(span));
	number_member(out, "ts", (double)span->from_ms * 1000);
	number_member(out, "dur", (double)(span->to_ms - span->from_ms) * 1000);
	json_name(out, "args");
	json_open(out, "{");
	if (span->piece >= 0) {
		json_member(out, "piece", gantt_piece(gantt, span));
		json_member(out, "line", line);
		json_member(out, "hours", gantt_shift(span));
		json_member(out, "ended", gantt_ending(span));
		json_member(out, "late", span->is_late ? "yes" : "no");
	}
	if (*gantt_origin(gantt, span))
		json_member(out, "sent by", gantt_origin(gantt, span));
	json_close(out, "}}");
}

static void queue_event(const struct gantt *gantt, const struct timeline_queue *queue, struct text *out)
{
	(void)gantt;
	event_open(out, "C", _("parts waiting"), -1);
	number_member(out, "ts", (double)queue->time_ms * 1000);
	json_name(out, "args");
	json_open(out, "{");
	number_member(out, _("for residents"), queue->residents);
	number_member(out, _("for departments"), queue->departments);
	json_close(out, "}}");
}

void gantt_trace(const struct gantt *gantt, struct text *out)
{
	const struct timeline *timeline = gantt->timeline;
	const struct result_point *point = &gantt->set->points[gantt->point];
	json_open(out, "{\"displayTimeUnit\":\"ms\",\"otherData\":{");
	json_member(out, "place", gantt_place(gantt));
	json_member(out, "option", words_of(gantt->is_chinese, point->label_en, point->label_zh));
	json_member(out, "0", timeline->days[0].date);
	json_close(out, "}");
	json_name(out, "traceEvents");
	json_open(out, "[");
	label_event(out, "process_name", -1, gantt_place(gantt));
	for (int track = 0; track < timeline->track_count; track++)
		if (gantt_has_track(timeline, track))
			label_event(out, "thread_name", track, gantt_track(gantt, track));
	for (int i = 0; i < timeline->span_count; i++)
		if (timeline->spans[i].point == gantt->point)
			span_event(gantt, i, out);
	for (int i = 0; i < timeline->queue_count; i++)
		if (timeline->queues[i].point == gantt->point)
			queue_event(gantt, &timeline->queues[i], out);
	json_close(out, "\n]}\n");
}
