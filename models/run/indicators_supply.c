/* indicators_supply.c - what others do, what it costs, and what it spares the staff. */
#include <math.h>

#include "run/indicator.h"
#include "run/indicator_sums.h"
#include "state/supply.h"

static const double YEAR_DAYS = 365.25, MONTH_DAYS = 30.4375;

static int64_t done_ticks(const struct tally *t)
{
	int64_t ticks = 0;
	for (int id = 0; id < PROVIDER_COUNT; id++)
		ticks += t->providers[id].done_ticks;
	return ticks;
}

static double of_others_share(const struct indicator_scope *scope)
{
	const struct tally *t = scope->tally;
	int64_t others = done_ticks(t), all = others;
	for (int line = LINE_REQUEST; line <= LINE_GOVERNANCE; line++)
		all += t->lines[line].worked_ticks;
	return all > 0 ? 100.0 * (double)others / (double)all : NAN;
}

const struct indicator indicator_others_share = {
	.measure = {"others_share", "service by others", "他方服务占比", "%", "%", 1, 1, 0, 1},
	.meaning_en = "hours of service done by volunteers, social organisations, property firms, resident units and the market, of all hours of service",
	.meaning_zh = "志愿者、社会组织、物业、驻区单位和市场完成的服务工时占全部服务工时的比例",
	.formula = N_("done_ticks of providers / (those + worked_ticks of services)"),
	.matters_reason = N_("one hour in a hundred"),
	.rows = "C08 P11 P20 J27 J30 A15", .is_headline = false, .of = of_others_share,
};

static double of_others_hours(const struct indicator_scope *scope)
{
	double months = scope->days / MONTH_DAYS * scope->places;
	return months > 0 ? indicator_hours(done_ticks(scope->tally) + scope->tally->assist_ticks) / months : NAN;
}

const struct indicator indicator_others_hours = {
	.measure = {"others_hours", "hours done by others", "他方完成工时", "h/community-month", "小时/社区·月", 1, 2, 0, 1},
	.meaning_en = "standard hours of service, and of work sent down, that others have done",
	.meaning_zh = "由他方完成的服务工时与协助交办事项的工时",
	.formula = N_("(done_ticks of providers + assist_ticks) / months / communities"),
	.matters_reason = N_("half an hour a week"),
	.rows = "C08 A18 C20", .is_headline = false, .of = of_others_hours,
};

/* What it took to arrange the orders is not spared. */
static double of_staff_spared(const struct indicator_scope *scope)
{
	const struct tally *t = scope->tally;
	double ticks = (double)t->assist_ticks;
	for (int id = 0; id < PROVIDER_COUNT; id++)
		ticks += (double)t->providers[id].done_ticks * (1 - scope->settings->providers[id][PROVIDER_OVERHEAD]);
	return scope->posts_months > 0 ? ticks / (double)TICKS_PER_HOUR / scope->posts_months : NAN;
}

const struct indicator indicator_staff_spared = {
	.measure = {"staff_spared", "hours taken off the staff", "为社工分担", "h/worker-month", "小时/人·月", 1, 1, 0, 1},
	.meaning_en = "hours others have done, less the time it takes to arrange them, for each post and month",
	.meaning_zh = "他方完成的工时减去社区协调占用，按岗位与月计",
	.formula = N_("(assist_ticks + done_ticks x (1 - overhead)) / posts / months"),
	.matters_reason = N_("an hour a month"),
	.rows = "C08 A05 A15 J27", .is_headline = false, .of = of_staff_spared,
};

static double of_hours_per_need(const struct indicator_scope *scope)
{
	const struct tally_line *l = &scope->tally->lines[LINE_REQUEST];
	int64_t met = l->done + l->taken_over;
	return met ? indicator_hours(l->worked_ticks) / (double)met : NAN;
}

const struct indicator indicator_hours_per_need = {
	.measure = {"hours_per_need", "staff hours per need met", "每件诉求社工工时", "h", "小时", -1, 0.05, 0, 2},
	.meaning_en = "time of the community's own staff for each request done or handed up, whoever did it",
	.meaning_zh = "每办结或上报一件诉求（不论谁办）所用的社工工时",
	.formula = N_("worked_ticks / (done + taken_over) of requests"),
	.matters_reason = N_("three minutes"),
	.rows = "C08 A05 J30", .is_headline = false, .of = of_hours_per_need,
};

static double of_wrong_dispatch(const struct indicator_scope *scope)
{
	int64_t sent_back = 0, ended = 0;
	for (int id = 0; id < PROVIDER_COUNT; id++) {
		sent_back += scope->tally->providers[id].sent_back;
		ended += scope->tally->providers[id].sent_back + scope->tally->providers[id].done;
	}
	return ended ? 100.0 * (double)sent_back / (double)ended : NAN;
}

const struct indicator indicator_wrong_dispatch = {
	.measure = {"wrong_dispatch", "orders that came back", "派错退回率", "%", "%", -1, 2, 0, 0},
	.meaning_en = "orders to others that reached the wrong one and came back to the community",
	.meaning_zh = "派错后退回社区的派单占比",
	.formula = N_("sent_back / (done + sent_back) of providers"),
	.matters_reason = N_("two orders in a hundred"),
	.rows = "C22 C20", .is_headline = false, .of = of_wrong_dispatch,
};

static double of_fees_paid(const struct indicator_scope *scope)
{
	double yuan = 0;
	for (int id = 0; id < PROVIDER_COUNT; id++)
		yuan += scope->tally->providers[id].fees_yuan;
	return scope->residents > 0 && scope->days > 0 ? yuan / scope->residents * 1000 / (scope->days / YEAR_DAYS) : NAN;
}

const struct indicator indicator_fees_paid = {
	.measure = {"fees_paid", "fees paid by residents", "居民付费", "CNY/1000 residents-yr", "元/千人·年", 0, 200, 0, 0},
	.meaning_en = "what residents pay for services that are not basic",
	.meaning_zh = "居民为非基本服务和生活服务支付的费用",
	.formula = N_("fees_yuan of providers / residents / years"),
	.matters_reason = N_("a fifth of a yuan for each resident"),
	.rows = "C18 C19", .is_headline = false, .of = of_fees_paid,
};

static double of_stock(const struct indicator_scope *scope)
{
	double days = scope->days * scope->places;
	return days > 0 ? scope->tally->stock_days / days : NAN;
}

const struct indicator indicator_stock = {
	.measure = {"stock", "development stock", "发展存量", "h/community", "小时/社区", 1, 10, 0, 0},
	.meaning_en = "hours put into public space, home care and a collective economy and not yet worn out, mean over time",
	.meaning_zh = "投入公共空间、居家养老和集体经济且尚未损耗的工时，时间平均",
	.formula = N_("stock_days / days / communities"),
	.matters_reason = N_("a working day and a half"),
	.rows = "C12", .is_headline = false, .of = of_stock,
};
