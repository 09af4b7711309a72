/* staffing_keep.c - a staffing plan in a result file: what decides it and what one thing more is worth, each a row. */
#include <math.h>

#include "report/staffing_page.h"

static const double PER_CENT = 100, TEN_THOUSAND = 10000;

/* One fact: a value, and for prices the span in which it holds. */
struct fact {
	const char *name, *name_en, *name_zh, *unit, *unit_zh;
	double value, low, high;
};

enum column { NAME, NAME_EN, NAME_ZH, UNIT, UNIT_ZH, VALUE, LOW, HIGH, COLUMNS };
static const struct annex_column columns[COLUMNS] = {
	[NAME] = {.name = "name", .name_en = "fact", .name_zh = "要点"},
	[NAME_EN] = {.name = "name_en", .name_en = "name", .name_zh = "英文名称"},
	[NAME_ZH] = {.name = "name_zh", .name_en = "name in Chinese", .name_zh = "名称"},
	[UNIT] = {.name = "unit", .name_en = "unit", .name_zh = "英文单位"},
	[UNIT_ZH] = {.name = "unit_zh", .name_en = "unit in Chinese", .name_zh = "单位"},
	[VALUE] = {.name = "value", .name_en = "value", .name_zh = "数值", .unit = "", .unit_zh = "", .decimals = 0},
	[LOW] = {.name = "low", .name_en = "holds for so much less", .name_zh = "可减幅度", .unit = "", .unit_zh = "", .decimals = 0},
	[HIGH] = {.name = "high", .name_en = "holds for so much more", .name_zh = "可增幅度", .unit = "", .unit_zh = "", .decimals = 0},
};

static double share(double part, double all)
{
	return all > 0 ? PER_CENT * part / all : NAN;
}

/* In CNY, or NaN where money is short and prices are in hours. */
static double yuan(const struct price *price, double amount)
{
	return price->in_hours ? NAN : amount;
}

static void row_put(struct annex *annex, const struct fact *fact)
{
	int row = annex->row_count++;
	annex->columns[NAME].words[row] = fact->name;
	annex->columns[NAME_EN].words[row] = fact->name_en;
	annex->columns[NAME_ZH].words[row] = fact->name_zh;
	annex->columns[UNIT].words[row] = fact->unit;
	annex->columns[UNIT_ZH].words[row] = fact->unit_zh;
	annex->columns[VALUE].numbers[row] = fact->value;
	annex->columns[LOW].numbers[row] = fact->low;
	annex->columns[HIGH].numbers[row] = fact->high;
}

static enum status facts_keep(const struct posts_plan *plan, struct arena *arena, struct annexes *annexes)
{
	const struct posts_row *total = &plan->total;
	double price_low = plan->desk.low, price_high = plan->desk.high;
	bool is_done = total->unmet_h <= 1;
	const struct fact facts[] = {
		{"posts", "posts planned", "拟设岗位", "posts", "人", total->total, NAN, NAN},
		{"posts_now", "posts now", "现有岗位", "posts", "人", total->posts_now, NAN, NAN},
		{"posts_norm", "posts by the norm", "按标准岗位", "posts", "人", total->norm_posts, NAN, NAN},
		{"posts_wisn", "posts by WISN", "WISN岗位", "posts", "人", total->wisn_posts, NAN, NAN},
		{"cost", "cost a year", "年费用", "10,000 CNY", "万元", total->cost_yuan / TEN_THOUSAND, NAN, NAN},
		{"cost_bound", "lower bound of the cost", "费用下界", "10,000 CNY", "万元", total->loose_yuan / TEN_THOUSAND, NAN, NAN},
		{"load", "load planned, at most", "规划负荷上限", "%", "%", PER_CENT * plan->rules.load, NAN, NAN},
		{"given", "hours the posts of today give, of those asked for", "现有岗位可完成的工时占比", "%", "%", share(total->given_h, total->asked_h), NAN, NAN},
		{"undone", "hours a year that stay undone", "每年完不成的工时", "h", "小时", total->unmet_h, NAN, NAN},
		{"load_less", "posts at a load of five points less", "负荷低五个百分点所需岗位", "posts", "人", plan->tighter.total, NAN, NAN},
		{"load_more", "posts at a load of five points more", "负荷高五个百分点所需岗位", "posts", "人", plan->looser.total, NAN, NAN},
		{"hour", "one more hour of work a year", "每年多一小时工作", "CNY", "元", is_done ? yuan(&plan->desk, plan->desk.price) : NAN, -price_low, price_high},
		{"hour_dearest", "one more hour at the dearest time", "最贵时段多一小时", "CNY", "元", is_done ? yuan(&plan->peak, plan->peak.price) : NAN, -plan->peak.low, plan->peak.high},
		{"norm", "one post for 10,000 residents more asked of every community", "每万人多配一人", "CNY", "元", yuan(&plan->norm, plan->norm.more), -plan->norm.low, plan->norm.high},
		{"grid", "one grid worker more asked for", "多要求一名网格员", "CNY", "元", yuan(&plan->grids, plan->grids.more), -plan->grids.low, plan->grids.high},
	};
	struct annex annex;
	enum status status = annex_build(&annex, arena, "plan_fact", "what decides the staffing plan", "定岗定员要点", columns, COLUMNS, (int)(sizeof facts / sizeof *facts));
	annex.row_count = 0;
	for (size_t i = 0; i < sizeof facts / sizeof *facts && status == STATUS_OK; i++)
		if (isfinite(facts[i].value))
			row_put(&annex, &facts[i]);
	return status == STATUS_OK ? annex_put(annexes, arena, &annex) : status;
}

enum status staffing_page_keep(const struct scenario *scenario, const struct posts_plan *plan, const struct options_plan *options, struct arena *arena,
	struct annexes *annexes)
{
	if (plan->conflict.count > 0)
		return STATUS_OK;
	enum status status = staffing_page_keep_posts(plan, arena, annexes);
	if (status == STATUS_OK)
		status = facts_keep(plan, arena, annexes);
	return status == STATUS_OK && options ? staffing_page_keep_options(scenario, options, arena, annexes) : status;
}
