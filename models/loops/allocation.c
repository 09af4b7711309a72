/* allocation.c - F9: who does well is given more, and accreditations go to the best (鞭打快牛). */
#include <math.h>

#include "loops/loop.h"
#include "state/shop.h"

enum { FORM, EXPONENT, SHOWCASE, RESIDENTS, MEMORY };
enum form { ON, NONE };

/* Months of the record so far: what was kept well counts. */
static void ended(struct shop *shop, const struct loop_outcome *outcome)
{
	if (!outcome->is_done)
		return;
	double hours = (double)outcome->standard / (double)TICKS_PER_HOUR;
	shop->records.done += hours;
	shop->records.quality += hours * (outcome->is_on_time ? outcome->quality : 0);
}

/* A mean of the last months that forgets by the month. */
static void month(struct shop *shop)
{
	double memory = fmax(1, loop_parameters(shop, LOOP_allocation)[MEMORY]);
	double quality = shop->records.done > 0 ? shop->records.quality / shop->records.done : shop->record_quality;
	shop->record_quality += (quality - shop->record_quality) / (shop->record_quality > 0 ? memory : 1);
	shop->records.done = shop->records.quality = 0;
}

static double score(const struct shop *shop, const double *p)
{
	double records = shop->record_quality > 0 ? shop->record_quality : 1;
	return fmax(0.01, (1 - p[RESIDENTS]) * records + p[RESIDENTS] * shop->life.satisfaction);
}

static void district_month(struct replica *replica, int number)
{
	const double *p = replica->regime->settings->loops[LOOP_allocation];
	double work = 0, shows = 0, count = replica->world->community_count;
	bool is_on = (int)p[FORM] == ON;
	(void)number;
	for (int c = 0; is_on && c < replica->world->community_count; c++) {
		work += pow(score(&replica->shops[c], p), p[EXPONENT]) / count;
		shows += pow(score(&replica->shops[c], p), p[SHOWCASE]) / count;
	}
	for (int c = 0; c < replica->world->community_count; c++) {
		struct shop *shop = &replica->shops[c];
		shop->life.sent_down = is_on ? pow(score(shop, p), p[EXPONENT]) / work : 1;
		shop->life.accreditations = is_on ? pow(score(shop, p), p[SHOWCASE]) / shows : 1;
	}
}

const struct loop loop_allocation = {
	.plate = {
		.name = "allocation", .name_en = "the good get more", .name_zh = "能者多劳",
		.meaning_en = "F9: a community gets score^exponent of the work sent down, and score^showcase of accreditations on top, both of mean 1 over communities; score = (1 - residents) x quality of records kept in time + residents x satisfaction of residents. R12 moves the weight residents up.",
		.meaning_zh = "F9：社区分到的交办事项按 得分^能者多劳指数，创建评比另按 得分^示范指数，均以各社区平均为1；得分=(1−居民权重)×近几个月台账等按时完成的质量＋居民权重×诉求按时办结率。R12 提高居民权重。R19：人多事也多，全部交办事项乘 (人均岗位数÷配备基准)^人员弹性",
		.rows = "P24 P14 P15 H41",
		.parameters = {
			{"form", "形式", UNITS_NUMBER, ON, 0, 1, "on=开|none=无", false, "assumed", "whether work follows the score. On: the mean over communities stays as it is", "交办事项是否随得分分配；默认开启，各社区平均不变"},
			{"exponent", "能者多劳指数", UNITS_NUMBER, 0.5, 0, 5, NULL, false, "assumed", "exponent of the score for all work sent down", "全部交办事项的得分指数"},
			{"showcase", "示范指数", UNITS_NUMBER, 1, 0, 10, NULL, false, "assumed", "exponent for accreditations, on top: they go where they can be shown", "创建评比另加的得分指数：放到拿得出手的社区"},
			{"residents", "居民权重", UNITS_SHARE, 0, 0, 1, NULL, false, "P14", "weight of what residents get in the score; the rest is records (P14: assessment today is mainly ledgers)", "得分中居民所得的权重，其余为台账（P14：目前主要考核台账）"},
			{"memory", "考核记忆", UNITS_MONTHS, 12, 1, 120, NULL, false, "assumed", "months the record of a community counts", "社区成绩计入的月数"},
		},
	},
	.month = month, .ended = ended,
	.hears = LOOP_LINE(KIND_ledger) | LOOP_LINE(KIND_form) | LOOP_LINE(KIND_platform) | LOOP_LINE(KIND_accreditation),
	.district_month = district_month,
};
