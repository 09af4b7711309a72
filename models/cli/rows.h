/* rows.h - which rows of the source documents each thing serves. */
#ifndef ROWS_H
#define ROWS_H

#include "cli/manual.h"

/* A line for each: the row, what kind of thing serves it, and its name, parted by tabs. */
void rows_print(const struct manual *manual);

#endif
