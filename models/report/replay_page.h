/* replay_page.h - how well the simulation made again what happened: for each unit and each order of work. */
#ifndef REPLAY_PAGE_H
#define REPLAY_PAGE_H

#include "records/replay.h"
#include "report/leaf.h"

/* The whole page; the leaf is not yet open. */
STATUS_MUST_USE enum status replay_page_write(const struct replay *replay, struct leaf *leaf);
/* One row for each unit and discipline, for other programs. */
STATUS_MUST_USE enum status replay_page_csv(const struct replay *replay, struct arena *arena, struct text *out);

#endif
