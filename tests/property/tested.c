/* tested.c - posts tested by simulation: frozen demand stays frozen, the plan is the cheapest of all vectors, and every setting and option acts. */
#include <locale.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "plan/loop/frozen.h"
#include "plan/loop/proof.h"
#include "plan/loop/tested.h"
#include "report/tested_page.h"

enum { WORDS = 12 };

/* A plan of a scenario file with settings beside those that make it quick. */
struct planned {
	struct scenario scenario;
	struct faults faults;
	struct tested_plan plan;
	enum status status;
};

static const char SMALL[] = "scenarios/places/one-community.yaml", TWO[] = "scenarios/places/one-street.yaml";

static struct tested_request usual(void)
{
	return (struct tested_request){.street = -1, .replications = 2, .fresh = 3, .simulations = 400, .seed = 7, .team = team_of(1)};
}

static void scenario_open(struct planned *planned, const char *file, const char *const *set)
{
	const char *words[WORDS] = {"time.prerun=0.1 yr", "place.population=1500 persons"};
	int count = 2;
	while (set && set[count - 2]) {
		words[count] = set[count - 2];
		count++;
	}
	memset(&planned->plan, 0, sizeof planned->plan);
	faults_init(&planned->faults);
	planned->status = scenario_read(&planned->scenario, file, words, count, &planned->faults);
	for (int i = 0; i < planned->faults.count && planned->status != STATUS_OK; i++)
		printf("%s\n", planned->faults.rows[i].what);
	assert_int_equal(planned->status, STATUS_OK);
}

static void plan_with(struct planned *planned, const char *file, struct tested_request request, const char *const *set)
{
	scenario_open(planned, file, set);
	request.scenario = &planned->scenario;
	planned->status = tested_build(&planned->plan, &request, &planned->faults);
}

static void plan_free(struct planned *planned)
{
	tested_free(&planned->plan);
	scenario_free(&planned->scenario);
	faults_free(&planned->faults);
}

/* Posts of the plan, leads included; a plan is expected. */
static int posts_with(const char *file, struct tested_request request, const char *const *set)
{
	struct planned planned;
	int posts = 0;
	plan_with(&planned, file, request, set);
	assert_int_equal(planned.status, STATUS_OK);
	for (int i = 0; i < planned.plan.count; i++) {
		assert_true(planned.plan.communities[i].is_proven);
		posts += planned.plan.communities[i].leads + heads_total(&planned.plan.communities[i].heads);
	}
	plan_free(&planned);
	return posts;
}

/* -- frozen demand ---------------------------------------------------------------------------------------------------- */

static void every_loop_has_an_off(void **state)
{
	static struct settings settings;
	(void)state;
	for (int loop = 0; loop < LOOP_COUNT; loop++)
		if (frozen_off((enum loop_id)loop) < 0)
			fail_msg("the switch of %s has no off", loop_plate((enum loop_id)loop)->name);
	struct planned planned;
	scenario_open(&planned, SMALL, NULL);
	settings = planned.scenario.settings;
	frozen_settings(&settings);
	for (int loop = 0; loop < LOOP_COUNT; loop++)
		assert_int_equal((int)settings.loops[loop][0], frozen_off((enum loop_id)loop));
	plan_free(&planned);
}

/* Not a tick more or less is asked for; hours of posts add up to the tick. */
static void the_same_work_comes_whatever_the_staff(void **state)
{
	enum { RUNS = 2 };
	static const struct heads tried[] = {{{2, 1, 0}}, {{3, 1, 1}}, {{6, 2, 5}}, {{2, 2, 3}}, {{6, 1, 0}}};
	struct planned planned;
	struct arena arena;
	struct scenario frozen;
	struct world world;
	struct trial trial;
	struct trial_counts counts[RUNS], first = {0};
	int64_t able[14];
	const int chosen = 0;
	const struct frozen_posts posts = {{1, 6, 2, 5}, 3};
	(void)state;
	scenario_open(&planned, SMALL, NULL);
	arena_init(&arena);
	assert_int_equal(frozen_take(&planned.scenario, planned.scenario.baseline, &posts, true, &arena, &frozen), STATUS_OK);
	assert_int_equal(world_build(&world, &frozen, &planned.faults), STATUS_OK);
	assert_int_equal(trial_init(&trial, &world, &chosen, 1, 11, team_of(2), &planned.faults), STATUS_OK);
	assert_int_equal(trial_able(&trial, 0, 0, RUNS, able, &planned.faults), STATUS_OK);
	for (size_t i = 0; i < sizeof tried / sizeof *tried; i++) {
		struct trial_counts sum = {0};
		int64_t hours = able[0];
		assert_int_equal(trial_run(&trial, &tried[i], 0, RUNS, counts, &planned.faults), STATUS_OK);
		for (int r = 0; r < RUNS; r++)
			trial_add(&sum, &counts[r]);
		for (int k = 0; k < 6; k++)
			hours += (k < tried[i].n[0] ? able[1 + k] : 0) + (k < tried[i].n[1] ? able[7 + k] : 0) + (k < tried[i].n[2] ? able[9 + k] : 0);
		if (i == 0)
			first = sum;
		assert_int_equal(sum.asked_ticks, first.asked_ticks);
		assert_int_equal(sum.able_ticks, hours);
	}
	assert_true(first.asked_ticks > 0 && first.basic_due > 0 && first.waited > 0);
	trial_free(&trial);
	world_free(&world);
	arena_free(&arena);
	plan_free(&planned);
}

/* -- the plan --------------------------------------------------------------------------------------------------------- */

static bool next(const struct cuts_problem *problem, struct heads *heads)
{
	for (int kind = 0; kind < problem->kinds; kind++) {
		if (++heads->n[kind] <= problem->high[kind])
			return true;
		heads->n[kind] = problem->low[kind];
	}
	return false;
}

/* Simulates every vector up to the cost of the plan: none that is cheaper meets the targets, and cuts cut off nothing that does. */
static void every_cheaper_vector_fails(const char *const *set, bool wants_cuts)
{
	enum { RUNS = 2 };
	struct planned planned;
	plan_with(&planned, SMALL, usual(), set);
	assert_int_equal(planned.status, STATUS_OK);
	const struct tested_community *community = &planned.plan.communities[0];
	const struct cuts_problem *problem = &community->problem;
	assert_true(community->is_proven && community->replications == RUNS);
	struct frozen_posts posts = {{1, community->most[0], community->most[1], community->most[2]}, community->grids};
	struct arena arena;
	struct scenario frozen;
	struct world world;
	struct trial trial;
	struct trial_counts counts[RUNS];
	const int chosen = 0;
	int vectors = 0, met = 0, box = 1;
	for (int kind = 0; kind < problem->kinds; kind++)
		box *= problem->high[kind] - problem->low[kind] + 1;
	arena_init(&arena);
	assert_int_equal(frozen_take(&planned.scenario, planned.scenario.baseline, &posts, true, &arena, &frozen), STATUS_OK);
	assert_int_equal(world_build(&world, &frozen, &planned.faults), STATUS_OK);
	assert_int_equal(trial_init(&trial, &world, &chosen, 1, 7, team_of(2), &planned.faults), STATUS_OK);
	struct heads heads = {{problem->low[0], problem->low[1], problem->low[2]}};
	do {
		if (heads_total(&heads) > heads_total(&community->heads) || heads_total(&heads) < problem->least)
			continue;
		struct trial_counts sum = {0};
		vectors++;
		assert_int_equal(trial_run(&trial, &heads, 0, RUNS, counts, &planned.faults), STATUS_OK);
		for (int r = 0; r < RUNS; r++)
			trial_add(&sum, &counts[r]);
		bool is_met = true;
		for (int m = 0; m < TRIAL_MEASURES; m++) {
			double value = trial_measured(&sum, (enum trial_measure)m), wanted = planned.plan.targets[m].value;
			is_met &= !planned.plan.targets[m].is_asked || (m == TRIAL_WAIT || m == TRIAL_LOAD ? value <= wanted : value >= wanted);
		}
		met += is_met;
		assert_false(is_met && heads_total(&heads) < heads_total(&community->heads));
		for (int i = 0; i < community->result.cut_count && is_met; i++)
			assert_false(cuts_excludes(&community->result, &community->result.cuts[i], &heads));
	} while (next(problem, &heads));
	printf("%d vectors, %d cheap enough and simulated one by one, %d by the search; %d as good as the plan\n", box, vectors, community->vectors, met);
	assert_true(met > 0);
	assert_true(5 * community->vectors < box);
	assert_int_equal(community->result.cut_count > 0, wants_cuts);
	trial_free(&trial);
	world_free(&world);
	arena_free(&arena);
	plan_free(&planned);
}

static void the_plan_is_the_cheapest_of_all(void **state)
{
	(void)state;
	every_cheaper_vector_fails(NULL, false); /* the load decides */
	every_cheaper_vector_fails((const char *const[]){"plan.load=120 %", "plan.services=90 %", "plan.norm=1 /10000 residents", NULL}, true);
}

static void threads_change_nothing(void **state)
{
	static const char *const set[] = {"place.communities=2", "plan.load=120 %", "plan.services=90 %", "plan.norm=1 /10000 residents", NULL};
	const int threads[] = {1, 2, 8};
	struct planned one = {0};
	(void)state;
	for (int i = 0; i < 3; i++) {
		struct planned planned;
		struct tested_request request = usual();
		request.team = team_of(threads[i]);
		request.simulations = 25; /* up to the limit or a proof, whichever comes first */
		plan_with(&planned, TWO, request, set);
		assert_int_equal(planned.status, STATUS_OK);
		assert_int_equal(planned.plan.count, 2);
		for (int c = 0; c < 2 && i > 0; c++) {
			const struct tested_community *a = &one.plan.communities[c], *b = &planned.plan.communities[c];
			assert_true(heads_equal(&a->heads, &b->heads));
			assert_memory_equal(&a->sample, &b->sample, sizeof a->sample);
			for (int m = 0; m < TRIAL_MEASURES; m++) {
				assert_true(a->fresh.interval[m].mean >= b->fresh.interval[m].mean && a->fresh.interval[m].mean <= b->fresh.interval[m].mean);
				assert_true(a->real.interval[m].high >= b->real.interval[m].high && a->real.interval[m].high <= b->real.interval[m].high);
			}
			assert_int_equal(a->vectors, b->vectors);
			assert_int_equal(a->result.cut_count, b->result.cut_count);
		}
		if (i > 0)
			plan_free(&planned);
		else
			one = planned;
	}
	plan_free(&one);
}

/* Each target by itself asks for more posts than none at all. */
static void every_target_acts(void **state)
{
	static const char *const none[] = {"plan.load=120 %", "plan.on_time=0 %", "plan.norm=1 /10000 residents", NULL};
	static const char *const each[][WORDS] = {
		{"plan.load=80 %", "plan.on_time=0 %", "plan.norm=1 /10000 residents"},
		{"plan.load=120 %", "plan.on_time=95.5 %", "plan.norm=1 /10000 residents"},
		{"plan.load=120 %", "plan.on_time=0 %", "plan.services=92 %", "plan.norm=1 /10000 residents"},
		{"plan.load=120 %", "plan.on_time=0 %", "plan.counter_wait=30 min", "plan.norm=1 /10000 residents"},
		{"plan.load=120 %", "plan.on_time=0 %", "plan.norm=70 /10000 residents"},
	};
	(void)state;
	int least = posts_with(SMALL, usual(), none);
	for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
		int posts = posts_with(SMALL, usual(), each[i]);
		if (posts <= least)
			fail_msg("%s %s asks for %d posts, nothing for %d", each[i][0], each[i][1], posts, least);
	}
}

static void every_option_acts(void **state)
{
	static const char *const streets[] = {"place.communities=4", "place.streets=2", "place.population_spread=40 %", NULL};
	struct planned planned;
	struct tested_request request = usual();
	(void)state;
	request.street = 1;
	plan_with(&planned, TWO, request, streets);
	assert_int_equal(planned.status, STATUS_OK);
	assert_int_equal(planned.plan.count, 2);
	assert_int_equal(planned.plan.communities[0].id, 3);
	struct heads third = planned.plan.communities[0].heads;
	plan_free(&planned);
	request.community = "3"; /* planned by itself it is the same: communities do not meet */
	plan_with(&planned, TWO, request, streets);
	assert_int_equal(planned.plan.count, 1);
	assert_true(heads_equal(&planned.plan.communities[0].heads, &third));
	plan_free(&planned);
	request.street = 0;
	plan_with(&planned, TWO, request, streets);
	assert_int_equal(planned.status, STATUS_FAULT);
	assert_non_null(strstr(planned.faults.rows[0].what, "has no community 3"));
	plan_free(&planned);
	request = usual();
	request.street = 2;
	plan_with(&planned, TWO, request, streets);
	assert_int_equal(planned.status, STATUS_FAULT);
	plan_free(&planned);
	request = usual();
	request.simulations = 1;
	plan_with(&planned, SMALL, request, (const char *const[]){"plan.load=120 %", "plan.services=94 %", NULL});
	assert_int_equal(planned.status, STATUS_OK);
	assert_int_equal(planned.plan.communities[0].result.outcome, CUTS_GAP);
	assert_false(planned.plan.communities[0].is_proven);
	assert_true(planned.plan.communities[0].bound_yuan <= planned.plan.communities[0].cost_yuan);
	plan_free(&planned);
}

/* Options that take work away need fewer posts; rules that look at posts are left out, and said to be. */
static void the_option_is_planned_for(void **state)
{
	struct planned planned;
	struct tested_request request = usual();
	int posts[8], cap = -1, gate = -1;
	(void)state;
	scenario_open(&planned, SMALL, NULL);
	assert_in_range(planned.scenario.policy_count, 3, 8);
	for (int i = 0; i < planned.scenario.policy_count; i++) {
		cap = strcmp(planned.scenario.policies[i].name, "cap") ? cap : i;
		gate = strcmp(planned.scenario.policies[i].name, "haishu_gate") ? gate : i;
	}
	plan_free(&planned);
	assert_true(cap >= 0 && gate >= 0);
	for (int i = 0; i < 2; i++) {
		request.policy = i ? gate : 0;
		plan_with(&planned, SMALL, request, NULL);
		posts[i] = heads_total(&planned.plan.communities[0].heads);
		assert_int_equal(planned.plan.left_out, 0);
		plan_free(&planned);
	}
	assert_true(posts[1] < posts[0]);
	request.policy = cap;
	plan_with(&planned, SMALL, request, NULL);
	assert_int_equal(planned.plan.left_out, 1u << RULE_cap);
	plan_free(&planned);
}

/* -- the page --------------------------------------------------------------------------------------------------------- */

static const char *page_of(const struct planned *planned, struct arena *arena, struct text *out, bool is_chinese, bool has_cuts, enum table_format format)
{
	struct tested_page page = {&planned->scenario, &planned->scenario.policies[0], is_chinese, has_cuts, format};
	text_clear(out);
	assert_int_equal(tested_page_write(&page, &planned->plan, arena, out), STATUS_OK);
	return out->data;
}

static void no_line_is_too_wide(const char *words)
{
	while (*words) {
		char line[1024];
		int length = (int)strcspn(words, "\n");
		snprintf(line, sizeof line, "%.*s", length, words);
		if (text_width(line) > 100)
			fail_msg("%d columns: %s", text_width(line), line);
		words += length + 1;
	}
}

static void the_page_says_what_is_proven(void **state)
{
	struct planned planned;
	struct arena arena;
	struct text out;
	(void)state;
	setlocale(LC_ALL, "C.UTF-8");
	arena_init(&arena);
	text_init(&out);
	plan_with(&planned, SMALL, usual(), (const char *const[]){"plan.load=120 %", "plan.services=90 %", "plan.counter_wait=2 h", NULL});
	for (int which = 0; which < 4; which++)
		no_line_is_too_wide(page_of(&planned, &arena, &out, which & 1, which & 2, TABLE_TEXT));
	const char *words = page_of(&planned, &arena, &out, false, true, TABLE_MARKDOWN);
	assert_non_null(strstr(words, "Proven in 1 of 1 communities"));
	assert_non_null(strstr(words, "WISN"));
	assert_non_null(strstr(words, "all with no more of any kind"));
	words = page_of(&planned, &arena, &out, false, false, TABLE_CSV);
	assert_non_null(strstr(words, "\"services on time (%), other seeds\",\"services on time (%), low\""));
	assert_null(strstr(words, "Proven"));
	words = page_of(&planned, &arena, &out, false, true, TABLE_CSV);
	assert_int_equal(strncmp(words, "community,grid,counter,specialists,misses,target,reached,rules out\n", 65), 0);
	struct tested_community *community = &planned.plan.communities[0];
	community->result.broken_count = 2; /* what is said where the rules of the search do not hold */
	community->is_proven = false;
	words = page_of(&planned, &arena, &out, false, false, TABLE_MARKDOWN);
	assert_non_null(strstr(words, "nothing is proven there"));
	assert_non_null(strstr(words, "Proven in 0 of 1 communities"));
	plan_free(&planned);
	plan_with(&planned, SMALL, usual(), (const char *const[]){"plan.on_time=99.9 %", NULL}); /* what is due at night cannot be in time */
	assert_int_equal(planned.plan.communities[0].result.outcome, CUTS_NONE);
	words = page_of(&planned, &arena, &out, false, false, TABLE_MARKDOWN);
	assert_non_null(strstr(words, "meet the targets; even all of them reach only: basic requests on time, %"));
	plan_free(&planned);
	text_free(&out);
	arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_loop_has_an_off),
		cmocka_unit_test(the_same_work_comes_whatever_the_staff),
		cmocka_unit_test(the_plan_is_the_cheapest_of_all),
		cmocka_unit_test(threads_change_nothing),
		cmocka_unit_test(every_target_acts),
		cmocka_unit_test(every_option_acts),
		cmocka_unit_test(the_option_is_planned_for),
		cmocka_unit_test(the_page_says_what_is_proven),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
