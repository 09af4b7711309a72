/* data_once.c - R6: what one department has been told is not asked again by another. */
#include <math.h>

#include "gate/rule.h"

enum { SCOPE, LEVEL, IN_COMMUNITY, IN_DISTRICT, IN_CITY, SAVING };
enum { WEEK = 7 };

static void morning(const double *p, struct rule_state *state, const struct view *view, struct orders *orders)
{
	(void)state, (void)view;
	orders->shared = p[IN_COMMUNITY + (int)p[LEVEL]];
}

/* Share of the fields of a form that the data base has of another department by now. */
static double covered(const struct sharing *sharing, const struct template *template)
{
	double again = __builtin_popcountll(template->fields_elsewhere) / (double)__builtin_popcountll(template->fields);
	return again * sharing->target * sharing->reach;
}

static void treat(const double *p, struct rule_state *state, const struct piece *piece, const struct view *view, struct terms *terms)
{
	const struct sharing *sharing = view->sharing;
	(void)state;
	if (!piece->item || !piece->template->fields || !rule_in_scope(p, piece->item))
		return;
	if (view->day - sharing->since < sharing->migration_days) {
		terms->effort *= 1 + sharing->double_entry;
	} else if (piece->uniform < covered(sharing, piece->template)) { /* filled in by the data base: what is left is to check it, once a week */
		terms->effort *= fmax(0, 1 - p[SAVING]);
		terms->joins = true;
		terms->group = (int)piece->template->kind;
		terms->release_day = view->day + WEEK - view->world->calendar.days[view->day].weekday;
	}
}

const struct rule rule_data_once = {
	.plate = {
		.name = "data_once", .name_en = "data asked once", .name_zh = "数据共享",
		.meaning_en = "R6: a shared data base is to fill in forms whose fields another department has; they need no filling, but checking, in one piece a week: hours fall less than forms. How soon it does, the double entry before and what gets out of date are the loop data_sharing's",
		.meaning_zh = "R6：由共享数据库为字段已被其他部门采集的表单自动填写；不再填写但仍须核对，每周合并核对一次：工时降幅小于表单降幅。多久建成、此前的双重录入和数据过期见 反馈回路.数据共享进度",
		.rows = "J12 P18 A17",
		.parameters = {
			RULE_SCOPE,
			{"level", "建库层级", UNITS_NUMBER, 1, 0, 2, "community=社区|district=区级|city=市级", false, "A17", "who keeps the data base", "数据库由哪一级建设"},
			{"in_community", "社区库覆盖", UNITS_SHARE, 0.3, 0, 1, NULL, false, "assumed", "share of the fields asked elsewhere too that a community's own data base comes to have", "社区库最终可提供的重复字段比例"},
			{"in_district", "区库覆盖", UNITS_SHARE, 0.6, 0, 1, NULL, false, "assumed", "the same of a district's", "区级库最终可提供的重复字段比例"},
			{"in_city", "市库覆盖", UNITS_SHARE, 0.9, 0, 1, NULL, false, "assumed", "the same of a city's", "市级库最终可提供的重复字段比例"},
			{"saving", "节省工时", UNITS_SHARE, 0.53, 0, 1, NULL, false, "E29", "hours saved on a form that is filled in: time fell by 30 % where forms fell by 57 %", "自动填写的表单节省的工时：表单减57%，工时减30%"},
		},
	},
	.role = ROLE_TERMS, .treat = treat, .morning = morning,
};
