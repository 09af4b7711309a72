/* pace.h - whether the busy work faster or slower. */
#ifndef PACE_H
#define PACE_H

enum pace_form { PACE_NONE, PACE_LINEAR };
enum pace_parameter { PACE_FORM, PACE_SLOPE, PACE_FROM, PACE_MOST };

/* Factor on speed of somebody who works so much of his contract time. */
double pace_at(const double *p, double hours);

#endif
