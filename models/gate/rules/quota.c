/* quota.c - R3: a quota of items or hours for each department and quarter. */
#include <math.h>

#include "gate/rule.h"

enum { SCOPE, HOURS, ITEMS, UNIT, CARRY_OVER, TRADE };
enum { QUARTER, IS_TRADE };

static bool is_quarter_day(const struct calendar_day *day, int month_of_quarter)
{
	return day->day_of_month == 1 && (day->month - 1) % 3 == month_of_quarter;
}

static bool is_round(const double *p, const struct view *view)
{
	const struct calendar_day *day = &view->world->calendar.days[view->day];
	return is_quarter_day(day, 0) || (p[TRADE] > 0 && is_quarter_day(day, 1));
}

static void begin(const double *p, struct rule_state *state, const struct view *view)
{
	const struct calendar_day *day = &view->world->calendar.days[view->day];
	double quota = p[UNIT] > 0 ? p[ITEMS] : p[HOURS];
	state->number[IS_TRADE] = !view->is_first_round && !is_quarter_day(day, 0);
	if (state->number[IS_TRADE] > 0)
		return;
	for (int d = 0; d < view->world->department_count; d++)
		state->by_department[d] = quota + p[CARRY_OVER] * fmin(quota, state->by_department[d]);
}

/* Takes `need` from what the departments have left together, each giving in order. */
static bool buy(struct rule_state *state, const struct view *view, double need)
{
	double left = 0;
	for (int d = 0; d < view->world->department_count; d++)
		left += state->by_department[d];
	if (left < need)
		return false;
	for (int d = 0; need > 0 && d < view->world->department_count; d++) {
		double given = fmin(need, state->by_department[d]);
		state->by_department[d] -= given;
		need -= given;
	}
	return true;
}

static struct verdict judge(const double *p, struct rule_state *state, const struct request *request, const struct view *view)
{
	const struct item *item = &view->world->items[request->item];
	if (!rule_in_scope(p, item))
		return (struct verdict){.kind = VERDICT_PASS};
	double need = p[UNIT] > 0 ? 1 : request->hours_quarter;
	bool is_trade = state->number[IS_TRADE] > 0;
	if (is_trade && request->is_whole_item && request->is_admitted)
		return (struct verdict){.kind = VERDICT_ADMIT};
	double *left = &state->by_department[item->department];
	if (need <= *left) {
		*left -= need;
		return (struct verdict){.kind = VERDICT_ADMIT};
	}
	return (struct verdict){.kind = is_trade && buy(state, view, need) ? VERDICT_ADMIT : VERDICT_REFUSE};
}

const struct rule rule_quota = {
	.plate = {
		.name = "quota", .name_en = "department quota", .name_zh = "部门限额",
		.meaning_en = "R3: each department may send down so many hours (or items) a quarter to a community; its best items first",
		.meaning_zh = "R3：每个部门每季度向一个社区下派的工时（或事项数）有限额，优先安排得分高的事项",
		.rows = "H35 J22",
		.parameters = {
			RULE_SCOPE,
			{"hours", "工时", UNITS_WORK_QUARTER, 110, 0, 100000, NULL, false, "assumed", "hours of a department in a community", "部门每季工时"},
			{"items", "事项数", UNITS_COUNT, 3, 0, 1000, NULL, false, "assumed", "items of a department, with unit: items", "部门每季事项数"},
			{"unit", "计量方式", UNITS_NUMBER, 0, 0, 1, "hours=工时|items=事项", false, "assumed", "what is counted; counting items invites larger ones", "按工时或事项计"},
			{"carry_over", "结转比例", UNITS_SHARE, 0, 0, 1, NULL, false, "assumed", "share of what is left that goes over to the next quarter", "结转比例"},
			{"trade", "部门调剂", UNITS_NUMBER, 0, 0, 1, "no=否|yes=是", false, "assumed", "in the second month a department may use what others have left", "部门间调剂"},
		},
	},
	.role = ROLE_LIMIT, .is_round = is_round, .begin = begin, .judge = judge,
};
