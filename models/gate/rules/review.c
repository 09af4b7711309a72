/* review.c - R2: the five stages of an application, from the written request to the feedback. */
#include <math.h>

#include "gate/rule.h"
#include "world/score.h"

enum {
	SCOPE, APPLICATION, OPINION, APPRAISAL, APPROVAL, FEEDBACK, LEAD, CAPACITY,
	WEIGHT_COVERAGE, WEIGHT_LEAN, WEIGHT_AUTHORITY, WEIGHT_BENEFIT, WEIGHT_DUPLICATION, WEIGHT_OPINION,
	APPROVE, MODIFY, NOISE, EFFECT, FAST_CAPACITY, FAST_DAYS, CASE_HOURS
};
/* numbers of the state */
enum { REJECT_BELOW, APPROVE_FROM, MEAN, SPREAD, REVIEWERS_FREE, FAST_FREE };

static double standing(const double *p, const struct rule_state *state, const struct item *item)
{
	return (score_of(item, p + WEIGHT_COVERAGE) - state->number[MEAN]) / state->number[SPREAD];
}

/* Share of the items in scope that a threshold would put below it, noise included. */
static double share_below(const double *p, const struct rule_state *state, const struct world *world, double threshold)
{
	double below = 0, count = 0;
	for (int i = 0; i < world->item_count; i++) {
		if (!rule_in_scope(p, &world->items[i]))
			continue;
		double gap = threshold - standing(p, state, &world->items[i]);
		below += p[NOISE] > 0 ? 0.5 * erfc(-gap / p[NOISE] / sqrt(2)) : (gap > 0);
		count++;
	}
	return count > 0 ? below / count : 0;
}

static double threshold_for(const double *p, const struct rule_state *state, const struct world *world, double share)
{
	double low = -10 - 10 * p[NOISE], high = -low;
	for (int i = 0; i < 100; i++) {
		double middle = (low + high) / 2;
		if (share_below(p, state, world, middle) < share)
			low = middle;
		else
			high = middle;
	}
	return high;
}

static void begin(const double *p, struct rule_state *state, const struct view *view)
{
	const struct world *world = view->world;
	double sum = 0, squares = 0, count = 0;
	for (int i = 0; i < world->item_count; i++) {
		double score = score_of(&world->items[i], p + WEIGHT_COVERAGE);
		sum += score;
		squares += score * score;
		count++;
	}
	state->number[MEAN] = count > 0 ? sum / count : 0;
	double variance = count > 0 ? squares / count - state->number[MEAN] * state->number[MEAN] : 0;
	state->number[SPREAD] = variance > 1e-12 ? sqrt(variance) : 1;
	double reject = fmax(0, 1 - p[APPROVE] - p[MODIFY]);
	state->number[REJECT_BELOW] = threshold_for(p, state, world, reject);
	state->number[APPROVE_FROM] = threshold_for(p, state, world, reject + p[MODIFY]);
}

/* The day an application of today is decided: reviewers take cases one after another, `capacity` a month. */
static int32_t decided(double *free_day, const struct view *view, double capacity, double working_days)
{
	const struct calendar *calendar = &view->world->calendar;
	double ready = fmax(*free_day, view->day) + 30.4375 / fmax(capacity, 1e-6);
	*free_day = ready;
	int32_t day = (int32_t)ceil(ready);
	return (int32_t)(calendar_deadline(calendar, day < calendar->day_count ? day : calendar->day_count - 1, (int)ceil(working_days)) / TICKS_PER_DAY);
}

static struct verdict judge(const double *p, struct rule_state *state, const struct request *request, const struct view *view)
{
	const struct item *item = &view->world->items[request->item];
	if (!rule_in_scope(p, item))
		return (struct verdict){.kind = VERDICT_PASS};
	struct verdict verdict = {.review_hours = p[CASE_HOURS], .effort = 1, .channel = CHANNEL_ADMITTED};
	double days = p[APPLICATION] + p[OPINION] + p[APPRAISAL] + p[APPROVAL] + p[FEEDBACK];
	double fast_ready = fmax(state->number[FAST_FREE], view->day);
	if (!request->is_whole_item && p[FAST_CAPACITY] > 0 && fast_ready < view->day + 30) { /* temporary work, and the office has room */
		verdict.day = decided(&state->number[FAST_FREE], view, p[FAST_CAPACITY], p[FAST_DAYS]);
		verdict.channel = CHANNEL_FAST;
	} else {
		verdict.day = decided(&state->number[REVIEWERS_FREE], view, p[CAPACITY], fmax(days, request->is_whole_item ? days : p[LEAD]));
	}
	double score = standing(p, state, item) + p[NOISE] * request->noise;
	if (score < state->number[REJECT_BELOW])
		verdict.kind = VERDICT_REFUSE;
	else
		verdict.kind = VERDICT_ADMIT;
	if (verdict.kind == VERDICT_ADMIT && score < state->number[APPROVE_FROM])
		verdict.effort = p[EFFECT];
	return verdict;
}

const struct rule rule_review = {
	.plate = {
		.name = "review", .name_en = "review in five stages", .name_zh = "五步审批",
		.meaning_en = "R2: application, grassroots opinion, appraisal, approval, feedback; the verdict is a score by the four principles plus reviewer noise: approve, cut down or reject",
		.meaning_zh = "R2：申请、征求基层意见、论证、审批、反馈；按四项原则打分并含审查误差：同意、压减或不准",
		.rows = "H31 H32 H33 H37 H38 J24",
		.parameters = {
			RULE_SCOPE,
			{"application", "申请受理", UNITS_WORKDAYS, 2, 0, 60, NULL, false, "E33", "days of the written application", "申请受理"},
			{"opinion", "征求意见", UNITS_WORKDAYS, 5, 0, 60, NULL, false, "E33", "days of asking the grassroots", "征求基层意见"},
			{"appraisal", "论证评估", UNITS_WORKDAYS, 3, 0, 60, NULL, false, "E33", "days of appraisal", "论证评估"},
			{"approval", "审批", UNITS_WORKDAYS, 3, 0, 60, NULL, false, "E33", "days of approval", "审批"},
			{"feedback", "反馈", UNITS_WORKDAYS, 2, 0, 60, NULL, false, "E33", "days of feedback", "反馈"},
			{"lead", "提前申请", UNITS_WORKDAYS, 30, 0, 250, NULL, false, "E33", "once-only work applies this long ahead", "一次性工作提前申请"},
			{"capacity", "每月可审件数", UNITS_MONTHLY, 20, 0.01, 1000, NULL, false, "assumed", "cases reviewers can take", "每月可审件数"},
			{"weight_coverage", "覆盖面权重", UNITS_NUMBER, 1, 0, 10, NULL, false, "H37", "weight of coverage", "覆盖面权重"},
			{"weight_lean", "精简权重", UNITS_NUMBER, 1, 0, 10, NULL, false, "H37", "weight of asking little", "精简权重"},
			{"weight_authority", "权责一致权重", UNITS_NUMBER, 1, 0, 10, NULL, false, "H37", "weight of authority matching the duty", "权责一致权重"},
			{"weight_benefit", "便民利民权重", UNITS_NUMBER, 1, 0, 10, NULL, false, "H37", "weight of benefit to residents", "便民利民权重"},
			{"weight_duplication", "不重复权重", UNITS_NUMBER, 1, 0, 10, NULL, false, "assumed", "weight of not asking again", "不重复权重"},
			{"weight_opinion", "基层意见权重", UNITS_NUMBER, 1, 0, 10, NULL, false, "H38", "weight of grassroots opinion", "基层意见权重"},
			{"approve", "同意比例", UNITS_SHARE, 0.5, 0, 1, NULL, false, "assumed", "share of the default mix approved", "同意比例"},
			{"modify", "压减比例", UNITS_SHARE, 0.3, 0, 1, NULL, false, "assumed", "share of the default mix cut down; the rest is rejected", "压减比例"},
			{"noise", "审查误差", UNITS_NUMBER, 0.3, 0, 1000, NULL, false, "assumed", "reviewer noise, in standard deviations of the score; very large = a coin", "审查误差（得分标准差的倍数）"},
			{"effect", "压减后工时", UNITS_SHARE, 0.6, 0, 1, NULL, false, "assumed", "effort left of what is cut down", "压减后剩余工时"},
			{"fast_capacity", "快速通道件数", UNITS_MONTHLY, 2, 0, 1000, NULL, false, "H32", "temporary work the office may approve by the short path; 0 = no fast lane", "快速通道每月件数"},
			{"fast_days", "快速通道天数", UNITS_WORKDAYS, 5, 0, 60, NULL, false, "assumed", "days of the short path", "快速通道办理天数"},
			{"case_hours", "每件审查工时", UNITS_DURATION, 16, 0, 1000, NULL, false, "assumed", "hours of applicants and reviewers one case takes, all stages", "每件审查工时"},
		},
	},
	.role = ROLE_ADMISSION, .begin = begin, .judge = judge,
};
