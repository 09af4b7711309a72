/* absorption.h - hands that are added find work waiting for them. */
#ifndef ABSORPTION_H
#define ABSORPTION_H

enum absorption_form { ABSORPTION_LAGGED, ABSORPTION_NONE };
enum absorption_parameter { ABSORPTION_FORM, ABSORPTION_ELASTICITY, ABSORPTION_TIME };

/* The factor on what is sent down a month later, where there are `posts` times as many posts as at the start. */
double absorption_step(const double *p, double now, double posts);

#endif
