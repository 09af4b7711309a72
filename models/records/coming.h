/* coming.h - how work comes: rates, hours and weekdays, seasons, how much days differ beyond chance; each with an interval and a test. */
#ifndef COMING_H
#define COMING_H

#include "measure/counts.h"
#include "records/records.h"

enum { COMING_HOURS = 24, COMING_WEEKDAYS = 7, COMING_MONTHS = 12 };

struct coming {
	int total, days;
	struct stats_interval a_day;                   /* every weekday counted alike */
	struct stats_interval weekday[COMING_WEEKDAYS]; /* a day, from Monday; NaN where there was none in the window */
	struct stats_interval hour[COMING_HOURS];      /* share of a day */
	struct stats_interval month[COMING_MONTHS];    /* factor over the year; only with has_months */
	double weekday_chance, hour_chance, profile_chance, month_chance; /* how often chance alone would make them differ as much; profile: hours differ by weekday */
	bool has_hours, has_months;
	struct counts_spread spread;
	double ratio;                                  /* variance of the total over its mean, by that spread */
};

/* Estimates from the openings of one category (-1 = all), unit and area likewise, at `level`. */
STATUS_MUST_USE enum status coming_estimate(const struct records *records, int category, int unit, int area, double level, struct arena *arena, struct coming *out);

/* Openings for each head, area by area. */
struct coming_area {
	const char *name;
	double people;
	int count;
	struct stats_interval a_month; /* of 1,000 residents; its spread that of all together */
};
struct coming_heads {
	const char *file;
	struct stamp stamp;
	int count, unknown;            /* areas with residents; openings of areas the table does not have, or of none */
	struct coming_area *areas;
	double people;
	struct stats_interval a_month; /* of 1,000 residents, all areas together */
	double alike_chance;           /* how often chance alone makes areas differ as much */
};
/* Reads the table of residents (columns area, population, in either language) and lays the log over it. */
STATUS_MUST_USE enum status coming_by_head(const struct records *records, const struct coming *all, const char *path, double level, struct arena *arena,
	struct faults *faults, struct coming_heads *out);

#endif
