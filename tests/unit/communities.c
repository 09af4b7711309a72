/* communities.c - streets merged and split against every partition there is: whole communities, grids of surveyed buildings, both windows, each setting. */
#include "plan/communities/communities.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "defaults.h"

enum { MEMBERS = 16 };

struct planned {
	struct scenario scenario;
	struct arena arena;
	struct faults faults;
	struct communities plan;
};

/* `count` communities in one street, sizes far apart. */
static struct scenario district(int count, uint64_t seed)
{
	struct scenario scenario = {.settings = defaults(), .seed = seed};
	scenario.settings.communities = count;
	scenario.settings.streets = 1;
	scenario.settings.population_cv = 0.5;
	return scenario;
}

static void plan_open(struct planned *planned, const struct scenario *scenario)
{
	planned->scenario = *scenario;
	arena_init(&planned->arena);
	faults_init(&planned->faults);
	assert_int_equal(communities_build(&planned->plan, &planned->arena, &planned->scenario, 0, &planned->faults), STATUS_OK);
}

static void plan_close(struct planned *planned)
{
	arena_free(&planned->arena);
	faults_free(&planned->faults);
}

/* -- every partition, by other means ---------------------------------------------------------------------------------- */

static bool touch(const struct communities_street *street, int a, int b)
{
	for (int n = street->first[a]; n < street->first[a + 1]; n++)
		if (street->touches[n] == b)
			return true;
	return false;
}

static bool is_connected(const struct communities_street *street, const int *members, int count)
{
	bool reached[MEMBERS] = {[0] = true};
	for (int round = 0; round < count; round++)
		for (int i = 0; i < count; i++)
			for (int k = 0; k < count; k++)
				reached[k] = reached[k] || (reached[i] && touch(street, members[i], members[k]));
	for (int i = 0; i < count; i++)
		if (!reached[i])
			return false;
	return true;
}

/* The cost of a part as the header says it, infinite outside the windows. */
static double price_of(const struct communities *plan, const struct communities_street *street, const int *members, int count)
{
	const struct communities_rules *rules = &plan->rules;
	double residents = 0, work = 0, stay = 0, best = INFINITY;
	for (int i = 0; i < count; i++) {
		const struct communities_unit *unit = &street->units[members[i]];
		double own = 0;
		residents += unit->residents;
		work += unit->work_h;
		for (int k = 0; k < count; k++)
			own += street->units[members[k]].community == unit->community ? street->units[members[k]].residents : 0;
		stay = unit->has_office ? fmax(stay, own) : stay;
	}
	for (int cuts = 1; cuts <= (count == 1 && street->units[members[0]].grid < 0 ? 20 : 1); cuts++) {
		double each = residents / cuts, hours = rules->fixed_h + work / cuts, load = hours / (rules->given_h * each);
		if (each < rules->least - 1e-6 || each > rules->most + 1e-6 || load < rules->load_least - 1e-9 || load > rules->load_most + 1e-9)
			continue;
		best = fmin(best, rules->hour_yuan * cuts * fabs(hours - rules->given_h * each) + rules->move_yuan * (residents - stay / cuts));
	}
	return best;
}

/* The cheapest way to place units from `unit` on, into the parts there are or a new one. */
static double cheapest(const struct communities *plan, const struct communities_street *street, int unit, int parts[MEMBERS][MEMBERS], int *counts, int part_count)
{
	if (unit == street->unit_count) {
		double sum = 0;
		for (int p = 0; p < part_count && isfinite(sum); p++)
			sum += is_connected(street, parts[p], counts[p]) ? price_of(plan, street, parts[p], counts[p]) : INFINITY;
		return sum;
	}
	double best = INFINITY;
	for (int p = 0; p <= part_count; p++) {
		parts[p][counts[p]++] = unit;
		best = fmin(best, cheapest(plan, street, unit + 1, parts, counts, part_count + (p == part_count)));
		counts[p]--;
	}
	return best;
}

static double cheapest_of(const struct communities *plan, const struct communities_street *street)
{
	int parts[MEMBERS][MEMBERS], counts[MEMBERS] = {0};
	assert_true(street->unit_count < MEMBERS);
	return cheapest(plan, street, 0, parts, counts, 0);
}

/* What a plan must keep, whatever it costs; and that it costs least. */
static void assert_cheapest(const struct communities *plan)
{
	const struct communities_street *street = &plan->streets[0];
	double best = cheapest_of(plan, street), cost = 0, residents = 0, moved = 0;
	if (isinf(best)) {
		assert_int_equal(street->outcome, COMMUNITIES_IMPOSSIBLE);
		assert_int_equal(street->part_count, 0);
		return;
	}
	assert_int_equal(street->outcome, COMMUNITIES_PROVEN);
	for (int p = 0; p < street->part_count; p++) {
		int members[MEMBERS], count = 0;
		for (int u = 0; u < street->unit_count; u++)
			if (street->part_of[u] == p)
				members[count++] = u;
		assert_true(count > 0 && is_connected(street, members, count));
		cost += price_of(plan, street, members, count);
		residents += street->parts[p].residents;
		moved += street->parts[p].moved;
	}
	assert_true(fabs(residents - street->now.residents) < 1e-6 * residents && fabs(moved - street->moved) < 1e-6);
	if (fabs(cost - best) > street->unit_count || fabs(cost - (double)street->cost) > street->unit_count)
		fail_msg("cost %.1f told %lld, and %.1f is possible", cost, (long long)street->cost, best);
	assert_true(street->bound <= (double)street->cost + 1e-6 && (double)street->cost < (double)street->forbidden);
}

static void whole_communities_are_cheapest(void **state)
{
	(void)state;
	int possible = 0, impossible = 0, split = 0;
	for (uint64_t seed = 1; seed <= 10; seed++) {
		struct planned planned;
		struct scenario scenario = district(seed % 2 ? 8 : 6, seed);
		scenario.settings.population = 2500 + 900 * (double)seed;
		scenario.settings.plan_move_price = seed % 3 == 0 ? 5 : 100;
		plan_open(&planned, &scenario);
		const struct communities_street *street = &planned.plan.streets[0];
		assert_true(!street->is_by_grid && planned.plan.has_generated && street->unit_count == (int)scenario.settings.communities);
		assert_cheapest(&planned.plan);
		possible += street->part_count > 0;
		impossible += street->part_count == 0;
		for (int p = 0; p < street->part_count; p++)
			split += street->parts[p].cuts > 1;
		plan_close(&planned);
	}
	assert_true(possible >= 5);
	printf("%d streets planned, %d impossible, %d communities split\n", possible, impossible, split);
	assert_true(split > 0);
}

/* -- grids of surveyed buildings -------------------------------------------------------------------------------------- */

/* A street of three communities on a strip of buildings: 2, 6 and 2 grids' worth of them. */
static void surveyed_open(struct planned *planned, const char *settings)
{
	char path[] = "/tmp/communities-XXXXXX", file[64], table[64];
	assert_non_null(mkdtemp(path));
	snprintf(file, sizeof file, "%s/s.yaml", path);
	snprintf(table, sizeof table, "%s/b.csv", path);
	FILE *out = fopen(table, "w");
	assert_non_null(out);
	fputs("community,building,households,x,y\n", out);
	for (int i = 0; i < 40; i++) {
		int column = i / 2, community = column < 4 ? 1 : column < 16 ? 2 : 3;
		fprintf(out, "%d,%d,%d,%d,%d\n", community, i + 1, 180 + 7 * (i % 5), 60 * column, 60 * (i % 2));
	}
	fclose(out);
	out = fopen(file, "w");
	assert_non_null(out);
	fprintf(out, "name: strip\nstart: 2012-01-01\nbuildings: b.csv\nsettings: {place: {communities: 3, streets: 1}, %s}\n", settings);
	fclose(out);
	arena_init(&planned->arena);
	faults_init(&planned->faults);
	if (scenario_read(&planned->scenario, file, NULL, 0, &planned->faults) != STATUS_OK)
		for (int i = 0; i < planned->faults.count; i++)
			printf("%s\n", fault_line(&planned->faults, &planned->faults.rows[i]));
	unlink(table);
	unlink(file);
	rmdir(path);
	assert_int_equal(communities_build(&planned->plan, &planned->arena, &planned->scenario, -1, &planned->faults), STATUS_OK);
}

static void surveyed_close(struct planned *planned)
{
	plan_close(planned);
	scenario_free(&planned->scenario);
}

static void grids_move_where_buildings_are_surveyed(void **state)
{
	(void)state;
	struct planned planned;
	static const char *const settings[] = {
		"plan: {grid_size: 800 households, grid_least: 500 households, grid_most: 1200 households, community_least: 3000 persons, community_most: 9000 persons, community_load_most: 2, move_price: 100 CNY}",
		"plan: {grid_size: 800 households, grid_least: 500 households, grid_most: 1200 households, community_least: 5000 persons, community_most: 8000 persons, community_load_most: 3, move_price: 1 CNY}",
		"plan: {grid_size: 800 households, grid_least: 500 households, grid_most: 1200 households, community_least: 9000 persons, community_most: 9500 persons, community_load_most: 3}",
	};
	int redrawn = 0;
	for (int k = 0; k < 3; k++) {
		surveyed_open(&planned, settings[k]);
		const struct communities_street *street = &planned.plan.streets[0];
		assert_true(street->is_by_grid && !planned.plan.has_generated && street->unit_count <= 10 && street->unit_count >= 5);
		int offices = 0;
		for (int u = 0; u < street->unit_count; u++)
			offices += street->units[u].has_office;
		assert_int_equal(offices, 3);
		assert_cheapest(&planned.plan);
		for (int u = 0; u + 1 < street->unit_count && street->part_count; u++)
			redrawn += street->units[u].community == street->units[u + 1].community && street->part_of[u] != street->part_of[u + 1];
		surveyed_close(&planned);
	}
	assert_true(redrawn > 0);
}

/* -- settings --------------------------------------------------------------------------------------------------------- */

struct figures { int parts, outside; double moved; int64_t cost; enum communities_outcome outcome; };

static struct figures figures_of(const struct scenario *scenario)
{
	struct planned planned;
	plan_open(&planned, scenario);
	const struct communities_street *street = &planned.plan.streets[0];
	struct figures figures = {.outside = street->now_outside, .moved = street->moved, .cost = street->cost, .outcome = street->outcome};
	for (int p = 0; p < street->part_count; p++)
		figures.parts += street->parts[p].cuts;
	plan_close(&planned);
	return figures;
}

static void every_setting_acts(void **state)
{
	(void)state;
	struct scenario scenario = district(8, 3);
	const struct figures plain = figures_of(&scenario);
	assert_true(plain.outcome == COMMUNITIES_PROVEN && plain.parts < 8 && plain.outside > 0);
	scenario.settings.plan_move_price = 0;
	assert_true(figures_of(&scenario).moved > plain.moved);
	scenario = district(8, 3);
	scenario.settings.plan_community_most = 7500;
	assert_true(figures_of(&scenario).parts > plain.parts || figures_of(&scenario).cost > plain.cost);
	scenario = district(8, 3);
	scenario.settings.plan_community_least = 11000;
	assert_true(figures_of(&scenario).parts < plain.parts || figures_of(&scenario).cost > plain.cost);
	scenario = district(8, 3);
	scenario.settings.plan_community_load_most = 4;
	scenario.settings.plan_community_least = 1;
	scenario.settings.plan_move_price = 100000;
	const struct figures still = figures_of(&scenario); /* nobody moves where moving is dear and everybody fits */
	assert_int_equal(still.parts, 8);
	assert_true(still.moved < 1e-6 && still.outside == 0);
	scenario.settings.plan_community_load_least = 1.2;
	assert_true(figures_of(&scenario).outside > 0);
	scenario = district(8, 3);
	scenario.settings.plan_community_load_most = 0.6; /* takes more residents than are allowed */
	assert_int_equal(figures_of(&scenario).outcome, COMMUNITIES_IMPOSSIBLE);
}

/* Streets by themselves, one or all, come to the same. */
static void a_street_does_not_depend_on_the_others(void **state)
{
	(void)state;
	struct planned all;
	struct scenario scenario = district(12, 4);
	scenario.settings.streets = 2;
	all.scenario = scenario;
	arena_init(&all.arena);
	faults_init(&all.faults);
	assert_int_equal(communities_build(&all.plan, &all.arena, &all.scenario, -1, &all.faults), STATUS_OK);
	assert_int_equal(all.plan.street_count, 2);
	for (int street = 0; street < 2; street++) {
		struct communities one;
		assert_int_equal(communities_build(&one, &all.arena, &all.scenario, street, &all.faults), STATUS_OK);
		assert_int_equal(one.street_count, 1);
		assert_int_equal(one.streets[0].cost, all.plan.streets[street].cost);
		assert_int_equal(one.streets[0].planned.total, all.plan.streets[street].planned.total);
		assert_true(one.streets[0].planned.total < one.streets[0].now.total && one.streets[0].office_planned > one.streets[0].office_now);
	}
	plan_close(&all);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(whole_communities_are_cheapest),
		cmocka_unit_test(grids_move_where_buildings_are_surveyed),
		cmocka_unit_test(every_setting_acts),
		cmocka_unit_test(a_street_does_not_depend_on_the_others),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
