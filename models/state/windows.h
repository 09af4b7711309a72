/* windows.h - moving measures that steer behaviour: the load of the last 20 working days, the hours of a worker in them, trust of the last 60 days. Exact sums in ticks. */
#ifndef WINDOWS_H
#define WINDOWS_H

#include <stdint.h>

enum { WINDOW_LOAD_DAYS = 20, WINDOW_TRUST_DAYS = 60 };

struct window_day {
	int64_t arrived, mandates, linked; /* standard ticks: all work; sent down; sent down and assessed */
	int64_t present;                   /* contract ticks of those who came */
};

struct windows {
	struct window_day days[WINDOW_LOAD_DAYS], sum, today; /* today: since the last working day closed */
	int32_t next, filled;
	struct { int64_t outcomes, on_time; } trust[WINDOW_TRUST_DAYS], trust_sum;
	int32_t trust_next;
};

/* What one worker worked and owed. */
struct window_hours {
	struct { int64_t worked, owed; } days[WINDOW_LOAD_DAYS], sum, today; /* owed: contract ticks of days on which he came */
	int32_t next;
};

/* Closes a working day of a worker. */
void windows_close_hours(struct window_hours *hours);
/* Hours worked over hours owed; `otherwise` while he owed none. */
double windows_hours(const struct window_hours *hours, double otherwise);
/* Closes a working day: today joins the window, the oldest day leaves. */
void windows_close_day(struct windows *windows);
/* Closes a calendar day for trust: `outcomes` requests, `on_time` of them in time. */
void windows_close_trust(struct windows *windows, int64_t outcomes, int64_t on_time);
/* Standard hours arrived over contract hours present; 1 while nothing is known. */
double windows_load(const struct windows *windows);
/* Share of mandate hours that is assessed; `otherwise` while nothing is known. */
double windows_linked_share(const struct windows *windows, double otherwise);
/* Share of requests on time; 1 while nothing is known. */
double windows_trust(const struct windows *windows);

#endif
