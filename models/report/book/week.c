/* week.c - what there is of a worker's week, and what becomes of it: the same sum. */
#include "measure/stats.h"
#include "report/book/sheet.h"
#include "report/words.h"

static const double LEVEL = 0.95;

static bool is_known(const struct sheet_place *place)
{
	return place->study->set.use_count > 0;
}

static void words(const struct sheet_place *place, int row, const char **cells)
{
	const struct result_name *use = &place->study->set.uses[row];
	cells[0] = words_of(place->is_chinese, use->label_en, use->label_zh);
}

static double value(const struct sheet_place *place, int row, int point, int measure, double *scratch)
{
	const struct result_set *set = &place->study->set;
	(void)measure;
	for (int r = 0; r < set->replication_count; r++)
		scratch[r] = result_use(set, point, r)[row];
	return stats_mean(scratch, set->replication_count, LEVEL).mean;
}

static enum status write(const struct sheet_place *place)
{
	const struct result_set *set = &place->study->set;
	const char *const headings[] = {_("hours of the week")};
	return sheet_table(place, &(struct sheet_names){headings, 1, words, value, &set->use_measure, set->use_count, 1});
}

const struct sheet sheet_week = {.title = N_("Week"), .is_known = is_known, .write = write};
