/* way.c - whoever will do it is on the way. */
#include "run/reason.h"

static bool holds(const struct moment *moment)
{
	return moment->where == WHERE_WAY;
}

const struct reason reason_way = {
	.name = "way", .name_en = "on the way to it", .name_zh = "在路上",
	.meaning_en = "whoever does it walks there", .meaning_zh = "承办人正在前往",
	.holds = holds,
};
