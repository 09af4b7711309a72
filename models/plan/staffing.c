/* staffing.c - rules of a plan from the settings; the plan of one community by itself. */
#include "plan/staffing.h"

#include <string.h>

#include "plan/joint.h"

enum { NODE_LIMIT = 20000 };

/* Posts per 10,000 residents a plan keeps: its own, else those of the setting. */
static double norm_of(const struct settings *settings)
{
	return settings->plan_norm > 0 ? settings->plan_norm : settings->staff_per_10000;
}

struct staffing_rules staffing_rules_of(const struct settings *settings, const struct budget *budget)
{
	const double paid_h = BUDGET_WORKING_DAYS * BUDGET_DAY_H;
	const double efficiency[] = { /* post by post, skill by skill, as the enumerations count */
#define NUMBER(...)
#define CHOICE(...)
#define DRAWN(...)
#define EFFICIENCY(post, skill, fallback) settings->efficiency_##post##_##skill,
#include "world/keys.def"
#undef NUMBER
#undef CHOICE
#undef DRAWN
#undef EFFICIENCY
	};
	double yearly = settings->wage * BUDGET_MONTHS;
	int is_lived = settings->plan_staffing == 0;
	struct staffing_rules rules = {
		.post_yuan = yearly * (1 + settings->on_cost),
		.overtime_yuan = yearly / paid_h * settings->plan_overtime_pay,
		.post_h = budget->post_h,
		.present = budget->present_share * (is_lived ? (1 - budget->vacancy_share) * budget->productivity : 1),
		.load = settings->plan_load,
		.overtime_cap = settings->overtime_rule == 0 ? 0 : settings->overtime_cap,
		.per_10000 = norm_of(settings),
	};
	_Static_assert(sizeof efficiency == sizeof rules.efficiency, "an efficiency for each post and skill");
	memcpy(rules.efficiency, efficiency, sizeof efficiency);
	return rules;
}

enum skill staffing_own_skill(enum post post)
{
	static const enum skill own[POST_COUNT] = {
		[POST_LEAD] = SKILL_DESK, [POST_GRID] = SKILL_FIELD, [POST_COUNTER] = SKILL_COUNTER, [POST_SPECIALIST] = SKILL_DESK,
	};
	return own[post];
}

struct staffing_links staffing_links_of(const struct settings *settings)
{
	return (struct staffing_links){
		.budget_yuan = settings->plan_budget, .norm_over = settings->plan_norm_over, .floating = settings->plan_floating,
		.floating_usable = 1 - settings->plan_floating_lost,
	};
}

enum status staffing_solve(const struct staffing_rules *rules, const struct staffing_site *site, int is_whole,
	struct staffing_plan *plan, struct faults *faults)
{
	struct joint joint;
	*plan = (struct staffing_plan){0};
	enum status status = joint_open(&joint, rules, NULL, site, 1, is_whole);
	enum lp_outcome outcome = status == STATUS_OK ? joint_solve(&joint, is_whole, NODE_LIMIT) : LP_FAILED;
	if (outcome == LP_OPTIMAL || outcome == LP_LIMIT) {
		plan->is_proven = joint.is_proven;
		plan->bound_yuan = rules->post_yuan * joint.bound_posts;
		if (!is_whole)
			joint_prices(&joint, 0, plan);
		outcome = joint_settle(&joint, is_whole, NODE_LIMIT);
	}
	if (outcome == LP_OPTIMAL || outcome == LP_LIMIT)
		joint_read(&joint, 0, is_whole, plan);
	joint_free(&joint);
	if (status != STATUS_OK)
		return fault_world(faults, "no memory for the staffing program");
	return outcome == LP_OPTIMAL || outcome == LP_LIMIT ? STATUS_OK
		: fault_world(faults, "the solver gave up on the staffing program of %.0f residents", site->residents);
}
