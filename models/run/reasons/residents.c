/* residents.c - those who could are busy for residents. */
#include "run/reason.h"

static bool holds(const struct moment *moment)
{
	return moment->in_hand;
}

const struct reason reason_residents = {
	.name = "residents", .name_en = "hands full: other work", .name_zh = "手头是居民服务", .by_line = true,
	.meaning_en = "they had requests, visits and other work with residents in hand", .meaning_zh = "正在办居民诉求、走访等",
	.holds = holds,
};
