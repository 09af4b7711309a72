/* campaign.c - a clean-up campaign decided beforehand: it judges no request; the clean-up itself is the campaign loop's. */
#include "gate/rule.h"

static struct verdict judge(const double *p, struct rule_state *state, const struct request *request, const struct view *view)
{
	(void)p, (void)state, (void)request, (void)view;
	return (struct verdict){.kind = VERDICT_PASS};
}

const struct rule rule_campaign = {
	.plate = {
		.name = "campaign", .name_en = "clean-up campaign", .name_zh = "集中清理",
		.meaning_en = "one dated clean-up: part of the ledgers, accreditations and other work is struck off; how much and what comes back is set in loops.campaign and loops.rebound",
		.meaning_zh = "一次集中清理：砍掉一部分台账、创建和其他工作；力度与反弹见 反馈回路.清理行动、反馈回路.负担反弹",
		.rows = "H03 J01 C09 J22",
		.parameters = {
			{"after", "启动时间", UNITS_MONTHS, 2, 0, 480, NULL, false, "assumed", "months after the option's start", "方案开始后第几个月"},
			{"every", "重复间隔", UNITS_MONTHS, 0, 0, 480, NULL, false, "assumed", "repeated every so many months; 0 = once", "每隔几个月重复，0 为一次"},
		},
	},
	.role = ROLE_ACTION, .judge = judge,
};
