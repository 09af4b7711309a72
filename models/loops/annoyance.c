/* annoyance.c - F8: calls at the door annoy; annoyed residents answer less, talk longer and rate lower. */
#include "loops/annoyance.h"

#include <math.h>

#include "loops/loop.h"

static const double MONTHS_A_YEAR = 12, LEAST_ANSWERED = 0.05;

static bool is_on(const double *p)
{
	return (int)p[ANNOYANCE_FORM] == ANNOYANCE_CALLS;
}

static double kept(const double *p)
{
	return exp2(-1 / p[ANNOYANCE_HALF_LIFE]);
}

/* Share of the way to the worst that a month's calls take. */
static double added(const double *p, double calls, double weight)
{
	return 1 - exp(-p[ANNOYANCE_CALL] * weight * calls);
}

double annoyance_step(const double *p, double annoyance, double calls, double weight, double months)
{
	double left = annoyance * pow(kept(p), months);
	return left + (1 - left) * added(p, calls, weight);
}

double annoyance_settled(const double *p, double calls, double weight)
{
	double add = added(p, calls, weight);
	return add > 0 ? add / (1 - kept(p) * (1 - add)) : 0;
}

double annoyance_answered(const double *p, double annoyance)
{
	return fmax(LEAST_ANSWERED, 1 - p[ANNOYANCE_SHUT] * annoyance);
}

static double weight_of(const double *p, int group)
{
	return group == GROUP_ELDERLY ? p[ANNOYANCE_ELDERLY] : group == GROUP_FIRM ? p[ANNOYANCE_FIRMS] : 1;
}

static double usual(const double *p, int group)
{
	return annoyance_settled(p, p[ANNOYANCE_USUAL] / MONTHS_A_YEAR, weight_of(p, group));
}

/* Of households: those of the elderly by their share, all others alike. */
static double households(const struct shop *shop, double elderly, double others)
{
	double share = fmin(1, shop->place->elderly);
	return share * elderly + (1 - share) * others;
}

/* What follows from annoyance, over what follows from the usual calls. */
static void take_effect(struct shop *shop)
{
	const double *p = loop_parameters(shop, LOOP_annoyance);
	struct life *life = &shop->life;
	double now = households(shop, life->annoyance[GROUP_ELDERLY], life->annoyance[GROUP_GENERAL]);
	double before = households(shop, usual(p, GROUP_ELDERLY), usual(p, GROUP_GENERAL));
	double talk = fmax(0.5, 1 + p[ANNOYANCE_LENGTHENS] * (now - before));
	life->answered = annoyance_answered(p, now);
	life->visit_hours = talk;
	life->call_hours = talk * (1 + p[ANNOYANCE_TRY] * (annoyance_answered(p, before) / life->answered - 1));
	for (int group = 0; group < GROUP_COUNT; group++)
		life->group_rating[group] = -p[ANNOYANCE_GRADES] * (life->annoyance[group] - usual(p, group));
}

static void none(struct shop *shop)
{
	shop->life.visit_hours = shop->life.call_hours = shop->life.answered = 1;
	for (int group = 0; group < GROUP_COUNT; group++)
		shop->life.annoyance[group] = shop->life.group_rating[group] = 0;
}

/* The first day finds people used to the usual calls. */
static void open(struct shop *shop)
{
	const double *p = loop_parameters(shop, LOOP_annoyance);
	for (int group = 0; is_on(p) && group < GROUP_COUNT; group++)
		shop->life.annoyance[group] = usual(p, group);
	if (is_on(p))
		take_effect(shop);
}

static void month(struct shop *shop)
{
	const double *p = loop_parameters(shop, LOOP_annoyance);
	double calls = shop->felt.calls / fmax(1, shop->place->households * shop->growth.population);
	shop->felt.calls = 0;
	if (!is_on(p)) {
		none(shop);
		return;
	}
	for (int group = 0; group < GROUP_COUNT; group++)
		shop->life.annoyance[group] = annoyance_step(p, shop->life.annoyance[group], calls, weight_of(p, group), loop_month_share(shop));
	take_effect(shop);
}

/* Households called on: as many as the piece was to reach, fewer when it was slighted. */
static void ended(struct shop *shop, const struct loop_outcome *outcome)
{
	const struct work *work = &shop->works.rows[outcome->row];
	if (!outcome->is_done || work->template < 0)
		return;
	const struct kind_settings *kind = shop->regime->kinds[work->template];
	if (kind->basis != BASIS_PER_HOUSEHOLD)
		return;
	double calls = kind->reach * shop->place->households * shop->growth.population * outcome->effort;
	shop->felt.calls += calls;
	shop->month.calls += calls;
	shop->month.calls_answered += calls * shop->life.answered;
}

static void evening(struct shop *shop)
{
	if (!is_on(loop_parameters(shop, LOOP_annoyance)))
		return;
	shop->month.annoyance += households(shop, shop->life.annoyance[GROUP_ELDERLY], shop->life.annoyance[GROUP_GENERAL]);
	shop->month.annoyance_firms += shop->life.annoyance[GROUP_FIRM];
	shop->month.annoyance_days++;
}

const struct loop loop_annoyance = {
	.plate = {
		.name = "annoyance", .name_en = "annoyance by calls at the door", .name_zh = "入户扰民反感",
		.meaning_en = "F8: with n calls for surveys and registrations at a household in a month, a becomes a' + (1 - a')(1 - exp(-call x weight x n)), a' = a x 2^(-1/half_life); a call weighs more with the elderly, who are at home, and with firms. Of doors 1 - shut x a are opened. Visits and calls last 1 + lengthens x (a - a0) times as long, a0 where `usual` calls a year lead; a call moreover 1 + try x (opened at a0 / opened - 1) for doors that stay shut; ratings fall by grades x (a - a0)",
		.meaning_zh = "F8：每户每月被调查、注册入户 n 次时，反感 a 变为 a' + (1−a')(1−exp(−每次反感×权重×n))，a' = a×2^(−1/半衰期)；老人常在家、企业常被问，权重更大。开门比例为 1−闭门×a。走访和入户时间变为 1+延长×(a−a0) 倍，a0 为每年入户“习惯次数”时的反感；入户还要乘 1+再跑×(a0时开门比例÷开门比例−1)；评分下降 降分×(a−a0)",
		.rows = "H09 J06",
		.parameters = {
			{"form", "形式", UNITS_NUMBER, ANNOYANCE_CALLS, 0, 1, "calls=入户引起|none=无", false, "assumed", "whether calls annoy", "入户是否引起反感"},
			{"call", "每次反感", UNITS_NUMBER, 0.05, 0, 1, NULL, false, "assumed", "what one call adds", "每次入户增加的反感"},
			{"half_life", "半衰期", UNITS_MONTHS, 6, 0.1, 120, NULL, false, "assumed", "time in which annoyance halves", "反感减半所需时间"},
			{"elderly", "老人权重", UNITS_NUMBER, 1.3, 0, 10, NULL, false, "assumed", "how many times a call weighs with households of the elderly", "老人家庭每次入户的权重"},
			{"firms", "企业权重", UNITS_NUMBER, 1.5, 0, 10, NULL, false, "assumed", "the same with firms", "企业每次入户的权重"},
			{"usual", "习惯次数", UNITS_PER_HOUSEHOLD_YEAR, 3.2, 0, 200, NULL, false, "the shipped setting without a gate", "calls at which lengths and ratings are as given", "走访时长和评分取设定水平时的入户次数"},
			{"lengthens", "延长", UNITS_SHARE, 0.5, 0, 5, NULL, false, "assumed", "how much longer visits and calls last at full annoyance", "反感到顶时走访和入户延长的比例"},
			{"shut", "闭门", UNITS_SHARE, 0.6, 0, 1, NULL, false, "assumed", "share of doors that stay shut at full annoyance", "反感到顶时不开门的比例"},
			{"try", "再跑", UNITS_SHARE, 0.3, 0, 1, NULL, false, "assumed", "time of a try at a shut door, of that of a call", "吃闭门羹一次所花时间占一次入户的比例"},
			{"grades", "降分", UNITS_NUMBER, 0.5, 0, 4, NULL, false, "assumed", "grades lost at full annoyance", "反感到顶时评分下降"},
		},
	},
	.open = open, .month = month, .ended = ended, .hears = LOOP_LINE(KIND_survey) | LOOP_LINE(KIND_registration), .evening = evening,
};
