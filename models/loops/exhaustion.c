/* exhaustion.c - F4: overload wears workers out, the worn out leave, and their work falls to the others. */
#include "loops/exhaustion.h"

#include <math.h>

#include "loops/loop.h"

static double clip(double x)
{
	return fmin(1, fmax(0, x));
}

double exhaustion_base(const double *p, double temper)
{
	return p[EXHAUSTION_MEAN] + p[EXHAUSTION_SPREAD] * temper;
}

double exhaustion_target(const double *p, double base, double hours, double abuse)
{
	return clip(base + p[EXHAUSTION_STRAIN] * (hours - 1) + p[EXHAUSTION_ABUSE] * abuse);
}

double exhaustion_step(const double *p, double x, double target)
{
	return x + (target - x) * fmin(1, 1 / p[EXHAUSTION_TIME]);
}

double exhaustion_quits(const double *p, double x)
{
	const double fresh = 0.2, worn = 0.5, burnt = 0.8;
	double low = p[EXHAUSTION_QUITS_FRESH], middle = p[EXHAUSTION_QUITS_WORN], high = p[EXHAUSTION_QUITS_BURNT];
	x = fmin(burnt, fmax(fresh, x));
	return x < worn ? low + (middle - low) * (x - fresh) / (worn - fresh) : middle + (high - middle) * (x - worn) / (burnt - worn);
}

/* Who has just come feels as he always does. */
static void feel(struct worker *worker, const double *p)
{
	double base = exhaustion_base(p, worker->temper);
	double target = exhaustion_target(p, base, windows_hours(&worker->hours, 1), worker->abuse);
	worker->exhaustion = worker->exhaustion < 0 ? clip(base) : exhaustion_step(p, worker->exhaustion, target);
	worker->quits = exhaustion_quits(p, worker->exhaustion);
}

static void month(struct shop *shop)
{
	const double *p = loop_parameters(shop, LOOP_exhaustion);
	bool is_on = (int)p[EXHAUSTION_FORM] == EXHAUSTION_REVERTING;
	for (int i = 0; i < shop->post_count; i++) {
		struct worker *worker = &shop->workers[i];
		if (!is_on)
			worker->exhaustion = worker->quits = -1;
		if (!is_on || worker->status == WORKER_VACANT || worker->status == WORKER_CLOSED)
			continue;
		feel(worker, p);
		if (worker->status != WORKER_IN_POST)
			continue;
		shop->month.staff_seen++;
		shop->month.exhaustion_sum += worker->exhaustion;
		shop->month.staff_burnt_out += worker->exhaustion > p[EXHAUSTION_BURNT_OUT];
	}
}

const struct loop loop_exhaustion = {
	.plate = {
		.name = "exhaustion", .name_en = "exhaustion and quits", .name_zh = "倦怠离职",
		.meaning_en = "F4: each month a worker's exhaustion x goes 1/time of the way to clip(b + strain (w - 1) + abuse k, 0, 1); w is his hours over contract in the last 20 working days on which he came, k how often residents vented their anger on him last month, b what he brings along, normal, drawn at hiring; whoever is new begins at b. Quits a year follow straight lines through quits_fresh, quits_worn and quits_burnt at x = 0.2, 0.5 and 0.8, level beyond; pay and recognition divide them. Off: everybody quits at staff.quits",
		.meaning_zh = "F4：每月倦怠度 x 向 clip(b + 过劳系数(w−1) + 受气系数·k, 0, 1) 移动 1/时间 的距离；w 为近20个在岗工作日工时与合同工时之比，k 为上月受居民迁怒次数，b 为个人底色（正态，录用时抽取），新人从 b 起步。年离职率按 x=0.2、0.5、0.8 处的三个值连线，两端持平；薪酬与认同使其下降。关闭时都按 人员.离职率",
		.rows = "J16 J17 P23 P25 A05",
		.parameters = {
			{"form", "形式", UNITS_NUMBER, EXHAUSTION_REVERTING, 0, 1, "reverting=回归|none=无", false, "assumed", "reverting: as said; none: quits are constant", "形式：回归，或无"},
			{"mean", "底色均值", UNITS_NUMBER, 0.2, -1, 1, NULL, false, "assumed", "mean of b", "底色 b 的均值"},
			{"spread", "底色差异", UNITS_NUMBER, 0.25, 0, 1, NULL, false, "assumed", "standard deviation of b", "底色 b 的标准差"},
			{"strain", "过劳系数", UNITS_NUMBER, 4.5, 0, 10, NULL, false, "assumed", "how far working twice the contract would push x", "工时翻倍使 x 上移多少"},
			{"abuse", "受气系数", UNITS_NUMBER, 0.05, 0, 1, NULL, false, "assumed", "how far one outburst of anger a month pushes x", "每月受气一次使 x 上移多少"},
			{"time", "时间", UNITS_MONTHS, 6, 1, 120, NULL, false, "assumed", "time in which x goes 63 % of the way", "x 走完63%路程所需时间"},
			{"burnt_out", "倦怠界限", UNITS_NUMBER, 0.5, 0, 1, NULL, false, "assumed", "x above which a worker counts as burnt out", "x 超过多少算倦怠"},
			{"quits_fresh", "精力充沛离职率", UNITS_YEARLY, 0.1, 0, 5, NULL, false, "E53", "quits a year at x = 0.2", "x=0.2 时年离职率"},
			{"quits_worn", "疲惫离职率", UNITS_YEARLY, 0.2, 0, 5, NULL, false, "E16", "quits a year at x = 0.5", "x=0.5 时年离职率"},
			{"quits_burnt", "耗竭离职率", UNITS_YEARLY, 0.35, 0, 5, NULL, false, "E15", "quits a year at x = 0.8", "x=0.8 时年离职率"},
		},
	},
	.month = month,
};
