/* precision.c - every measure that is governed, option by option. */
#include "run/precision.h"

#include <math.h>
#include <string.h>

#include "world/world.h"

static const double LEVEL = 0.95, LINE_SHARE = 0.05;

/* The measures of a line that are governed. */
static const char *const LINE_MEASURES[] = {"wait", "stay"};
enum { GOVERNED = sizeof LINE_MEASURES / sizeof *LINE_MEASURES };

static bool is_per_cent(const struct result_measure *measure)
{
	return measure->unit[0] == '%' && !strchr(measure->unit, '/');
}

/* The mean's share is that of the mean seen: it moves a little with each look. */
static double target_of(const struct precision_row *row, double share)
{
	if (row->line < 0 && share > 0 && is_per_cent(row->measure))
		return 100 * share;
	if (row->line < 0 && !(share > 0))
		return row->measure->precision_from;
	return (share > 0 ? share : LINE_SHARE) * fabs(row->interval.mean);
}

static void row_visit(struct precision_row row, int count, double share, const double *values,
	void (*visit)(void *context, const struct precision_row *row), void *context)
{
	row.interval = stats_mean(values, count, LEVEL);
	if (row.interval.n == 0)
		return;
	row.target = target_of(&row, share);
	row.wanted = stats_replications_wanted(values, count, LEVEL, row.target);
	visit(context, &row);
}

static void point_visit(const struct result_set *set, int point, int count, double share, double *values,
	void (*visit)(void *context, const struct precision_row *row), void *context)
{
	for (int m = 0; m < set->measure_count; m++) {
		if (!(set->measures[m].precision_from > 0))
			continue;
		for (int r = 0; r < count; r++)
			values[r] = result_horizon(set, point, r)[m];
		row_visit((struct precision_row){.measure = &set->measures[m], .point = point, .line = -1}, count, share, values, visit, context);
	}
	for (int line = LINE_OWN; line < set->line_count; line++)
		for (int i = 0; i < GOVERNED; i++) {
			int m = result_line_measure_index(set, LINE_MEASURES[i]);
			if (m < 0)
				continue;
			for (int r = 0; r < count; r++)
				values[r] = result_line(set, point, r, line)[m];
			row_visit((struct precision_row){.measure = &set->line_measures[m], .point = point, .line = line}, count, share, values, visit, context);
		}
}

void precision_visit(const struct result_set *set, int count, double share, double *values,
	void (*visit)(void *context, const struct precision_row *row), void *context)
{
	for (int point = 0; point < set->point_count; point++)
		point_visit(set, point, count, share, values, visit, context);
}

static void most_take(void *context, const struct precision_row *row)
{
	int *most = context;
	*most = row->wanted > *most ? row->wanted : *most;
}

int precision_wanted(const struct result_set *set, int count, double share, double *values)
{
	int most = count;
	precision_visit(set, count, share, values, most_take, &most);
	return most;
}
