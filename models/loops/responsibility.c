/* responsibility.c - F13: to assist becomes to be responsible, unless a boundary is drawn and kept. */
#include <math.h>

#include "loops/loop.h"
#include "state/shop.h"

enum { FORM, ASSIST, TODAY, DRIFT, RESTORE, VACUUM };
enum form { ON, NONE };
static const double MONTHS_A_YEAR = 12;

/* The hours of the defaults are those of `today`, so nothing moves before the start. */
static void district_month(struct replica *replica, int month)
{
	const double *p = replica->regime->settings->loops[LOOP_responsibility];
	struct assist *assist = &replica->district.assist;
	double target = 1 - replica->regime->settings->boundary * (1 - p[ASSIST]);
	(void)month;
	if (assist->share < 0 || replica->day <= replica->world->start_day || (int)p[FORM] == NONE)
		assist->share = p[TODAY];
	else if (target > assist->share)
		assist->share += (target - assist->share) * (1 - exp(-p[DRIFT] * (1 - assist->list) / MONTHS_A_YEAR));
	else
		assist->share += (target - assist->share) * (1 - exp(-p[RESTORE] / MONTHS_A_YEAR));
	assist->factor = p[TODAY] > 0 ? assist->share / p[TODAY] : 1;
}

/* What nobody saw to last month is asked for this month. */
static void month(struct shop *shop)
{
	const struct settings *settings = shop->regime->settings;
	const double *p = settings->loops[LOOP_responsibility];
	double asked = settings->request_rate / 1000 * shop->place->population * draw_mean(&settings->request_effort);
	bool is_on = (int)p[FORM] == ON && asked > 0;
	shop->life.unserved = is_on ? 1 + p[VACUUM] * shop->let_go / asked : 1;
	shop->let_go = 0;
}

const struct loop loop_responsibility = {
	.plate = {
		.name = "responsibility", .name_en = "shift of responsibility", .name_zh = "责任转移",
		.meaning_en = "F13: of items a community is to assist with (function 2) it does a share s of the effort, s = today at the start; with b = departments.boundary and target = 1 - b (1 - assist), s nears the target by 1 - exp(-rate/12) a month: drift x (1 - a list of responsibilities in force) upward, restore downward; hours change by s / today, value does not. While something is handed over and nobody does it (R14), requests of the next month rise by vacuum x its benefit hours over the hours of requests",
		.meaning_zh = "F13：协助政府类事项（职能二）社区承担工作量的比例 s，起点为 目前比例；以 部门.职责边界清晰度 b，目标=1−b×(1−协助比例)，每月按 1−exp(−速率/12) 趋近目标：上升用 转移速度×(1−权责清单约束力)，下降用 恢复速度；工时按 s/目前比例 变化，政策价值不变。移交期无人办理的事项（R14）使下月诉求增加 真空系数×其惠民工时÷诉求工时",
		.rows = "J18 J28 H18 P13",
		.parameters = {
			{"form", "形式", UNITS_NUMBER, ON, 0, 1, "on=开|none=无", false, "assumed", "whether shares shift at all. On: the load of the defaults rises by about one hundredth in five years", "承担比例是否变化；默认开启，五年内负荷约增百分之一"},
			{"assist", "协助比例", UNITS_SHARE, 0.3, 0, 1, NULL, false, "J18", "share of the effort that is assistance as it was meant", "本来意义上的协助所占工作量"},
			{"today", "目前比例", UNITS_SHARE, 0.9, 0.05, 1, NULL, false, "assumed", "share communities do at the start: the hours of all inputs are meant at this share", "起点时社区实际承担的比例：各项工时均按此计"},
			{"drift", "转移速度", UNITS_YEARLY, 0.1, 0, 20, NULL, false, "assumed", "rate at which it grows towards all of it", "向全部由社区承担变化的速率"},
			{"restore", "恢复速度", UNITS_YEARLY, 0.7, 0, 20, NULL, false, "assumed", "rate at which it falls where the boundary is kept", "边界得到执行时回落的速率"},
			{"vacuum", "真空系数", UNITS_NUMBER, 0.5, 0, 10, NULL, false, "assumed", "hours of requests for each hour of benefit to residents that nobody sees to", "无人办理的每个惠民工时引起的诉求工时"},
		},
	},
	.month = month, .district_month = district_month,
};
