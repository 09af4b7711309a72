/* registration.c - registrations and followers residents must be won for. */
#include "demand/kinds.h"

const struct kind kinds_registration = {
	.plate = {
		.name = "registration", .name_en = "registration drive", .name_zh = "注册推广",
		.meaning_en = "registrations and followers residents must be won for",
		.meaning_zh = "要求居民注册、关注的任务",
		.rows = "J05 J06",
	},
	.skill = SKILL_FIELD, .is_service = false, .in_item = true, .item_kind = ITEM_PLATFORM, .has_fields = false,
	.fallback = {
		.count = 0, .recurrence = RECURRENCE_YEARLY, .basis = BASIS_PER_HOUSEHOLD, .effort = DRAWN_CONSTANT(1.0 / 12), .reach = 0.6, .persons = 1, .part = 4,
		.deadline = 60, .lapse = 60, .rigid = 0.6, .linked = 0.5, .value = 1, .benefit = 0.1,
	},
	.source = {},
};
