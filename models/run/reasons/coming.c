/* coming.c - it has not reached the community. */
#include "run/reason.h"

static bool holds(const struct moment *moment)
{
	return moment->where == WHERE_COMING;
}

const struct reason reason_coming = {
	.name = "coming", .name_en = "on its way to the community", .name_zh = "送达途中",
	.meaning_en = "what is asked today is worked on from tomorrow", .meaning_zh = "当天下达，次日才能办理",
	.holds = holds,
};
