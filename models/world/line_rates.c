/* line_rates.c - from the keys of a line of work to a rate that changes with time. */
#include "world/line_rates.h"

#include <math.h>

static double most_of(const struct schema_list *list, double most)
{
	for (int i = 0; i < list->count; i++)
		most = i ? fmax(most, list->values[i]) : list->values[i];
	return most;
}

bool line_rates_is_plain(const struct line_rates *rates)
{
	return !rates->by_hour.count && !rates->by_weekday.count && !rates->by_month.count && !rates->pieces.count &&
	       rates->wave_amplitude == 0 && rates->day_factor == 0;
}

enum status line_rates_check(const struct line_rates *rates, double base, struct place place, struct faults *faults)
{
	int before = faults->error_count;
	double most = rates->pieces.count ? most_of(&rates->piece_rates, 0) : base * most_of(&rates->by_hour, 1);
	most *= most_of(&rates->by_weekday, 1) * most_of(&rates->by_month, 1) * (1 + rates->wave_amplitude);
	if (rates->pieces.count != rates->piece_rates.count)
		fault_add(faults, place, "give each piece its rate", "lines.pieces has %d, lines.piece_rates %d", rates->pieces.count,
			rates->piece_rates.count);
	if (rates->pieces.count && rates->by_hour.count)
		fault_add(faults, place, "keep one of them", "lines.pieces and lines.by_hour both say how the day goes");
	if (rates->pieces.count && base > 0)
		fault_add(faults, place, "leave lines.rate out", "lines.pieces has rates of its own, and lines.rate is given too");
	if (most > LINE_RATES_MOST)
		fault_add(faults, place, "lower the rate or its factors", "at its highest the rate is %.0f a day, more than %d", most, LINE_RATES_MOST);
	return faults->error_count == before ? STATUS_OK : STATUS_FAULT;
}

enum status line_rates_build(const struct line_rates *rates, double base, struct arena *arena, struct rate *rate)
{
	const struct rate_settings settings = {
		.base = base,
		.by_hour = rates->by_hour.count ? rates->by_hour.values : NULL,
		.by_weekday = rates->by_weekday.count ? rates->by_weekday.values : NULL,
		.by_month = rates->by_month.count ? rates->by_month.values : NULL,
		.piece_count = rates->pieces.count, .pieces = rates->pieces.values, .piece_rates = rates->piece_rates.values,
		.wave_amplitude = rates->wave_amplitude, .wave_period = rates->wave_period, .wave_phase = rates->wave_phase,
	};
	return rate_build(&settings, arena, rate);
}
