/* sunset.c - R8: an admission has a life, and is applied for again when it is over. */
#include "gate/rule.h"

enum { SCOPE, LIFE, REVIEW_MONTH, EXPIRY, OTHERWISE, EXISTING };
enum { TOGETHER, SPREAD };
enum { ENDS, CONTINUES };
enum { STAYS, APPLIES };
static const double DAYS_A_MONTH = 30.4375, SLACK_DAYS = 12; /* months differ in length: a life ends in its month */
enum { MONTHS = 12 };

static int review_month(const double *p, const struct item *item)
{
	return (int)p[EXPIRY] == TOGETHER ? (int)p[REVIEW_MONTH] : 1 + ((int)p[REVIEW_MONTH] + item->id) % MONTHS;
}

static bool is_round(const double *p, const struct view *view)
{
	const struct calendar_day *day = &view->world->calendar.days[view->day];
	return day->day_of_month == 1 && p[LIFE] > 0 && ((int)p[EXPIRY] == SPREAD || day->month == (int)p[REVIEW_MONTH]);
}

/* by_item: the day from which its life is over; 0 = not begun. */
static struct verdict judge(const double *p, struct rule_state *state, const struct request *request, const struct view *view)
{
	const struct verdict keep = {.kind = VERDICT_KEEP};
	const struct verdict apply = {.kind = VERDICT_PASS, .otherwise = (int)p[OTHERWISE] == ENDS ? VERDICT_REFUSE : VERDICT_KEEP};
	const struct item *item = &view->world->items[request->item];
	const struct calendar_day *day = &view->world->calendar.days[view->day];
	double *over = &state->by_item[request->item];
	if (!rule_in_scope(p, item) || !request->is_whole_item)
		return (struct verdict){.kind = VERDICT_PASS};
	bool is_new = *over <= 0;
	if (!is_new && (view->day < *over || day->day_of_month != 1 || day->month != review_month(p, item)))
		return keep;
	*over = p[LIFE] > 0 ? view->day + p[LIFE] * DAYS_A_MONTH - SLACK_DAYS : 1e9;
	if (!is_new)
		return apply;
	return request->is_admitted && (int)p[EXISTING] == STAYS ? keep : (struct verdict){.kind = VERDICT_PASS, .otherwise = VERDICT_KEEP};
}

const struct rule rule_sunset = {
	.plate = {
		.name = "sunset", .name_en = "sunset", .name_zh = "定期清理",
		.meaning_en = "R8: an admission holds for its life and ends in the review month after it, unless the rules listed after this one admit it again. What expires together applies together: reviewers face a wave",
		.meaning_zh = "R8：准入有有效期，期满后的复审月到期，须由其后所列规则重新准入。集中到期就集中申请，审批部门面对申请高峰",
		.rows = "J22 H39",
		.parameters = {
			RULE_SCOPE,
			{"life", "有效期", UNITS_MONTHS, 12, 0, 480, NULL, false, "assumed", "how long an admission holds; 0 = for ever", "准入有效期，0 为长期有效"},
			{"review_month", "复审月份", UNITS_COUNT, 1, 1, 12, NULL, false, "H39", "month in which what is over is looked at", "每年复审月份"},
			{"expiry", "到期方式", UNITS_NUMBER, TOGETHER, 0, 1, "together=集中|spread=错开", false, "assumed", "together: everything in the review month; spread: a twelfth of the items each month", "集中：都在复审月；错开：每月十二分之一"},
			{"default", "默认处理", UNITS_NUMBER, ENDS, 0, 1, "ends=终止|continues=延续", false, "assumed", "what holds for expired items until another rule has decided, and for good if none does", "其他规则决定之前（或无人决定时）到期事项如何处理"},
			{"existing", "存量事项", UNITS_NUMBER, STAYS, 0, 1, "stays=保留|applies=申请", false, "assumed", "what was in force before the gate: its life begins, or it applies at once", "准入前已在行的事项：开始计有效期，或立即申请"},
		},
	},
	.role = ROLE_ADMISSION, .is_round = is_round, .judge = judge,
};
