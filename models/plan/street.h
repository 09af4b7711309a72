/* street.h - the communities of a street side by side: how far their households walk, and how far apart their offices are. */
#ifndef STREET_H
#define STREET_H

#include "world/neighbourhood.h"
#include "world/place.h"

/* One community in its street. */
struct street_part {
	const struct community *community;
	struct neighbourhood place;  /* as it is by itself: lattice and metres of its own */
	int first;                   /* its buildings in the street: first … first + place.count - 1 */
};

struct street {
	struct street_part *parts;   /* in the order of the list of communities */
	int part_count;
	struct building *buildings;  /* of all parts; lattice and metres of the street */
	int building_count;
	struct graph *ways;          /* between them, in minutes on foot */
};

/* Walks of one community, or of several together: sums over households unless said otherwise. Minutes are one way. */
struct street_walk {
	double households;
	double office_min;                    /* to the own community's office */
	double base_min;                      /* to the nearest base among the grids of the own community */
	double office_farthest_min, base_farthest_min; /* from the farthest building */
	double listed, surveyed;              /* households by a table of buildings; of those, with their places */
	double near_own, near_any;            /* households within space.access of the own office, of any office of the street */
	const struct community *next;         /* whose office is nearest to this one's, the first of equals; NULL: none, or a sum */
	double next_min;                      /* from office to office; INFINITY without one */
};

/* Communities whose buildings are all surveyed stay where they are; else those of street `which` (from 0) are laid out in bands, as
   square as can be, in the order of the list, edge to edge on one lattice; ways cross borders as they run inside. Buildings, grids and offices of a community follow from seed, id,
   households and settings alone, whoever its neighbours are. Communities are kept by address. Free the street, also after
   a failure. */
STATUS_MUST_USE enum status street_build(struct street *street, struct arena *arena, const struct scenario *scenario, const struct place_list *places,
	int which, struct faults *faults);
void street_free(struct street *street);
/* The walk of every part into walks[part_count]. */
STATUS_MUST_USE enum status street_walks(const struct street *street, struct street_walk *walks, struct arena *arena,
	const struct settings *settings, struct faults *faults);
/* Adds the figures of one walk to another, which is a sum afterwards. */
void street_walk_add(struct street_walk *sum, const struct street_walk *walk);

#endif
