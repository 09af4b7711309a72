/* merge.c - R5: inspections of several departments come as one joint visit. */
#include "gate/rule.h"

enum { WHAT, WINDOW, PROBABILITY, EFFORT, COORDINATION };
enum { INSPECTIONS, ACCREDITATIONS, SURVEYS, WHATS };

static void treat(const double *p, struct rule_state *state, const struct piece *piece, const struct view *view, struct terms *terms)
{
	static const enum kind_id kinds[WHATS] = {[INSPECTIONS] = KIND_inspection, [ACCREDITATIONS] = KIND_accreditation, [SURVEYS] = KIND_survey};
	(void)state;
	for (int what = 0; what < WHATS; what++)
		if (piece->template->kind == kinds[what] && (unsigned)p[WHAT] >> what & 1u && piece->uniform < p[PROBABILITY]) {
			terms->joins = terms->is_at_once = true; /* the visitors come once: nothing is spread over weeks */
			terms->group = what;
			terms->release_day = view->day + (int32_t)p[WINDOW];
			terms->joint_effort = p[EFFORT];
			terms->joint_hours = p[COORDINATION];
		}
}

const struct rule rule_merge = {
	.plate = {
		.name = "merge", .name_en = "joint inspection", .name_zh = "联合检查",
		.meaning_en = "R5: visits announced within a window wait for each other and come as one: less work in all and some for coordination, but in one long piece that is not spread over its time",
		.meaning_zh = "R5：窗口期内的检查相互等候、合并为一次：总工时减少，另加协调工时，但集中在一次较长的检查中，不能分散办理",
		.rows = "J13 J23 A07",
		.parameters = {
			{"what", "合并对象", UNITS_NUMBER, 1, 0, 7, "inspection=检查考核|accreditation=创建评比|survey=普查调查", true, "J23", "what may come together, each with its own kind", "哪些可以合并，同类相合"},
			{"window", "窗口期", UNITS_DAYS, 30, 0, 365, NULL, false, "assumed", "how long the first one announced waits for others", "最先提出的一次等候其他检查的时长"},
			{"probability", "合并概率", UNITS_SHARE, 0.7, 0, 1, NULL, false, "assumed", "share of visits whose department takes part", "愿意合并的比例"},
			{"effort", "合并工时系数", UNITS_NUMBER, 0.7, 0.1, 1.5, NULL, false, "assumed", "hours of a joint visit over the sum of its parts", "合并后工时与各次之和的比"},
			{"coordination", "协调工时", UNITS_DURATION, 3, 0, 100, NULL, false, "assumed", "hours of agreeing on it, for each department taking part", "每个参加部门的协调工时"},
		},
	},
	.role = ROLE_TERMS, .treat = treat,
};
