/* organisation.c - organisations whose plates departments hang up in the community. */
#include "demand/kinds.h"

const struct kind kinds_organisation = {
	.plate = {
		.name = "organisation", .name_en = "name-plates", .name_zh = "挂牌机构",
		.meaning_en = "organisations whose plates departments hang up in the community",
		.meaning_zh = "部门在社区设立的机构和牌子",
		.rows = "H11 P05",
	},
	.skill = SKILL_DESK, .is_service = false, .in_item = true, .item_kind = ITEM_ORGANISATION, .has_fields = false,
	.fallback = {
		.count = 20, .recurrence = RECURRENCE_MONTHLY, .basis = BASIS_FIXED, .effort = DRAWN_CONSTANT(0), .persons = 1, .part = 4,
		.deadline = 5, .lapse = 40, .rigid = 0.6, .linked = 0.5, .value = 1, .benefit = 0.2,
	},
	.source = {},
};
