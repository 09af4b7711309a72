/* json_schema.h - the language of scenarios as a JSON Schema, for editors. */
#ifndef JSON_SCHEMA_H
#define JSON_SCHEMA_H

#include "base/text.h"
#include "cli/manual.h"

/* Writes a JSON Schema (draft 07) of scenario and option files: keys of both languages, units as patterns, choices, distributions, and in
   the language of the command line what a key means, its bounds, default and source. */
void json_schema_write(const struct manual *manual, struct text *out);

#endif
