/* day.h - one day of one community: the post of the morning, the windows of the day, the reminders of the evening. */
#ifndef DAY_H
#define DAY_H

#include "state/replica.h"

/* Runs the community through `day` under `regime`; `issues` is what the district sends this morning. Touches nothing but the shop. */
void day_run(struct shop *shop, const struct regime *regime, int32_t day, const struct issue *issues, int issue_count);
/* Opens the community on day 0: staff in post. */
void day_open(struct shop *shop, const struct regime *regime);

#endif
