/* indicators_residents.c - what residents think and do, what they keep to themselves, what visits bring to light. */
#include <math.h>

#include "run/indicator.h"

static const double DAYS_A_MONTH = 30.4375, DAYS_A_YEAR = 365.25;

static double percent(double part, double all)
{
	return all > 0 ? 100 * part / all : NAN;
}

/* So many of the stretch for 1,000 residents and month. */
static double a_thousand(const struct indicator_scope *scope, int64_t count)
{
	return scope->residents > 0 ? (double)count / (scope->residents / 1000) / (scope->days / DAYS_A_MONTH) : NAN;
}

/* -- what residents think and do ---------------------------------------------------------------------------------------- */

static double of_satisfaction(const struct indicator_scope *scope)
{
	return percent(scope->tally->satisfaction, (double)scope->tally->satisfaction_days);
}

const struct indicator indicator_satisfaction = {
	.measure = {"satisfaction", "satisfaction of residents", "居民满意度", "%", "%", 1, 2, 0, 1},
	.meaning_en = "what residents think of their community, by ratings, requests in time, visits and annoyance; mean over communities and days",
	.meaning_zh = "居民对社区的满意程度，由评分、诉求按时、走访与反感得出，为各社区逐日平均",
	.formula = N_("satisfaction / satisfaction_days"),
	.matters_reason = N_("two points are more than a survey of a community can tell from chance"),
	.rows = "H41 C20", .is_headline = false, .of = of_satisfaction,
};

static double of_participation(const struct indicator_scope *scope)
{
	return percent(scope->tally->participation, (double)scope->tally->participation_days);
}

const struct indicator indicator_participation = {
	.measure = {"participation", "residents who take part", "居民参与率", "% of adults", "%成年人", 1, 0.5, 0, 2},
	.meaning_en = "share of adults who take part in the community's own affairs; mean over communities and days",
	.meaning_zh = "参与社区自身事务的成年人占比，为各社区逐日平均",
	.formula = N_("participation / participation_days"),
	.matters_reason = N_("one adult in two hundred"),
	.rows = "C08 A15 J30 P10", .is_headline = false, .of = of_participation,
};

static double of_annoyance(const struct indicator_scope *scope)
{
	return percent(scope->tally->annoyance, (double)scope->tally->annoyance_days);
}

const struct indicator indicator_annoyance = {
	.measure = {"annoyance", "annoyance of households", "居民反感", "%", "%", -1, 2, 0, 1},
	.meaning_en = "annoyance by calls at the door, of the most there can be; mean over communities and days",
	.meaning_zh = "入户引起的反感占顶点的比例，为各社区逐日平均",
	.formula = N_("annoyance / annoyance_days"),
	.matters_reason = N_("two points are about half a call a year"),
	.rows = "H09 J06", .is_headline = false, .of = of_annoyance,
};

static double of_annoyance_firms(const struct indicator_scope *scope)
{
	return percent(scope->tally->annoyance_firms, (double)scope->tally->annoyance_days);
}

const struct indicator indicator_annoyance_firms = {
	.measure = {"annoyance_firms", "annoyance of firms", "企业反感", "%", "%", -1, 2, 0, 1},
	.meaning_en = "the same of firms",
	.meaning_zh = "企业的反感",
	.formula = N_("annoyance_firms / annoyance_days"),
	.matters_reason = N_("two points are about half a call a year"),
	.rows = "H09", .is_headline = false, .of = of_annoyance_firms,
};

static double of_calls_answered(const struct indicator_scope *scope)
{
	return percent(scope->tally->calls_answered, scope->tally->calls);
}

const struct indicator indicator_calls_answered = {
	.measure = {"calls_answered", "calls at the door answered", "入户应答率", "%", "%", 1, 2, 0, 1},
	.meaning_en = "households that opened, of those called on for surveys and registrations",
	.meaning_zh = "调查、注册入户时开门的住户占比",
	.formula = N_("calls_answered / calls"),
	.matters_reason = N_("two doors in a hundred"),
	.rows = "H09", .is_headline = false, .of = of_calls_answered,
};

/* -- what comes to light ------------------------------------------------------------------------------------------------ */

static double of_found_early(const struct indicator_scope *scope)
{
	const struct tally *t = scope->tally;
	return percent((double)t->hidden_found, (double)(t->hidden_found + t->hidden_surfaced + t->hidden_faded));
}

const struct indicator indicator_found_early = {
	.measure = {"found_early", "hidden needs found by visits", "隐藏需求走访发现率", "%", "%", 1, 2, 0, 1},
	.meaning_en = "needs found by visits, contacts and meetings, of all hidden needs that came to an end",
	.meaning_zh = "走访、联系、坝坝会发现的需求占全部了结的隐藏需求比例",
	.formula = N_("hidden_found / (hidden_found + hidden_surfaced + hidden_faded)"),
	.matters_reason = N_("two needs in a hundred"),
	.rows = "C10 C14 H25", .is_headline = false, .of = of_found_early,
};

static double of_orders_found(const struct indicator_scope *scope)
{
	return percent((double)scope->tally->order_sources[ORDER_FOUND], (double)scope->tally->orders);
}

const struct indicator indicator_orders_found = {
	.measure = {"orders_found", "orders found on visits", "走访发现的下单占比", "%", "%", 1, 1, 0, 1},
	.meaning_en = "share of the orders of residents that visits brought",
	.meaning_zh = "居民下单中由走访发现的比例",
	.formula = N_("order_sources found / orders"),
	.matters_reason = N_("one order in a hundred"),
	.rows = "C10 C20", .is_headline = false, .of = of_orders_found,
};

static double of_orders_walk_in(const struct indicator_scope *scope)
{
	return percent((double)scope->tally->order_sources[ORDER_WALK_IN], (double)scope->tally->orders);
}

const struct indicator indicator_orders_walk_in = {
	.measure = {"orders_walk_in", "orders at the counter", "窗口下单占比", "%", "%", 0, 2, 0, 1},
	.meaning_en = "share of the orders of residents that are told at the counter; the rest come by telephone or app, surface at last, or are found",
	.meaning_zh = "居民在窗口下单的比例，其余由电话或应用提出、自行显露或走访发现",
	.formula = N_("order_sources walk_in / orders"),
	.matters_reason = N_("two orders in a hundred"),
	.rows = "C20 A06", .is_headline = false, .of = of_orders_walk_in,
};

static double of_hidden_needs(const struct indicator_scope *scope)
{
	return scope->residents > 0 && scope->days > 0 ? (double)scope->tally->hidden_days / scope->days / (scope->residents / 1000) : NAN;
}

const struct indicator indicator_hidden_needs = {
	.measure = {"hidden_needs", "needs nobody has seen", "未被发现的需求", "/1000 residents", "件/千人", -1, 1, 0, 1},
	.meaning_en = "hidden needs there are for 1,000 residents, mean over days",
	.meaning_zh = "每千居民未被发现的需求，逐日平均",
	.formula = N_("hidden_days / days / residents"),
	.matters_reason = N_("one need for a thousand residents"),
	.rows = "C10 J19", .is_headline = false, .of = of_hidden_needs,
};

static double of_needs_met(const struct indicator_scope *scope)
{
	const struct tally *t = scope->tally;
	const struct tally_line *l = &t->lines[LINE_REQUEST];
	int64_t arose = l->asked + t->hidden_born - t->hidden_found - t->hidden_surfaced;
	return percent((double)(l->done + l->taken_over), (double)arose);
}

const struct indicator indicator_needs_met = {
	.measure = {"needs_met", "needs met, found or not", "全部需求办结率", "%", "%", 1, 2, 0, 1},
	.meaning_en = "requests done or properly passed up, of all needs that arose, whether anybody saw them or not: finding more never lowers it",
	.meaning_zh = "办结或上报接办的诉求占全部产生的需求（不论是否被发现）的比例：多发现不会使它下降",
	.formula = N_("(done + taken_over) / (asked of request + hidden_born - hidden_found - hidden_surfaced)"),
	.matters_reason = N_("two needs in a hundred"),
	.rows = "C20 C10", .is_headline = false, .of = of_needs_met,
};

static double of_emergencies(const struct indicator_scope *scope)
{
	return a_thousand(scope, scope->tally->emergencies);
}

const struct indicator indicator_emergencies = {
	.measure = {"emergencies", "emergencies", "突发事件", "/1000 residents/month", "件/千人·月", -1, 0.02, 0, 3},
	.meaning_en = "emergencies among the requests",
	.meaning_zh = "诉求中的突发事件",
	.formula = N_("emergencies / residents / months"),
	.matters_reason = N_("one emergency a year for four thousand residents"),
	.rows = "C10", .is_headline = false, .of = of_emergencies,
};

/* -- the counter -------------------------------------------------------------------------------------------------------- */

static double of_stamps_beyond(const struct indicator_scope *scope)
{
	return percent((double)scope->tally->stamps_beyond, (double)scope->tally->stamps);
}

const struct indicator indicator_stamps_beyond = {
	.measure = {"stamps_beyond", "stamps beyond authority", "超权盖章占比", "%", "%", -1, 1, 0, 1},
	.meaning_en = "certificates given although they lay beyond authority, of all that were seen to",
	.meaning_zh = "超出权限仍然开具的证明占办理证明的比例",
	.formula = N_("stamps_beyond / stamps"),
	.matters_reason = N_("one certificate in a hundred"),
	.rows = "H15", .is_headline = false, .of = of_stamps_beyond,
};

static double of_liability(const struct indicator_scope *scope)
{
	double years = scope->days / DAYS_A_YEAR;
	return scope->tally->stamps && scope->residents > 0 ? (double)scope->tally->liabilities / years / (scope->residents / 10000) : NAN;
}

const struct indicator indicator_liability = {
	.measure = {"liability", "liability for stamps", "盖章追责", "/10000 residents/yr", "次/万人·年", -1, 0.1, 0, 2},
	.meaning_en = "events of liability for certificates beyond authority",
	.meaning_zh = "因超权盖章被追责的次数",
	.formula = N_("liabilities / residents / years"),
	.matters_reason = N_("one event in ten years for ten thousand residents"),
	.rows = "H15", .is_headline = false, .of = of_liability,
};
