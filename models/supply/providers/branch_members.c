/* branch_members.c - P19: Party members of the community's own branch. */
#include "supply/provider.h"

const struct provider provider_branch_members = {
	.plate = {
		.name = "branch_members", .name_en = "branch members", .name_zh = "支部党员",
		.meaning_en = "volunteers of the community's own Party branch: neighbours who settle affairs of self-government and mutual help",
		.meaning_zh = "社区党支部党员志愿者：承办自治和互助事务",
		.rows = "P19 P20 J30 A15 C08",
		.parameters = {
			PROVIDER_POOL(0.3),
			PROVIDER_TERMS(3, 0, 0.95, 2, 0.1, TAKES_BASIC | TAKES_NON_BASIC | TAKES_LIFE, FOR_RESIDENTS, DOES_AUTONOMY | DOES_SELF_HELP | DOES_MUTUAL | DOES_COMMON),
		},
	},
	.hours = provider_pool_hours,
};
