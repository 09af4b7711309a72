/* certificate.c - certificates and stamps residents come for. */
#include "demand/kinds.h"

const struct kind kinds_certificate = {
	.plate = {
		.name = "certificate", .name_en = "certificate", .name_zh = "盖章证明",
		.meaning_en = "certificates and stamps residents come for",
		.meaning_zh = "居民来开的证明、盖的章",
		.rows = "H12 H13 H14",
	},
	.skill = SKILL_COUNTER, .is_service = true, .in_item = false, .item_kind = ITEM_TASK, .has_fields = false,
	.fallback = {
		.count = 60, .recurrence = RECURRENCE_WALK_IN, .rate = 0.05, .basis = BASIS_FIXED, .effort = DRAWN_CONSTANT(0.25), .persons = 1, .part = 4,
		.deadline = 1, .lapse = 3, .rigid = 1, .linked = 0, .value = 1, .benefit = 1,
	},
	.source = {"H12"},
};
