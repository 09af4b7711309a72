/* day.h - one day of one community: the post of the morning, the windows of the day, the reminders of the evening. */
#ifndef DAY_H
#define DAY_H

#include "state/replica.h"

/* Runs one of its communities through the replica's day, whose morning the district has had. Touches nothing but the shop. */
void day_run(struct shop *shop, const struct replica *replica);
/* Opens the community on day 0: staff in post. */
void day_open(struct shop *shop, const struct regime *regime);

#endif
