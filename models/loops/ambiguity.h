/* ambiguity.h - orders that contradict each other make work to be done again. */
#ifndef AMBIGUITY_H
#define AMBIGUITY_H

enum ambiguity_form { AMBIGUITY_NONE, AMBIGUITY_CONTRADICTION };
enum ambiguity_parameter { AMBIGUITY_FORM, AMBIGUITY_STRENGTH, AMBIGUITY_FACTOR };

/* Chance that a piece is contradicted, of which this share is asked for by others too. */
double ambiguity_chance(const double *p, double shared);

#endif
