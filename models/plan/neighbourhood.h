/* neighbourhood.h - the generated buildings of one community, the ways between them, its grids, and where people walk to. */
#ifndef NEIGHBOURHOOD_H
#define NEIGHBOURHOOD_H

#include "base/arena.h"
#include "base/fault.h"
#include "chance/random.h"
#include "solve/graph.h"
#include "world/scenario.h"

enum { NEIGHBOURHOOD_PITCH_M = 50 }; /* of the lattice */

struct building {
	int column, row;         /* of the lattice */
	double x_m, y_m, households;
	int grid;
};

/* A building people walk to: the one from which those who belong to it are nearest on average; the first of equals. */
struct centre {
	int building;
	double walk_min;         /* minutes one way, summed over households */
	double farthest_min;     /* to the farthest building */
};

struct neighbourhood {
	struct building *buildings;  /* row by row of the lattice */
	int count, columns, grids;
	double households;
	struct centre *bases;        /* one for each grid, among its buildings, for its households */
	struct centre office;        /* among all buildings, for all households */
};

/* Buildings by rule: on the lattice, as square as can be, each moved by up to 10 m either way; `plan.building_size`
   households each on average, from half to one and a half of that, at least one building a grid. Grids are halves of halves with
   like numbers of households. Draws three uniforms a building at `address`, its entity the number of the building; nothing else
   decides what is built. Memory stays in `arena`, time grows with the square of the buildings. Call from one thread. */
STATUS_MUST_USE enum status neighbourhood_build(struct neighbourhood *place, struct arena *arena, const struct settings *settings,
	struct random_address address, double households, int grids, struct faults *faults);
/* Ways between buildings in minutes on foot: from each to the next in its row and to the next in its column, wherever that is.
   A node is a building's place in the list. NULL when out of memory; free the graph. */
struct graph *neighbourhood_ways(struct building *buildings, int count, const struct settings *settings, struct arena *arena);
#endif
