/* perfunctory.c - F2: effort falls with load, first where nobody checks. */
#include "loops/perfunctory.h"

#include <math.h>

#include "loops/loop.h"

struct work_effort perfunctory_at(const double *p, double load, double linked_share)
{
	double floor = p[PERFUNCTORY_FLOOR], mean = 1;
	switch ((int)p[PERFUNCTORY_FORM]) {
	case PERFUNCTORY_POWER:
		mean = load <= 1 ? 1 : pow(load, -p[PERFUNCTORY_EXPONENT]);
		break;
	case PERFUNCTORY_THRESHOLD:
		mean = load <= p[PERFUNCTORY_STEP_AT] ? 1 : p[PERFUNCTORY_STEP_TO];
		break;
	default:
		return (struct work_effort){1, 1};
	}
	mean = fmax(floor, mean);
	if (linked_share >= 1)
		return (struct work_effort){mean, mean};
	double unlinked = fmax(floor, 1 - (1 - mean) / (1 - linked_share));
	if (linked_share <= 0)
		return (struct work_effort){unlinked, unlinked};
	double linked = fmin(1, (mean - (1 - linked_share) * unlinked) / linked_share);
	return (struct work_effort){unlinked, linked};
}

double perfunctory_quality(const double *p, double effort)
{
	return effort < 1 ? pow(effort, p[PERFUNCTORY_QUALITY]) : 1;
}

/* Effort of today, by the load of the last 20 working days. */
static void morning(struct shop *shop)
{
	const double *p = loop_parameters(shop, LOOP_perfunctory);
	if (shop->world->calendar.days[shop->day].works)
		shop->effort = perfunctory_at(p, windows_load(&shop->windows), windows_linked_share(&shop->windows, 0.5));
}

const struct loop loop_perfunctory = {
	.plate = {
		.name = "perfunctory", .name_en = "perfunctory compliance", .name_zh = "应付了事",
		.meaning_en = "F2: at load r (standard hours arrived over contract hours present, last 20 working days) the mean effort on work sent down is max(最低投入, r^-负荷指数) above r = 1; what is not assessed is slighted first; each piece varies by a tolerance drawn at birth; quality = effort^quality. Rival forms: threshold (full effort up to step_at, then step_to), none",
		.meaning_zh = "F2：负荷 r（近20个工作日到达标准工时÷在岗合同工时）大于1时，交办事项平均投入为 max(最低投入, r^-负荷指数)，不考核的先被应付；每件另有出生时抽取的容忍度；质量=投入^质量指数。竞争形式：阈值、无",
		.rows = "A11 A12 J19",
		.parameters = {
			{"form", "形式", UNITS_NUMBER, PERFUNCTORY_POWER, 0, 2, "power=幂函数|threshold=阈值|none=无", false, "assumed", "how effort answers to load", "形式"},
			{"floor", "最低投入", UNITS_SHARE, 0.5, 0, 1, NULL, false, "assumed", "least effort", "最低投入"},
			{"exponent", "负荷指数", UNITS_NUMBER, 0.94, 0, 1, NULL, false, "assumed", "exponent of the load; at most 1, else more staff would serve residents not at all", "负荷指数"},
			{"quality", "质量指数", UNITS_NUMBER, 1.5, 0, 5, NULL, false, "assumed", "exponent of quality", "质量指数"},
			{"tolerance", "容忍度差异", UNITS_SHARE, 0.2, 0, 2, NULL, false, "assumed", "coefficient of variation of the tolerance of a piece", "容忍度变异系数"},
			{"step_at", "阈值", UNITS_NUMBER, 1.2, 0, 10, NULL, false, "assumed", "load at which form threshold steps down", "阈值"},
			{"step_to", "阈值以上投入", UNITS_SHARE, 0.7, 0, 1, NULL, false, "assumed", "effort above it", "阈值以上投入"},
		},
	},
	.morning = morning,
};
