/* summary.c - the first screen as numbers: the question, what to choose, every option with its mark. */
#include "report/book/sheet.h"
#include "report/lasting.h"
#include "report/observed.h"
#include "report/words.h"

enum { LABEL_WIDTH = 34, UNIT_WIDTH = 18, MARK_WIDTH = 5, VALUE_WIDTH = 14, MORE_DECIMALS = 1 };

/* Measure, unit, then a value and a mark of each option. */
static enum status table_begin(const struct sheet_place *place)
{
	const struct headline *headline = &place->study->headline;
	int count = 2 + 2 * headline->option_count;
	struct xlsx_column *columns = arena_rows(place->arena, count, struct xlsx_column);
	if (!columns)
		return STATUS_WORLD;
	columns[0] = (struct xlsx_column){.heading = _("measure"), .is_words = true, .width = LABEL_WIDTH};
	columns[1] = (struct xlsx_column){.heading = _("unit"), .is_words = true, .width = UNIT_WIDTH};
	for (int i = 0; i < headline->option_count; i++) {
		columns[2 + 2 * i] = (struct xlsx_column){.heading = headline->options[i].label, .unit = headline->options[i].brief, .width = VALUE_WIDTH};
		columns[3 + 2 * i] = (struct xlsx_column){.heading = "", .is_words = true, .width = MARK_WIDTH};
	}
	xlsx_table(place->book, columns, count, -1);
	return STATUS_OK;
}

static void row_write(const struct sheet_place *place, const struct headline_row *row)
{
	const struct headline *headline = &place->study->headline;
	const struct result_measure *measure = &headline->set->measures[row->measure];
	xlsx_words(place->book, row->label);
	xlsx_words(place->book, row->unit);
	for (int i = 0; i < headline->option_count; i++) {
		const struct headline_cell *cell = &row->cells[i];
		double value = cell->compare->value.mean;
		if (sheet_is_lasting(measure))
			value = lasting_of(headline->set, row->measure, headline->options[i].point, place->arena).median;
		sheet_value(place, measure, value, measure->decimals + MORE_DECIMALS);
		const char *mark = arena_format(place->arena, cell->is_open ? "%s?" : "%s", cell->mark);
		xlsx_words(place->book, mark ? mark : "");
	}
	xlsx_row(place->book);
}

static void line(const struct sheet_place *place, const char *words)
{
	int options = place->study->headline.option_count;
	if (words && *words)
		xlsx_paragraph(place->book, words, 2 + 2 * options, LABEL_WIDTH + UNIT_WIDTH + options * (VALUE_WIDTH + MARK_WIDTH));
}

static enum status write(const struct sheet_place *place)
{
	const struct headline *headline = &place->study->headline;
	xlsx_line(place->book, *headline->question ? headline->question : headline->size, true);
	line(place, headline->size);
	line(place, headline->setting);
	line(place, headline->inputs);
	xlsx_row(place->book);
	line(place, headline->choose);
	line(place, headline->turns);
	line(place, headline->measure_first);
	xlsx_row(place->book);
	enum status status = table_begin(place);
	for (int r = 0; r < headline->row_count && status == STATUS_OK; r++)
		row_write(place, &headline->rows[r]);
	xlsx_row(place->book);
	const struct result_set *set = headline->set;
	line(place, headline_legend(headline, headline->option_count, place->arena));
	line(place, observed_words(headline, place->arena));
	line(place, arena_format(place->arena, _("From %s: %s, seed %llu, %s. A simulation compares options under stated assumptions; it forecasts no place."),
		place->study->files[0], set->scenario_file, (unsigned long long)set->seed, set->program));
	return status;
}

const struct sheet sheet_summary = {.title = N_("Summary"), .write = write};
