/* participation.c - F11: residents take part where they are met, where something goes on, where what they ask for is done. */
#include <math.h>
#include <string.h>

#include "loops/loop.h"

enum form { PARTICIPATION_MOVES, PARTICIPATION_FIXED };
enum parameter {
	FORM, BASE, HALF_LIFE, HOURS, EVENTS, ORDERS, USUAL_HOURS, USUAL_EVENTS, USUAL_ORDERS, PLATFORMS, COUNCIL_COVERAGE, COUNCIL_PROCEDURE, ASSEMBLY_COVERAGE,
	ASSEMBLY_PROCEDURE, COMMITTEE_COVERAGE, COMMITTEE_PROCEDURE, ELITES, ELITES_PART, EXAMPLE, MOST
};

/* Who takes part where residents are met, and served, as usual: platforms that reach people and keep to their rules draw them in, examples
   are followed; of the elites few come. */
static double usual(const double *p)
{
	double platforms = (p[COUNCIL_COVERAGE] * p[COUNCIL_PROCEDURE] + p[ASSEMBLY_COVERAGE] * p[ASSEMBLY_PROCEDURE] +
		p[COMMITTEE_COVERAGE] * p[COMMITTEE_PROCEDURE]) / 3;
	return p[BASE] * (1 + p[PLATFORMS] * platforms) * (1 - p[ELITES] * (1 - p[ELITES_PART])) * p[EXAMPLE];
}

/* Weight x (what was / what is usual); what is usual when there is nothing to go by. */
static double pull(double weight, double was, double is_usual)
{
	return is_usual > 0 ? weight * was / is_usual : weight;
}

/* What draws residents this month, 1 where all is as usual. */
static double draws(const struct shop *shop, const double *p)
{
	double thousands = shop->place->population * shop->growth.population / 1000 * loop_month_share(shop);
	double weights = p[HOURS] + p[EVENTS] + p[ORDERS];
	if (weights <= 0 || thousands <= 0)
		return 1;
	double hours = (double)shop->felt.participation.service_ticks / (double)TICKS_PER_HOUR / thousands;
	double events = (double)shop->felt.participation.events / thousands;
	double orders = shop->felt.participation.outcomes ? (double)shop->felt.participation.on_time / (double)shop->felt.participation.outcomes : p[USUAL_ORDERS];
	return (pull(p[HOURS], hours, p[USUAL_HOURS]) + pull(p[EVENTS], events, p[USUAL_EVENTS]) + pull(p[ORDERS], orders, p[USUAL_ORDERS])) / weights;
}

static double within(const double *p, double share)
{
	return fmin(p[MOST], share);
}

static void open(struct shop *shop)
{
	const double *p = loop_parameters(shop, LOOP_participation);
	shop->life.participation = within(p, usual(p));
}

static void month(struct shop *shop)
{
	const double *p = loop_parameters(shop, LOOP_participation);
	double kept = exp2(-loop_month_share(shop) / p[HALF_LIFE]), aim = usual(p) * draws(shop, p);
	memset(&shop->felt.participation, 0, sizeof shop->felt.participation);
	shop->life.participation = within(p, (int)p[FORM] == PARTICIPATION_MOVES ? shop->life.participation * kept + aim * (1 - kept) : usual(p));
}

static void ended(struct shop *shop, const struct loop_outcome *outcome)
{
	int line = shop->works.rows[outcome->row].line;
	if (outcome->is_done)
		shop->felt.participation.service_ticks += outcome->standard;
	shop->felt.participation.events += line == LINE_GOVERNANCE && outcome->is_done;
	shop->felt.participation.outcomes += line == LINE_REQUEST;
	shop->felt.participation.on_time += line == LINE_REQUEST && outcome->is_on_time;
}

static void evening(struct shop *shop)
{
	shop->month.participation += shop->life.participation;
	shop->month.participation_days++;
}

const struct loop loop_participation = {
	.plate = {
		.name = "participation", .name_en = "residents take part", .name_zh = "居民参与",
		.meaning_en = "F11: the share of adults who take part fades by half every half_life and is renewed by what residents meet with: each month p becomes p k + p* (1 - k), k = 2^(-1/half_life), p* = base x (1 + platforms x mean of coverage x procedure of the three platforms) x (1 - elites (1 - elites_part)) x example x (weighted mean of hours with residents, events held and requests in time, each over what is usual). Rival form fixed: as usual for ever",
		.meaning_zh = "F11：参与的成年人占比每过一个半衰期减半，又因居民所得的服务而更新：每月 p 变为 p×k+p*×(1−k)，k=2^(−1/半衰期)，p* = 基础占比×(1+平台作用×三个平台“覆盖×程序质量”的均值)×(1−精英占比×(1−精英参与))×示范×(服务居民工时、活动次数、诉求按时比例各除以通常值后的加权平均)。竞争形式：不变",
		.rows = "C07 C08 A15 J30 P09 P10 P21 P22",
		.parameters = {
			{"form", "形式", UNITS_NUMBER, PARTICIPATION_MOVES, 0, 1, "moves=变化|fixed=不变", false, "assumed", "whether participation moves", "参与是否变化"},
			{"base", "基础占比", UNITS_SHARE, 0.075, 0, 1, NULL, false, "assumed", "share of ordinary adults who take part without any platform; with the other defaults 0.08 of all", "无平台时普通成年人的参与占比；其他取默认值时合全体的0.08"},
			{"half_life", "半衰期", UNITS_MONTHS, 12, 0.1, 240, NULL, false, "assumed", "time in which participation fades by half", "参与减半所需时间"},
			{"hours", "工时权重", UNITS_SHARE, 0.4, 0, 1, NULL, false, "assumed", "weight of hours with residents", "服务居民工时的权重"},
			{"events", "活动权重", UNITS_SHARE, 0.3, 0, 1, NULL, false, "assumed", "weight of events", "活动的权重"},
			{"orders", "按时权重", UNITS_SHARE, 0.3, 0, 1, NULL, false, "assumed", "weight of requests in time", "诉求按时的权重"},
			{"usual_hours", "通常工时", UNITS_NUMBER, 58, 0, 1000, NULL, false, "the shipped setting without a gate", "standard hours with residents done, for 1,000 residents and month, that are usual", "每千居民每月完成的服务标准工时的通常值"},
			{"usual_events", "通常活动", UNITS_NUMBER, 2.9, 0, 100, NULL, false, "the shipped setting without a gate", "events for 1,000 residents and month that are usual", "每千居民每月活动次数的通常值"},
			{"usual_orders", "通常按时", UNITS_SHARE, 0.77, 0, 1, NULL, false, "the shipped setting without a gate", "share of requests in time that is usual", "诉求按时比例的通常值"},
			{"platforms", "平台作用", UNITS_NUMBER, 1, 0, 5, NULL, false, "assumed", "what platforms add to base where they reach all and keep to every rule", "平台全覆盖且程序完备时对基础占比的增加倍数"},
			{"council_coverage", "居民会议覆盖", UNITS_SHARE, 0.4, 0, 1, NULL, false, "assumed", "residents' council: share of residents it reaches", "居民议事会覆盖的居民占比"},
			{"council_procedure", "居民会议程序", UNITS_SHARE, 0.5, 0, 1, NULL, false, "assumed", "residents' council: how well its rules are kept", "居民议事会程序质量"},
			{"assembly_coverage", "业主大会覆盖", UNITS_SHARE, 0.3, 0, 1, NULL, false, "assumed", "owners' assembly: share of residents", "业主大会覆盖的居民占比"},
			{"assembly_procedure", "业主大会程序", UNITS_SHARE, 0.5, 0, 1, NULL, false, "assumed", "owners' assembly: its rules", "业主大会程序质量"},
			{"committee_coverage", "业委会覆盖", UNITS_SHARE, 0.5, 0, 1, NULL, false, "assumed", "owners' committee: share of residents", "业主委员会覆盖的居民占比"},
			{"committee_procedure", "业委会程序", UNITS_SHARE, 0.5, 0, 1, NULL, false, "assumed", "owners' committee: its rules", "业主委员会程序质量"},
			{"elites", "精英占比", UNITS_SHARE, 0.15, 0, 1, NULL, false, "assumed", "share of adults short of time who take little part", "缺时间、少参与的成年人占比"},
			{"elites_part", "精英参与", UNITS_SHARE, 0.3, 0, 1, NULL, false, "assumed", "how often they take part, of ordinary adults", "其参与程度与普通成年人之比"},
			{"example", "示范", UNITS_NUMBER, 1, 0, 5, NULL, false, "assumed", "factor of officials and public figures who lead the way", "干部与公众人物示范的倍数"},
			{"most", "上限", UNITS_SHARE, 0.3, 0, 1, NULL, false, "assumed", "largest share of adults", "参与占比上限"},
		},
	},
	.open = open, .month = month, .ended = ended,
	.hears = LOOP_LINE(LINE_REQUEST) | LOOP_LINE(LINE_VISIT) | LOOP_LINE(LINE_CONTACT) | LOOP_LINE(LINE_GOVERNANCE),
	.evening = evening,
};
