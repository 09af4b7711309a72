/* indicators_cost.c - what the work sent down costs, and what the district pays in all. */
#include <math.h>

#include "run/indicator.h"
#include "run/indicator_sums.h"

static const double DAYS_A_YEAR = 365.25, UNIT_YUAN = 10000;

double indicator_hour_yuan(const struct world *world, const struct settings *settings)
{
	return settings->wage * (1 + settings->on_cost) * 12 / 52 / (5 * (double)world->calendar.day_ticks / (double)TICKS_PER_HOUR);
}

static double hour_yuan(const struct indicator_scope *scope)
{
	return indicator_hour_yuan(scope->world, scope->settings);
}

/* Of a sum of CNY, 10,000 a year. */
static double yearly(const struct indicator_scope *scope, double yuan)
{
	return scope->days > 0 ? yuan / UNIT_YUAN / (scope->days / DAYS_A_YEAR) : NAN;
}

static double staff_yuan(const struct indicator_scope *scope)
{
	return scope->worker_weeks * 5 * (double)scope->world->calendar.day_ticks / (double)TICKS_PER_HOUR * hour_yuan(scope);
}

static double review_yuan(const struct indicator_scope *scope)
{
	return scope->tally->review_hours * hour_yuan(scope);
}

/* Platforms in use, mean over months, in every community. */
static double platform_yuan(const struct indicator_scope *scope)
{
	const struct tally *t = scope->tally;
	double platforms = scope->more && t->months > 0 ? scope->more->in_use[KIND_platform] / t->months : 0;
	return platforms * scope->places * scope->settings->platform_cost * scope->days / DAYS_A_YEAR;
}

static double of_cost(const struct indicator_scope *scope)
{
	return yearly(scope, staff_yuan(scope) + review_yuan(scope) + indicator_paid(scope->tally) + scope->tally->liability_yuan + platform_yuan(scope));
}

const struct indicator indicator_cost = {
	.measure = {"cost", "cost", "总成本", "10,000 CNY/yr", "万元/年", -1, 5, 0, 0},
	.meaning_en = "staff, review, help bought, platforms, and what certificates beyond authority lead to, together, whole district",
	.meaning_zh = "人员、审查、购买人手、平台与超权盖章被追责的费用合计，全区",
	.formula = N_("cost_staff + cost_review + cost_bought + cost_platforms + cost_liability"),
	.matters_reason = N_("fifty thousand yuan"),
	.rows = "P26", .is_headline = false, .of = of_cost,
};

const struct indicator indicator_extra_cost = {
	.measure = {"extra_cost", "extra cost", "新增开支", "10,000 CNY/yr", "万元/年", -1, 5, 0, 0},
	.meaning_en = "cost beyond the baseline, whole district",
	.meaning_zh = "比对照多出的成本",
	.formula = N_("cost - cost of the baseline"),
	.matters_reason = N_("fifty thousand yuan"),
	.rows = "P26 E34", .is_headline = true, .of = NULL,
};

const struct indicator indicator_worth_workers = {
	.measure = {"worth_workers", "worth as many extra workers", "相当于增加社工", "posts", "人", 1, 5, 0, 0},
	.meaning_en = "posts it takes to keep the targets of a plan (plan.load, norm, grids) under the baseline, less those under the option, for the hours demanded with the workers of today; whole district",
	.meaning_zh = "按现有社工被要求的工时，达到规划目标（规划负荷、标准、网格）所需岗位：对照减去该方案，全区",
	.formula = N_("least posts for the hours demanded of the baseline - least posts for those of the option"),
	.matters_reason = N_("five posts, less than one in a hundred of a district"),
	.rows = "C21 P26 A19", .is_headline = true, .of = NULL,
};

static double of_cost_staff(const struct indicator_scope *scope)
{
	return yearly(scope, staff_yuan(scope));
}

const struct indicator indicator_cost_staff = {
	.measure = {"cost_staff", "cost of staff", "人员成本", "10,000 CNY/yr", "万元/年", -1, 5, 0, 0},
	.meaning_en = "pay and on-cost of those in post",
	.meaning_zh = "在岗人员的工资与附加成本",
	.formula = N_("contract time x wage"),
	.matters_reason = N_("fifty thousand yuan"),
	.rows = "P26", .is_headline = false, .of = of_cost_staff,
};

static double of_cost_review(const struct indicator_scope *scope)
{
	return yearly(scope, review_yuan(scope));
}

const struct indicator indicator_cost_review = {
	.measure = {"cost_review", "cost of review", "审查成本", "10,000 CNY/yr", "万元/年", -1, 1, 0, 1},
	.meaning_en = "hours of reviewers and applicants at the rate of a community worker",
	.meaning_zh = "审查与申报工时，按社工工时成本计",
	.formula = N_("review_hours x wage"),
	.matters_reason = N_("ten thousand yuan"),
	.rows = "P26 H38", .is_headline = false, .of = of_cost_review,
};

static double of_cost_bought(const struct indicator_scope *scope)
{
	return yearly(scope, indicator_paid(scope->tally));
}

const struct indicator indicator_cost_bought = {
	.measure = {"cost_bought", "cost of help bought", "购买人手支出", "10,000 CNY/yr", "万元/年", -1, 1, 0, 1},
	.meaning_en = "paid to volunteers and social organisations by purchase and departments' fees, and for development projects, less what a collective economy earns",
	.meaning_zh = "政府购买与部门付费付给志愿者、社会组织的费用和发展项目经费，减去集体经济收入",
	.formula = N_("paid_yuan of providers + assist_yuan + project_yuan"),
	.matters_reason = N_("ten thousand yuan"),
	.rows = "P26 P01 A18 C12", .is_headline = false, .of = of_cost_bought,
};

static double of_cost_liability(const struct indicator_scope *scope)
{
	return yearly(scope, scope->tally->liability_yuan);
}

const struct indicator indicator_cost_liability = {
	.measure = {"cost_liability", "cost of liability", "追责费用", "10,000 CNY/yr", "万元/年", -1, 1, 0, 1},
	.meaning_en = "what certificates beyond authority lead to",
	.meaning_zh = "超权盖章被追责的费用",
	.formula = N_("liability_yuan"),
	.matters_reason = N_("ten thousand yuan"),
	.rows = "H15 P26", .is_headline = false, .of = of_cost_liability,
};

static double of_cost_platforms(const struct indicator_scope *scope)
{
	return scope->more && scope->settings->platform_cost > 0 ? yearly(scope, platform_yuan(scope)) : NAN;
}

const struct indicator indicator_cost_platforms = {
	.measure = {"cost_platforms", "cost of platforms", "平台费用", "10,000 CNY/yr", "万元/年", -1, 1, 0, 1},
	.meaning_en = "platforms in use in every community, at departments.platform_cost",
	.meaning_zh = "各社区在用平台的费用，单价见 部门.平台年费",
	.formula = N_("in_use of platform / months x communities x price"),
	.matters_reason = N_("ten thousand yuan"),
	.rows = "H10 P26", .is_headline = false, .of = of_cost_platforms,
};

static double of_scm_cost(const struct indicator_scope *scope)
{
	return yearly(scope, indicator_hours(indicator_mandates(scope, INDICATOR_ASKED)) * hour_yuan(scope));
}

const struct indicator indicator_scm_cost = {
	.measure = {"scm_cost", "cost of work sent down", "交办事项成本", "10,000 CNY/yr", "万元/年", -1, 5, 0, 0},
	.meaning_en = "Standard Cost Model: time x pay x frequency of all work sent down that arrived; by kind and department: compare --costs",
	.meaning_zh = "标准成本模型：到达的交办事项 工时×工资×频次；分类型、分部门见 compare --costs",
	.formula = N_("asked_ticks of mandates x wage"),
	.matters_reason = N_("fifty thousand yuan"),
	.rows = "H02 H17 P26", .is_headline = false, .of = of_scm_cost,
};
