/* edd.c - whatever is due first, then whatever came first; emergencies interrupt. */
#include "staff/discipline.h"

static uint64_t key(const struct work *work)
{
	return discipline_key(0, work->due);
}

const struct discipline discipline_edd = {
	.name = "edd", .name_en = "earliest due first", .name_zh = "时限优先",
	.meaning_en = "whatever is due first, then whatever came first; emergencies interrupt",
	.meaning_zh = "按到期先后办理，突发可打断",
	.rows = "C16", .key = key, .preempts = true,
};
