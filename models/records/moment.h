/* moment.h - dates with times of day as office systems write them; what a column leaves open is settled by all its cells together. */
#ifndef MOMENT_H
#define MOMENT_H

#include <stdbool.h>
#include <stdint.h>

/* Which part of a date stands first. */
enum moment_order { MOMENT_YEAR_FIRST, MOMENT_DAY_FIRST, MOMENT_MONTH_FIRST, MOMENT_ORDERS };

/* What was found out about a column. */
struct moment_column {
	enum moment_order order;
	bool is_open;            /* its cells read as well with day and month the other way round */
	bool has_times;          /* some cell has a time of day */
	bool has_numbers;        /* some cells are day numbers of a spreadsheet, or seconds since 1970 */
	bool has_zones;          /* some cells say how far their clock is from Greenwich; the clock is taken as written */
	int filled, read;        /* cells that are not blank; of those, that can be read in this order */
};

#define MOMENT_NONE INT64_MIN

/* Ticks since 1970-01-01 00:00 on the clock of whoever wrote it; MOMENT_NONE for anything else. Read are 2024-01-05 08:03[:20[.250]], T instead of the
   blank, 2024/1/5 8:03, 2024.1.5, 2024年1月5日 8时3分, 20240105, 20240105080320, 5/1/2024 and 1/5/2024 8:03 PM (by `order`), 05-Jan-2024, Jan 5, 2024,
   上午 and 下午, a zone behind it, day numbers of spreadsheets (45296.335), seconds and milliseconds since 1970. Years 1950 … 2100, two digits are of this century. */
int64_t moment_read(const char *cell, enum moment_order order);
/* How a column of `count` cells is to be read: in the order most of them allow; of those the one that makes the shortest span. */
struct moment_column moment_settle(const char *const *cells, int count);

#endif
