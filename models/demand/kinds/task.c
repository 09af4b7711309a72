/* task.c - work of an item besides its ledgers, forms and visits. */
#include "demand/kinds.h"

const struct kind kinds_task = {
	.plate = {
		.name = "task", .name_en = "items' own work", .name_zh = "事项本身工作",
		.meaning_en = "work of an item besides its ledgers, forms and visits",
		.meaning_zh = "事项除台账、表格之外的工作",
		.rows = "H35 P06",
	},
	.skill = SKILL_DESK, .is_service = false, .in_item = true, .item_kind = ITEM_TASK, .has_fields = false,
	.fallback = {
		.count = 0, .recurrence = RECURRENCE_YEARLY, .basis = BASIS_FIXED, .effort = DRAWN_CONSTANT(8), .persons = 1, .part = 4,
		.deadline = 20, .lapse = 40, .rigid = 0.6, .linked = 0.5, .value = 1, .benefit = 0.2,
	},
	.source = {},
};
