/* hiring.c - whoever is sought after elsewhere leaves for the same reasons for which nobody applies here. */
#include "staff/hiring.h"

#include <math.h>

#include "staff/holder.h"

enum quit_attribute { QUIT_MONTH = 3, QUIT_SHOCK };
enum { ROUNDS = 24 };
static const double MONTHS_A_YEAR = 12, NONE_MOST = 0.95;

double hiring_appeal(const struct settings *settings)
{
	double pay = settings->going_wage > 0 ? settings->wage / settings->going_wage : 1;
	return pow(pay, settings->pay_elasticity) * pow(settings->recognition, settings->recognition_elasticity);
}

double hiring_none(const struct settings *settings, double load)
{
	double as_known = settings->no_applicant, applicants = hiring_appeal(settings) * settings->recruiting_reach;
	double none = as_known > 0 && applicants != 1 ? pow(as_known, applicants) : as_known;
	return fmin(NONE_MOST, fmax(0, none + settings->no_applicant_rise * (load - settings->no_applicant_load)));
}

double hiring_days(const struct settings *settings, double load)
{
	return draw_mean(&settings->hire_lead) / (1 - hiring_none(settings, load));
}

/* One more round, after those before. */
static void round_begin(struct shop *shop, int index)
{
	struct worker *worker = &shop->workers[index];
	struct random_address address = shop_address(shop, SOURCE_HIRE, random_ordinal(worker->holder, index));
	worker->searched += draw_at(&shop->regime->settings->hire_lead, &address, HOLDER_ROUND + 2 * worker->round);
	worker->until_day = worker->vacant_day + (int32_t)ceil(worker->searched);
}

void hiring_begin(struct shop *shop, int index)
{
	struct worker *worker = &shop->workers[index];
	worker->status = WORKER_VACANT;
	worker->holder++;
	worker->vacant_day = shop->day;
	worker->round = 0;
	worker->searched = 0;
	round_begin(shop, index);
}

void hiring_known(struct shop *shop, int index, int32_t day)
{
	struct worker *worker = &shop->workers[index];
	worker->status = WORKER_VACANT;
	worker->holder++;
	worker->round = HIRED;
	worker->until_day = day;
}

bool hiring_ends(struct shop *shop, int index)
{
	struct worker *worker = &shop->workers[index];
	struct random_address address = shop_address(shop, SOURCE_HIRE, random_ordinal(worker->holder, index));
	while (worker->until_day <= shop->day) {
		double none = hiring_none(shop->regime->settings, windows_load(&shop->windows));
		if (worker->round == HIRED || worker->round + 1 >= ROUNDS || random_uniform(&address, HOLDER_ROUND + 2 * worker->round + 1) >= none)
			return true;
		worker->round++;
		round_begin(shop, index);
	}
	return false;
}

bool hiring_leaves(const struct shop *shop, int index)
{
	const struct settings *settings = shop->regime->settings;
	const struct worker *worker = &shop->workers[index];
	double rate = (worker->quits < 0 ? settings->quit_rate : worker->quits) / hiring_appeal(settings);
	double chance = 1 - exp(-rate / MONTHS_A_YEAR);
	struct random_address address = shop_address(shop, SOURCE_QUIT, random_ordinal(shop->world->calendar.days[shop->day].month_index, index));
	return chance > 0 && random_uniform(&address, QUIT_MONTH) < chance;
}

bool hiring_is_shocked(const struct shop *shop, int index)
{
	struct random_address address = shop_address(shop, SOURCE_QUIT, random_ordinal(shop->day, index));
	return random_uniform(&address, QUIT_SHOCK) < shop->regime->settings->shock;
}
