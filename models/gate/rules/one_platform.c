/* one_platform.c - R17: many platforms become few; a bad one is bad for all. */
#include "gate/rule.h"

enum { LEFT, UPKEEP, BAD, BAD_FACTOR, OUTAGES };
enum { FACTOR, IS_OUT }; /* numbers of the state */
static const double WORKING_DAYS = 250, TWICE = 2; /* a lost day is entered twice */

static void morning(const double *p, struct rule_state *state, const struct view *view, struct orders *orders)
{
	const struct calendar_day *day = &view->world->calendar.days[view->day];
	(void)orders;
	if (view->is_first_round || (day->month == 1 && day->day_of_month == 1)) /* a release a year */
		state->number[FACTOR] = p[UPKEEP] * (view->uniform[0] < p[BAD] ? p[BAD_FACTOR] : 1);
	state->number[IS_OUT] = view->uniform[1] < p[OUTAGES] / WORKING_DAYS;
}

static void treat(const double *p, struct rule_state *state, const struct piece *piece, const struct view *view, struct terms *terms)
{
	if (piece->template->kind != KIND_platform || view->settings->kinds[KIND_platform].count <= p[LEFT])
		return;
	terms->joins = true;
	terms->group = piece->template->index % (int)p[LEFT];
	terms->release_day = view->day;
	terms->joint_effort = state->number[FACTOR] * (state->number[IS_OUT] > 0 ? TWICE : 1);
}

const struct rule rule_one_platform = {
	.plate = {
		.name = "one_platform", .name_en = "platforms merged", .name_zh = "平台归并",
		.meaning_en = "R17: the platforms become one, or a few, with less upkeep in all. Each yearly release may be a bad one, and an outage loses a day's entries: both then hit everything entered there",
		.meaning_zh = "R17：多个平台归并为一个或几个，总录入量减少。每年改版可能改坏，停机一次丢失一天录入：受影响的是全部数据",
		.rows = "H10 P07 C11",
		.parameters = {
			{"left", "保留个数", UNITS_COUNT, 1, 1, 2000, NULL, false, "E38", "platforms that are left", "保留的平台个数"},
			{"upkeep", "录入系数", UNITS_NUMBER, 0.6, 0.01, 3, NULL, false, "assumed", "hours on what is left over those on all before", "归并后录入工时与归并前之比"},
			{"bad", "改坏概率", UNITS_SHARE, 0.3, 0, 1, NULL, false, "assumed", "chance that the form of a year is a bad one", "当年改版不好用的概率"},
			{"bad_factor", "改坏系数", UNITS_NUMBER, 1.5, 1, 10, NULL, false, "assumed", "hours on a bad form over a good one", "不好用时的工时倍数"},
			{"outages", "停机次数", UNITS_YEARLY, 3, 0, 250, NULL, false, "assumed", "days a year whose entries are lost and made again", "每年需重录的停机天数"},
		},
	},
	.role = ROLE_TERMS, .treat = treat, .morning = morning,
};
