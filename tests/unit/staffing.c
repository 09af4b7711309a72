/* staffing.c - the staffing program against hand calculation, brute force over whole posts, and its own prices. */
#include "plan/staffing.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "defaults.h"
#include "near.h"

/* Everybody can do everything at full speed; 1,000 hours a post, all present; no rule but the work. */
static struct staffing_rules plain_rules(void)
{
	struct staffing_rules rules = {.post_yuan = 50000, .overtime_yuan = 80, .post_h = 1000, .present = 1, .load = 1};
	for (int post = 0; post < POST_COUNT; post++)
		for (int skill = 0; skill < SKILL_COUNT; skill++)
			rules.efficiency[post][skill] = 1;
	return rules;
}

static struct staffing_site plain_site(double field, double desk)
{
	struct staffing_site site = {.residents = 4000, .grids = 1};
	site.week.free_h[SKILL_FIELD] = field;
	site.week.free_h[SKILL_DESK] = desk;
	return site;
}

static struct staffing_plan solved(const struct staffing_rules *rules, const struct staffing_site *site, int is_whole)
{
	struct faults faults;
	faults_init(&faults);
	struct staffing_plan plan;
	assert_int_equal(staffing_solve(rules, site, is_whole, &plan, &faults), STATUS_OK);
	faults_free(&faults);
	return plan;
}

static double total(const struct staffing_plan *plan)
{
	double sum = 0;
	for (int post = 0; post < POST_COUNT; post++)
		sum += plan->heads[post];
	return sum;
}

static void work_decides_the_posts(void **state)
{
	(void)state;
	struct staffing_rules rules = plain_rules();
	rules.load = 0.8;
	rules.present = 0.9;
	struct staffing_site site = plain_site(2500, 3500);
	struct staffing_plan plan = solved(&rules, &site, 0);
	near(total(&plan), 6000 / (1000 * 0.9 * 0.8), 1e-6);
	near(plan.cost_yuan, 50000 * 6000 / 720.0, 1);
	near(plan.heads[POST_GRID], 2500 / 720.0, 1e-6); /* everybody at the own kind of work */
	near(plan.heads[POST_LEAD], 1, 1e-9);
	near(plan.heads[POST_SPECIALIST], 3500 / 720.0 - 1, 1e-6);
	near(plan.away_h, 0, 1e-3);
	near(plan.unmet_h, 0, 1e-6);
	near(plan.week_price[SKILL_DESK], 50000 / 720.0, 1e-6);
	struct staffing_plan whole = solved(&rules, &site, 1);
	near(total(&whole), 9, 0);
	assert_true(whole.is_proven && whole.cost_yuan >= plan.bound_yuan);
}

static void the_norm_decides_where_work_is_little(void **state)
{
	(void)state;
	struct staffing_rules rules = plain_rules();
	rules.per_10000 = 18;
	struct staffing_site site = plain_site(500, 500);
	struct staffing_plan plan = solved(&rules, &site, 0);
	near(total(&plan), 7.2, 1e-6);
	near(plan.norm_price, 50000, 1e-3);
	near(plan.week_price[SKILL_DESK], 0, 1e-6); /* hours to spare are worth nothing */
	plan = solved(&rules, &site, 1);
	near(total(&plan), 8, 0);
}

static void every_grid_has_its_worker(void **state)
{
	(void)state;
	struct staffing_rules rules = plain_rules();
	struct staffing_site site = plain_site(500, 500);
	site.grids = 6;
	struct staffing_plan plan = solved(&rules, &site, 1);
	near(plan.heads[POST_GRID], 6, 0);
	near(total(&plan), 7, 0); /* and the lead */
}

/* 200 hours on Monday mornings, which are 3.5 of 37.5 hours: the peak asks for 2.14 posts of 1,000 hours, or overtime. */
static void a_peak_has_its_own_price(void **state)
{
	(void)state;
	struct staffing_rules rules = plain_rules();
	for (int post = 0; post < POST_COUNT; post++)
		rules.efficiency[post][SKILL_COUNTER] = post == POST_COUNTER;
	struct staffing_site site = plain_site(0, 0);
	site.week.timed_h[SKILL_COUNTER][WEEK_MONDAY_MORNING] = 200;
	struct staffing_plan plan = solved(&rules, &site, 0);
	near(plan.heads[POST_COUNTER], 200 / (1000 * 3.5 / 37.5), 1e-6);
	near(plan.period_price[SKILL_COUNTER][WEEK_MONDAY_MORNING], 50000 / (1000 * 3.5 / 37.5), 1e-3);
	near(plan.period_price[SKILL_COUNTER][WEEK_AFTERNOON], 0, 1e-6);
	rules.overtime_cap = 0.1; /* overtime at 80 a Monday hour beats a post idle from Monday noon */
	struct staffing_plan late = solved(&rules, &site, 0);
	assert_true(late.overtime_h > 1 && late.cost_yuan < plan.cost_yuan - 1000);
	near(late.overtime_h, 0.1 * 1000 * late.heads[POST_COUNTER], 1e-3);
	double h = 1;
	site.week.timed_h[SKILL_COUNTER][WEEK_MONDAY_MORNING] += h;
	struct staffing_plan more = solved(&rules, &site, 0);
	near((more.cost_yuan - late.cost_yuan) / h, late.period_price[SKILL_COUNTER][WEEK_MONDAY_MORNING], 0.01);
}

static void posts_that_cost_nothing_are_still_counted(void **state)
{
	(void)state;
	struct staffing_rules rules = plain_rules();
	rules.post_yuan = rules.overtime_yuan = 0;
	struct staffing_site site = plain_site(2500, 3500);
	struct staffing_plan plan = solved(&rules, &site, 1);
	near(total(&plan), 6, 0);
	near(plan.cost_yuan, 0, 0);
}

static void what_nobody_can_do_stays_undone_and_said(void **state)
{
	(void)state;
	struct staffing_rules rules = plain_rules();
	for (int post = 0; post < POST_COUNT; post++)
		rules.efficiency[post][SKILL_FIELD] = 0;
	struct staffing_site site = plain_site(700, 800);
	struct staffing_plan plan = solved(&rules, &site, 1);
	near(plan.unmet_h, 700, 1e-6);
	near(total(&plan), 2, 0);
}

/* A hand's reckoning for given whole heads: counter work only by counter posts at full speed, by others at half. */
static int heads_suffice(int grid, int counter, int specialist, double field, double counter_h, double desk)
{
	const double hours = 1000;
	double left = counter_h - counter * hours;   /* what the others take, at half speed */
	double others = (1 + grid + specialist) * hours - (left > 0 ? 2 * left : 0);
	double spare = left < 0 ? -left : 0;
	return others + spare >= field + desk - 1e-6 && others >= -1e-6;
}

static void whole_posts_match_trying_every_number(void **state)
{
	(void)state;
	struct staffing_rules rules = plain_rules();
	for (int post = 0; post < POST_COUNT; post++)
		rules.efficiency[post][SKILL_COUNTER] = post == POST_COUNTER ? 1 : 0.5;
	for (int work = 0; work < 12; work++) {
		double field = 900 + 410 * work, counter_h = 300 + 290 * work, desk = 2600 - 150 * work;
		struct staffing_site site = plain_site(field, desk);
		site.grids = 2;
		site.week.free_h[SKILL_COUNTER] = counter_h;
		int fewest = 100;
		for (int grid = 2; grid < 12; grid++)
			for (int counter = 1; counter < 12; counter++)
				for (int specialist = 0; specialist < 12; specialist++)
					if (heads_suffice(grid, counter, specialist, field, counter_h, desk) && 1 + grid + counter + specialist < fewest)
						fewest = 1 + grid + counter + specialist;
		struct staffing_plan plan = solved(&rules, &site, 1), loose = solved(&rules, &site, 0);
		near(total(&plan), fewest, 0);
		assert_true(loose.bound_yuan <= plan.cost_yuan + 1e-6 && plan.is_proven);
	}
}

/* Default rules on the mean community: prices are what re-solving says, and their sum over all rows is the cost. */
static void prices_of_the_mean_community_hold(void **state)
{
	(void)state;
	static const struct scenario no_lines;
	struct arena arena;
	arena_init(&arena);
	struct settings settings = defaults();
	struct budget budget;
	assert_int_equal(budget_build(&budget, &arena, &no_lines, &settings, 3900, 1600, 7.02), STATUS_OK);
	struct staffing_rules rules = staffing_rules_of(&settings, &budget);
	struct staffing_site site = {.residents = 3900, .grids = 4, .week = week_of(&budget, &settings, 1)};
	struct staffing_plan plan = solved(&rules, &site, 0);
	near(rules.post_yuan, 3500 * 12 * 1.3, 1e-9);
	double worked = budget.hours[BUDGET_SERVICE] + budget.hours[BUDGET_ADMINISTRATIVE] + budget.hours[BUDGET_AGAIN];
	near(total(&plan), 7.02 * budget.lived_load / 0.85 * (1 + budget.hours[BUDGET_TRAVEL] / worked), 1e-6);
	double priced = 0;
	for (int skill = 0; skill < SKILL_COUNT; skill++) {
		priced += plan.week_price[skill] * site.week.free_h[skill];
		for (int period = 0; period < WEEK_PERIOD_COUNT; period++)
			priced += plan.period_price[skill][period] * site.week.timed_h[skill][period];
	}
	near(priced, plan.cost_yuan, 1e-3 * plan.cost_yuan);
	struct staffing_plan whole = solved(&rules, &site, 1);
	near(total(&whole), ceil(total(&plan)), 0);
	site.week.free_h[SKILL_FIELD] += 100;
	struct staffing_plan more = solved(&rules, &site, 0);
	near((more.cost_yuan - plan.cost_yuan) / 100, plan.week_price[SKILL_FIELD], 0.01);
	arena_free(&arena);
}

static void a_week_keeps_all_hours(void **state)
{
	(void)state;
	struct settings settings = defaults();
	double requests = 0, hours = 0;
	for (int period = 0; period < WEEK_PERIOD_COUNT; period++) {
		requests += week_request_share(&settings, (enum week_period)period);
		hours += week_period_share((enum week_period)period);
	}
	near(requests, 1, 1e-12);
	near(hours, 1, 1e-12);
	double monday = week_request_share(&settings, WEEK_MONDAY_MORNING) / week_period_share(WEEK_MONDAY_MORNING);
	assert_true(monday > 1.6 && monday < 1.8); /* the weekend waits at the door */
	settings.request_profile = 0;
	near(week_request_share(&settings, WEEK_MONDAY_MORNING), (6.5 + 48 + 12) / 168, 1e-12); /* from Friday's closing to noon */
	settings = defaults();
	static const struct scenario no_lines;
	struct arena arena;
	arena_init(&arena);
	struct budget budget;
	assert_int_equal(budget_build(&budget, &arena, &no_lines, &settings, 3900, 1600, 7), STATUS_OK);
	struct week week = week_of(&budget, &settings, 1);
	for (int skill = 0; skill < SKILL_COUNT; skill++)
		near(week_hours(&week, (enum skill)skill), budget.skill_hours[skill] + budget.again_hours[skill] + (skill == SKILL_FIELD ? budget.hours[BUDGET_TRAVEL] : 0), 1e-6);
	near(week.timed_h[SKILL_DESK][WEEK_MONDAY_MORNING], 936 / 5.0, 1e-9); /* meetings at half past nine */
	near(week.timed_h[SKILL_DESK][WEEK_AFTERNOON], 0, 0);
	arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(work_decides_the_posts),
		cmocka_unit_test(the_norm_decides_where_work_is_little),
		cmocka_unit_test(every_grid_has_its_worker),
		cmocka_unit_test(a_peak_has_its_own_price),
		cmocka_unit_test(posts_that_cost_nothing_are_still_counted),
		cmocka_unit_test(what_nobody_can_do_stays_undone_and_said),
		cmocka_unit_test(whole_posts_match_trying_every_number),
		cmocka_unit_test(prices_of_the_mean_community_hold),
		cmocka_unit_test(a_week_keeps_all_hours),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
