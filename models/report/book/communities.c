/* communities.c - a row for each community and option: what every measure is there, means over the runs. */
#include <math.h>

#include "report/book/sheet.h"
#include "report/words.h"
#include "report/worst_tenth.h"

enum { NAME_WIDTH = 24, MORE_DECIMALS = 2, FIXED = 3 };
static const char JUDGED[] = "services_on_time";

static bool is_told(const struct result_set *set, int measure)
{
	for (int p = 0; p < set->point_count; p++)
		for (int place = 0; place < set->place_count; place++)
			if (isfinite(result_place(set, p, place)[measure]))
				return true;
	return false;
}

static bool is_known(const struct sheet_place *place)
{
	const struct result_set *set = &place->study->set;
	for (int m = 0; m < set->measure_count; m++)
		if (is_told(set, m))
			return true;
	return false;
}

static enum status table_begin(const struct sheet_place *place, const int *measures, int count)
{
	struct xlsx_column *columns = arena_rows(place->arena, FIXED + count, struct xlsx_column);
	if (!columns)
		return STATUS_WORLD;
	columns[0] = (struct xlsx_column){.heading = _("community"), .is_words = true, .width = NAME_WIDTH};
	columns[1] = (struct xlsx_column){.heading = _("option"), .is_words = true, .width = 18};
	columns[2] = (struct xlsx_column){.heading = _("worst-off tenth in services on time"), .is_words = true, .width = 14};
	for (int i = 0; i < count; i++) {
		const struct result_measure *measure = &place->study->set.measures[measures[i]];
		columns[FIXED + i] = (struct xlsx_column){.heading = sheet_measure(place, measure), .unit = sheet_unit(place, measure),
			.decimals = measure->decimals + MORE_DECIMALS, .width = 15};
	}
	xlsx_table(place->book, columns, FIXED + count, 2);
	return STATUS_OK;
}

static enum status option_write(const struct sheet_place *place, int point, const int *measures, int count)
{
	const struct result_set *set = &place->study->set;
	int judged = result_measure_index(set, JUDGED);
	bool *is_worst = arena_rows(place->arena, set->place_count + 1, bool);
	if (!is_worst || (judged >= 0 && worst_tenth_mark(set, judged, point, place->arena, is_worst) < 0))
		return STATUS_WORLD;
	for (int at = 0; at < set->place_count; at++) {
		xlsx_words(place->book, set->place_names[at]);
		xlsx_words(place->book, sheet_option(place, point));
		xlsx_words(place->book, is_worst[at] ? _("yes") : "");
		for (int i = 0; i < count; i++)
			xlsx_number(place->book, result_place(set, point, at)[measures[i]]);
		xlsx_row(place->book);
	}
	return STATUS_OK;
}

static enum status write(const struct sheet_place *place)
{
	const struct result_set *set = &place->study->set;
	int *measures = arena_rows(place->arena, set->measure_count + 1, int), count = 0;
	for (int m = 0; measures && m < set->measure_count; m++)
		if (is_told(set, m))
			measures[count++] = m;
	enum status status = measures ? table_begin(place, measures, count) : STATUS_WORLD;
	for (int i = 0; i < place->study->headline.option_count && status == STATUS_OK; i++)
		status = option_write(place, place->study->headline.options[i].point, measures, count);
	return status;
}

const struct sheet sheet_communities = {.title = N_("Communities"), .is_known = is_known, .write = write};
