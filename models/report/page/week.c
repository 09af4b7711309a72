/* week.c - who in one community did what in a week: drawn, and counted. */
#include "report/gantt.h"
#include "report/page/section.h"
#include "report/words.h"
#include "show/html.h"
#include "study/timeline_table.h"

enum { DRAWN_WIDTH = 1000 };

static bool is_known(const struct section_place *place)
{
	return annex_find(&place->study->set.annexes, "week_span") != NULL;
}

/* -- hours, worker by worker ------------------------------------------------------------------------------------------- */

enum use { USE_RESIDENTS, USE_COUNTER, USE_OWN, USE_SENT_DOWN, USE_LINES, USE_WAY, USE_OVERTIME, USE_AWAY, USE_COUNT };

static enum use use_of(const struct gantt *gantt, const struct timeline_span *span)
{
	if (span->what == TIMELINE_WAY)
		return USE_WAY;
	switch (gantt_class(gantt, span)) {
	case GANTT_RESIDENTS: return USE_RESIDENTS;
	case GANTT_COUNTER: return USE_COUNTER;
	case GANTT_OWN: return USE_OWN;
	case GANTT_LINE: return USE_LINES;
	case GANTT_NOTHING: return USE_AWAY;
	default: return USE_SENT_DOWN;
	}
}

static void hours_sum(const struct gantt *gantt, int track, double *hours)
{
	for (int i = 0; i < gantt->timeline->span_count; i++) {
		const struct timeline_span *span = &gantt->timeline->spans[i];
		double length = (double)(span->to_ms - span->from_ms) / GANTT_HOUR_MS;
		if (span->point != gantt->point || (track >= 0 && span->track != track))
			continue;
		hours[use_of(gantt, span)] += length;
		hours[USE_OVERTIME] += span->shift != TIMELINE_CONTRACT ? length : 0;
	}
}

/* Columns in which somebody has hours. */
static enum status hours_table(const struct gantt *gantt, struct text *out)
{
	static const char *const names[USE_COUNT] = {N_("for residents"), N_("certificates"), N_("self-governance and projects"), N_("work sent down"), N_("other lines"),
		N_("on the way"), N_("of these overtime and on call"), N_("not there")};
	const struct timeline *timeline = gantt->timeline;
	double all[USE_COUNT] = {0};
	const char *cells[USE_COUNT + 1] = {""};
	int columns[USE_COUNT], count = 0;
	struct table table;
	hours_sum(gantt, -1, all);
	for (int use = 0; use < USE_COUNT; use++)
		if (all[use] > 0) {
			columns[count++] = use;
			cells[count] = _(names[use]);
		}
	enum status status = table_init(&table, gantt->arena, count + 1);
	if (status == STATUS_OK)
		status = table_row(&table, cells);
	table_headings(&table);
	for (int c = 1; status == STATUS_OK && c <= count; c++)
		table.is_right[c] = true;
	for (int track = 0; track <= timeline->track_count && status == STATUS_OK; track++) {
		double hours[USE_COUNT] = {0};
		bool is_sum = track == timeline->track_count;
		if (!is_sum && !gantt_has_track(timeline, track))
			continue;
		hours_sum(gantt, is_sum ? -1 : track, hours);
		cells[0] = is_sum ? _("all") : gantt_track(gantt, track);
		for (int c = 0; c < count; c++)
			cells[c + 1] = arena_format(gantt->arena, "%.1f", hours[columns[c]]);
		status = table_row(&table, cells);
	}
	if (status == STATUS_OK)
		html_table(out, &table, _("Hours of that week"), HTML_CARDS);
	return status;
}

/* -- the section ------------------------------------------------------------------------------------------------------- */

static enum status option_write(const struct section_place *place, struct gantt *gantt, struct text *out)
{
	const struct result_point *point = &gantt->set->points[gantt->point];
	const char *label = words_of(place->is_chinese, point->label_en, point->label_zh);
	bool is_open = gantt->point == gantt->set->baseline;
	if (!is_open)
		html_fold(out, label);
	else
		html_heading(out, place->level + 1, label);
	text_add(out, "<figure><div class=\"scroll\" tabindex=\"0\" role=\"region\"");
	html_attribute(out, "aria-label", label);
	text_add(out, "><div class=\"wide\">");
	gantt_svg(gantt, arena_format(place->arena, "%sw%d-", place->prefix, gantt->point), DRAWN_WIDTH, out);
	text_add(out, "</div></div></figure>\n");
	enum status status = hours_table(gantt, out);
	if (!is_open)
		html_close(out, "details");
	return status;
}

static bool has_point(const struct timeline *timeline, int point)
{
	for (int i = 0; i < timeline->span_count; i++)
		if (timeline->spans[i].point == point)
			return true;
	return false;
}

static enum status write(const struct section_place *place, struct text *out)
{
	const struct result_set *set = &place->study->set;
	struct timeline timeline;
	struct gantt gantt = {.timeline = &timeline, .set = set, .is_chinese = place->is_chinese, .arena = place->arena};
	enum status status = timeline_table_get(&timeline, set, place->arena);
	if (status != STATUS_OK || !timeline.day_count)
		return status;
	const char *words = arena_format(place->arena, _("%s in the week from %s, in the first run: one week of one community, to see how days are made up. It proves nothing."),
		words_of(place->is_chinese, timeline.place_en, timeline.place_zh), timeline.days[0].date);
	html_element(out, "p", words ? words : "");
	for (int i = 0; i < set->point_count && status == STATUS_OK; i++) {
		gantt.point = i == 0 ? set->baseline : i <= set->baseline ? i - 1 : i; /* the baseline first */
		if (has_point(&timeline, gantt.point))
			status = option_write(place, &gantt, out);
	}
	return status;
}

const struct section section_week = {.id = "week", .title = N_("A week in one community"), .is_known = is_known, .write = write};
