/* outcome.c - done, done late, done for show, passed up, given up; ratings, returns, the hotline. */
#include "run/outcome.h"

#include <math.h>

#include "demand/arrivals.h"
#include "demand/residents.h"
#include "loops/loop.h"
#include "loops/perfunctory.h"
#include "supply/orders.h"

static const double FOR_SHOW_BELOW = 0.8; /* effort under this share of the standard is done only for show */
static const double RATING_BEST = 4.3, RATING_LATE = 1.2, RATING_SPREAD = 1.6, RATING_BADLY = 2, PLEASED_FROM = 4;

static void fell_due(struct shop *shop, const struct work *work, int64_t standard, bool on_time)
{
	struct tally_line *line = &shop->month.lines[work->line];
	line->due_ticks += standard;
	line->on_time_ticks += on_time ? standard : 0;
	if (work->line == LINE_REQUEST) {
		shop->trust_outcomes++;
		shop->trust_on_time += on_time;
		shop->month.group_due[work->group]++;
		shop->month.group_on_time[work->group] += on_time;
		shop->month.class_due[work->need_class]++;
		shop->month.class_on_time[work->need_class] += on_time;
	}
}

/* Whether it is told how long it took: a request asked since counting began. */
static bool is_followed(const struct shop *shop, const struct work *work)
{
	return work->line == LINE_REQUEST && work->asked >= shop->world->count_day * TICKS_PER_DAY;
}

/* One to five: late is worse, badly done is worse; tastes differ by the uniform drawn when it was asked. */
static int rate(struct shop *shop, const struct work *work, bool on_time)
{
	struct tally_line *line = &shop->month.lines[work->line];
	double rating = RATING_BEST - (on_time ? 0 : RATING_LATE) + RATING_SPREAD * ((double)work->uniform_rating - 0.5) + shop->life.rating +
		shop->life.group_rating[work->group] - RATING_BADLY * (1 - orders_quality(shop, work));
	rating = fmin(5, fmax(1, floor(rating + 0.5)));
	line->rated++;
	line->rating_sum += rating;
	return (int)rating;
}

/* Returns the grade given, 0 when there is none. */
static int request_done(struct shop *shop, int32_t row, bool on_time)
{
	const struct settings *settings = shop->regime->settings;
	const struct work *work = &shop->works.rows[row];
	struct tally_line *line = &shop->month.lines[work->line];
	if (work->beyond_authority) { /* the community's part is over: a department takes it from here */
		line->taken_over++;
		shop->month.passed_up++;
		return 0;
	}
	line->done++;
	int rating = rate(shop, work, on_time);
	shop->month.pleased += rating >= PLEASED_FROM;
	double returns = settings->return_share + (1 - settings->return_share) * (1 - orders_quality(shop, work));
	if ((double)work->uniform_outcome < returns) {
		line->returned++;
		residents_return(shop, row);
	}
	return rating;
}

static void visit_done(struct shop *shop, const struct work *work)
{
	shop->month.lines[work->line].done++;
	shop->month.visited++;
	rounds_call(&shop->rounds, work->nth, work->parts, work->parts_done - 1);
}

static void mandate_done(struct shop *shop, const struct work *work, struct loop_outcome *outcome)
{
	const double *p = shop->regime->settings->loops[LOOP_perfunctory];
	struct tally_line *line = &shop->month.lines[work->line];
	outcome->effort = (double)work->effort_sum / work->parts;
	outcome->quality = perfunctory_quality(p, outcome->effort);
	line->done++;
	line->effort_sum += outcome->effort;
	line->for_show += outcome->effort < FOR_SHOW_BELOW;
	line->value_done += outcome->is_on_time ? (double)work->value * outcome->quality : 0;
}

void outcome_present(struct shop *shop, int line, int pieces, int64_t when)
{
	uint32_t servers = shop->world->scenario->lines[line].servers;
	shop->lines[line].present += pieces;
	shop->month.lines[LINE_OWN + line].present_ticks -= pieces * when;
	for (int g = 0; servers >> g; g++)
		shop->groups[g].present += servers >> g & 1 ? pieces : 0;
}

void outcome_waited(struct shop *shop, const struct work *work, int64_t wait)
{
	const struct scenario *scenario = shop->world->scenario;
	gauge_wait(&shop->gauges[work->line - LINE_OWN], wait, work->nth, scenario->first, shop->day >= shop->world->count_day);
}

/* A piece of a line of the scenario's own is done: it goes on to another, whose row this returns, or leaves. */
static int32_t own_done(struct shop *shop, int32_t row)
{
	const struct work *work = &shop->works.rows[row];
	int line = work->line - LINE_OWN, origin = LINE_OWN + work->origin;
	int64_t through = shop->now - work->entered;
	if (shop->day >= shop->world->count_day)
		sketch_add(&shop->gauges[line].stay, shop->now - work->asked);
	outcome_present(shop, line, -1, shop->now);
	shop->month.lines[work->line].done++;
	int32_t next = shop->world->scenario->lines[line].next_count > 0 ? arrivals_next(shop, row) : -1;
	if (next < 0) {
		shop->month.lines[origin].left++;
		shop->month.lines[origin].through_ticks += through;
	}
	return next;
}

int32_t outcome_done(struct shop *shop, int32_t row, int64_t standard)
{
	const struct work *work = &shop->works.rows[row];
	struct tally_line *line = &shop->month.lines[work->line];
	bool on_time = shop->now <= work->due;
	line->on_time += on_time;
	line->stay_ticks += shop->now - work->asked;
	double hours = (double)(shop->now - work->asked) / (double)TICKS_PER_HOUR;
	line->stay_square += hours * hours;
	fell_due(shop, work, standard, on_time);
	if (work->line >= LINE_OWN)
		return own_done(shop, row);
	if (is_followed(shop, work))
		waits_close(shop->waits, work, shop->now - work->asked, on_time);
	struct loop_outcome outcome = {.row = row, .is_done = true, .is_on_time = on_time, .effort = 1, .quality = 1, .standard = standard, .parts = 1};
	if (work->line == LINE_REQUEST)
		outcome.rating = request_done(shop, row, on_time);
	else if (shop_is_mandate(work->line))
		mandate_done(shop, work, &outcome);
	else if (work->line == LINE_VISIT)
		visit_done(shop, work);
	else
		line->done++;
	loop_ended(shop, &outcome);
	return -1;
}

void outcome_given_up(struct shop *shop, int32_t row, int parts, int64_t when)
{
	const struct work *work = &shop->works.rows[row];
	struct tally_line *line = &shop->month.lines[work->line];
	int64_t standard = work->counts_parts ? work->standard / work->parts * parts : work->standard;
	fell_due(shop, work, standard, false);
	orders_give_up(shop, &shop->works.rows[row]);
	bool is_person = work->line == LINE_REQUEST || work->line >= LINE_OWN;
	int64_t count = work->counts_parts ? parts : 1;
	if (is_person)
		line->abandoned += count;
	else
		line->lapsed += count;
	if (is_person && !work->is_started) {
		line->wait_ticks += when - work->asked;
		double hours = (double)(when - work->asked) / (double)TICKS_PER_HOUR;
		line->wait_square += hours * hours;
		if (work->line == LINE_REQUEST)
			spread_add(&shop->month.request_wait, when - work->asked);
	}
	if (work->line >= LINE_OWN) {
		outcome_present(shop, work->line - LINE_OWN, -1, when);
		if (!work->is_started)
			outcome_waited(shop, work, when - work->asked);
		return;
	}
	if (is_followed(shop, work))
		waits_give_up(shop->waits, work, when - work->asked);
	if (work->line == LINE_REQUEST)
		residents_hotline(shop, row);
	loop_ended(shop, &(struct loop_outcome){.row = row, .standard = standard, .parts = (int)count});
}
