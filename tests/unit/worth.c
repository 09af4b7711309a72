/* worth.c - posts under each option: hours read from results, order kept, the same on any number of threads; trials of plans. */
#include "plan/worth.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "near.h"
#include "plan/options.h"
#include "runs.h"

static const char SCENARIO[] = "scenarios/haishu-2012.yaml";
static const char *const SMALL[] = {"place.communities=5", "place.streets=2", "time.horizon=1 yr", "time.prerun=0.25 yr", NULL};
enum { REPLICATIONS = 3 };

static int opened(void **state)
{
	static struct run run;
	run_make(&run, SCENARIO, SMALL, REPLICATIONS, 7, 1);
	*state = &run;
	return run.status != STATUS_OK || worth_fill(&run.scenario, team_of(1), &run.set, &run.faults) != STATUS_OK;
}

static int closed(void **state)
{
	run_free(*state);
	return 0;
}

static double worth_at(const struct result_set *set, int point, int r)
{
	return result_horizon(set, point, r)[INDICATOR_worth_workers];
}

static void who_is_asked_for_less_is_worth_more(void **state)
{
	struct run *run = *state;
	const struct result_set *set = &run->set;
	double posts = set->worker_count;
	for (int r = 0; r < REPLICATIONS; r++) {
		near(worth_at(set, set->baseline, r), 0, 0);
		for (int point = 0; point < set->point_count; point++) {
			/* hours less a year, over what a post gives at the target load: within a tenth, for ways and returns come on top */
			double relief = 12 * posts * result_horizon(set, point, r)[INDICATOR_relief_mean];
			double reckoned = relief / (1725 * 0.9 * 0.92410 * 0.97309 * 0.85);
			near(worth_at(set, point, r), reckoned, 0.1 * fabs(reckoned) + 0.6);
		}
	}
}

static void threads_do_not_matter(void **state)
{
	struct run *run = *state;
	double before[SCENARIO_POLICIES][REPLICATIONS];
	for (int point = 0; point < run->set.point_count; point++)
		for (int r = 0; r < REPLICATIONS; r++)
			before[point][r] = worth_at(&run->set, point, r);
	for (int threads = 2; threads <= 8; threads *= 4) {
		assert_int_equal(worth_fill(&run->scenario, team_of(threads), &run->set, &run->faults), STATUS_OK);
		for (int point = 0; point < run->set.point_count; point++)
			for (int r = 0; r < REPLICATIONS; r++)
				assert_true(before[point][r] == worth_at(&run->set, point, r));
	}
}

/* Hours of a line in the results and in the plan are the same but for what others do. */
static void hours_are_those_of_the_results(void **state)
{
	struct run *run = *state;
	struct asked asked;
	struct arena arena;
	arena_init(&arena);
	assert_int_equal(asked_open(&asked, &arena, &run->scenario, &run->faults), STATUS_OK);
	assert_int_equal(asked_set(&asked, &arena, &run->scenario, asked_settings(&run->scenario, 0), &run->faults), STATUS_OK);
	struct asked_load load = asked_load_of(&asked, &run->set, 0, 1);
	int line = run_line(run, "ledger");
	double hours = result_line(&run->set, 0, 1, line)[LINE_MEASURE_demanded_hours] * asked.places.community_count;
	near(load.factor[line] * asked.hours[line], hours, 1e-6 * hours);
	double all = 0;
	for (int i = 0; i < asked.places.community_count; i++) {
		struct week week = asked_week(&asked, &load, i);
		all += week_all_hours(&week);
	}
	assert_true(all > load.hours && all < 1.06 * load.hours); /* ways on top */
	struct asked_load mean = asked_load_of(&asked, &run->set, 0, -1);
	double sum = 0;
	for (int r = 0; r < REPLICATIONS; r++)
		sum += asked_load_of(&asked, &run->set, 0, r).factor[line] / REPLICATIONS;
	near(mean.factor[line], sum, 1e-9);
	arena_free(&arena);
}

static void options_keep_their_order(void **state)
{
	struct run *run = *state;
	struct options_plan plan;
	struct arena arena;
	arena_init(&arena);
	struct options_request request = {.scenario = &run->scenario, .from = &run->set, .seed = 7, .team = team_of(1), .trial_replications = 2};
	memset(request.is_chosen, true, sizeof request.is_chosen);
	assert_int_equal(options_build(&plan, &request, &arena, &run->faults), STATUS_OK);
	assert_int_equal(plan.count, run->scenario.policy_count);
	assert_false(plan.is_short);
	for (int a = 0; a < plan.count; a++) {
		const struct options_row *row = &plan.rows[a];
		assert_int_equal(row->trial.replications, 2);
		assert_true(row->trial.on_time.mean > 0.5 && row->trial.on_time.mean <= 1);
		assert_true(row->trial.load.mean > 0.5 && row->trial.load.mean < 1.3);
		assert_true(row->trial.load.mean < plan.norm.load.mean); /* more posts than by the norm */
		for (int b = 0; b < plan.count; b++)
			if (row->asked_h < plan.rows[b].asked_h && row->load >= plan.rows[b].load)
				assert_true(row->total.loose_posts < plan.rows[b].total.loose_posts + 0.5 && row->total.total <= plan.rows[b].total.total + 3);
		if (a > 0 && !row->grows)
			near(plan.rows[0].total.loose_posts - row->total.loose_posts, row->worth.mean, 0.5);
	}
	/* the same from the same seed, and on other threads */
	struct options_plan again;
	request.team = team_of(2);
	assert_int_equal(options_build(&again, &request, &arena, &run->faults), STATUS_OK);
	for (int a = 0; a < plan.count; a++)
		assert_true(again.rows[a].trial.on_time.mean == plan.rows[a].trial.on_time.mean && again.rows[a].total.total == plan.rows[a].total.total);
	arena_free(&arena);
}

/* A target nobody reaches makes the plan take more posts, as often as it may. */
static void on_time_asks_for_more_posts_where_load_is_not_enough(void **state)
{
	struct run *run = *state;
	struct options_plan plan, strict;
	struct arena arena;
	arena_init(&arena);
	struct options_request request = {.scenario = &run->scenario, .from = &run->set, .seed = 7, .team = team_of(1), .trial_replications = 1};
	assert_int_equal(options_build(&plan, &request, &arena, &run->faults), STATUS_OK);
	assert_int_equal(plan.count, 1); /* the baseline alone */
	struct scenario fork;
	assert_int_equal(scenario_fork(&run->scenario, &arena, &fork), STATUS_OK);
	fork.settings.plan_on_time = 1;
	for (int p = 0; p < fork.policy_count; p++)
		for (int i = 0; i < fork.policies[p].phase_count; i++)
			fork.policies[p].phases[i].settings->plan_on_time = 1;
	request.scenario = &fork;
	assert_int_equal(options_build(&strict, &request, &arena, &run->faults), STATUS_OK);
	near(strict.rows[0].load, fork.settings.plan_load - 0.05 * (OPTIONS_TRIES - 1), 1e-9);
	assert_true(strict.rows[0].total.total > plan.rows[0].total.total);
	arena_free(&arena);
}

static void results_of_something_else_are_refused(void **state)
{
	struct run *run = *state;
	struct options_plan plan;
	struct arena arena;
	struct faults faults;
	struct result_set other = run->set;
	arena_init(&arena);
	faults_init(&faults);
	other.place_count++;
	struct options_request request = {.scenario = &run->scenario, .from = &other, .team = team_of(1)};
	assert_int_equal(options_build(&plan, &request, &arena, &faults), STATUS_FAULT);
	faults_free(&faults);
	arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(who_is_asked_for_less_is_worth_more),
		cmocka_unit_test(threads_do_not_matter),
		cmocka_unit_test(hours_are_those_of_the_results),
		cmocka_unit_test(options_keep_their_order),
		cmocka_unit_test(on_time_asks_for_more_posts_where_load_is_not_enough),
		cmocka_unit_test(results_of_something_else_are_refused),
	};
	return cmocka_run_group_tests(tests, opened, closed);
}
