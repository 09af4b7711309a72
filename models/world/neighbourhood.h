/* neighbourhood.h - the buildings of one community, surveyed or generated, the ways between them, its grids, and where people walk to. */
#ifndef NEIGHBOURHOOD_H
#define NEIGHBOURHOOD_H

#include "base/fault.h"
#include "chance/random.h"
#include "world/ways.h"

/* A building people walk to: the one from which those who belong to it are nearest on average; the first of equals. */
struct centre {
	int building;
	double walk_min;         /* minutes one way, summed over households */
	double farthest_min;     /* to the farthest building */
};

struct neighbourhood {
	struct building *buildings;  /* row by row of the lattice; as listed */
	int count, columns, rows, grids; /* columns and rows of the lattice it covers */
	bool is_listed;              /* households by a table */
	bool is_surveyed;            /* places too */
	double west_m, south_m;      /* its corner, of surveyed buildings; else 0 */
	double households;
	struct centre *bases;        /* one for each grid, among its buildings, for its households */
	struct centre office;        /* among all buildings, for all households */
};

/* What is asked for. */
struct neighbourhood_site {
	double households;
	double elderly;                  /* share of residents, where a building does not say its own */
	int grids;
	bool keeps_grids;                /* those of the table, where it says them; else they are cut anew */
	const struct building_row *rows; /* of the table of buildings; row_count 0: by rule */
	int row_count;
	struct random_address address;   /* of what is drawn; its entity is the number of the building */
};

/* Buildings of a table with the households it says, scaled to those of the site; where it gives coordinates they stand there, else
   on the lattice in the order of the table. Where there are fewer than grids the largest are split into stairwells.
   Without a table by rule: on the lattice, as square as can be, each moved by up to 10 m either way; `space.building_size`
   households each on average, from half to one and a half of that, at least one building a grid, at most a thousand. Grids are those of the table, or halves
   of halves with like numbers of households. Draws three uniforms a building; nothing else decides what is built. Memory stays in
   `arena`, time grows with the square of the buildings. */
STATUS_MUST_USE enum status neighbourhood_build(struct neighbourhood *place, struct arena *arena, const struct settings *settings,
	const struct neighbourhood_site *site, struct faults *faults);

#endif
