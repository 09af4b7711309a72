/* task_fee.c - R7: a fee follows each task; it deters, and it buys help when there is somebody to hire. */
#include <math.h>

#include "gate/rule.h"

enum { SCOPE, FEE, BUDGET, ELASTICITY, PRICE, HIRE_LAG };
enum { MONTHS = 12 };
/* numbers of the state: h a month in a community; shares; CNY of a community; the purse of each month of the budget year */
enum { FLOW, FLOW_BEFORE, HELP, BUDGET_LEFT, PURSE };
static const double DAYS_A_MONTH = 30.4375, HELP_MOST = 0.9;

/* What was paid in months whose help could be hired by now, spread over the rest of the budget year; returns CNY spent this month. */
static double purse_spend(const double *p, struct rule_state *state, const struct view *view, int month)
{
	double lag = fmax(1, p[HIRE_LAG] / DAYS_A_MONTH), ready = 0;
	for (int paid = 0; paid + lag <= month; paid++)
		ready += state->number[PURSE + paid];
	double found = 1 - view->settings->no_applicant, flow = state->number[FLOW_BEFORE];
	double hours = fmin(ready / (MONTHS - month) / p[PRICE] * found, HELP_MOST * flow), spent = hours * p[PRICE];
	for (int paid = 0; ready > 0 && paid + lag <= month; paid++)
		state->number[PURSE + paid] *= 1 - spent / ready;
	state->number[HELP] = flow > 0 ? hours / flow : 0;
	return spent;
}

static void morning(const double *p, struct rule_state *state, const struct view *view, struct orders *orders)
{
	const struct calendar_day *day = &view->world->calendar.days[view->day];
	if (view->is_first_round || (day->month == 1 && day->day_of_month == 1)) { /* what was not spent falls to the treasury */
		state->number[BUDGET_LEFT] = p[BUDGET];
		for (int month = 0; month < MONTHS; month++)
			state->number[PURSE + month] = 0;
	}
	if (day->day_of_month != 1)
		return;
	state->number[FLOW_BEFORE] = state->number[FLOW];
	state->number[FLOW] = 0;
	orders->spent_yuan += purse_spend(p, state, view, day->month - 1);
}

static void treat(const double *p, struct rule_state *state, const struct piece *piece, const struct view *view, struct terms *terms)
{
	if (!piece->item || !rule_in_scope(p, piece->item))
		return;
	double fee = p[FEE] * piece->hours;
	bool is_dear = piece->uniform >= pow(1 + p[FEE] / p[PRICE], -p[ELASTICITY]) || fee > state->number[BUDGET_LEFT];
	if (!piece->is_rigid && fee > 0 && is_dear) {
		terms->is_refused = true;
		return;
	}
	double paid = fmin(fee, state->number[BUDGET_LEFT]);
	state->number[BUDGET_LEFT] -= paid;
	state->number[PURSE + view->world->calendar.days[view->day].month - 1] += paid;
	state->number[FLOW] += piece->hours;
	terms->effort *= 1 - state->number[HELP];
}

const struct rule rule_task_fee = {
	.plate = {
		.name = "task_fee", .name_en = "fee follows task", .name_zh = "费随事转",
		.meaning_en = "R7: departments pay for each hour they send down. The price deters what is not compulsory; the money hires help for the rest, after a time and inside its budget year, and only as far as recruitment finds somebody (staff.no_applicant)",
		.meaning_zh = "R7：部门下派工作按工时付费。价格抑制非刚性事项；经费经过招聘周期、在预算年度内用于购买人手，且以招得到人为限（人员.无人应聘概率）",
		.rows = "P01 A18 J27",
		.parameters = {
			RULE_SCOPE,
			{"fee", "收费标准", UNITS_MONEY_HOUR, 30, 0, 1000, NULL, false, "assumed", "fee for a standard hour in a community", "每标准工时收费"},
			{"budget", "年度预算", UNITS_MONEY, 300000, 0, 1e8, NULL, false, "assumed", "most that all departments can pay for one community in a year; beyond it only compulsory work comes, unpaid", "全部门每年可为一个社区支付的上限，用完后只有刚性工作免费下派"},
			{"elasticity", "价格弹性", UNITS_NUMBER, 0.5, 0, 5, NULL, false, "assumed", "work that is not compulsory falls to (1 + fee / price) ^ -elasticity", "非刚性工作降为 (1+收费/购买价) 的负弹性次方"},
			{"price", "购买价", UNITS_MONEY_HOUR, 60, 1, 1000, NULL, false, "assumed", "price of an hour of help", "购买一小时人手的价格"},
			{"hire_lag", "到岗周期", UNITS_DAYS, 120, 0, 2000, NULL, false, "assumed", "time from payment until help can start, at least a month", "付费到人手到岗的时间，至少一个月"},
		},
	},
	.role = ROLE_TERMS, .treat = treat, .morning = morning,
};
