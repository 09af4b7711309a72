/* indicators_gate.c - what passes the gate, and what it costs. */
#include <math.h>

#include "run/indicator.h"
#include "run/indicator_sums.h"
#include "state/shop.h"

static double of_active_items(const struct indicator_scope *scope)
{
	const struct tally *t = scope->tally;
	return t->months > 0 ? t->active_items / t->months : NAN;
}

const struct indicator indicator_active_items = {
	.measure = {"active_items", "items that come in", "在行事项数", "items", "项", 0, 2, 0, 0},
	.meaning_en = "items not refused, mean over months; counts mislead, see the hours",
	.meaning_zh = "未被拒绝的事项数，仅供对照",
	.formula = N_("active_items / months"),
	.matters_reason = N_("two items in ninety"),
	.rows = "H05", .is_headline = false, .of = of_active_items,
};

static double of_active_templates(const struct indicator_scope *scope)
{
	const struct tally *t = scope->tally;
	return t->months > 0 ? t->active_templates / t->months : NAN;
}

const struct indicator indicator_active_templates = {
	.measure = {"active_templates", "templates in use", "在用模板数", "templates", "个", 0, 5, 0, 0},
	.meaning_en = "ledgers, forms, platforms … in use, mean over months; counts mislead, see the hours",
	.meaning_zh = "在用台账、表格、平台等数量，仅供对照",
	.formula = N_("active_templates / months"),
	.matters_reason = N_("five in three hundred"),
	.rows = "H06 H10 P05", .is_headline = false, .of = of_active_templates,
};

static double of_suppressed(const struct indicator_scope *scope)
{
	const struct tally *t = scope->tally;
	return t->months > 0 ? t->suppressed_hours / t->months : NAN;
}

const struct indicator indicator_suppressed = {
	.measure = {"suppressed", "suppressed work", "被压下的工作", "h/community-month", "小时/社区·月", 0, 10, 0, 0},
	.meaning_en = "standard hours a month of templates refused or struck off",
	.meaning_zh = "被拒或被清理的模板每月工时",
	.formula = N_("suppressed_hours / months"),
	.matters_reason = N_("about one per cent of the default"),
	.rows = "A10", .is_headline = false, .of = of_suppressed,
};

static double of_enforcement(const struct indicator_scope *scope)
{
	const struct tally *t = scope->tally;
	return t->months > 0 ? t->enforcement / t->months : NAN;
}

const struct indicator indicator_enforcement = {
	.measure = {"enforcement", "enforcement", "执行力", "0-1", "0-1", 0, 0.05, 0, 2},
	.meaning_en = "mean enforcement E of gate and clean-ups",
	.meaning_zh = "准入与清理的平均执行力",
	.formula = N_("enforcement / months"),
	.matters_reason = N_("a twentieth"),
	.rows = "A10", .is_headline = false, .of = of_enforcement,
};

static double of_applications(const struct indicator_scope *scope)
{
	const struct tally *t = scope->tally;
	return scope->days > 0 ? (double)t->applications / (scope->days / 365.25) : NAN;
}

const struct indicator indicator_applications = {
	.measure = {"applications", "applications", "准入申请", "/yr", "件/年", 0, 5, 0, 0},
	.meaning_en = "cases brought before the reviewers in the district, a year",
	.meaning_zh = "全区每年准入申请件数",
	.formula = N_("applications / years"),
	.matters_reason = N_("five cases"),
	.rows = "H38 H39", .is_headline = false, .of = of_applications,
};

static double of_admitted_share(const struct indicator_scope *scope)
{
	const struct tally *t = scope->tally;
	return t->applications ? 100.0 * (double)t->admitted / (double)t->applications : NAN;
}

const struct indicator indicator_admitted_share = {
	.measure = {"admitted_share", "applications admitted", "准入率", "%", "%", 0, 3, 0, 0},
	.meaning_en = "applications admitted, some of them cut down",
	.meaning_zh = "获准（含压减）申请占比",
	.formula = N_("admitted / applications"),
	.matters_reason = N_("three in a hundred"),
	.rows = "H38", .is_headline = false, .of = of_admitted_share,
};

static double of_review_days(const struct indicator_scope *scope)
{
	const struct tally *t = scope->tally;
	return t->applications ? t->review_days / (double)t->applications : NAN;
}

const struct indicator indicator_review_days = {
	.measure = {"review_days", "days of review", "审查天数", "d", "天", 0, 2, 0, 0},
	.meaning_en = "calendar days from application to decision",
	.meaning_zh = "从申请到决定的日历天数",
	.formula = N_("review_days / applications"),
	.matters_reason = N_("two days"),
	.rows = "H38", .is_headline = false, .of = of_review_days,
};

static double of_cost(const struct indicator_scope *scope)
{
	const struct tally *t = scope->tally;
	const struct settings *s = scope->settings;
	double hour = s->wage * (1 + s->on_cost) * 12 / 52 / (5 * (double)scope->world->calendar.day_ticks / (double)TICKS_PER_HOUR);
	double hours = scope->worker_weeks * 5 * (double)scope->world->calendar.day_ticks / (double)TICKS_PER_HOUR + t->review_hours;
	return (hours * hour + indicator_paid(t)) / 10000 / (scope->days / 365.25);
}

const struct indicator indicator_cost = {
	.measure = {"cost", "staff and review cost", "人工与审查成本", "10,000 CNY/yr", "万元/年", -1, 5, 0, 0},
	.meaning_en = "pay and on-cost of those in post, hours of reviewers and applicants at the same rate, hours bought from others and money of projects, whole district",
	.meaning_zh = "在岗人工成本、审查工时成本、购买的工时与项目经费",
	.formula = N_("(contract time + review_hours) x wage + paid to others + project_yuan"),
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
