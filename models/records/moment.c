/* moment.c - a cell is cut into numbers and words; the order of the first three numbers is what a column decides. */
#include "records/moment.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "clock/calendar.h"
#include "input/cell.h"

enum { WORDS = 96, YEAR_LEAST = 1950, YEAR_MOST = 2100 };
static const double DAY_LEAST = 18264, DAY_MOST = 73051; /* 1950 … 2100 as spreadsheets count days, from 1899-12-30 */
static const int32_t SPREADSHEET_ZERO = -25569;

/* -- parts ------------------------------------------------------------------------------------------------------------- */

static const char *blanks_skip(const char *at)
{
	while (*at == ' ' || *at == ',')
		at++;
	return at;
}

static bool word_take(const char **at, const char *word)
{
	size_t length = strlen(word);
	if (strncasecmp(*at, word, length))
		return false;
	*at += length;
	return true;
}

static bool number_take(const char **at, int *value, int *digits)
{
	*value = *digits = 0;
	for (; isdigit((unsigned char)**at) && *digits < 5; (*digits)++)
		*value = 10 * *value + *(*at)++ - '0';
	return *digits > 0 && !isdigit((unsigned char)**at);
}

/* 1 … 12 for Jan, January, 一月 is not written in tables. */
static int month_take(const char **at)
{
	static const char *const names[] = {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"};
	for (int m = 0; m < 12; m++) {
		size_t length = 0;
		while (names[m][length] && tolower((unsigned char)(*at)[length]) == names[m][length])
			length++;
		if (length >= 3 && (!isalpha((unsigned char)(*at)[length]) || (length == 3 && m == 8 && tolower((unsigned char)(*at)[3]) == 't'))) {
			*at += length;
			*at += **at == 't' || **at == '.';
			return m + 1;
		}
	}
	return 0;
}

static int64_t day_of(int year, int year_digits, int month, int day)
{
	if (year_digits <= 2)
		year += 2000;
	if (year < YEAR_LEAST || year > YEAR_MOST || month < 1 || month > 12 || day < 1 || day > 31)
		return MOMENT_NONE;
	struct calendar_date date = {year, month, day}, again = calendar_date(calendar_serial(date));
	return again.month == month && again.day == day ? calendar_serial(date) * TICKS_PER_DAY : MOMENT_NONE;
}

/* -- days -------------------------------------------------------------------------------------------------------------- */

/* "2024-1-5", "5.1.2024" …, in the order given unless a year of four digits says which end it is at. */
static int64_t numbers_day(const char **at, enum moment_order order)
{
	int part[3], digits[3];
	for (int i = 0; i < 3; i++) {
		if (!number_take(at, &part[i], &digits[i]))
			return MOMENT_NONE;
		if (i == 2)
			break;
		*at = blanks_skip(*at);
		if (!word_take(at, i ? "月" : "年") && !word_take(at, "-") && !word_take(at, "/") && !word_take(at, "."))
			return MOMENT_NONE;
		*at = blanks_skip(*at);
	}
	word_take(at, "日");
	word_take(at, "号");
	if (digits[0] == 4)
		return day_of(part[0], 4, part[1], part[2]);
	if (digits[2] < 4 && order == MOMENT_YEAR_FIRST)
		return digits[0] == 2 ? day_of(part[0], 2, part[1], part[2]) : MOMENT_NONE;
	if (digits[2] != 2 && digits[2] != 4)
		return MOMENT_NONE;
	return order == MOMENT_DAY_FIRST ? day_of(part[2], digits[2], part[1], part[0]) : order == MOMENT_MONTH_FIRST ? day_of(part[2], digits[2], part[0], part[1])
		: MOMENT_NONE;
}

/* "05-Jan-2024", "5 January 2024" or "Jan 5, 2024". */
static int64_t named_day(const char **at)
{
	const char *start = *at;
	int day, year, digits, month = month_take(at);
	if (month) {
		*at = blanks_skip(*at);
		if (!number_take(at, &day, &digits))
			return MOMENT_NONE;
	} else {
		*at = start;
		if (!number_take(at, &day, &digits))
			return MOMENT_NONE;
		*at = blanks_skip(*at);
		word_take(at, "-");
		word_take(at, "/");
		if (!(month = month_take(at)))
			return MOMENT_NONE;
	}
	*at = blanks_skip(*at);
	word_take(at, "-");
	word_take(at, "/");
	if (!number_take(at, &year, &digits) || (digits != 4 && digits != 2))
		return MOMENT_NONE;
	return day_of(year, digits, month, day);
}

/* -- times of day ------------------------------------------------------------------------------------------------------ */

static int half_take(const char **at)
{
	static const char *const mornings[] = {"上午", "早上", "凌晨", "a.m.", "am"}, *const afternoons[] = {"下午", "晚上", "中午", "p.m.", "pm"};
	*at = blanks_skip(*at);
	for (int i = 0; i < 5; i++) {
		if (word_take(at, mornings[i]))
			return 1;
		if (word_take(at, afternoons[i]))
			return 2;
	}
	return 0;
}

/* "+08:00", "Z", "UTC"; whether there was one. */
static bool zone_take(const char **at)
{
	*at = blanks_skip(*at);
	if (word_take(at, "UTC") || word_take(at, "GMT") || word_take(at, "Z"))
		return true;
	if (**at != '+' && **at != '-')
		return false;
	(*at)++;
	*at += strspn(*at, "0123456789:");
	return true;
}

/* "8:03", "08:03:20.250", "8时3分20秒", "8:03 PM", "下午 8:03". */
static int64_t clock_take(const char **at)
{
	int hour, minute = 0, second = 0, digits, half = half_take(at);
	double part = 0, place = 1000;
	*at = blanks_skip(*at);
	if (!number_take(at, &hour, &digits))
		return MOMENT_NONE;
	bool is_marked = word_take(at, ":") || word_take(at, "时") || word_take(at, "点");
	if (is_marked && isdigit((unsigned char)**at) && (!number_take(at, &minute, &digits) || digits > 2))
		return MOMENT_NONE;
	word_take(at, "分");
	if (!is_marked && !(half = half_take(at)))
		return MOMENT_NONE;
	if ((word_take(at, ":") || isdigit((unsigned char)**at)) && !number_take(at, &second, &digits))
		return MOMENT_NONE;
	if (word_take(at, ".") || (**at == ',' && isdigit((unsigned char)(*at)[1]) && (*at)++))
		for (; isdigit((unsigned char)**at); (*at)++)
			part += (**at - '0') * (place /= 10);
	word_take(at, "秒");
	half = half ? half : half_take(at);
	if (half && hour == 12)
		hour = half == 1 ? 0 : 12;
	else if (half == 2 && hour < 12)
		hour += 12;
	if (hour > 24 || minute > 59 || second > 60 || (hour == 24 && minute + second > 0))
		return MOMENT_NONE;
	return hour * TICKS_PER_HOUR + minute * TICKS_PER_MINUTE + second * INT64_C(1000) + (int64_t)floor(part + 1e-6);
}

/* -- cells ------------------------------------------------------------------------------------------------------------- */

static int digits_value(const char *digits, int count)
{
	int value = 0;
	for (int i = 0; i < count; i++)
		value = 10 * value + digits[i] - '0';
	return value;
}

/* A cell of digits alone, perhaps with a decimal point. */
static int64_t number_moment(const char *cell)
{
	size_t digits = strspn(cell, "0123456789");
	bool is_whole = !cell[digits];
	double value = atof(cell);
	if (is_whole && (digits == 8 || digits == 12 || digits == 14)) {
		int64_t day = day_of(digits_value(cell, 4), 4, digits_value(cell + 4, 2), digits_value(cell + 6, 2));
		int hour = digits > 8 ? digits_value(cell + 8, 2) : 0, minute = digits > 8 ? digits_value(cell + 10, 2) : 0, second = digits > 12 ? digits_value(cell + 12, 2) : 0;
		if (day != MOMENT_NONE && hour < 24 && minute < 60 && second < 60)
			return day + hour * TICKS_PER_HOUR + minute * TICKS_PER_MINUTE + second * INT64_C(1000);
	}
	if (value >= DAY_LEAST && value < DAY_MOST)
		return SPREADSHEET_ZERO * TICKS_PER_DAY + llround(value * 86400) * INT64_C(1000);
	if (value >= 1e8 && value < 4.2e9)
		return llround(value * 1000);
	if (is_whole && value >= 1e11 && value < 4.2e12)
		return llround(value);
	return MOMENT_NONE;
}

static bool is_number(const char *cell)
{
	size_t length = strspn(cell, "0123456789");
	length += cell[length] == '.' && length > 0 ? 1 + strspn(cell + length + 1, "0123456789") : 0;
	return *cell && !cell[length];
}

/* What stands before the numbers of a date and says nothing: "星期五", "Fri,". */
static const char *weekday_skip(const char *at)
{
	static const char *const days[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
	for (int i = 0; i < 7; i++)
		if (!strncasecmp(at, days[i], 3)) {
			while (isalpha((unsigned char)*at))
				at++;
			return blanks_skip(at);
		}
	if (!strncmp(at, "星期", 6) || !strncmp(at, "周", 3))
		while (*at && !isdigit((unsigned char)*at))
			at++;
	return at;
}

struct parsed {
	int64_t ticks;
	bool has_time, has_zone, is_number;
};

static struct parsed parse(const char *written, enum moment_order order)
{
	char cell[WORDS];
	struct parsed parsed = {.ticks = MOMENT_NONE};
	cell_fold(written, cell, sizeof cell);
	if (is_number(cell)) {
		parsed.is_number = true;
		parsed.ticks = number_moment(cell);
		parsed.has_time = parsed.ticks != MOMENT_NONE && parsed.ticks % TICKS_PER_DAY != 0;
		return parsed;
	}
	const char *start = weekday_skip(cell), *at = start;
	int64_t day = numbers_day(&at, order), clock = 0;
	if (day == MOMENT_NONE) {
		at = start;
		day = named_day(&at);
	}
	if (day == MOMENT_NONE)
		return parsed;
	at = blanks_skip(at);
	at = weekday_skip(at);
	if (*at == 'T' || *at == 't' || (*at == '-' && at > cell && at[-1] == ' '))
		at = blanks_skip(at + 1);
	if (*at && *at != '+' && *at != 'Z') {
		clock = clock_take(&at);
		parsed.has_time = true;
	}
	parsed.has_zone = zone_take(&at);
	at = blanks_skip(at);
	if (clock != MOMENT_NONE && !*at)
		parsed.ticks = day + clock;
	return parsed;
}

int64_t moment_read(const char *cell, enum moment_order order)
{
	return parse(cell, order).ticks;
}

/* -- columns ----------------------------------------------------------------------------------------------------------- */

static struct moment_column column_in(const char *const *cells, int count, enum moment_order order, int64_t *span)
{
	struct moment_column column = {.order = order};
	int64_t first = INT64_MAX, last = INT64_MIN;
	for (int i = 0; i < count; i++) {
		struct parsed parsed = *cells[i] ? parse(cells[i], order) : (struct parsed){.ticks = MOMENT_NONE};
		column.filled += *cells[i] != '\0';
		if (parsed.ticks == MOMENT_NONE)
			continue;
		column.read++;
		column.has_times |= parsed.has_time;
		column.has_zones |= parsed.has_zone;
		column.has_numbers |= parsed.is_number;
		first = parsed.ticks < first ? parsed.ticks : first;
		last = parsed.ticks > last ? parsed.ticks : last;
	}
	*span = column.read > 0 ? last - first : INT64_MAX;
	return column;
}

struct moment_column moment_settle(const char *const *cells, int count)
{
	struct moment_column best = {.order = MOMENT_YEAR_FIRST};
	int64_t shortest = INT64_MAX;
	bool is_open = false;
	for (int order = 0; order < MOMENT_ORDERS; order++) {
		int64_t span;
		struct moment_column column = column_in(cells, count, (enum moment_order)order, &span);
		if (column.read > best.read || (column.read == best.read && span < shortest)) {
			is_open = column.read == best.read && column.read > 0;
			best = column;
			shortest = span;
		} else if (column.read == best.read && span != shortest) {
			is_open = true;
		}
	}
	best.is_open = is_open;
	return best;
}
