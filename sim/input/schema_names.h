/* schema_names.h - the names of keys and groups in both languages: found, written, and guessed when misspelt. Part of the schema. */
#ifndef SCHEMA_NAMES_H
#define SCHEMA_NAMES_H

#include "input/schema.h"

enum { SCHEMA_PATH = 256 };

/* A key nobody has. `skip`: words that may stand beside it (NULL = none); `written`: as it stands below the English path `group`. */
void schema_unknown(const struct schema *schema, const char *const *skip, const char *group, const char *written, struct place place,
	struct arena *arena, struct faults *faults);

#endif
