/* departments.c - work sent down, by kind and by department: how many, hours, cost. */
#include <string.h>

#include "measure/stats.h"
#include "report/book/sheet.h"
#include "report/words.h"

static const double LEVEL = 0.95;

static bool is_known(const struct sheet_place *place)
{
	return place->study->set.origin_count > 0;
}

static void words(const struct sheet_place *place, int row, const char **cells)
{
	const struct result_set *set = &place->study->set;
	cells[0] = strncmp(set->origin_names[row], "kind:", 5) == 0 ? _("kind of work") : _("department");
	cells[1] = words_of(place->is_chinese, set->origin_labels_en[row], set->origin_labels_zh[row]);
}

static double value(const struct sheet_place *place, int row, int point, int measure, double *scratch)
{
	const struct result_set *set = &place->study->set;
	for (int r = 0; r < set->replication_count; r++)
		scratch[r] = result_origin(set, point, r, row)[measure];
	return stats_mean(scratch, set->replication_count, LEVEL).mean;
}

static enum status write(const struct sheet_place *place)
{
	const struct result_set *set = &place->study->set;
	const char *const headings[] = {_("by"), _("name")};
	return sheet_table(place, &(struct sheet_names){headings, 2, words, value, set->origin_measures, set->origin_count, set->origin_measure_count});
}

const struct sheet sheet_departments = {.title = N_("Departments"), .is_known = is_known, .write = write};
