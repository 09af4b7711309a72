/* zones.h - one community cut into grids at the least cost there is: what a grid costs, which grids, and the proof. */
#ifndef ZONES_H
#define ZONES_H

#include "plan/partition/partition.h"
#include "plan/zones/blocks.h"

/* What a grid may be and what it costs, all in minutes on foot a year: the walk from its best base to all its units and back,
   + imbalance_thousandths of every minute its field work is away from `work_min` (that of a mean grid; where their number is free,
   of a grid of plan.grid_size households), + grid_min, + keep_min for each household that is
   not of the grid of today most of its households are of. */
struct zones_rule {
	int64_t least, most;     /* households */
	int count_low, count_high;
	int64_t work_min, imbalance_thousandths, grid_min, keep_min;
};

struct zones_cost_of { const struct blocks *blocks; const struct zones_rule *rule; };
/* The cost of a set of units, a pool_cost with a struct zones_cost_of behind it; the unit of the best base into *base. */
int64_t zones_cost(const void *context, const uint16_t *members, int count, int *base);

/* Why there is no plan. */
enum zones_why {
	ZONES_POSSIBLE,
	ZONES_NUMBER,            /* no number of grids fits the households of the community */
	ZONES_ISLAND,            /* none fits those of an island: units first … of `culprits` */
	ZONES_ALONE,             /* a unit is in no connected grid of the window */
	ZONES_POCKET,            /* units that hang together cannot be covered, by the prices */
	ZONES_SEARCH             /* prices do not show it, a search through all grids did */
};

struct zones_grid {
	int units, buildings, base;  /* the building of its base */
	int64_t households, work_min, walk_min, imbalance_min, keep_min; /* walk, imbalance and keep: parts of its cost */
	int64_t cost, farthest_ms;   /* one way from the base to its farthest building */
};

/* What is asked for. */
struct zones_request {
	struct blocks_request blocks;
	bool keeps;              /* households that change their worker cost plan.keep_price each */
	long node_limit;         /* of the last search; 0 = ZONES_NODES */
	bool (*is_over)(void *watch); /* a clock, or NULL; asked between steps */
	void *watch;
};
enum { ZONES_NODES = 20000, ZONES_SETS = 6000000 };

struct zones {
	const struct community *community;
	struct blocks blocks;
	struct zones_rule rule;
	struct partition plan;       /* its parts are numbered as the grids are */
	struct zones_grid *grids;    /* [plan.part_count] */
	bool is_second;              /* the number nearest to plan.grid_size is impossible; the plan has the next that is not */
	enum zones_why why;
	const int *culprits;         /* units that say why */
	int culprit_count;
	int64_t culprit_households;
	int islands;                 /* parts of the community no way as short as plan.grid_gap joins */
	int64_t changed;             /* households whose worker changes; -1 where today's grids are not known */
	int64_t today;               /* cost of the grids of today by the same rule, walk_today of it on foot; -1 likewise */
	int64_t walk_today;
	int today_outside;           /* grids of today outside the window or not connected */
};

/* Plans one community. Deterministic; one thread. Memory stays in `arena`. A community for which there is no plan is no fault. */
STATUS_MUST_USE enum status zones_solve(struct zones *zones, struct arena *arena, const struct zones_request *request, struct faults *faults);
/* The rule for a community of these households and minutes of work, by the settings. */
struct zones_rule zones_rule_of(const struct settings *settings, int64_t households, int64_t work_min, bool keeps);
/* Why there is no plan, from the prices and by trying; fills why, culprits and islands. */
STATUS_MUST_USE enum status zones_explain(struct zones *zones, struct arena *arena);
/* The connected parts of the units among `in` (NULL: all), part[u] from 0, -1 outside; their number. -1: out of memory. */
int zones_components(const struct blocks *blocks, const bool *in, int *part);

#endif
