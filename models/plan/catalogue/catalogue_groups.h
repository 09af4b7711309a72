/* catalogue_groups.h - which items ask for the same data, and what it saves when they come jointly. */
#ifndef CATALOGUE_GROUPS_H
#define CATALOGUE_GROUPS_H

#include "plan/catalogue/catalogue_hours.h"

/* Two items whose forms ask for the same: so many data fields, in the two forms that have most in common. */
struct catalogue_pair { int a, b, shared; };

/* The graph of items over data fields: an edge where two forms of one kind and recurrence share enough (plan.overlap). */
struct catalogue_overlap {
	struct catalogue_pair *pairs;
	int pair_count;
	int *part;               /* of each item: connected component … */
	int *circle;             /* … and community within it, denser inside than across */
	int part_count, circle_count; /* those of two items or more */
};

/* Items that may come jointly. */
struct catalogue_group {
	int *items;              /* ascending */
	int count;
	double saved[CATALOGUE_MONTHS];
	double saved_year;
};

/* `hours` of templates, CATALOGUE_MONTHS each. Draws nothing. */
STATUS_MUST_USE enum status catalogue_overlap(struct catalogue_overlap *overlap, const struct world *world, struct arena *arena, struct faults *faults);
/* What a group saves; `mark` of [items], all 0 before and after. */
void catalogue_group_save(struct catalogue_group *group, const struct world *world, const double (*hours)[CATALOGUE_MONTHS], double *mark);
/* Groups worth a look, at most CATALOGUE_GROUPS. */
struct catalogue_pool {
	struct catalogue_group *groups;
	int count;
	double *mark;            /* of items; room */
};
enum { CATALOGUE_GROUPS = 2000 };
STATUS_MUST_USE enum status catalogue_groups_init(struct catalogue_pool *pool, const struct world *world, struct arena *arena);
/* Adds groups of the items with is_in: each item with each of its dozen neighbours that save most with it, and from each on the
   neighbour that adds most, one after another up to plan.joint_most; each group once, none that saves nothing. */
STATUS_MUST_USE enum status catalogue_groups_grow(struct catalogue_pool *pool, const struct catalogue_overlap *overlap, const bool *is_in,
	const struct world *world, const double (*hours)[CATALOGUE_MONTHS], struct arena *arena);

#endif
