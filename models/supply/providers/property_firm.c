/* property_firm.c - C08: the property firm, paid by the owners. */
#include "supply/provider.h"

const struct provider provider_property_firm = {
	.plate = {
		.name = "property_firm", .name_en = "property firm", .name_zh = "物业企业",
		.meaning_en = "the property firm, paid by the owners' property fee: common affairs of stairs, parking and repairs",
		.meaning_zh = "物业企业，由业主物业费支付：楼道、停车、维修等共同事务",
		.rows = "C08 P11 P20",
		.parameters = {
			PROVIDER_STATED(0.5),
			PROVIDER_TERMS(0, 0, 0.9, 1, 0.1, TAKES_NON_BASIC | TAKES_LIFE, FOR_RESIDENTS | FOR_FIRMS, DOES_SELF_HELP | DOES_COMMON),
		},
	},
	.hours = provider_stated_hours,
};
