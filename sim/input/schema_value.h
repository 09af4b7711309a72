/* schema_value.h - one value under one key: read, checked, and written as a person would. Part of the schema. */
#ifndef SCHEMA_VALUE_H
#define SCHEMA_VALUE_H

#include "input/schema.h"

/* Reads the value of `key` that stands at `node` into `target`; what is wrong with it goes into `faults`, which call it key->path.
   Texts are copied into `arena`. */
STATUS_MUST_USE enum status schema_value_read(const struct schema_key *key, const struct yaml_node *node, void *target,
	struct arena *arena, struct faults *faults);
/* Puts the default of `key` into `target`. */
void schema_value_default(const struct schema_key *key, void *target);
/* What a mixture or an empirical distribution under `key` is made of: reads `node`, the value behind its name, into `draw`. */
STATUS_MUST_USE enum status schema_draw_read(const struct schema_key *key, const struct yaml_node *node, struct draw *draw, struct arena *arena,
	struct faults *faults);
/* A distribution as a person would write it; reading it again gives the same. */
void schema_draw_words(const struct draw *draw, enum units_dimension dimension, bool is_chinese, char *out, size_t size);
/* A list of numbers: read, and written. */
STATUS_MUST_USE enum status schema_list_read(const struct schema_key *key, const struct yaml_node *node, struct schema_list *list,
	struct arena *arena, struct faults *faults);
void schema_list_words(const struct schema_key *key, const struct schema_list *list, bool is_chinese, char *out, size_t size);
/* The English choices of a key: how many there are, and each. */
enum { SCHEMA_CHOICES = 64, SCHEMA_CHOICE_SIZE = 64 };
int schema_value_choices(const char *choices, char out[SCHEMA_CHOICES][SCHEMA_CHOICE_SIZE]);
/* printf behind what `out` already holds, as far as there is room. */
void schema_append(char *out, size_t size, const char *format, ...) __attribute__((format(printf, 3, 4)));

#endif
