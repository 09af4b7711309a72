/* exhaustion.h - F4: overload wears workers out, and the worn out leave. */
#ifndef EXHAUSTION_H
#define EXHAUSTION_H

enum exhaustion_form { EXHAUSTION_REVERTING, EXHAUSTION_NONE };
enum exhaustion_parameter {
	EXHAUSTION_FORM, EXHAUSTION_MEAN, EXHAUSTION_SPREAD, EXHAUSTION_STRAIN, EXHAUSTION_ABUSE, EXHAUSTION_TIME, EXHAUSTION_BURNT_OUT,
	EXHAUSTION_QUITS_FRESH, EXHAUSTION_QUITS_WORN, EXHAUSTION_QUITS_BURNT
};

/* What a worker of this temper (standard normal) bears without any strain, before it is clipped: b. */
double exhaustion_base(const double *p, double temper);
/* Where he tends to: clip(b + a (w - 1) + c x abuse, 0, 1), w hours worked over contract, abuse times a month. */
double exhaustion_target(const double *p, double base, double hours, double abuse);
/* A month of the way there: x + (target - x) x month / tau. */
double exhaustion_step(const double *p, double x, double target);
/* Quits a year: straight lines through the three rates at x = 0.2, 0.5 and 0.8, level beyond. */
double exhaustion_quits(const double *p, double x);

#endif
