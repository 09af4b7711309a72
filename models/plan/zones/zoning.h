/* zoning.h - the grids of every community of a scenario, each planned by itself, side by side on many cores. */
#ifndef ZONING_H
#define ZONING_H

#include "base/team.h"
#include "base/text.h"
#include "plan/zones/zones.h"

struct zoning_request {
	const struct scenario *scenario;
	const char *community;   /* only the one of this name or number; NULL: all */
	bool splits_compounds, keeps;
	long node_limit;         /* 0 = ZONES_NODES */
	bool (*is_over)(void *watch); /* asked from several threads; NULL: no clock */
	void *watch;
	struct team team;
};

struct zoning {
	struct place_list places;
	struct zones *zones;     /* in the order of the communities */
	int count;
	struct arena *arenas;    /* [count] */
};

/* Plans them. The same for any number of threads. Free it also after a failure. */
STATUS_MUST_USE enum status zoning_build(struct zoning *zoning, struct arena *arena, const struct zoning_request *request, struct faults *faults);
void zoning_free(struct zoning *zoning);

#endif
