/* queues.c - laws of queueing: the exact mean lies inside the program's own interval, and the interval is narrow, for any seed. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "measure/stats.h"
#include "runs.h"

enum { MEASURES = 24, MOST_REPLICATIONS = 200, SEEDS = 2, STATES = 2000 };
static const double MINUTE = 1.0 / 60, ALL_LEVEL = 0.99, NARROW = 0.01;
#ifdef __SANITIZE_ADDRESS__
enum { SHARE = 10 }; /* of the replications, when every step is watched; then intervals are as wide as they are */
#else
enum { SHARE = 1 };
#endif
static const uint64_t ANOTHER_SEED = 31415926;

/* What theory says of one measure of one line. */
struct expected { const char *line; enum line_measure_id measure; double value; };
struct law {
	const char *file;
	double narrow;  /* widest half width allowed, share of the value */
	int count;
	struct expected rows[MEASURES];
};

static void expect(struct law *law, const char *line, enum line_measure_id measure, double value)
{
	assert_true(law->count < MEASURES);
	law->rows[law->count++] = (struct expected){line, measure, value};
}

/* Wait, stay and numbers by Little's law, from the mean wait; rate a minute, one minute of service. */
static void expect_means(struct law *law, const char *line, double rate, double wait)
{
	expect(law, line, LINE_MEASURE_wait, wait * MINUTE);
	expect(law, line, LINE_MEASURE_stay, (wait + 1) * MINUTE);
	expect(law, line, LINE_MEASURE_in_queue, rate * wait);
	expect(law, line, LINE_MEASURE_in_system, rate * (wait + 1));
	expect(law, line, LINE_MEASURE_in_service, rate);
}

/* -- theory: service of one minute throughout ------------------------------------------------------------------------- */

static double erlang_b(double load, int servers)
{
	double blocking = 1;
	for (int k = 1; k <= servers; k++)
		blocking = load * blocking / (k + load * blocking);
	return blocking;
}

static double erlang_c(double load, int servers)
{
	double blocking = erlang_b(load, servers);
	return servers * blocking / (servers - load * (1 - blocking));
}

static struct law law_many_servers(const char *file, double load, int servers, double narrow)
{
	struct law law = {.file = file, .narrow = narrow};
	double waits = erlang_c(load, servers);
	expect(&law, "customers", LINE_MEASURE_waits, 100 * waits);
	expect_means(&law, "customers", load, waits / (servers - load));
	return law;
}

/* Pollaczek and Khinchine; `square` = mean square of the service time. */
static struct law law_general_service(const char *file, double rate, double square)
{
	struct law law = {.file = file, .narrow = NARROW};
	expect(&law, "customers", LINE_MEASURE_waits, 100 * rate);
	expect_means(&law, "customers", rate, rate * square / (2 * (1 - rate)));
	return law;
}

/* One server, arrivals at equal distances: sigma = exp(-(1 - sigma) / rate). */
static struct law law_regular_arrivals(const char *file, double rate)
{
	struct law law = {.file = file, .narrow = NARROW};
	double low = 0, high = 1 - 1e-6;
	for (int i = 0; i < 200; i++) {
		double middle = (low + high) / 2;
		if (middle < exp(-(1 - middle) / rate))
			low = middle;
		else
			high = middle;
	}
	expect(&law, "customers", LINE_MEASURE_waits, 100 * low);
	expect_means(&law, "customers", rate, low / (1 - low));
	return law;
}

/* A birth-death chain of the number present: up at `rate`, down at min(n, servers) + impatience of those who wait. */
static struct law law_impatience(const char *file, double rate, int servers, double impatience)
{
	struct law law = {.file = file, .narrow = NARROW};
	double weight = 1, all = 1, all_busy = 0, waiting = 0, busy = 0;
	for (int n = 1; n < STATES; n++) {
		int over = n > servers ? n - servers : 0;
		weight *= rate / ((n < servers ? n : servers) + impatience * over);
		all += weight;
		all_busy += n >= servers ? weight : 0;
		waiting += over * weight;
		busy += (n - over) * weight;
	}
	waiting /= all;
	expect(&law, "calls", LINE_MEASURE_waits, 100 * all_busy / all);
	expect(&law, "calls", LINE_MEASURE_given_up, 100 * impatience * waiting / rate);
	expect(&law, "calls", LINE_MEASURE_wait, waiting / rate * MINUTE);
	expect(&law, "calls", LINE_MEASURE_in_queue, waiting);
	expect(&law, "calls", LINE_MEASURE_in_service, busy / all);
	expect(&law, "calls", LINE_MEASURE_in_system, waiting + busy / all);
	return law;
}

/* Cobham 1954, for several servers with Kella and Yechiali 1985: nobody is interrupted. */
static struct law law_priority(const char *file, double first, double second, int servers, double narrow)
{
	struct law law = {.file = file, .narrow = narrow};
	double load = first + second, left = 1 - first / servers, alone = erlang_c(load, servers) / servers;
	expect_means(&law, "first", first, alone / left);
	expect_means(&law, "second", second, alone / (left * (1 - load / servers)));
	return law;
}

/* One server; the first class interrupts, what it interrupts is resumed. */
static struct law law_preemptive(const char *file, double first, double second)
{
	struct law law = {.file = file, .narrow = NARROW};
	double stays[2] = {1 / (1 - first), 1 / (1 - first) + (first + second) / ((1 - first) * (1 - first - second))};
	const char *const names[2] = {"first", "second"};
	const double rates[2] = {first, second};
	for (int i = 0; i < 2; i++) {
		expect(&law, names[i], LINE_MEASURE_stay, stays[i] * MINUTE);
		expect(&law, names[i], LINE_MEASURE_in_system, rates[i] * stays[i]);
		expect(&law, names[i], LINE_MEASURE_in_service, rates[i]);
	}
	return law;
}

/* -- the comparison ---------------------------------------------------------------------------------------------------- */

enum { LAWS = 13 };

static void laws_make(struct law laws[LAWS])
{
	int n = 0;
	laws[n++] = law_many_servers("scenarios/laws/mm1-rho50.yaml", 0.5, 1, NARROW);
	laws[n++] = law_many_servers("scenarios/laws/mm1-rho80.yaml", 0.8, 1, NARROW);
	laws[n++] = law_many_servers("scenarios/laws/mm1-rho90.yaml", 0.9, 1, NARROW);
	laws[n++] = law_many_servers("scenarios/laws/mm1-rho95.yaml", 0.95, 1, 2 * NARROW);
	laws[n++] = law_many_servers("scenarios/laws/mm2-rho90.yaml", 1.8, 2, NARROW);
	laws[n++] = law_many_servers("scenarios/laws/mm10-rho90.yaml", 9, 10, NARROW);
	laws[n++] = law_general_service("scenarios/laws/md1-rho80.yaml", 0.8, 1);
	laws[n++] = law_general_service("scenarios/laws/me1-rho80.yaml", 0.8, 1.25);
	laws[n++] = law_regular_arrivals("scenarios/laws/dm1-rho90.yaml", 0.9);
	laws[n++] = law_impatience("scenarios/laws/erlang-a.yaml", 48, 50, 0.5);
	laws[n++] = law_priority("scenarios/laws/priority.yaml", 0.2, 0.6, 1, NARROW);
	laws[n++] = law_priority("scenarios/laws/priority-10.yaml", 3, 6, 10, 2 * NARROW);
	laws[n++] = law_preemptive("scenarios/laws/preemptive.yaml", 0.3, 0.5);
	assert_int_equal(n, LAWS);
}

static double value_of(const struct law *law, const char *line, enum line_measure_id measure)
{
	for (int i = 0; i < law->count; i++)
		if (!strcmp(law->rows[i].line, line) && law->rows[i].measure == measure)
			return law->rows[i].value;
	return NAN;
}

/* The formulas give the published figures. */
static void test_theory(void **state)
{
	(void)state;
	struct law laws[LAWS];
	laws_make(laws);
	const struct { int law; const char *line; enum line_measure_id measure; double minutes; } known[] = {
		{0, "customers", LINE_MEASURE_wait, 1}, {2, "customers", LINE_MEASURE_wait, 9}, {4, "customers", LINE_MEASURE_wait, 4.263157895},
		{5, "customers", LINE_MEASURE_wait, 0.6687315241}, {6, "customers", LINE_MEASURE_wait, 2}, {7, "customers", LINE_MEASURE_wait, 2.5},
		{8, "customers", LINE_MEASURE_wait, 4.178659422}, {9, "calls", LINE_MEASURE_wait, 0.06182449832},
		{10, "first", LINE_MEASURE_wait, 1}, {10, "second", LINE_MEASURE_wait, 5}, {11, "first", LINE_MEASURE_wait, 0.09553307487},
		{11, "second", LINE_MEASURE_wait, 0.9553307487}, {12, "first", LINE_MEASURE_stay, 1.428571429}, {12, "second", LINE_MEASURE_stay, 7.142857143},
	};
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		assert_true(fabs(value_of(&laws[known[i].law], known[i].line, known[i].measure) / MINUTE / known[i].minutes - 1) < 1e-8);
	assert_true(fabs(value_of(&laws[9], "calls", LINE_MEASURE_waits) - 46.77740686) < 1e-7);
	assert_true(fabs(value_of(&laws[9], "calls", LINE_MEASURE_given_up) - 3.091224916) < 1e-8);
}

/* Both tests of one law with one seed; how many of its rows fail. */
static int law_check(const struct law *law, uint64_t seed, double level)
{
	struct run run;
	double values[MOST_REPLICATIONS];
	int failed = 0;
	faults_init(&run.faults);
	assert_int_equal(scenario_read(&run.scenario, law->file, NULL, 0, &run.faults), STATUS_OK);
	int replications = run.scenario.replications / SHARE;
	scenario_free(&run.scenario);
	run_make(&run, law->file, NULL, replications, seed, 2);
	assert_int_equal(run.status, STATUS_OK);
	assert_true(run.set.replication_count <= MOST_REPLICATIONS);
	for (int i = 0; i < law->count; i++) {
		const struct expected *row = &law->rows[i];
		int line = run_line(&run, row->line);
		assert_true(line >= 0);
		int n = run_line_values(&run, 0, line, row->measure, values);
		struct stats_interval wide = stats_mean(values, n, level), plain = stats_mean(values, n, 0.95);
		bool holds = wide.low <= row->value && row->value <= wide.high, is_narrow = SHARE > 1 || plain.half_width <= law->narrow * row->value;
		if (!holds || !is_narrow)
			printf("%s, seed %llu, %s of %s: %.6g +- %.2g (95 %%), exactly %.6g%s%s\n", law->file, (unsigned long long)run.set.seed,
				line_measure_plate(row->measure)->measure.name, row->line, plain.mean, plain.half_width, row->value,
				holds ? "" : ": not inside", is_narrow ? "" : ": too wide");
		failed += !holds || !is_narrow;
	}
	run_free(&run);
	return failed;
}

static void test_laws(void **state)
{
	(void)state;
	struct law laws[LAWS];
	int rows = 0, failed = 0;
	laws_make(laws);
	for (int i = 0; i < LAWS; i++)
		rows += SEEDS * laws[i].count;
	for (int i = 0; i < LAWS; i++) {
		failed += law_check(&laws[i], 0, 1 - (1 - ALL_LEVEL) / rows);
		failed += law_check(&laws[i], ANOTHER_SEED, 1 - (1 - ALL_LEVEL) / rows);
	}
	assert_int_equal(failed, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_theory), cmocka_unit_test(test_laws)};
	return cmocka_run_group_tests_name("queues", tests, NULL, NULL);
}
