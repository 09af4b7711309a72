/* indicators_visits.c - who was called on at home. */
#include <math.h>

#include "run/indicator.h"

static double of_visit_coverage(const struct indicator_scope *scope)
{
	const struct tally *t = scope->tally;
	return t->homes_known ? 100.0 * (double)t->homes_called / (double)t->homes_known : NAN;
}

const struct indicator indicator_visit_coverage = {
	.measure = {"visit_coverage", "households called on", "走访覆盖率", "%", "%", 1, 3, 0, 0},
	.meaning_en = "households called on at least once in a quarter; they take turns. Told in the last month of a quarter",
	.meaning_zh = "一个季度内至少走访一次的户占比，各户轮流；在季末月份给出",
	.formula = N_("homes_called / homes_known"),
	.matters_reason = N_("three households in a hundred"),
	.rows = "H25 C10 C14", .is_headline = false, .of = of_visit_coverage,
};

static double of_visit_coverage_elderly(const struct indicator_scope *scope)
{
	const struct tally *t = scope->tally;
	return t->elderly_known ? 100.0 * (double)t->elderly_called / (double)t->elderly_known : NAN;
}

const struct indicator indicator_visit_coverage_elderly = {
	.measure = {"visit_coverage_elderly", "households with elderly called on", "老年户走访覆盖率", "%", "%", 1, 3, 0, 0},
	.meaning_en = "the same of households with somebody of 60 or over; of those due on a day they are called on first",
	.meaning_zh = "有60岁以上老人的户；同日应访户中先走访",
	.formula = N_("elderly_called / elderly_known"),
	.matters_reason = N_("three households in a hundred"),
	.rows = "C10", .is_headline = false, .of = of_visit_coverage_elderly,
};
