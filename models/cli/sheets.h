/* sheets.h - the manual of the tables a scenario may name. */
#ifndef SHEETS_H
#define SHEETS_H

#include "cli/cli.h"
#include "world/tables.h"

/* What a table is for, and every column: its headings, meaning, unit, bounds or choices, and what a blank means. */
void sheets_print(const struct cli *cli, enum tables_id id);
/* The table of this name, in either language; TABLES_COUNT when there is none. */
enum tables_id sheets_find(const char *name);

#endif
