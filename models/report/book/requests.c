/* requests.c - residents' requests by class and urgency: how many, how long they wait. */
#include "measure/stats.h"
#include "report/book/sheet.h"
#include "report/words.h"

static const double LEVEL = 0.95;

static bool is_known(const struct sheet_place *place)
{
	return place->study->set.need_count > 0;
}

static void words(const struct sheet_place *place, int row, const char **cells)
{
	const struct result_name *need = &place->study->set.needs[row];
	cells[0] = words_of(place->is_chinese, need->label_en, need->label_zh);
}

static double value(const struct sheet_place *place, int row, int point, int measure, double *scratch)
{
	const struct result_set *set = &place->study->set;
	for (int r = 0; r < set->replication_count; r++)
		scratch[r] = result_need(set, point, r, row)[measure];
	return stats_mean(scratch, set->replication_count, LEVEL).mean;
}

static enum status write(const struct sheet_place *place)
{
	const struct result_set *set = &place->study->set;
	const char *const headings[] = {_("requests")};
	return sheet_table(place, &(struct sheet_names){headings, 1, words, value, set->need_measures, set->need_count, set->need_measure_count});
}

const struct sheet sheet_requests = {.title = N_("Requests"), .is_known = is_known, .write = write};
