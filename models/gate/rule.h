/* rule.h - what an admission rule is: a name-plate and up to four pure functions over its own state. */
#ifndef RULE_H
#define RULE_H

#include "clock/calendar.h"
#include "state/verdict.h"
#include "world/plate.h"
#include "world/world.h"

/* What asks to come in: a whole item with all it contains, or one occurrence of once-only work of an item not admitted. */
struct request {
	int item;
	bool is_whole_item;
	double hours_quarter, hours_month; /* standard hours in one community it brings, if admitted; of the occurrence alone if it is one */
	double rigid_share;    /* of those hours */
	double uniform;        /* the request's own number, drawn when it was asked */
	double noise;          /* standard normal, drawn when it was asked */
	bool is_admitted;      /* in force now */
};

/* What a rule may look at. */
struct view {
	const struct world *world;
	const struct settings *settings;
	int32_t day;
	double open_hours;     /* standard hours a worker-month that come whatever the gate says: past it or out of its scope */
	double workers;        /* posts of a mean community */
	bool is_first_round;   /* the gate has just been set up */
};

/* What comes in must be admitted by the first admission rule that decides (if there is any for its kind, and none decides, it is
   refused), must be refused by no limit, or else find a door open. */
enum rule_role { ROLE_ADMISSION, ROLE_LIMIT, ROLE_DOOR, ROLE_ACTION };

struct rule {
	struct plate plate;
	enum rule_role role;
	/* Whether all items are judged anew on this day (the first round apart). NULL = never. */
	bool (*is_round)(const double *p, const struct view *view);
	/* Prepares the state for a round. NULL = nothing to prepare. */
	void (*begin)(const double *p, struct rule_state *state, const struct view *view);
	/* Order in which items are judged in a round this rule began: highest first. NULL = by score. */
	double (*order)(const double *p, const struct item *item);
	struct verdict (*judge)(const double *p, struct rule_state *state, const struct request *request, const struct view *view);
};

#define RULE(id) extern const struct rule rule_##id;
#include "gate/rules.def"
#undef RULE

const struct rule *rule_of(enum rule_id id);
/* Whether the `scope` (first parameter of every rule that judges) takes in this item. */
static inline bool rule_in_scope(const double *p, const struct item *item)
{
	return ((unsigned)p[0] >> item->kind) & 1u;
}

/* The first parameter of every rule that judges. */
#define RULE_SCOPE {"scope", "范围", UNITS_NUMBER, 63, 0, 63, ITEM_KINDS, true, "H35", \
	"kinds of items that must apply; what is out of scope passes and is counted", "须申请准入的事项类型；范围之外的照常进入并计数"}

#endif
