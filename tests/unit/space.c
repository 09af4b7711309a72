/* space.c - buildings of a table and of the rule, ways between them, rounds: by hand where a hand can do it. */
#include "world/space.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "defaults.h"
#include "near.h"
#include "solve/graph.h"
#include "world/place.h"

/* 15 minutes a km, ways 1.3 times the straight line. */
static const double MINUTES_A_METRE = 15 * 1.3 / 1000;

struct fixture {
	struct arena arena, scratch;
	struct faults faults;
	struct settings settings;
	struct space space;
};

static int fixture_open(void **state)
{
	struct fixture *fixture = calloc(1, sizeof *fixture);
	arena_init(&fixture->arena);
	arena_init(&fixture->scratch);
	faults_init(&fixture->faults);
	fixture->settings = defaults();
	*state = fixture;
	return 0;
}

static int fixture_close(void **state)
{
	struct fixture *fixture = *state;
	faults_free(&fixture->faults);
	arena_free(&fixture->scratch);
	arena_free(&fixture->arena);
	free(fixture);
	return 0;
}

static void build(struct fixture *fixture, const struct building_row *rows, int row_count, double households, int grids)
{
	struct neighbourhood_site site = {.households = households, .elderly = 0.2, .grids = grids, .rows = rows, .row_count = row_count,
		.address = {.seed = 7, .source = SOURCE_PLACE, .ordinal = 3}};
	assert_int_equal(space_build(&fixture->space, &fixture->arena, &fixture->scratch, &fixture->settings, &site, &fixture->faults), STATUS_OK);
}

/* A row of the table with a place. */
static struct building_row at(double x_m, double y_m, double households)
{
	return (struct building_row){.x_m = x_m, .y_m = y_m, .households = households, .residents = 2.5 * households, .elderly = NAN, .grid = NAN};
}

static double office_min(const struct fixture *fixture, int building)
{
	return (double)fixture->space.buildings[building].office_min;
}

/* -- by the rule ------------------------------------------------------------------------------------------------------ */

static void generated_ones_hold_everybody(void **state)
{
	struct fixture *fixture = *state;
	build(fixture, NULL, 0, 1600, 4);
	const struct space *space = &fixture->space;
	assert_int_equal(space->count, 27); /* 1,600 households of 60 */
	assert_false(space->is_listed || space->is_surveyed);
	double households = 0, before = 0;
	int offices = 0, bases[4] = {0};
	for (int i = 0; i < space->count; i++) {
		const struct space_building *building = &space->buildings[i];
		households += (double)building->households;
		assert_in_range(building->grid, 0, 3);
		assert_true((double)building->until > before && building->until == building->elderly_until);
		near((double)building->until - before, (double)building->households / 1600, 1e-6);
		before = (double)building->until;
		offices += building->office_min <= 0;
		bases[building->grid] += building->base_min <= 0;
		assert_true((double)building->next_min >= 30 * MINUTES_A_METRE && (double)building->next_min <= 75 * MINUTES_A_METRE);
	}
	near(before, 1, 1e-6);
	near(households, 1600, 1e-3);
	assert_int_equal(offices, 1);
	for (int grid = 0; grid < 4; grid++)
		assert_int_equal(bases[grid], 1);
	near(space->near_share, 1, 0);
	/* the same again, whatever the number of grids; a base is never farther on average */
	struct space four = *space;
	build(fixture, NULL, 0, 1600, 1);
	const struct space_round there = {.calls = 1, .reach = 1}, from_base = {.calls = 1, .reach = 1, .from_base = true};
	for (int i = 0; i < four.count; i++)
		assert_true(four.buildings[i].office_min == fixture->space.buildings[i].office_min);
	near(space_mean_min(&four, &there, false), space_mean_min(&fixture->space, &from_base, false), 1e-6);
	assert_true(space_mean_min(&four, &from_base, false) < 0.7 * space_mean_min(&four, &there, false));
}

static void a_uniform_finds_its_household(void **state)
{
	struct fixture *fixture = *state;
	build(fixture, NULL, 0, 1600, 4);
	const struct space *space = &fixture->space;
	for (int i = 0; i < space->count; i++) {
		double from = i ? (double)space->buildings[i - 1].until : 0, until = (double)space->buildings[i].until;
		assert_int_equal(space_find(space, (from + until) / 2, false), i);
		assert_int_equal(space_find(space, from + 1e-6, false), i);
	}
	assert_int_equal(space_find(space, 0, false), 0);
	assert_int_equal(space_find(space, 1, false), space->count - 1);
}

/* -- by a table ------------------------------------------------------------------------------------------------------- */

static void surveyed_ones_stand_where_they_are(void **state)
{
	struct fixture *fixture = *state;
	const struct building_row rows[] = {at(1000, 500, 10), at(1100, 500, 30), at(1300, 500, 20), at(1330, 400, 40)};
	build(fixture, rows, 4, 200, 1);
	assert_true(fixture->space.is_listed && fixture->space.is_surveyed);
	near((double)fixture->space.buildings[3].households, 80, 1e-4); /* the community says 200 households, the table 100 */
	const double metres[] = {300, 200, 0, hypot(30, 100)}; /* the office: third; nobody goes from the second to the fourth but by it */
	for (int i = 0; i < 4; i++)
		near(office_min(fixture, i), metres[i] * MINUTES_A_METRE, 1e-4);
	near((double)fixture->space.buildings[0].next_min, 100 * MINUTES_A_METRE, 1e-5);
	/* residents within 4 minutes, that is 205 m */
	fixture->settings.space_access = 4.0 / 60;
	build(fixture, rows, 4, 200, 1);
	near(fixture->space.near_share, 0.9, 1e-9);
}

static void elderly_residents_live_where_the_table_says(void **state)
{
	struct fixture *fixture = *state;
	struct building_row rows[] = {at(0, 0, 50), at(100, 0, 50)};
	rows[0].elderly = 0.6; /* the other as the community: a fifth */
	build(fixture, rows, 2, 100, 1);
	near((double)fixture->space.buildings[0].until, 0.5, 1e-6);
	near((double)fixture->space.buildings[0].elderly_until, 0.75, 1e-6);
	assert_int_equal(space_find(&fixture->space, 0.6, true), 0);
	assert_int_equal(space_find(&fixture->space, 0.6, false), 1);
}

static void without_places_they_stand_on_the_lattice(void **state)
{
	struct fixture *fixture = *state;
	const struct building_row rows[] = {at(NAN, NAN, 10), at(NAN, NAN, 90), at(NAN, NAN, 100), at(NAN, NAN, 0)};
	build(fixture, rows, 4, 200, 2);
	assert_true(fixture->space.is_listed && !fixture->space.is_surveyed);
	assert_int_equal(fixture->space.count, 4);
	near((double)fixture->space.buildings[1].until, 0.5, 1e-6);
	for (int i = 0; i < 4; i++)
		assert_true(office_min(fixture, i) < 3 * 75 * MINUTES_A_METRE);
}

static void islands_are_reached_over_the_shortest_gap(void **state)
{
	struct fixture *fixture = *state;
	const struct building_row rows[] = {at(0, 0, 100), at(50, 0, 100), at(0, 50, 100), at(5000, 0, 10), at(5060, 0, 10), at(5000, 0, 10)};
	build(fixture, rows, 6, 330, 2);
	near(office_min(fixture, 1), 50 * MINUTES_A_METRE, 1e-4);
	near(office_min(fixture, 3), 5000 * MINUTES_A_METRE, 1e-2);
	near(office_min(fixture, 4), 5060 * MINUTES_A_METRE, 1e-2);
	near(office_min(fixture, 5), office_min(fixture, 3), 0); /* at the same place */
	near((double)fixture->space.buildings[5].next_min, 0, 0);
	near(fixture->space.near_share, 300.0 / 330, 1e-9);
	assert_int_equal(fixture->space.buildings[3].grid, fixture->space.buildings[5].grid);
}

static void grids_of_today_are_those_of_the_table(void **state)
{
	struct fixture *fixture = *state;
	struct building_row rows[] = {at(0, 0, 60), at(100, 0, 60), at(200, 0, 60), at(300, 0, 60)};
	const double grids[] = {3, 1, 1, 3};
	for (int i = 0; i < 4; i++)
		rows[i].grid = grids[i];
	struct neighbourhood_site site = {.households = 240, .grids = 3, .keeps_grids = true, .rows = rows, .row_count = 4};
	assert_int_equal(space_build(&fixture->space, &fixture->arena, &fixture->scratch, &fixture->settings, &site, &fixture->faults), STATUS_OK);
	for (int i = 0; i < 4; i++)
		assert_int_equal(fixture->space.buildings[i].grid, (int)grids[i] - 1);
	near((double)fixture->space.buildings[3].base_min, 300 * MINUTES_A_METRE, 1e-4); /* of two equal centres the first */
	near((double)fixture->space.buildings[2].base_min, 100 * MINUTES_A_METRE, 1e-4);
	site.keeps_grids = false; /* cut anew: from one end to the other */
	assert_int_equal(space_build(&fixture->space, &fixture->arena, &fixture->scratch, &fixture->settings, &site, &fixture->faults), STATUS_OK);
	for (int i = 1; i < 4; i++)
		assert_true(fixture->space.buildings[i].grid >= fixture->space.buildings[i - 1].grid);
}

static void one_building_is_no_way(void **state)
{
	struct fixture *fixture = *state;
	const struct building_row row = at(3, 4, 300);
	const struct space_round round = {.calls = 1000, .reach = 0.3};
	build(fixture, &row, 1, 300, 1);
	assert_int_equal(fixture->space.count, 1);
	near(space_round_min(&fixture->space, 0, &round), 0, 0);
	/* for four grids it is split into stairwells */
	build(fixture, &row, 1, 300, 4);
	assert_int_equal(fixture->space.count, 4);
	for (int i = 0; i < 4; i++) {
		near((double)fixture->space.buildings[i].households, 75, 1e-4);
		near(office_min(fixture, i), 0, 0);
	}
	int seen = 0;
	for (int i = 0; i < 4; i++)
		seen |= 1 << fixture->space.buildings[i].grid;
	assert_int_equal(seen, 15);
	/* nobody lives there */
	const struct building_row empty[] = {at(0, 0, 0), at(100, 0, 0)};
	build(fixture, empty, 2, 0, 1);
	near((double)fixture->space.buildings[0].until, 0.5, 1e-6);
	near(fixture->space.near_share, 1, 0);
}

static void neighbours_have_nobody_between_them(void **state)
{
	struct fixture *fixture = *state;
	enum { COUNT = 40 };
	struct building buildings[COUNT] = {{0}};
	for (int i = 0; i < COUNT; i++) {
		struct random_address address = {.seed = 1, .source = SOURCE_PLACE, .entity = (uint32_t)i};
		buildings[i].x_m = 1000 * random_uniform(&address, 1);
		buildings[i].y_m = 1000 * random_uniform(&address, 2);
	}
	struct graph *ways = ways_build(buildings, COUNT, true, &fixture->settings, &fixture->arena);
	double minutes[COUNT];
	int parts = 0;
	assert_int_equal(graph_components(ways, NULL, &parts, &fixture->faults), STATUS_OK);
	assert_int_equal(parts, 1);
	for (int i = 0; i < COUNT; i++) {
		assert_int_equal(graph_distances(ways, i, minutes, &fixture->faults), STATUS_OK);
		for (int j = 0; j < COUNT; j++) {
			double straight = MINUTES_A_METRE * hypot(buildings[i].x_m - buildings[j].x_m, buildings[i].y_m - buildings[j].y_m);
			assert_true(minutes[j] >= straight - 1e-9 && minutes[j] <= 2 * straight + 1e-9);
		}
	}
	graph_free(ways);
}

/* -- rounds ----------------------------------------------------------------------------------------------------------- */

static void rounds_go_on_next_door(void **state)
{
	struct fixture *fixture = *state;
	const struct building_row rows[] = {at(0, 0, 60), at(100, 0, 6), at(140, 0, 6)};
	build(fixture, rows, 3, 72, 1);
	const struct space *space = &fixture->space;
	struct space_round round = {.calls = 1, .reach = 1};
	near(space_round_min(space, 1, &round), 200 * MINUTES_A_METRE, 1e-4);
	round.calls = 9; /* six doors, and half the doors next to it */
	near(space_round_min(space, 1, &round), (200 + 0.5 * 40) * MINUTES_A_METRE, 1e-4);
	round.reach = 0.5;
	near(space_round_min(space, 1, &round), (200 + 2 * 40) * MINUTES_A_METRE, 1e-4);
	round.calls = 1e9; /* there are only three buildings */
	near(space_round_min(space, 1, &round), (200 + 2 * 40) * MINUTES_A_METRE, 1e-4);
	round = (struct space_round){.calls = 1, .reach = 1};
	near(space_mean_min(space, &round, false), 2 * (6 * 100 + 6 * 140) / 72.0 * MINUTES_A_METRE, 1e-4);
}

/* -- in the world ------------------------------------------------------------------------------------------------------ */

static void communities_without_buildings_get_them_by_rule(void **state)
{
	struct fixture *fixture = *state;
	struct scenario scenario;
	struct world world;
	assert_int_equal(scenario_read(&scenario, "scenarios/tables/small-district.yaml", NULL, 0, &fixture->faults), STATUS_OK);
	assert_int_equal(world_build(&world, &scenario, &fixture->faults), STATUS_OK);
	assert_int_equal(world.listed_count, 2);
	assert_int_equal(world.surveyed_count, 1);
	int rows = 0;
	for (int c = 0; c < world.community_count; c++) {
		const struct space *space = &world.communities[c].space;
		assert_true(space->count >= world.communities[c].grids);
		for (int i = 0; i < space->count; i++)
			assert_in_range(space->buildings[i].grid, 0, world.communities[c].grids - 1);
		rows += space->is_listed ? space->count : 0;
		assert_true(space->is_listed || !space->is_surveyed);
	}
	assert_int_equal(rows, scenario.building_count);
	for (int i = 1; i < scenario.building_count; i++)
		assert_true(scenario.buildings[i].community >= scenario.buildings[i - 1].community);
	world_free(&world);
	scenario_free(&scenario);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(generated_ones_hold_everybody, fixture_open, fixture_close),
		cmocka_unit_test_setup_teardown(a_uniform_finds_its_household, fixture_open, fixture_close),
		cmocka_unit_test_setup_teardown(surveyed_ones_stand_where_they_are, fixture_open, fixture_close),
		cmocka_unit_test_setup_teardown(elderly_residents_live_where_the_table_says, fixture_open, fixture_close),
		cmocka_unit_test_setup_teardown(without_places_they_stand_on_the_lattice, fixture_open, fixture_close),
		cmocka_unit_test_setup_teardown(islands_are_reached_over_the_shortest_gap, fixture_open, fixture_close),
		cmocka_unit_test_setup_teardown(grids_of_today_are_those_of_the_table, fixture_open, fixture_close),
		cmocka_unit_test_setup_teardown(one_building_is_no_way, fixture_open, fixture_close),
		cmocka_unit_test_setup_teardown(neighbours_have_nobody_between_them, fixture_open, fixture_close),
		cmocka_unit_test_setup_teardown(rounds_go_on_next_door, fixture_open, fixture_close),
		cmocka_unit_test_setup_teardown(communities_without_buildings_get_them_by_rule, fixture_open, fixture_close),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
