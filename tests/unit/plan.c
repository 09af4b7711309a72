/* plan.c - grids by households, generated walks, plans of a district and of sizes, against sums and reckoning by hand. */
#include "plan/sizes.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "defaults.h"
#include "near.h"

/* A small district of the default kind. */
static struct scenario district(void)
{
	struct scenario scenario = {.settings = defaults(), .seed = 20120101};
	scenario.settings.communities = 12;
	scenario.settings.space_travel = 0; /* ways are looked at in space.c */
	scenario.settings.streets = 3;
	return scenario;
}

static void grids_keep_the_norm_where_a_number_can(void **state)
{
	(void)state;
	struct settings settings = defaults();
	assert_int_equal(grids_count(&settings, 1600), 4);
	assert_int_equal(grids_count(&settings, 0), 1);
	assert_int_equal(grids_count(&settings, 250), 1);
	assert_int_equal(grids_count(&settings, 500), 1);
	assert_int_equal(grids_count(&settings, 550), 2); /* too many for one, too few for two: none too large */
	assert_false(grids_fit(&settings, 550, 2));
	for (double households = 600; households < 20000; households += 7) {
		int grids = grids_count(&settings, households);
		assert_true(grids_fit(&settings, households, grids));
		for (int other = 1; other < 80; other++) /* no other number is nearer to 400 by more than rounding */
			if (grids_fit(&settings, households, other))
				assert_true(fabs(grids - households / 400) <= fabs(other - households / 400) + 1e-9);
	}
}

static void walks_are_those_of_a_lattice(void **state)
{
	(void)state;
	struct settings settings = defaults();
	struct faults faults;
	faults_init(&faults);
	struct grids_walk walk, again, far;
	assert_int_equal(grids_walk(&walk, &settings, 1, 60, 1, &faults), STATUS_OK);
	assert_int_equal(walk.buildings, 1);
	near(walk.mean_min, 0, 0);
	/* two buildings of 50 m: half the households, more or less, walk 50 × 1.3 m at 4 km/h */
	assert_int_equal(grids_walk(&walk, &settings, 1, 120, 1, &faults), STATUS_OK);
	near(walk.worst_min, 50 * 1.3 * 60 / 4000, 0.25);
	assert_true(walk.mean_min > 0.1 && walk.mean_min < walk.worst_min / 2 + 1e-9);
	assert_int_equal(grids_walk(&walk, &settings, 1, 4000, 10, &faults), STATUS_OK);
	assert_int_equal(grids_walk(&again, &settings, 1, 4000, 10, &faults), STATUS_OK);
	assert_memory_equal(&walk, &again, sizeof walk);
	assert_int_equal(walk.buildings, 67);
	assert_true(walk.mean_min > 0.7 && walk.mean_min < 1.7); /* grids of 6 or 7: 1.3 to 1.7 steps of about a minute */
	settings.space_kilometre *= 2;
	assert_int_equal(grids_walk(&far, &settings, 1, 4000, 10, &faults), STATUS_OK);
	near(far.mean_min, 2 * walk.mean_min, 1e-9);
	assert_int_equal(grids_walk(&far, &settings, 1, 4000, 1, &faults), STATUS_OK);
	assert_true(far.mean_min > 2 * again.mean_min); /* one grid is farther across than ten */
	assert_int_equal(grids_walk(&far, &settings, 1, 30, 3, &faults), STATUS_OK);
	assert_int_equal(far.buildings, 3); /* a building for each grid at least */
	assert_int_equal(grids_walk(&far, &settings, 1, 0, 1, &faults), STATUS_OK);
	near(far.mean_min, 0, 0);
	faults_free(&faults);
}

static void a_district_is_the_sum_of_its_communities(void **state)
{
	(void)state;
	struct arena arena;
	struct faults faults;
	struct posts_plan plan;
	struct scenario scenario = district();
	arena_init(&arena);
	faults_init(&faults);
	assert_int_equal(posts_build(&plan, &arena, &scenario, &faults), STATUS_OK);
	assert_int_equal(plan.community_count, 12);
	assert_int_equal(plan.street_count, 3);
	struct posts_row streets = {0};
	for (int street = 0; street < plan.street_count; street++)
		posts_add(&streets, &plan.streets[street]);
	assert_int_equal(streets.total, plan.total.total);
	near(streets.cost_yuan, plan.total.cost_yuan, 1e-3);
	near(plan.total.residents, 12 * 3900, 1e-6);
	near(plan.total.norm_posts, 12 * 7.02, 1e-6);
	/* by hand: 12 mean communities of 16,166 hours, 1,725 h a post of which 0.9 × 0.9241 × 0.9731 arrive, loaded at 0.85 */
	near(plan.total.loose_posts, 12 * 16165.82 / (1725 * 0.9 * 0.92410 * 0.97309 * 0.85), 0.05);
	near(plan.total.wisn_posts, 12 * 15916.5 / 1725, 0.01);
	for (int i = 0; i < plan.community_count; i++) {
		const struct posts_row *row = &plan.communities[i];
		near(row->total, ceil(row->loose_posts - 1e-6), 0);
		assert_true(row->posts[POST_GRID] >= row->grids && row->total >= row->norm_posts && row->proven == 1);
	}
	faults_free(&faults);
	arena_free(&arena);
}

static void the_norm_is_that_of_the_setting_unless_the_plan_has_its_own(void **state)
{
	(void)state;
	struct arena arena;
	struct faults faults;
	struct posts_plan plan;
	struct scenario scenario = district();
	arena_init(&arena);
	faults_init(&faults);
	scenario.settings.staff_per_10000 = 25;
	assert_int_equal(posts_build(&plan, &arena, &scenario, &faults), STATUS_OK);
	near(plan.rules.per_10000, 25, 0);
	near(plan.total.norm_posts, 12 * 9.75, 1e-6);
	scenario.settings.plan_norm = 20;
	assert_int_equal(posts_build(&plan, &arena, &scenario, &faults), STATUS_OK);
	near(plan.rules.per_10000, 20, 0);
	near(plan.total.norm_posts, 12 * 7.8, 1e-6);
	faults_free(&faults);
	arena_free(&arena);
}

static void confirmed(const struct price *price)
{
	double tolerance = 1e-4 * (1 + fabs(price->price));
	assert_true(price->step > 0);
	assert_true(price->less <= price->price + tolerance && price->price <= price->more + tolerance); /* costs are convex */
}

static void prices_are_confirmed_on_both_sides(void **state)
{
	(void)state;
	struct arena arena;
	struct faults faults;
	struct posts_plan plan;
	struct scenario scenario = district();
	arena_init(&arena);
	faults_init(&faults);
	assert_int_equal(posts_build(&plan, &arena, &scenario, &faults), STATUS_OK);
	confirmed(&plan.norm);
	confirmed(&plan.desk);
	confirmed(&plan.peak);
	near(plan.norm.price, 0, 1e-6); /* work asks for more than the norm */
	near(plan.desk.price, 54600 / (1725 * 0.9 * 0.92410 * 0.97309 * 0.85), 0.005);
	assert_true(plan.tighter.total > plan.total.total && plan.looser.total < plan.total.total);
	scenario.settings.plan_norm = 45; /* now the norm rules */
	assert_int_equal(posts_build(&plan, &arena, &scenario, &faults), STATUS_OK);
	confirmed(&plan.norm);
	near(plan.norm.more, 54600 * plan.total.residents / 10000, 0.3 * plan.norm.more);
	assert_true(plan.norm.price > 0);
	scenario.settings.plan_norm = 0;
	scenario.settings.overtime_rule = 0;
	scenario.settings.efficiency_lead_counter = scenario.settings.efficiency_grid_counter = 0;
	scenario.settings.efficiency_specialist_counter = 0;
	scenario.settings.efficiency_counter_field = scenario.settings.efficiency_counter_desk = 0;
	assert_int_equal(posts_build(&plan, &arena, &scenario, &faults), STATUS_OK);
	confirmed(&plan.peak);
	assert_int_equal(plan.peak_skill, SKILL_COUNTER);
	assert_int_equal(plan.peak_period, WEEK_MONDAY_MORNING); /* the counter does nothing else: the weekend's queue costs */
	assert_true(plan.peak.price > 1.5 * plan.desk.price);
	faults_free(&faults);
	arena_free(&arena);
}

/* Each key of what links communities moves a plan. */
static void keys_of_links_matter(void **state)
{
	(void)state;
	struct arena arena;
	struct faults faults;
	struct posts_plan plan, other;
	struct scenario scenario = district();
	arena_init(&arena);
	faults_init(&faults);
	assert_int_equal(posts_build(&plan, &arena, &scenario, &faults), STATUS_OK);
	assert_int_equal(plan.parts, 12);
	scenario.settings.plan_budget = 0.8 * plan.total.loose_yuan;
	assert_int_equal(posts_build(&other, &arena, &scenario, &faults), STATUS_OK);
	assert_true(other.budget_binds && other.parts == 1 && other.total.unmet_h > 1000 && other.total.cost_yuan <= scenario.settings.plan_budget + 1);
	assert_true(other.budget.in_hours && other.budget.price > 0 && other.budget.low < 0 && other.budget.high > 0);
	near(other.budget.more, other.budget.price, 0.01 * other.budget.price);
	scenario.settings.plan_budget = 1.01 * plan.total.loose_yuan; /* enough for fractional posts alone */
	assert_int_equal(posts_build(&other, &arena, &scenario, &faults), STATUS_OK);
	assert_true(!other.budget_binds && other.total.cost_yuan <= scenario.settings.plan_budget + 1 && other.total.total < plan.total.total);
	scenario.settings.plan_budget = 10 * plan.total.loose_yuan;
	assert_int_equal(posts_build(&other, &arena, &scenario, &faults), STATUS_OK);
	near(other.total.cost_yuan, plan.total.cost_yuan, 1e-3);
	scenario.settings.plan_budget = 0;
	scenario.settings.plan_floating = 2;
	assert_int_equal(posts_build(&other, &arena, &scenario, &faults), STATUS_OK);
	assert_true(other.whole.floating > 0 && other.total.total < plan.total.total && other.total.loose_yuan <= plan.total.loose_yuan + 1);
	int floating = other.total.total;
	scenario.settings.plan_floating_lost = 0.7;
	assert_int_equal(posts_build(&other, &arena, &scenario, &faults), STATUS_OK);
	assert_true(other.total.total > floating);
	scenario.settings.plan_floating = 0;
	scenario.settings.plan_norm = 36; /* more than the work of large communities asks for */
	assert_int_equal(posts_build(&plan, &arena, &scenario, &faults), STATUS_OK);
	scenario.settings.plan_norm_over = 1;
	assert_int_equal(posts_build(&other, &arena, &scenario, &faults), STATUS_OK);
	assert_int_equal(other.parts, 3);
	assert_true(other.total.loose_yuan < plan.total.loose_yuan - 1000 && other.total.total < plan.total.total);
	for (int street = 0; street < other.street_count; street++)
		assert_true(other.streets[street].total >= 36 * other.streets[street].residents / 10000 - 1e-6);
	faults_free(&faults);
	arena_free(&arena);
}

static void small_communities_pay_for_work_that_knows_no_size(void **state)
{
	(void)state;
	struct arena arena;
	struct faults faults;
	struct sizes_plan plan;
	struct scenario scenario = district();
	double populations[SIZES_MOST];
	int count = sizes_usual(populations);
	arena_init(&arena);
	faults_init(&faults);
	assert_int_equal(sizes_build(&plan, &arena, &scenario, populations, count, &faults), STATUS_OK);
	assert_int_equal(plan.count, count);
	/* fixed: 1,833 + 282 + 1,640 + 1,917 + 1,200 + 936 + 864 + 240 + 400; a resident: requests, visits, surveys, certificates */
	near(plan.fixed_h, 9311.67, 0.1);
	near(plan.per_resident_h, (1404 / (1 - 0.8 * 0.145 * 1.3) + 2133.333 + 2880 + 187.5) / 3900, 1e-4);
	for (int i = 0; i < count; i++) {
		const struct sizes_row *row = &plan.rows[i];
		near(row->posts.asked_h, plan.fixed_h + plan.per_resident_h * populations[i], 1e-6);
		assert_int_equal(row->posts.grids, grids_count(&scenario.settings, populations[i] / 2.4375));
		assert_true(row->walk.mean_min > 0 && row->walk.mean_min < 15); /* inside the quarter of an hour */
		if (i > 0) {
			assert_true(row->posts.total >= plan.rows[i - 1].posts.total);
			assert_true(row->posts.loose_posts / populations[i] < plan.rows[i - 1].posts.loose_posts / populations[i - 1]);
			assert_true(row->norm_load < plan.rows[i - 1].norm_load);
		}
	}
	faults_free(&faults);
	arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(grids_keep_the_norm_where_a_number_can),
		cmocka_unit_test(walks_are_those_of_a_lattice),
		cmocka_unit_test(a_district_is_the_sum_of_its_communities),
		cmocka_unit_test(the_norm_is_that_of_the_setting_unless_the_plan_has_its_own),
		cmocka_unit_test(prices_are_confirmed_on_both_sides),
		cmocka_unit_test(keys_of_links_matter),
		cmocka_unit_test(small_communities_pay_for_work_that_knows_no_size),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
