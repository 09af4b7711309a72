/* day.h - one day of one community: the post of the morning, the windows of the day, the reminders of the evening. */
#ifndef DAY_H
#define DAY_H

#include "run/district.h"

/* Runs the community through the day that begins with this morning. Touches nothing but the shop. */
void day_run(struct shop *shop, const struct morning *morning);
/* Opens the community on day 0: staff in post. */
void day_open(struct shop *shop, const struct regime *regime);

#endif
