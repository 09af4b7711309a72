/* duty.h - the scenario's own servers: on duty by the clock, at rest, out of order. */
#ifndef DUTY_H
#define DUTY_H

#include "state/shop.h"

/* Day 0: the groups, nobody on duty yet. */
void duty_open(struct shop *shop);
/* Morning: the changes of duty of the day become events; those of midnight happen at once. Draws nothing. */
void duty_day(struct shop *shop);
/* A change of duty, a failure, a repair, the end of a rest: an event of theirs. Draws times at (SOURCE_SERVER, server, n-th spell). */
void duty_event(struct shop *shop, const struct event *event);
/* The server has stayed only to finish what he held: he goes, if he holds nothing now and more are on duty than are to be. */
void duty_leave(struct shop *shop, int worker);
/* The server's hands are empty: he takes the next piece, else may go to rest. */
void duty_freed(struct shop *shop, int worker);

#endif
