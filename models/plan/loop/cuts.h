/* cuts.h - the cheapest posts that meet targets only a simulation can tell: propose, simulate, cut off what must fail, propose again. */
#ifndef CUTS_H
#define CUTS_H

#include "base/arena.h"
#include "base/fault.h"
#include "plan/loop/heads.h"

enum { CUTS_TARGETS = 6, CUTS_SUMS = 2, CUTS_NODES = 20000 };

/* What adds up over posts: lead[0] + … over the posts there are must reach `need`. gives[kind][k]: what the post number k (from 0) of a
   kind adds. */
struct cuts_sum {
	double need;
	const double *gives[HEADS_MOST];
};

/* Minimise cost over low <= n <= high, so that together they are at least `least`, the sums are reached, and every service is at
   least its target. Services come from a sample: more posts should serve no worse, and where they serve worse by up to `matters`, the
   answer still holds. */
struct cuts_problem {
	int kinds;
	int low[HEADS_MOST], high[HEADS_MOST];
	int64_t cost[HEADS_MOST];         /* of one post; whole, above 0 */
	int least;
	struct cuts_sum sums[CUTS_SUMS];
	int sum_count;
	int target_count;
	double target[CUTS_TARGETS], matters[CUTS_TARGETS];
	struct heads prefer;              /* of equal costs the nearest to this is proposed */
	const struct heads *starts;       /* simulated first, in this order; they need not keep the bounds */
	int start_count;
	int most;                         /* vectors simulated at most, those of `starts` included */
};

/* Fills service[target_count] with what the sample says of so many posts, higher is better. The same for the same posts. */
typedef enum status cuts_oracle(void *context, const struct heads *heads, double service[CUTS_TARGETS]);

struct cuts_tried {
	struct heads heads;
	double service[CUTS_TARGETS];
};

/* What cannot be: by a vector that misses a target by more than what matters, everything it covers; by one that misses it by less, itself. */
struct cuts_cut {
	int tried;                        /* the vector that justifies it */
	int target;                       /* which it misses most, measured by what matters */
	bool is_point;
};

enum cuts_outcome {
	CUTS_PROVEN,                      /* `best` is the cheapest there is */
	CUTS_GAP,                         /* the limit was reached first: it costs at most cost - bound too much */
	CUTS_NONE,                        /* nothing within the bounds meets the targets */
};

struct cuts_result {
	enum cuts_outcome outcome;
	bool has_best;
	int best;                         /* of tried */
	int64_t cost, bound;              /* of best; below which nothing meets the targets */
	struct cuts_tried *tried;
	struct cuts_cut *cuts;
	int tried_count, cut_count, proposal_count;
	int pair_count;                   /* pairs simulated of which one has at least as many of every kind */
	int small_count, broken_count;    /* of those, the larger one serves worse: by up to what matters; by more, which ends every claim */
	int broken_more, broken_less, broken_target; /* the worst of them */
};

/* Searches. The result's rows live in `arena`; the same for the same problem and oracle. The claim of its outcome stands while
   broken_count is 0. STATUS_WORLD when memory or the solver gives up, or as the oracle says. */
STATUS_MUST_USE enum status cuts_search(const struct cuts_problem *problem, cuts_oracle *oracle, void *context, struct arena *arena,
	struct cuts_result *result, struct faults *faults);
/* Whether bounds, sum of posts and sums are kept. */
bool cuts_is_allowed(const struct cuts_problem *problem, const struct heads *heads);
/* Whether every target is met. */
bool cuts_is_met(const struct cuts_problem *problem, const struct cuts_tried *tried);
/* Whether `heads` is one of those a cut excludes. */
bool cuts_excludes(const struct cuts_result *result, const struct cuts_cut *cut, const struct heads *heads);

#endif
