/* passed_over.c - what no other reason explains. */
#include "run/reason.h"

static bool holds(const struct moment *moment)
{
	(void)moment;
	return true;
}

const struct reason reason_passed_over = {
	.name = "passed_over", .name_en = "somebody was free", .name_zh = "有人空闲",
	.meaning_en = "somebody who could do it had nothing in hand: it was not yet offered", .meaning_zh = "有能办的人空闲，但还未轮到",
	.holds = holds,
};
