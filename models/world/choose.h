/* choose.h - some of a scenario's options, and the baseline. */
#ifndef CHOOSE_H
#define CHOOSE_H

#include <stdbool.h>

#include "world/scenario.h"

/* The number of the option named, of the baseline when name is NULL; a name the scenario does not have is a fault. */
STATUS_MUST_USE enum status choose_one(const struct scenario *scenario, const char *name, int *policy, struct faults *faults);
/* Marks the options of a list "A,B…", and the baseline. Each name the scenario does not have is a fault. */
STATUS_MUST_USE enum status choose_named(const struct scenario *scenario, const char *list, bool is_chosen[SCENARIO_POLICIES], struct faults *faults);
/* Keeps the options named in such a list, in the order of the scenario, and the baseline, without which there is nothing to compare with. An option
   nobody has is a fault. */
STATUS_MUST_USE enum status choose_policies(struct scenario *scenario, const char *list, struct faults *faults);

#endif
