/* office_calendar.c - when an office works, told from when it closes things. */
#include <string.h>

#include "records/office.h"

enum { WEEKDAYS = 7, HOURS = 24, LEAST_CLOSINGS = 30, LEAST_WEEKS = 2 };
static const double BUSY = 0.15;       /* an hour with so much of the busiest hour's closings is worked */
static const double WORKED = 0.3;      /* a weekend day with so much of a usual weekday's closings is worked */
static const double OFF = 0.15;        /* a weekday with less than that of its like is a day off */

struct closings {
	double by_hour[HOURS], by_weekday[WEEKDAYS], total;
	int weekdays[WEEKDAYS];
	int *by_day;
	int days;
};

static enum status closings_count(const struct records *known, struct arena *arena, struct closings *closings)
{
	*closings = (struct closings){.days = (int)(known->end / TICKS_PER_DAY)};
	closings->by_day = arena_rows(arena, closings->days + 2, int);
	if (!closings->by_day)
		return STATUS_WORLD;
	for (int i = 0; i < known->count; i++) {
		int64_t closed = known->rows[i].closed, day = closed == MOMENT_NONE ? -1 : closed / TICKS_PER_DAY;
		if (day < 0 || day >= closings->days)
			continue;
		closings->by_day[day]++;
		closings->by_hour[closed % TICKS_PER_DAY / TICKS_PER_HOUR]++;
		closings->by_weekday[calendar_weekday(known->origin + (int32_t)day)]++;
		closings->total++;
	}
	for (int d = 0; d < closings->days; d++)
		closings->weekdays[calendar_weekday(known->origin + d)]++;
	for (int w = 0; w < WEEKDAYS; w++)
		closings->by_weekday[w] /= closings->weekdays[w] > 0 ? closings->weekdays[w] : 1;
	return STATUS_OK;
}

static void hours_tell(const struct closings *closings, struct office_case *out)
{
	int most = 0;
	for (int h = 1; h < HOURS; h++)
		most = closings->by_hour[h] > closings->by_hour[most] ? h : most;
	double least = BUSY * closings->by_hour[most];
	int first = most, last = most;
	while (first > 0 && closings->by_hour[first - 1] >= least)
		first--;
	while (last + 1 < HOURS && closings->by_hour[last + 1] >= least)
		last++;
	out->windows[0] = (struct calendar_window){first * TICKS_PER_HOUR, (last + 1) * TICKS_PER_HOUR};
	out->window_count = 1;
}

static bool is_listed(const struct scenario *scenario, int32_t serial)
{
	for (int i = 0; i < scenario->exception_count; i++)
		if (scenario->exceptions[i].serial == serial)
			return true;
	return false;
}

enum status office_calendar(const struct records *known, const struct scenario *scenario, int32_t days, struct arena *arena, struct office_case *out)
{
	struct closings closings;
	struct calendar_exception *rows = arena_list(arena, scenario->exception_count + days + 1, struct calendar_exception);
	if (!rows || closings_count(known, arena, &closings) != STATUS_OK)
		return STATUS_WORLD;
	int count = scenario->exception_count;
	if (count > 0)
		memcpy(rows, scenario->exceptions, (size_t)count * sizeof *rows);
	out->exceptions = rows;
	out->exception_count = count;
	out->windows[0] = (struct calendar_window){8 * TICKS_PER_HOUR + TICKS_PER_HOUR / 2, 12 * TICKS_PER_HOUR};
	out->windows[1] = (struct calendar_window){13 * TICKS_PER_HOUR + TICKS_PER_HOUR / 2, 17 * TICKS_PER_HOUR + TICKS_PER_HOUR / 2};
	out->window_count = 2;
	for (int w = 0; w < WEEKDAYS; w++)
		out->works[w] = w < 5;
	if (closings.total < LEAST_CLOSINGS)
		return STATUS_OK;
	if (known->has_times)
		hours_tell(&closings, out);
	double usual = 0;
	for (int w = 0; w < 5; w++)
		usual += closings.by_weekday[w] / 5;
	for (int w = 0; w < WEEKDAYS; w++)
		out->works[w] = closings.by_weekday[w] > (w < 5 ? OFF : WORKED) * usual || (w < 5 && closings.weekdays[w] == 0);
	for (int32_t d = 0; d < days; d++) {
		int weekday = calendar_weekday(known->origin + d);
		bool is_weekend = weekday >= 5, is_known = d < closings.days && closings.weekdays[weekday] >= LEAST_WEEKS;
		bool is_off = !is_weekend && (!out->works[weekday] || (is_known && closings.by_day[d] < OFF * closings.by_weekday[weekday]));
		bool is_worked = is_weekend && out->works[weekday];
		if ((is_off || is_worked) && !is_listed(scenario, known->origin + d))
			rows[out->exception_count++] = (struct calendar_exception){known->origin + d, is_worked};
	}
	return STATUS_OK;
}

/* -- working time between two moments ---------------------------------------------------------------------------------- */

static bool works_on(const struct office_case *of, int32_t serial)
{
	bool works = calendar_weekday(serial) < 5;
	for (int i = 0; i < of->exception_count; i++)
		if (of->exceptions[i].serial == serial)
			works = of->exceptions[i].works;
	return works;
}

int64_t office_working(const struct office_case *of, int64_t from, int64_t to)
{
	int64_t sum = 0;
	for (int64_t day = from / TICKS_PER_DAY; day <= to / TICKS_PER_DAY; day++) {
		if (!works_on(of, of->origin + (int32_t)day))
			continue;
		for (int w = 0; w < of->window_count; w++) {
			int64_t start = day * TICKS_PER_DAY + of->windows[w].from, end = day * TICKS_PER_DAY + of->windows[w].to;
			start = from > start ? from : start;
			end = to < end ? to : end;
			sum += end > start ? end - start : 0;
		}
	}
	return sum;
}
