/* rule.h - what an admission rule is: a name-plate and up to four pure functions over its own state. */
#ifndef RULE_H
#define RULE_H

#include "clock/calendar.h"
#include "state/departments.h"
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
	int32_t days;          /* since then */
	double uniform[2];     /* the morning's own numbers for this rule */
	const struct sharing *sharing;
	const struct schema_list *items; /* those this rule was told, in begin and morning; NULL or empty = none */
};

/* One piece of work on its way to all communities. */
struct piece {
	const struct template *template;
	const struct item *item; /* NULL: sent by the department directly */
	bool is_rigid, is_linked;
	double hours;          /* standard hours in a mean community */
	double uniform;        /* its own number for this rule */
};
/* Who does it. */
enum doer { DOER_COMMUNITY, DOER_DEPARTMENT, DOER_NOBODY };
/* The terms on which it comes in; a rule is shown those so far. */
struct terms {
	bool is_refused;
	enum doer doer;
	double effort;         /* factor on its hours that takes nothing from its value */
	double refused_from;   /* communities may refuse it from so many hours for each post; 0 = never */
	bool joins;            /* it waits for others of its group and goes out with them as one */
	int group;
	int32_t release_day;   /* of a group that is not open yet */
	bool is_at_once;       /* what goes out together is not spread over its time */
	double joint_effort, joint_hours; /* of two or more: factor on the sum of hours; hours on top for each */
};

/* What comes in must be admitted by the first admission rule that decides (if there is any for its kind, and none decides, it is
   refused), must be refused by no limit, or else find a door open. Terms change each piece of what has come in. */
enum rule_role { ROLE_ADMISSION, ROLE_LIMIT, ROLE_DOOR, ROLE_ACTION, ROLE_TERMS };

struct rule {
	struct plate plate;
	enum rule_role role;
	/* Whether all items are judged anew on this day (the first round apart). NULL = never. */
	bool (*is_round)(const double *p, const struct view *view);
	/* Prepares the state for a round. NULL = nothing to prepare. */
	void (*begin)(const double *p, struct rule_state *state, const struct view *view);
	/* Order in which items are judged in a round this rule began: highest first. NULL = by score. */
	double (*order)(const double *p, const struct item *item);
	/* Admission, limits, doors. */
	struct verdict (*judge)(const double *p, struct rule_state *state, const struct request *request, const struct view *view);
	/* Terms. NULL = none for single pieces. */
	void (*treat)(const double *p, struct rule_state *state, const struct piece *piece, const struct view *view, struct terms *terms);
	/* Every morning, before anything is asked; adds to the orders. NULL = nothing. */
	void (*morning)(const double *p, struct rule_state *state, const struct view *view, struct orders *orders);
};

#define RULE(id) extern const struct rule rule_##id;
#include "gate/rules.def"
#undef RULE

struct replica;

const struct rule *rule_of(enum rule_id id);
/* What the rules of the regime may look at today. */
struct view rule_view(const struct replica *replica, bool is_first);
/* Whether the `scope` (first parameter of every rule that judges) takes in this item. */
static inline bool rule_in_scope(const double *p, const struct item *item)
{
	return ((unsigned)p[0] >> item->kind) & 1u;
}

/* The first parameter of every rule that judges. */
#define RULE_SCOPE {"scope", "范围", UNITS_NUMBER, 63, 0, 63, ITEM_KINDS, true, "H35", \
	"kinds of items that must apply; what is out of scope passes and is counted", "须申请准入的事项类型；范围之外的照常进入并计数"}

#endif
