/* json_values.h - the values of scenario files in a JSON Schema. */
#ifndef JSON_VALUES_H
#define JSON_VALUES_H

#include "cli/manual.h"

/* Where a schema is written to, and in whose language it explains itself. */
struct writer {
	struct text *out;
	const struct cli *cli;
};

/* {"$ref": "#/definitions/SPACE:NAME"}, as a value or an entry of a list. */
void json_values_refer(const struct writer *writer, const char *space, const char *to);
/* Begins the definition of SPACE:NAME, which stays open. */
void json_values_define(const struct writer *writer, const char *space, const char *what);
/* A member for each language of a word, both referring to one definition. */
void json_values_words(const struct writer *writer, const char *word, const char *space, const char *to);
/* The definitions of the quantities and of the distributions of a dimension. */
void json_values_quantity(const struct writer *writer, enum units_dimension dimension);
void json_values_distribution(const struct writer *writer, enum units_dimension dimension);
/* What may stand as the value of a key: entries of a list. */
void json_values_of(const struct writer *writer, const struct schema_key *key);
/* The members that explain a key: meaning, unit, bounds, default. */
void json_values_description(const struct writer *writer, const struct schema_key *key);

#endif
