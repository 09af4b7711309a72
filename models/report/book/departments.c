/* departments.c - work sent down by kind and by department: how many, hours, cost; a row for each option. */
#include <string.h>

#include "measure/stats.h"
#include "report/book/sheet.h"
#include "report/words.h"

enum { FIXED = 3, MORE_DECIMALS = 1 };

static bool is_known(const struct sheet_place *place)
{
	return place->study->set.origin_count > 0;
}

static enum status table_begin(const struct sheet_place *place)
{
	const struct result_set *set = &place->study->set;
	int count = FIXED + set->origin_measure_count;
	struct xlsx_column *columns = arena_rows(place->arena, count, struct xlsx_column);
	if (!columns)
		return STATUS_WORLD;
	columns[0] = (struct xlsx_column){.heading = _("group"), .is_words = true, .width = 16};
	columns[1] = (struct xlsx_column){.heading = _("name"), .is_words = true, .width = 28};
	columns[2] = (struct xlsx_column){.heading = _("option"), .is_words = true, .width = 18};
	for (int m = 0; m < set->origin_measure_count; m++)
		columns[FIXED + m] = (struct xlsx_column){.heading = sheet_measure(place, &set->origin_measures[m]), .unit = sheet_unit(place, &set->origin_measures[m]),
			.decimals = set->origin_measures[m].decimals + MORE_DECIMALS};
	xlsx_table(place->book, columns, count, 2);
	return STATUS_OK;
}

static enum status write(const struct sheet_place *place)
{
	const struct result_set *set = &place->study->set;
	double *values = arena_rows(place->arena, set->replication_count, double);
	enum status status = values ? table_begin(place) : STATUS_WORLD;
	for (int origin = 0; origin < set->origin_count && status == STATUS_OK; origin++)
		for (int i = 0; i < place->study->headline.option_count; i++) {
			int point = place->study->headline.options[i].point;
			xlsx_words(place->book, strncmp(set->origin_names[origin], "kind:", 5) == 0 ? _("kind of work") : _("department"));
			xlsx_words(place->book, words_of(place->is_chinese, set->origin_labels_en[origin], set->origin_labels_zh[origin]));
			xlsx_words(place->book, sheet_option(place, point));
			for (int m = 0; m < set->origin_measure_count; m++) {
				for (int r = 0; r < set->replication_count; r++)
					values[r] = result_origin(set, point, r, origin)[m];
				xlsx_number(place->book, stats_mean(values, set->replication_count, 0.95).mean);
			}
			xlsx_row(place->book);
		}
	return status;
}

const struct sheet sheet_departments = {.title = N_("Departments"), .is_known = is_known, .write = write};
