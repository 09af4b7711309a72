/* proof.h - plans with all they rest on and all that proves them, as a file for whoever wants to check: written, read, checked. */
#ifndef PROOF_H
#define PROOF_H

#include "base/text.h"
#include "plan/partition/verify.h"
#include "plan/units.h"
#include "plan/zones/zoning.h"

/* What a part costs. */
enum proof_cost { PROOF_GRIDS /* zones.h */, PROOF_WALK, PROOF_HOP, PROOF_EUCLID2 /* units.h */, PROOF_COST_COUNT };

/* One plan. Of a graph of units each unit is a building of its own, its weight in households, and the rule is a window alone. */
struct proof_plan {
	const char *name;        /* of the community; "" = a graph of units */
	bool splits_compounds, keeps;
	struct blocks blocks;    /* without walk, far_ms and neighbours, which a checker finds by itself */
	struct zones_rule rule;
	struct partition plan;
};

struct proof {
	enum proof_cost cost;
	struct proof_plan *plans;
	int count;
};

/* As JSON: whole numbers, and prices in 65536ths. A plan or a proof that there is none; with neither (limits) what is known. */
void proof_write_zones(const struct zoning *zoning, bool splits_compounds, bool keeps, struct text *out);
void proof_write_units(const struct units *units, const struct units_plan *solved, enum units_cost cost, struct text *out);
/* Reads such a file, which may be damaged or made up: what does not fit is a fault of its place, and nothing is taken from the numbers
   but what was checked to be inside its bounds. Memory in `arena`. */
STATUS_MUST_USE enum status proof_read(struct proof *proof, const char *path, struct arena *arena, struct faults *faults);
/* Checks one plan: ways, costs and neighbours are worked out anew from the data of the file, by code that has no part in planning, and the rest by
   verify.h. STATUS_FAULT when anything does not hold. */
STATUS_MUST_USE enum status proof_check(const struct proof *proof, int which, struct verify *verify, struct faults *faults);
/* Whether the data of the file are those of the scenario: units, households, work, ways and rule. STATUS_FAULT when not. */
STATUS_MUST_USE enum status proof_compare(const struct proof *proof, int which, const struct scenario *scenario, const struct place_list *places,
	struct arena *arena, struct faults *faults);

#endif
