/* indicators_burden.c - what is sent down, and what becomes of it. */
#include <math.h>

#include "run/indicator.h"
#include "run/indicator_sums.h"
#include "state/shop.h"

static double of_admin_demanded(const struct indicator_scope *scope)
{
	return scope->posts_months > 0 ? indicator_hours(indicator_mandates(scope, INDICATOR_ASKED)) / scope->posts_months : NAN;
}

const struct indicator indicator_admin_demanded = {
	.measure = {"admin_demanded", "administrative hours demanded", "压下来的行政工时", "h/worker-month", "小时/人·月", -1, 3, 1, 0},
	.meaning_en = "standard hours of work sent down that arrived by any channel, for each post and month: the burden",
	.meaning_zh = "经任何渠道到达的交办事项标准工时",
	.formula = N_("asked_ticks of mandates / posts / months"),
	.matters_reason = N_("three hours are half a working day a month"),
	.rows = "H02 A02 J03", .is_headline = true, .of = of_admin_demanded,
};

static double of_past_gate(const struct indicator_scope *scope)
{
	const struct tally *t = scope->tally;
	int64_t channels[CHANNEL_COUNT] = {0}, all = 0;
	for (int line = 0; line < scope->world->line_count; line++) {
		if (!shop_is_burden(line))
			continue;
		for (int c = 0; c < CHANNEL_COUNT; c++) {
			channels[c] += t->lines[line].channel_ticks[c];
			all += t->lines[line].channel_ticks[c];
		}
	}
	if (channels[CHANNEL_ADMITTED] + channels[CHANNEL_FAST] == 0 || all == 0)
		return NAN;
	return 100.0 * (double)(channels[CHANNEL_EMERGENCY] + channels[CHANNEL_LEAKED]) / (double)all;
}

const struct indicator indicator_past_gate = {
	.measure = {"past_gate", "of which past the gate", "其中绕过准入的", "%", "%", -1, 2, 1, 0},
	.meaning_en = "share of those hours that leaked back or came by the emergency door",
	.meaning_zh = "其中绕过准入或走应急通道的比例",
	.formula = N_("channel_ticks emergency + leaked / all; not told without a gate"),
	.matters_reason = N_("two points"),
	.rows = "A10 H32 P02", .is_headline = true, .of = of_past_gate,
};

static double of_admin_worked(const struct indicator_scope *scope)
{
	const struct tally *t = scope->tally;
	return scope->posts_months > 0 ? indicator_hours(t->admin_ticks) / scope->posts_months : NAN;
}

const struct indicator indicator_admin_worked = {
	.measure = {"admin_worked", "administrative hours worked", "实际干的行政工时", "h/worker-month", "小时/人·月", -1, 3, 1, 0},
	.meaning_en = "time spent on work sent down, for each post and month",
	.meaning_zh = "实际用于交办事项的工时",
	.formula = N_("admin_ticks / posts / months"),
	.matters_reason = N_("three hours are half a working day a month"),
	.rows = "H02 A02", .is_headline = true, .of = of_admin_worked,
};

const struct indicator indicator_relief_mean = {
	.measure = {"relief_mean", "mean relief", "平均减负", "h/worker-month", "小时/人·月", 1, 3, 0, 1},
	.meaning_en = "administrative hours demanded without the option less those with it, mean over the horizon",
	.meaning_zh = "模拟期内平均减少的行政工时",
	.formula = N_("admin_demanded of the baseline - admin_demanded"),
	.matters_reason = N_("three hours are half a working day a month"),
	.rows = "A10", .is_headline = false, .of = NULL,
};

const struct indicator indicator_relief_lasts = {
	.measure = {"relief_lasts", "relief lasts", "减负效果保持", "months", "月", 1, 2, 0, 0},
	.meaning_en = "first month from which the 12-month mean of the relief stays below half of its best",
	.meaning_zh = "减负的12个月均值降到最好水平一半以下且不再回升的月份",
	.formula = N_("from the months of option and baseline; longer than the run when it never does"),
	.matters_reason = N_("two months"),
	.rows = "A10 H42", .is_headline = true, .of = NULL,
};

static double of_admin_share(const struct indicator_scope *scope)
{
	const struct tally *t = scope->tally;
	int64_t all = t->admin_ticks + t->service_ticks;
	return all ? 100.0 * (double)t->admin_ticks / (double)all : NAN;
}

const struct indicator indicator_admin_share = {
	.measure = {"admin_share", "administrative share of time", "行政工时占比", "%", "%", -1, 2, 0, 0},
	.meaning_en = "time on work sent down, of all time worked",
	.meaning_zh = "用于交办事项的工时占全部工时比例",
	.formula = N_("admin_ticks / (admin_ticks + service_ticks)"),
	.matters_reason = N_("two points"),
	.rows = "H02 A03", .is_headline = false, .of = of_admin_share,
};

static double of_load(const struct indicator_scope *scope)
{
	const struct tally *t = scope->tally;
	int64_t asked = -t->others_ticks;
	for (int line = 0; line < scope->world->line_count; line++)
		asked += t->lines[line].asked_ticks;
	return t->able_ticks > 0 ? (double)asked / (double)t->able_ticks : NAN;
}

const struct indicator indicator_load = {
	.measure = {"load", "offered load", "工作量负荷", "", "", -1, 0.03, 0, 2},
	.meaning_en = "standard hours of all work that arrived for the staff over the standard hours those present could do",
	.meaning_zh = "须由社工完成的到达标准工时与在岗可完成工时之比",
	.formula = N_("(asked_ticks - others_ticks) / able_ticks"),
	.matters_reason = N_("three per cent of the hours there are"),
	.rows = "J03 P25", .is_headline = false, .of = of_load,
};

static double of_overload_share(const struct indicator_scope *scope)
{
	const struct tally *t = scope->tally;
	return t->load_days ? 100.0 * (double)t->overload_days / (double)t->load_days : NAN;
}

const struct indicator indicator_overload_share = {
	.measure = {"overload_share", "time overloaded", "超负荷占比", "%", "%", -1, 5, 0, 0},
	.meaning_en = "share of working days on which the load of the last 20 was above 1",
	.meaning_zh = "近20个工作日负荷大于1的工作日占比",
	.formula = N_("overload_days / load_days"),
	.matters_reason = N_("one day in twenty"),
	.rows = "J03", .is_headline = false, .of = of_overload_share,
};

static double of_outside_function(const struct indicator_scope *scope)
{
	const struct tally *t = scope->tally;
	int64_t all = indicator_mandates(scope, INDICATOR_ASKED);
	return all ? 100.0 * t->outside_function_ticks / (double)all : NAN;
}

const struct indicator indicator_outside_function = {
	.measure = {"outside_function", "work outside the functions", "超职能工时占比", "%", "%", -1, 2, 0, 0},
	.meaning_en = "share of demanded hours from items outside the four functions",
	.meaning_zh = "四项职能之外事项的工时占比",
	.formula = N_("outside_function_ticks / asked_ticks of mandates"),
	.matters_reason = N_("two points"),
	.rows = "J03 H18 H30", .is_headline = false, .of = of_outside_function,
};

static double of_beyond_authority(const struct indicator_scope *scope)
{
	const struct tally *t = scope->tally;
	int64_t all = indicator_mandates(scope, INDICATOR_ASKED);
	return all ? 100.0 * t->beyond_authority_ticks / (double)all : NAN;
}

const struct indicator indicator_beyond_authority = {
	.measure = {"beyond_authority", "work beyond authority", "超权限工时占比", "%", "%", -1, 2, 0, 0},
	.meaning_en = "share of demanded hours from items the community has no authority for",
	.meaning_zh = "社区无权限事项的工时占比",
	.formula = N_("beyond_authority_ticks / asked_ticks of mandates"),
	.matters_reason = N_("two points"),
	.rows = "J03 C04", .is_headline = false, .of = of_beyond_authority,
};

static double of_for_show(const struct indicator_scope *scope)
{
	int64_t done = 0, for_show = 0;
	for (int line = 0; line < scope->world->line_count; line++) {
		if (shop_is_burden(line)) {
			done += scope->tally->lines[line].done;
			for_show += scope->tally->lines[line].for_show;
		}
	}
	return done ? 100.0 * (double)for_show / (double)done : NAN;
}

const struct indicator indicator_for_show = {
	.measure = {"for_show", "done only for show", "应付了事", "% of items", "占事项%", -1, 3, 1, 0},
	.meaning_en = "share of mandates done with less than 80 % of the standard effort",
	.meaning_zh = "投入不足标准八成的交办事项占比",
	.formula = N_("for_show / done of mandates"),
	.matters_reason = N_("three items in a hundred"),
	.rows = "A12 E31", .is_headline = true, .of = of_for_show,
};

static double of_tasks_done_well(const struct indicator_scope *scope)
{
	double asked = 0, done = 0;
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		if (kind != KIND_certificate) {
			asked += scope->tally->lines[kind].value_asked;
			done += scope->tally->lines[kind].value_done;
		}
	}
	return asked > 0 ? 100 * done / asked : NAN;
}

const struct indicator indicator_tasks_done_well = {
	.measure = {"tasks_done_well", "departments' tasks done well", "上级任务按质按时落实", "%", "%", 1, 2, 1, 0},
	.meaning_en = "policy value delivered in time and quality, of all that was asked; what was refused counts as not delivered",
	.meaning_zh = "按时按质实现的政策价值占全部要求（含被拒）的比例",
	.formula = N_("value_done / value_asked of mandates"),
	.matters_reason = N_("two points"),
	.rows = "A12 C01", .is_headline = true, .of = of_tasks_done_well,
};

static double of_value_delivered(const struct indicator_scope *scope)
{
	double done = 0;
	for (int kind = 0; kind < KIND_COUNT; kind++)
		done += kind != KIND_certificate ? scope->tally->lines[kind].value_done : 0;
	double communities = scope->posts_each > 0 ? scope->posts / scope->posts_each : 1;
	return done / communities / (scope->days / 30.4375);
}

const struct indicator indicator_value_delivered = {
	.measure = {"value_delivered", "policy value delivered", "实现的政策价值", "std h/month", "标准小时/月", 1, 20, 0, 0},
	.meaning_en = "policy value delivered in time and quality, in standard hours a community and month",
	.meaning_zh = "每社区每月实现的政策价值",
	.formula = N_("value_done / communities / months"),
	.matters_reason = N_("about two per cent of the default"),
	.rows = "A12", .is_headline = false, .of = of_value_delivered,
};

static double of_tasks_plain(const struct indicator_scope *scope)
{
	int64_t asked = 0, on_time = 0;
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		asked += kind != KIND_certificate ? scope->tally->lines[kind].asked : 0;
		on_time += kind != KIND_certificate ? scope->tally->lines[kind].on_time : 0;
	}
	return asked ? 100.0 * (double)on_time / (double)asked : NAN;
}

const struct indicator indicator_tasks_plain = {
	.measure = {"tasks_plain", "tasks done in time", "任务按时完成率", "%", "%", 1, 2, 0, 0},
	.meaning_en = "share of pieces of work sent down that were done in time, every piece alike",
	.meaning_zh = "按时完成的交办事项占比（不加权）",
	.formula = N_("on_time / asked of mandates"),
	.matters_reason = N_("two pieces in a hundred"),
	.rows = "A12", .is_headline = false, .of = of_tasks_plain,
};

static double of_mean_effort(const struct indicator_scope *scope)
{
	int64_t done = 0;
	double effort = 0;
	for (int line = 0; line < scope->world->line_count; line++) {
		if (shop_is_burden(line)) {
			done += scope->tally->lines[line].done;
			effort += scope->tally->lines[line].effort_sum;
		}
	}
	return done ? 100 * effort / (double)done : NAN;
}

const struct indicator indicator_mean_effort = {
	.measure = {"mean_effort", "effort on mandates", "交办事项投入", "% of standard", "占标准%", 1, 2, 0, 0},
	.meaning_en = "mean effort on mandates done",
	.meaning_zh = "完成的交办事项平均投入",
	.formula = N_("effort_sum / done of mandates"),
	.matters_reason = N_("two points"),
	.rows = "A12", .is_headline = false, .of = of_mean_effort,
};

static double of_fields_again(const struct indicator_scope *scope)
{
	const struct tally *t = scope->tally;
	return t->fields_asked > 0 ? 100 * t->fields_again / t->fields_asked : NAN;
}

const struct indicator indicator_fields_again = {
	.measure = {"fields_again", "data asked again", "重复索取数据占比", "%", "%", -1, 2, 0, 0},
	.meaning_en = "share of data fields asked for that other departments ask for too",
	.meaning_zh = "其他部门也在索取的数据字段占比",
	.formula = N_("fields_again / fields_asked"),
	.matters_reason = N_("two points"),
	.rows = "H09 J12", .is_headline = false, .of = of_fields_again,
};

static double of_management_ratio(const struct indicator_scope *scope)
{
	const struct tally *t = scope->tally;
	return t->service_ticks > 0 ? (double)t->admin_ticks / (double)t->service_ticks : NAN;
}

const struct indicator indicator_management_ratio = {
	.measure = {"management_ratio", "management over service", "管理与服务之比", "", "", -1, 0.1, 0, 2},
	.meaning_en = "hours on work sent down for each hour with residents",
	.meaning_zh = "行政工时与面向居民工时之比",
	.formula = N_("admin_ticks / service_ticks"),
	.matters_reason = N_("six minutes an hour with residents"),
	.rows = "A03", .is_headline = false, .of = of_management_ratio,
};

static double of_overload_weeks(const struct indicator_scope *scope)
{
	const struct tally *t = scope->tally;
	return t->load_weeks ? 100.0 * (double)t->overload_weeks / (double)t->load_weeks : NAN;
}

const struct indicator indicator_overload_weeks = {
	.measure = {"overload_weeks", "weeks overloaded", "超负荷周占比", "%", "%", -1, 5, 0, 0},
	.meaning_en = "share of weeks in which more standard hours arrived than those present had in contract",
	.meaning_zh = "到达标准工时超过在岗合同工时的周占比",
	.formula = N_("overload_weeks / load_weeks"),
	.matters_reason = N_("one week in twenty"),
	.rows = "J03", .is_headline = false, .of = of_overload_weeks,
};
