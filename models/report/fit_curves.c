/* fit_curves.c - charts of a log, for pages in a browser. */
#include "report/fit_curves.h"

#include <math.h>

#include "report/words.h"

enum { POINTS = 80 };

void fit_curves_profile(const struct coming *coming, struct leaf *leaf)
{
	enum { DAY_POINTS = COMING_HOURS };
	double *values = arena_list(leaf->arena, 3 * DAY_POINTS + 3 * COMING_WEEKDAYS, double);
	if (!values || !leaf->is_html) {
		leaf->status = values ? leaf->status : STATUS_WORLD;
		return;
	}
	double *low = values + DAY_POINTS, *high = low + DAY_POINTS, *week = high + DAY_POINTS, *week_low = week + COMING_WEEKDAYS, *week_high = week_low + COMING_WEEKDAYS;
	for (int h = 0; h < COMING_HOURS; h++) {
		values[h] = 100 * coming->hour[h].mean;
		low[h] = 100 * coming->hour[h].low;
		high[h] = 100 * coming->hour[h].high;
	}
	for (int w = 0; w < COMING_WEEKDAYS; w++) {
		week[w] = coming->weekday[w].mean;
		week_low[w] = coming->weekday[w].low;
		week_high[w] = isfinite(coming->weekday[w].high) ? coming->weekday[w].high : week[w];
	}
	const struct chart_series hours = {.label = _("share of a day"), .shape = CHART_STEP, .count = COMING_HOURS, .y = values, .low = low, .high = high};
	const struct chart_series days = {.label = _("a day"), .shape = CHART_STEP, .count = COMING_WEEKDAYS, .y = week, .low = week_low, .high = week_high};
	const struct chart_panel panels[] = {
		{.title = _("Weekdays"), .x = {.label = _("weekday, from Monday")}, .y = {.label = _("openings a day"), .has_zero = true}, .series = &days, .series_count = 1},
		{.title = _("Hours"), .x = {.label = _("hour of the day")}, .y = {.label = _("openings (%)"), .has_zero = true}, .series = &hours, .series_count = 1}};
	const struct chart chart = {.title = _("When work comes"), .description = _("Openings by weekday and by hour of the day, with their intervals of 95 in 100."), .panels = panels,
		.panel_count = coming->has_hours ? 2 : 1, .is_untitled = true};
	leaf_chart(leaf, &chart);
}

void fit_curves_times(const struct taking *taking, const char *title, struct leaf *leaf)
{
	const struct likelihood_fit *fit = &taking->fits[taking->best];
	const struct family *plate = families_plate(fit->family);
	double *x = arena_list(leaf->arena, 2 * POINTS, double), *y = arena_list(leaf->arena, 3 * POINTS, double), *straight = arena_list(leaf->arena, 2, double);
	if (!x || !y || !straight || !leaf->is_html) {
		leaf->status = x && y && straight ? leaf->status : STATUS_WORLD;
		return;
	}
	double end = ends_quantile(&taking->curve, fmin(0.99, taking->curve.count ? taking->curve.share[taking->curve.count - 1] : 0.5));
	int pairs = 0;
	for (int i = 0; i < POINTS; i++) {
		double share = (i + 0.5) / POINTS, real = ends_quantile(&taking->curve, share), made = plate->quantile(share, fit->p);
		x[i] = end * i / (POINTS - 1);
		y[i] = ends_at(&taking->curve, x[i]);
		y[POINTS + i] = x[i] > 0 ? -expm1(plate->log_left(x[i], fit->p)) : 0;
		if (isfinite(real) && isfinite(made)) {
			x[POINTS + pairs] = made;
			y[2 * POINTS + pairs++] = real;
		}
	}
	straight[0] = 0;
	straight[1] = pairs ? fmax(x[POINTS + pairs - 1], y[2 * POINTS + pairs - 1]) : 1;
	const struct chart_series curves[] = {{.label = _("as it was"), .shape = CHART_STEP, .count = POINTS, .x = x, .y = y},
		{.label = leaf->is_chinese ? plate->name_zh : plate->name_en, .shape = CHART_LINE, .count = POINTS, .x = x, .y = y + POINTS}};
	const struct chart_series pairing[] = {{.label = _("equal"), .shape = CHART_LINE, .count = 2, .x = straight, .y = straight, .is_faint = true},
		{.label = _("quantiles"), .shape = CHART_DOT, .count = pairs, .x = x + POINTS, .y = y + 2 * POINTS}};
	const struct chart_panel panels[] = {
		{.title = _("Share over"), .x = {.label = _("hours"), .has_zero = true}, .y = {.label = _("share"), .from = 0, .to = 1}, .series = curves, .series_count = 2},
		{.title = _("Quantile by quantile"), .x = {.label = _("fitted, h"), .has_zero = true}, .y = {.label = _("as it was, h"), .has_zero = true}, .series = pairing, .series_count = 2}};
	const struct chart chart = {.title = title, .description = _("The share over by hours, as it was and as fitted, and the quantiles of both against each other."), .panels = panels,
		.panel_count = pairs > 1 ? 2 : 1, .is_untitled = true};
	leaf_chart(leaf, &chart);
}
