/* chosen.h - options named on the command line. */
#ifndef CHOSEN_H
#define CHOSEN_H

#include <stdbool.h>

#include "world/scenario.h"

/* Marks the options of a list "A,B…", and the baseline. Each name the scenario does not have is a fault. */
STATUS_MUST_USE enum status chosen_policies(const struct scenario *scenario, const char *list, bool is_chosen[SCENARIO_POLICIES], struct faults *faults);

#endif
