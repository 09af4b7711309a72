/* accreditation.c - accreditations and model-building campaigns, festivals, demonstrations. */
#include "demand/kinds.h"

const struct kind kinds_accreditation = {
	.plate = {
		.name = "accreditation", .name_en = "accreditation campaign", .name_zh = "创建评比",
		.meaning_en = "accreditations and model-building campaigns, festivals, demonstrations",
		.meaning_zh = "创建达标、评比表彰、节庆示范活动",
		.rows = "H07 H23 C09 P05",
	},
	.skill = SKILL_DESK, .is_service = false, .in_item = true, .item_kind = ITEM_ACCREDITATION, .has_fields = false,
	.fallback = {
		.count = 41, .recurrence = RECURRENCE_YEARLY, .basis = BASIS_FIXED, .effort = DRAWN_CONSTANT(40), .persons = 1, .part = 4,
		.deadline = 20, .lapse = 60, .rigid = 0.6, .linked = 0.5, .value = 1, .benefit = 0,
	},
	.source = {"H07"},
};
