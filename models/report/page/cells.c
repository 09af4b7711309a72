/* cells.c - a column for each option, numbers as people read them. */
#include "report/page/cells.h"

#include "report/number.h"
#include "report/words.h"

void cells_begin(struct cells *cells, const struct section_place *place, const char *heading)
{
	const struct result_set *set = &place->study->set;
	int columns = set->point_count + 1;
	*cells = (struct cells){.place = place, .narrow = HTML_CARDS, .row = arena_rows(place->arena, columns, const char *), .values = arena_rows(place->arena, columns, double)};
	cells->status = cells->row && cells->values ? table_init(&cells->table, place->arena, columns) : STATUS_WORLD;
	if (cells->status != STATUS_OK)
		return;
	cells->row[0] = heading;
	for (int p = 0; p < set->point_count; p++) {
		cells->row[p + 1] = words_of(place->is_chinese, set->points[p].label_en, set->points[p].label_zh);
		cells->table.is_right[p + 1] = true;
	}
	cells->status = table_row(&cells->table, cells->row);
	table_headings(&cells->table);
}

void cells_words(struct cells *cells, const char *label)
{
	if (cells->status != STATUS_OK)
		return;
	cells->row[0] = label;
	cells->status = label ? table_row(&cells->table, cells->row) : STATUS_WORLD;
}

void cells_row(struct cells *cells, const char *label, const double *values, int decimals)
{
	for (int p = 0; cells->status == STATUS_OK && p + 1 < cells->table.column_count; p++)
		cells->row[p + 1] = number_words(values[p], decimals, false, cells->place->is_chinese, cells->place->arena);
	cells_words(cells, label);
}

enum status cells_write(const struct cells *cells, const char *caption, struct text *out)
{
	if (cells->status == STATUS_OK)
		html_table(out, &cells->table, caption, cells->narrow);
	return cells->status;
}

double cells_mean(const double *first, int count, int stride)
{
	double sum = 0;
	for (int i = 0; i < count; i++)
		sum += first[(int64_t)i * stride];
	return sum / count;
}
