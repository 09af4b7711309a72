/* origin_measures.c - the Standard Cost Model: time x pay x frequency, by kind of work sent down and by department. */
#include <math.h>

#include "run/indicator.h"
#include "run/indicator_sums.h"

static const double DAYS_A_YEAR = 365.25, UNIT_YUAN = 10000;

const struct origin_measure *origin_measure_plate(enum origin_measure_id id)
{
	static const struct origin_measure *const measures[ORIGIN_MEASURE_COUNT] = {
#define ORIGIN_MEASURE(name) &origin_measure_##name,
#include "run/origin_measures.def"
#undef ORIGIN_MEASURE
	};
	return measures[id];
}

static double yearly(const struct origin_scope *scope, double sum)
{
	return scope->days > 0 ? sum / (scope->days / DAYS_A_YEAR) : NAN;
}

static double of_in_use(const struct origin_scope *scope)
{
	return scope->months > 0 ? scope->tally.in_use / scope->months : NAN;
}

const struct origin_measure origin_measure_in_use = {
	.measure = {"in_use", "in use", "在用数", "templates", "个", 0, 0, 0, 1},
	.meaning_en = "ledgers, forms, platforms … that are not refused or struck off, mean over months: what is usually counted",
	.meaning_zh = "未被拒绝或清理的台账、表格、平台等数量，各月平均：通常统计的就是它",
	.of = of_in_use,
};

static double of_pieces(const struct origin_scope *scope)
{
	return yearly(scope, (double)scope->tally.pieces);
}

const struct origin_measure origin_measure_pieces = {
	.measure = {"pieces", "pieces", "件数", "/yr", "件/年", 0, 0, 0, 0},
	.meaning_en = "pieces of work that reached the communities of the district, a year; what was refused or merged away did not",
	.meaning_zh = "每年到达全区各社区的件数，被拒绝或并入他件的不计",
	.of = of_pieces,
};

static double of_hours(const struct origin_scope *scope)
{
	return yearly(scope, indicator_hours(scope->tally.asked_ticks));
}

const struct origin_measure origin_measure_hours = {
	.measure = {"hours", "hours asked", "要求工时", "h/yr", "小时/年", -1, 0, 0, 0},
	.meaning_en = "standard hours of those pieces, whole district, a year",
	.meaning_zh = "这些件的标准工时，全区每年",
	.of = of_hours,
};

static double of_worked(const struct origin_scope *scope)
{
	return yearly(scope, indicator_hours(scope->tally.worked_ticks));
}

const struct origin_measure origin_measure_worked = {
	.measure = {"worked", "hours worked", "实际工时", "h/yr", "小时/年", -1, 0, 0, 0},
	.meaning_en = "hours spent on them, whole district, a year",
	.meaning_zh = "实际用于这些件的工时，全区每年",
	.of = of_worked,
};

static double of_scm_cost(const struct origin_scope *scope)
{
	return yearly(scope, indicator_hours(scope->tally.asked_ticks)) * scope->hour_yuan / UNIT_YUAN;
}

const struct origin_measure origin_measure_scm_cost = {
	.measure = {"scm_cost", "cost", "成本", "10,000 CNY/yr", "万元/年", -1, 0, 0, 1},
	.meaning_en = "hours asked at pay and on-cost of an hour of contract (Standard Cost Model)",
	.meaning_zh = "要求工时乘以每合同工时的工资与附加成本（标准成本模型）",
	.of = of_scm_cost,
};
