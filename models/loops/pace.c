/* pace.c - load and speed: some speed up under load, some slow down, and one bank showed neither. */
#include "loops/pace.h"

#include <math.h>

#include "loops/loop.h"

double pace_at(const double *p, double hours)
{
	if ((int)p[PACE_FORM] != PACE_LINEAR)
		return 1;
	return fmin(1 + p[PACE_MOST], fmax(1 - p[PACE_MOST], 1 + p[PACE_SLOPE] * (hours - p[PACE_FROM])));
}

static void month(struct shop *shop)
{
	const double *p = loop_parameters(shop, LOOP_pace);
	for (int i = 0; i < shop->post_count; i++)
		shop->workers[i].pace = pace_at(p, windows_hours(&shop->workers[i].hours, p[PACE_FROM]));
}

const struct loop loop_pace = {
	.plate = {
		.name = "pace", .name_en = "load and speed", .name_zh = "负荷与速度",
		.meaning_en = "a worker's speed x clip(1 + slope (u - from), 1 - most, 1 + most), u his hours worked over contract in the last 20 working days, set each month; off, because studies disagree on the sign and one bank log showed none",
		.meaning_zh = "社工速度乘以 clip(1 + 斜率(u − 起点), 1 − 上限, 1 + 上限)，u 为近20个工作日工时与合同工时之比，每月更新；研究结论正负不一，默认关闭",
		.rows = "P25",
		.parameters = {
			{"form", "形式", UNITS_NUMBER, PACE_NONE, 0, 1, "none=无|linear=线性", false, "E45", "none: no answer to load; linear: as said", "无，或线性"},
			{"slope", "斜率", UNITS_NUMBER, 0.1, -1, 1, NULL, false, "E45", "change of speed for each point of use; below 0 the busy slow down", "利用率每升一个单位速度变化"},
			{"from", "起点", UNITS_SHARE, 0.75, 0, 2, NULL, false, "E45", "use at which speed is as the standard says", "速度为标准值时的利用率"},
			{"most", "上限", UNITS_SHARE, 0.1, 0, 0.9, NULL, false, "E46", "most that speed changes either way", "速度最多变化多少"},
		},
	},
	.month = month,
};
