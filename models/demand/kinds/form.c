/* form.c - report forms filled in month by month. */
#include "demand/kinds.h"

const struct kind kinds_form = {
	.plate = {
		.name = "form", .name_en = "report form", .name_zh = "报表",
		.meaning_en = "report forms filled in month by month",
		.meaning_zh = "逐月填报的报表",
		.rows = "J07 J12",
	},
	.skill = SKILL_DESK, .is_service = false, .in_item = true, .item_kind = ITEM_TASK, .has_fields = true,
	.fallback = {
		.count = 100, .recurrence = RECURRENCE_MONTHLY, .basis = BASIS_FIXED, .effort = DRAWN_CONSTANT(1), .persons = 1, .part = 4,
		.deadline = 5, .lapse = 20, .rigid = 0.6, .linked = 0.5, .value = 1, .benefit = 0.2,
	},
	.source = {"E24, E22, E26", [1] = "E26", [4] = "E24"},
};
