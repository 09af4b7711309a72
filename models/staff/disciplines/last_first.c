/* last_first.c - whatever came last, whoever sent it; nothing interrupts. */
#include "staff/discipline.h"

static uint64_t key(const struct work *work)
{
	const int64_t latest = INT64_C(1) << 51;
	return discipline_key(0, latest - work->asked);
}

const struct discipline discipline_last_first = {
	.name = "last_first", .name_en = "last come, first served", .name_zh = "后到先办",
	.meaning_en = "whatever came last, as from the top of a pile; nothing interrupts",
	.meaning_zh = "后来的先办（如同从一摞文件上面取），不打断",
	.rows = NULL, .key = key,
};
