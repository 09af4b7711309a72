/* profile.c - the St. Louis table: requests to the Citizens' Service Bureau opened in January 2018 (ODC-By 1.0), counts by hour and weekday. */
#include "world/profile.h"

enum { HOLIDAY = 7 };

/* Requests a day: weekday counts over the number of such days in the month; the two public holidays were Mondays. */
static const double ST_LOUIS_DAYS[8] = {1354.0 / 3, 1826.0 / 5, 1850.0 / 5, 1491.0 / 4, 1860.0 / 4, 143.0 / 4, 190.0 / 4, 190.0 / 4};
static const double ST_LOUIS_HOURS[24] = {
	23, 12, 13, 7, 19, 20, 56, 236, 915, 1108, 951, 856, 760, 730, 736, 828, 668, 235, 138, 106, 106, 79, 56, 56
};

double profile_weight(const double weekday_weight[8], const struct calendar_day *day)
{
	if (day->weekday < 5)
		return weekday_weight[day->works ? day->weekday : HOLIDAY];
	return weekday_weight[day->works ? 2 : day->weekday]; /* a make-up Saturday or Sunday is like a Wednesday */
}

void profile_build(enum profile profile, const struct calendar *calendar, double hours_cdf[25], double weekday_weight[8])
{
	double total = 0, mean = 0;
	hours_cdf[0] = 0;
	for (int hour = 0; hour < 24; hour++)
		total += profile == PROFILE_FLAT ? 1 : ST_LOUIS_HOURS[hour];
	for (int hour = 0; hour < 24; hour++)
		hours_cdf[hour + 1] = hours_cdf[hour] + (profile == PROFILE_FLAT ? 1 : ST_LOUIS_HOURS[hour]) / total;
	hours_cdf[24] = 1;
	for (int day = 0; day < 8; day++)
		weekday_weight[day] = profile == PROFILE_FLAT ? 1 : ST_LOUIS_DAYS[day];
	for (int day = 0; day < calendar->day_count; day++)
		mean += profile_weight(weekday_weight, &calendar->days[day]) / calendar->day_count;
	for (int day = 0; day < 8; day++)
		weekday_weight[day] /= mean;
}
