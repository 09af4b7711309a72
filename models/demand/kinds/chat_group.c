/* chat_group.c - chat groups that want answers every day. */
#include "demand/kinds.h"

const struct kind kinds_chat_group = {
	.plate = {
		.name = "chat_group", .name_en = "chat group", .name_zh = "工作群",
		.meaning_en = "chat groups that want answers every day",
		.meaning_zh = "每天要回复的工作群",
		.rows = "C11 A11",
	},
	.skill = SKILL_DESK, .is_service = false, .in_item = false, .item_kind = ITEM_TASK, .has_fields = false,
	.fallback = {
		.count = 0, .recurrence = RECURRENCE_WORKING_DAILY, .basis = BASIS_FIXED, .effort = DRAWN_CONSTANT(1.0 / 12), .persons = 1, .part = 4,
		.deadline = 0, .lapse = 1, .rigid = 0.6, .linked = 0.5, .value = 1, .benefit = 0.1, .resident_share = 0.3, .out_of_hours = 0.3,
	},
	.source = {},
};
