/* spread_words.c - the twentieth and the twentieth from the end. */
#include "report/spread_words.h"

#include <math.h>

#include "measure/stats.h"
#include "report/number.h"
#include "report/words.h"

enum { LEAST = 10 };

/* "services to residents on time 57 to 64 %" */
static const char *measure_words(const struct result_set *set, const char *name, double *values, bool is_chinese, struct arena *arena)
{
	int measure = result_measure_index(set, name);
	if (measure < 0)
		return "";
	const struct result_measure *plate = &set->measures[measure];
	for (int place = 0; place < set->place_count; place++)
		values[place] = result_place(set, set->baseline, place)[measure];
	double low = stats_quantile(values, set->place_count, 0.05, values), high = stats_quantile(values, set->place_count, 0.95, values);
	if (isnan(low))
		return "";
	const char *from = number_words(low, plate->decimals, false, is_chinese, arena), *to = number_words(high, plate->decimals, false, is_chinese, arena);
	return from && to ? arena_format(arena, _("%s %s to %s %s"), words_of(is_chinese, plate->name_en, plate->name_zh), from, to,
		words_of(is_chinese, plate->unit, plate->unit_zh)) : NULL;
}

const char *spread_words(const struct result_set *set, bool is_chinese, struct arena *arena)
{
	if (set->district_count == 0 || set->place_count < LEAST)
		return "";
	const struct result_point *baseline = &set->points[set->baseline];
	double *values = arena_rows(arena, set->place_count, double);
	const char *services = values ? measure_words(set, "services_on_time", values, is_chinese, arena) : NULL;
	const char *burden = values ? measure_words(set, "admin_demanded", values, is_chinese, arena) : NULL;
	if (!services || !burden)
		return NULL;
	if (!*services || !*burden)
		return "";
	return arena_format(arena, _("Nine of ten districts (%s): %s; %s."), words_of(is_chinese, baseline->label_en, baseline->label_zh), services, burden);
}
