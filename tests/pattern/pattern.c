/* pattern.c - values, findings and drawings of a pattern on trial. */
#include "pattern.h"

#include <math.h>
#include <stdlib.h>

static const double LEVEL = 0.95, LEFT_OVER = 0.25;

/* -- values ------------------------------------------------------------------------------------------------------------- */

static double *room_for(struct trial *trial, int count)
{
	double *values = arena_rows(&trial->arena, count, double);
	if (!values)
		abort();
	return values;
}

static int point_of(const struct trial *trial, const char *option)
{
	int point = result_point_index(&trial->run.set, option);
	if (point < 0) {
		fprintf(stderr, "%s: no option %s\n", trial->pattern->scenario, option);
		abort();
	}
	return point;
}

double *trial_values(struct trial *trial, const char *option, enum indicator_id id)
{
	double *values = room_for(trial, trial->replications);
	run_values(&trial->run, point_of(trial, option), id, values);
	return values;
}

double *trial_months(struct trial *trial, const char *option, enum indicator_id id, int first, int last)
{
	double *values = room_for(trial, trial->replications);
	int point = point_of(trial, option);
	for (int r = 0; r < trial->replications; r++)
		for (int month = first; month < last; month++)
			values[r] += result_month(&trial->run.set, point, r, month)[id] / (last - first);
	return values;
}

double *trial_line(struct trial *trial, const char *option, const char *line, enum line_measure_id id)
{
	double *values = room_for(trial, trial->replications);
	run_line_values(&trial->run, point_of(trial, option), run_line(&trial->run, line), id, values);
	return values;
}

double *trial_less(struct trial *trial, const double *a, double factor, const double *b)
{
	double *values = room_for(trial, trial->replications);
	for (int r = 0; r < trial->replications; r++)
		values[r] = a[r] - factor * b[r];
	return values;
}

double *trial_fallen(struct trial *trial, const double *a, const double *b)
{
	double *values = room_for(trial, trial->replications);
	for (int r = 0; r < trial->replications; r++)
		values[r] = 100 * (a[r] - b[r]) / a[r];
	return values;
}

struct stats_interval trial_interval(const struct trial *trial, const double *values)
{
	return stats_mean(values, trial->replications, LEVEL);
}

/* -- findings ----------------------------------------------------------------------------------------------------------- */

static struct finding *finding_add(struct trial *trial, bool is_counter, const char *what, const char *unit, const double *values)
{
	if (trial->finding_count == PATTERN_FINDINGS)
		abort();
	struct finding *finding = &trial->findings[trial->finding_count++];
	*finding = (struct finding){.is_counter = is_counter, .what = arena_string(&trial->arena, what), .unit = unit, .value = trial_interval(trial, values)};
	return finding;
}

void trial_finds(struct trial *trial, bool is_counter, const char *what, const char *unit, const double *values, double low, double high)
{
	struct finding *finding = finding_add(trial, is_counter, what, unit, values);
	finding->holds = finding->value.low >= low && finding->value.high <= high;
	if (isfinite(low) && isfinite(high))
		finding->must = arena_format(&trial->arena, "from %g to %g", low, high);
	else if (isfinite(low))
		finding->must = arena_format(&trial->arena, "above %g", low);
	else
		finding->must = arena_format(&trial->arena, "below %g", high);
}

void trial_mean_from(struct trial *trial, double mean)
{
	struct finding *finding = &trial->findings[trial->finding_count - 1];
	finding->holds &= finding->value.mean >= mean;
	finding->must = arena_format(&trial->arena, "%s, mean at least %g", finding->must, mean);
}

void trial_vanishes(struct trial *trial, const char *what, const char *unit, const double *left, const double *effect)
{
	struct finding *finding = finding_add(trial, true, what, unit, left);
	double sign = trial_interval(trial, effect).mean < 0 ? -1 : 1;
	struct stats_interval rest = trial_interval(trial, trial_less(trial, left, LEFT_OVER, effect));
	finding->holds = sign > 0 ? rest.high < 0 : rest.low > 0;
	finding->must = "less than a quarter of it";
}

/* -- drawing ------------------------------------------------------------------------------------------------------------ */

static struct chart_series *series_add(struct trial *trial, const char *label, enum chart_shape shape, int count)
{
	struct chart_panel *panel = &trial->panels[trial->panel_count - 1];
	if (panel->series_count == PATTERN_SERIES)
		abort();
	struct chart_series *series = &trial->series[trial->panel_count - 1][panel->series_count++];
	*series = (struct chart_series){.label = label, .shape = shape, .count = count};
	return series;
}

static void series_fill(struct trial *trial, struct chart_series *series, const double *xs, const double *const *values)
{
	double *columns = room_for(trial, 4 * series->count);
	series->x = columns;
	series->y = columns + series->count;
	series->low = columns + 2 * series->count;
	series->high = columns + 3 * series->count;
	for (int i = 0; i < series->count; i++) {
		struct stats_interval interval = trial_interval(trial, values[i]);
		columns[i] = xs ? xs[i] : i;
		columns[series->count + i] = interval.mean;
		columns[2 * series->count + i] = interval.low;
		columns[3 * series->count + i] = interval.high;
	}
}

static struct chart_panel *panel_add(struct trial *trial, const char *title)
{
	if (trial->panel_count == PATTERN_PANELS)
		abort();
	struct chart_panel *panel = &trial->panels[trial->panel_count];
	*panel = (struct chart_panel){.title = title, .series = trial->series[trial->panel_count]};
	trial->panel_count++;
	return panel;
}

void trial_panel(struct trial *trial, const char *title, const char *x, const char *y)
{
	struct chart_panel *panel = panel_add(trial, title);
	panel->x.label = x;
	panel->y.label = y;
}

void trial_draws(struct trial *trial, const char *label, int count, const double *xs, const double *const *values)
{
	series_fill(trial, series_add(trial, label, CHART_LINE, count), xs, values);
}

void trial_draws_months(struct trial *trial, const char *label, const char *option, enum indicator_id id)
{
	enum { MONTHS = 240 };
	const double *values[MONTHS];
	double xs[MONTHS];
	int count = trial->run.set.month_count < MONTHS ? trial->run.set.month_count : MONTHS;
	for (int month = 0; month < count; month++) {
		xs[month] = month + 1;
		values[month] = trial_months(trial, option, id, month, month + 1);
	}
	trial_draws(trial, label, count, xs, values);
}

void trial_bars(struct trial *trial, const char *title, const char *y, const char *label, int count, const char *const *names, const double *const *values)
{
	struct chart_panel *panel = panel_add(trial, title);
	const char **kept = arena_rows(&trial->arena, count, const char *);
	if (!kept)
		abort();
	for (int i = 0; i < count; i++)
		kept[i] = names[i];
	panel->y.label = y;
	panel->names = kept;
	panel->name_count = count;
	series_fill(trial, series_add(trial, label, CHART_BAR, count), NULL, values);
}

void trial_more_bars(struct trial *trial, const char *label, const double *const *values)
{
	series_fill(trial, series_add(trial, label, CHART_BAR, trial->panels[trial->panel_count - 1].name_count), NULL, values);
}
