/* office.h - a unit of a log as the simulation sees it: servers and an order of work, what is answered outside the queue, what is never taken up; or a whole scenario. */
#ifndef OFFICE_H
#define OFFICE_H

#include "records/records.h"
#include "staff/discipline.h"
#include "world/scenario.h"

/* What is known of an office, or tried. Shares are of openings. */
struct office {
	int discipline;          /* enum discipline_id */
	double at_once;          /* share answered at once, beside the queue … */
	double quick_h;          /* … as quickly as what was closed within so many hours */
	double aside;            /* share set aside: never closed */
	double effort_h, cv;     /* of what queues: working hours, lognormal */
	int servers;
	int backlog;             /* pieces that wait when the log begins */
};

/* Whose records are replayed, and on which ground; the same for all that is tried. */
struct office_case {
	const struct scenario *ground;   /* nothing but what the office does happens on it */
	const int *line_of;              /* of each category, the line of the ground's own that takes it, -1 = none; NULL: the office takes all */
	const struct record *rows;       /* by opening */
	int count;
	int32_t origin;                  /* calendar_serial of day 0 */
	int64_t end;                     /* ticks; nothing is known behind it */
	struct calendar_window windows[CALENDAR_WINDOWS];
	int window_count;
	bool works[7];                   /* weekdays, from Monday */
	const struct calendar_exception *exceptions; /* days off and days worked */
	int exception_count;
	const double *lags;              /* h, ascending: from opening to closing, of what is known to be closed */
	int lag_count;
	const int64_t *efforts;          /* ticks of each row, -1 = drawn; NULL = none was recorded: services are drawn for all, classes too */
	uint64_t seed;
};

/* When each row was begun and done in one replication, MOMENT_NONE = not by the end. */
struct office_times {
	int64_t *begun, *done;
};

/* Runs replication `number` through the simulation. Which rows are answered at once or set aside, and all efforts, are the same for every discipline. Working room in
   `arena`. */
STATUS_MUST_USE enum status office_run(const struct office_case *of, const struct office *office, int number, struct arena *arena, struct office_times *out,
	struct faults *faults);

/* When people work, told from when they close things: hours of the day, weekdays that count, days on which next to nothing was closed. Days the scenario lists stay as they are. */
STATUS_MUST_USE enum status office_calendar(const struct records *known, const struct scenario *scenario, int32_t days, struct arena *arena, struct office_case *out);
/* Working ticks between two moments by the hours and days of the case. */
int64_t office_working(const struct office_case *of, int64_t from, int64_t to);

#endif
