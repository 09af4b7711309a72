/* price.c - slopes on both sides, and how far each of them stays the same. */
#include "plan/price.h"

#include <math.h>

enum { HALVINGS = 6 };
static const double GROWTH = 3, SAME = 2e-4;

struct probe {
	struct linked *district;
	const struct price_question *question;
	bool in_hours;
	double base;
};

/* The district's cost in CNY, or its hours undone with their sign turned; NaN where there is no plan. */
static double value_at(const struct probe *probe, double amount)
{
	probe->question->shift(probe->district, probe->question->context, amount);
	if (!linked_solve(probe->district, probe->question->part))
		return NAN;
	return probe->in_hours ? -probe->district->unmet_h : probe->district->posts * probe->district->rules.post_yuan;
}

static double slope_at(const struct probe *probe, double amount)
{
	return (value_at(probe, amount) - probe->base) / amount;
}

static bool is_same(double slope, double other)
{
	return fabs(slope - other) <= SAME * fmax(fabs(other), 1e-3);
}

/* The farthest amount on the side of `step` at which the slope was still the same. */
static double reach(const struct probe *probe, double step, double farthest, double slope, int *ends)
{
	double inside = step, outside = step;
	*ends = false;
	while (fabs(outside) < fabs(farthest)) {
		outside = fabs(outside * GROWTH) < fabs(farthest) ? outside * GROWTH : farthest;
		if (!is_same(slope_at(probe, outside), slope))
			break;
		inside = outside;
	}
	if (inside == outside) {
		*ends = inside == farthest;
		return inside;
	}
	for (int i = 0; i < HALVINGS; i++) {
		double middle = (inside + outside) / 2;
		if (is_same(slope_at(probe, middle), slope))
			inside = middle;
		else
			outside = middle;
	}
	*ends = isnan(value_at(probe, outside));
	return inside;
}

void price_find(struct linked *district, const struct price_question *question, struct price *price)
{
	const double hour = 0.5;
	struct probe probe = {.district = district, .question = question, .in_hours = district->unmet_h > hour && district->budget_binds};
	*price = (struct price){.price = question->price, .step = question->step, .in_hours = probe.in_hours};
	if (!(question->step > 0))
		return;
	probe.base = value_at(&probe, 0);
	price->more = slope_at(&probe, question->step);
	price->less = slope_at(&probe, -question->step);
	if (!isnan(price->more))
		price->high = reach(&probe, question->step, question->most, price->more, &price->ends_high);
	if (!isnan(price->less))
		price->low = reach(&probe, -question->step, question->least, price->less, &price->ends_low);
	(void)value_at(&probe, 0);
}
