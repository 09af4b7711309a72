/* swing.h - which assumptions move the verdict most, one at a time, by the fluid twin. */
#ifndef SWING_H
#define SWING_H

#include "base/team.h"
#include "learn/factors.h"

/* weights[factor]: how far the options' distance from the baseline moves while the factor goes over its range and all else stays: the largest, over options and
   measures (hours demanded, home visits, tasks done well, overtime), of the way from its lowest to its highest, in units of what matters. Of the first year; of the baseline
   itself where there is one option only. A sample of `places` communities is followed. The same for any team; draws nothing. */
STATUS_MUST_USE enum status swing_weigh(const struct factors *factors, const struct scenario *scenario, int places, struct team team, double *weights);

#endif
