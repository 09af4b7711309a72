/* sizes_chart.c - the curve from residents to posts, drawn. */
#include "report/sizes_chart.h"

#include <math.h>

#include "report/words.h"
#include "show/chart.h"

#define TEN_THOUSAND 10000.0
enum { BAR = 80, CURVES = 6, PANELS = 4 };

/* -- on a terminal ---------------------------------------------------------------------------------------------------- */

void sizes_chart_text(const struct sizes_plan *plan, struct text *out)
{
	double most = 1;
	int count = plan->asked.population_count;
	for (int i = 0; i < count; i++)
		most = fmax(most, fmax(plan->rows[i].posts.total, plan->rows[i].posts.norm_posts));
	text_addf(out, "\n%s\n", _("Posts by population (= needed, | by the norm):"));
	for (int i = 0; i < count; i++) {
		const struct posts_row *row = &plan->rows[i].posts;
		int needed = (int)lround(BAR * row->total / most), norm = (int)lround(BAR * row->norm_posts / most);
		text_addf(out, "%6.0f ", row->residents);
		for (int at = 1; at <= BAR && at <= (needed > norm ? needed : norm); at++)
			text_add(out, at == norm ? "|" : at <= needed ? "=" : " ");
		text_addf(out, " %d\n", row->total);
	}
}

/* -- as SVG ----------------------------------------------------------------------------------------------------------- */

/* What a panel shows of a row. */
typedef double measure(const struct sizes_row *row);

static double posts(const struct sizes_row *row) { return row->posts.total; }
static double norm_posts(const struct sizes_row *row) { return row->posts.norm_posts; }
static double rate(const struct sizes_row *row) { return row->posts.total / row->posts.residents * TEN_THOUSAND; }
static double norm_rate(const struct sizes_row *row) { return row->posts.norm_posts / row->posts.residents * TEN_THOUSAND; }
static double cost(const struct sizes_row *row) { return row->posts.cost_yuan / TEN_THOUSAND; }
static double walk(const struct sizes_row *row) { return row->walk.mean_min; }

/* A curve of one variant, by population in ascending order as they were asked for. */
static bool curve_add(struct chart_panel *panel, struct chart_series *series, const struct sizes_plan *plan, int variant, measure *of, const char *label,
	struct arena *arena)
{
	int count = plan->asked.population_count;
	double *x = arena_rows(arena, count + 1, double), *y = arena_rows(arena, count + 1, double);
	if (!x || !y || !label)
		return false;
	for (int i = 0; i < count; i++) {
		const struct sizes_row *row = &plan->rows[variant * count + i];
		x[i] = row->posts.residents;
		y[i] = of(row);
	}
	series[panel->series_count++] = (struct chart_series){.label = label, .shape = CHART_LINE, .count = count, .x = x, .y = y};
	panel->series = series;
	return true;
}

static const char *variant_word(const struct sizes_plan *plan, int variant, struct arena *arena)
{
	const struct sizes_row *row = &plan->rows[variant * plan->asked.population_count];
	if (plan->asked.density_count > 1 && plan->asked.elderly_count > 1)
		return arena_format(arena, _("%.3g households a building, %.3g%% elderly"), row->density, 100 * row->elderly);
	if (plan->asked.density_count > 1)
		return arena_format(arena, _("%.3g households a building"), row->density);
	if (plan->asked.elderly_count > 1)
		return arena_format(arena, _("%.3g%% elderly"), 100 * row->elderly);
	return _("needed for all work");
}

enum status sizes_chart_svg(const struct sizes_plan *plan, const char *title, struct arena *arena, struct text *out)
{
	const struct { const char *title, *unit; measure *of, *norm; } kinds[PANELS] = {
		{_("Posts"), _("posts"), posts, norm_posts}, {_("Posts per 10,000 residents"), _("posts per 10,000"), rate, norm_rate},
		{_("Cost"), _("10,000 CNY a year"), cost, NULL}, {_("Walk from the grid's base"), _("minutes one way"), walk, NULL},
	};
	struct chart_panel panels[PANELS] = {{0}};
	struct chart_series series[PANELS][CURVES];
	int variants = plan->asked.density_count * plan->asked.elderly_count;
	bool is_fine = true;
	for (int p = 0; p < PANELS; p++) {
		panels[p] = (struct chart_panel){.title = kinds[p].title, .x = {.label = _("residents")}, .y = {.label = kinds[p].unit, .has_zero = true}};
		for (int v = 0; v < variants && v < CURVES - 1; v++)
			is_fine = is_fine && curve_add(&panels[p], series[p], plan, v, kinds[p].of, variant_word(plan, v, arena), arena);
		if (kinds[p].norm)
			is_fine = is_fine && curve_add(&panels[p], series[p], plan, 0, kinds[p].norm, arena_format(arena, _("norm: %.3g per 10,000"), plan->rules.per_10000), arena);
	}
	struct chart chart = {.title = title, .panels = panels, .panel_count = PANELS,
		.description = _("Posts a community needs for all its work at the planned load, beside those the norm gives; their number per 10,000 residents, what they cost, and how far grid workers walk, by residents.")};
	if (!is_fine)
		return STATUS_WORLD;
	chart_write(&chart, out);
	return out->failed ? STATUS_WORLD : STATUS_OK;
}
