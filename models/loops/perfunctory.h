/* perfunctory.h - F2: how much effort a piece of work gets when there is too much of it. */
#ifndef PERFUNCTORY_H
#define PERFUNCTORY_H

#include "state/work.h"

enum perfunctory_form { PERFUNCTORY_POWER, PERFUNCTORY_THRESHOLD, PERFUNCTORY_NONE };
enum perfunctory_parameter {
	PERFUNCTORY_FORM, PERFUNCTORY_FLOOR, PERFUNCTORY_EXPONENT, PERFUNCTORY_QUALITY, PERFUNCTORY_TOLERANCE,
	PERFUNCTORY_STEP_AT, PERFUNCTORY_STEP_TO
};

/* The effort at load `load` (standard hours arrived over contract hours present) when a share `linked_share` of the mandate
   hours counts in the assessment. Draws nothing. */
struct work_effort perfunctory_at(const double *p, double load, double linked_share);
/* Quality of work done with a share `effort` of the standard effort: effort^beta. */
double perfunctory_quality(const double *p, double effort);

#endif
