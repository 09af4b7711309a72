/* column.c - cells as quantities. */
#include "input/column.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { CELL = 128, WORDS = 320 };

/* Cuts "effort (min)" or "工时（分钟）" into a name and a unit; without brackets at its end a heading is all name. */
static void heading_cut(const char *heading, char name[COLUMN_NAME], char unit[COLUMN_UNIT])
{
	static const char wide_open[] = "（", wide_close[] = "）";
	size_t length = strlen(heading), wide = strlen(wide_close);
	const char *open = strstr(heading, wide_open), *inside = open ? open + strlen(wide_open) : NULL;
	if (!open) {
		open = strchr(heading, '(');
		inside = open ? open + 1 : NULL;
	}
	bool is_wide = length > wide && !strcmp(heading + length - wide, wide_close), is_plain = length && heading[length - 1] == ')';
	unit[0] = '\0';
	if (open && (is_wide || is_plain))
		snprintf(unit, COLUMN_UNIT, "%.*s", (int)(heading + length - (is_wide ? wide : 1) - inside), inside);
	else
		open = heading + length;
	while (open > heading && open[-1] == ' ')
		open--;
	snprintf(name, COLUMN_NAME, "%.*s", (int)(open - heading), heading);
}

struct column column_find(const struct csv *csv, const char *name, const char *other_name)
{
	struct column column = {.csv = csv, .at = -1, .low = 0, .high = INFINITY};
	for (int i = 0; i < csv->column_count; i++) {
		const char *heading = csv->headings[i];
		char bare[COLUMN_NAME];
		heading_cut(heading, bare, column.unit);
		column.at = i;
		if (!strcmp(heading, name) || !strcmp(bare, name) || (other_name && !strcmp(bare, other_name)))
			return column;
	}
	column.at = -1;
	column.unit[0] = '\0';
	return column;
}

bool column_knows(enum units_dimension dimension, const char *unit)
{
	char one[CELL];
	double value;
	snprintf(one, sizeof one, "1 %.64s", unit);
	return units_parse(one, dimension, &value) == UNITS_FINE;
}

static enum units_outcome cell_parse(const struct column *column, const char *cell, double *value)
{
	char whole[CELL];
	snprintf(whole, sizeof whole, "%.64s %s", cell, column->unit);
	enum units_outcome outcome = *column->unit ? units_parse(whole, column->dimension, value) : UNITS_WRONG_UNIT;
	return outcome == UNITS_FINE ? outcome : units_parse(cell, column->dimension, value);
}

enum status column_number(const struct column *column, int row, double blank, struct faults *faults, double *value)
{
	*value = blank;
	const char *cell = column->at < 0 ? "" : csv_cell(column->csv, row, column->at);
	if (!*cell)
		return STATUS_OK;
	struct place place = csv_place(column->csv, row, column->at);
	char heading[COLUMN_NAME], unit[COLUMN_UNIT];
	heading_cut(column->csv->headings[column->at], heading, unit);
	char units[WORDS / 2], help[WORDS], low[CELL / 2], high[CELL / 2];
	enum units_outcome outcome = cell_parse(column, cell, value);
	if (outcome == UNITS_FINE && *value >= column->low && *value <= column->high)
		return STATUS_OK;
	units_list(column->dimension, units, sizeof units);
	if (outcome == UNITS_FINE) {
		*value = blank;
		units_format(column->low, column->dimension, low, sizeof low);
		units_format(column->high, column->dimension, high, sizeof high);
		snprintf(help, sizeof help, isinf(column->high) ? "write %s or more" : "write a value within %s … %s", low, high);
		return fault_add(faults, place, help, "column %s: %.40s is out of bounds", heading, cell);
	}
	*value = blank;
	if (outcome == UNITS_NO_NUMBER || !*units)
		snprintf(help, sizeof help, "write plain digits, as in 12.5");
	else
		snprintf(help, sizeof help, "put one of %s behind the number, or in the heading as in %s (%s)", units, heading, units_base(column->dimension));
	return fault_add(faults, place, help, "column %s: \"%.40s\" is no %s", heading, cell,
		*units ? "quantity of this kind" : "number");
}
