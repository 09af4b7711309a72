/* day_off.c - nobody works that day. */
#include "run/reason.h"

static bool holds(const struct moment *moment)
{
	return !moment->is_office && moment->there == 0 && !moment->is_working_day;
}

const struct reason reason_day_off = {
	.name = "day_off", .name_en = "days off", .name_zh = "休息日",
	.meaning_en = "weekends and holidays", .meaning_zh = "周末和节假日",
	.holds = holds,
};
