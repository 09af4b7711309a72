/* calendar.c - days of the Gregorian calendar, and which of them are worked. */
#include "clock/calendar.h"

#include <assert.h>

/* Years are counted from March, so that the leap day is the last of its year; 400 years have 146097 days. */
enum { DAYS_OF_400_YEARS = 146097, SERIAL_OF_MARCH_0 = 719468, THURSDAY = 3 };

static int32_t floor_divide(int32_t a, int32_t b)
{
	return a / b - (a % b < 0);
}

int32_t calendar_serial(struct calendar_date date)
{
	int32_t year = date.year - (date.month <= 2), cycle = floor_divide(year, 400), year_of_cycle = year - 400 * cycle;
	int32_t month = (date.month + 9) % 12, day_of_year = (153 * month + 2) / 5 + date.day - 1;
	int32_t day_of_cycle = 365 * year_of_cycle + year_of_cycle / 4 - year_of_cycle / 100 + day_of_year;
	return cycle * DAYS_OF_400_YEARS + day_of_cycle - SERIAL_OF_MARCH_0;
}

struct calendar_date calendar_date(int32_t serial)
{
	int32_t since = serial + SERIAL_OF_MARCH_0, cycle = floor_divide(since, DAYS_OF_400_YEARS);
	int32_t day = since - cycle * DAYS_OF_400_YEARS;
	int32_t year = (day - day / 1460 + day / 36524 - day / 146096) / 365;
	day -= 365 * year + year / 4 - year / 100;
	int32_t month = (5 * day + 2) / 153;
	return (struct calendar_date){
		.year = year + 400 * cycle + (month >= 10), .month = (month + 2) % 12 + 1, .day = day - (153 * month + 2) / 5 + 1};
}

/* The number written in `digits` decimal digits, or -1. */
static int digits_read(const char *text, int digits)
{
	int number = 0;
	for (int i = 0; i < digits; i++) {
		if (text[i] < '0' || text[i] > '9')
			return -1;
		number = 10 * number + text[i] - '0';
	}
	return number;
}

bool calendar_parse(const char *text, struct calendar_date *date)
{
	int year = digits_read(text, 4);
	int month = year >= 0 && text[4] == '-' ? digits_read(text + 5, 2) : -1;
	int day = month >= 0 && text[7] == '-' ? digits_read(text + 8, 2) : -1;
	if (day < 1 || text[10] || month < 1 || month > 12)
		return false;
	struct calendar_date read = {year, month, day}, back = calendar_date(calendar_serial(read));
	if (back.day != day || back.month != month)
		return false;
	*date = read;
	return true;
}

int calendar_weekday(int32_t serial)
{
	return serial + THURSDAY - 7 * floor_divide(serial + THURSDAY, 7); /* 1970-01-01 was a Thursday */
}

static struct calendar_day day_of(int32_t serial, const bool works_weekday[7])
{
	struct calendar_date date = calendar_date(serial);
	int weekday = calendar_weekday(serial);
	return (struct calendar_day){.works = works_weekday[weekday], .weekday = (int8_t)weekday, .month = (int8_t)date.month,
		.year = (int16_t)date.year, .day_of_month = (int16_t)date.day};
}

/* Months, working days before each day, and the list of working days. */
static void days_count(struct calendar *calendar, struct calendar_day *days, int32_t *working_days)
{
	for (int32_t i = 0; i < calendar->day_count; i++) {
		days[i].month_index = 12 * (days[i].year - days[0].year) + days[i].month - days[0].month;
		days[i].working_before = calendar->working_count;
		if (days[i].works)
			working_days[calendar->working_count++] = i;
	}
}

enum status calendar_build(struct calendar *calendar, struct arena *arena, int32_t origin, int32_t day_count,
	const bool works_weekday[7], const struct calendar_window *windows, int window_count,
	const struct calendar_exception *exceptions, int exception_count)
{
	assert(day_count > 0 && window_count > 0 && window_count <= CALENDAR_WINDOWS);
	struct calendar_day *days = arena_rows(arena, day_count, struct calendar_day);
	int32_t *working_days = arena_rows(arena, day_count, int32_t);
	if (!days || !working_days)
		return STATUS_WORLD;
	*calendar = (struct calendar){.origin = origin, .day_count = day_count, .days = days, .working_days = working_days,
		.window_count = window_count};
	for (int i = 0; i < window_count; i++) {
		assert(windows[i].from < windows[i].to && windows[i].to <= TICKS_PER_DAY);
		assert(windows[i].from >= (i ? windows[i - 1].to : 0));
		calendar->windows[i] = windows[i];
		calendar->day_ticks += windows[i].to - windows[i].from;
	}
	for (int32_t i = 0; i < day_count; i++)
		days[i] = day_of(origin + i, works_weekday);
	for (int i = 0; i < exception_count; i++) {
		int64_t day = (int64_t)exceptions[i].serial - origin;
		if (day >= 0 && day < day_count)
			days[day].works = exceptions[i].works;
	}
	days_count(calendar, days, working_days);
	return STATUS_OK;
}

enum status calendar_build_always(struct calendar *calendar, struct arena *arena, int32_t origin, int32_t day_count)
{
	const bool every_day[7] = {true, true, true, true, true, true, true};
	const struct calendar_window whole_day = {0, TICKS_PER_DAY};
	enum status status = calendar_build(calendar, arena, origin, day_count, every_day, &whole_day, 1, NULL, 0);
	calendar->always = true;
	return status;
}

/* Days that hold this many working days where no calendar says which. */
static int64_t days_for(const struct calendar *calendar, int64_t working_days)
{
	return calendar->always ? working_days : (7 * working_days + 4) / 5;
}

int64_t calendar_deadline(const struct calendar *calendar, int32_t day, int working_days)
{
	assert(day >= 0 && working_days >= 0);
	int64_t due_day;
	if (day < calendar->day_count) {
		const struct calendar_day *from = &calendar->days[day];
		bool counts_itself = !from->works && working_days > 0; /* the next working day is already the first after */
		int64_t n = (int64_t)from->working_before + working_days - counts_itself, beyond = n - calendar->working_count;
		due_day = beyond < 0 ? calendar->working_days[n] : calendar->day_count - 1 + days_for(calendar, beyond + 1);
	} else {
		due_day = day + days_for(calendar, working_days);
	}
	return due_day * TICKS_PER_DAY + calendar->windows[calendar->window_count - 1].to;
}
