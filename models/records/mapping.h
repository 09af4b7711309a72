/* mapping.h - which column of a log plays which role: as told, or by its heading. */
#ifndef MAPPING_H
#define MAPPING_H

#include "input/csv.h"
#include "records/records.h"

/* "opened=受理时间"; other headings that are understood, parted by commas. */
const char *mapping_role(enum record_role role);
const char *mapping_role_also(enum record_role role);
/* Fills at, was_guessed and opens_by_start. A role or column that does not exist is a fault with the nearest; so is a log without times. */
STATUS_MUST_USE enum status mapping_find(const struct csv *csv, const char *map, struct arena *arena, struct faults *faults, struct records *records);

#endif
