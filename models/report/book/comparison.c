/* comparison.c - every measure of every option: mean, interval, difference to the baseline, verdict; a row each, to be sorted and picked. */
#include <limits.h>
#include <math.h>

#include "report/book/sheet.h"
#include "report/lasting.h"
#include "report/words.h"

enum { NAME_WIDTH = 30, IDENTIFIER_WIDTH = 24, MORE_DECIMALS = 2 };

static const char *verdict_words(const struct compare_cell *cell)
{
	switch (cell->verdict) {
	case COMPARE_BASELINE: return _("(baseline)");
	case COMPARE_BETTER: return _("better");
	case COMPARE_WORSE: return _("worse");
	case COMPARE_SAME: return _("too small to matter");
	case COMPARE_UNCLEAR: return _("more runs needed");
	case COMPARE_NEUTRAL:
	case COMPARE_NONE: return "";
	}
	return "";
}

static void table_begin(const struct sheet_place *place)
{
	const struct xlsx_column columns[] = {
		{.heading = _("measure"), .is_words = true, .width = NAME_WIDTH}, {.heading = _("identifier"), .is_words = true, .width = IDENTIFIER_WIDTH},
		{.heading = _("unit"), .is_words = true, .width = 18}, {.heading = _("option"), .is_words = true, .width = 18},
		{.heading = _("mean")}, {.heading = _("from (95%)")}, {.heading = _("to (95%)")},
		{.heading = _("difference to the baseline")}, {.heading = _("from (95%)")}, {.heading = _("to (95%)")},
		{.heading = _("verdict"), .is_words = true, .width = 20},
		{.heading = _("cases in which it holds"), .unit = "%", .decimals = 1}, {.heading = _("runs needed to tell")},
	};
	xlsx_table(place->book, columns, sizeof columns / sizeof *columns, 1);
}

static void interval_write(const struct sheet_place *place, const struct result_measure *measure, const struct stats_interval *interval, int decimals)
{
	sheet_value(place, measure, interval->mean, decimals);
	sheet_value(place, measure, interval->low, decimals);
	sheet_value(place, measure, interval->high, decimals);
}

static void row_write(const struct sheet_place *place, const struct comparison *comparison, int m, int point)
{
	const struct result_set *set = &place->study->set;
	const struct result_measure *measure = &set->measures[comparison->measures[m]];
	const struct compare_cell *cell = compare_at(comparison, m, point);
	const struct stats_interval none = {.mean = NAN, .low = NAN, .high = NAN};
	bool is_compared = cell->verdict != COMPARE_BASELINE && cell->verdict != COMPARE_NONE;
	int decimals = measure->decimals + MORE_DECIMALS;
	struct stats_interval value = cell->value;
	if (sheet_is_lasting(measure)) {
		struct lasting lasting = lasting_of(set, comparison->measures[m], point, place->arena);
		value = (struct stats_interval){.mean = lasting.median, .low = lasting.low, .high = lasting.high};
	}
	xlsx_words(place->book, sheet_measure(place, measure));
	xlsx_words(place->book, measure->name);
	xlsx_words(place->book, sheet_unit(place, measure));
	xlsx_words(place->book, sheet_option(place, point));
	interval_write(place, measure, &value, decimals);
	interval_write(place, measure, is_compared ? &cell->difference : &none, decimals);
	xlsx_words(place->book, verdict_words(cell));
	xlsx_number(place->book, cell->screened > 0 ? 100 * cell->holding : NAN);
	xlsx_number(place->book, cell->replications_needed > 0 && cell->replications_needed < INT_MAX ? (double)cell->replications_needed : NAN);
	xlsx_row(place->book);
}

static void rows_write(const struct sheet_place *place, const struct comparison *comparison)
{
	for (int m = 0; m < comparison->measure_count; m++)
		for (int i = 0; i < place->study->headline.option_count; i++)
			row_write(place, comparison, m, place->study->headline.options[i].point);
}

static bool is_in(int measure, const struct comparison *comparison)
{
	for (int m = 0; m < comparison->measure_count; m++)
		if (comparison->measures[m] == measure)
			return true;
	return false;
}

/* Those of the first screen, whose intervals hold together; then all others, theirs likewise. */
static enum status write(const struct sheet_place *place)
{
	const struct result_set *set = &place->study->set;
	struct comparison others;
	int *measures = arena_rows(place->arena, set->measure_count + 1, int), count = 0;
	if (!measures)
		return STATUS_WORLD;
	for (int m = 0; m < set->measure_count; m++)
		if (!is_in(m, place->study->headline.comparison) && result_is_known(set, m))
			measures[count++] = m;
	enum status status = compare_build(&others, place->arena, set, measures, count, set->baseline);
	if (status != STATUS_OK)
		return status;
	table_begin(place);
	rows_write(place, place->study->headline.comparison);
	rows_write(place, &others);
	return STATUS_OK;
}

const struct sheet sheet_comparison = {.title = N_("Comparison"), .write = write};
