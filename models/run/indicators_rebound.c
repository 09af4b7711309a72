/* indicators_rebound.c - what becomes of a cut, made after the run from the months of option and baseline. */
#include "run/indicator.h"

const struct indicator indicator_burden_after_6 = {
	.measure = {"burden_after_6", "burden half a year after the cut", "减负半年后的负担", "% of before", "占减负前%", -1, 3, 0, 0},
	.meaning_en = "administrative hours demanded 6 months after the first month with a relief that matters, over what they would be without the option; mean of three months",
	.meaning_zh = "首个明显减负的月份之后第6个月压下来的行政工时，与不采用该方案时之比；三个月平均",
	.formula = N_("admin_demanded / admin_demanded of the baseline, month of the cut + 6"),
	.matters_reason = N_("three parts in a hundred"),
	.rows = "A10 H42 H03", .is_headline = false, .of = NULL,
};

const struct indicator indicator_burden_after_12 = {
	.measure = {"burden_after_12", "burden a year after the cut", "减负一年后的负担", "% of before", "占减负前%", -1, 3, 0, 0},
	.meaning_en = "administrative hours demanded 12 months after the first month with a relief that matters, over what they would be without the option; mean of three months",
	.meaning_zh = "首个明显减负的月份之后第12个月压下来的行政工时，与不采用该方案时之比；三个月平均",
	.formula = N_("admin_demanded / admin_demanded of the baseline, month of the cut + 12"),
	.matters_reason = N_("three parts in a hundred"),
	.rows = "A10 H42 H03", .is_headline = false, .of = NULL,
};

const struct indicator indicator_burden_after_24 = {
	.measure = {"burden_after_24", "burden two years after the cut", "减负两年后的负担", "% of before", "占减负前%", -1, 3, 0, 0},
	.meaning_en = "administrative hours demanded 24 months after the first month with a relief that matters, over what they would be without the option; mean of three months",
	.meaning_zh = "首个明显减负的月份之后第24个月压下来的行政工时，与不采用该方案时之比；三个月平均",
	.formula = N_("admin_demanded / admin_demanded of the baseline, month of the cut + 24"),
	.matters_reason = N_("three parts in a hundred"),
	.rows = "A10 H42 H03", .is_headline = false, .of = NULL,
};

const struct indicator indicator_rebound_cycles = {
	.measure = {"rebound_cycles", "cycles of burden", "负担反复次数", "cycles", "次", -1, 0.5, 0, 1},
	.meaning_en = "how often the yearly mean of the hours demanded falls by a tenth of the baseline and rises again by a tenth",
	.meaning_zh = "行政工时的年均值比对照降一成又升一成的次数",
	.formula = N_("cycles of the 13-month mean of admin_demanded / that of the baseline"),
	.matters_reason = N_("one cycle in two runs"),
	.rows = "A10", .is_headline = false, .of = NULL,
};

const struct indicator indicator_rebound_area = {
	.measure = {"rebound_area", "hours that came back", "回弹工时", "h/worker", "小时/人", -1, 12, 0, 0},
	.meaning_en = "between the best relief of the year after the cut and the relief of every month since, summed to the end of the run; below 0 when the relief went on growing",
	.meaning_zh = "减负后一年内最好水平与此后各月减负之差，累计到模拟期末；减负持续扩大时为负",
	.formula = N_("sum over months of best relief - relief"),
	.matters_reason = N_("an hour a post and month for a year"),
	.rows = "A10 H42", .is_headline = false, .of = NULL,
};
