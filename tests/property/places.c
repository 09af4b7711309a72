/* places.c - the shipped places: each is sound, runs, and is the same in both languages; what makes a place its own shows. */
#include <glob.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "runs.h"

enum { PATH_SIZE = 256, LEAST_PLACES = 4 };
static const char *const SHORT[] = {"time.prerun=1 month", "time.horizon=2 month", NULL};

static void test_languages_agree(void **state)
{
	(void)state;
	glob_t found;
	assert_int_equal(glob("scenarios/places/*.yaml", 0, NULL, &found), 0);
	assert_true(found.gl_pathc >= LEAST_PLACES);
	for (size_t i = 0; i < found.gl_pathc; i++) {
		struct run english, chinese;
		char path[PATH_SIZE];
		snprintf(path, sizeof path, "scenarios/zh/%s", found.gl_pathv[i] + strlen("scenarios/"));
		run_make(&english, found.gl_pathv[i], SHORT, 2, 0, 2);
		run_make(&chinese, path, SHORT, 2, 0, 2);
		assert_true(english.status == STATUS_OK && chinese.status == STATUS_OK);
		assert_int_equal(english.set.point_count, chinese.set.point_count);
		assert_memory_equal(english.set.digest, chinese.set.digest, (size_t)english.set.point_count * 2 * sizeof *english.set.digest);
		assert_int_equal(english.scenario.sourced_count, chinese.scenario.sourced_count);
		assert_int_equal(english.scenario.assumed_count, chinese.scenario.assumed_count);
		assert_string_equal(english.scenario.name_zh, chinese.scenario.name_zh);
		assert_string_equal(english.scenario.setting_en, chinese.scenario.setting_en);
		run_free(&english);
		run_free(&chinese);
	}
	globfree(&found);
}

/* What a place is known for shows beside the street it would otherwise be. */
static void test_a_place_is_its_own(void **state)
{
	(void)state;
	struct run street, ageing, commuters, community;
	run_make(&street, "scenarios/places/one-street.yaml", SHORT, 4, 0, 2);
	run_make(&ageing, "scenarios/places/ageing-estate.yaml", SHORT, 4, 0, 2);
	run_make(&commuters, "scenarios/places/commuter-estate.yaml", SHORT, 4, 0, 2);
	run_make(&community, "scenarios/places/one-community.yaml", SHORT, 4, 0, 2);
	assert_true(run_mean(&commuters, 0, INDICATOR_hours_with_residents) > run_mean(&street, 0, INDICATOR_hours_with_residents));
	assert_true(run_mean(&commuters, 0, INDICATOR_admin_demanded) < run_mean(&street, 0, INDICATOR_admin_demanded)); /* ledgers are shared by more */
	assert_true(run_mean(&ageing, 0, INDICATOR_services_on_time) < run_mean(&street, 0, INDICATOR_services_on_time));
	assert_int_equal(community.scenario.settings.communities, 1);
	run_free(&street);
	run_free(&ageing);
	run_free(&commuters);
	run_free(&community);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_languages_agree), cmocka_unit_test(test_a_place_is_its_own)};
	return cmocka_run_group_tests_name("places", tests, NULL, NULL);
}
