/* patterns.c - what the model must show, and what must vanish with the loop that makes it. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "measure/cycles.h"
#include "measure/stats.h"
#include "runs.h"

/* -- V1: restrict, rebound, restrict ---------------------------------------------------------------------------------- */

enum { REPLICATIONS = 20, MONTHS = 200, WINDOW = 13 };
static const char V1[] = "scenarios/patterns/v1-rebound-cycles.yaml";
static const double SWING = 0.1;

/* Once-only work in small pieces and communities of one size: with a few large surveys chance alone swings the burden by a tenth
   (0.45 of a cycle in ten years), and communities with few posts pass the threshold of a clean-up without any leak. */
#define FINE "mandates.survey.count=180", "mandates.survey.reach=0.03", "mandates.accreditation.count=164", "mandates.accreditation.effort=10 h", \
	"mandates.inspection.count=144", "mandates.inspection.effort=6 h", "place.population_spread=0", "place.communities=3", "place.streets=1"

/* Cycles in ten years: the yearly mean of the burden over that of doing nothing falls by a tenth and rises by a tenth. */
static struct stats_interval cycles_with(const char *const *assignments)
{
	struct run run;
	double values[REPLICATIONS], ratio[MONTHS], base[MONTHS];
	run_make(&run, V1, assignments, REPLICATIONS, 0, 2);
	assert_int_equal(run.status, STATUS_OK);
	assert_true(run.set.month_count <= MONTHS);
	int point = result_point_index(&run.set, "haishu_gate");
	assert_true(point >= 0 && point != run.set.baseline);
	for (int r = 0; r < REPLICATIONS; r++) {
		for (int month = 0; month < run.set.month_count; month++) {
			ratio[month] = result_month(&run.set, point, r, month)[INDICATOR_admin_demanded];
			base[month] = result_month(&run.set, run.set.baseline, r, month)[INDICATOR_admin_demanded];
		}
		int count = cycles_smooth(ratio, run.set.month_count, WINDOW, ratio);
		cycles_smooth(base, run.set.month_count, WINDOW, base);
		for (int month = 0; month < count; month++)
			ratio[month] /= base[month];
		values[r] = cycles_count(ratio, count, SWING);
	}
	run_free(&run);
	return stats_mean(values, REPLICATIONS, 0.95);
}

/* A pattern wants its replications: too long when every step is watched. */
static int is_watched(void)
{
#ifdef __SANITIZE_ADDRESS__
	return 1;
#else
	return 0;
#endif
}

static struct stats_interval said(const char *what, struct stats_interval cycles)
{
	printf("%s: %.2f cycles (%.2f to %.2f)\n", what, cycles.mean, cycles.low, cycles.high);
	return cycles;
}

static void test_rebound_cycles(void **state)
{
	(void)state;
	if (is_watched())
		skip();
	struct stats_interval on = said("as it is", cycles_with(NULL));
	assert_true(on.mean >= 2 && on.low >= 1.5);
	struct stats_interval fine = said("in small pieces", cycles_with((const char *const[]){FINE, NULL}));
	assert_true(fine.low >= 1.5);
}

static void test_without_clean_ups(void **state)
{
	(void)state;
	if (is_watched())
		skip();
	assert_true(said("no clean-ups", cycles_with((const char *const[]){"loops.campaign.trigger=dated", NULL})).high <= 0.2);
}

static void test_without_leaks(void **state)
{
	(void)state;
	if (is_watched())
		skip();
	assert_true(said("no leaks, in small pieces", cycles_with((const char *const[]){FINE, "loops.rebound.leak=0 /yr", NULL})).high <= 0.2);
}

static void test_without_fading(void **state)
{
	(void)state;
	if (is_watched())
		skip();
	const char *const fine[] = {FINE, "loops.rebound.fades=no", "loops.rebound.enforcement=1", NULL};
	assert_true(said("no fading, in small pieces", cycles_with(fine)).high <= 0.2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rebound_cycles), cmocka_unit_test(test_without_clean_ups), cmocka_unit_test(test_without_leaks),
		cmocka_unit_test(test_without_fading),
	};
	return cmocka_run_group_tests_name("patterns", tests, NULL, NULL);
}
