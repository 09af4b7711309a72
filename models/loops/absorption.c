/* absorption.c - R19: extra staff attract extra work, as work goes where there is capacity for it. */
#include "loops/absorption.h"

#include <math.h>

#include "loops/loop.h"

double absorption_step(const double *p, double now, double posts)
{
	if ((int)p[ABSORPTION_FORM] != ABSORPTION_LAGGED)
		return 1;
	return now + (pow(posts, p[ABSORPTION_ELASTICITY]) - now) * fmin(1, 1 / p[ABSORPTION_TIME]);
}

static void month(struct shop *shop)
{
	const struct community *place = shop->place;
	int added = world_posts_added(shop->regime->settings, place);
	double posts = place->post_count > 0 ? 1 + (double)added / place->post_count : 1;
	shop->life.absorption = absorption_step(loop_parameters(shop, LOOP_absorption), shop->life.absorption, posts);
}

const struct loop loop_absorption = {
	.plate = {
		.name = "absorption", .name_en = "staff attract work", .name_zh = "增员引活",
		.meaning_en = "R19: what is sent down to a community tends to (posts / posts of the start)^elasticity times what it was, 1/time of the way each month. On, because it acts only where staff.added opens posts",
		.meaning_zh = "R19：交办事项工时逐月向 (岗位数/起点岗位数)^弹性 倍移动 1/时间 的距离。只在 人员.增配 增设岗位时起作用，默认开启",
		.rows = "A19 H26",
		.parameters = {
			{"form", "形式", UNITS_NUMBER, ABSORPTION_LAGGED, 0, 1, "lagged=滞后|none=无", false, "assumed", "lagged: as said; none: work does not follow staff", "滞后，或无"},
			{"elasticity", "弹性", UNITS_NUMBER, 0.3, 0, 2, NULL, false, "assumed", "growth of what is sent down for each per cent of posts more", "岗位每增1%交办事项工时增加的百分比"},
			{"time", "时间", UNITS_MONTHS, 12, 1, 240, NULL, false, "assumed", "time in which 63 % of it has come", "增加部分到来63%所需时间"},
		},
	},
	.month = month,
};
