/* catalogue.h - which items of work sent down to admit and which to have come jointly, for the most policy value within the hours of each month. */
#ifndef CATALOGUE_H
#define CATALOGUE_H

#include "plan/catalogue/catalogue_groups.h"

/* Why an item is in or out. */
enum catalogue_reason {
	CATALOGUE_COMPULSORY,    /* mostly ordered from above: forced in */
	CATALOGUE_WORTH,         /* worth more than its hours, at the prices of the months */
	CATALOGUE_FILLS,         /* worth less, but there is room for it and for nothing better */
	CATALOGUE_TOO_DEAR,      /* worth less than its hours */
	CATALOGUE_NO_ROOM,       /* worth more, but does not fit as a whole */
	CATALOGUE_EMPTY          /* asks for no hours: needs no place */
};

struct catalogue_item {
	int item;                /* of the world, from 0 */
	double hours[CATALOGUE_MONTHS], hours_year; /* of a mean community */
	double score;            /* attributes weighted by plan.weight_* */
	double value;            /* a year: score x policy value of its hours */
	bool is_forced, is_admitted;
	int group;               /* among those taken, from 0; -1 = by itself */
	double priced;           /* what its hours are worth at the prices of the months, less what joining saves */
	enum catalogue_reason reason;
};

/* An hour more in a month. */
struct catalogue_price {
	double dual;             /* of the linear program */
	double more, less;       /* by solving again: worth of one more hour, loss of one hour less; NAN in a month that is over */
	double more_until, less_until; /* hours up to which that rate holds */
	double put_off;          /* hours that wait for the next month */
	double over;             /* hours the compulsory work alone asks beyond what is left */
};

struct catalogue {
	struct world world;
	struct catalogue_month months[CATALOGUE_MONTHS];
	struct catalogue_price prices[CATALOGUE_MONTHS];
	double used[CATALOGUE_MONTHS];           /* by what is admitted, joint saving counted */
	const double (*hours)[CATALOGUE_MONTHS]; /* of templates, in a mean community */
	struct catalogue_item *items;            /* as in the world */
	int item_count;
	struct catalogue_overlap overlap;
	struct catalogue_pool pool;              /* groups looked at */
	struct catalogue_group *taken;           /* those of the plan */
	int taken_count, rounds;                 /* of looking for groups among what was admitted */
	/* The proof. Objective: value + saved hours x CATALOGUE_TIE. */
	double value;            /* of what is admitted */
	double goal, bound;      /* objective of the plan; no choice among these groups exceeds the bound */
	double loose_bound;      /* of the linear program */
	double *join_price;      /* of each item: the price of its place in one group */
	bool is_proven;
	double asked_year, admitted_year, saved_year, compulsory_year;
};

/* What a group is about: the kind of form on which it saves most. */
struct catalogue_told {
	enum kind_id kind;
	int forms, departments;  /* of that kind in its items; who sends them */
	int fields;              /* asked for by two of them or more */
	double saved_year;       /* on that kind */
};

/* A saved hour counts a little, so that joining is preferred where hours are not scarce. */
#define CATALOGUE_TIE 0.001

/* Plans the year from the scenario's start for its opening settings; free the catalogue in any case. No random numbers of its own:
   items and their attributes are those of the scenario's world. node_limit of branch and cut; 0 = none. */
STATUS_MUST_USE enum status catalogue_build(struct catalogue *plan, struct arena *arena, const struct scenario *scenario, long node_limit,
	struct faults *faults);
void catalogue_free(struct catalogue *plan);
struct catalogue_told catalogue_told(const struct catalogue *plan, const struct catalogue_group *group);
/* The bound of the linear program, reckoned from the prices alone: no choice is worth more. */
double catalogue_check(const struct catalogue *plan);

#endif
