/* communities.h - the communities of a street merged and split by residents and by hours of work: connected, few residents moved, with a proven bound. */
#ifndef COMMUNITIES_H
#define COMMUNITIES_H

#include "plan/partition/partition.h"
#include "plan/posts.h"

/* What moves as a whole: a community, or, where all buildings of the street are surveyed, one of its grids. */
struct communities_unit {
	int community;           /* among those of the scenario, from 0 */
	int grid;                /* from 0; -1 = the whole community */
	bool has_office;         /* the office of its community stands in it */
	double residents, households;
	double work_h;           /* asked a year by these residents and households, beside what any community is asked */
};

/* What a community may be and what it costs; hours and money a year. */
struct communities_rules {
	double least, most;              /* residents */
	double load_least, load_most;    /* hours asked over hours given by the posts of the norm */
	double fixed_h, resident_h, household_h; /* asked of any community; for each resident, times its requests; for each household */
	double given_h;                  /* by the posts of the norm, for each resident */
	double hour_yuan;                /* an hour of a post */
	double move_yuan;                /* a resident who gets another office */
};

/* A community of the plan. */
struct communities_part {
	int kept;                /* the community whose office it keeps; -1 = a new one */
	int cuts;                /* so many communities of like size, one place for all; 1 but for a whole community that is split */
	int units;
	double residents, households, moved;
	double asked_h, given_h; /* of all its cuts together */
	int64_t cost;            /* CNY */
	struct posts_row posts;  /* needed, of all its cuts */
};

enum communities_outcome { COMMUNITIES_PROVEN, COMMUNITIES_OPEN, COMMUNITIES_IMPOSSIBLE, COMMUNITIES_UNKNOWN };

struct communities_street {
	int street;              /* from 0 */
	const char *name;        /* NULL: its number will do */
	bool is_by_grid;         /* units are grids of surveyed buildings */
	struct communities_unit *units;
	int unit_count;
	int *unit_of;            /* of each building of the street */
	int *first, *touches;    /* units that touch: touches[first[u] … first[u + 1] - 1] */
	int *part_of;            /* [units] */
	struct communities_part *parts;
	int part_count;
	enum communities_outcome outcome;
	int64_t cost, forbidden; /* of the plan; what a part outside the windows costs: more than all there can be inside */
	double bound;
	int64_t sets;            /* connected sets looked at */
	bool is_pool_full;
	int now_count, now_outside; /* communities of today; those outside a window */
	struct posts_row now, planned; /* sums */
	double moved;
	double office_now, office_planned; /* minutes on foot to the office, mean over households */
};

struct communities {
	struct communities_rules rules;
	struct staffing_rules staffing;
	const struct community *list;    /* of the scenario */
	struct posts_row *now;           /* of each of the list, with the posts its work needs */
	struct communities_street *streets;
	int street_count;                /* planned */
	bool has_generated;              /* some streets stand on generated buildings: numbers only */
};

/* Plans street `which` (from 0), or each by itself (-1). Draws the buildings that no table gives from the scenario's seed. Memory stays in
   `arena`. Deterministic. */
STATUS_MUST_USE enum status communities_build(struct communities *plan, struct arena *arena, const struct scenario *scenario, int which, struct faults *faults);
/* The cost of a set of units: what hours asked and given differ by, and who moves; `forbidden` outside the windows. base: the unit whose
   office stays, or the first. A pool_cost with a struct communities_cost_of behind it. */
struct communities_cost_of { const struct communities_rules *rules; const struct communities_street *street; };
int64_t communities_cost(const void *context, const uint16_t *members, int count, int *base);
/* The same told in full: residents, hours, cuts. */
struct communities_part communities_part_of(const struct communities_cost_of *of, const uint16_t *members, int count, int *base);

#endif
