/* rules.c - the table of admission rules. */
#include "gate/rule.h"
#include "state/replica.h"

const struct rule *rule_of(enum rule_id id)
{
	static const struct rule *const rules[RULE_COUNT] = {
#define RULE(id) &rule_##id,
#include "gate/rules.def"
#undef RULE
	};
	return rules[id];
}

struct view rule_view(const struct replica *replica, bool is_first)
{
	return (struct view){
		.world = replica->world, .settings = replica->regime->settings, .day = replica->day, .open_hours = replica->district.open_hours,
		.workers = replica->world->mean_posts, .is_first_round = is_first, .days = replica->day - replica->district.gate_day, .sharing = &replica->district.sharing,
	};
}

const struct plate *rule_plate(enum rule_id id)
{
	return &rule_of(id)->plate;
}
