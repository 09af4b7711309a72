/* units_read.c - two tables become a graph: every cell that is not what it should be is named. */
#include "plan/units.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "input/cell.h"
#include "input/csv.h"

/* An id and the unit it belongs to, sorted by id. */
struct entry {
	const char *name;
	int unit;
};

struct link {
	int a, b;
};

struct reading {
	struct units *units;
	struct arena *arena;
	struct faults *faults;
	struct csv csv;
	struct entry *entries;
	struct link *links;
	int64_t *weight;
	double *x, *y;
};

static int by_name(const void *a, const void *b)
{
	const struct entry *one = a, *other = b;
	int order = strcmp(one->name, other->name);
	return order ? order : one->unit - other->unit;
}

static int by_ends(const void *a, const void *b)
{
	const struct link *one = a, *other = b;
	return one->a != other->a ? (one->a > other->a) - (one->a < other->a) : (one->b > other->b) - (one->b < other->b);
}

/* The number in a cell, at least `least`; 0 and a fault when it is none. */
static double number(struct reading *reading, int row, int column, double least, bool is_whole)
{
	double value;
	const char *cell = csv_cell(&reading->csv, row, column);
	if (cell_number(cell, "", UNITS_NUMBER, &value) != CELL_FINE || !isfinite(value))
		(void)fault_add(reading->faults, csv_place(&reading->csv, row, column), is_whole ? N_("write a whole number") : N_("write a number"),
			N_("\"%s\" is not a number"), cell);
	else if (value < least || (is_whole && (value != floor(value) || value > 1e12)))
		(void)fault_add(reading->faults, csv_place(&reading->csv, row, column), N_("write a whole number from 0 on"), N_("%s is no weight"), cell);
	else
		return value;
	return 0;
}

static int column_of(struct reading *reading, const char *name, const char *zh, bool is_needed)
{
	int column = csv_column(&reading->csv, name, zh);
	if (column < 0 && is_needed) {
		const char *help = faults_say(reading->faults, faults_word(reading->faults, N_("give a column the heading \"%s\"")), name);
		(void)fault_add(reading->faults, (struct place){.file = reading->csv.file, .line = 1}, help, N_("there is no column \"%s\""), name);
	}
	return column;
}

static bool names_sort(struct reading *reading, int id)
{
	const struct csv *csv = &reading->csv;
	int count = csv->row_count;
	const char **names = arena_rows(reading->arena, count + 1, const char *);
	reading->entries = arena_rows(reading->arena, count + 1, struct entry);
	if (!names || !reading->entries)
		return false;
	for (int i = 0; i < count; i++) {
		names[i] = csv_cell(csv, i, id);
		reading->entries[i] = (struct entry){names[i], i};
		if (!names[i][0])
			(void)fault_add(reading->faults, csv_place(csv, i, id), N_("give every unit a name of its own"), N_("a unit without an id"));
	}
	qsort(reading->entries, (size_t)count, sizeof *reading->entries, by_name);
	for (int k = 1; k < count; k++)
		if (reading->entries[k].name[0] && strcmp(reading->entries[k].name, reading->entries[k - 1].name) == 0)
			(void)fault_add(reading->faults, csv_place(csv, reading->entries[k].unit, id), N_("give every unit a name of its own"),
				N_("\"%s\" stands in row %d already"), reading->entries[k].name, csv->rows[reading->entries[k - 1].unit]);
	reading->units->names = names;
	return true;
}

static enum status units_fill(struct reading *reading)
{
	struct units *units = reading->units;
	const struct csv *csv = &reading->csv;
	int id = column_of(reading, "id", "编号", true), weight = column_of(reading, "weight", "权重", true);
	int x = column_of(reading, "x", "x", false), y = column_of(reading, "y", "y", false), count = csv->row_count;
	if (id < 0 || weight < 0)
		return STATUS_FAULT;
	if ((x < 0) != (y < 0))
		return fault_add(reading->faults, (struct place){.file = csv->file, .line = 1}, N_("give both columns x and y, or neither"),
			N_("a place needs two coordinates"));
	if (count < 1 || count > UNITS_MOST)
		return fault_add(reading->faults, (struct place){.file = csv->file}, N_("give between 1 and 4000 units"), N_("%d units"), count);
	reading->weight = arena_rows(reading->arena, count + 1, int64_t);
	reading->x = x >= 0 ? arena_rows(reading->arena, count + 1, double) : NULL;
	reading->y = y >= 0 ? arena_rows(reading->arena, count + 1, double) : NULL;
	if (!reading->weight || (x >= 0 && (!reading->x || !reading->y)) || !names_sort(reading, id))
		return fault_world(reading->faults, "out of memory");
	for (int i = 0; i < count; i++) {
		reading->weight[i] = (int64_t)number(reading, i, weight, 0, true);
		units->whole += reading->weight[i];
		if (x < 0)
			continue;
		reading->x[i] = number(reading, i, x, -INFINITY, false);
		reading->y[i] = number(reading, i, y, -INFINITY, false);
	}
	units->count = count;
	units->weight = reading->weight;
	units->x = reading->x;
	units->y = reading->y;
	return faults_status(reading->faults);
}

/* The unit of an id; -1 and a fault when there is none. */
static int unit_of(struct reading *reading, int row, int column)
{
	struct entry wanted = {.name = csv_cell(&reading->csv, row, column), .unit = -1};
	int low = 0, high = reading->units->count - 1;
	while (low <= high) {
		int middle = (low + high) / 2, order = strcmp(wanted.name, reading->entries[middle].name);
		if (order == 0)
			return reading->entries[middle].unit;
		if (order < 0)
			high = middle - 1;
		else
			low = middle + 1;
	}
	(void)fault_add(reading->faults, csv_place(&reading->csv, row, column), N_("write an id of the table of units"), N_("there is no unit \"%s\""), wanted.name);
	return -1;
}

/* Both ways, sorted, each once. */
static bool links_join(struct reading *reading, int count)
{
	struct units *units = reading->units;
	struct link *links = reading->links;
	int *first = arena_rows(reading->arena, units->count + 2, int), *neighbour = arena_rows(reading->arena, count + 1, int), end = 0;
	if (!first || !neighbour)
		return false;
	qsort(links, (size_t)count, sizeof *links, by_ends);
	for (int k = 0; k < count; k++) {
		if (k > 0 && by_ends(&links[k], &links[k - 1]) == 0)
			continue;
		neighbour[end++] = links[k].b;
		first[links[k].a + 1] = end;
	}
	for (int i = 1; i <= units->count; i++)
		first[i] = first[i] > first[i - 1] ? first[i] : first[i - 1];
	units->first = first;
	units->neighbour = neighbour;
	units->edge_count = end / 2;
	return true;
}

static enum status edges_fill(struct reading *reading)
{
	int from = column_of(reading, "a", "起", true), to = column_of(reading, "b", "止", true), count = 0;
	if (from < 0 || to < 0)
		return STATUS_FAULT;
	reading->links = arena_rows(reading->arena, 2 * reading->csv.row_count + 1, struct link);
	if (!reading->links)
		return fault_world(reading->faults, "out of memory");
	for (int row = 0; row < reading->csv.row_count; row++) {
		int a = unit_of(reading, row, from), b = unit_of(reading, row, to);
		if (a < 0 || b < 0)
			continue;
		if (a == b) {
			(void)fault_add(reading->faults, csv_place(&reading->csv, row, to), N_("leave the row out"), N_("\"%s\" touches itself"), reading->units->names[a]);
			continue;
		}
		reading->links[count++] = (struct link){a, b};
		reading->links[count++] = (struct link){b, a};
	}
	if (!links_join(reading, count))
		return fault_world(reading->faults, "out of memory");
	return faults_status(reading->faults);
}

enum status units_read(struct units *units, const char *units_path, const char *edges_path, struct arena *arena, struct faults *faults)
{
	struct reading reading = {.units = units, .arena = arena, .faults = faults};
	*units = (struct units){.count = 0};
	enum status ret = csv_read(units_path, (struct place){0}, arena, faults, &reading.csv);
	if (ret != STATUS_OK && reading.csv.column_count == 0)
		return ret;
	ret = units_fill(&reading);
	if (!reading.entries || ret == STATUS_WORLD)
		return ret;
	ret = csv_read(edges_path, (struct place){0}, arena, faults, &reading.csv);
	if (ret != STATUS_OK && reading.csv.column_count == 0)
		return ret;
	ret = edges_fill(&reading);
	return ret == STATUS_OK ? faults_status(faults) : ret;
}
