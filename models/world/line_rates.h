/* line_rates.h - how the rate of a line of work changes with time, as written and made ready.

   The rows of line_rates.def go into the table of keys of a line, with RATE(member) as the offset of the member of the struct here:

     #define RATE(member_) .offset = offsetof(struct line_written, rates.member_)
     #include "world/line_rates.def"
     #undef RATE

   after reading, line_rates_check; when the world is built, line_rates_build; then on each day rate_day, rate_busyness and
   rate_day_time of chance/rate.h. */
#ifndef LINE_RATES_H
#define LINE_RATES_H

#include "base/fault.h"
#include "chance/rate.h"
#include "input/schema.h"

/* As written; lists are empty where nothing was. */
struct line_rates {
	struct schema_list by_hour, by_weekday, by_month; /* factors */
	struct schema_list pieces, piece_rates;           /* h; a day */
	double wave_amplitude, wave_period, wave_phase;   /* share, h, radians */
	double day_factor;                                /* coefficient of variation */
};

/* More arrivals a day than a random address has room for. */
enum { LINE_RATES_MOST = 1000000 };

/* Whether the rate is the same at all times and days differ by chance alone. */
bool line_rates_is_plain(const struct line_rates *rates);
/* What does not go together; `base` is the line's own rate a day, `place` where the line stands. */
STATUS_MUST_USE enum status line_rates_check(const struct line_rates *rates, double base, struct place place, struct faults *faults);
/* The rate ready to be asked; `rates` must have passed the check. STATUS_WORLD when memory ran out. */
STATUS_MUST_USE enum status line_rates_build(const struct line_rates *rates, double base, struct arena *arena, struct rate *rate);

#endif
