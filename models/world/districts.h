/* districts.h - the districts of a scenario, and how many communities each of their streets has. Nothing binds one district to another. */
#ifndef DISTRICTS_H
#define DISTRICTS_H

#include "world/scenario.h"

/* A district among those of a scenario. */
struct districts_row {
	int number;                          /* from 0 */
	const char *name;                    /* as a table has it; NULL = its number will do */
	uint64_t seed;                       /* of what is drawn for it before anything happens */
	int community_count, street_count;
	const int32_t *streets;              /* communities of each street; NULL = by the rule of place.h */
	int first_community, first_street;   /* as many lie in the districts before it: the rule of sizes goes on there */
	bool is_alone;                       /* the only one of its scenario */
};

struct districts {
	int count, community_count, street_count, most; /* of all together; communities of the largest */
	struct districts_row *rows;
};

/* By place.districts, each with place.communities in place.streets; or by a table of streets: those of a named district lie there; all others
   are dealt out, the largest first, each to the district that has fewest communities so far, so that districts come out about alike. */
STATUS_MUST_USE enum status districts_build(const struct scenario *scenario, struct arena *arena, struct districts *districts);
/* How many there are. */
int districts_count(const struct scenario *scenario);
/* There is one, as plans and calibration need it; else that is a fault. */
STATUS_MUST_USE enum status districts_alone(const struct scenario *scenario, struct faults *faults);
/* The seed of a district: `seed` itself where it is the only one. */
uint64_t districts_seed(uint64_t seed, const struct districts_row *district);

#endif
