/* ranges.c - every assumed input can be varied or says why not; and a scenario stays sound wherever its assumptions lie. */
#include <fnmatch.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "input/schema_value.h"
#include "learn/factors.h"
#include "room.h"
#include "study/design.h"
#include "world/check.h"
#include "world/keys.h"
#include "world/plate.h"

enum { POINTS = 200 };

static void every_assumed_input_has_a_range(void **state)
{
	struct room *room = *state;
	struct schema schema;
	assert_int_equal(keys_build(&schema, &room->arena), STATUS_OK);
	for (int i = 0; i < schema.count; i++)
		if (!strcmp(schema.keys[i].source, "assumed") && !ranges_find(schema.keys[i].path))
			fail_msg("%s is assumed and has no row in models/world/ranges.def", schema.keys[i].path);
}

/* A row that fits no key is a slip of the pen; one that fits only behind another row is never read. */
static void every_row_fits_a_key(void **state)
{
	struct room *room = *state;
	struct schema schema;
	assert_int_equal(keys_build(&schema, &room->arena), STATUS_OK);
	for (int number = 0; ranges_at(number); number++) {
		const struct ranges_row *row = ranges_at(number);
		bool is_read = false;
		for (int i = 0; i < schema.count; i++)
			is_read |= ranges_find(schema.keys[i].path) == row;
		if (!is_read)
			fail_msg("no key is varied by the row %s of models/world/ranges.def", row->path);
		assert_true(row->kind != RANGES_STAYS ? row->source != NULL : row->reason_en && row->reason_zh);
		assert_int_equal(row->is_shared, row->name_en != NULL);
	}
}

/* Of keys that may be varied: the default lies inside, the range inside the bounds. */
static void ranges_hold_the_default(void **state)
{
	struct room *room = *state;
	struct schema schema;
	assert_int_equal(keys_build(&schema, &room->arena), STATUS_OK);
	for (int i = 0; i < schema.count; i++) {
		const struct schema_key *key = &schema.keys[i];
		const struct ranges_row *row = ranges_find(key->path);
		if (!row || row->kind == RANGES_STAYS || row->kind == RANGES_FORMS)
			continue;
		double set = key->type == SCHEMA_DRAW ? draw_mean(&key->draw_fallback) : key->fallback;
		double low = row->low * (row->kind == RANGES_TIMES ? set : 1), high = row->high * (row->kind == RANGES_TIMES ? set : 1);
		if (!(low <= set && set <= high) && !strcmp(key->source, "assumed"))
			fail_msg("the default of %s, %g, lies outside its range %g … %g", key->path, set, low, high);
		struct range range = ranges_of(row, key, set);
		assert_true(range.low >= key->low && range.high <= key->high);
		for (int k = 0; k <= 4 && range.high > range.low; k++)
			assert_true(fabs(ranges_place(&range, ranges_value(&range, k / 4.0)) - k / 4.0) < 1e-9);
	}
}

static void a_range_moves_with_the_value(void **state)
{
	(void)state;
	const struct schema_key amount = {.path = "amount", .dimension = UNITS_DURATION, .fallback = 2, .low = 0, .high = 100};
	const struct schema_key share = {.path = "share", .dimension = UNITS_SHARE, .fallback = 0.5, .low = 0, .high = 1};
	const struct schema_key growth = {.path = "growth", .dimension = UNITS_YEARLY, .fallback = 0.03, .low = -0.5, .high = 1};
	const struct schema_key nothing = {.path = "nothing", .dimension = UNITS_SHARE, .fallback = 0, .low = 0, .high = 1};
	const struct ranges_row row = {.low = 1, .high = 6}, shares = {.low = 0.3, .high = 0.7}, shifted = {.low = -0.05, .high = 0.15}, from_nothing = {.low = 0, .high = 0.5};
	struct range range = ranges_of(&row, &amount, 2);
	assert_true(range.low == 1 && range.high == 6 && range.is_log);
	range = ranges_of(&row, &amount, 4);
	assert_true(range.low == 2 && range.high == 12);
	range = ranges_of(&row, &amount, 0);
	assert_true(range.low == 0 && range.high == 0);
	range = ranges_of(&row, &amount, 50);
	assert_true(range.high == 100);
	range = ranges_of(&shares, &share, 0.8); /* odds times 4: 3/7 and 7/3 become 12/7 and 28/3 */
	assert_true(fabs(range.low - 12.0 / 19) < 1e-9 && fabs(range.high - 28.0 / 31) < 1e-9);
	range = ranges_of(&shares, &share, 1);
	assert_true(range.low == 1 && range.high == 1);
	range = ranges_of(&shifted, &growth, 0.06);
	assert_true(fabs(range.low + 0.02) < 1e-9 && fabs(range.high - 0.18) < 1e-9);
	range = ranges_of(&from_nothing, &nothing, 0);
	assert_true(range.low == 0 && range.high == 0.5);
}

/* -- scenarios at points --------------------------------------------------------------------------------------------- */

static void scenario_open(struct scenario *scenario, const char *path, struct room *room)
{
	assert_int_equal(scenario_read(scenario, path, NULL, 0, &room->faults), STATUS_OK);
}

static void points_are_sound(void **state)
{
	struct room *room = *state;
	static const char *const files[] = {"scenarios/haishu-2012.yaml", "scenarios/tables/small-district.yaml", "scenarios/places/ageing-estate.yaml"};
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		struct scenario scenario, laid;
		struct factors factors;
		struct design design;
		scenario_open(&scenario, files[i], room);
		assert_int_equal(factors_build(&factors, &scenario, &room->arena), STATUS_OK);
		assert_true(factors.count > 50);
		assert_int_equal(design_latin(&design, &room->arena, POINTS, factors.count, 5, 0, 1), STATUS_OK);
		for (int p = 0; p < POINTS; p++) {
			for (int f = 0; p < 2 && f < factors.count; f++)
				design_at(&design, p)[f] = p ? 0.999999 : 0; /* all at their ends */
			assert_int_equal(factors_lay(&factors, &scenario, design_at(&design, p), &room->arena, &laid), STATUS_OK);
			if (check_scenario(&laid, &room->faults) != STATUS_OK)
				fail_msg("%s at point %d: %s", files[i], p, fault_line(&room->faults, &room->faults.rows[room->faults.count - 1]));
		}
		scenario_free(&scenario);
	}
}

/* Where all factors are as they are set, the scenario is what it was. */
static void the_point_that_is_set_changes_nothing(void **state)
{
	struct room *room = *state;
	struct scenario scenario, laid;
	struct factors factors;
	double u[1024];
	scenario_open(&scenario, "scenarios/haishu-2012.yaml", room);
	assert_int_equal(factors_build(&factors, &scenario, &room->arena), STATUS_OK);
	assert_in_range(factors.count, 1, 1024);
	for (int f = 0; f < factors.count; f++)
		u[f] = factors.rows[f].place;
	assert_int_equal(factors_lay(&factors, &scenario, u, &room->arena, &laid), STATUS_OK);
	for (int i = 0; i < factors.schema.count; i++) {
		const struct schema_key *key = &factors.schema.keys[i];
		double before = ranges_read(key, &scenario.settings), after = ranges_read(key, &laid.settings);
		if (fabs(after - before) > 1e-9 * fmax(1, fabs(before)))
			fail_msg("%s was %g and became %g", key->path, before, after);
	}
	scenario_free(&scenario);
}

/* What an option sets is a decision: it stays, wherever the assumption lies. */
static void options_keep_what_they_set(void **state)
{
	struct room *room = *state;
	struct scenario scenario, laid;
	struct factors factors;
	double u[1024] = {0};
	const char *const set[] = {"place.communities=4", "place.streets=2"};
	assert_int_equal(scenario_read(&scenario, "scenarios/haishu-2012.yaml", set, 2, &room->faults), STATUS_OK);
	scenario.policies[1].phases[1].settings->borrowed_share = 0.17;
	assert_int_equal(factors_build(&factors, &scenario, &room->arena), STATUS_OK);
	assert_int_equal(factors_lay(&factors, &scenario, u, &room->arena, &laid), STATUS_OK);
	assert_true(laid.settings.borrowed_share == 0 && laid.policies[2].phases[1].settings->borrowed_share == 0);
	assert_true(laid.policies[1].phases[1].settings->borrowed_share == 0.17);
	assert_true(scenario.settings.borrowed_share == 0.05);
	scenario_free(&scenario);
}

/* Sourced inputs, switched-off loops and inputs without effect are no factors; what must move together does. */
static void factors_are_the_assumptions(void **state)
{
	struct room *room = *state;
	struct scenario scenario;
	struct factors factors;
	const char *const set[] = {"loops.perfunctory.form=none", "staff.hire_lead=200 d"};
	bool has_rigid = false;
	assert_int_equal(scenario_read(&scenario, "scenarios/haishu-2012.yaml", set, 2, &room->faults), STATUS_OK);
	assert_int_equal(factors_build(&factors, &scenario, &room->arena), STATUS_OK);
	for (int f = 0; f < factors.count; f++) {
		const struct factors_row *row = &factors.rows[f];
		assert_string_not_equal(row->shown.name, "staff.quits");
		assert_string_not_equal(row->shown.name, "loops.perfunctory.form");
		assert_string_not_equal(row->shown.name, "mandates.chat_group.effort");
		if (!strcmp(row->shown.name, "staff.hire_lead"))
			assert_true(fabs(row->high - 365 * 200.0 / 120) < 1e-6);
		if (!strcmp(row->shown.name, "mandates.*.rigid")) {
			has_rigid = true;
			assert_true(row->count > 5 && !row->is_ratio && row->set == 0.6);
		}
		if (!strcmp(row->shown.name, "mandates.*.deadline"))
			assert_true(row->is_ratio && row->set == 1 && row->high == 2);
	}
	assert_true(has_rigid);
	scenario_free(&scenario);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(every_assumed_input_has_a_range, room_open, room_close),
		cmocka_unit_test_setup_teardown(every_row_fits_a_key, room_open, room_close),
		cmocka_unit_test_setup_teardown(ranges_hold_the_default, room_open, room_close),
		cmocka_unit_test(a_range_moves_with_the_value),
		cmocka_unit_test_setup_teardown(points_are_sound, room_open, room_close),
		cmocka_unit_test_setup_teardown(the_point_that_is_set_changes_nothing, room_open, room_close),
		cmocka_unit_test_setup_teardown(options_keep_what_they_set, room_open, room_close),
		cmocka_unit_test_setup_teardown(factors_are_the_assumptions, room_open, room_close),
	};
	return cmocka_run_group_tests_name("ranges", tests, NULL, NULL);
}
