/* keys.h - the tables of keys a scenario is read with, made from the .def tables and the name-plates. */
#ifndef KEYS_H
#define KEYS_H

#include "input/schema.h"
#include "world/plate.h"

/* All settings: keys.def, then kind_keys.def for each kind, then the parameters of each loop. Offsets into struct settings. */
STATUS_MUST_USE enum status keys_build(struct schema *schema, struct arena *arena);
/* The parameters of one rule, as "<rule>.<parameter>". Offsets into double[PLATE_PARAMETERS]. */
STATUS_MUST_USE enum status keys_of_rule(enum rule_id id, struct schema *schema, struct arena *arena);

#endif
