/* worked.c - it is being worked on. */
#include "run/reason.h"

static bool holds(const struct moment *moment)
{
	return moment->where == WHERE_WORK;
}

const struct reason reason_worked = {
	.name = "worked", .name_en = "being worked on", .name_zh = "正在办理",
	.meaning_en = "somebody has it in hand", .meaning_zh = "有人正在办理",
	.holds = holds,
};
