/* measures.c - means and half widths over the runs. */
#include "report/page/measures.h"

#include <math.h>

#include "measure/stats.h"
#include "report/number.h"
#include "report/page/cells.h"
#include "report/page/series.h"
#include "report/words.h"

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
	double *scratch = arena_rows(place->arena, set->replication_count, double);
	struct cells cells;
	if (!scratch)
		return STATUS_WORLD;
	cells_begin(&cells, place, _("measure"));
	for (int i = 0; i < count; i++) {
		int measure = known(place, names[i]);
		for (int p = 0; p < set->point_count && measure >= 0 && cells.status == STATUS_OK; p++)
			cells.row[p + 1] = cell_words(place, measure, p, scratch);
		if (measure >= 0)
			cells_words(&cells, series_label(place, measure));
	}
	return cells_write(&cells, caption, out);
}
