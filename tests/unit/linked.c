/* linked.c - programs that link communities: against sums of single ones, trying every number, duality, and proofs that there is no plan. */
#include "plan/price.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "near.h"
#include "plan/conflict.h"

enum { SITES = 3, MOST_HEADS = 9 };
static const double YUAN = 50000;

/* Everybody can do everything at full speed; 1,000 hours a post, all present; no rule but the work. */
static struct staffing_rules plain_rules(void)
{
	struct staffing_rules rules = {.post_yuan = YUAN, .overtime_yuan = 80, .post_h = 1000, .present = 1, .load = 1};
	for (int post = 0; post < POST_COUNT; post++)
		for (int skill = 0; skill < SKILL_COUNT; skill++)
			rules.efficiency[post][skill] = 1;
	return rules;
}

static const char *const names[SITES] = {"Huaxing", "Nanmen", "Liuting"};

static void sites_fill(struct staffing_site sites[SITES], const double hours[SITES])
{
	for (int i = 0; i < SITES; i++) {
		sites[i] = (struct staffing_site){.name = names[i], .street = i / 2, .residents = 4000, .grids = 1};
		sites[i].week.free_h[SKILL_DESK] = 0.6 * hours[i];
		sites[i].week.free_h[SKILL_FIELD] = 0.4 * hours[i];
	}
}

struct fixture {
	struct arena arena;
	struct faults faults;
	struct staffing_rules rules;
	struct staffing_links links;
	struct staffing_site sites[SITES];
	struct linked linked;
	struct staffing_plan loose[SITES], whole[SITES];
	struct linked_whole sum;
};

static void fixture_open(struct fixture *fixture, const double hours[SITES])
{
	*fixture = (struct fixture){.rules = plain_rules()};
	arena_init(&fixture->arena);
	faults_init(&fixture->faults);
	sites_fill(fixture->sites, hours);
}

static void solve(struct fixture *fixture)
{
	linked_close(&fixture->linked);
	assert_int_equal(linked_open(&fixture->linked, &fixture->arena, &fixture->rules, &fixture->links, fixture->sites, SITES, &fixture->faults), STATUS_OK);
}

static void solve_whole(struct fixture *fixture)
{
	solve(fixture);
	assert_int_equal(fixture->linked.infeasible, -1);
	assert_int_equal(linked_read(&fixture->linked, fixture->loose), STATUS_OK);
	assert_int_equal(linked_make_whole(&fixture->linked, fixture->loose, fixture->whole, &fixture->sum), STATUS_OK);
}

static void fixture_close(struct fixture *fixture)
{
	linked_close(&fixture->linked);
	arena_free(&fixture->arena);
	faults_free(&fixture->faults);
}

static double total(const struct staffing_plan *plan)
{
	double heads = 0;
	for (int post = 0; post < POST_COUNT; post++)
		heads += plan->heads[post];
	return heads;
}

static void what_nothing_links_is_the_sum_of_single_plans(void **state)
{
	(void)state;
	struct fixture fixture;
	fixture_open(&fixture, (double[]){6200, 3900, 8100});
	solve_whole(&fixture);
	assert_int_equal(fixture.linked.part_count, SITES);
	double cost = 0;
	for (int i = 0; i < SITES; i++) {
		struct staffing_plan alone;
		assert_int_equal(staffing_solve(&fixture.rules, &fixture.sites[i], false, &alone, &fixture.faults), STATUS_OK);
		near(fixture.loose[i].cost_yuan, alone.cost_yuan, 1e-3);
		cost += alone.cost_yuan;
		near(total(&fixture.whole[i]), ceil(total(&alone) - 1e-6), 0);
	}
	assert_int_equal(fixture.sum.proven, SITES);
	fixture.links = (struct staffing_links){.budget_yuan = 10 * cost, .together = true};
	solve_whole(&fixture); /* one program for all, with a budget that is no limit */
	assert_int_equal(fixture.linked.part_count, 1);
	assert_false(fixture.linked.budget_binds);
	near(fixture.linked.posts * YUAN, cost, 1);
	near(fixture.sum.unmet_h, 0, 1e-3);
	fixture.links = (struct staffing_links){.norm_over = 1};
	solve(&fixture);
	assert_int_equal(fixture.linked.part_count, 2);
	near(fixture.linked.posts * YUAN, cost, 1);
	fixture_close(&fixture);
}

/* -- whole posts against trying every number ------------------------------------------------------------------------- */

struct tried {
	double undone, worst;
	int heads;
};

static int is_better(const struct tried *a, const struct tried *b)
{
	if (fabs(a->undone - b->undone) > 1e-3)
		return a->undone < b->undone;
	if (fabs(a->worst - b->worst) > 1e-6)
		return a->worst < b->worst;
	return a->heads < b->heads;
}

/* Two posts at least (lead, grid); who is there does everything. */
static struct tried try_all(const double hours[SITES], int most_heads)
{
	struct tried best = {.undone = INFINITY};
	int heads[SITES];
	for (heads[0] = 2; heads[0] <= MOST_HEADS; heads[0]++)
		for (heads[1] = 2; heads[1] <= MOST_HEADS; heads[1]++)
			for (heads[2] = 2; heads[2] <= MOST_HEADS; heads[2]++) {
				struct tried now = {.heads = heads[0] + heads[1] + heads[2]};
				for (int i = 0; i < SITES; i++) {
					double undone = fmax(0, hours[i] - 1000.0 * heads[i]);
					now.undone += undone;
					now.worst = fmax(now.worst, undone / hours[i]);
				}
				if (now.heads <= most_heads && is_better(&now, &best))
					best = now;
			}
	return best;
}

static void short_money_matches_trying_every_number(void **state)
{
	(void)state;
	struct fixture fixture;
	for (int budget = 7; budget < 20; budget += 2) {
		const double hours[SITES] = {6250, 3900 - 37 * budget, 7100};
		fixture_open(&fixture, hours);
		fixture.links.budget_yuan = budget * YUAN;
		fixture.links.together = true;
		solve_whole(&fixture);
		struct tried best = try_all(hours, budget);
		double heads = 0;
		for (int i = 0; i < SITES; i++)
			heads += total(&fixture.whole[i]);
		near(fixture.sum.unmet_h, best.undone, 0.01);
		near(heads, best.heads, 0);
		assert_true(fixture.linked.unmet_h <= best.undone + 1e-3); /* a bound */
		fixture_close(&fixture);
	}
}

static void who_must_wait_waits_alike(void **state)
{
	(void)state;
	struct fixture fixture;
	fixture_open(&fixture, (double[]){6000, 4000, 8000});
	fixture.links.budget_yuan = 12 * YUAN; /* for 18,000 hours */
	solve_whole(&fixture);
	assert_true(fixture.linked.budget_binds);
	near(fixture.linked.unmet_h, 6000, 0.01);
	near(fixture.linked.worst_share, 1 / 3.0, 1e-6);
	for (int i = 0; i < SITES; i++)
		near(fixture.loose[i].unmet_h / week_all_hours(&fixture.sites[i].week), 1 / 3.0, 1e-5);
	assert_true(fixture.sum.cost_yuan <= fixture.links.budget_yuan + 1);
	fixture_close(&fixture);
}

/* -- the program itself ---------------------------------------------------------------------------------------------- */

static void the_answer_is_checked_without_the_solver(void **state)
{
	(void)state;
	struct fixture fixture;
	fixture_open(&fixture, (double[]){6200, 3900, 8100});
	fixture.links = (struct staffing_links){.budget_yuan = 13 * YUAN, .norm_over = 1, .floating = 1, .floating_usable = 0.85};
	fixture.rules.overtime_cap = 0.1;
	fixture.rules.load = 0.9;
	solve(&fixture);
	struct joint *joint = &fixture.linked.parts[0];
	const struct linear *linear = &joint->linear;
	double *values = calloc((size_t)linear->column_count, sizeof *values), *prices = calloc((size_t)linear->row_count, sizeof *prices);
	for (int j = 0; j < linear->column_count; j++)
		values[j] = lp_value(joint->lp, j);
	for (int i = 0; i < linear->row_count; i++)
		prices[i] = lp_price(joint->lp, i);
	struct linear_residuals residuals = linear_check(linear, values, prices);
	assert_true(residuals.primal < 1e-5 && residuals.dual < 1e-6 && residuals.slackness < 1e-4);
	near(residuals.cost, joint->posts, 1e-6);
	near(residuals.bound, joint->posts, 1e-3);
	free(values);
	free(prices);
	fixture_close(&fixture);
}

static void budget_shift(struct linked *linked, const void *context, double amount)
{
	(void)context;
	linked->parts[0].links.budget_yuan = linked->links.budget_yuan + amount;
}

static void a_price_holds_as_far_as_said_and_no_farther(void **state)
{
	(void)state;
	struct fixture fixture;
	struct price price;
	fixture_open(&fixture, (double[]){6000, 4000, 8000});
	fixture.links.budget_yuan = 12 * YUAN;
	solve(&fixture);
	struct price_question question = {.shift = budget_shift, .part = -1, .step = 0.01 * fixture.links.budget_yuan, .least = -fixture.links.budget_yuan,
		.most = fixture.links.budget_yuan, .price = fixture.linked.budget_price / YUAN};
	price_find(&fixture.linked, &question, &price);
	assert_true(price.in_hours);
	near(price.price, 1000 / YUAN, 1e-9); /* a post's money is a post's hours */
	near(price.more, price.price, 1e-6);
	near(price.less, price.price, 1e-6);
	assert_true(price.high <= 6 * YUAN + 1 && price.high > 5.7 * YUAN); /* then all is done */
	assert_true(price.low >= -6 * YUAN - 1 && price.low < -5.7 * YUAN && price.ends_low); /* then leads and grids are left alone */
	near(fixture.linked.unmet_h, 6000, 0.01); /* as before */
	fixture_close(&fixture);
}

static void who_floats_saves_posts_with_little_to_do(void **state)
{
	(void)state;
	struct fixture fixture;
	fixture_open(&fixture, (double[]){6200, 4200, 8200});
	solve_whole(&fixture);
	double alone = fixture.sum.cost_yuan;
	near(alone, (7 + 5 + 9) * YUAN, 1e-3);
	fixture.links = (struct staffing_links){.floating = 2, .floating_usable = 0.85};
	solve_whole(&fixture);
	assert_int_equal(fixture.linked.part_count, 1);
	assert_int_equal(fixture.sum.floating, 1); /* 600 hours of 850 */
	near(fixture.sum.cost_yuan, (6 + 4 + 8 + 1) * YUAN, 1e-3);
	near(fixture.sum.unmet_h, 0, 1e-3);
	fixture.links.floating_usable = 0.25;
	solve_whole(&fixture);
	assert_true(fixture.sum.cost_yuan > (6 + 4 + 8 + 1) * YUAN && fixture.sum.cost_yuan <= alone + 1e-3);
	fixture.links = (struct staffing_links){.floating = 1, .floating_usable = 0.85}; /* the third is alone in its street */
	solve_whole(&fixture);
	near(fixture.sum.cost_yuan, (6 + 4 + 1 + 9) * YUAN, 1e-3);
	fixture_close(&fixture);
}

static void a_street_may_keep_the_norm_together(void **state)
{
	(void)state;
	struct fixture fixture;
	fixture_open(&fixture, (double[]){9000, 2000, 8000});
	fixture.rules.per_10000 = 15; /* 6 posts each */
	solve_whole(&fixture);
	near(fixture.sum.cost_yuan, (9 + 6 + 8) * YUAN, 1e-3);
	fixture.links.norm_over = 1;
	solve_whole(&fixture); /* 9 + 3 keep the 12 of the first street */
	near(fixture.linked.posts, 12 + 8, 1e-6);
	near(fixture.sum.cost_yuan, (12 + 8) * YUAN, 1e-3);
	fixture_close(&fixture);
}

/* -- no plan --------------------------------------------------------------------------------------------------------- */

static const struct conflict_way *way_of(const struct conflict *conflict, enum joint_rule rule)
{
	for (int k = 0; k < conflict->way_count; k++)
		if (conflict->ways[k].rule == rule)
			return &conflict->ways[k];
	return NULL;
}

/* Whether the rules of a conflict but for those left out leave a plan. */
static int has_plan(const struct joint *joint, unsigned without)
{
	struct linear elastic;
	int columns[JOINT_RULE_COUNT];
	assert_int_equal(conflict_elastic(&elastic, joint, without, 0, columns), STATUS_OK);
	struct lp *lp = linear_load(&elastic);
	enum lp_outcome outcome = lp_solve(lp, 0);
	lp_free(lp);
	linear_free(&elastic);
	return outcome == LP_OPTIMAL;
}

static void minimal(const struct conflict *conflict, const struct joint *joint)
{
	unsigned others = ~0u;
	for (int k = 0; k < conflict->count; k++)
		others &= ~(1u << conflict->rules[k]);
	assert_false(has_plan(joint, others));
	for (int k = 0; k < conflict->count; k++)
		assert_true(has_plan(joint, others | 1u << conflict->rules[k]));
}

static void rules_that_contradict_are_named_with_what_would_do(void **state)
{
	(void)state;
	struct fixture fixture;
	struct conflict conflict;
	fixture_open(&fixture, (double[]){6000, 4000, 8000});
	fixture.rules.per_10000 = 18; /* 7.2 posts each */
	fixture.links.budget_yuan = 19.8 * YUAN;
	solve(&fixture);
	assert_int_equal(fixture.linked.infeasible, 0);
	assert_int_equal(conflict_find(&conflict, &fixture.linked.parts[0], &fixture.arena, &fixture.faults), STATUS_OK);
	assert_int_equal(conflict.count, 2);
	assert_int_equal(conflict.rules[0], JOINT_NORM);
	assert_int_equal(conflict.rules[1], JOINT_BUDGET);
	minimal(&conflict, &fixture.linked.parts[0]);
	near(way_of(&conflict, JOINT_BUDGET)->by, 1.8, 1e-6);
	near(way_of(&conflict, JOINT_NORM)->by, 1.5, 1e-6); /* 16.5 per 10,000: 6.6 posts each */
	assert_true(conflict.proof > 0.01);
	assert_true(conflict.row_count >= 1 + SITES);
	fixture.links.budget_yuan = 21.6001 * YUAN; /* each way makes room */
	solve(&fixture);
	assert_int_equal(fixture.linked.infeasible, -1);
	fixture.links.budget_yuan = 19.8 * YUAN;
	fixture.rules.per_10000 = 16.4999;
	solve(&fixture);
	assert_int_equal(fixture.linked.infeasible, -1);
	fixture_close(&fixture);
}

static void work_that_must_be_done_asks_for_its_price(void **state)
{
	(void)state;
	struct fixture fixture;
	struct conflict conflict;
	fixture_open(&fixture, (double[]){6000, 4000, 8000});
	fixture.links = (struct staffing_links){.budget_yuan = 15 * YUAN, .must = true};
	fixture.rules.load = 0.9;
	solve(&fixture);
	assert_int_equal(conflict_find(&conflict, &fixture.linked.parts[0], &fixture.arena, &fixture.faults), STATUS_OK);
	assert_true(way_of(&conflict, JOINT_WORK) && way_of(&conflict, JOINT_BUDGET));
	near(way_of(&conflict, JOINT_BUDGET)->by, 20 - 15, 1e-5);
	near(way_of(&conflict, JOINT_WORK)->by, 18000 - 15 * 900, 1e-2);
	minimal(&conflict, &fixture.linked.parts[0]);
	assert_true(conflict.proof > 0);
	fixture.links.budget_yuan = 17 * YUAN; /* at a load of 1 it takes 18 */
	solve(&fixture);
	assert_int_equal(conflict_find(&conflict, &fixture.linked.parts[0], &fixture.arena, &fixture.faults), STATUS_OK);
	assert_null(way_of(&conflict, JOINT_LOAD));
	fixture.links.budget_yuan = 19 * YUAN;
	solve(&fixture);
	assert_int_equal(conflict_find(&conflict, &fixture.linked.parts[0], &fixture.arena, &fixture.faults), STATUS_OK);
	const struct conflict_way *load = way_of(&conflict, JOINT_LOAD);
	assert_non_null(load);
	assert_true(load->by >= 18 / 19.0 - 1e-9 && load->by < 18 / 19.0 + 0.02);
	fixture_close(&fixture);
}

static void one_community_can_be_the_reason(void **state)
{
	(void)state;
	struct fixture fixture;
	struct conflict conflict;
	fixture_open(&fixture, (double[]){6000, 4000, 8000});
	fixture.links.must = true;
	for (int post = 0; post < POST_COUNT; post++)
		fixture.rules.efficiency[post][SKILL_COUNTER] = 0;
	fixture.sites[1].week.free_h[SKILL_COUNTER] = 10;
	solve(&fixture);
	assert_int_equal(fixture.linked.infeasible, 1);
	assert_int_equal(conflict_find(&conflict, &fixture.linked.parts[1], &fixture.arena, &fixture.faults), STATUS_OK);
	assert_string_equal(conflict.name, "Nanmen");
	assert_int_equal(conflict.count, 1);
	assert_int_equal(conflict.rules[0], JOINT_WORK);
	near(way_of(&conflict, JOINT_WORK)->by, 10, 1e-6);
	assert_true(conflict.proof > 0);
	fixture_close(&fixture);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_nothing_links_is_the_sum_of_single_plans),
		cmocka_unit_test(short_money_matches_trying_every_number),
		cmocka_unit_test(who_must_wait_waits_alike),
		cmocka_unit_test(the_answer_is_checked_without_the_solver),
		cmocka_unit_test(a_price_holds_as_far_as_said_and_no_farther),
		cmocka_unit_test(who_floats_saves_posts_with_little_to_do),
		cmocka_unit_test(a_street_may_keep_the_norm_together),
		cmocka_unit_test(rules_that_contradict_are_named_with_what_would_do),
		cmocka_unit_test(work_that_must_be_done_asks_for_its_price),
		cmocka_unit_test(one_community_can_be_the_reason),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
