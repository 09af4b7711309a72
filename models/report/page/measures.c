/* measures.c - means and half widths over the runs. */
#include "report/page/measures.h"

#include <math.h>

#include "measure/stats.h"
#include "report/number.h"
#include "report/page/series.h"
#include "report/words.h"
#include "show/html.h"

static const double LEVEL = 0.95;

static int known(const struct section_place *place, const char *name)
{
	int measure = result_measure_index(&place->study->set, name);
	return measure >= 0 && result_is_known(&place->study->set, measure) ? measure : -1;
}

bool measures_are_known(const struct section_place *place, const char *const *names, int count)
{
	for (int i = 0; i < count; i++)
		if (known(place, names[i]) >= 0)
			return true;
	return false;
}

static const char *cell_words(const struct section_place *place, int measure, int point, double *scratch)
{
	const struct result_set *set = &place->study->set;
	int decimals = set->measures[measure].decimals + 1;
	for (int r = 0; r < set->replication_count; r++)
		scratch[r] = result_horizon(set, point, r)[measure];
	struct stats_interval mean = stats_mean(scratch, set->replication_count, LEVEL);
	const char *words = number_words(mean.mean, decimals, false, place->is_chinese, place->arena);
	if (!words || !isfinite(mean.mean) || !isfinite(mean.half_width))
		return words;
	return arena_format(place->arena, "%s ± %s", words, number_words(mean.half_width, decimals, false, place->is_chinese, place->arena));
}

enum status measures_write(const struct section_place *place, const char *const *names, int count, const char *caption, struct text *out)
{
	const struct result_set *set = &place->study->set;
	const char **cells = arena_rows(place->arena, set->point_count + 1, const char *);
	double *scratch = arena_rows(place->arena, set->replication_count, double);
	struct table table;
	enum status status = cells && scratch ? table_init(&table, place->arena, set->point_count + 1) : STATUS_WORLD;
	if (status != STATUS_OK)
		return status;
	cells[0] = _("measure");
	for (int p = 0; p < set->point_count; p++) {
		cells[p + 1] = words_of(place->is_chinese, set->points[p].label_en, set->points[p].label_zh);
		table.is_right[p + 1] = true;
	}
	status = table_row(&table, cells);
	table_headings(&table);
	for (int i = 0; i < count && status == STATUS_OK; i++) {
		int measure = known(place, names[i]);
		if (measure < 0)
			continue;
		cells[0] = series_label(place, measure);
		for (int p = 0; p < set->point_count; p++)
			cells[p + 1] = cell_words(place, measure, p, scratch);
		status = table_row(&table, cells);
	}
	if (status == STATUS_OK)
		html_table(out, &table, caption, HTML_CARDS);
	return status;
}
