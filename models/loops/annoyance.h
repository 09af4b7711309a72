/* annoyance.h - F8: how residents and firms take it that the same doors are knocked on again and again. */
#ifndef ANNOYANCE_H
#define ANNOYANCE_H

enum annoyance_form { ANNOYANCE_CALLS, ANNOYANCE_NONE };
enum annoyance_parameter {
	ANNOYANCE_FORM, ANNOYANCE_CALL, ANNOYANCE_HALF_LIFE, ANNOYANCE_ELDERLY, ANNOYANCE_FIRMS, ANNOYANCE_USUAL, ANNOYANCE_LENGTHENS, ANNOYANCE_SHUT,
	ANNOYANCE_TRY, ANNOYANCE_GRADES
};

/* Annoyance after so many months with `calls` in all for each household, for whom a call counts `weight` times. */
double annoyance_step(const double *p, double annoyance, double calls, double weight, double months);
/* Where it settles under as many calls a month for ever. */
double annoyance_settled(const double *p, double calls, double weight);
/* Share of doors that are opened. */
double annoyance_answered(const double *p, double annoyance);

#endif
