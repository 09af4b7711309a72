/* frozen.h - the problem a plan can be proven for: the same work is asked for, whatever staff is there to do it. */
#ifndef FROZEN_H
#define FROZEN_H

#include "world/plate.h"

/* One community's posts, for which the year is simulated. */
struct frozen_posts {
	int posts[POST_COUNT];   /* below 0: as they are */
	int grids;               /* 0: as they are */
};

/* Whether the rule looks at how many posts there are: it is left out where demand is frozen. */
bool frozen_reads_posts(enum rule_id rule);
/* Freezes demand: loops off, effort 1; nothing returns by the hotline, and what comes back for another reason is asked for at once (more requests instead);
   nobody else does the community's work; posts borrowed, occupied and (unless plan.staffing is full) empty or held by newcomers slow down everybody
   alike, by their share; nobody is faster than others. */
void frozen_settings(struct settings *settings);
/* The place in a switch that turns a loop off: of its first parameter. */
int frozen_off(enum loop_id loop);
/* The scenario with one option, for a horizon of one year after its pre-run, and with a table of all communities, whose posts are `posts[i]`; the
   table of staff is left out. is_frozen: demand frozen, the rules that read posts left out. Rows lie in `arena`; never free it. */
STATUS_MUST_USE enum status frozen_take(const struct scenario *scenario, int policy, const struct frozen_posts *posts, bool is_frozen,
	struct arena *arena, struct scenario *out);

#endif
