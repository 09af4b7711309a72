/* catalogue_prices.c - one solution for the duals, others beside it for how far they hold. */
#include "plan/catalogue/catalogue_prices.h"

#include <math.h>

enum { HALVINGS = 12 };
static const double STEP_H = 1, FAR = 4096, DIGITS = 1e-7;

/* The goal with `more` hours in a month; NAN when there is no solution. */
static double goal_with(const struct catalogue *plan, struct catalogue_program *program, int month, double more)
{
	lp_set_row(program->lp, program->months[month], -INFINITY, plan->months[month].left + more);
	enum lp_outcome outcome = lp_solve(program->lp, 0);
	return outcome == LP_OPTIMAL ? -lp_cost(program->lp) : NAN;
}

/* How many hours on (sign 1) or back (-1) the goal still moves at this rate. It is concave: where it has left the line it does not return. */
static double holds_until(const struct catalogue *plan, struct catalogue_program *program, int month, double rate, double sign)
{
	double holds = STEP_H, leaves = 0, digits = DIGITS * fmax(1, fabs(plan->loose_bound));
	for (double far = 2 * STEP_H; far <= FAR && leaves <= 0; far *= 2) {
		double goal = goal_with(plan, program, month, sign * far);
		if (fabs(goal - plan->loose_bound - sign * rate * far) <= digits)
			holds = far;
		else
			leaves = far;
	}
	for (int i = 0; i < HALVINGS && leaves > 0; i++) {
		double middle = (holds + leaves) / 2, goal = goal_with(plan, program, month, sign * middle);
		if (fabs(goal - plan->loose_bound - sign * rate * middle) <= digits)
			holds = middle;
		else
			leaves = middle;
	}
	return holds;
}

static void month_price(struct catalogue *plan, struct catalogue_program *program, int month)
{
	struct catalogue_price *price = &plan->prices[month];
	if (price->over > 0) { /* an hour more is an hour less over */
		price->more = price->less = NAN;
		return;
	}
	double more = goal_with(plan, program, month, STEP_H), less = goal_with(plan, program, month, -STEP_H);
	price->more = fmax(0, more - plan->loose_bound) / STEP_H;
	price->less = isnan(less) ? INFINITY : fmax(0, plan->loose_bound - less) / STEP_H;
	price->more_until = price->less_until = 0;
	if (price->more > DIGITS)
		price->more_until = holds_until(plan, program, month, price->more, 1);
	if (isfinite(price->less) && price->less > DIGITS)
		price->less_until = holds_until(plan, program, month, price->less, -1);
	lp_set_row(program->lp, program->months[month], -INFINITY, plan->months[month].left);
}

enum status catalogue_prices(struct catalogue *plan, struct catalogue_program *program, struct faults *faults)
{
	if (lp_solve(program->lp, 0) != LP_OPTIMAL)
		return fault_world(faults, "the solver gave up on the prices of the catalogue");
	plan->loose_bound = -lp_cost(program->lp);
	for (int m = 0; m < CATALOGUE_MONTHS; m++)
		plan->prices[m].dual = fmax(0, -lp_price(program->lp, program->months[m]));
	for (int i = 0; i < plan->item_count; i++)
		plan->join_price[i] = fmax(0, -lp_price(program->lp, program->joins[i]));
	for (int m = 0; m < CATALOGUE_MONTHS; m++)
		month_price(plan, program, m);
	return STATUS_OK;
}
