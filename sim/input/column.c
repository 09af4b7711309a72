/* column.c - cells as quantities, each with its unit: a bare number only where its column or the one who asks says which. */
#include "input/column.h"

#include <math.h>

#include "input/cell.h"

enum { WORDS = 160 };

struct column column_find(const struct csv *csv, const char *name, const char *other_name)
{
	char plain[WORDS]; /* as the table has its headings */
	cell_fold(name, plain, sizeof plain);
	int at = csv_column(csv, plain, other_name);
	return (struct column){.csv = csv, .at = at, .unit = at < 0 ? "" : csv->units[at], .high = INFINITY};
}

bool column_knows(enum units_dimension dimension, const char *unit)
{
	double value;
	return cell_number("1", unit, dimension, &value) == CELL_FINE;
}

/* Whether a cell is a bare number that nothing gives a unit, where one is needed. */
static bool lacks_unit(const struct column *column, const char *cell)
{
	char plain[WORDS];
	double value;
	cell_fold(cell, plain, sizeof plain);
	return !*column->unit && units_parse("1", column->dimension, &value) == UNITS_NO_UNIT &&
	       cell_number(plain, "", UNITS_NUMBER, &value) == CELL_FINE;
}

static enum status out_of_bounds(const struct column *column, int row, const char *cell, struct faults *faults)
{
	const char *name = column->csv->names[column->at];
	char low[WORDS], high[WORDS];
	units_format(column->low, column->dimension, faults->is_chinese, low, sizeof low);
	units_format(column->high, column->dimension, faults->is_chinese, high, sizeof high);
	const char *help = isinf(column->high) ? faults_say(faults, "write %s or more", low) : faults_say(faults, "write a value within %s … %s", low, high);
	return fault_add(faults, csv_place(column->csv, row, column->at), help, "row %d, column %.60s: %.40s is out of bounds", column->csv->rows[row], name,
		cell);
}

static enum status no_quantity(const struct column *column, int row, const char *cell, enum cell_outcome outcome, struct faults *faults)
{
	const char *name = column->csv->names[column->at];
	char units[WORDS], base[WORDS];
	units_list(column->dimension, faults->is_chinese, units, sizeof units);
	units_base(column->dimension, faults->is_chinese, base, sizeof base);
	const char *help = faults_word(faults, N_("write plain digits, as in 12.5"));
	if (*units && (outcome == CELL_FINE || outcome == CELL_NO_UNIT))
		help = faults_say(faults, "put one of %s behind the number, or in the heading as in %.60s (%s)", units, name, base);
	return fault_add(faults, csv_place(column->csv, row, column->at), help,
		*units ? N_("row %d, column %.60s: \"%.40s\" is no quantity of this kind") : N_("row %d, column %.60s: \"%.40s\" is no number"),
		column->csv->rows[row], name, cell);
}

enum status column_number(const struct column *column, int row, double blank, struct faults *faults, double *value)
{
	double read = 0;
	*value = blank;
	const char *cell = column->at < 0 ? "" : csv_cell(column->csv, row, column->at);
	if (!*cell)
		return STATUS_OK;
	enum cell_outcome outcome = cell_number(cell, column->unit, column->dimension, &read);
	if (outcome != CELL_FINE || lacks_unit(column, cell))
		return no_quantity(column, row, cell, outcome, faults);
	if (read < column->low || read > column->high)
		return out_of_bounds(column, row, cell, faults);
	*value = read;
	return STATUS_OK;
}
