/* sameness.c - the same question gets the same answer: on any number of threads, in any order, for whoever asks the same. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "measure/stats.h"
#include "replicas.h"
#include "state/replica_copy.h"

static const char GATES[] = "tests/property/gates.yaml";
static const char *const SHORT[] = {"time.horizon=0.3 yr", NULL};

static bool same_doubles(const double *a, const double *b, int64_t count)
{
	for (int64_t i = 0; i < count; i++)
		if (a[i] != b[i] && !(isnan(a[i]) && isnan(b[i])))
			return false;
	return true;
}

static void assert_same(const struct result_set *a, const struct result_set *b)
{
	int64_t rows = (int64_t)a->point_count * a->replication_count;
	assert_true(a->point_count == b->point_count && a->replication_count == b->replication_count);
	assert_memory_equal(a->digest, b->digest, (size_t)rows * sizeof *a->digest);
	assert_true(same_doubles(a->horizon, b->horizon, rows * a->measure_count));
	assert_true(same_doubles(a->monthly, b->monthly, rows * a->month_count * a->measure_count));
	assert_true(same_doubles(a->by_place, b->by_place, (int64_t)a->point_count * a->place_count * a->measure_count));
	assert_true(same_doubles(a->by_origin, b->by_origin, rows * a->origin_count * a->origin_measure_count));
	assert_true(same_doubles(a->by_line, b->by_line, rows * a->line_count * a->line_measure_count));
	assert_true(same_doubles(a->by_use, b->by_use, rows * a->use_count));
	assert_true(same_doubles(a->by_need, b->by_need, rows * a->need_count * a->need_measure_count));
	assert_true(same_doubles(a->by_source, b->by_source, (int64_t)a->point_count * a->kind_count * a->department_count * a->origin_measure_count));
	assert_memory_equal(a->by_wait, b->by_wait, (size_t)(a->point_count * RESULT_ENDINGS * a->need_count * a->wait_count) * sizeof *a->by_wait);
	assert_memory_equal(a->by_happening, b->by_happening, (size_t)(a->point_count * a->happening_count * a->month_count) * sizeof *a->by_happening);
}

/* With many replications the threads share these out, with one they share the communities of a day. */
static void test_threads(void **state)
{
	(void)state;
	const int threads[] = {2, 8}, replications[] = {3, 1};
	for (int i = 0; i < 2; i++) {
		struct run alone, team;
		run_make(&alone, GATES, SHORT, replications[i], 0, 1);
		assert_int_equal(alone.status, STATUS_OK);
		for (int t = 0; t < 2; t++) {
			run_make(&team, GATES, SHORT, replications[i], 0, threads[t]);
			assert_int_equal(team.status, STATUS_OK);
			assert_same(&alone.set, &team.set);
			run_free(&team);
		}
		run_free(&alone);
	}
}

/* More replications do not change those before; another seed changes all. */
static void test_replications(void **state)
{
	(void)state;
	struct run few, many, other;
	run_make(&few, GATES, SHORT, 2, 0, 2);
	run_make(&many, GATES, SHORT, 4, 0, 2);
	run_make(&other, GATES, SHORT, 2, 99, 2);
	for (int point = 0; point < few.set.point_count; point++) {
		for (int r = 0; r < 2; r++) {
			assert_true(few.set.digest[point * 2 + r] == many.set.digest[point * 4 + r]);
			assert_true(same_doubles(result_horizon(&few.set, point, r), result_horizon(&many.set, point, r), INDICATOR_relief_lasts));
			assert_true(few.set.digest[point * 2 + r] != other.set.digest[point * 2 + r]);
		}
		assert_true(many.set.digest[point * 4] != many.set.digest[point * 4 + 1]);
	}
	run_free(&few);
	run_free(&many);
	run_free(&other);
}

static void run_as(struct run *run, const char *path, struct run_request request)
{
	faults_init(&run->faults);
	arena_init(&run->arena);
	assert_int_equal(scenario_read(&run->scenario, path, NULL, 0, &run->faults), STATUS_OK);
	request.scenario = &run->scenario;
	run->status = study_run(&request, &run->arena, &run->set, &run->faults);
	assert_int_equal(run->status, STATUS_OK);
}

/* Stopped by precision, or a number fixed before: the same replications, the same results. */
static void test_precision(void **state)
{
	(void)state;
	static const char QUEUE[] = "scenarios/laws/mm1-rho50.yaml";
	struct run stopped, fixed, capped;
	run_as(&stopped, QUEUE, (struct run_request){.replications = 300, .seed = 3, .team = team_of(2), .to_precision = true, .precision = 0.01});
	assert_in_range(stopped.set.replication_count, STATS_PILOT + 1, 299);
	run_as(&fixed, QUEUE, (struct run_request){.replications = stopped.set.replication_count, .seed = 3, .team = team_of(1)});
	assert_same(&stopped.set, &fixed.set);
	run_as(&capped, QUEUE, (struct run_request){.replications = STATS_PILOT + 1, .seed = 3, .team = team_of(2), .to_precision = true, .precision = 0.0001});
	assert_int_equal(capped.set.replication_count, STATS_PILOT + 1);
	run_free(&stopped);
	run_free(&fixed);
	run_free(&capped);
}

/* Without room for the months all else is the same, what is made of them included. */
static void test_months(void **state)
{
	(void)state;
	struct run with, without;
	run_as(&with, GATES, (struct run_request){.replications = 2, .seed = 1, .team = team_of(2)});
	run_as(&without, GATES, (struct run_request){.replications = 2, .seed = 1, .team = team_of(2), .most_month_bytes = 1});
	assert_true(with.set.month_count > 0 && with.faults.warning_count == 0);
	assert_true(without.set.month_count == 0 && without.faults.warning_count == 1);
	assert_same(&without.set, &with.set);
	run_free(&with);
	run_free(&without);
}

/* A pre-run set aside and taken up again goes on as if nothing had been. */
static void test_copies(void **state)
{
	(void)state;
	struct hand hand;
	struct replica_copy copy = {0};
	assert_int_equal(hand_open(&hand, GATES, SHORT), STATUS_OK);
	struct recorder recorder = {.set = &hand.set};
	assert_int_equal(hand_run(&hand, 3, 0), STATUS_OK);
	uint64_t straight = hand.replica.digest;
	assert_int_equal(simulate_prerun(&hand.replica, &hand.world.courses[0], hand.scenario.seed, 0, team_of(1), &recorder, &hand.faults), STATUS_OK);
	assert_int_equal(replica_copy_save(&copy, &hand.replica), STATUS_OK);
	for (int i = 0; i < 2; i++) {
		recorder.point = 1 + 2 * i; /* another option first, then the one to compare */
		replica_copy_restore(&copy, &hand.replica, &hand.world.courses[recorder.point]);
		assert_int_equal(simulate_rest(&hand.replica, team_of(1), &recorder, &hand.faults), STATUS_OK);
		assert_true((hand.replica.digest == straight) == (i == 1));
	}
	replica_copy_free(&copy);
	hand_close(&hand);
}

/* After the first replication no more memory is asked for. */
static void test_memory(void **state)
{
	(void)state;
	struct hand hand;
	assert_int_equal(hand_open(&hand, GATES, NULL), STATUS_OK);
	assert_int_equal(hand_run(&hand, 0, 0), STATUS_OK);
	int64_t blocks = replica_blocks(&hand.replica);
	assert_true(blocks > 0);
	for (int course = 0; course < hand.world.course_count; course++)
		for (int r = 1; r < 4; r++)
			assert_int_equal(hand_run(&hand, course, r), STATUS_OK);
	assert_int_equal(replica_blocks(&hand.replica), blocks);
	hand_close(&hand);
}

/* Residents ask the same of every option, and departments issue the same, admitted or not. */
static void test_common_numbers(void **state)
{
	(void)state;
	enum { COURSES = 5 };
	struct hand hand;
	int64_t asked[COURSES][16];
	double value[COURSES];
	int64_t refused[COURSES] = {0};
	/* what visits find, how long annoyed people talk, and what departments answer to what they find is born of the run; who does well is given */
	const char *const unmoved[] = {"loops.discovery.form=none", "loops.annoyance.form=none", "loops.inspection.form=none", "loops.allocation.form=none", NULL};
	assert_int_equal(hand_open(&hand, GATES, unmoved), STATUS_OK);
	assert_int_equal(hand.world.course_count, COURSES);
	for (int course = 0; course < COURSES; course++) {
		const struct tally *tally = &hand.replica.district.horizon;
		assert_int_equal(hand_run(&hand, course, 0), STATUS_OK);
		const struct tally_line *lines = tally->lines;
		const int64_t counts[] = {tally->orders, lines[LINE_VISIT].asked, lines[LINE_CONTACT].asked, lines[LINE_GOVERNANCE].asked,
			lines[KIND_certificate].asked, lines[KIND_certificate].asked_ticks, lines[LINE_VISIT].asked_ticks, lines[LINE_CONTACT].asked_ticks,
			lines[KIND_ledger].asked, lines[KIND_form].asked, lines[KIND_platform].asked, lines[KIND_meeting].asked};
		memset(asked[course], 0, sizeof asked[course]);
		memcpy(asked[course], counts, sizeof counts);
		for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
			assert_true(counts[i] > 0);
		value[course] = lines[KIND_ledger].value_asked + lines[KIND_form].value_asked + lines[KIND_platform].value_asked;
		refused[course] = lines[KIND_ledger].refused;
	}
	for (int course = 1; course < COURSES; course++) {
		assert_memory_equal(asked[course], asked[0], sizeof asked[0]);
		assert_true(fabs(value[course] / value[0] - 1) < 1e-6);
		assert_true(refused[course] > refused[0]);
	}
	hand_close(&hand);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_threads), cmocka_unit_test(test_replications), cmocka_unit_test(test_copies),
		cmocka_unit_test(test_precision), cmocka_unit_test(test_months), cmocka_unit_test(test_memory), cmocka_unit_test(test_common_numbers),
	};
	return cmocka_run_group_tests_name("sameness", tests, NULL, NULL);
}
