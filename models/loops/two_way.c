/* two_way.c - F10: communities and streets rate departments; those who mind send less of what nobody ordered. */
#include <math.h>

#include "loops/loop.h"
#include "state/shop.h"

enum { FORM, WEIGHT, STREETS, LAG, ANONYMITY, RETALIATION };
enum form { OFF, ON };
enum { MONTHS_A_QUARTER = 3 };

/* What a department has in force: standard hours a year; of those, past the gate; hours x score of their items. */
struct flow { double hours, past, fit; };

static struct flow flow_of(const struct replica *replica, int department)
{
	const struct world *world = replica->world;
	struct flow flow = {0};
	for (int t = 0; t < world->template_count; t++) {
		const struct template *template = &world->templates[t];
		const struct template_now *now = &replica->district.templates[t];
		if (template->department != department || now->state != TEMPLATE_ACTIVE || template->index >= (int)replica->regime->kinds[t]->count)
			continue;
		flow.hours += template->hours_year;
		flow.past += now->channel == CHANNEL_LEAKED || now->channel == CHANNEL_EMERGENCY ? template->hours_year : 0;
		flow.fit += template->hours_year * (template->item >= 0 ? world->items[template->item].score : 0.5);
	}
	return flow;
}

static double mean_load(const struct replica *replica)
{
	double sum = 0;
	for (int c = 0; c < replica->world->community_count; c++)
		sum += windows_load(&replica->shops[c].windows);
	return sum / replica->world->community_count;
}

/* Communities judge by overload and fit; streets, who see it pass, by compliance with admission, guidance and style. Named raters
   are kind to those who can pay them back. */
static double rating_of(const struct replica *replica, const double *p, int department, double load)
{
	struct flow flow = flow_of(replica, department);
	if (flow.hours <= 0)
		return 1;
	double communities = (fmin(1, 1 / load) + flow.fit / flow.hours) / 2;
	double streets = (1 - flow.past / flow.hours + replica->world->departments[department].care) / 2;
	double rating = (1 - p[STREETS]) * communities + p[STREETS] * streets;
	return rating + (1 - rating) * (1 - p[ANONYMITY]) * p[RETALIATION];
}

/* Every quarter: the rating of the last one moves what is sent, then a new rating is given. */
static void district_month(struct replica *replica, int month)
{
	const double *p = replica->regime->settings->loops[LOOP_two_way];
	bool is_on = (int)p[FORM] == ON;
	if (is_on && month % MONTHS_A_QUARTER != 0)
		return;
	double load = is_on ? fmax(1, mean_load(replica)) : 1;
	for (int d = 0; d < replica->world->department_count; d++) {
		struct department_now *department = &replica->district.departments[d];
		double answer = 1 - p[WEIGHT] * replica->world->departments[d].zeal * (1 - department->rating);
		department->desire = is_on ? department->desire + (answer - department->desire) * (1 - exp(-MONTHS_A_QUARTER / p[LAG])) : 1;
		department->rating = is_on ? rating_of(replica, p, d, load) : 1;
	}
}

const struct loop loop_two_way = {
	.plate = {
		.name = "two_way", .name_en = "two-way evaluation", .name_zh = "双向评价",
		.meaning_en = "F10, R13: each quarter R = (1 - streets) (1/load and fit of its items, half each) + streets (share of hours inside the gate and care, half each), lifted by (1 - R) (1 - anonymity) retaliation. In the next quarter what a department sends beyond what is compulsory nears 1 - weight x zeal x (1 - R), by 1 - exp(-3 months / lag)",
		.meaning_zh = "F10、R13：每季度 评价R=(1−街道权重)×(1/负荷 与事项匹配度各半)＋街道权重×(经准入的工时占比 与体谅程度各半)，因怕报复抬高 (1−R)×(1−匿名度)×报复顾虑。下一季度部门非刚性下派以 1−exp(−3个月/滞后) 的速度趋近 1−评价分量×争先程度×(1−R)",
		.rows = "H40 H20 H22 A14",
		.parameters = {
			{"form", "形式", UNITS_NUMBER, OFF, 0, 1, "off=关|on=开", false, "H20", "whether departments are rated. Off: H20, communities have no say in the baseline", "是否评价部门；默认关闭：H20，基层无渠道评价部门"},
			{"weight", "评价分量", UNITS_SHARE, 0.5, 0, 1, NULL, false, "assumed", "what a rating weighs with departments that mind it", "评价对在意的部门的分量"},
			{"streets", "街道权重", UNITS_SHARE, 0.5, 0, 1, NULL, false, "assumed", "weight of the streets' rating; the rest is the communities'", "街道评价的权重，其余为社区评价"},
			{"lag", "滞后", UNITS_MONTHS, 6, 0.1, 120, NULL, false, "assumed", "time in which what is sent follows the rating", "下派随评价变化的滞后时间"},
			{"anonymity", "匿名度", UNITS_SHARE, 0.5, 0, 1, NULL, false, "assumed", "how far raters stay unknown", "评价者不被识别的程度"},
			{"retaliation", "报复顾虑", UNITS_SHARE, 0.8, 0, 1, NULL, false, "assumed", "how far raters who are known spare the department: inflation", "实名评价者因顾虑而抬高评分的程度"},
		},
	},
	.district_month = district_month,
};
