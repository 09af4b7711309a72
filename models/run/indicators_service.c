/* indicators_service.c - what residents get. */
#include <math.h>

#include "run/indicator.h"
#include "run/indicator_sums.h"
#include "state/shop.h"
#include "world/listed.h"

static double of_services_on_time(const struct indicator_scope *scope)
{
	return indicator_share(scope, LINE_REQUEST, LINE_CONTACT);
}

const struct indicator indicator_services_on_time = {
	.measure = {"services_on_time", "services to residents on time", "服务居民按时到位", "%", "%", 1, 2, 1, 0},
	.meaning_en = "hours of requests, due home visits and vulnerable-group contacts completed by their due time, of all that fell due; what lapsed or was given up counts late",
	.meaning_zh = "诉求、应走访、困难群体联系中按时完成的工时占到期工时的比例，作废的算逾期",
	.formula = N_("on_time_ticks / due_ticks of request, visit, contact"),
	.matters_reason = N_("two points are one household in fifty"),
	.rows = "J19 C01 H41", .is_headline = true, .of = of_services_on_time,
};

static double of_requests_on_time(const struct indicator_scope *scope)
{
	return indicator_share(scope, LINE_REQUEST, LINE_REQUEST);
}

const struct indicator indicator_requests_on_time = {
	.measure = {"requests_on_time", "requests on time", "诉求按时办结", "%", "%", 1, 2, 1, 0},
	.meaning_en = "the same for requests alone, over all that arose",
	.meaning_zh = "仅计诉求",
	.formula = N_("on_time_ticks / due_ticks of request"),
	.matters_reason = N_("two requests in a hundred"),
	.rows = "C20", .is_headline = true, .of = of_requests_on_time,
};

static double of_hours_with_residents(const struct indicator_scope *scope)
{
	const struct tally *t = scope->tally;
	return scope->worker_weeks > 0 ? indicator_hours(t->service_ticks) / scope->worker_weeks : NAN;
}

const struct indicator indicator_hours_with_residents = {
	.measure = {"hours_with_residents", "hours with residents", "面向居民工时", "h/worker-week", "小时/人·周", 1, 0.5, 0.2, 1},
	.meaning_en = "time spent on requests, visits, contacts, certificates and self-governance, for each worker in post and week of contract",
	.meaning_zh = "用于诉求、走访、联系、证明、自治的工时",
	.formula = N_("service_ticks / weeks of contract"),
	.matters_reason = N_("half an hour a week is one more visit"),
	.rows = "J02 C07 C08", .is_headline = true, .of = of_hours_with_residents,
};

static double of_orders_accepted(const struct indicator_scope *scope)
{
	const struct tally *t = scope->tally;
	return t->orders ? 100.0 * (double)t->accepted / (double)(t->orders + t->lines[LINE_REQUEST].returned) : NAN;
}

const struct indicator indicator_orders_accepted = {
	.measure = {"orders_accepted", "orders accepted", "派单接办率", "%", "%", 1, 2, 0, 0},
	.meaning_en = "orders of residents somebody laid hands on, returned ones included; the rest wait, were kept back or given up",
	.meaning_zh = "有人接手办理的居民下单比例（含返工）",
	.formula = N_("accepted / (orders + returned)"),
	.matters_reason = N_("two orders in a hundred"),
	.rows = "C20 C22", .is_headline = false, .of = of_orders_accepted,
};

static double of_requests_met(const struct indicator_scope *scope)
{
	const struct tally *t = scope->tally;
	const struct tally_line *l = &t->lines[LINE_REQUEST];
	return l->asked ? 100.0 * (double)(l->done + l->taken_over) / (double)l->asked : NAN;
}

const struct indicator indicator_requests_met = {
	.measure = {"requests_met", "requests met", "诉求办结率", "%", "%", 1, 2, 0, 0},
	.meaning_en = "share of requests asked that were done or properly passed up",
	.meaning_zh = "办结或上报接办的诉求占比",
	.formula = N_("(done + taken_over) / asked of request"),
	.matters_reason = N_("two requests in a hundred"),
	.rows = "C20", .is_headline = false, .of = of_requests_met,
};

static double of_requests_abandoned(const struct indicator_scope *scope)
{
	const struct tally *t = scope->tally;
	const struct tally_line *l = &t->lines[LINE_REQUEST];
	return l->asked ? 100.0 * (double)l->abandoned / (double)l->asked : NAN;
}

const struct indicator indicator_requests_abandoned = {
	.measure = {"requests_abandoned", "requests given up", "诉求放弃率", "%", "%", -1, 1, 0, 1},
	.meaning_en = "share of requests whose resident ran out of patience",
	.meaning_zh = "居民失去耐心而放弃的诉求占比",
	.formula = N_("abandoned / asked of request"),
	.matters_reason = N_("one request in a hundred"),
	.rows = "J19", .is_headline = false, .of = of_requests_abandoned,
};

static double of_request_wait(const struct indicator_scope *scope)
{
	const struct tally *t = scope->tally;
	const struct tally_line *l = &t->lines[LINE_REQUEST];
	return l->started + l->abandoned ? indicator_hours(l->wait_ticks) / (double)(l->started + l->abandoned) : NAN;
}

const struct indicator indicator_request_wait = {
	.measure = {"request_wait", "wait of requests", "诉求等待", "h", "小时", -1, 1, 0, 1},
	.meaning_en = "mean time from asking to the first hand laid on it, or to giving up",
	.meaning_zh = "从提出到开始办理（或放弃）的平均时间",
	.formula = N_("wait_ticks / (started + abandoned) of request"),
	.matters_reason = N_("an hour of the clock"),
	.rows = "J19", .is_headline = false, .of = of_request_wait,
};

static double of_first_contact(const struct indicator_scope *scope)
{
	const struct tally *t = scope->tally;
	const struct tally_line *l = &t->lines[LINE_REQUEST];
	return l->started ? 100.0 * (double)(l->started - l->waited) / (double)l->started : NAN;
}

const struct indicator indicator_first_contact = {
	.measure = {"first_contact", "requests answered at once", "诉求即时响应率", "%", "%", 1, 2, 0, 0},
	.meaning_en = "share of requests begun that did not have to wait once they were dispatched",
	.meaning_zh = "派单后未经等待即开始办理的诉求占比",
	.formula = N_("(started - waited) / started of request"),
	.matters_reason = N_("two requests in a hundred"),
	.rows = "C20", .is_headline = false, .of = of_first_contact,
};

static double of_visits_done(const struct indicator_scope *scope)
{
	const struct tally *t = scope->tally;
	const struct tally_line *l = &t->lines[LINE_VISIT];
	int64_t known = l->done + l->lapsed;
	return known ? 100.0 * (double)l->done / (double)known : NAN;
}

const struct indicator indicator_visits_done = {
	.measure = {"visits_done", "home visits done", "走访完成率", "%", "%", 1, 3, 0, 0},
	.meaning_en = "visits done, of all visits done or given up",
	.meaning_zh = "完成的走访占已完成与已放弃走访之和的比例",
	.formula = N_("done / (done + lapsed) of visit"),
	.matters_reason = N_("three visits in a hundred"),
	.rows = "H25 C10 C14", .is_headline = false, .of = of_visits_done,
};

static double of_hotline_calls(const struct indicator_scope *scope)
{
	const struct tally *t = scope->tally;
	return scope->residents > 0 ? (double)t->lines[LINE_HOTLINE].asked / (scope->residents / 1000) / (scope->days / 30.4375) : NAN;
}

const struct indicator indicator_hotline_calls = {
	.measure = {"hotline_calls", "calls to the hotline", "热线投诉", "/1000 residents/month", "件/千人·月", -1, 0.2, 0, 2},
	.meaning_en = "requests that came back through the hotline",
	.meaning_zh = "转为热线工单的诉求",
	.formula = N_("asked of hotline / residents / months"),
	.matters_reason = N_("one call in 5,000 residents a month"),
	.rows = "H03", .is_headline = false, .of = of_hotline_calls,
};

static double of_rating(const struct indicator_scope *scope)
{
	const struct tally *t = scope->tally;
	const struct tally_line *l = &t->lines[LINE_REQUEST];
	return l->rated ? l->rating_sum / (double)l->rated : NAN;
}

const struct indicator indicator_rating = {
	.measure = {"rating", "rating by residents", "居民评分", "1-5", "1-5分", 1, 0.1, 0, 2},
	.meaning_en = "mean rating of requests done",
	.meaning_zh = "办结诉求平均评分",
	.formula = N_("rating_sum / rated of request"),
	.matters_reason = N_("a tenth of a grade"),
	.rows = "H41 C20", .is_headline = false, .of = of_rating,
};

static double of_passed_up(const struct indicator_scope *scope)
{
	const struct tally *t = scope->tally;
	const struct tally_line *l = &t->lines[LINE_REQUEST];
	return l->done + l->taken_over ? 100.0 * (double)t->passed_up / (double)(l->done + l->taken_over) : NAN;
}

const struct indicator indicator_passed_up = {
	.measure = {"passed_up", "requests passed up", "吹哨上报率", "%", "%", 0, 1, 0, 1},
	.meaning_en = "share of requests finished that were passed up to a department",
	.meaning_zh = "上报部门的诉求占比",
	.formula = N_("passed_up / (done + taken_over) of request"),
	.matters_reason = N_("one request in a hundred"),
	.rows = "P12", .is_headline = false, .of = of_passed_up,
};

/* Households called on in an hour of a kind: what its templates ask, each by its own effort. */
static double calls_an_hour(const struct world *world, const struct settings *settings, int kind)
{
	double calls = 0, hours = 0;
	for (int t = 0; t < world->template_count; t++) {
		const struct template *template = &world->templates[t];
		struct kind_settings own;
		if ((int)template->kind != kind || template->index >= (int)settings->kinds[kind].count)
			continue;
		listed_kind(&settings->kinds[kind], template->row, &own);
		hours += template->hours_year;
		if (own.basis == BASIS_PER_HOUSEHOLD && draw_mean(&own.effort) > 0)
			calls += template->hours_year / draw_mean(&own.effort);
	}
	return hours > 0 ? calls / hours : 0;
}

double indicator_calls(const struct world *world, const struct settings *settings, const struct tally *tally)
{
	return indicator_hours(tally->lines[KIND_survey].asked_ticks) * calls_an_hour(world, settings, KIND_survey) +
		indicator_hours(tally->lines[KIND_registration].asked_ticks) * calls_an_hour(world, settings, KIND_registration);
}

static double of_survey_visits(const struct indicator_scope *scope)
{
	return scope->households > 0 ? scope->calls / scope->households / (scope->days / 365.25) : NAN;
}

const struct indicator indicator_survey_visits = {
	.measure = {"survey_visits", "survey calls on a household", "入户调查次数", "/household-yr", "次/户·年", -1, 0.2, 0, 2},
	.meaning_en = "households called on for surveys and registrations, for each household and year",
	.meaning_zh = "每户每年被调查、注册入户的次数",
	.formula = N_("hours of survey and registration / hours of a call"),
	.matters_reason = N_("one call in five years"),
	.rows = "H09", .is_headline = false, .of = of_survey_visits,
};
