/* nobody.c - those who could do it are not there. */
#include "run/reason.h"

static bool holds(const struct moment *moment)
{
	return moment->there == 0;
}

const struct reason reason_nobody = {
	.name = "nobody", .name_en = "nobody there who could", .name_zh = "能办的人都不在",
	.meaning_en = "on leave, ill, at a course, borrowed, vacant, or its post occupied by the street", .meaning_zh = "休假、生病、培训、借调、缺岗或被街道占用",
	.holds = holds,
};
