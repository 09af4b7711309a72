/* inspection.c - inspections and assessments the community must prepare for and host. */
#include "demand/kinds.h"

const struct kind kinds_inspection = {
	.plate = {
		.name = "inspection", .name_en = "inspection", .name_zh = "检查考核",
		.meaning_en = "inspections and assessments the community must prepare for and host",
		.meaning_zh = "迎接的检查、考核、督查",
		.rows = "J08 J13 P05 C02",
	},
	.skill = SKILL_DESK, .is_service = false, .in_item = true, .item_kind = ITEM_ASSESSMENT, .has_fields = false,
	.fallback = {
		.count = 36, .recurrence = RECURRENCE_YEARLY, .basis = BASIS_FIXED, .effort = DRAWN_CONSTANT(24), .persons = 1, .part = 4,
		.deadline = 20, .lapse = 40, .rigid = 0.6, .linked = 0.5, .value = 1, .benefit = 0.2,
	},
	.source = {},
};
