/* comeback.h - what becomes of a cut: how much of the burden is back after so many months, how often it comes and goes. */
#ifndef COMEBACK_H
#define COMEBACK_H

#include "study/result.h"

/* Fills in the indicators of rebound of every option and replication from the months of option and baseline. */
void comeback_fill(struct result_set *set);

#endif
