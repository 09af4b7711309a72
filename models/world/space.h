/* space.h - where the households of a community live, and how far the ways to them are: all that a running simulation asks of places. */
#ifndef SPACE_H
#define SPACE_H

#include "world/neighbourhood.h"

struct space_building {
	float until, elderly_until;  /* share of households, of elderly residents, up to and with this one */
	float households;
	float office_min, base_min;  /* on foot, one way: from the office, from the centre of its grid */
	float next_min;              /* to the nearest other building */
	int32_t grid;
};

struct space {
	const struct space_building *buildings;
	int32_t count;
	bool is_listed, is_surveyed; /* households, places by a table of buildings; else generated */
	double near_share;           /* residents within space.access of the office */
};

/* A round of calls one after another, by a worker who sets out once. */
struct space_round {
	double calls;                /* on this round */
	double reach;                /* share of the households of a building that are called on */
	bool from_base;              /* sets out from the centre of the grid, else from the office */
};

/* Where the office and the bases are: the building from which the households of the community, of the grid, are nearest on average
   over shortest paths. Memory for what is kept comes from `arena`; `scratch` is for the way. */
STATUS_MUST_USE enum status space_build(struct space *space, struct arena *arena, struct arena *scratch, const struct settings *settings,
	const struct neighbourhood_site *site, struct faults *faults);
/* The building of a household, or of an elderly resident, drawn by a uniform in (0, 1). */
int space_find(const struct space *space, double uniform, bool is_elderly);
/* Minutes on foot of a round: from where it begins to the building and back, and where the households there are not enough for
   it, on to the nearest next building for each as many. */
double space_round_min(const struct space *space, int building, const struct space_round *round);
/* The same in the mean over households, or elderly residents. */
double space_mean_min(const struct space *space, const struct space_round *round, bool is_elderly);

#endif
