/* staffing.c - three goals in order on one linear program: nothing left undone, then cost, then everybody at the own kind of work. */
#include "plan/staffing.h"

#include <math.h>
#include <string.h>

#include "solve/lp.h"

enum { TERMS = POST_COUNT * SKILL_COUNT * WEEK_PERIOD_COUNT + POST_COUNT * WEEK_PERIOD_COUNT + SKILL_COUNT * (WEEK_PERIOD_COUNT + 1) + POST_COUNT };
enum { NODE_LIMIT = 20000 };

/* The program with the numbers of its columns and rows. Costs are counted in posts, so that figures are of one size and
   fewer posts are better even where they are free. */
struct program {
	const struct staffing_rules *rules;
	const struct staffing_site *site;
	struct lp *lp;
	int heads[POST_COUNT], hours[POST_COUNT][SKILL_COUNT][WEEK_PERIOD_COUNT], overtime[POST_COUNT][WEEK_PERIOD_COUNT];
	int unmet[SKILL_COUNT][WEEK_PERIOD_COUNT], unmet_free[SKILL_COUNT];
	int cover[SKILL_COUNT][WEEK_PERIOD_COUNT], cover_week[SKILL_COUNT], norm, undone, spent;
};

/* A row on its way: its terms. */
struct terms {
	int count, columns[TERMS];
	double values[TERMS];
};

static void term(struct terms *terms, int column, double value)
{
	terms->columns[terms->count] = column;
	terms->values[terms->count++] = value;
}

static int row(struct program *program, const char *name, double low, double high, const struct terms *terms)
{
	return lp_row(program->lp, name, low, high, terms->count, terms->columns, terms->values);
}

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

/* -- columns and rows --------------------------------------------------------------------------------------------- */

static void columns_add(struct program *program, int is_whole)
{
	struct lp *lp = program->lp;
	const double least[POST_COUNT] = {
		[POST_LEAD] = 1, [POST_GRID] = program->site->grids, [POST_COUNTER] = week_hours(&program->site->week, SKILL_COUNTER) > 0,
	};
	for (int post = 0; post < POST_COUNT; post++) {
		program->heads[post] = lp_column(lp, "heads", least[post], post == POST_LEAD ? 1 : INFINITY, 0, is_whole);
		for (int period = 0; period < WEEK_PERIOD_COUNT; period++) {
			for (int skill = 0; skill < SKILL_COUNT; skill++)
				program->hours[post][skill][period] = lp_column(lp, "hours", 0, INFINITY, 0, 0);
			program->overtime[post][period] = lp_column(lp, "overtime", 0, INFINITY, 0, 0);
		}
	}
	for (int skill = 0; skill < SKILL_COUNT; skill++) {
		for (int period = 0; period < WEEK_PERIOD_COUNT; period++)
			program->unmet[skill][period] = lp_column(lp, "unmet", 0, program->site->week.timed_h[skill][period], 0, 0);
		program->unmet_free[skill] = lp_column(lp, "unmet, any time", 0, program->site->week.free_h[skill], 0, 0);
	}
}

/* What comes in a period is met in it. */
static void cover_rows(struct program *program, enum skill skill)
{
	struct terms all = {0};
	for (int period = 0; period < WEEK_PERIOD_COUNT; period++) {
		struct terms terms = {0};
		for (int post = 0; post < POST_COUNT; post++) {
			double efficiency = program->rules->efficiency[post][skill];
			term(&terms, program->hours[post][skill][period], efficiency);
			term(&all, program->hours[post][skill][period], efficiency);
		}
		term(&terms, program->unmet[skill][period], 1);
		term(&all, program->unmet[skill][period], 1);
		program->cover[skill][period] = row(program, "cover", program->site->week.timed_h[skill][period], INFINITY, &terms);
	}
	term(&all, program->unmet_free[skill], 1);
	program->cover_week[skill] = row(program, "cover of the week", week_hours(&program->site->week, skill), INFINITY, &all);
}

/* A post gives its hours and some overtime in each period; over the week it keeps the load and the cap of overtime. */
static void hours_rows(struct program *program, enum post post)
{
	const struct staffing_rules *rules = program->rules;
	double given_h = rules->post_h * rules->present;
	struct terms week = {0}, overtime = {0};
	for (int period = 0; period < WEEK_PERIOD_COUNT; period++) {
		struct terms terms = {0};
		for (int skill = 0; skill < SKILL_COUNT; skill++) {
			term(&terms, program->hours[post][skill][period], 1);
			term(&week, program->hours[post][skill][period], 1);
		}
		term(&terms, program->overtime[post][period], -1);
		term(&terms, program->heads[post], -given_h * week_period_share((enum week_period)period));
		row(program, "hours", -INFINITY, 0, &terms);
		term(&overtime, program->overtime[post][period], 1);
	}
	term(&week, program->heads[post], -given_h * rules->load);
	row(program, "load", -INFINITY, 0, &week);
	term(&overtime, program->heads[post], -given_h * rules->overtime_cap);
	row(program, "overtime", -INFINITY, 0, &overtime);
}

/* An hour of overtime in posts. */
static double overtime_cost(const struct staffing_rules *rules)
{
	return rules->post_yuan > 0 ? rules->overtime_yuan / rules->post_yuan : 0;
}

/* The first two goals, once reached, become rows for the next. */
static void goal_rows(struct program *program)
{
	struct terms undone = {0}, spent = {0};
	for (int skill = 0; skill < SKILL_COUNT; skill++) {
		for (int period = 0; period < WEEK_PERIOD_COUNT; period++)
			term(&undone, program->unmet[skill][period], 1);
		term(&undone, program->unmet_free[skill], 1);
	}
	for (int post = 0; post < POST_COUNT; post++) {
		term(&spent, program->heads[post], 1);
		for (int period = 0; period < WEEK_PERIOD_COUNT; period++)
			term(&spent, program->overtime[post][period], overtime_cost(program->rules));
	}
	program->undone = row(program, "undone", -INFINITY, INFINITY, &undone);
	program->spent = row(program, "spent", -INFINITY, INFINITY, &spent);
}

static void rows_add(struct program *program)
{
	for (int skill = 0; skill < SKILL_COUNT; skill++)
		cover_rows(program, (enum skill)skill);
	for (int post = 0; post < POST_COUNT; post++)
		hours_rows(program, (enum post)post);
	struct terms norm = {0};
	for (int post = 0; post < POST_COUNT; post++)
		term(&norm, program->heads[post], 1);
	program->norm = row(program, "norm", program->rules->per_10000 * program->site->residents / 10000, INFINITY, &norm);
	goal_rows(program);
}

/* -- goals -------------------------------------------------------------------------------------------------------- */

static void costs_set(struct program *program, double undone, double money, double away)
{
	for (int skill = 0; skill < SKILL_COUNT; skill++)
		lp_set_cost(program->lp, program->unmet_free[skill], undone);
	for (int period = 0; period < WEEK_PERIOD_COUNT; period++) {
		for (int skill = 0; skill < SKILL_COUNT; skill++)
			lp_set_cost(program->lp, program->unmet[skill][period], undone);
		for (int post = 0; post < POST_COUNT; post++)
			lp_set_cost(program->lp, program->overtime[post][period], money * overtime_cost(program->rules));
	}
	for (int post = 0; post < POST_COUNT; post++) {
		lp_set_cost(program->lp, program->heads[post], money);
		for (int skill = 0; skill < SKILL_COUNT; skill++)
			for (int period = 0; skill != (int)staffing_own_skill((enum post)post) && period < WEEK_PERIOD_COUNT; period++)
				lp_set_cost(program->lp, program->hours[post][skill][period], away);
	}
}

static enum lp_outcome solve(struct program *program, int is_whole)
{
	enum lp_outcome outcome = is_whole ? lp_solve_whole(program->lp, NODE_LIMIT) : lp_solve(program->lp, 0);
	return isfinite(lp_cost(program->lp)) ? outcome : LP_FAILED;
}

/* A little room, so that rounding of the last digit closes no door. */
static double with_room(double value)
{
	const double share = 1e-9, least = 1e-6;
	return value + fmax(least, share * fabs(value));
}

static void prices_read(const struct program *program, struct staffing_plan *plan)
{
	double yuan = program->rules->post_yuan;
	plan->norm_price = yuan * lp_price(program->lp, program->norm);
	for (int skill = 0; skill < SKILL_COUNT; skill++) {
		plan->week_price[skill] = yuan * lp_price(program->lp, program->cover_week[skill]);
		for (int period = 0; period < WEEK_PERIOD_COUNT; period++)
			plan->period_price[skill][period] = plan->week_price[skill] + yuan * lp_price(program->lp, program->cover[skill][period]);
	}
}

static void plan_read(const struct program *program, int is_whole, struct staffing_plan *plan)
{
	const struct lp *lp = program->lp;
	plan->cost_yuan = 0;
	for (int post = 0; post < POST_COUNT; post++) {
		double heads = lp_value(lp, program->heads[post]);
		plan->heads[post] = is_whole ? round(heads) : heads;
		plan->cost_yuan += plan->heads[post] * program->rules->post_yuan;
		for (int period = 0; period < WEEK_PERIOD_COUNT; period++) {
			plan->overtime_h += lp_value(lp, program->overtime[post][period]);
			for (int skill = 0; skill < SKILL_COUNT; skill++)
				if (skill != (int)staffing_own_skill((enum post)post))
					plan->away_h += lp_value(lp, program->hours[post][skill][period]);
		}
	}
	plan->cost_yuan += plan->overtime_h * program->rules->overtime_yuan;
}

static enum lp_outcome goals_solve(struct program *program, int is_whole, struct staffing_plan *plan)
{
	costs_set(program, 1, 0, 0);
	if (solve(program, is_whole) == LP_FAILED)
		return LP_FAILED;
	plan->unmet_h = lp_cost(program->lp);
	lp_set_row(program->lp, program->undone, -INFINITY, with_room(plan->unmet_h));
	costs_set(program, 0, 1, 0);
	enum lp_outcome outcome = solve(program, is_whole);
	if (outcome == LP_FAILED)
		return LP_FAILED;
	plan->is_proven = outcome == LP_OPTIMAL;
	plan->bound_yuan = program->rules->post_yuan * lp_bound(program->lp);
	if (!is_whole)
		prices_read(program, plan);
	lp_set_row(program->lp, program->spent, -INFINITY, with_room(lp_cost(program->lp)));
	costs_set(program, 0, 0, 1);
	outcome = solve(program, is_whole);
	if (outcome != LP_FAILED)
		plan_read(program, is_whole, plan);
	return outcome;
}

enum status staffing_solve(const struct staffing_rules *rules, const struct staffing_site *site, int is_whole,
	struct staffing_plan *plan, struct faults *faults)
{
	*plan = (struct staffing_plan){0};
	struct program program = {.rules = rules, .site = site, .lp = lp_init()};
	if (!program.lp)
		return fault_world(faults, "no memory for the staffing program");
	columns_add(&program, is_whole);
	rows_add(&program);
	enum lp_outcome outcome = goals_solve(&program, is_whole, plan);
	lp_free(program.lp);
	return outcome == LP_FAILED ? fault_world(faults, "the solver gave up on the staffing program of %.0f residents", site->residents) : STATUS_OK;
}
