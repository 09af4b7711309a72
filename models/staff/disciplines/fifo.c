/* fifo.c - whatever came first, whoever sent it; nothing interrupts. */
#include "staff/discipline.h"

static uint64_t key(const struct work *work)
{
	return discipline_key(0, work->asked);
}

const struct discipline discipline_fifo = {
	.name = "fifo", .name_en = "first come, first served", .name_zh = "先到先办",
	.meaning_en = "whatever came first, whoever sent it; nothing interrupts",
	.meaning_zh = "按到达先后办理，不打断",
	.rows = NULL, .key = key,
};
