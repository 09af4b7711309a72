/* profile.h - when residents ask: weights of hours and weekdays. */
#ifndef PROFILE_H
#define PROFILE_H

#include "clock/calendar.h"

enum profile { PROFILE_FLAT, PROFILE_ST_LOUIS };

/* hours_cdf[25]: share of a day's requests before each hour; weekday_weight[8]: Monday … Sunday, public holiday on a weekday,
   scaled so that the mean over the calendar is 1. */
void profile_build(enum profile profile, const struct calendar *calendar, double hours_cdf[25], double weekday_weight[8]);
/* The weight of a day. */
double profile_weight(const double weekday_weight[8], const struct calendar_day *day);

#endif
