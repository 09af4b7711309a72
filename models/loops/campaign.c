/* campaign.c - clean-ups: what they strike off, and what sets them off. */
#include "loops/campaign.h"

#include "loops/loop.h"

const struct plate loop_campaign = {
	.name = "campaign", .name_en = "clean-up campaigns", .name_zh = "清理行动",
	.meaning_en = "strikes off a share of the active templates of each kind and refreshes enforcement; dated by an option, or endogenous: fired when the load demanded over the last 12 months, or complaints, pass a level",
	.meaning_zh = "按类别砍掉一部分在用模板并恢复执行力；由方案定日期，或在近12个月负荷或投诉超过阈值时自动触发",
	.rows = "H03 J01 C03 A10",
	.parameters = {
		{"trigger", UNITS_NUMBER, CAMPAIGN_DATED, 0, 1, "dated|endogenous", false, "assumed", "what starts a clean-up besides an option's own dates", "触发方式"},
		{"threshold", UNITS_NUMBER, 1.25, 0.1, 10, NULL, false, "assumed", "load demanded over 12 months that fires one", "触发负荷"},
		{"complaints", UNITS_REQUEST_RATE, 0, 0, 1000, NULL, false, "assumed", "hotline complaints over 12 months that fire one; 0 = never", "触发投诉量，0 为不用"},
		{"delay", UNITS_MONTHS, 6, 0, 60, NULL, false, "assumed", "from the trigger to the clean-up", "从触发到清理"},
		{"interval", UNITS_MONTHS, 18, 0, 240, NULL, false, "assumed", "least time between two", "最短间隔"},
		{"cut_ledger", UNITS_SHARE, 0.68, 0, 1, NULL, false, "E30", "share of ledgers struck off", "台账砍掉比例"},
		{"cut_accreditation", UNITS_SHARE, 0.85, 0, 1, NULL, false, "E30", "share of accreditations struck off", "创建评比砍掉比例"},
		{"cut_other", UNITS_SHARE, 0.5, 0, 1, NULL, false, "E30", "share of other work struck off", "其他工作砍掉比例"},
		{"hours", UNITS_DURATION, 4, 0, 1000, NULL, false, "assumed", "hours of a community for lists and checks of one clean-up", "每次清理社区填报工时"},
	},
};
