/* kinds.c - what each department sends down of each kind. */
#include "report/book/sheet.h"
#include "report/words.h"

static bool is_known(const struct sheet_place *place)
{
	return place->study->set.kind_count > 0 && place->study->set.department_count > 0;
}

static void words(const struct sheet_place *place, int row, const char **cells)
{
	const struct result_set *set = &place->study->set;
	const struct result_name *kind = &set->kinds[row % set->kind_count], *department = &set->departments[row / set->kind_count];
	cells[0] = words_of(place->is_chinese, department->label_en, department->label_zh);
	cells[1] = words_of(place->is_chinese, kind->label_en, kind->label_zh);
}

static double value(const struct sheet_place *place, int row, int point, int measure, double *scratch)
{
	const struct result_set *set = &place->study->set;
	(void)scratch;
	return result_source(set, point, row % set->kind_count, row / set->kind_count)[measure];
}

static enum status write(const struct sheet_place *place)
{
	const struct result_set *set = &place->study->set;
	const char *const headings[] = {_("department"), _("kind of work")};
	return sheet_table(place, &(struct sheet_names){headings, 2, words, value, set->origin_measures, set->kind_count * set->department_count, set->origin_measure_count});
}

const struct sheet sheet_kinds = {.title = N_("Departments by kind"), .is_known = is_known, .write = write};
