/* servers.h - the scenario's own servers as they stand: who is on duty, able to take work, idle for how long, and where their time goes. */
#ifndef SERVERS_H
#define SERVERS_H

#include "state/replica.h"

/* Day 0: the groups, nobody on duty. */
void servers_open(struct shop *shop);
/* From now on the server stands so. Its hands stay as they are. */
void servers_stand(struct shop *shop, int index, bool is_on_shift, bool is_down, bool is_resting);
/* The server's hands are full, or empty, from now on: `hand` has been set. */
void servers_hand(struct shop *shop, int index);
/* Who has been idle longest of a group, of those since the same moment the lowest number; -1: nobody is free. */
static inline int servers_idle(const struct server_group *group)
{
	return group->free > 0 ? group->idle_first : -1;
}
/* Counts the time of a server up to shop->now: busy, out of order or idle. To be called before anything of this changes. */
void servers_account(struct shop *shop, struct worker *worker);
/* Counts the time on duty of all groups, and of all their servers, up to shop->now. */
void servers_account_all(struct shop *shop);

#endif
