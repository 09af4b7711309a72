/* lines_table.h - lines of work and groups of servers, each with what is known of it, in units and digits that fit. */
#ifndef LINES_TABLE_H
#define LINES_TABLE_H

#include "report/full_table.h"

/* The table for people: for each line of work that occurred, or group of servers, a row with its name and below it its measures that have a value, option
   by option, named where they change. Times are in hours, minutes or seconds by how long its pieces stay and wait; two digits of each half width. Without
   full->all only the most telling measures, few enough for the first screen. */
STATUS_MUST_USE enum status lines_table_build(const struct full_table *full, struct arena *arena, struct table *table);
/* What its numbers are. */
const char *lines_table_note(const struct result_set *set);
/* Adds both as text or Markdown. */
STATUS_MUST_USE enum status lines_table_write(const struct full_table *full, struct arena *arena, struct text *out);
/* Whether any option has a value other than 0 for a line of work or group of servers. */
bool lines_table_is_known(const struct result_set *set, int line);

#endif
