/* protected_share.c - the first part of every window (staff.protected_share) goes to residents, mandates wait; the rest is by rank. */
#include "staff/discipline.h"

static uint64_t key(const struct work *work)
{
	return discipline_key(work->rank, work->due);
}

const struct discipline discipline_protected_share = {
	.name = "protected_share", .name_en = "protected service time", .name_zh = "服务时段保护",
	.meaning_en = "the first part of every window (staff.protected_share) goes to residents, mandates wait; the rest is by rank",
	.meaning_zh = "每个时段先留出一部分只办居民事项，其余按轻重办理",
	.rows = "J19 C01", .key = key, .preempts = true, .protects = true,
};
