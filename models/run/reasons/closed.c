/* closed.c - the office is closed. */
#include "run/reason.h"

static bool holds(const struct moment *moment)
{
	return !moment->is_office && moment->there == 0;
}

const struct reason reason_closed = {
	.name = "closed", .name_en = "nights and lunch", .name_zh = "下班与午休",
	.meaning_en = "outside office hours of working days", .meaning_zh = "工作日的办公时间之外",
	.holds = holds,
};
