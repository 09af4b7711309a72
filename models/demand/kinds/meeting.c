/* meeting.c - meetings to attend and documents to study. */
#include "demand/kinds.h"

const struct kind kinds_meeting = {
	.plate = {
		.name = "meeting", .name_en = "meeting or document", .name_zh = "会议文件",
		.meaning_en = "meetings to attend and documents to study",
		.meaning_zh = "参加的会议、学习的文件",
		.rows = "J07 A11 C08",
	},
	.skill = SKILL_DESK, .is_service = false, .in_item = false, .item_kind = ITEM_TASK, .has_fields = false,
	.fallback = {
		.count = 8, .recurrence = RECURRENCE_WEEKLY, .basis = BASIS_FIXED, .effort = DRAWN_CONSTANT(1.5), .persons = 1.5, .part = 4,
		.hour = 9.5, .deadline = 0, .lapse = 0, .rigid = 0.6, .linked = 0.5, .value = 1, .benefit = 0.2,
	},
	.source = {},
};
