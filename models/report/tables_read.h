/* tables_read.h - which tables the results rest on, and how to tell them from others of that name. */
#ifndef TABLES_READ_H
#define TABLES_READ_H

#include "base/text.h"
#include "study/result.h"

/* Adds a line for each table to a page for people; nothing where there is none. */
STATUS_MUST_USE enum status tables_read_add(const struct result_set *set, struct arena *arena, struct text *out);

#endif
