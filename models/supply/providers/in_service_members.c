/* in_service_members.c - P19: Party members with a post elsewhere who report to where they live. */
#include "supply/provider.h"

const struct provider provider_in_service_members = {
	.plate = {
		.name = "in_service_members", .name_en = "in-service members", .name_zh = "在职党员",
		.meaning_en = "Party members who work elsewhere and report to where they live: skilled, and free in evenings and at weekends only",
		.meaning_zh = "到居住地报到的在职党员：有专长，只在晚上和周末有空",
		.rows = "P19 P20 J30 A15 C08",
		.parameters = {
			PROVIDER_POOL(0.3),
			PROVIDER_TERMS(3, 0, 1, 4, 0.15, TAKES_NON_BASIC | TAKES_LIFE, FOR_RESIDENTS, DOES_SELF_HELP | DOES_MUTUAL | DOES_COMMON),
		},
	},
	.hours = provider_pool_hours,
};
