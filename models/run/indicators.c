/* indicators.c - the table of indicators, and sums they share. */
#include <math.h>

#include "run/indicator.h"
#include "run/indicator_sums.h"
#include "state/shop.h"

const struct indicator *indicator_plate(enum indicator_id id)
{
	static const struct indicator *const indicators[INDICATOR_COUNT] = {
#define INDICATOR(name) &indicator_##name,
#include "run/indicators.def"
#undef INDICATOR
	};
	return indicators[id];
}

void indicator_all(const struct indicator_scope *scope, double *values)
{
	for (int i = 0; i < INDICATOR_COUNT; i++) {
		const struct indicator *indicator = indicator_plate((enum indicator_id)i);
		values[i] = indicator->of ? indicator->of(scope) : NAN;
	}
}

int64_t indicator_mandates(const struct indicator_scope *scope, enum indicator_sum what)
{
	int64_t sum = 0;
	for (int line = 0; line < scope->world->line_count; line++) {
		const struct tally_line *l = &scope->tally->lines[line];
		if (shop_is_burden(line))
			sum += what == INDICATOR_ASKED ? l->asked_ticks : l->worked_ticks;
	}
	return sum;
}

double indicator_share(const struct indicator_scope *scope, int first, int last)
{
	int64_t due = 0, on_time = 0;
	for (int line = first; line <= last; line++) {
		due += scope->tally->lines[line].due_ticks;
		on_time += scope->tally->lines[line].on_time_ticks;
	}
	return due > 0 ? 100.0 * (double)on_time / (double)due : NAN;
}

double indicator_paid(const struct tally *tally)
{
	double yuan = tally->assist_yuan + tally->project_yuan;
	for (int id = 0; id < PROVIDER_COUNT; id++)
		yuan += tally->providers[id].paid_yuan;
	return yuan;
}
