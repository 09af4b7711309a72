/* indicators_staff.c - what it costs those who do it. */
#include <math.h>

#include "run/indicator.h"
#include "run/indicator_sums.h"
#include "state/shop.h"

static double of_overtime(const struct indicator_scope *scope)
{
	const struct tally *t = scope->tally;
	return scope->worker_weeks > 0 ? indicator_hours(t->overtime_ticks + t->duty_ticks) / scope->worker_weeks : NAN;
}

const struct indicator indicator_overtime = {
	.measure = {"overtime", "overtime", "加班", "h/worker-week", "小时/人·周", -1, 0.3, 0.1, 1},
	.meaning_en = "hours beyond contract, duty included, for each worker in post and week",
	.meaning_zh = "合同外工时（含值班）",
	.formula = N_("(overtime_ticks + duty_ticks) / weeks of contract"),
	.matters_reason = N_("twenty minutes a week"),
	.rows = "P25 P08", .is_headline = true, .of = of_overtime,
};

static double of_duty_hours(const struct indicator_scope *scope)
{
	const struct tally *t = scope->tally;
	return scope->worker_weeks > 0 ? indicator_hours(t->duty_ticks) / scope->worker_weeks : NAN;
}

const struct indicator indicator_duty_hours = {
	.measure = {"duty_hours", "emergency duty", "应急值班工时", "h/worker-week", "小时/人·周", -1, 0.1, 0, 2},
	.meaning_en = "hours of emergencies outside working hours",
	.meaning_zh = "下班后处理突发的工时",
	.formula = N_("duty_ticks / weeks of contract"),
	.matters_reason = N_("six minutes a week"),
	.rows = "C10", .is_headline = false, .of = of_duty_hours,
};

static double of_rest_days(const struct indicator_scope *scope)
{
	const struct tally *t = scope->tally;
	double communities = scope->posts_each > 0 ? scope->posts / scope->posts_each : 1;
	return communities > 0 ? (double)t->rest_days / communities / (scope->days / 365.25) : NAN;
}

const struct indicator indicator_rest_days = {
	.measure = {"rest_days", "rest days worked", "休息日出勤", "d/community-yr", "天/社区·年", -1, 1, 0, 1},
	.meaning_en = "days off on which somebody of a community was called out",
	.meaning_zh = "休息日有人被召回的天数",
	.formula = N_("rest_days / communities / years"),
	.matters_reason = N_("a day a year"),
	.rows = "P25", .is_headline = false, .of = of_rest_days,
};

static double of_utilisation(const struct indicator_scope *scope)
{
	const struct tally *t = scope->tally;
	int64_t worked = t->service_ticks + t->admin_ticks + t->travel_ticks;
	return worked + t->idle_ticks > 0 ? 100.0 * (double)worked / (double)(worked + t->idle_ticks) : NAN;
}

const struct indicator indicator_utilisation = {
	.measure = {"utilisation", "time in use", "工时利用率", "%", "%", 0, 2, 0, 0},
	.meaning_en = "time worked, of the time of those present, overtime and duty included",
	.meaning_zh = "在岗时间中实际工作的比例",
	.formula = N_("worked / (worked + idle)"),
	.matters_reason = N_("two points"),
	.rows = NULL, .is_headline = false, .of = of_utilisation,
};

static double of_quits(const struct indicator_scope *scope)
{
	const struct tally *t = scope->tally;
	double workers = t->post_ticks ? scope->posts * (double)t->contract_ticks / (double)t->post_ticks : 0;
	return workers > 0 ? 100 * (double)t->quits / workers / (scope->days / 365.25) : NAN;
}

const struct indicator indicator_quits = {
	.measure = {"quits", "quits", "离职率", "%/yr", "%/年", -1, 1, 0, 1},
	.meaning_en = "workers who left, of those in post, a year",
	.meaning_zh = "每年离职人数占在岗比例",
	.formula = N_("quits / workers in post / years"),
	.matters_reason = N_("one in a hundred a year"),
	.rows = "J17", .is_headline = false, .of = of_quits,
};

static double of_vacancy(const struct indicator_scope *scope)
{
	const struct tally *t = scope->tally;
	return t->post_ticks ? 100.0 * (double)t->vacant_ticks / (double)t->post_ticks : NAN;
}

const struct indicator indicator_vacancy = {
	.measure = {"vacancy", "vacant posts", "空岗率", "%", "%", -1, 1, 0, 1},
	.meaning_en = "contract time of posts nobody holds",
	.meaning_zh = "空缺岗位的合同时间占比",
	.formula = N_("vacant_ticks / post_ticks"),
	.matters_reason = N_("one post in a hundred"),
	.rows = "J16", .is_headline = false, .of = of_vacancy,
};

static double of_away(const struct indicator_scope *scope)
{
	const struct tally *t = scope->tally;
	return t->post_ticks ? 100.0 * (double)(t->occupied_ticks + t->borrowed_ticks) / (double)t->post_ticks : NAN;
}

const struct indicator indicator_away = {
	.measure = {"away", "posts held or borrowed", "占编借调占比", "%", "%", -1, 1, 0, 1},
	.meaning_en = "contract time of posts held by streets or lent to departments",
	.meaning_zh = "被街道占编或部门借调的岗位时间占比",
	.formula = N_("(occupied_ticks + borrowed_ticks) / post_ticks"),
	.matters_reason = N_("one post in a hundred"),
	.rows = "H27 J14", .is_headline = false, .of = of_away,
};

static double of_exhaustion(const struct indicator_scope *scope)
{
	const struct tally *t = scope->tally;
	return t->staff_seen ? 100 * t->exhaustion_sum / (double)t->staff_seen : NAN;
}

const struct indicator indicator_exhaustion = {
	.measure = {"exhaustion", "exhaustion", "倦怠度", "%", "%", -1, 2, 0, 1},
	.meaning_en = "mean exhaustion of those in post, 0 to 100, looked at on the first of each month",
	.meaning_zh = "在岗人员平均倦怠度（0至100），每月1日",
	.formula = N_("exhaustion_sum / staff_seen"),
	.matters_reason = N_("two points in a hundred"),
	.rows = "P23 P25 J17", .is_headline = false, .of = of_exhaustion,
};

static double of_burnt_out(const struct indicator_scope *scope)
{
	const struct tally *t = scope->tally;
	return t->staff_seen ? 100.0 * (double)t->staff_burnt_out / (double)t->staff_seen : NAN;
}

const struct indicator indicator_burnt_out = {
	.measure = {"burnt_out", "burnt out", "倦怠人员占比", "%", "%", -1, 2, 0, 1},
	.meaning_en = "of those in post, who is more exhausted than loops.exhaustion.burnt_out",
	.meaning_zh = "在岗人员中倦怠度超过界限者的比例",
	.formula = N_("staff_burnt_out / staff_seen"),
	.matters_reason = N_("two workers in a hundred"),
	.rows = "J17 P25", .is_headline = false, .of = of_burnt_out,
};

static double of_free_hours(const struct indicator_scope *scope)
{
	const struct tally *t = scope->tally;
	return scope->worker_weeks > 0 ? indicator_hours(t->idle_ticks) / scope->worker_weeks : NAN;
}

const struct indicator indicator_free_hours = {
	.measure = {"free_hours", "free hours", "可自主支配工时", "h/worker-week", "小时/人·周", 1, 0.5, 0, 1},
	.meaning_en = "time of those present in which nothing waited for them",
	.meaning_zh = "在岗而无事等待办理的时间",
	.formula = N_("idle_ticks / weeks of contract"),
	.matters_reason = N_("half an hour a week"),
	.rows = "C07", .is_headline = false, .of = of_free_hours,
};

static double of_tenure(const struct indicator_scope *scope)
{
	const struct tally *t = scope->tally;
	return t->staff_days ? (double)t->tenure_days / (double)t->staff_days / 30.4375 : NAN;
}

const struct indicator indicator_tenure = {
	.measure = {"tenure", "mean time in post", "平均在岗时长", "months", "月", 1, 2, 0, 0},
	.meaning_en = "months since those at work took up their posts, mean over days",
	.meaning_zh = "在岗人员自任职以来的月数，逐日平均",
	.formula = N_("tenure_days / staff_days"),
	.matters_reason = N_("two months"),
	.rows = "J17 H28", .is_headline = false, .of = of_tenure,
};

static double of_workers_per_grid(const struct indicator_scope *scope)
{
	const struct tally *t = scope->tally;
	return t->post_ticks && scope->grids > 0 ? scope->posts * (double)t->contract_ticks / (double)t->post_ticks / scope->grids : NAN;
}

const struct indicator indicator_workers_per_grid = {
	.measure = {"workers_per_grid", "workers for a grid", "每网格在岗人数", "workers", "人", 0, 0.05, 0, 2},
	.meaning_en = "those in post, of all posts of a community, for each of its grids",
	.meaning_zh = "社区在岗人员（全部岗位）与网格数之比",
	.formula = N_("posts x contract_ticks / post_ticks / grids"),
	.matters_reason = N_("one worker for twenty grids"),
	.rows = "A19", .is_headline = false, .of = of_workers_per_grid,
};
