/* queues.c - laws of queueing: the exact values in scenarios/laws are those of formulas worked out here, apart from the files. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "run/laws.h"
#include "runs.h"

enum { MEASURES = 24, STATES = 2000 };
static const double MINUTE = 1.0 / 60;

/* What theory says of one measure of one line. */
struct expected { const char *line, *measure; double value; };
struct theory {
	const char *file;
	int count;
	struct expected rows[MEASURES];
};

static void expect(struct theory *theory, const char *line, const char *measure, double value)
{
	assert_true(theory->count < MEASURES);
	theory->rows[theory->count++] = (struct expected){line, measure, value};
}

/* Wait, stay and numbers by Little's law, from the mean wait; rate a minute, one minute of service. */
static void expect_means(struct theory *theory, const char *line, double rate, double wait)
{
	expect(theory, line, "wait", wait * MINUTE);
	expect(theory, line, "stay", (wait + 1) * MINUTE);
	expect(theory, line, "in_queue", rate * wait);
	expect(theory, line, "in_system", rate * (wait + 1));
	expect(theory, line, "in_service", rate);
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

static struct theory of_many_servers(const char *file, double load, int servers)
{
	struct theory theory = {.file = file};
	double waits = erlang_c(load, servers);
	expect(&theory, "customers", "waits", 100 * waits);
	expect_means(&theory, "customers", load, waits / (servers - load));
	return theory;
}

/* Pollaczek and Khinchine; `square` = mean square of the service time. */
static struct theory of_general_service(const char *file, double rate, double square)
{
	struct theory theory = {.file = file};
	expect(&theory, "customers", "waits", 100 * rate);
	expect_means(&theory, "customers", rate, rate * square / (2 * (1 - rate)));
	return theory;
}

/* One server, arrivals at equal distances: sigma = exp(-(1 - sigma) / rate). */
static struct theory of_regular_arrivals(const char *file, double rate)
{
	struct theory theory = {.file = file};
	double low = 0, high = 1 - 1e-6;
	for (int i = 0; i < 200; i++) {
		double middle = (low + high) / 2;
		if (middle < exp(-(1 - middle) / rate))
			low = middle;
		else
			high = middle;
	}
	expect(&theory, "customers", "waits", 100 * low);
	expect_means(&theory, "customers", rate, low / (1 - low));
	return theory;
}

/* A birth-death chain of the number present: up at `rate`, down at min(n, servers) + impatience of those who wait. */
static struct theory of_impatience(const char *file, double rate, int servers, double impatience)
{
	struct theory theory = {.file = file};
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
	expect(&theory, "calls", "waits", 100 * all_busy / all);
	expect(&theory, "calls", "given_up", 100 * impatience * waiting / rate);
	expect(&theory, "calls", "wait", waiting / rate * MINUTE);
	expect(&theory, "calls", "in_queue", waiting);
	expect(&theory, "calls", "in_service", busy / all);
	expect(&theory, "calls", "in_system", waiting + busy / all);
	return theory;
}

/* Cobham 1954, for several servers with Kella and Yechiali 1985: nobody is interrupted. */
static struct theory of_priority(const char *file, double first, double second, int servers)
{
	struct theory theory = {.file = file};
	double load = first + second, left = 1 - first / servers, alone = erlang_c(load, servers) / servers;
	expect_means(&theory, "first", first, alone / left);
	expect_means(&theory, "second", second, alone / (left * (1 - load / servers)));
	return theory;
}

/* One server; the first class interrupts, what it interrupts is resumed. */
static struct theory of_preemptive(const char *file, double first, double second)
{
	struct theory theory = {.file = file};
	double stays[2] = {1 / (1 - first), 1 / (1 - first) + (first + second) / ((1 - first) * (1 - first - second))};
	const char *const names[2] = {"first", "second"};
	const double rates[2] = {first, second};
	for (int i = 0; i < 2; i++) {
		expect(&theory, names[i], "stay", stays[i] * MINUTE);
		expect(&theory, names[i], "in_system", rates[i] * stays[i]);
		expect(&theory, names[i], "in_service", rates[i]);
	}
	return theory;
}

/* One server; the first class interrupts and what it interrupts, of one minute, begins anew. A completion lasts from the first start to
   the end: with chance q = 1 - exp(-first) an attempt of mean t is cut short, and a busy period of the first class follows it. */
static struct theory of_repeat(const char *file, double first, double second)
{
	struct theory theory = {.file = file};
	double q = 1 - exp(-first), tries = q / (1 - q);
	double t = 1 / first - (1 - q) / q, square = (2 - (1 - q) * (first * first + 2 * first + 2)) / (first * first * q);
	double busy = 1 / (1 - first), busy_square = 2 / pow(1 - first, 3);
	double lost = t + busy, lost_square = square + 2 * t * busy + busy_square;
	double completion = 1 + tries * lost;
	double variance = tries * (lost_square - lost * lost) + q / ((1 - q) * (1 - q)) * lost * lost;
	double wait = second * (variance + completion * completion) / (2 * (1 - second * completion)) + first * busy_square / (2 * (1 + first * busy));
	expect(&theory, "first", "stay", MINUTE / (1 - first));
	expect(&theory, "second", "wait", wait * MINUTE);
	expect(&theory, "second", "stay", (wait + completion) * MINUTE);
	return theory;
}

/* -- the comparison ---------------------------------------------------------------------------------------------------- */

enum { THEORIES = 14 };

static void theories_make(struct theory theories[THEORIES])
{
	int n = 0;
	theories[n++] = of_many_servers("scenarios/laws/mm1-rho50.yaml", 0.5, 1);
	theories[n++] = of_many_servers("scenarios/laws/mm1-rho80.yaml", 0.8, 1);
	theories[n++] = of_many_servers("scenarios/laws/mm1-rho90.yaml", 0.9, 1);
	theories[n++] = of_many_servers("scenarios/laws/mm1-rho95.yaml", 0.95, 1);
	theories[n++] = of_many_servers("scenarios/laws/mm2-rho90.yaml", 1.8, 2);
	theories[n++] = of_many_servers("scenarios/laws/mm10-rho90.yaml", 9, 10);
	theories[n++] = of_general_service("scenarios/laws/md1-rho80.yaml", 0.8, 1);
	theories[n++] = of_general_service("scenarios/laws/me1-rho80.yaml", 0.8, 1.25);
	theories[n++] = of_regular_arrivals("scenarios/laws/dm1-rho90.yaml", 0.9);
	theories[n++] = of_impatience("scenarios/laws/erlang-a.yaml", 48, 50, 0.5);
	theories[n++] = of_priority("scenarios/laws/priority.yaml", 0.2, 0.6, 1);
	theories[n++] = of_priority("scenarios/laws/priority-10.yaml", 3, 6, 10);
	theories[n++] = of_preemptive("scenarios/laws/preemptive.yaml", 0.3, 0.5);
	theories[n++] = of_repeat("scenarios/laws/preemptive-repeat.yaml", 0.3, 0.35);
	assert_int_equal(n, THEORIES);
}

/* The law of a file that speaks of this line and measure. */
static const struct law *law_of(const struct law *laws, int count, const struct expected *row)
{
	for (int i = 0; i < count; i++) {
		const struct expectation *law = laws[i].expectation;
		if (law->of == EXPECT_MEAN && law->line_count == 1 && law->measure_count == 1 && !strcmp(law->lines[0].text, row->line) &&
		    !strcmp(law->measures[0].text, row->measure))
			return &laws[i];
	}
	return NULL;
}

/* Whether a file says what theory says: every row of it, to the digits it is written with. */
static int theory_check(const struct theory *theory)
{
	struct run run;
	struct law *laws = NULL;
	int failed = 0;
	faults_init(&run.faults);
	arena_init(&run.arena);
	run.status = scenario_read(&run.scenario, theory->file, NULL, 0, &run.faults);
	struct run_request request = {.scenario = &run.scenario};
	if (run.status == STATUS_OK)
		run.status = study_describe(&request, &run.arena, &run.set, &run.faults);
	if (run.status == STATUS_OK)
		run.status = laws_find(&run.scenario, &run.set, &run.arena, &laws, &run.faults);
	run_complain(&run);
	assert_int_equal(run.status, STATUS_OK);
	for (int i = 0; i < theory->count; i++) {
		const struct expected *row = &theory->rows[i];
		const struct law *law = law_of(laws, run.scenario.expect_count, row);
		double written = law ? law->exact / law->factor : NAN;
		bool holds = fabs(written / row->value - 1) < 1e-8;
		if (!holds)
			printf("%s: %s of %s is %.10g by theory, %.10g in the file\n", theory->file, row->measure, row->line, row->value, written);
		failed += !holds;
	}
	run_free(&run);
	return failed;
}

static void test_theory(void **state)
{
	(void)state;
	struct theory theories[THEORIES];
	int failed = 0;
	theories_make(theories);
	for (int i = 0; i < THEORIES; i++)
		failed += theory_check(&theories[i]);
	assert_int_equal(failed, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_theory)};
	return cmocka_run_group_tests_name("queues", tests, NULL, NULL);
}
