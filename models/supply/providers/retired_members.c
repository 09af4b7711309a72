/* retired_members.c - P19: retired Party members. */
#include "supply/provider.h"

const struct provider provider_retired_members = {
	.plate = {
		.name = "retired_members", .name_en = "retired members", .name_zh = "退休党员",
		.meaning_en = "retired Party members: there at once, for the old, the disabled, the poor and children, and to make peace between neighbours",
		.meaning_zh = "退休党员：随叫随到，帮助老人、残疾人、困难户与儿童，调解纠纷",
		.rows = "P19 P20 J30 A15 C08",
		.parameters = {
			PROVIDER_POOL(0.3),
			PROVIDER_TERMS(2, 0, 0.95, 1, 0.1, TAKES_BASIC | TAKES_NON_BASIC | TAKES_LIFE, FOR_RESIDENTS, DOES_AUTONOMY | DOES_MUTUAL | DOES_COMMON),
		},
	},
	.hours = provider_pool_hours,
};
