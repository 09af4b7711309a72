/* choose.h - some of a scenario's options, and the baseline. */
#ifndef CHOOSE_H
#define CHOOSE_H

#include "world/scenario.h"

/* Keeps the options named ("cap,quota"), in the order of the scenario, and the baseline, without which there is nothing to compare with. An option
   nobody has is a fault. */
STATUS_MUST_USE enum status choose_policies(struct scenario *scenario, const char *list, struct faults *faults);

#endif
