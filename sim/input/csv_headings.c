/* csv_headings.c - headings made plain, and the units that stand in their brackets. */
#include "input/csv_headings.h"

#include <string.h>

#include "input/cell.h"

enum { HEADING = 256 };

/* The heading made plain, and its parts before and in the last brackets. */
static bool heading_split(const char *written, struct arena *arena, const char **heading, const char **name, const char **unit)
{
	char plain[HEADING];
	cell_fold(written, plain, sizeof plain);
	size_t length = strlen(plain), open = length;
	bool has_unit = length > 2 && (plain[length - 1] == ')' || plain[length - 1] == ']');
	while (has_unit && open > 0 && plain[open] != '(' && plain[open] != '[')
		open--;
	has_unit = has_unit && open > 0;
	size_t end = has_unit ? open : length;
	while (end > 0 && plain[end - 1] == ' ')
		end--;
	*heading = arena_string(arena, plain);
	*name = arena_format(arena, "%.*s", (int)end, plain);
	*unit = has_unit ? arena_format(arena, "%.*s", (int)(length - open - 2), plain + open + 1) : "";
	return *heading && *name && *unit;
}

bool csv_headings_split(struct csv *csv, const char *const *written, struct arena *arena)
{
	int count = csv->column_count;
	const char **headings = arena_rows(arena, count + 1, const char *), **names = arena_rows(arena, count + 1, const char *);
	const char **units = arena_rows(arena, count + 1, const char *);
	if (!headings || !names || !units)
		return false;
	for (int i = 0; i < count; i++)
		if (!heading_split(written[i], arena, &headings[i], &names[i], &units[i]))
			return false;
	csv->headings = headings;
	csv->names = names;
	csv->units = units;
	return true;
}

void csv_headings_check(const struct csv *csv, struct faults *faults)
{
	for (int i = 0; i < csv->column_count; i++) {
		if (!*csv->headings[i])
			fault_add(faults, csv->headings_at[i], "give it one, or clear the column", "column %d has no heading", i + 1);
		for (int j = 0; j < i && *csv->headings[i]; j++)
			if (!strcmp(csv->headings[i], csv->headings[j])) {
				fault_add(faults, csv->headings_at[i], "keep one of them", "the column %.60s stands twice", csv->headings[i]);
				break;
			}
	}
}
