/* blocks.h - the buildings of a community as a plan of grids sees them: units that stay together, what they ask of a worker, the ways between; whole numbers only. */
#ifndef BLOCKS_H
#define BLOCKS_H

#include "world/place.h"

/* A building, or one stairwell of a building too large for a grid. */
struct blocks_building {
	const char *name;        /* compound and number, as the table has them; generated: its number */
	int row;                 /* among the rows of its community in the table; -1 = generated */
	int part, parts;         /* which stairwell of how many; 0 of 1: the whole building */
	int unit;
	int now;                 /* its grid of today, from 1; 0 = the table does not say */
	int64_t households;
	int64_t work_min;        /* minutes of field work a year, ways apart */
	int64_t trips;           /* thousandths of a way out and back a year */
	double x_m, y_m;
};

/* What a plan does not part: a building, a stairwell, or a compound. */
struct blocks_unit {
	const char *name;
	int first, count;        /* its buildings */
	int64_t households, work_min;
};

struct blocks_way { int a, b; int64_t ms; }; /* between buildings, thousandths of a second on foot */

/* Everything a plan and its proof rest on. */
struct blocks {
	bool is_listed, is_surveyed;       /* households, and places, by the table of buildings; else generated */
	bool has_now;                      /* the table says the grids of today */
	struct blocks_building *buildings; /* those of a unit one after another */
	struct blocks_unit *units;
	struct blocks_way *ways;
	int building_count, unit_count, way_count;
	int64_t gap_ms;                    /* buildings of two units that lie this near on a way hold a grid together */
	int *first, *neighbour;            /* units that touch: neighbour[first[u] … first[u + 1] - 1] */
	int64_t *weight;                   /* [units] households */
	int32_t *walk;                     /* [buildings x units] minutes on foot a year, from a base at the building to the whole unit and back: for each building of it 2 x trips x shortest path, rounded */
	int32_t *far_ms;                   /* [buildings x units] one way, to the farthest building of the unit */
	int64_t households, work_min;
	int compounds_split, buildings_cut;
};

struct blocks_request {
	const struct scenario *scenario;
	const struct place_list *places;
	int community;
	bool splits_compounds;             /* each building a unit; else compounds of at most plan.grid_most households stay whole */
};

/* The units of a community. Trips and field work are those of its budget: requests met at home, visits and surveys by households,
   contacts and the requests of the elderly by elderly residents. A building of more than plan.grid_most households is cut into as
   few equal stairwells as fit; what stands at one place shares its neighbours. Ways as in world/ways.h, rounded to the thousandth of a second; distances over shortest paths.
   Buildings are generated where the table has none. Memory stays in `arena`, time and memory grow with the square of the buildings. */
STATUS_MUST_USE enum status blocks_build(struct blocks *blocks, struct arena *arena, const struct blocks_request *request, struct faults *faults);
/* Units that touch, from ways and gap_ms: fills first and neighbour. */
STATUS_MUST_USE enum status blocks_touch(struct blocks *blocks, struct arena *arena);

#endif
