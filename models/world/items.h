/* items.h - what departments want done: templates in items, by a stated rule. */
#ifndef ITEMS_H
#define ITEMS_H

#include "world/world.h"

/* Fields every department knows under one name; the others are each department's own, whatever their number. */
#define ITEMS_COMMON_FIELDS ((UINT64_C(1) << 16) - 1)

/* The rule: item i belongs to department i mod departments. The templates of each kind are numbered; those that stand in items go to
   them in turn, kind after kind; the others go to the departments in turn. Compulsory and assessed ones are spread evenly by rank.
   An item counts as the kind of the template with most hours in it. Functions, authority, coverage and grassroots opinion are
   drawn at (SOURCE_ITEM, item); data fields at (SOURCE_ITEM, template). */
STATUS_MUST_USE enum status items_build(struct world *world, struct arena *arena);

#endif
