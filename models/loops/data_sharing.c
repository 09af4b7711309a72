/* data_sharing.c - F7: a shared data base is late, costs double entry first, and goes out of date. */
#include <math.h>

#include "loops/loop.h"
#include "state/shop.h"

enum { FORM, GROWTH, MIGRATION, DOUBLE_ENTRY, STALE, RECHECK };
enum form { LAG, AT_ONCE };
enum { DUE_DAYS = 20, RECHECK_NUMBER = 1 };
static const double DAYS_A_MONTH = 30.4375, DAYS_A_YEAR = 365.25, MONTHS_A_YEAR = 12;

/* Households whose data have gone out of date are visited again. */
static void recheck(struct replica *replica, const double *p, double coverage)
{
	for (int c = 0; coverage > 0 && c < replica->world->community_count; c++) {
		struct shop *shop = &replica->shops[c];
		double households = shop->place->households * p[STALE] * coverage / MONTHS_A_YEAR;
		int32_t row = shop_sent_down(shop, replica->day, LINE_AGAIN, households * p[RECHECK], random_ordinal(replica->day, RECHECK_NUMBER), DUE_DAYS);
		if (row >= 0)
			shop->works.rows[row].skill = SKILL_FIELD;
	}
}

static void district_month(struct replica *replica, int number)
{
	const double *p = replica->regime->settings->loops[LOOP_data_sharing];
	struct sharing *sharing = &replica->district.sharing;
	bool is_late = (int)p[FORM] == LAG;
	double days = replica->day - sharing->since - sharing->migration_days;
	(void)number;
	sharing->double_entry = p[DOUBLE_ENTRY];
	sharing->migration_days = is_late ? p[MIGRATION] * DAYS_A_MONTH : 0;
	sharing->reach = !is_late ? 1 : sharing->since < 0 ? 0 : 1 - exp(-p[GROWTH] * fmax(0, days) / DAYS_A_YEAR);
	if (is_late && sharing->since >= 0)
		recheck(replica, p, sharing->target * sharing->reach);
}

const struct loop loop_data_sharing = {
	.plate = {
		.name = "data_sharing", .name_en = "growth of shared data", .name_zh = "数据共享进度",
		.meaning_en = "F7: t after a data base was ordered (rule data_once), forms take 1 + double_entry until t = migration; then coverage nears its target by 1 - exp(-growth (t - migration)), and each month households x stale x coverage / 12 are visited again, recheck hours each. at_once: what planners expect, full coverage on the first day and for good",
		.meaning_zh = "F7：数据库启用（规则 数据共享）后 t 时间内，迁移期未满前表单工时乘 1+双重录入；此后覆盖率按 1−exp(−覆盖增长×(t−迁移期)) 趋近目标，每月有 户数×过期比例×覆盖率÷12 户须重新核查，每户 复核工时。立即：规划者的设想，首日即全覆盖且永不过期",
		.rows = "A17 J12 P18",
		.parameters = {
			{"form", "形式", UNITS_NUMBER, LAG, 0, 1, "lag=渐进|at_once=立即", false, "assumed", "how a data base comes to cover what it is to cover. On: acts only where a rule orders one", "数据库如何达到目标覆盖；仅在有规则要求建库时起作用"},
			{"growth", "覆盖增长", UNITS_YEARLY, 1.5, 0, 100, NULL, false, "assumed", "rate at which coverage nears its target once it has begun", "启用后覆盖率趋近目标的速率"},
			{"migration", "迁移期", UNITS_MONTHS, 3, 0, 60, NULL, false, "assumed", "time of double entry before anything is saved", "正式启用前的双重录入期"},
			{"double_entry", "双重录入", UNITS_SHARE, 0.3, 0, 2, NULL, false, "assumed", "more work on forms in that time", "迁移期增加的工时比例"},
			{"stale", "过期比例", UNITS_SHARE, 0.15, 0, 5, NULL, false, "assumed", "share of households whose data go out of date in a year", "一年内数据过期的住户比例"},
			{"recheck", "复核工时", UNITS_DURATION, 1.0 / 3, 0, 10, NULL, false, "E43", "hours to gather the data of a household anew", "重新采集一户数据的工时"},
		},
	},
	.district_month = district_month,
};
