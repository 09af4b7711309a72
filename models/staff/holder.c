/* holder.c - a worker's speed is what the post allows x own skill x experience x training x pace. */
#include "staff/holder.h"

#include <math.h>

static const double DAYS_A_MONTH = 30.4375, DAYS_A_YEAR = 365.25, LEARNING_MONTHS = 6;

double holder_learnt(const struct settings *settings, double months)
{
	double entry = settings->learning_entry, later = settings->learning_six_months;
	if (later <= entry || entry >= 1)
		return entry >= 1 ? 1 : later;
	double rate = later < 1 ? log((1 - entry) / (1 - later)) / LEARNING_MONTHS : 10;
	return 1 - (1 - entry) * exp(-rate * months);
}

double holder_trained(const struct settings *settings, double hours)
{
	return hours > 0 ? 1 + settings->training_gain * (1 - exp(-hours / settings->training_scale)) : 1;
}

void holder_speed(const struct shop *shop, struct worker *worker)
{
	const struct settings *settings = shop->regime->settings;
	double experience = holder_learnt(settings, (shop->day - worker->hired_day) / DAYS_A_MONTH);
	double learnt = worker->skill * experience * holder_trained(settings, worker->trained) * worker->pace;
	for (int skill = 0; skill < SKILL_COUNT; skill++)
		worker->speed[skill] = shop->regime->efficiency[worker->post][skill] * learnt;
}

void holder_forgets(const struct shop *shop, struct worker *worker)
{
	if (worker->trained > 0)
		worker->trained *= exp2(-1 / shop->regime->settings->training_half_life);
}

static struct random_address address_of(const struct shop *shop, int index, int32_t holder)
{
	return shop_address(shop, SOURCE_HIRE, random_ordinal(holder, index));
}

void holder_start(struct shop *shop, int index, int32_t hired_day)
{
	struct worker *worker = &shop->workers[index];
	struct random_address address = address_of(shop, index, worker->holder);
	struct draw skill = {.kind = DRAW_lognormal, .p = {1, shop->regime->settings->skill_cv}};
	worker->skill = skill.p[1] > 0 ? draw_at(&skill, &address, HOLDER_SKILL) : 1;
	worker->temper = draw_normal(random_uniform(&address, HOLDER_TEMPER));
	worker->exhaustion = worker->quits = -1;
	worker->pace = worker->doors = 1;
	worker->abuse = worker->trained = 0;
	worker->hours = (struct window_hours){0};
	worker->hired_day = hired_day;
	worker->status = WORKER_IN_POST;
	holder_speed(shop, worker);
}

int32_t holder_tenure_drawn(const struct shop *shop, int index)
{
	double rate = shop->regime->settings->quit_rate;
	struct random_address address = address_of(shop, index, 0);
	double years = rate > 0 ? -log(random_uniform(&address, HOLDER_TENURE)) / rate : 10;
	return (int32_t)(fmin(years, 40) * DAYS_A_YEAR);
}

void holder_listed(struct shop *shop, int index)
{
	const struct staff_row *row = holder_post(shop, index)->row;
	struct worker *worker = &shop->workers[index];
	if (!row)
		return;
	if (!isnan(row->speed))
		worker->skill = row->speed;
	if (!isnan(row->months)) /* before the run nobody is in post for less than no time */
		worker->hired_day = (int32_t)fmin(shop->day, shop->world->start_day - round(row->months * DAYS_A_MONTH));
	holder_speed(shop, worker);
}
