/* at_random.c - whichever comes to hand, every piece that waits as likely as the others; nothing interrupts. */
#include "staff/discipline.h"

/* A number of its own for each piece, the same whatever else happens. */
static uint64_t key(const struct work *work)
{
	uint64_t hash = (work->ordinal ^ (uint64_t)(uint16_t)work->line << 48) * UINT64_C(0x9E3779B97F4A7C15);
	hash = (hash ^ hash >> 32) * UINT64_C(0xD6E8FEB86659FD93);
	return discipline_key(0, (int64_t)(hash >> 12));
}

const struct discipline discipline_at_random = {
	.name = "at_random", .name_en = "at random", .name_zh = "随机取办",
	.meaning_en = "whichever comes to hand, every piece that waits as likely as the others; nothing interrupts",
	.meaning_zh = "随手取一件，等候各件机会均等，不打断",
	.rows = NULL, .key = key,
};
