/* resident_units.c - P20: offices, schools and firms seated in the community. */
#include "supply/provider.h"

const struct provider provider_resident_units = {
	.plate = {
		.name = "resident_units", .name_en = "resident units", .name_zh = "驻区单位",
		.meaning_en = "offices, schools and firms seated in the community that open rooms and lend people out of social responsibility",
		.meaning_zh = "驻区单位履行社会责任：开放场地、派人帮忙",
		.rows = "P20 P11 C08",
		.parameters = {
			PROVIDER_STATED(0.3),
			PROVIDER_TERMS(0, 0, 1, 5, 0.15, TAKES_NON_BASIC, FOR_RESIDENTS | FOR_FIRMS, DOES_COMMON | DOES_PUBLIC),
		},
	},
	.hours = provider_stated_hours,
};
