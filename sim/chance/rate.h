/* rate.h - a rate that changes with time: by hour, weekday and month, or in pieces, with a wave over it; and the busyness of a day.

   The arrivals of a day are a Poisson number of `expected` (draw_poisson), each at the time of a uniform of its own: a Poisson
   process of just this rate. Where days differ as a whole, `expected` is multiplied by rate_busyness first; the times stay. */
#ifndef RATE_H
#define RATE_H

#include "base/arena.h"
#include "base/status.h"
#include "chance/random.h"

enum { RATE_HOURS = 24, RATE_WEEKDAYS = 7, RATE_MONTHS = 12 };

/* As a person says it. Rate at time t = base x by_hour x by_weekday x by_month x wave, or, with pieces,
   piece x by_weekday x by_month x wave; wave = 1 + wave_amplitude sin(2 pi t / wave_period + wave_phase), t from 00:00 of day 0. */
struct rate_settings {
	double base;                     /* a day; not used with pieces */
	const double *by_hour;           /* RATE_HOURS factors from midnight; NULL = 1 throughout; not used with pieces */
	const double *by_weekday;        /* RATE_WEEKDAYS factors from Monday, or NULL */
	const double *by_month;          /* RATE_MONTHS factors from January, or NULL */
	int piece_count;                 /* 0 = none */
	const double *pieces;            /* length of each, h, at least a second; one cycle from the start, repeated for ever */
	const double *piece_rates;       /* a day */
	double wave_amplitude;           /* 0 … 1 */
	double wave_period, wave_phase;  /* h, above 0 where there is a wave; radians */
};

/* Ready to be asked. Const once built. */
struct rate {
	int piece_count;
	const int64_t *ends;             /* of each piece in the cycle, ticks; the last is the cycle's length */
	const double *rates;             /* an hour */
	double weekday[RATE_WEEKDAYS], month[RATE_MONTHS];
	double amplitude, period, phase; /* period in ticks */
};

/* One day of a rate. Holds as long as the rate does. */
struct rate_day {
	const struct rate *rate;
	int64_t start;                   /* ticks since day 0 */
	double factor;                   /* of the weekday and the month */
	double by_then[RATE_HOURS + 1];  /* expected from midnight to each full hour */
	double expected;                 /* arrivals of the day */
};

/* Copies what it needs into `arena`; breakpoints are rounded to the millisecond. STATUS_WORLD when memory ran out. */
STATUS_MUST_USE enum status rate_build(const struct rate_settings *settings, struct arena *arena, struct rate *rate);
/* Arrivals a day in the long run: over all pieces, weekdays and months alike; a wave comes to nothing. */
double rate_mean(const struct rate *rate);
/* Day `day` (days before day 0 are below it: a cycle of pieces and a wave have no beginning), of weekday 0 = Monday … 6 and month 1 … 12. Asks for no memory; takes time for each piece of the day. */
void rate_day(const struct rate *rate, int32_t day, int weekday, int month, struct rate_day *out);
/* Ticks from midnight, 0 … 86 399 999, at which the share `uniform` (0 … 1) of the day's expected arrivals has come. Rises with
   `uniform`. Exact for pieces, to the millisecond under a wave; never at a time of rate 0. Needs expected > 0. */
int64_t rate_day_time(const struct rate_day *day, double uniform);
/* How busy a day is as a whole: gamma of mean 1 and coefficient of variation `cv` (0 … 10) at the address; 1 and no random number for cv 0. */
double rate_busyness(double cv, const struct random_address *address, int attribute);

#endif
