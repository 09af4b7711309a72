/* survey.c - censuses and surveys from door to door. */
#include "demand/kinds.h"

const struct kind kinds_survey = {
	.plate = {
		.name = "survey", .name_en = "survey", .name_zh = "普查调查",
		.meaning_en = "censuses and surveys from door to door",
		.meaning_zh = "入户普查、调查",
		.rows = "H08 H09",
	},
	.skill = SKILL_FIELD, .is_service = false, .in_item = true, .item_kind = ITEM_SURVEY, .has_fields = true,
	.fallback = {
		.count = 18, .recurrence = RECURRENCE_YEARLY, .basis = BASIS_PER_HOUSEHOLD, .effort = DRAWN_CONSTANT(1.0 / 3), .reach = 0.3, .persons = 1, .part = 4,
		.deadline = 20, .lapse = 40, .rigid = 0.6, .linked = 0.5, .value = 1, .benefit = 0.3,
	},
	.source = {"H08", [4] = "E43"},
};
