/* ledger.c - ledgers kept week by week and bound at the end of the year. */
#include "demand/kinds.h"

const struct kind kinds_ledger = {
	.plate = {
		.name = "ledger", .name_en = "ledger", .name_zh = "台账",
		.meaning_en = "ledgers kept week by week and bound at the end of the year",
		.meaning_zh = "逐周登记、年终装订的台账",
		.rows = "H06 P14 P17",
	},
	.skill = SKILL_DESK, .is_service = false, .in_item = true, .item_kind = ITEM_TASK, .has_fields = true,
	.fallback = {
		.count = 47, .recurrence = RECURRENCE_WEEKLY, .basis = BASIS_FIXED, .effort = DRAWN_CONSTANT(0.75), .year_end = 6, .persons = 1, .part = 4,
		.deadline = 5, .lapse = 20, .rigid = 0.6, .linked = 0.5, .value = 1, .benefit = 0.2,
	},
	.source = {"H06"},
};
