/* satisfaction.c - what residents come to think of their community, by what they meet with. */
#include <math.h>
#include <string.h>

#include "loops/loop.h"

enum form { SATISFACTION_MOVES, SATISFACTION_NONE };
enum parameter { FORM, HALF_LIFE, RATINGS, TIME, VISITS, ANNOYED, REFUSALS };
static const double GRADES = 4;

static bool is_on(const double *p)
{
	return (int)p[FORM] == SATISFACTION_MOVES;
}

/* Adds a share with its weight to a weighted mean. */
static void weigh(double mean[2], double weight, double part, int64_t of)
{
	if (of > 0) {
		mean[0] += weight * part / (double)of;
		mean[1] += weight;
	}
}

/* What this month would lead to if it went on for ever; NaN when it told nothing. */
static double target(const struct shop *shop, const double *p)
{
	const struct felt *felt = &shop->felt;
	double mean[2] = {0, 0}, residents = shop->place->population * shop->growth.population * loop_month_share(shop);
	weigh(mean, p[RATINGS], (double)(felt->satisfaction.rating_sum - felt->satisfaction.rated) / GRADES, felt->satisfaction.rated);
	weigh(mean, p[TIME], (double)felt->satisfaction.on_time, felt->satisfaction.outcomes);
	weigh(mean, p[VISITS], (double)felt->satisfaction.visits_done, felt->satisfaction.visits);
	if (mean[1] <= 0)
		return NAN;
	double annoyed = (1 - fmin(1, shop->place->elderly)) * shop->life.annoyance[GROUP_GENERAL] + fmin(1, shop->place->elderly) * shop->life.annoyance[GROUP_ELDERLY];
	double refused = residents > 0 ? 1000 * (double)felt->satisfaction.refused / residents : 0;
	return fmin(1, fmax(0, mean[0] / mean[1] - p[ANNOYED] * annoyed - p[REFUSALS] * refused));
}

static void month(struct shop *shop)
{
	const double *p = loop_parameters(shop, LOOP_satisfaction);
	bool is_known = shop->felt.satisfaction.is_known;
	double aim = target(shop, p), kept = is_known ? exp2(-loop_month_share(shop) / p[HALF_LIFE]) : 0;
	memset(&shop->felt.satisfaction, 0, sizeof shop->felt.satisfaction);
	shop->felt.satisfaction.is_known = is_on(p) && (is_known || !isnan(aim));
	if (!is_on(p))
		shop->life.satisfaction = 1;
	else if (!isnan(aim))
		shop->life.satisfaction = aim + (shop->life.satisfaction - aim) * kept;
}

static void ended(struct shop *shop, const struct loop_outcome *outcome)
{
	int line = shop->works.rows[outcome->row].line;
	if (line == LINE_REQUEST) {
		shop->felt.satisfaction.outcomes++;
		shop->felt.satisfaction.on_time += outcome->is_on_time;
		shop->felt.satisfaction.rated += outcome->rating > 0;
		shop->felt.satisfaction.rating_sum += outcome->rating;
	} else if (line == LINE_VISIT) {
		shop->felt.satisfaction.visits += outcome->parts;
		shop->felt.satisfaction.visits_done += outcome->is_done;
	}
}

static void evening(struct shop *shop)
{
	if (!shop->felt.satisfaction.is_known)
		return;
	shop->month.satisfaction += shop->life.satisfaction;
	shop->month.satisfaction_days++;
}

const struct loop loop_satisfaction = {
	.plate = {
		.name = "satisfaction", .name_en = "satisfaction of residents", .name_zh = "居民满意度",
		.meaning_en = "s moves each month to s* + (s - s*) 2^(-1/half_life). s* = weighted mean of the ratings of the month, brought from 1 ... 5 to 0 ... 1, the share of requests in time and the share of home visits done, less annoyed x annoyance, less refusals for each certificate refused to a thousand residents in the month; kept within 0 ... 1",
		.meaning_zh = "满意度 s 每月变为 s*+(s−s*)×2^(−1/半衰期)。s* 为当月评分（1至5分折为0至1）、诉求按时比例、走访完成比例的加权平均，减去 反感扣减×反感，再按每千居民当月拒盖的证明件数减去 拒盖扣减；保持在0与1之间",
		.rows = "H41 C20 H15",
		.parameters = {
			{"form", "形式", UNITS_NUMBER, SATISFACTION_MOVES, 0, 1, "moves=变化|none=不计", false, "assumed", "whether satisfaction is followed", "是否计算满意度"},
			{"half_life", "半衰期", UNITS_MONTHS, 3, 0.1, 60, NULL, false, "assumed", "time in which half of a change is felt", "变化一半所需时间"},
			{"ratings", "评分权重", UNITS_SHARE, 0.4, 0, 1, NULL, false, "assumed", "weight of ratings", "评分的权重"},
			{"time", "按时权重", UNITS_SHARE, 0.3, 0, 1, NULL, false, "assumed", "weight of requests in time", "诉求按时的权重"},
			{"visits", "走访权重", UNITS_SHARE, 0.3, 0, 1, NULL, false, "assumed", "weight of home visits done", "走访完成的权重"},
			{"annoyed", "反感扣减", UNITS_SHARE, 0.3, 0, 1, NULL, false, "assumed", "lost at full annoyance by calls at the door", "反感到顶时的扣减"},
			{"refusals", "拒盖扣减", UNITS_SHARE, 0.02, 0, 1, NULL, false, "assumed", "lost when one certificate is refused to a thousand residents in a month", "每千居民每月拒盖一件的扣减"},
		},
	},
	.month = month, .ended = ended, .hears = LOOP_LINE(LINE_REQUEST) | LOOP_LINE(LINE_VISIT), .evening = evening,
};
