/* indicators_space.c - ways: what they cost workers, and whom they keep away. */
#include <math.h>

#include "run/indicator.h"
#include "run/indicator_sums.h"

static double of_travel(const struct indicator_scope *scope)
{
	return scope->worker_weeks > 0 ? indicator_hours(scope->tally->travel_ticks) / scope->worker_weeks : NAN;
}

const struct indicator indicator_travel = {
	.measure = {"travel", "time on the way", "路途时间", "h/worker-week", "小时/人·周", -1, 0.1, 0, 2},
	.meaning_en = "time on foot to those who are called on and back, for each worker in post and week of contract; part of no other hours",
	.meaning_zh = "上门往返的步行时间，不计入其他工时",
	.formula = N_("travel_ticks / weeks of contract"),
	.matters_reason = N_("six minutes a week"),
	.rows = "C21 C14", .is_headline = false, .of = of_travel,
};

static double of_access(const struct indicator_scope *scope)
{
	return scope->residents > 0 ? 100 * scope->near / scope->residents : NAN;
}

const struct indicator indicator_access = {
	.measure = {"access", "residents near their office", "生活圈覆盖率", "%", "%", 1, 2, 0, 0},
	.meaning_en = "residents whose walk to the office of their community is within space.access, the 15-minute life circle",
	.meaning_zh = "步行到本社区办公地点不超过生活圈时限（15分钟）的居民占比",
	.formula = N_("residents within space.access / residents"),
	.matters_reason = N_("two residents in a hundred"),
	.rows = "C21", .is_headline = false, .of = of_access,
};
