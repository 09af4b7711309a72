/* indicators_response.c - response, resolution, satisfaction: the three rates of residents' requests, and how long they wait. */
#include <math.h>

#include "run/indicator.h"
#include "run/indicator_sums.h"

static double of_response(const struct indicator_scope *scope)
{
	const struct tally_line *l = &scope->tally->lines[LINE_REQUEST];
	return l->asked ? 100.0 * (double)l->answered / (double)l->asked : NAN;
}

const struct indicator indicator_response = {
	.measure = {"response", "requests begun in time", "诉求响应率", "%", "%", 1, 2, 0, 0},
	.meaning_en = "share of all requests that arose, told or kept back, begun within requests.first_contact",
	.meaning_zh = "全部诉求（含没说出口的）中，在 诉求.首次联系时限 内开始办理的占比",
	.formula = N_("answered / asked of request"),
	.matters_reason = N_("two requests in a hundred"),
	.rows = "C20 C22", .is_headline = false, .of = of_response,
};

static double of_resolution(const struct indicator_scope *scope)
{
	const struct tally *t = scope->tally;
	int64_t known = t->unheard;
	for (int c = 0; c < CLASS_COUNT; c++)
		known += t->class_due[c];
	return known ? 100.0 * (double)t->lines[LINE_REQUEST].on_time / (double)known : NAN;
}

const struct indicator indicator_resolution = {
	.measure = {"resolution", "requests resolved in time", "诉求解决率", "%", "%", 1, 2, 0, 0},
	.meaning_en = "share of all requests that arose, told or kept back, each alike, that were done or passed up in time",
	.meaning_zh = "全部诉求（含没说出口的）中按时办结或上报的占比（按件）",
	.formula = N_("on_time of request / (class_due + unheard)"),
	.matters_reason = N_("two requests in a hundred"),
	.rows = "C20", .is_headline = false, .of = of_resolution,
};

static double of_pleased(const struct indicator_scope *scope)
{
	const struct tally *t = scope->tally;
	return t->lines[LINE_REQUEST].rated ? 100.0 * (double)t->pleased / (double)t->lines[LINE_REQUEST].rated : NAN;
}

const struct indicator indicator_pleased = {
	.measure = {"pleased", "residents satisfied", "居民满意率", "%", "%", 1, 2, 0, 0},
	.meaning_en = "requests done that were rated 4 or 5",
	.meaning_zh = "办结诉求中评为4分或5分的占比",
	.formula = N_("pleased / rated of request"),
	.matters_reason = N_("two requests in a hundred"),
	.rows = "H41 C20", .is_headline = false, .of = of_pleased,
};

static double of_request_wait_p90(const struct indicator_scope *scope)
{
	return spread_quantile(&scope->tally->request_wait, 0.9) / (double)TICKS_PER_HOUR;
}

const struct indicator indicator_request_wait_p90 = {
	.measure = {"request_wait_p90", "wait of requests, 90 % within", "诉求等待90%分位", "h", "小时", -1, 4, 0, 0},
	.meaning_en = "nine requests in ten wait no longer until they are begun, or given up",
	.meaning_zh = "九成诉求从提出到开始办理（或放弃）不超过的时间",
	.formula = N_("quantile 0.9 of request_wait"),
	.matters_reason = N_("four hours of the clock"),
	.rows = "J19", .is_headline = false, .of = of_request_wait_p90,
};

static double of_requests_open(const struct indicator_scope *scope)
{
	const struct tally *t = scope->tally;
	return t->closes ? (double)t->requests_open / (double)t->closes : NAN;
}

const struct indicator indicator_requests_open = {
	.measure = {"requests_open", "requests waiting", "诉求积压", "/community", "件/社区", -1, 1, 0, 1},
	.meaning_en = "requests that wait at the end of a month in a community",
	.meaning_zh = "月末每社区等待办理的诉求件数",
	.formula = N_("requests_open / ends of months"),
	.matters_reason = N_("one request a community"),
	.rows = "J19", .is_headline = false, .of = of_requests_open,
};

static double of_hours_per_residents(const struct indicator_scope *scope)
{
	const struct tally *t = scope->tally;
	return scope->residents > 0 ? indicator_hours(t->service_ticks) / (scope->residents / 1000) / (scope->days / 30.4375) : NAN;
}

const struct indicator indicator_hours_per_residents = {
	.measure = {"hours_per_residents", "hours for residents", "面向居民服务量", "h/1000 residents/month", "小时/千人·月", 1, 3, 0, 0},
	.meaning_en = "time spent on requests, visits, contacts, certificates and self-governance for each thousand residents",
	.meaning_zh = "每千名居民每月得到的服务工时",
	.formula = N_("service_ticks / residents / months"),
	.matters_reason = N_("ten seconds a resident and month"),
	.rows = "J02 C07", .is_headline = false, .of = of_hours_per_residents,
};
