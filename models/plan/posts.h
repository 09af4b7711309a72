/* posts.h - how many posts of which kind each community needs, what they cost, and what one thing more is worth. */
#ifndef POSTS_H
#define POSTS_H

#include "plan/asked.h"
#include "plan/conflict.h"
#include "plan/price.h"
#include "plan/street.h"

/* A community, a street or the district. */
struct posts_row {
	int32_t id;                   /* of the community; of a street: its number from 1 */
	const char *name;             /* of the community, of the street where it has one; else NULL */
	int communities;
	double residents, households;
	double requests;              /* of a community: those of a resident over those of a resident at large */
	int grids_now, grids;
	int odd_grids;                /* communities where no number of grids keeps the norm of households */
	int posts_now;
	int posts[POST_COUNT], total; /* planned, whole */
	double loose_posts;           /* planned, fractional */
	double wisn_posts;            /* by the closed form: nobody absent, no target load */
	double norm_posts;            /* by the norm alone */
	double asked_h;               /* hours a year the plan covers: with returns where it is for lived conditions */
	double given_h;               /* hours a year the posts there are today give, under the same conditions */
	double cost_yuan, loose_yuan; /* a year; loose_yuan is a lower bound of any plan that does all the work */
	double unmet_h;
	double hour_yuan[SKILL_COUNT]; /* of one community: what one more hour of the work costs, at the dearest time it is asked for */
	int proven;                   /* communities whose whole posts are proven the cheapest */
	struct street_walk walk;      /* on foot in generated streets; empty for a community outside a district */
};

struct posts_plan {
	struct posts_row *communities, *streets, total;
	int community_count, street_count;
	struct staffing_rules rules;
	struct staffing_links links;
	struct conflict conflict;     /* count > 0: no plan keeps the rules, and what follows is empty */
	int parts, part_columns;      /* programs that nothing links; columns of the largest */
	int budget_binds;
	double loose_unmet_h;         /* of fractional posts: the least */
	double worst_share;           /* largest share of a community's hours left undone */
	double loose_floating;        /* heads who float, fractional */
	struct linked_whole whole;
	struct price norm;            /* one post per 10,000 residents more asked of every community */
	struct price grids;           /* one grid worker more asked for, spread as the grids are */
	struct price budget;          /* one CNY a year more; step 0 without a budget that binds */
	struct price desk;            /* one hour a year of desk work more, spread as the desk work is */
	struct price peak;            /* one hour a year more of the dearest work bound to a time … */
	int peak_community;           /* … in this community */
	enum skill peak_skill;
	enum week_period peak_period;
	double load_step;             /* target load this much higher or lower … */
	struct posts_row tighter, looser; /* … gives these whole posts and costs (the rest is empty) */
};

/* What a plan is asked for beside the scenario. */
struct posts_request {
	int must;                     /* nothing may stay undone */
	const struct asked *asked;    /* places and budgets that are known already, of an option; NULL = of the scenario's opening */
	const struct asked_load *load_asked; /* as a simulation was asked; NULL = by the budgets */
	int is_brief;                 /* posts alone: no walks, no prices */
	double load;                  /* instead of plan.load; 0 = as set */
};

/* Plans every community of the scenario with what links them, whole posts and fractional ones, then solves again for each price.
   Deterministic. Memory stays in `arena`. posts_build: with a request of zeros. */
STATUS_MUST_USE enum status posts_build(struct posts_plan *plan, struct arena *arena, const struct scenario *scenario, struct faults *faults);
STATUS_MUST_USE enum status posts_build_as(struct posts_plan *plan, struct arena *arena, const struct scenario *scenario,
	const struct posts_request *request, struct faults *faults);
/* One community with these ways (NULL: those of the mean community of its size): fills `row` from its residents, households and requests (grids_now, posts_now and id are the caller's). `loose`, unless NULL,
   gets the fractional plan, `site` what it was made for. */
STATUS_MUST_USE enum status posts_one(struct posts_row *row, struct staffing_rules *rules, struct staffing_site *site, struct staffing_plan *loose,
	const struct walks *walks, struct arena *arena, const struct scenario *scenario, struct faults *faults);
/* Fills in the prices; `loose` is the fractional plan (posts_prices.c). */
void posts_prices(struct posts_plan *plan, struct linked *linked, const struct staffing_plan *loose);
/* Adds the figures of one row to another; the id stays. */
void posts_add(struct posts_row *sum, const struct posts_row *row);

#endif
