/* fluid_parts.h - the three halves of the fluid twin and what flows between them. */
#ifndef FLUID_PARTS_H
#define FLUID_PARTS_H

#include "gate/rule.h"
#include "learn/fluid.h"

/* Work sent down in a month, by: assessed or not, by households or not, through the street or not. Hours of a community with one household and a street that
   adds nothing. */
struct fluid_flow {
	double hours[2][2][2], pieces[2], refused_value, value;
	double again_value;          /* in `value`, but asked before */
	double variance;             /* of the hours of a mean community, by the chance with which once-only work comes */
};

/* -- demand (fluid_demand.c) ------------------------------------------------------------------------------------------- */

/* Chances of what a template may be: in force, back past the gate, back outside its scope, refused, cut, cut and to come back at a date. */
struct fluid_template {
	double in, leaked, outside, refused, cut, must;
	int must_month;
	double effort;               /* of what is in */
	double once_pass, once_effort; /* of single occurrences while it is refused */
};
/* What the gate makes of an item, when its decisions are out. */
struct fluid_item {
	bool is_judged;
	double in, by_door, effort, later_in, later_effort;
	int later_month;             /* -1: nothing under way */
};
/* What came of judging one of them again and again with evenly spread numbers. */
struct fluid_sum {
	double in, by_door, effort, days;
};
/* A template's share in a month while it is in force: where its hours go, and how many. */
struct fluid_share {
	bool is_linked, by_households, passes_street, is_once, is_daily, is_inspection;
	double a_day;                /* pieces, a day or a working day; 0: none of this work */
	double hours, year_end, value; /* of a piece, of one household if by_households, before growth; on top in December; of an hour */
};
enum { FLUID_POOL = 241, FLUID_YEAR = 12 };

struct fluid_demand {
	const struct world *world;
	const struct regime *regime;
	struct fluid_template *templates;
	struct fluid_item *items;
	struct fluid_share *shares;
	int32_t *order;              /* items by score, best first */
	struct rule_state rules[SCENARIO_RULES], ready[SCENARIO_RULES];
	struct fluid_sum *item_sums, *template_sums;
	const struct rule_settings *gate;
	int32_t gate_day;
	bool has_gate, is_published;
	double enforcement, campaign_hours; /* of this month, in each community */
	struct fluid_flow pool[FLUID_POOL]; /* refused once-only work by months since */
	double load_months[FLUID_YEAR];
	int months_seen, campaign_due, campaign_last;
};

STATUS_MUST_USE enum status fluid_demand_open(struct fluid_demand *demand, const struct world *world, struct arena *arena);
/* The month that begins on `day`: what comes back, clean-ups, the gate; then what is sent down. */
void fluid_demand_month(struct fluid_demand *demand, const struct regime *regime, int32_t day, struct fluid_flow *flow);
/* The load demanded of full posts in the month that is over. */
void fluid_demand_read(struct fluid_demand *demand, double load);

/* -- the gate (fluid_gate.c) ------------------------------------------------------------------------------------------- */

/* On the first of a month: a new gate, a round, decisions that are out. Returns whether a new gate was set up. */
bool fluid_gate_month(struct fluid_demand *demand, int32_t day, int month);

/* -- staff (fluid_staff.c) --------------------------------------------------------------------------------------------- */

enum { FLUID_TEMPERS = 24, FLUID_STAGES = 12 };

/* All in shares of posts. */
struct fluid_staff {
	const struct world *world;
	const struct regime *regime;
	double at[FLUID_TEMPERS], x[FLUID_TEMPERS]; /* filled posts by temper; their mean exhaustion */
	double hiring[FLUID_STAGES]; /* empty posts by stage of recruitment */
	double newness, strangeness; /* exp(-tenure / time), mean: of learning, of doors */
	double posts, absorption;    /* posts over those of the start; what they attract of work, as a factor */
	double trained, quit;        /* hours of training remembered; left this month */
	double hours, load, trust;   /* of last month: hours over contract, load of the staff present, requests in time */
	double speed, doors, working; /* of this month: mean speed, time at doors, share of posts where somebody works */
};

void fluid_staff_open(struct fluid_staff *staff, const struct world *world, const struct regime *regime);
void fluid_staff_month(struct fluid_staff *staff, const struct regime *regime, int32_t day, int days);
double fluid_staff_exhaustion(const struct fluid_staff *staff);
double fluid_staff_burnt_out(const struct fluid_staff *staff);

#endif
