/* check.h - what must hold between the values of a scenario, once each of them is right by itself. */
#ifndef CHECK_H
#define CHECK_H

#include "world/scenario.h"

/* Adds a fault for everything that does not go together, and a remark for what is odd but allowed. Every value must be right by itself. */
STATUS_MUST_USE enum status check_scenario(const struct scenario *scenario, struct faults *faults);

#endif
