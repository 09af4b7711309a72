/* gantt.c - how the stretches of a timeline are named and told apart. */
#include "report/gantt.h"

#include <string.h>

#include "base/fault.h"
#include "report/words.h"

/* Lines of work by name; lines of a scenario's own are not among them. */
static const struct { const char *line, *code_en, *code_zh; enum gantt_class class; } looks[] = {
	{"request", "Rq", "诉", GANTT_RESIDENTS}, {"visit", "Vi", "访", GANTT_RESIDENTS}, {"contact", "Co", "困", GANTT_RESIDENTS},
	{"certificate", "Ce", "证", GANTT_COUNTER}, {"self_governance", "Sg", "治", GANTT_OWN}, {"project", "Pr", "项", GANTT_OWN},
	{"ledger", "Le", "账", GANTT_PAPER}, {"form", "Fo", "表", GANTT_PAPER}, {"platform", "Pl", "平", GANTT_PAPER}, {"chat_group", "Ch", "群", GANTT_PAPER},
	{"survey", "Su", "查", GANTT_CALLS}, {"registration", "Re", "采", GANTT_CALLS},
	{"meeting", "Me", "会", GANTT_SHOWN}, {"inspection", "In", "检", GANTT_SHOWN}, {"accreditation", "Ac", "创", GANTT_SHOWN},
	{"organisation", "Or", "牌", GANTT_SHOWN}, {"task", "Ta", "事", GANTT_SHOWN},
	{"hotline", "Ho", "热", GANTT_AGAIN}, {"clean_up", "Cl", "清", GANTT_AGAIN}, {"done_again", "Ag", "返", GANTT_AGAIN},
};
static const struct { const char *code_en, *code_zh, *name; } whats[TIMELINE_WHATS] = {
	[TIMELINE_WORK] = {"##", "办", N_("work")}, [TIMELINE_WAY] = {"->", "途", N_("on the way")}, [TIMELINE_LEAVE] = {"--", "休", N_("on leave or ill")},
	[TIMELINE_TRAINING] = {"Tr", "训", N_("at a course")}, [TIMELINE_VACANT] = {"..", "缺", N_("post vacant")},
	[TIMELINE_BORROWED] = {"Bo", "借", N_("borrowed by others")}, [TIMELINE_OCCUPIED] = {"Oc", "占", N_("post occupied by the street")},
	[TIMELINE_DOWN] = {"xx", "障", N_("out of order")},
};

static bool has_piece(const struct timeline_span *span)
{
	return span->what == TIMELINE_WORK || span->what == TIMELINE_WAY;
}

/* Its row among the looks; -1 for lines of a scenario's own. */
static int look_of(const struct gantt *gantt, const struct timeline_span *span)
{
	const struct result_set *set = gantt->set;
	const char *line = span->line >= 0 && span->line < set->line_count ? set->line_names[span->line] : "";
	for (size_t i = 0; i < sizeof looks / sizeof *looks; i++)
		if (!strcmp(looks[i].line, line))
			return (int)i;
	return -1;
}

enum gantt_class gantt_class(const struct gantt *gantt, const struct timeline_span *span)
{
	if (!has_piece(span))
		return GANTT_NOTHING;
	int look = look_of(gantt, span);
	return look < 0 ? GANTT_LINE : looks[look].class;
}

const char *gantt_code(const struct gantt *gantt, const struct timeline_span *span)
{
	int look = span->what == TIMELINE_WORK ? look_of(gantt, span) : -1;
	const char *en = look >= 0 ? looks[look].code_en : whats[span->what].code_en, *zh = look >= 0 ? looks[look].code_zh : whats[span->what].code_zh;
	return gantt->is_chinese ? zh : en;
}

const char *gantt_name(const struct gantt *gantt, int span)
{
	const struct timeline_span *row = &gantt->timeline->spans[span];
	const struct result_set *set = gantt->set;
	const char *listed = gantt->timeline->names[span], *name = _(whats[row->what].name);
	if (row->line >= 0 && row->line < set->line_count) {
		const char *line = words_of(gantt->is_chinese, set->line_labels_en[row->line], set->line_labels_zh[row->line]);
		name = row->what == TIMELINE_WAY ? arena_format(gantt->arena, _("on the way: %s"), line) : line;
	}
	if (name && *listed)
		name = arena_format(gantt->arena, "%s: %s", name, listed);
	return name ? name : "";
}

const char *gantt_place(const struct gantt *gantt)
{
	return words_of(gantt->is_chinese, gantt->timeline->place_en, gantt->timeline->place_zh);
}

const char *gantt_track(const struct gantt *gantt, int track)
{
	const struct timeline_track *row = &gantt->timeline->tracks[track];
	return words_of(gantt->is_chinese, row->name_en, row->name_zh);
}

const char *gantt_day(const struct gantt *gantt, int day)
{
	static const char *const weekdays[] = {N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun")};
	const struct timeline_day *row = &gantt->timeline->days[day];
	const char *words = arena_format(gantt->arena, "%s %s", row->date, _(weekdays[row->weekday % 7]));
	return words ? words : "";
}

const char *gantt_clock(const struct gantt *gantt, int64_t ms)
{
	int minutes = (int)(ms % GANTT_DAY_MS / 60000);
	const char *words = arena_format(gantt->arena, "%d:%02d", minutes / 60, minutes % 60);
	return words ? words : "";
}

const char *gantt_piece(const struct gantt *gantt, const struct timeline_span *span)
{
	const char *words = span->piece >= 0 ? arena_format(gantt->arena, "%d.%d", gantt->timeline->place_id, span->piece) : "";
	return words ? words : "";
}

const char *gantt_origin(const struct gantt *gantt, const struct timeline_span *span)
{
	const struct result_set *set = gantt->set;
	if (span->origin < 0 || span->origin >= set->origin_count)
		return "";
	return words_of(gantt->is_chinese, set->origin_labels_en[span->origin], set->origin_labels_zh[span->origin]);
}

const char *gantt_ending(const struct timeline_span *span)
{
	static const char *const endings[TIMELINE_ENDINGS] = {N_("done"), N_("laid on the desk until the next shift"), N_("put back at the end of the shift"),
		N_("interrupted"), N_("goes on")};
	return has_piece(span) ? _(endings[span->ending]) : "";
}

const char *gantt_shift(const struct timeline_span *span)
{
	static const char *const shifts[TIMELINE_SHIFTS] = {N_("office hours"), N_("overtime"), N_("on call")};
	return _(shifts[span->shift]);
}

bool gantt_has_track(const struct timeline *timeline, int track)
{
	for (int i = 0; i < timeline->span_count; i++)
		if (timeline->spans[i].track == track)
			return true;
	return false;
}

void gantt_hours(const struct gantt *gantt, int *from, int *to)
{
	const struct timeline *timeline = gantt->timeline;
	int64_t first = timeline->opening_count ? timeline->openings[0][0] : 0;
	int64_t last = timeline->opening_count ? timeline->openings[timeline->opening_count - 1][1] : GANTT_DAY_MS;
	for (int i = 0; i < timeline->span_count; i++) {
		const struct timeline_span *span = &timeline->spans[i];
		if (span->shift == TIMELINE_DUTY)
			continue;
		int64_t start = span->from_ms % GANTT_DAY_MS, end = start + span->to_ms - span->from_ms;
		first = start < first ? start : first;
		last = end > last ? end : last;
	}
	last = last < GANTT_DAY_MS ? last : GANTT_DAY_MS;
	*from = (int)(first / GANTT_HOUR_MS);
	*to = (int)((last + GANTT_HOUR_MS - 1) / GANTT_HOUR_MS);
}
