/* shortest_first.c - whatever takes least, whoever sent it; nothing interrupts. */
#include "staff/discipline.h"

static uint64_t key(const struct work *work)
{
	return discipline_key(0, work->standard / work->parts);
}

const struct discipline discipline_shortest_first = {
	.name = "shortest_first", .name_en = "shortest first", .name_zh = "短者优先",
	.meaning_en = "whatever takes least by its standard effort, whoever sent it; nothing interrupts",
	.meaning_zh = "标准工时最短的先办，不打断",
	.rows = NULL, .key = key,
};
