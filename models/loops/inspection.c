/* inspection.c - F3: inspections find what was left out; it is done again, and more inspections follow. */
#include <math.h>

#include "loops/loop.h"
#include "state/shop.h"

enum { FORM, DETECTION, SAMPLE, TRACE, REWORK, RESPONSE, MEETINGS, HALF_LIFE };
enum form { ON, NONE };
enum { RETURN_FOUND = 1, DUE_DAYS = 10 };
static const double MONTHS_REMEMBERED = 12, LEAST_HOURS = 0.1;

/* Work that leaves a trace an inspector can read at a desk. */
static bool is_record(int line)
{
	return line == KIND_ledger || line == KIND_form || line == KIND_platform;
}

/* The inspector looks at a sample of what was done since he last came. What he finds is done again, at greater length. */
static void inspect(struct shop *shop, const double *p, int department, uint64_t ordinal)
{
	struct checked *checked = &shop->checked[department];
	double seen = p[SAMPLE] * checked->done, found = p[DETECTION] * p[SAMPLE] * checked->wanting;
	if (p[REWORK] * found < LEAST_HOURS) /* too little to be written down */
		return;
	checked->seen += seen;
	checked->found += found;
	checked->done = checked->wanting = 0;
	shop_sent_down(shop, shop->day, LINE_AGAIN, p[REWORK] * found, random_child(ordinal, RETURN_FOUND, 1), DUE_DAYS);
}

static bool is_off(const double *p)
{
	return (int)p[FORM] == NONE;
}

static void ended(struct shop *shop, const struct loop_outcome *outcome)
{
	const double *p = loop_parameters(shop, LOOP_inspection);
	const struct work *work = &shop->works.rows[outcome->row];
	if (!outcome->is_done || work->template < 0 || work->side != SIDE_ADMIN)
		return;
	double hours = (double)outcome->standard / (double)TICKS_PER_HOUR;
	if (work->line == KIND_inspection) {
		inspect(shop, p, work->department, work->ordinal);
		return;
	}
	shop->checked[work->department].done += hours;
	shop->checked[work->department].wanting += hours * (1 - outcome->quality) * (is_record(work->line) ? 1 : 1 - p[TRACE]);
}

/* What nobody has looked at is forgotten in the course of a year. */
static void month(struct shop *shop)
{
	for (int d = 0; d < shop->world->department_count; d++) {
		shop->checked[d].done *= 1 - 1 / MONTHS_REMEMBERED;
		shop->checked[d].wanting *= 1 - 1 / MONTHS_REMEMBERED;
	}
}

/* A department that has found something sends more inspectors, and calls more meetings. */
static void district_month(struct replica *replica, int number)
{
	const double *p = replica->regime->settings->loops[LOOP_inspection];
	(void)number;
	for (int d = 0; d < replica->world->department_count; d++) {
		struct department_now *department = &replica->district.departments[d];
		double seen = 0, found = 0, raised = department->inspections - 1;
		for (int c = 0; c < replica->world->community_count; c++) {
			struct checked *checked = &replica->shops[c].checked[d];
			seen += checked->seen;
			found += checked->found;
			checked->seen = checked->found = 0;
		}
		raised = (int)p[FORM] == NONE ? 0 : raised * exp2(-1 / p[HALF_LIFE]) + p[RESPONSE] * (seen > 0 ? found / seen : 0);
		department->inspections = 1 + raised;
		department->meetings = 1 + p[MEETINGS] * raised;
	}
}

const struct loop loop_inspection = {
	.plate = {
		.name = "inspection", .name_en = "inspection and rework", .name_zh = "检查与返工",
		.meaning_en = "F3: with quality q of what was done for a department since its last inspection, the next one finds sample x detection x sum of h (1 - q), of work that leaves no records only 1 - trace of that; what is found is done again in rework x the hours, worth nothing more; and found / seen x response is added to the department's factor on inspections, which falls back by half every half_life; meetings follow by the share meetings",
		.meaning_zh = "F3：部门上次检查以来所办工作质量为 q，下次检查发现 抽查比例×发现率×Σ工时(1−q)，不留痕的工作只按 1−痕迹偏重 发现；发现的问题按返工系数重做，不再增加政策价值；部门检查次数系数增加 发现÷抽查×加码响应，每过半衰期减半；会议按加会比例同步增加",
		.rows = "J08 C02 A11 A12 H11",
		.parameters = {
			{"form", "形式", UNITS_NUMBER, ON, 0, 1, "on=开|none=无", false, "assumed", "whether inspections find anything. On: with these strengths it adds about one hundredth to the load", "检查是否发现问题；默认开启，约使负荷增加百分之一"},
			{"detection", "发现率", UNITS_SHARE, 0.2, 0, 1, NULL, false, "assumed", "share of what is wanting in the work looked at that an inspection finds", "被抽查工作中的欠缺被发现的比例"},
			{"sample", "抽查比例", UNITS_SHARE, 0.1, 0, 1, NULL, false, "assumed", "share of the work done since the last inspection that is looked at", "上次检查以来的工作被抽查的比例"},
			{"trace", "痕迹偏重", UNITS_SHARE, 0.7, 0, 1, NULL, false, "assumed", "weight of records over results (C02): of work that leaves no ledger, form or entry only the rest is looked at", "重痕迹轻结果的程度：不留台账、报表、录入的工作只看其余部分"},
			{"rework", "返工系数", UNITS_NUMBER, 1.3, 0, 10, NULL, false, "assumed", "hours to do again what was found over the hours left out", "返工工时与所欠工时之比"},
			{"response", "加码响应", UNITS_NUMBER, 0.3, 0, 20, NULL, false, "assumed", "inspections added for each share found", "每发现一个比例增加的检查次数系数"},
			{"meetings", "加会比例", UNITS_NUMBER, 0.5, 0, 5, NULL, false, "A11", "meetings added over inspections added: pressure is passed on by both", "会议增幅与检查增幅之比"},
			{"half_life", "加码半衰期", UNITS_MONTHS, 6, 0.1, 240, NULL, false, "assumed", "time in which what was added halves", "加码减半所需时间"},
		},
	},
	.month = month, .ended = ended, .hears = LOOP_KINDS, .is_deaf = is_off, .district_month = district_month,
};
