/* spread.c - its turn is later on purpose. */
#include "run/reason.h"

static bool holds(const struct moment *moment)
{
	return moment->where == WHERE_HELD;
}

const struct reason reason_spread = {
	.name = "spread", .name_en = "spread over its days", .name_zh = "按计划分批办理",
	.meaning_en = "its parts are begun day by day, so that not all of it comes at once", .meaning_zh = "分日推进，不一次铺开",
	.holds = holds,
};
