/* communities_street.h - a street as a plan of its communities sees it: units, and which touch. */
#ifndef COMMUNITIES_STREET_H
#define COMMUNITIES_STREET_H

#include "plan/communities/communities.h"
#include "plan/street.h"

/* Fills units, first, touches and is_by_grid from the communities of the street; keeps the street itself for walks: free it in any case. */
STATUS_MUST_USE enum status communities_street_build(struct communities_street *plan, struct street *street, const struct communities *all, struct arena *arena,
	const struct scenario *scenario, const struct place_list *places, struct faults *faults);
/* Minutes on foot to the office, now and planned: mean over households, in generated streets where they are generated. Those of a
   part without an office of today walk to their old one. */
STATUS_MUST_USE enum status communities_street_walks(struct communities_street *plan, const struct street *street, const struct communities *all, struct arena *arena,
	struct faults *faults);

#endif
