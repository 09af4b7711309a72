/* names.h - the identifiers of lines of work, as tables and files show them. */
#ifndef NAMES_H
#define NAMES_H

#include "world/world.h"

/* Lines of work, then the scenario's groups of servers. */
int names_count(const struct world *world);
/* "ledger", "request", "visit" …, or the name of one of the scenario's own lines or groups. */
const char *names_line(const struct world *world, int line);
/* The same for people. */
const char *names_line_en(const struct world *world, int line);
const char *names_line_zh(const struct world *world, int line);

#endif
