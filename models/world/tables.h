/* tables.h - the tables of a scenario: their name-plates, and what their files share. */
#ifndef TABLES_H
#define TABLES_H

#include "world/reading.h"

#define TABLE(id) extern const struct sheet_plate tables_##id;
#include "world/tables.def"
#undef TABLE

const struct sheet_plate *tables_plate(enum tables_id id);

/* -- for the files in tables/ ---------------------------------------------------------------------------------------- */

/* The rows of the communities; where no table gives any, blank ones for those the settings ask for. NULL when out of memory. */
struct community_row *tables_places(struct reading *reading);
/* The community a cell names by number or name, counted from 0; -1 and a fault when there is none, or more than one of the name.
   `last` is tried first. */
int32_t tables_community(struct reading *reading, const struct sheet *sheet, int row, int column, int32_t last);
/* A table says a setting. Where somebody said another value too, beside the table, in a later file or on the command line (not in
   an earlier file): EXACT, a fault; LEAST, a fault when it is less; UNLESS_SAID, that value holds. */
enum tables_claim { TABLES_EXACT, TABLES_LEAST, TABLES_UNLESS_SAID };
void tables_say(struct reading *reading, const struct sheet *sheet, const char *path, double value, enum tables_claim claim);
/* The same of an effort, UNLESS_SAID: its distribution keeps its form where it has a spread, and gets this mean. */
void tables_say_mean(struct reading *reading, const struct sheet *sheet, const char *path, double mean);
double *tables_setting(struct reading *reading, const char *path);
/* Names given to things that are numbered: the number of `name` among those seen so far, from 0; a new one is added. -1 when full. */
struct tables_names {
	const char **names;
	int count, capacity;
};
int tables_name(struct tables_names *names, const char *name);
/* Numbers "1", "2" … or names for things counted from 0, a cell of each row into `numbers` (blank: -1). Returns how many there are at
   least: the largest number, or the names. Numbers and names together, and numbers above `most`, are faults. */
int tables_numbers(struct reading *reading, const struct sheet *sheet, int column, int most, int32_t *numbers);

#endif
