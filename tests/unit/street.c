/* street.c - streets of generated buildings: the same whoever is next door, walks against brute force and the straight line. */
#include "plan/street.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "defaults.h"
#include "near.h"
#include "solve/graph.h"

enum { SEED = 20120101 };

struct fixture {
	struct arena arena;
	struct faults faults;
	struct scenario scenario;
	struct street street;
};

static int fixture_open(void **state)
{
	struct fixture *fixture = calloc(1, sizeof *fixture);
	arena_init(&fixture->arena);
	faults_init(&fixture->faults);
	fixture->scenario = (struct scenario){.settings = defaults(), .seed = SEED};
	*state = fixture;
	return 0;
}

static int fixture_close(void **state)
{
	struct fixture *fixture = *state;
	street_free(&fixture->street);
	faults_free(&fixture->faults);
	arena_free(&fixture->arena);
	free(fixture);
	return 0;
}

static struct place_list places_of(const struct community *communities, int count, uint64_t seed)
{
	return (struct place_list){.communities = (struct community *)(uintptr_t)communities, .community_count = count, .seed = seed};
}

/* Street 0 of the communities; walks in the arena. */
static struct street_walk *walk(struct fixture *fixture, const struct community *communities, int count)
{
	const struct place_list places = places_of(communities, count, SEED);
	street_free(&fixture->street);
	assert_int_equal(street_build(&fixture->street, &fixture->arena, &fixture->scenario, &places, 0, &fixture->faults), STATUS_OK);
	struct street_walk *walks = arena_rows(&fixture->arena, fixture->street.part_count, struct street_walk);
	assert_int_equal(street_walks(&fixture->street, walks, &fixture->arena, &fixture->scenario.settings, &fixture->faults), STATUS_OK);
	return walks;
}

/* Communities of many sizes; the third lies in another street. */
static const struct community mixed[] = {
	{.id = 11, .households = 1600}, {.id = 4, .households = 700}, {.id = 9, .street = 1, .households = 1600},
	{.id = 7, .households = 2500}, {.id = 300, .households = 90}, {.id = 2, .households = 1200},
};
enum { MIXED = sizeof mixed / sizeof *mixed };

static bool is_same(const struct neighbourhood *a, const struct neighbourhood *b)
{
	bool same = a->count == b->count && a->columns == b->columns && a->grids == b->grids && a->office.building == b->office.building;
	for (int i = 0; same && i < a->count; i++) {
		const struct building *here = &a->buildings[i], *there = &b->buildings[i];
		same = here->column == there->column && here->row == there->row && here->x_m == there->x_m && here->y_m == there->y_m &&
			here->households == there->households && here->grid == there->grid;
	}
	for (int grid = 0; same && grid < a->grids; grid++)
		same = a->bases[grid].building == b->bases[grid].building;
	return same;
}

static void neighbours_change_nothing_at_home(void **state)
{
	struct fixture *fixture = *state;
	walk(fixture, mixed, MIXED);
	assert_int_equal(fixture->street.part_count, MIXED - 1);
	struct street_part home = fixture->street.parts[2];
	assert_int_equal(home.community->id, 7);
	assert_int_equal(home.place.count, 42); /* 2,500 households of 60 */
	const struct community others[] = {{.id = 7, .households = 2500}, {.id = 5, .households = 4000}};
	walk(fixture, others, 2);
	assert_true(is_same(&home.place, &fixture->street.parts[0].place));
	/* another id or another seed is another place */
	const struct community stranger = {.id = 8, .households = 2500};
	walk(fixture, &stranger, 1);
	assert_false(is_same(&home.place, &fixture->street.parts[0].place));
	struct street elsewhere;
	const struct place_list places = places_of(others, 1, SEED + 1);
	assert_int_equal(street_build(&elsewhere, &fixture->arena, &fixture->scenario, &places, 0, &fixture->faults), STATUS_OK);
	assert_false(is_same(&home.place, &elsewhere.parts[0].place));
	street_free(&elsewhere);
}

static void buildings_stand_apart_and_hold_all_households(void **state)
{
	struct fixture *fixture = *state;
	walk(fixture, mixed, MIXED);
	const struct street *street = &fixture->street;
	for (int i = 0; i < street->building_count; i++)
		for (int j = 0; j < i; j++) {
			const struct building *a = &street->buildings[i], *b = &street->buildings[j];
			assert_true(a->column != b->column || a->row != b->row);
			assert_true(hypot(a->x_m - b->x_m, a->y_m - b->y_m) >= WAYS_PITCH_M - 2 * 10);
		}
	for (int part = 0; part < street->part_count; part++) {
		const struct neighbourhood *place = &street->parts[part].place;
		double sum = 0;
		for (int i = 0; i < place->count; i++) {
			sum += place->buildings[i].households;
			assert_in_range(place->buildings[i].grid, 0, place->grids - 1);
		}
		near(sum, street->parts[part].community->households, 1e-6);
		for (int grid = 0; grid < place->grids; grid++)
			assert_int_equal(place->buildings[place->bases[grid].building].grid, grid);
	}
}

static void everybody_is_reached_but_by_no_short_cut(void **state)
{
	struct fixture *fixture = *state;
	/* one community up to a district in one street, large and small by turns */
	struct community communities[78];
	for (int count = 1; count <= 78; count = 2 * count + 1) {
		for (int i = 0; i < count; i++)
			communities[i] = (struct community){.id = i + 1, .households = 60 + 977 * i % 3000};
		walk(fixture, communities, count);
		const struct street *street = &fixture->street;
		double *minutes = arena_rows(&fixture->arena, street->building_count, double);
		int parts;
		assert_int_equal(graph_components(street->ways, NULL, &parts, &fixture->faults), STATUS_OK);
		assert_int_equal(parts, 1);
		int from = street->building_count / 3;
		assert_int_equal(graph_distances(street->ways, from, minutes, &fixture->faults), STATUS_OK);
		for (int i = 0; i < street->building_count; i++) {
			const struct building *a = &street->buildings[from], *b = &street->buildings[i];
			double straight = hypot(a->x_m - b->x_m, a->y_m - b->y_m) * 1.3 * 15 / 1000; /* 4 km an hour */
			assert_true(isfinite(minutes[i]) && minutes[i] >= straight - 1e-9);
		}
	}
}

/* -- brute force -------------------------------------------------------------------------------------------------- */

enum { FEW = 64 };

/* All ways of a small street by Floyd and Warshall: a way leads to the next building in the row and in the column. */
static void all_ways(const struct street *street, double way[FEW][FEW])
{
	int count = street->building_count;
	assert_true(count <= FEW);
	for (int i = 0; i < count; i++)
		for (int j = 0; j < count; j++)
			way[i][j] = i == j ? 0 : INFINITY;
	for (int i = 0; i < count; i++) {
		const struct building *here = &street->buildings[i];
		int right = -1, below = -1;
		for (int j = 0; j < count; j++) {
			const struct building *there = &street->buildings[j];
			if (there->row == here->row && there->column > here->column && (right < 0 || there->column < street->buildings[right].column))
				right = j;
			if (there->column == here->column && there->row > here->row && (below < 0 || there->row < street->buildings[below].row))
				below = j;
		}
		const int next[] = {right, below};
		for (int k = 0; k < 2; k++)
			if (next[k] >= 0) {
				const struct building *there = &street->buildings[next[k]];
				way[i][next[k]] = way[next[k]][i] = hypot(here->x_m - there->x_m, here->y_m - there->y_m) * 1.3 * 15 / 1000;
			}
	}
	for (int k = 0; k < count; k++)
		for (int i = 0; i < count; i++)
			for (int j = 0; j < count; j++)
				way[i][j] = fmin(way[i][j], way[i][k] + way[k][j]);
}

static struct street_walk part_by_hand(const struct street *street, int which, double way[FEW][FEW], double access_min)
{
	const struct street_part *part = &street->parts[which];
	struct street_walk walk = {.next_min = INFINITY};
	int office = part->first + part->place.office.building;
	for (int i = part->first; i < part->first + part->place.count; i++) {
		double households = street->buildings[i].households, base = INFINITY, any = INFINITY;
		for (int grid = 0; grid < part->place.grids; grid++)
			base = fmin(base, way[i][part->first + part->place.bases[grid].building]);
		for (int other = 0; other < street->part_count; other++)
			any = fmin(any, way[i][street->parts[other].first + street->parts[other].place.office.building]);
		walk.households += households;
		walk.office_min += households * way[i][office];
		walk.base_min += households * base;
		walk.office_farthest_min = fmax(walk.office_farthest_min, way[i][office]);
		walk.base_farthest_min = fmax(walk.base_farthest_min, base);
		walk.near_own += way[i][office] <= access_min ? households : 0;
		walk.near_any += any <= access_min ? households : 0;
	}
	for (int other = 0; other < street->part_count; other++) {
		double minutes = way[office][street->parts[other].first + street->parts[other].place.office.building];
		if (other != which && minutes < walk.next_min) {
			walk.next = street->parts[other].community;
			walk.next_min = minutes;
		}
	}
	return walk;
}

static void agrees_with_brute_force(void **state)
{
	struct fixture *fixture = *state;
	const struct community few[] = {
		{.id = 1, .households = 900}, {.id = 2, .households = 240}, {.id = 3, .households = 620}, {.id = 4, .households = 1000}, {.id = 5, .households = 400},
	};
	const double access_min = 2.5;
	double way[FEW][FEW];
	fixture->scenario.settings.space_access = access_min / 60;
	struct street_walk *walks = walk(fixture, few, 5), sum = {0};
	all_ways(&fixture->street, way);
	for (int from = 0; from < fixture->street.building_count; from++) {
		double minutes[FEW];
		assert_int_equal(graph_distances(fixture->street.ways, from, minutes, &fixture->faults), STATUS_OK);
		for (int to = 0; to < fixture->street.building_count; to++)
			near(minutes[to], way[from][to], 1e-9);
	}
	for (int part = 0; part < 5; part++) {
		struct street_walk hand = part_by_hand(&fixture->street, part, way, access_min);
		near(walks[part].households, few[part].households, 1e-6);
		near(walks[part].office_min, hand.office_min, 1e-6);
		near(walks[part].base_min, hand.base_min, 1e-6);
		near(walks[part].office_farthest_min, hand.office_farthest_min, 1e-9);
		near(walks[part].base_farthest_min, hand.base_farthest_min, 1e-9);
		near(walks[part].near_own, hand.near_own, 1e-6);
		near(walks[part].near_any, hand.near_any, 1e-6);
		near(walks[part].next_min, hand.next_min, 1e-9);
		assert_ptr_equal(walks[part].next, hand.next);
		street_walk_add(&sum, &walks[part]);
	}
	/* some walk too far, some of them nearer to the office next door */
	assert_true(sum.near_own < sum.near_any && sum.near_any < sum.households);
	assert_null(sum.next);
	near(sum.households, 3160, 1e-6);
}

/* By itself, a community's office is the building the household minutes of all others are fewest from. */
static void no_other_office_is_nearer_on_average(void **state)
{
	struct fixture *fixture = *state;
	const struct community alone = {.id = 3, .households = 1600};
	double way[FEW][FEW];
	struct street_walk *walks = walk(fixture, &alone, 1);
	const struct neighbourhood *place = &fixture->street.parts[0].place;
	all_ways(&fixture->street, way);
	for (int office = 0; office < place->count; office++) {
		double sum = 0;
		for (int i = 0; i < place->count; i++)
			sum += place->buildings[i].households * way[office][i];
		assert_true(sum >= walks->office_min - 1e-6);
	}
	near(place->office.walk_min, walks->office_min, 1e-6);
	assert_null(walks->next);
	assert_true(isinf(walks->next_min));
}

static void one_street_keeps_its_numbers(void **state)
{
	struct fixture *fixture = *state;
	const struct community street[] = {
		{.id = 1, .households = 1600}, {.id = 2, .households = 2200}, {.id = 3, .households = 1000}, {.id = 4, .households = 1600},
	};
	struct street_walk *walks = walk(fixture, street, 4);
	const struct { double office_min, office_farthest_min, base_min, base_farthest_min, next_min; int next; } golden[] = {
		{2.3673, 4.6436, 1.0720, 2.1415, 4.7578, 3}, {2.9887, 5.7617, 1.0985, 2.5039, 7.3316, 4},
		{1.9083, 3.4957, 1.1259, 2.7075, 4.7578, 1}, {2.4530, 4.4328, 1.1248, 2.1659, 6.0669, 3},
	};
	for (int i = 0; i < 4; i++) {
		near(walks[i].office_min / walks[i].households, golden[i].office_min, 5e-5);
		near(walks[i].office_farthest_min, golden[i].office_farthest_min, 5e-5);
		near(walks[i].base_min / walks[i].households, golden[i].base_min, 5e-5);
		near(walks[i].base_farthest_min, golden[i].base_farthest_min, 5e-5);
		near(walks[i].next_min, golden[i].next_min, 5e-5);
		assert_int_equal(walks[i].next->id, golden[i].next);
		near(walks[i].near_own, walks[i].households, 1e-6);
	}
}

static void an_empty_street_and_an_empty_community_are_no_trouble(void **state)
{
	struct fixture *fixture = *state;
	const struct community nobody = {.id = 1, .households = 0};
	walk(fixture, mixed, 0);
	assert_int_equal(fixture->street.building_count, 0);
	struct street_walk *walks = walk(fixture, &nobody, 1);
	assert_int_equal(fixture->street.building_count, 1);
	near(walks->households, 0, 0);
	near(walks->office_min, 0, 0);
	near(walks->office_farthest_min, 0, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(neighbours_change_nothing_at_home, fixture_open, fixture_close),
		cmocka_unit_test_setup_teardown(buildings_stand_apart_and_hold_all_households, fixture_open, fixture_close),
		cmocka_unit_test_setup_teardown(everybody_is_reached_but_by_no_short_cut, fixture_open, fixture_close),
		cmocka_unit_test_setup_teardown(agrees_with_brute_force, fixture_open, fixture_close),
		cmocka_unit_test_setup_teardown(no_other_office_is_nearer_on_average, fixture_open, fixture_close),
		cmocka_unit_test_setup_teardown(one_street_keeps_its_numbers, fixture_open, fixture_close),
		cmocka_unit_test_setup_teardown(an_empty_street_and_an_empty_community_are_no_trouble, fixture_open, fixture_close),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
