/* explaining.c - what a piece was and when it ended; where its time went; what happened on the way; who was away. */
#include "cli/explaining.h"

#include <stdlib.h>

#include "run/origins.h"
#include "run/timelines.h"

enum { LABEL = 26, LINES_TOLD = 4 };

/* -- words ------------------------------------------------------------------------------------------------------------ */

static const char *worker_of(const struct explaining *explaining, int worker)
{
	const struct watch *watch = explaining->watch;
	const char *name = worker >= 0 ? timelines_worker(&watch->world, watch->diary.community, worker, explaining->is_chinese, explaining->arena) : _("somebody");
	return name ? name : "";
}

static const char *line_of(const struct explaining *explaining, int line)
{
	const struct result_set *set = &explaining->watch->set;
	const char *en = set->line_labels_en[line], *zh = set->line_labels_zh[line];
	return explaining->is_chinese ? zh : en;
}

const char *explaining_piece(const struct explaining *explaining, uint32_t piece)
{
	const struct watch *watch = explaining->watch;
	const char *words = arena_format(explaining->arena, "%d.%u", watch->world.communities[watch->diary.community].id, piece);
	return words ? words : "";
}

/* "2012-07-02 Mon 9:24". */
static const char *moment_words(const struct explaining *explaining, int64_t time)
{
	static const char *const weekdays[] = {N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun")};
	int32_t serial = explaining->watch->world.calendar.origin + (int32_t)(time / TICKS_PER_DAY);
	struct calendar_date date = calendar_date(serial);
	int minutes = (int)(time % TICKS_PER_DAY / TICKS_PER_MINUTE);
	const char *words = arena_format(explaining->arena, "%04d-%02d-%02d %s %2d:%02d", date.year, date.month, date.day, _(weekdays[calendar_weekday(serial)]),
		minutes / 60, minutes % 60);
	return words ? words : "";
}

/* "3 d 4 h 05 min", without days where there are none. */
static const char *duration(const struct explaining *explaining, int64_t ticks)
{
	int64_t minutes = (ticks + TICKS_PER_MINUTE / 2) / TICKS_PER_MINUTE;
	const char *words = minutes >= 1440 ? arena_format(explaining->arena, _("%d d %d h %02d min"), (int)(minutes / 1440), (int)(minutes / 60 % 24), (int)(minutes % 60))
		: minutes >= 60 ? arena_format(explaining->arena, _("%d h %02d min"), (int)(minutes / 60), (int)(minutes % 60))
		: arena_format(explaining->arena, _("%d min"), (int)minutes);
	return words ? words : "";
}

/* -- what it was ------------------------------------------------------------------------------------------------------ */

static void head_write(const struct explaining *explaining, struct text *out)
{
	const struct delays *delays = explaining->delays;
	const struct diary_row *piece = delays->piece;
	const struct world *world = &explaining->watch->world;
	const struct result_set *set = &explaining->watch->set;
	const struct mandate_row *listed = piece->template >= 0 ? world->templates[piece->template].row : NULL;
	text_addf(out, "%s %s", explaining_piece(explaining, piece->piece), line_of(explaining, piece->line));
	if (listed)
		text_addf(out, _(" \"%s\""), listed->name);
	if (piece->department < world->department_count) {
		int origin = origins_department(piece->department);
		text_addf(out, _(", sent by %s"), explaining->is_chinese ? set->origin_labels_zh[origin] : set->origin_labels_en[origin]);
	}
	if (piece->is_linked)
		text_add(out, _(", counts in the appraisal"));
	if (piece->rank == RANK_EMERGENCY)
		text_add(out, _(", an emergency"));
	text_addf(out, _("\n  asked %s"), moment_words(explaining, delays->asked));
	if (delays->due != INT64_MAX)
		text_addf(out, _(", due %s"), moment_words(explaining, delays->due));
	const char *end = delays->is_done ? _(", done %s") : delays->is_given_up ? _(", given up %s") : _(", still open %s");
	text_addf(out, end, moment_words(explaining, delays->end));
	if (delays->due != INT64_MAX && delays->end > delays->due)
		text_addf(out, _(": %s late.\n"), duration(explaining, delays->end - delays->due));
	else
		text_add(out, delays->is_done && delays->due != INT64_MAX ? _(": in time.\n") : _(".\n"));
}

/* -- where the time went ---------------------------------------------------------------------------------------------- */

struct ranked {
	int64_t ticks;
	int id;
};

static int ranked_compare(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;
	return x->ticks != y->ticks ? (x->ticks < y->ticks ? 1 : -1) : x->id - y->id;
}

/* What was in hand, the most first. */
static void lines_write(const struct explaining *explaining, int reason, struct text *out)
{
	struct ranked rows[LINE_MOST];
	int count = 0;
	for (int line = 0; line < explaining->watch->world.line_count; line++)
		if (explaining->delays->by_line[reason][line] > 0)
			rows[count++] = (struct ranked){explaining->delays->by_line[reason][line], line};
	qsort(rows, (size_t)count, sizeof *rows, ranked_compare);
	text_add(out, "  (");
	for (int i = 0; i < count && i < LINES_TOLD; i++)
		text_addf(out, "%s%s %s", i ? _(", ") : "", line_of(explaining, rows[i].id), duration(explaining, rows[i].ticks));
	text_add(out, count > LINES_TOLD ? " …)" : ")");
}

static void parts_write(const struct explaining *explaining, struct text *out)
{
	const struct delays *delays = explaining->delays;
	struct ranked rows[REASON_COUNT];
	int64_t whole = delays->end - delays->asked, working = whole - delays->parts[REASON_closed] - delays->parts[REASON_day_off];
	int count = 0;
	for (int i = 0; i < REASON_COUNT; i++)
		if (delays->parts[i] > 0)
			rows[count++] = (struct ranked){delays->parts[i], i};
	qsort(rows, (size_t)count, sizeof *rows, ranked_compare);
	text_addf(out, _("Where the %s from asking to the end went, and the %s of working time in it:\n"), duration(explaining, whole), duration(explaining, working));
	for (int i = 0; i < count; i++) {
		const struct reason *reason = reason_plate((enum reason_id)rows[i].id);
		if (rows[i].id == REASON_closed || rows[i].id == REASON_day_off)
			text_add(out, "        ");
		else
			text_addf(out, "  %3.0f%%  ", 100 * (double)rows[i].ticks / (double)working);
		text_add_padded(out, duration(explaining, rows[i].ticks), 18, true);
		text_add(out, "  ");
		const char *name = explaining->is_chinese ? reason->name_zh : reason->name_en;
		if (!reason->by_line) {
			text_add_padded(out, name, LABEL, false);
			text_addf(out, "  %s\n", explaining->is_chinese ? reason->meaning_zh : reason->meaning_en);
			continue;
		}
		text_add_padded(out, name, LABEL, false);
		lines_write(explaining, rows[i].id, out);
		text_add(out, "\n");
	}
}

/* -- what happened ---------------------------------------------------------------------------------------------------- */

static const char *where_words(const struct explaining *explaining, const struct delays_event *event)
{
	switch (event->where) {
	case WHERE_COMING: return _("on its way to the community");
	case WHERE_HELD: return _("still to be begun");
	case WHERE_DESK: return arena_format(explaining->arena, _("on the desk of %s"), worker_of(explaining, event->worker));
	case WHERE_PROVIDER: return _("with others");
	case WHERE_WAY:
	case WHERE_WORK: return arena_format(explaining->arena, _("in the hands of %s"), worker_of(explaining, event->worker));
	default: return _("waiting");
	}
}

static const char *happened(const struct explaining *explaining, const struct delays_event *event)
{
	struct arena *arena = explaining->arena;
	const char *worker = worker_of(explaining, event->worker);
	switch (event->happened) {
	case DELAYS_CAME: return arena_format(arena, _("It reached the community; %d parts of work for residents and %d of departments were waiting."), event->residents, event->departments);
	case DELAYS_TAKEN: return arena_format(arena, _("%s took it up."), worker);
	case DELAYS_BROKEN:
		if (!event->other)
			return arena_format(arena, _("%s had to lay it down."), worker);
		return arena_format(arena, _("%s was called away from it to %s %s."), worker, line_of(explaining, event->other->line), explaining_piece(explaining, event->other->piece));
	case DELAYS_PUT_BACK: return arena_format(arena, _("The shift of %s ended; it went back among what waits."), worker);
	case DELAYS_LEFT_BEHIND: return arena_format(arena, _("%s, on whose desk it lay, did not come; it went back among what waits."), worker);
	case DELAYS_BEHIND_ALL: return _("It was past due, and went behind all other work.");
	case DELAYS_HANDED_OVER: return _("The community's part was done; others do the rest.");
	case DELAYS_FELL_DUE: return arena_format(arena, _("The deadline passed; it was %s."), where_words(explaining, event));
	case DELAYS_DONE: return _("It was done.");
	case DELAYS_GIVEN_UP:
		return explaining->delays->piece->line == LINE_REQUEST || explaining->delays->piece->line >= LINE_OWN ? _("Whoever asked had no patience left and went.")
			: _("It lapsed: so late it was of no use any more.");
	default: return _("It is still open.");
	}
}

static void events_write(const struct explaining *explaining, struct text *out)
{
	const struct delays *delays = explaining->delays;
	text_add(out, _("What happened:\n"));
	for (int i = 0; i < delays->event_count; i++) {
		const char *sentence = happened(explaining, &delays->events[i]);
		text_addf(out, "  %s  %s\n", moment_words(explaining, delays->events[i].time), sentence ? sentence : "");
	}
	if (delays->event_missed)
		text_addf(out, _("  and %d more.\n"), delays->event_missed);
	if (delays->taken)
		text_addf(out, ngettext("  Another part was taken up %d time.\n", "  Other parts were taken up %d times.\n", (unsigned long)delays->taken), delays->taken);
	if (delays->suspended)
		text_addf(out, ngettext("  Besides, %d shift or morning ended while it was in hand; the same worker went on with it.\n",
			"  Besides, %d shifts or mornings ended while it was in hand; the same worker went on with it.\n", (unsigned long)delays->suspended), delays->suspended);
}

/* -- who was away ----------------------------------------------------------------------------------------------------- */

static void away_write(const struct explaining *explaining, struct text *out)
{
	static const char *const whys[DAY_CLOSED] = {[DAY_ABSENT] = N_("on leave or ill"), [DAY_TRAINING] = N_("at a course"), [DAY_VACANT] = N_("post vacant"),
		[DAY_BORROWED] = N_("borrowed by others"), [DAY_OCCUPIED] = N_("post occupied by the street")};
	const struct delays *delays = explaining->delays;
	const struct calendar *calendar = &explaining->watch->world.calendar;
	double day = (double)(calendar->always ? TICKS_PER_DAY : calendar->day_ticks);
	bool is_first = true;
	for (int w = 0; w < delays->worker_count; w++)
		for (int why = DAY_ABSENT; why < DAY_CLOSED; why++) {
			int64_t ticks = delays->away[w * DAY_CLOSED + why];
			if (ticks <= 0)
				continue;
			text_add(out, is_first ? _("Who could have done it and was away while it waited:\n") : "");
			text_addf(out, _("  %s: %s, %.1f working days\n"), worker_of(explaining, w), _(whys[why]), (double)ticks / day);
			is_first = false;
		}
}

void explaining_write(const struct explaining *explaining, struct text *out)
{
	head_write(explaining, out);
	if (explaining->delays->end > explaining->delays->asked)
		parts_write(explaining, out);
	events_write(explaining, out);
	away_write(explaining, out);
}
