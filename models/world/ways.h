/* ways.h - buildings and the ways between neighbours, in minutes on foot. */
#ifndef WAYS_H
#define WAYS_H

#include "base/arena.h"
#include "world/scenario.h"

enum { WAYS_PITCH_M = 50 }; /* of the lattice generated buildings stand on, and of the cells surveyed ones are sorted by */

struct graph;

struct building {
	int column, row;             /* of the lattice; of a surveyed building: the cell it stands in */
	double x_m, y_m;
	double households, residents, elderly;
	int grid;
	double office_min, base_min; /* on foot, one way: from the office of its community, from the centre of its grid */
	double next_min;             /* to the nearest other building; 0 where there is none */
};

/* Ways between buildings: way k leads from from[k] to to[k] (places in the list) and takes minutes[k] on foot. */
struct ways_found {
	int count, *from, *to;
	double *minutes;
};

/* Ways between buildings in minutes on foot. Generated ones: from each to the next in its row and to the next in its column,
   wherever that is. Surveyed ones (is_surveyed): between every two that no third stands between, that is inside the circle over
   the way from one to the other (Gabriel graph); everybody can be reached, islands over their shortest gap. Those at the same
   place are no way apart. Each way once. False when out of memory. */
bool ways_between(struct ways_found *found, struct building *buildings, int count, bool is_surveyed, const struct settings *settings, struct arena *arena);
/* The same as a graph whose nodes are the places in the list. NULL when out of memory; free the graph. */
struct graph *ways_build(struct building *buildings, int count, bool is_surveyed, const struct settings *settings, struct arena *arena);
/* Orders for qsort of pointers to buildings, by cells; equals stay in the order of the list. */
int ways_by_column(const void *a, const void *b);
int ways_by_row(const void *a, const void *b);
/* Pointers to all buildings in their order; NULL when out of memory. */
struct building **ways_list(struct building *buildings, int count, struct arena *arena);

#endif
