/* emergency.c - those who could are called out. */
#include "run/reason.h"

static bool holds(const struct moment *moment)
{
	return moment->in_hand && moment->in_hand->rank == RANK_EMERGENCY;
}

const struct reason reason_emergency = {
	.name = "emergency", .name_en = "hands full: emergencies", .name_zh = "手头是急事", .by_line = true,
	.meaning_en = "emergencies come first", .meaning_zh = "突发急事优先",
	.holds = holds,
};
