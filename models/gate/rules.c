/* rules.c - the table of admission rules. */
#include "gate/rule.h"

const struct rule *rule_of(enum rule_id id)
{
	static const struct rule *const rules[RULE_COUNT] = {
#define RULE(id) &rule_##id,
#include "gate/rules.def"
#undef RULE
	};
	return rules[id];
}

const struct plate *rule_plate(enum rule_id id)
{
	return &rule_of(id)->plate;
}
