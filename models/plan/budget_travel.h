/* budget_travel.h - what the ways to those who are called on add to a budget. */
#ifndef BUDGET_TRAVEL_H
#define BUDGET_TRAVEL_H

#include "plan/budget.h"

/* Adds the lines of BUDGET_TRAVEL, by the rules of run/travel.h. STATUS_WORLD when out of memory or lines. */
STATUS_MUST_USE enum status budget_travel(struct budget *budget, struct arena *arena, const struct scenario *scenario,
	const struct settings *settings, double population, double households, const struct walks *walks);

#endif
