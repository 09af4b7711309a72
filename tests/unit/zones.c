/* zones.c - grids of small communities: the cheapest of all ways to cut them, what each setting changes, why there are none. */
#include "plan/zones/zones.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "defaults.h"

enum { SMALL = 11, MOST = 40 };

struct fixture {
	struct arena arena;
	struct faults faults;
	struct scenario scenario;
	struct place_list places;
	struct building_row rows[MOST];
	int count;
	struct zones zones;
};

static int fixture_open(void **state)
{
	struct fixture *fixture = calloc(1, sizeof *fixture);
	arena_init(&fixture->arena);
	faults_init(&fixture->faults);
	fixture->scenario = (struct scenario){.settings = defaults(), .seed = 1};
	fixture->scenario.settings.communities = fixture->scenario.settings.streets = 1;
	fixture->scenario.settings.population_cv = 0;
	*state = fixture;
	return 0;
}

static int fixture_close(void **state)
{
	struct fixture *fixture = *state;
	faults_free(&fixture->faults);
	arena_free(&fixture->arena);
	free(fixture);
	return 0;
}

static struct building_row *put(struct fixture *fixture, double x_m, double y_m, double households)
{
	struct building_row *row = &fixture->rows[fixture->count++];
	*row = (struct building_row){.x_m = x_m, .y_m = y_m, .households = households, .elderly = NAN, .grid = NAN, .floors = NAN, .longitude = NAN, .latitude = NAN,
		.residents = households * fixture->scenario.settings.household_size};
	return row;
}

static uint64_t draw(uint64_t *state)
{
	*state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return *state >> 33;
}

/* Buildings on a crooked lattice. */
static void scatter(struct fixture *fixture, int count, int width, uint64_t seed)
{
	fixture->count = 0;
	for (int i = 0; i < count; i++)
		put(fixture, 60.0 * (i % width) + (double)(draw(&seed) % 17), 55.0 * (i / width) + (double)(draw(&seed) % 13), 70 + (double)(draw(&seed) % 90));
}

static void plan_as(struct fixture *fixture, bool splits, bool keeps)
{
	struct settings *settings = &fixture->scenario.settings;
	double households = 0;
	for (int i = 0; i < fixture->count; i++)
		households += fixture->rows[i].households;
	settings->population = households * settings->household_size;
	fixture->scenario.buildings = fixture->rows;
	fixture->scenario.building_count = fixture->count;
	assert_int_equal(place_build(&fixture->scenario, &fixture->arena, &fixture->places), STATUS_OK);
	struct zones_request request = {.blocks = {.scenario = &fixture->scenario, .places = &fixture->places, .splits_compounds = splits}, .keeps = keeps};
	assert_int_equal(zones_solve(&fixture->zones, &fixture->arena, &request, &fixture->faults), STATUS_OK);
}

static void plan(struct fixture *fixture)
{
	plan_as(fixture, false, false);
}

/* -- by trying all ------------------------------------------------------------------------------------------------------------- */

static bool is_connected(const struct blocks *blocks, unsigned set)
{
	unsigned reached = set & -set, before = 0;
	while (reached != before) {
		before = reached;
		for (int u = 0; u < blocks->unit_count; u++)
			for (int n = blocks->first[u]; reached >> u & 1 && n < blocks->first[u + 1]; n++)
				reached |= 1u << blocks->neighbour[n] & set;
	}
	return reached == set;
}

/* By hand from the definition; INT64_MAX: no grid. */
static int64_t cost_by_hand(const struct zones *zones, unsigned set)
{
	const struct blocks *blocks = &zones->blocks;
	const struct zones_rule *rule = &zones->rule;
	int64_t households = 0, work = 0, walk = INT64_MAX;
	for (int u = 0; u < blocks->unit_count; u++) {
		households += set >> u & 1 ? blocks->units[u].households : 0;
		work += set >> u & 1 ? blocks->units[u].work_min : 0;
	}
	if (!set || households < rule->least || households > rule->most || !is_connected(blocks, set))
		return INT64_MAX;
	for (int b = 0; b < blocks->building_count; b++) {
		int64_t sum = 0;
		for (int u = 0; u < blocks->unit_count; u++)
			sum += set >> u & 1 ? blocks->walk[b * blocks->unit_count + u] : 0;
		if (set >> blocks->buildings[b].unit & 1 && sum < walk)
			walk = sum;
	}
	return walk + (llabs(work - rule->work_min) * rule->imbalance_thousandths + 500) / 1000 + rule->grid_min;
}

static int64_t least_cost(const struct zones *zones)
{
	static int64_t part[1 << SMALL], best[SMALL + 1][1 << SMALL];
	unsigned all = (1u << zones->blocks.unit_count) - 1;
	int64_t least = INT64_MAX;
	for (unsigned set = 0; set <= all; set++) {
		part[set] = cost_by_hand(zones, set);
		best[0][set] = set ? INT64_MAX : 0;
	}
	for (int parts = 1; parts <= zones->rule.count_high; parts++)
		for (unsigned set = 0; set <= all; set++) {
			best[parts][set] = INT64_MAX;
			for (unsigned sub = set; sub; sub = (sub - 1) & set)
				if (sub & (set & -set) && part[sub] < INT64_MAX && best[parts - 1][set ^ sub] < INT64_MAX && part[sub] + best[parts - 1][set ^ sub] < best[parts][set])
					best[parts][set] = part[sub] + best[parts - 1][set ^ sub];
		}
	for (int parts = zones->rule.count_low; parts <= zones->rule.count_high; parts++)
		least = best[parts][all] < least ? best[parts][all] : least;
	return least;
}

static void nothing_cheaper_can_be_tried(void **state)
{
	struct fixture *fixture = *state;
	int possible = 0, impossible = 0;
	for (uint64_t seed = 1; seed <= 40; seed++) {
		fixture->scenario.settings.plan_grid_count = seed % 2 ? 1 : 0;
		fixture->scenario.settings.plan_imbalance_price = seed % 3 ? 0.1 : 0;
		scatter(fixture, 7 + (int)(seed % 5), 4, seed);
		plan(fixture);
		const struct zones *zones = &fixture->zones;
		if (zones->rule.count_low > zones->rule.count_high) {
			assert_int_equal(zones->why, ZONES_NUMBER);
			continue;
		}
		int64_t least = least_cost(zones);
		possible += least < INT64_MAX;
		impossible += least == INT64_MAX;
		assert_int_equal(zones->plan.outcome, least < INT64_MAX ? PARTITION_PROVEN : PARTITION_IMPOSSIBLE);
		assert_true(zones->plan.cost == least);
		assert_true((zones->why == ZONES_POSSIBLE) == (least < INT64_MAX));
	}
	assert_true(possible > 15);
}

/* -- what settings do --------------------------------------------------------------------------------------------------------------- */

static double spread(const struct zones *zones)
{
	double sum = 0;
	for (int g = 0; g < zones->plan.part_count; g++)
		sum += fabs((double)(zones->grids[g].work_min - zones->rule.work_min));
	return sum;
}

static int64_t walk(const struct zones *zones)
{
	int64_t sum = 0;
	for (int g = 0; g < zones->plan.part_count; g++)
		sum += zones->grids[g].walk_min;
	return sum;
}

static void imbalance_has_its_price(void **state)
{
	struct fixture *fixture = *state;
	struct settings *settings = &fixture->scenario.settings;
	scatter(fixture, 24, 6, 5);
	settings->plan_imbalance_price = 0;
	plan(fixture);
	double loose = spread(&fixture->zones);
	int64_t short_walk = walk(&fixture->zones);
	settings->plan_imbalance_price = 5;
	plan(fixture);
	assert_true(spread(&fixture->zones) < 0.5 * loose && walk(&fixture->zones) > short_walk);
}

static void their_number_is_near_or_free(void **state)
{
	struct fixture *fixture = *state;
	struct settings *settings = &fixture->scenario.settings;
	settings->plan_imbalance_price = 0;
	scatter(fixture, 24, 6, 5);
	plan(fixture);
	int near = fixture->zones.plan.part_count;
	assert_int_equal(near, (int)lround((double)fixture->zones.blocks.households / settings->plan_grid_size));
	settings->plan_grid_count = 1;
	plan(fixture);
	int free_count = fixture->zones.plan.part_count;
	assert_true(free_count > near); /* more bases, less to walk */
	settings->plan_grid_price = 10000;
	plan(fixture);
	int fewest = fixture->zones.plan.part_count;
	assert_true(fewest <= near);
	settings->plan_grid_count = 0;
	settings->plan_grid_size = (double)fixture->zones.blocks.households / (fewest - 1);
	plan(fixture);
	assert_true(fixture->zones.plan.part_count == fewest && fixture->zones.is_second);
}

static void what_is_kept_has_its_price(void **state)
{
	struct fixture *fixture = *state;
	struct settings *settings = &fixture->scenario.settings;
	scatter(fixture, 20, 5, 9);
	settings->plan_imbalance_price = 50; /* grids of today were cut by other prices */
	plan(fixture);
	for (int i = 0; i < fixture->count; i++)
		fixture->rows[i].grid = fixture->zones.plan.part_of[fixture->zones.blocks.buildings[i].unit] + 1;
	settings->plan_imbalance_price = 0;
	plan_as(fixture, false, false);
	int64_t changed = fixture->zones.changed, today = fixture->zones.today;
	assert_true(changed > 0 && today > fixture->zones.plan.cost && fixture->zones.walk_today > 0);
	settings->plan_keep_price = 20;
	plan_as(fixture, false, true);
	assert_true(fixture->zones.changed < changed / 2);
	settings->plan_keep_price = 0;
	plan_as(fixture, false, true);
	assert_true(fixture->zones.changed == changed);
}

static void grids_of_today_give_their_numbers(void **state)
{
	struct fixture *fixture = *state;
	scatter(fixture, 20, 5, 9);
	plan(fixture);
	int count = fixture->zones.plan.part_count;
	for (int i = 0; i < fixture->count; i++) /* planned grids under other numbers */
		fixture->rows[i].grid = count - fixture->zones.plan.part_of[fixture->zones.blocks.buildings[i].unit];
	int64_t cost = fixture->zones.plan.cost;
	plan(fixture);
	assert_true(fixture->zones.changed == 0 && fixture->zones.today == cost && fixture->zones.plan.cost == cost && fixture->zones.today_outside == 0);
	for (int i = 0; i < fixture->count; i++)
		assert_int_equal(fixture->rows[i].grid, fixture->zones.plan.part_of[fixture->zones.blocks.buildings[i].unit] + 1);
}

/* -- units ---------------------------------------------------------------------------------------------------------------------------- */

static void compounds_stay_whole(void **state)
{
	struct fixture *fixture = *state;
	scatter(fixture, 24, 6, 5);
	for (int i = 0; i < 24; i++)
		fixture->rows[i].compound = i % 6 == 2 && i / 6 < 2 ? "pair" : i / 6 == 3 ? "row" : NULL; /* the row is too large for a grid */
	plan(fixture);
	const struct blocks *blocks = &fixture->zones.blocks;
	assert_int_equal(blocks->unit_count, 23);
	assert_int_equal(blocks->compounds_split, 1);
	int64_t whole = fixture->zones.plan.cost;
	plan_as(fixture, true, false);
	assert_int_equal(fixture->zones.blocks.unit_count, 24);
	assert_true(fixture->zones.plan.cost <= whole);
}

static void a_large_building_is_cut(void **state)
{
	struct fixture *fixture = *state;
	scatter(fixture, 12, 4, 3);
	fixture->rows[5].households = 1130;
	plan(fixture);
	const struct blocks *blocks = &fixture->zones.blocks;
	int64_t households = 0;
	int stairwells = 0;
	assert_int_equal(blocks->building_count, 14);
	assert_int_equal(blocks->buildings_cut, 1);
	for (int b = 0; b < blocks->building_count; b++)
		if (blocks->buildings[b].row == 5) {
			stairwells++;
			households += blocks->buildings[b].households;
			assert_in_range(blocks->buildings[b].households, 376, 377);
		}
	assert_true(stairwells == 3 && households == 1130);
	assert_int_equal(fixture->zones.plan.outcome, PARTITION_PROVEN);
}

/* -- why there is none ------------------------------------------------------------------------------------------------------------------ */

static void no_number_fits(void **state)
{
	struct fixture *fixture = *state;
	for (int i = 0; i < 5; i++)
		put(fixture, 50.0 * i, 0, 110);
	plan(fixture);
	assert_int_equal(fixture->zones.why, ZONES_NUMBER);
	assert_int_equal(fixture->zones.plan.outcome, PARTITION_IMPOSSIBLE);
}

static void an_island_is_named(void **state)
{
	struct fixture *fixture = *state;
	scatter(fixture, 12, 4, 3);
	put(fixture, 600, 0, 90);
	put(fixture, 640, 0, 90);
	fixture->scenario.settings.plan_grid_gap = 1000;
	plan(fixture);
	assert_true(fixture->zones.islands == 1 && fixture->zones.why == ZONES_POSSIBLE);
	fixture->scenario.settings.plan_grid_gap = 250;
	plan(fixture);
	assert_true(fixture->zones.islands == 2 && fixture->zones.why == ZONES_ISLAND);
	assert_true(fixture->zones.culprit_count == 2 && fixture->zones.culprit_households == 180);
}

static void who_fits_nowhere_is_named(void **state)
{
	struct fixture *fixture = *state;
	put(fixture, 0, 0, 200);     /* beside a large one only */
	put(fixture, 60, 0, 400);
	put(fixture, 120, 0, 150);
	put(fixture, 180, 0, 200);
	plan(fixture);
	assert_int_equal(fixture->zones.why, ZONES_ALONE);
	assert_true(fixture->zones.culprit_count == 1 && fixture->zones.culprits[0] == 0 && fixture->zones.culprit_households == 200);
}

static void a_pocket_is_named(void **state)
{
	struct fixture *fixture = *state;
	for (int i = 0; i < 3; i++)  /* a star: each ray needs the middle */
		put(fixture, 100 * cos(2.1 * i), 100 * sin(2.1 * i), 220);
	put(fixture, 0, 0, 100);
	for (int i = 0; i < 2; i++)
		put(fixture, 100 * cos(6.3) + 40 * i + 260, 100 * sin(6.3), 60);
	plan(fixture);
	assert_int_equal(fixture->zones.plan.outcome, PARTITION_IMPOSSIBLE);
	assert_true(fixture->zones.why == ZONES_POCKET || fixture->zones.why == ZONES_ALONE || fixture->zones.why == ZONES_ISLAND);
	assert_true(fixture->zones.culprit_count > 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_open, fixture_close)
		TEST(nothing_cheaper_can_be_tried), TEST(imbalance_has_its_price), TEST(their_number_is_near_or_free), TEST(what_is_kept_has_its_price),
		TEST(grids_of_today_give_their_numbers), TEST(compounds_stay_whole), TEST(a_large_building_is_cut), TEST(no_number_fits), TEST(an_island_is_named),
		TEST(who_fits_nowhere_is_named), TEST(a_pocket_is_named),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
