/* providers.c - the table of providers, and the hours they have. */
#include "supply/provider.h"

static const double MONTHS_A_YEAR = 12;

const struct provider *provider_of(enum provider_id id)
{
	static const struct provider *const providers[PROVIDER_COUNT] = {
#define PROVIDER(name) &provider_##name,
#include "supply/providers.def"
#undef PROVIDER
	};
	return providers[id];
}

const struct plate *provider_plate(enum provider_id id)
{
	return &provider_of(id)->plate;
}

double provider_volunteer_hours(const struct shop *shop)
{
	const struct settings *settings = shop->regime->settings;
	double adults = shop->place->population * shop->growth.population * (1 - shop->place->children);
	return adults * shop->life.participation * settings->volunteer_hours / MONTHS_A_YEAR * settings->volunteer_on_call;
}

double provider_pool_hours(const struct shop *shop, const double *p)
{
	return p[PROVIDER_SIZE] * provider_volunteer_hours(shop);
}

double provider_stated_hours(const struct shop *shop, const double *p)
{
	return p[PROVIDER_SIZE] * shop->place->population * shop->growth.population / 1000;
}
