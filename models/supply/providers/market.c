/* market.c - C19: firms on the market, for the services of daily life. */
#include "supply/provider.h"

enum { FIRMS = PROVIDER_OWN };
static const double ELASTICITY = 2;

/* Cournot: n alike firms whose customers answer with this elasticity sell at price x n e / (n e - 1). */
static double fee(const double *p)
{
	double n = p[FIRMS] * ELASTICITY;
	return p[PROVIDER_FEE] * n / (n - 1);
}

const struct provider provider_market = {
	.plate = {
		.name = "market", .name_en = "market", .name_zh = "市场服务商",
		.meaning_en = "firms that sell services of daily life and of what is not basic, to those who can pay; the more of them compete, the lower the fee",
		.meaning_zh = "市场服务商：向付得起费的居民提供生活与非基本服务；竞争的商家越多价格越低",
		.rows = "C19 C18 C08",
		.parameters = {
			PROVIDER_STATED(1),
			PROVIDER_TERMS(0, 40, 1, 1, 0.05, TAKES_NON_BASIC | TAKES_LIFE, FOR_RESIDENTS | FOR_FIRMS, DOES_SELF_HELP | DOES_COMMON | DOES_PUBLIC),
			{"firms", "竞争商家数", UNITS_COUNT, 3, 1, 50, NULL, false, "assumed",
			 "firms that compete: the fee is the stated one x 2n / (2n - 1)", "相互竞争的商家数 n：价格为 居民付费×2n/(2n−1)"},
		},
	},
	.hours = provider_stated_hours,
	.fee = fee,
};
