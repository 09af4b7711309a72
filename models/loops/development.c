/* development.c - C12: public space, home care of the elderly, a collective economy: hours and money now, fewer needs later. */
#include <math.h>

#include "loops/loop.h"
#include "state/shop.h"

enum parameter { ON, PROJECTS, HOURS, MONEY, HALF, LIFE, SPACE, ELDER_CARE, ECONOMY };
enum { DUE_DAYS = 40, LAPSE_DAYS = 80 };
static const double MONTHS_A_YEAR = 12, PART_HOURS = 2;

static bool is_built(const double *p, int project)
{
	return p[ON] > 0 && ((unsigned)p[PROJECTS] >> project & 1);
}

/* The month's share of a project is asked of the community: after needs, and beside the visits. */
static void ask(struct shop *shop, int project, double hours)
{
	int64_t now = (int64_t)shop->day * TICKS_PER_DAY;
	int32_t row = hours > 0 ? shop_new_work(shop, LINE_PROJECT, now, random_ordinal(shop->day, project)) : -1;
	if (row < 0)
		return;
	struct work *work = &shop->works.rows[row];
	work->side = SIDE_SERVICE;
	work->skill = SKILL_FIELD;
	work->rank = RANK_VISIT;
	work->need_class = (uint8_t)project;
	work->standard = shop_ticks(hours);
	work->parts = work->waiting = (uint16_t)fmin(1000, ceil(hours / PART_HOURS));
	work->due = now + DUE_DAYS * TICKS_PER_DAY - 1;
	work->expires = now + LAPSE_DAYS * TICKS_PER_DAY - 1;
	shop_arrive(shop, row, now);
}

/* Half of the most an effect can be at the stock `half`. */
static double effect(const struct shop *shop, const double *p, int project, double most)
{
	double stock = shop->supply.stock[project];
	return p[ON] > 0 && stock > 0 ? most * stock / (stock + p[HALF]) : 0;
}

/* A share taken from a factor others move too: what was taken before is given back first. */
static void take(double *factor, double *taken, double share)
{
	if (share != *taken) /* bits stay as they are where nothing is built */
		*factor *= (1 - share) / (1 - *taken);
	*taken = share;
}

static void month(struct shop *shop)
{
	const double *p = loop_parameters(shop, LOOP_development);
	struct supply *supply = &shop->supply;
	int count = 0, month = shop->world->calendar.days[shop->day].month - 1;
	for (int project = 0; project < PROJECT_COUNT; project++) {
		supply->stock[project] *= p[LIFE] > 0 ? exp2(-1 / p[LIFE]) : 0;
		count += is_built(p, project);
	}
	for (int project = 0; project < PROJECT_COUNT; project++)
		if (is_built(p, project))
			ask(shop, project, p[HOURS] / MONTHS_A_YEAR / count);
	double space = effect(shop, p, PROJECT_SPACE, p[SPACE]), care = effect(shop, p, PROJECT_ELDER_CARE, p[ELDER_CARE]);
	take(&shop->life.requests, &supply->fewer_requests, 1 - (1 - space) * (1 - care * shop->regime->settings->request_elderly));
	take(&shop->life.emergencies, &supply->fewer_emergencies, care);
	double income = effect(shop, p, PROJECT_ECONOMY, p[ECONOMY]) / MONTHS_A_YEAR;
	supply->purses[PURSE_SERVICES].paid[month] += income;
	shop->month.project_yuan -= income;
}

/* What is done is built, and costs money beside the hours. */
static void ended(struct shop *shop, const struct loop_outcome *outcome)
{
	const struct work *work = &shop->works.rows[outcome->row];
	if (!outcome->is_done)
		return;
	double hours = (double)outcome->standard / (double)TICKS_PER_HOUR;
	shop->supply.stock[work->need_class] += hours;
	shop->month.project_yuan += hours * loop_parameters(shop, LOOP_development)[MONEY];
}

static void evening(struct shop *shop)
{
	for (int project = 0; project < PROJECT_COUNT; project++)
		shop->month.stock_days += shop->supply.stock[project];
}

const struct loop loop_development = {
	.plate = {
		.name = "development", .name_en = "development projects", .name_zh = "长远发展项目",
		.meaning_en = "C12: a community that finds the time works on public space, home care of the elderly or a collective economy. What is done adds to a stock that wears out; the stock lowers requests (space), requests of the elderly and emergencies (care), or earns money that buys services (economy). Projects come after needs, so a community under load does not finish them: relief is what makes them possible. Off by default: the setting of 2012 names none",
		.meaning_zh = "C12：社区有余力时投入公共空间、居家养老或集体经济。办成的部分累积为存量并逐渐损耗；存量减少诉求（空间）、老年人诉求和突发（养老），或带来购买服务的收入（经济）。项目排在诉求之后，负担重时办不成，减负后才有可能。默认关闭：2012年的设定中没有",
		.rows = "C12 C08 C07",
		.parameters = {
			{"on", "启用", UNITS_NUMBER, 0, 0, 1, "no=否|yes=是", false, "assumed", "whether communities work on projects", "是否开展"},
			{"projects", "项目种类", UNITS_NUMBER, 7, 0, 7, "public_space=公共空间|elder_care=居家养老|economy=集体经济", true, "assumed", "which; the hours are shared evenly", "开展哪几类，工时平分"},
			{"hours", "年工时", UNITS_WORK_YEAR, 120, 0, 5000, NULL, false, "assumed", "hours a year of the community's staff", "社区人员每年投入工时"},
			{"money", "每工时经费", UNITS_MONEY_HOUR, 200, 0, 100000, NULL, false, "assumed", "money that goes with an hour of work", "每投入一工时所需经费"},
			{"half", "半效存量", UNITS_DURATION, 300, 1, 100000, NULL, false, "assumed", "stock at which half of the full effect shows", "显现一半效果的存量工时"},
			{"life", "半衰期", UNITS_MONTHS, 60, 1, 1200, NULL, false, "assumed", "time in which half of the stock wears out", "存量损耗一半的时间"},
			{"space", "空间效果", UNITS_SHARE, 0.1, 0, 0.9, NULL, false, "assumed", "share of requests that full public space saves", "公共空间完备时减少的诉求比例"},
			{"care", "养老效果", UNITS_SHARE, 0.2, 0, 0.9, NULL, false, "assumed", "share of requests of the elderly and of emergencies that full home care saves", "居家养老完备时减少的老年人诉求与突发比例"},
			{"economy", "经济收入", UNITS_MONEY, 100000, 0, 1e8, NULL, false, "assumed", "money a year a full collective economy earns for a community; it buys services", "集体经济成熟时每年为社区带来的收入，用于购买服务"},
		},
	},
	.month = month, .ended = ended, .hears = LOOP_LINE(LINE_PROJECT), .evening = evening,
};
