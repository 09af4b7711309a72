/* task_fee.c - R7: a fee follows each task; it deters, and it pays social organisations for help when there is somebody to hire. */
#include <math.h>

#include "gate/rule.h"
#include "state/supply.h"

enum { SCOPE, FEE, BUDGET, ELASTICITY };
/* numbers of the state, CNY of a community: left of the year's budget; paid since the morning */
enum { BUDGET_LEFT, PAID };

static void morning(const double *p, struct rule_state *state, const struct view *view, struct orders *orders)
{
	const struct calendar_day *day = &view->world->calendar.days[view->day];
	if (view->is_first_round || (day->month == 1 && day->day_of_month == 1))
		state->number[BUDGET_LEFT] = p[BUDGET];
	orders->paid_yuan += state->number[PAID];
	state->number[PAID] = 0;
}

static void treat(const double *p, struct rule_state *state, const struct piece *piece, const struct view *view, struct terms *terms)
{
	if (!piece->item || !rule_in_scope(p, piece->item))
		return;
	double fee = p[FEE] * piece->hours, price = fmax(1, view->settings->providers[PROVIDER_social_organisations][PROVIDER_COST]);
	bool is_dear = piece->uniform >= pow(1 + p[FEE] / price, -p[ELASTICITY]) || fee > state->number[BUDGET_LEFT];
	if (!piece->is_rigid && fee > 0 && is_dear) {
		terms->is_refused = true;
		return;
	}
	double paid = fmin(fee, state->number[BUDGET_LEFT]);
	state->number[BUDGET_LEFT] -= paid;
	state->number[PAID] += paid;
}

const struct rule rule_task_fee = {
	.plate = {
		.name = "task_fee", .name_en = "fee follows task", .name_zh = "费随事转",
		.meaning_en = "R7: departments pay for each hour they send down. The price deters what is not compulsory; the money buys hours of social organisations that help with the rest, once somebody is hired (supply.social_organisations.hire), inside its budget year, and only as far as they can grow (loops.social_organisations) and recruitment finds somebody (staff.no_applicant)",
		.meaning_zh = "R7：部门下派工作按工时付费。价格抑制非刚性事项；经费向社会组织购买工时来协助其余工作，须先招到人（协同供给.社会组织.合同周期），在预算年度内使用，并以社会组织的成长（反馈回路.社会组织成长）和招得到人（人员.无人应聘概率）为限",
		.rows = "P01 A18 J27",
		.parameters = {
			RULE_SCOPE,
			{"fee", "收费标准", UNITS_MONEY_HOUR, 30, 0, 1000, NULL, false, "assumed", "fee for a standard hour in a community", "每标准工时收费"},
			{"budget", "年度预算", UNITS_MONEY, 300000, 0, 1e8, NULL, false, "assumed", "most that all departments can pay for one community in a year; beyond it only compulsory work comes, unpaid", "全部门每年可为一个社区支付的上限，用完后只有刚性工作免费下派"},
			{"elasticity", "价格弹性", UNITS_NUMBER, 0.5, 0, 5, NULL, false, "assumed", "work that is not compulsory falls to (1 + fee / price of an hour of social organisations) ^ -elasticity", "非刚性工作降为 (1+收费/社会组织单价) 的负弹性次方"},
		},
	},
	.role = ROLE_TERMS, .treat = treat, .morning = morning,
};
