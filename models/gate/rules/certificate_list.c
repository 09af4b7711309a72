/* certificate_list.c - R16: kinds of certificates a community may no longer be asked for. */
#include <math.h>

#include "gate/rule.h"

enum { KINDS, BOUNCED, HALF_LIFE, HOURS };
static const double DAYS_A_MONTH = 30.4375;

static void morning(const double *p, struct rule_state *state, const struct view *view, struct orders *orders)
{
	double there = view->settings->kinds[KIND_certificate].count;
	(void)state;
	orders->counter = (struct counter){
		.barred = there > 0 ? fmin(1, p[KINDS] / there) : 0,
		.bounced = p[BOUNCED] * exp2(-view->days / (p[HALF_LIFE] * DAYS_A_MONTH)),
		.hours = p[HOURS],
	};
}

const struct rule rule_certificate_list = {
	.plate = {
		.name = "certificate_list", .name_en = "list of barred certificates", .name_zh = "证明清单",
		.meaning_en = "R16: so many kinds of certificates are issued no more. Counters elsewhere still ask for them: part of the residents are sent back and come as requests, fewer as the list becomes known",
		.meaning_zh = "R16：若干种证明不再开具。其他窗口仍要求提供：部分居民被退回，转为诉求提出，随清单为人所知而减少",
		.rows = "H12 H15",
		.parameters = {
			{"kinds", "取消种数", UNITS_COUNT, 20, 0, 2000, NULL, false, "E37", "kinds of certificates issued no more", "不再开具的证明种数"},
			{"bounced", "退回比例", UNITS_SHARE, 0.3, 0, 1, NULL, false, "assumed", "share of the residents concerned whom another counter sends back at first", "起初被其他窗口退回的居民比例"},
			{"half_life", "退回半衰期", UNITS_MONTHS, 12, 0.1, 1200, NULL, false, "assumed", "time in which that share halves", "退回比例减半的时间"},
			{"hours", "解释工时", UNITS_DURATION, 0.5, 0, 100, NULL, false, "assumed", "hours to help one of them: explaining, calling the other counter", "为一名被退回居民解释协调的工时"},
		},
	},
	.role = ROLE_TERMS, .morning = morning,
};
