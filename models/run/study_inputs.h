/* study_inputs.h - the table of all inputs a study rests on, for its result file. */
#ifndef STUDY_INPUTS_H
#define STUDY_INPUTS_H

#include "study/annex.h"
#include "world/scenario.h"

/* Rows "input": settings in force, then what the scenario says of options, lines and servers, the other parameters of rules, and its tables. */
STATUS_MUST_USE enum status study_inputs(const struct scenario *scenario, struct arena *arena, struct annexes *annexes);

#endif
