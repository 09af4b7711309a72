/* doors.h - young workers find doors shut, and anger behind some of them. */
#ifndef DOORS_H
#define DOORS_H

enum doors_form { DOORS_TENURE, DOORS_NONE };
enum doors_parameter { DOORS_FORM, DOORS_NEW, DOORS_KNOWN, DOORS_TIME, DOORS_CALL, DOORS_ABUSE };

/* Chance that a door opens to somebody so many months in post, the work so much recognised. */
double doors_open(const double *p, double months, double recognition);
/* Time of a call at a household over that of one at an open door: 1 + call x (1 / open - 1), calls until it opens. */
double doors_time(const double *p, double open);
/* Outbursts a month: abuse x (1 - open) x share of requests not met in time. */
double doors_abuse(const double *p, double open, double trust);

#endif
