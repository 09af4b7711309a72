/* lipsky.c - what street-level workers do under pressure: the cheapest first (in steps of a quarter of an hour), then what is punished, then by due time; emergencies interrupt. */
#include "staff/discipline.h"

enum { QUARTER_HOUR = 15 * 60 * 1000 };

static uint64_t key(const struct work *work)
{
	if (work->rank == RANK_EMERGENCY)
		return discipline_key(0, work->due);
	int64_t part = work->standard / work->parts;
	int64_t steps = part / QUARTER_HOUR;
	uint64_t cheap = steps > 500 ? 500 : (uint64_t)steps;
	return discipline_key(1 + 2 * cheap + (work->is_linked ? 0 : 1), work->due);
}

const struct discipline discipline_lipsky = {
	.name = "lipsky", .name_en = "easiest first", .name_zh = "先易后难",
	.meaning_en = "what street-level workers do under pressure: the cheapest first (in steps of a quarter of an hour), then what is punished, then by due time; emergencies interrupt",
	.meaning_zh = "基层工作者在压力下的做法：先办最省事的（按一刻钟分档），再办要考核的，再按时限",
	.rows = NULL, .key = key, .preempts = true,
};
