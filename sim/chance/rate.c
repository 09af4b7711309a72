/* rate.c - every rate is a cycle of pieces: a day of hours, one piece without end, or pieces of one's own; a wave goes over them. */
#include "chance/rate.h"

#include <assert.h>
#include <math.h>

#include "chance/draw.h"

#define HOUR INT64_C(3600000) /* ticks */
#define HAIR 1e-5 /* of a tick: what rounding may cost where the answer is a full one */

/* A time of the same piece. */
struct stretch {
	int64_t from, to; /* ticks since day 0 */
	double rate;
};

/* -- building ---------------------------------------------------------------------------------------------------------- */

static void factors_copy(double *to, const double *from, int count)
{
	for (int i = 0; i < count; i++)
		to[i] = from ? from[i] : 1;
}

enum status rate_build(const struct rate_settings *settings, struct arena *arena, struct rate *rate)
{
	bool has_pieces = settings->piece_count > 0;
	int count = has_pieces ? settings->piece_count : settings->by_hour ? RATE_HOURS : 1;
	int64_t *ends = arena_rows(arena, count, int64_t);
	double *rates = arena_rows(arena, count, double), length = 0;
	*rate = (struct rate){.piece_count = count, .ends = ends, .rates = rates, .amplitude = settings->wave_amplitude,
		.period = settings->wave_period * (double)HOUR, .phase = settings->wave_phase};
	if (!ends || !rates)
		return STATUS_WORLD;
	for (int i = 0; i < count; i++) {
		length += has_pieces ? settings->pieces[i] : (double)RATE_HOURS / count;
		ends[i] = llround(length * (double)HOUR);
		assert(ends[i] > (i ? ends[i - 1] : 0));
		double a_day = has_pieces ? settings->piece_rates[i] : settings->base * (settings->by_hour ? settings->by_hour[i] : 1);
		rates[i] = a_day / RATE_HOURS;
	}
	factors_copy(rate->weekday, settings->by_weekday, RATE_WEEKDAYS);
	factors_copy(rate->month, settings->by_month, RATE_MONTHS);
	return STATUS_OK;
}

static double mean_of(const double *values, int count)
{
	double sum = 0;
	for (int i = 0; i < count; i++)
		sum += values[i];
	return sum / count;
}

double rate_mean(const struct rate *rate)
{
	double sum = 0;
	for (int i = 0; i < rate->piece_count; i++)
		sum += rate->rates[i] * (double)(rate->ends[i] - (i ? rate->ends[i - 1] : 0));
	return sum / (double)rate->ends[rate->piece_count - 1] * RATE_HOURS * mean_of(rate->weekday, RATE_WEEKDAYS) * mean_of(rate->month, RATE_MONTHS);
}

/* -- stretches --------------------------------------------------------------------------------------------------------- */

/* From `from` to the end of its piece, but no further than `limit`. */
static struct stretch stretch_at(const struct rate *rate, int64_t from, int64_t limit)
{
	int64_t cycle = rate->ends[rate->piece_count - 1], inside = (from % cycle + cycle) % cycle; /* before day 0, too */
	int low = 0, high = rate->piece_count - 1;
	while (low < high) {
		int middle = low + (high - low) / 2;
		if (rate->ends[middle] > inside)
			high = middle;
		else
			low = middle + 1;
	}
	int64_t to = from + rate->ends[low] - inside;
	return (struct stretch){from, to < limit ? to : limit, rate->rates[low]};
}

static double angle_at(const struct rate *rate, int64_t time)
{
	return 2 * M_PI * fmod((double)time, rate->period) / rate->period + rate->phase;
}

/* What comes within `ticks` from the start of a stretch, whose angle is known: the integral of rate x (1 + amplitude x sin). */
static double mass_within(const struct rate *rate, double of_piece, double angle, double ticks)
{
	if (rate->amplitude == 0)
		return of_piece * (ticks / (double)HOUR);
	double half = M_PI * ticks / rate->period;
	return of_piece * ((ticks + rate->amplitude * rate->period / M_PI * sin(angle + half) * sin(half)) / (double)HOUR);
}

static double mass_of(const struct rate *rate, const struct stretch *stretch)
{
	double angle = rate->amplitude == 0 ? 0 : angle_at(rate, stretch->from);
	return fmax(0, mass_within(rate, stretch->rate, angle, (double)(stretch->to - stretch->from)));
}

/* Ticks from the start of a stretch until `mass` has come: Newton's steps, halving where they would leave the bracket. */
static double ticks_until(const struct rate *rate, const struct stretch *stretch, double mass)
{
	enum { STEPS = 200 };
	double low = 0, high = (double)(stretch->to - stretch->from), ticks = fmin(high, mass / stretch->rate * (double)HOUR);
	double angle = rate->amplitude == 0 ? 0 : angle_at(rate, stretch->from);
	for (int i = 0; rate->amplitude != 0 && i < STEPS; i++) {
		double off = mass_within(rate, stretch->rate, angle, ticks) - mass;
		if (off > 0)
			high = ticks;
		else
			low = ticks;
		double slope = stretch->rate / (double)HOUR * (1 + rate->amplitude * sin(angle + 2 * M_PI * ticks / rate->period));
		double next = ticks - off / slope;
		if (!(next >= low && next <= high))
			next = (low + high) / 2;
		if (fabs(next - ticks) < 1e-6)
			return next;
		ticks = next;
	}
	return ticks;
}

/* -- days -------------------------------------------------------------------------------------------------------------- */

void rate_day(const struct rate *rate, int32_t day, int weekday, int month, struct rate_day *out)
{
	assert(weekday >= 0 && weekday < RATE_WEEKDAYS && month >= 1 && month <= RATE_MONTHS);
	*out = (struct rate_day){.rate = rate, .start = day * RATE_HOURS * HOUR, .factor = rate->weekday[weekday] * rate->month[month - 1]};
	for (int hour = 0; hour < RATE_HOURS; hour++) {
		int64_t at = out->start + hour * HOUR, end = at + HOUR;
		double mass = 0;
		while (at < end && out->factor > 0) {
			struct stretch stretch = stretch_at(rate, at, end);
			mass += mass_of(rate, &stretch);
			at = stretch.to;
		}
		out->by_then[hour + 1] = out->by_then[hour] + out->factor * mass;
	}
	out->expected = out->by_then[RATE_HOURS];
}

/* The hour in which this share has come; one in which something comes. Looked for from where it would be at an even rate. */
static int hour_of(const struct rate_day *day, double share)
{
	double mass = share * day->expected;
	int hour = share < 1 ? (int)(share * RATE_HOURS) : RATE_HOURS - 1;
	while (hour < RATE_HOURS - 1 && day->by_then[hour + 1] <= mass)
		hour++;
	while (hour > 0 && (day->by_then[hour] > mass || day->by_then[hour + 1] <= day->by_then[hour]))
		hour--;
	return hour;
}

int64_t rate_day_time(const struct rate_day *day, double uniform)
{
	assert(day->expected > 0 && uniform >= 0 && uniform <= 1);
	const struct rate *rate = day->rate;
	int hour = hour_of(day, uniform);
	double left = (uniform * day->expected - day->by_then[hour]) / day->factor;
	int64_t at = day->start + hour * HOUR, end = at + HOUR, latest = at;
	while (at < end) {
		struct stretch stretch = stretch_at(rate, at, end);
		double mass = mass_of(rate, &stretch);
		if (mass > 0)
			latest = stretch.to - 1;
		if (left < mass) {
			int64_t time = stretch.from + (int64_t)(ticks_until(rate, &stretch, left) + HAIR);
			return (time < latest ? time : latest) - day->start;
		}
		left -= mass;
		at = stretch.to;
	}
	return latest - day->start; /* the last of what was lost in rounding */
}

double rate_busyness(double cv, const struct random_address *address, int attribute)
{
	struct draw busyness = {.kind = DRAW_gamma, .p = {1, cv}};
	return cv > 0 ? draw_at(&busyness, address, attribute) : 1;
}
