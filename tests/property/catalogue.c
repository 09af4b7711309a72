/* catalogue.c - a planned catalogue run as an option: the hours of a year fall as promised. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "options.h"
#include "report/catalogue_page.h"

static const char STILL[] = "still.yaml", PATH[] = "tests/property/still.yaml";
enum { REPLICATIONS = 1 };

/* The gate of the option, from its file: what follows "gate:" with its blanks laid flat. */
static void gate_of(const char *option, char *gate, size_t size)
{
	const char *at = strstr(option, "catalogue:\n"), *joint = strstr(option, "joint:\n");
	char items[2048] = "", saving[64] = "", groups[2048] = "";
	assert_non_null(at);
	assert_int_equal(sscanf(strstr(at, "items:"), "items: [%2047[^]]", items), 1);
	assert_non_null(joint);
	assert_int_equal(sscanf(strstr(joint, "saving:"), "saving: %63s", saving), 1);
	assert_int_equal(sscanf(strstr(joint, "items:"), "items: [%2047[^]]", groups), 1);
	snprintf(gate, size, "gate: [{catalogue: {items: [%s]}}, {joint: {saving: %s, items: [%s]}}]", items, saving, groups);
}

static void hours_fall_as_promised(void **state)
{
	(void)state;
	struct run run;
	struct catalogue plan;
	struct text option;
	char gate[8192];
	const char *options[2] = {gate, NULL};
	struct arena arena;
	struct faults faults;
	struct scenario scenario;
	arena_init(&arena);
	faults_init(&faults);
	text_init(&option);
	assert_int_equal(scenario_read(&scenario, PATH, NULL, 0, &faults), STATUS_OK);
	assert_int_equal(catalogue_build(&plan, &arena, &scenario, 20000, &faults), STATUS_OK);
	struct catalogue_page page = {.scenario = &scenario};
	assert_int_equal(catalogue_page_option(&page, &plan, &arena, &option), STATUS_OK);
	gate_of(option.data, gate, sizeof gate);
	options_run(&run, STILL, "", options, REPLICATIONS);
	double direct = 0;
	for (int m = 0; m < CATALOGUE_MONTHS; m++)
		direct += plan.months[m].direct;
	double workers = 12 * plan.world.mean_posts, before = run_mean(&run, 0, INDICATOR_admin_demanded), after = run_mean(&run, 1, INDICATOR_admin_demanded);
	double promised_before = (plan.asked_year + direct) / workers, promised = (plan.admitted_year + direct) / workers;
	printf("hours a worker and month: %.1f, promised %.1f; with the catalogue %.1f, promised %.1f\n", before, promised_before, after, promised);
	assert_true(plan.taken_count > 0 && plan.saved_year > 100);
	assert_true(fabs(before / promised_before - 1) < 0.03 && fabs(after / promised - 1) < 0.03);
	assert_true(after < 0.7 * before);
	run_free(&run);
	catalogue_free(&plan);
	text_free(&option);
	scenario_free(&scenario);
	faults_free(&faults);
	arena_free(&arena);
}

/* The list alone lets in more hours than with joint forms; an item left out of the list stays out. */
static void joining_and_listing_each_do_their_part(void **state)
{
	(void)state;
	struct run run;
	const char *const options[] = {"gate: [{catalogue: {items: [1, 2, 3, 4, 5, 6, 7, 8, 31, 32, 33, 34, 35, 36]}}]",
		"gate: [{catalogue: {items: [1, 2, 3, 4, 5, 6, 7, 8, 31, 32, 33, 34, 35, 36]}}, {joint: {items: [1, 2, 3, 4, 0, 31, 32, 33, 34, 35, 36]}}]",
		"gate: [{catalogue: {items: [1, 2, 3, 4, 5, 6, 7, 8, 31, 32, 33, 34, 35]}}]", NULL};
	options_run(&run, STILL, "", options, REPLICATIONS);
	double listed = run_mean(&run, 1, INDICATOR_admin_demanded), joined = run_mean(&run, 2, INDICATOR_admin_demanded), fewer = run_mean(&run, 3, INDICATOR_admin_demanded);
	printf("none %.1f, listed %.1f, asked jointly %.1f, one item less %.1f\n", run_mean(&run, 0, INDICATOR_admin_demanded), listed, joined, fewer);
	assert_true(listed < run_mean(&run, 0, INDICATOR_admin_demanded) && joined < listed && fewer < listed);
	run_free(&run);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(hours_fall_as_promised), cmocka_unit_test(joining_and_listing_each_do_their_part)};
	return cmocka_run_group_tests_name("catalogue", tests, NULL, NULL);
}
