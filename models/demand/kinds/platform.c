/* platform.c - data entered every working day into the platforms of departments. */
#include "demand/kinds.h"

const struct kind kinds_platform = {
	.plate = {
		.name = "platform", .name_en = "platform upkeep", .name_zh = "平台录入",
		.meaning_en = "data entered every working day into the platforms of departments",
		.meaning_zh = "每个工作日向部门平台录入数据",
		.rows = "H10 P07 J05",
	},
	.skill = SKILL_DESK, .is_service = false, .in_item = true, .item_kind = ITEM_PLATFORM, .has_fields = true,
	.fallback = {
		.count = 23, .recurrence = RECURRENCE_WORKING_DAILY, .basis = BASIS_FIXED, .effort = DRAWN_CONSTANT(1.0 / 3), .persons = 1, .part = 4,
		.deadline = 1, .lapse = 5, .rigid = 0.6, .linked = 0.5, .value = 1, .benefit = 0.1,
	},
	.source = {"H10"},
};
