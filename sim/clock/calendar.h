/* calendar.h - when people work: days, weekdays, holidays, hours of the day. Const once built.

   Time is int64 ticks of 1 ms since the origin (00:00 of day 0). Day numbers count from the origin and may be negative
   only before it. Clock time has no daylight saving. */
#ifndef CALENDAR_H
#define CALENDAR_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/fault.h"

#define TICKS_PER_MINUTE INT64_C(60000)
#define TICKS_PER_HOUR (60 * TICKS_PER_MINUTE)
#define TICKS_PER_DAY (24 * TICKS_PER_HOUR)

struct calendar_date { int year, month, day; }; /* month 1 … 12, day 1 … 31 */

/* Days since 1970-01-01 of a date in the Gregorian calendar, and back. */
int32_t calendar_serial(struct calendar_date date);
struct calendar_date calendar_date(int32_t serial);
/* "2012-01-31"; false when it is no such date. */
bool calendar_parse(const char *text, struct calendar_date *date);
/* 0 = Monday … 6 = Sunday. */
int calendar_weekday(int32_t serial);

enum { CALENDAR_WINDOWS = 4 };

/* A stretch of a working day, in ticks since midnight: open in [from, to). */
struct calendar_window { int64_t from, to; };

struct calendar_day {
	bool works;              /* a working day */
	int8_t weekday;          /* 0 = Monday */
	int8_t month;            /* 1 … 12 */
	int16_t year;
	int16_t day_of_month;
	int32_t month_index;     /* months since the month of day 0 */
	int32_t working_before;  /* working days in [0, this day) */
};

struct calendar {
	int32_t origin;          /* serial of day 0 */
	int32_t day_count;
	const struct calendar_day *days;
	int window_count;        /* of a working day */
	struct calendar_window windows[CALENDAR_WINDOWS];
	int64_t day_ticks;       /* working ticks of a working day */
	const int32_t *working_days; /* day number of the n-th working day */
	int32_t working_count;
	bool always;             /* open day and night, every day */
};

/* An exception to the rule of weekdays: a holiday (works = false) or a make-up working day (true). */
struct calendar_exception { int32_t serial; bool works; };

/* Builds days [origin, origin + day_count). works_weekday[7] from Monday; windows ascending, not overlapping, at least one.
   Exceptions outside these days are left out; of two on one day the later row holds. */
STATUS_MUST_USE enum status calendar_build(struct calendar *calendar, struct arena *arena, int32_t origin, int32_t day_count,
	const bool works_weekday[7], const struct calendar_window *windows, int window_count,
	const struct calendar_exception *exceptions, int exception_count);
/* Open at every tick of every day. */
STATUS_MUST_USE enum status calendar_build_always(struct calendar *calendar, struct arena *arena, int32_t origin, int32_t day_count);
/* The end of the working day that is `working_days` working days after day `day` (0 = `day` itself, or the next working
   day): how a deadline of n working days is counted. One working day after a Saturday off is Monday. Ticks; past the last
   day it goes on at five days in seven, on every day where the calendar is open always. */
int64_t calendar_deadline(const struct calendar *calendar, int32_t day, int working_days);

#endif
