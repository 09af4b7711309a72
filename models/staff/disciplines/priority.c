/* priority.c - emergencies (they interrupt), then assessed mandates, basic needs, other mandates, other needs, visits; within a rank by due time, then arrival. */
#include "staff/discipline.h"

static uint64_t key(const struct work *work)
{
	return discipline_key(work->rank, work->due);
}

const struct discipline discipline_priority = {
	.name = "priority", .name_en = "by rank (today's practice)", .name_zh = "按轻重",
	.meaning_en = "emergencies (they interrupt), then assessed mandates, basic needs, other mandates, other needs, visits; within a rank by due time, then arrival",
	.meaning_zh = "现状：突发（可打断）、考核任务、基本诉求、其他任务、其他诉求、走访；同级按时限",
	.rows = "J19 J10 C16 C17", .key = key, .preempts = true,
};
