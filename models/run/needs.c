/* needs.c - requests by class and urgency: closed, given up or still open at the end, and after how long. */
#include "run/needs.h"

#include <math.h>

#include "clock/calendar.h"

static const double DAYS_A_YEAR = 365.25;

static const struct result_name needs[CLASS_COUNT][URGENCY_COUNT] = {
	{{"basic:emergency", "basic services, emergency", "基本公共服务·突发", "basic"}, {"basic:urgent", "basic services, urgent", "基本公共服务·紧急", "basic"},
	 {"basic:normal", "basic services, normal", "基本公共服务·一般", "basic"}, {"basic:low", "basic services, can wait", "基本公共服务·不急", "basic"}},
	{{"non_basic:emergency", "inclusive non-basic, emergency", "普惠非基本·突发", "non_basic"}, {"non_basic:urgent", "inclusive non-basic, urgent", "普惠非基本·紧急", "non_basic"},
	 {"non_basic:normal", "inclusive non-basic, normal", "普惠非基本·一般", "non_basic"}, {"non_basic:low", "inclusive non-basic, can wait", "普惠非基本·不急", "non_basic"}},
	{{"life:emergency", "life services, emergency", "生活服务·突发", "life"}, {"life:urgent", "life services, urgent", "生活服务·紧急", "life"},
	 {"life:normal", "life services, normal", "生活服务·一般", "life"}, {"life:low", "life services, can wait", "生活服务·不急", "life"}},
};

enum measure { ASKED, ON_TIME, GIVEN_UP, STAY, MEASURES };
static const struct result_measure measures[MEASURES] = {
	[ASKED] = {"asked", "requests", "诉求件数", "/yr", "件/年", 0, 0, 0, 0},
	[ON_TIME] = {"on_time", "on time", "按时办结", "%", "%", 1, 2, 0, 0},
	[GIVEN_UP] = {"given_up", "given up", "放弃", "%", "%", -1, 2, 0, 1},
	[STAY] = {"stay", "mean time to close", "平均办结用时", "h", "小时", -1, 0, 0, 1},
};

enum status needs_describe(struct arena *arena, struct result_set *set)
{
	double *ends = arena_rows(arena, SPREAD_BUCKETS, double);
	if (!ends)
		return STATUS_WORLD;
	for (int i = 0; i < SPREAD_BUCKETS; i++)
		ends[i] = spread_end(i) / (double)TICKS_PER_HOUR;
	set->needs = needs[0];
	set->need_count = CLASS_COUNT * URGENCY_COUNT;
	set->need_measures = measures;
	set->need_measure_count = MEASURES;
	set->wait_ends = ends;
	set->wait_count = SPREAD_BUCKETS;
	return STATUS_OK;
}

/* Those still open join the spread by how long they have waited. */
static void open_add(const struct shop *shop, int64_t end, struct needs_sums *sums)
{
	for (int32_t row = 0; row < shop->works.count; row++) {
		const struct work *work = &shop->works.rows[row];
		if (work->state == WORK_WAITING && work->line == LINE_REQUEST && work->asked >= shop->world->count_day * TICKS_PER_DAY && work->asked < end)
			spread_add(&sums->of[work->need_class * URGENCY_COUNT + work->urgency].open, end - work->asked);
	}
}

void needs_sum(const struct replica *replica, struct needs_sums *sums)
{
	for (int c = 0; c < replica->world->community_count; c++) {
		const struct shop *shop = &replica->shops[c];
		open_add(shop, (int64_t)replica->world->end_day * TICKS_PER_DAY, sums);
		for (int n = 0; n < NEEDS; n++) {
			const struct waits_need *need = &shop->waits->needs[n / URGENCY_COUNT][n % URGENCY_COUNT];
			spread_add_all(&sums->of[n].closed, &need->closed);
			spread_add_all(&sums->of[n].given_up, &need->given_up);
			sums->of[n].on_time += need->on_time;
			sums->of[n].closed_ticks += need->closed_ticks;
		}
	}
}

/* Counts join those of the point; returns how many there are. */
static int64_t counts_add(const struct spread *spread, uint64_t *counts)
{
	int64_t all = 0;
	for (int i = 0; i < SPREAD_BUCKETS; i++) {
		counts[i] += spread->buckets[i];
		all += spread->buckets[i];
	}
	return all;
}

static double share(int64_t part, int64_t all)
{
	return all ? 100.0 * (double)part / (double)all : NAN;
}

void needs_record(const struct needs_sums *sums, double days, struct result_set *set, int point, int replication)
{
	for (int n = 0; n < set->need_count; n++) {
		const struct needs_sum *sum = &sums->of[n];
		int64_t closed = counts_add(&sum->closed, result_wait(set, point, RESULT_CLOSED, n));
		int64_t given_up = counts_add(&sum->given_up, result_wait(set, point, RESULT_GIVEN_UP, n));
		int64_t waiting = counts_add(&sum->open, result_wait(set, point, RESULT_OPEN, n));
		double *values = result_need(set, point, replication, n);
		values[ASKED] = (double)(closed + given_up + waiting) / (days / DAYS_A_YEAR);
		values[ON_TIME] = share(sum->on_time, closed + given_up);
		values[GIVEN_UP] = share(given_up, closed + given_up);
		values[STAY] = closed ? (double)sum->closed_ticks / (double)closed / (double)TICKS_PER_HOUR : NAN;
	}
}
