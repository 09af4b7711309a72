/* data_once.c - R6: what one department has been told is not asked again by another. */
#include <math.h>

#include "gate/rule.h"

enum { SCOPE, LEVEL, IN_COMMUNITY, IN_DISTRICT, IN_CITY, GROWTH, MIGRATION, DOUBLE_ENTRY, SAVING, STALE };
static const double DAYS_A_MONTH = 30.4375, DAYS_A_YEAR = 365.25;
enum { WEEK = 7 };

/* Share of the fields of a form that the data base has of another department by now. */
static double covered(const double *p, const struct template *template, double days)
{
	double again = __builtin_popcountll(template->fields_elsewhere) / (double)__builtin_popcountll(template->fields);
	double most = p[IN_COMMUNITY + (int)p[LEVEL]];
	return again * most * (1 - exp(-p[GROWTH] * days / DAYS_A_YEAR));
}

static void treat(const double *p, struct rule_state *state, const struct piece *piece, const struct view *view, struct terms *terms)
{
	double days = view->days - p[MIGRATION] * DAYS_A_MONTH;
	(void)state;
	if (!piece->item || !piece->template->fields || !rule_in_scope(p, piece->item))
		return;
	if (days < 0) {
		terms->effort *= 1 + p[DOUBLE_ENTRY];
	} else if (piece->uniform < covered(p, piece->template, days)) { /* filled in by the data base: what is left is to check it, once a week */
		terms->effort *= fmax(0, 1 - p[SAVING]) + p[STALE];
		terms->joins = true;
		terms->group = (int)piece->template->kind;
		terms->release_day = view->day + WEEK - view->world->calendar.days[view->day].weekday;
	}
}

const struct rule rule_data_once = {
	.plate = {
		.name = "data_once", .name_en = "data asked once", .name_zh = "数据共享",
		.meaning_en = "R6: after a time of double entry a shared data base fills in forms whose fields another department has; they need no filling, but checking, in one piece a week: hours fall less than forms, and what is stale is gathered anew",
		.meaning_zh = "R6：经过一段双重录入期，共享数据库为字段已被其他部门采集的表单自动填写；不再填写但仍须核对，每周合并核对一次：工时降幅小于表单降幅，过期数据须重新采集",
		.rows = "J12 P18 A17",
		.parameters = {
			RULE_SCOPE,
			{"level", "建库层级", UNITS_NUMBER, 1, 0, 2, "community=社区|district=区级|city=市级", false, "A17", "who keeps the data base", "数据库由哪一级建设"},
			{"in_community", "社区库覆盖", UNITS_SHARE, 0.3, 0, 1, NULL, false, "assumed", "share of the fields asked elsewhere too that a community's own data base comes to have", "社区库最终可提供的重复字段比例"},
			{"in_district", "区库覆盖", UNITS_SHARE, 0.6, 0, 1, NULL, false, "assumed", "the same of a district's", "区级库最终可提供的重复字段比例"},
			{"in_city", "市库覆盖", UNITS_SHARE, 0.9, 0, 1, NULL, false, "assumed", "the same of a city's", "市级库最终可提供的重复字段比例"},
			{"growth", "覆盖增长", UNITS_YEARLY, 1.5, 0, 100, NULL, false, "assumed", "rate at which coverage nears its most once it has begun", "启用后覆盖率趋近最终值的速率"},
			{"migration", "迁移期", UNITS_MONTHS, 3, 0, 60, NULL, false, "assumed", "time of double entry before anything is saved", "正式启用前的双重录入期"},
			{"double_entry", "双重录入", UNITS_SHARE, 0.3, 0, 2, NULL, false, "assumed", "more work on forms in that time", "迁移期增加的工时比例"},
			{"saving", "节省工时", UNITS_SHARE, 0.53, 0, 1, NULL, false, "E29", "hours saved on a form that is filled in: time fell by 30 % where forms fell by 57 %", "自动填写的表单节省的工时：表单减57%，工时减30%"},
			{"stale", "过期比例", UNITS_SHARE, 0.05, 0, 1, NULL, false, "assumed", "share of the hours of such a form that goes into gathering anew what is out of date", "因数据过期而重新采集的工时比例"},
		},
	},
	.role = ROLE_TERMS, .treat = treat,
};
