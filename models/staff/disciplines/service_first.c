/* service_first.c - emergencies, then all that serves residents, then mandates; within a rank by due time. */
#include "staff/discipline.h"

static uint64_t key(const struct work *work)
{
	uint64_t mandates_last = work->side == SIDE_ADMIN && work->rank != RANK_EMERGENCY ? 16 : 0;
	return discipline_key(mandates_last + work->rank, work->due);
}

const struct discipline discipline_service_first = {
	.name = "service_first", .name_en = "service first", .name_zh = "服务优先",
	.meaning_en = "emergencies, then all that serves residents, then mandates; within a rank by due time",
	.meaning_zh = "突发、居民服务、再到交办事项；同级按时限",
	.rows = "C01 J02", .key = key, .preempts = true,
};
