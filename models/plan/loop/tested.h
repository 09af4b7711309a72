/* tested.h - posts of each kind tested by simulation: the cheapest that meet the targets with frozen demand, what other ways of planning advise, and what
   becomes of the plan on fresh seeds and with every loop on. */
#ifndef TESTED_H
#define TESTED_H

#include "measure/stats.h"
#include "plan/loop/cuts.h"
#include "plan/loop/rivals.h"

enum { TESTED_ROUNDS = 3, TESTED_SIMULATIONS = 400, TESTED_FRESH = 30 };

struct tested_request {
	const struct scenario *scenario;
	int policy;                      /* option planned for */
	int street;                      /* from 0; -1: all */
	const char *community;           /* its name; NULL: all of the street */
	int replications;                /* of the sample, at least 2 */
	int fresh;                       /* replications on other seeds, at least 2 */
	int simulations;                 /* vectors simulated at most, for each community and round */
	uint64_t seed;
	struct team team;
	void (*progress)(void *context, double share_done); /* called on the calling thread; may be NULL */
	void *progress_context;
};

/* One target of a plan; those not asked for are only measured. */
struct tested_target {
	bool is_asked;
	double value;                    /* of a share at least, of a wait or a load at most */
	double matters;                  /* a difference up to this is too small to matter */
};

enum tested_verdict { TESTED_NOT_ASKED, TESTED_HOLDS, TESTED_UNCLEAR, TESTED_MISSES };

/* Measures over replications: the interval lies on the right side of the target, or not, or the target lies in it. */
struct tested_check {
	struct stats_interval interval[TRIAL_MEASURES];
	enum tested_verdict verdict[TRIAL_MEASURES];
};

/* What somebody advises for a community, as the sample sees it. */
struct tested_rival {
	struct heads heads;
	struct trial_counts sum;         /* over the replications of the sample */
	struct trial_counts shared;      /* over those of the first round, as many in every community */
	bool is_met;                     /* every target */
};

struct tested_community {
	struct arena arena;              /* of its search */
	int32_t id;
	const char *name;
	double residents, households;
	int grids, posts_now, leads;
	struct posts_row program;        /* of the linear program, for its costs */
	int most[TRIAL_KINDS];           /* posts of each kind there is room for */
	struct cuts_problem problem;     /* of the last round */
	struct cuts_result result;
	struct heads heads;              /* planned, or the most that was tried where nothing meets the targets */
	int64_t cost_yuan, bound_yuan;   /* a year, leads included */
	bool is_proven;                  /* nothing cheaper meets the targets in the sample */
	bool is_refuted;                 /* the bound did not stand up to counting: a fault of the solver, never seen */
	int64_t counted;                 /* cheaper vectors counted through, each ruled out */
	int replications, rounds;        /* of the sample in the last round; rounds of search */
	int vectors;                     /* simulated in all */
	int64_t runs;                    /* replications simulated in all, fresh ones apart */
	bool is_frozen;                  /* the same work was asked for whatever the staff, and hours added up: or else nothing is proven */
	struct trial_counts sample, shared; /* sums over the sample, and over its runs of the first round */
	const struct trial_counts *fresh_counts; /* [fresh] */
	struct tested_check fresh, real; /* on other seeds: demand frozen; every loop on */
	struct tested_rival rivals[RIVALS_KINDS];
};

struct tested_plan {
	struct arena arena;
	struct tested_community *communities;
	int count;
	struct tested_target targets[TRIAL_MEASURES];
	struct staffing_rules rules;
	int64_t post_yuan;               /* a year */
	int replications, fresh_replications, simulations;
	uint64_t seed, fresh_seed;       /* of the first round; each round has fresh seeds of its own */
	double years;                    /* simulated for each replication, before the year that counts too */
	unsigned left_out;               /* rules of the option that read posts (bit = enum rule_id) */
	struct tested_check fresh, real; /* of all communities together */
	struct trial_counts shared;      /* over the runs of the first round, as many in every community */
	struct tested_rival rivals[RIVALS_KINDS]; /* sums over communities; is_met: in all */
	int rivals_met[RIVALS_KINDS];    /* communities where it is */
};

/* Plans the communities asked for, side by side on the team, the same on any. Random numbers: those of runs with seeds `seed` (the sample:
   replications 0 …) and those after it (one for each round, and one more for every loop on). Free the plan in any case. A street or community
   that is not there is a fault. */
STATUS_MUST_USE enum status tested_build(struct tested_plan *plan, const struct tested_request *request, struct faults *faults);
void tested_free(struct tested_plan *plan);
/* Whether one of the targets asked for is missed for certain. */
bool tested_is_short(const struct tested_check *check);

#endif
