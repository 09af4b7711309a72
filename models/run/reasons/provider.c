/* provider.c - others have it. */
#include "run/reason.h"

static bool holds(const struct moment *moment)
{
	return moment->where == WHERE_PROVIDER;
}

const struct reason reason_provider = {
	.name = "provider", .name_en = "with others", .name_zh = "由其他力量办理",
	.meaning_en = "a social organisation, volunteers, a firm or the market does it", .meaning_zh = "由社会组织、志愿者、物业或市场承担",
	.holds = holds,
};
