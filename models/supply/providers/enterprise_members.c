/* enterprise_members.c - P19: Party members of firms in the neighbourhood. */
#include "supply/provider.h"

const struct provider provider_enterprise_members = {
	.plate = {
		.name = "enterprise_members", .name_en = "enterprise members", .name_zh = "企业党员",
		.meaning_en = "Party members of firms in the neighbourhood: they know the needs of firms, and help with common affairs",
		.meaning_zh = "辖区企业党员：熟悉企业需求，参与共同事务",
		.rows = "P19 P20 A15 C08",
		.parameters = {
			PROVIDER_POOL(0.1),
			PROVIDER_TERMS(3, 0, 1, 3, 0.15, TAKES_NON_BASIC | TAKES_LIFE, FOR_FIRMS | FOR_GENERAL, DOES_SELF_HELP | DOES_COMMON | DOES_PUBLIC),
		},
	},
	.hours = provider_pool_hours,
};
