/* grids.c - plans of whole scenarios: the same on any number of threads, fit for a run, whole on a map; and no broken plan passes for a good one. */
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

#include "plan/zones/proof.h"
#include "report/grids_page.h"

static const char RIVERSIDE[] = "scenarios/tables/riverside.yaml";

/* A scenario planned. */
struct planned {
	struct scenario scenario;
	struct arena arena;
	struct faults faults;
	struct zoning zoning;
	struct grids_page page;
};

static void plan(struct planned *planned, const char *path, const char *const *assignments, int threads, bool splits)
{
	int count = 0;
	while (assignments && assignments[count])
		count++;
	arena_init(&planned->arena);
	faults_init(&planned->faults);
	assert_int_equal(scenario_read(&planned->scenario, path, assignments, count, &planned->faults), STATUS_OK);
	struct zoning_request request = {.scenario = &planned->scenario, .splits_compounds = splits, .team = team_of(threads)};
	assert_int_equal(zoning_build(&planned->zoning, &planned->arena, &request, &planned->faults), STATUS_OK);
	planned->page = (struct grids_page){.scenario = &planned->scenario, .zoning = &planned->zoning, .splits_compounds = splits};
}

static void planned_free(struct planned *planned)
{
	zoning_free(&planned->zoning);
	scenario_free(&planned->scenario);
	arena_free(&planned->arena);
	faults_free(&planned->faults);
}

static void write_file(const char *path, const char *bytes, size_t size)
{
	FILE *file = fopen(path, "wb");
	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, size, file), size);
	assert_int_equal(fclose(file), 0);
}

static int count_of(const char *words, const char *word)
{
	int count = 0;
	for (; (words = strstr(words, word)); words += strlen(word))
		count++;
	return count;
}

/* -- the same ------------------------------------------------------------------------------------------------------------------ */

static void threads_change_nothing(void **state)
{
	(void)state;
	static const char *const few[] = {"place.communities=10", "place.streets=2", NULL};
	struct text first;
	text_init(&first);
	for (int threads = 1; threads <= 8; threads *= 2) {
		struct planned planned;
		struct text out;
		if (threads == 4)
			continue;
		text_init(&out);
		plan(&planned, "scenarios/haishu-2012.yaml", few, threads, false);
		proof_write_zones(&planned.zoning, false, false, &out);
		if (threads == 1)
			text_add(&first, out.data);
		assert_string_equal(out.data, first.data);
		for (int i = 0; i < planned.zoning.count; i++)
			assert_int_equal(planned.zoning.zones[i].plan.outcome, PARTITION_PROVEN);
		assert_int_equal(grids_page_listed(&planned.zoning, false), 0);
		planned_free(&planned);
		text_free(&out);
	}
	text_free(&first);
}

/* -- used by a run ---------------------------------------------------------------------------------------------------------------- */

static void a_plan_is_a_table_of_buildings(void **state)
{
	(void)state;
	for (int is_chinese = 0; is_chinese < 2; is_chinese++) {
		struct planned planned, again;
		struct text out;
		char csv[] = "/tmp/grids-XXXXXX";
		int descriptor = mkstemp(csv);
		assert_true(descriptor >= 0);
		close(descriptor);
		text_init(&out);
		plan(&planned, RIVERSIDE, NULL, 2, false);
		planned.page.is_chinese = is_chinese;
		assert_int_equal(grids_page_csv(&planned.page, &planned.arena, &out), STATUS_OK);
		write_file(csv, out.data, out.length);
		char yaml[] = "/tmp/grids-XXXXXX.yaml";
		descriptor = mkstemps(yaml, 5);
		assert_true(descriptor >= 0);
		close(descriptor);
		char *words = NULL, *here = getcwd(NULL, 0);
		assert_true(asprintf(&words, "extends: %s/scenarios/haishu-2012.yaml\ncommunities: %s/scenarios/tables/riverside.csv\nbuildings: %s\n", here, here, csv) > 0);
		write_file(yaml, words, strlen(words));
		plan(&again, yaml, NULL, 2, false);
		int row = 0;
		for (int i = 0; i < planned.zoning.count; i++) {
			const struct zones *zones = &planned.zoning.zones[i], *same = &again.zoning.zones[i];
			struct neighbourhood place;
			struct neighbourhood_site site = place_site(&again.scenario, &again.zoning.places, i, 0);
			assert_int_equal(again.zoning.places.communities[i].grids, zones->plan.part_count);
			assert_int_equal(neighbourhood_build(&place, &again.arena, &again.scenario.settings, &site, &again.faults), STATUS_OK);
			assert_int_equal(site.row_count, zones->blocks.building_count);
			for (int b = 0; b < site.row_count; b++, row++)
				assert_int_equal(place.buildings[b].grid, zones->plan.part_of[zones->blocks.buildings[b].unit]);
			assert_true(same->plan.cost == zones->plan.cost && same->changed == 0);
			assert_true(same->today == zones->plan.cost && same->today_outside == 0);
		}
		assert_int_equal(row, again.scenario.building_count);
		unlink(csv);
		unlink(yaml);
		free(words);
		free(here);
		planned_free(&planned);
		planned_free(&again);
		text_free(&out);
	}
}

static void a_map_has_every_building(void **state)
{
	(void)state;
	struct planned planned;
	struct text map, points;
	int buildings = 0, grids = 0;
	text_init(&map);
	text_init(&points);
	plan(&planned, RIVERSIDE, NULL, 2, true);
	assert_int_equal(grids_page_map(&planned.page, &planned.arena, &map), STATUS_OK);
	assert_int_equal(grids_page_geojson(&planned.page, &points), STATUS_OK);
	for (int i = 0; i < planned.zoning.count; i++) {
		buildings += planned.zoning.zones[i].blocks.building_count;
		grids += planned.zoning.zones[i].plan.part_count;
	}
	assert_int_equal(count_of(map.data, "<title>"), buildings + 1); /* and that of the picture */
	assert_int_equal(count_of(map.data, "stroke-width=\"2.2\""), grids);
	assert_int_equal(count_of(points.data, "\"Point\""), buildings);
	assert_int_equal(count_of(points.data, "\"is_base\":true"), grids);
	for (int i = 0; i < planned.zoning.count; i++)
		for (int b = 0; b < planned.zoning.zones[i].blocks.building_count; b++)
			assert_non_null(strstr(map.data, planned.zoning.zones[i].blocks.buildings[b].name));
	planned_free(&planned);
	text_free(&map);
	text_free(&points);
}

/* -- checked ----------------------------------------------------------------------------------------------------------------------- */

/* A file read back. */
struct kept {
	char path[32];
	struct arena arena;
	struct faults faults;
	struct proof proof;
	enum status status;
};

static void kept_read(struct kept *kept, const char *bytes, size_t size)
{
	snprintf(kept->path, sizeof kept->path, "/tmp/proof-XXXXXX");
	int descriptor = mkstemp(kept->path);
	assert_true(descriptor >= 0);
	close(descriptor);
	write_file(kept->path, bytes, size);
	arena_init(&kept->arena);
	faults_init(&kept->faults);
	kept->status = proof_read(&kept->proof, kept->path, &kept->arena, &kept->faults);
	unlink(kept->path);
}

static void kept_free(struct kept *kept)
{
	arena_free(&kept->arena);
	faults_free(&kept->faults);
}

static bool holds(struct kept *kept, int which)
{
	struct verify verify;
	return proof_check(&kept->proof, which, &verify, &kept->faults) == STATUS_OK;
}

static void what_was_planned_holds(void **state)
{
	(void)state;
	static const char *const files[] = {"scenarios/tables/riverside.yaml", "scenarios/tables/small-district.yaml"};
	for (int splits = 0; splits < 2; splits++)
		for (size_t f = 0; f < sizeof files / sizeof *files; f++) {
			struct planned planned;
			struct kept kept;
			struct text out;
			text_init(&out);
			plan(&planned, files[f], NULL, 2, splits);
			proof_write_zones(&planned.zoning, splits, false, &out);
			kept_read(&kept, out.data, out.length);
			assert_int_equal(kept.status, STATUS_OK);
			assert_int_equal(kept.proof.count, planned.zoning.count);
			for (int i = 0; i < kept.proof.count; i++) {
				struct verify verify;
				assert_int_equal(proof_check(&kept.proof, i, &verify, &kept.faults), STATUS_OK);
				assert_true(verify.is_proven);
				assert_int_equal(proof_compare(&kept.proof, i, &planned.scenario, &planned.zoning.places, &kept.arena, &kept.faults), STATUS_OK);
			}
			struct settings *settings = &planned.scenario.settings;
			settings->plan_imbalance_price *= 2;
			assert_int_equal(proof_compare(&kept.proof, 0, &planned.scenario, &planned.zoning.places, &kept.arena, &kept.faults), STATUS_FAULT);
			settings->plan_imbalance_price /= 2;
			settings->space_kilometre *= 2;
			assert_int_equal(proof_compare(&kept.proof, 0, &planned.scenario, &planned.zoning.places, &kept.arena, &kept.faults), STATUS_FAULT);
			kept_free(&kept);
			planned_free(&planned);
			text_free(&out);
		}
}

/* Each break by itself, on the second community (single buildings). */
static void unit_moved(struct proof_plan *plan)
{
	int last = plan->blocks.unit_count - 1, from = plan->plan.part_of[last], to = (from + 1) % plan->plan.part_count;
	plan->plan.part_of[last] = to;
}
static void unit_left_out(struct proof_plan *plan) { plan->plan.part_of[0] = -1; }
static void cost_lower(struct proof_plan *plan) { plan->plan.cost--; }
static void part_cheaper(struct proof_plan *plan)
{
	plan->plan.parts[0].cost--;
	plan->plan.cost--;
}
static void window_narrower(struct proof_plan *plan) { plan->rule.most = 390; }
static void prices_raised(struct proof_plan *plan)
{
	struct partition_proof *proof = &plan->plan.proof;
	for (int u = 0; u < plan->blocks.unit_count; u++)
		proof->root.unit[u] += 100;
	for (int n = 0; n < proof->node_count; n++)
		for (int u = 0; u < plan->blocks.unit_count && proof->nodes[n].prices.unit; u++)
			proof->nodes[n].prices.unit[u] += 100;
}
static void bound_raised(struct proof_plan *plan)
{
	plan->plan.outcome = PARTITION_OPEN;
	plan->plan.bound = (double)plan->plan.cost + 1;
}
static void plan_dearer(struct proof_plan *plan) /* two grids exchange a unit where that holds together, and call it proven */
{
	for (int u = 0; u < plan->blocks.unit_count; u++)
		plan->plan.part_of[u] = (plan->plan.part_of[u] + (u == 3)) % plan->plan.part_count;
}
static void count_other(struct proof_plan *plan) { plan->rule.count_high = --plan->rule.count_low; }
static void trips_fewer(struct proof_plan *plan) { plan->blocks.buildings[0].trips /= 2; }
static void way_gone(struct proof_plan *plan)
{
	for (int k = 0; k < plan->blocks.way_count; k++)
		plan->blocks.ways[k].ms = plan->blocks.gap_ms + 1;
}

static void no_broken_plan_holds(void **state)
{
	(void)state;
	static void (*const breaks[])(struct proof_plan *) = {unit_moved, unit_left_out, cost_lower, part_cheaper, window_narrower, prices_raised, bound_raised,
		plan_dearer, count_other, trips_fewer, way_gone};
	struct planned planned;
	struct text out;
	text_init(&out);
	plan(&planned, RIVERSIDE, NULL, 2, false);
	proof_write_zones(&planned.zoning, false, false, &out);
	for (size_t b = 0; b < sizeof breaks / sizeof *breaks; b++) {
		struct kept kept;
		kept_read(&kept, out.data, out.length);
		assert_true(holds(&kept, 1));
		breaks[b](&kept.proof.plans[1]);
		if (holds(&kept, 1))
			fail_msg("break %zu was not seen", b);
		assert_true(kept.faults.error_count > 0);
		kept_free(&kept);
	}
	planned_free(&planned);
	text_free(&out);
}

static uint64_t draw(uint64_t *state)
{
	*state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return *state >> 33;
}

/* Cut off anywhere, and with other bytes here and there: a fault, or a plan that can be checked. */
static void damaged_files_do_no_harm(void **state)
{
	(void)state;
	static const char junk[] = "0123456789-,[]{}:\"e.tn ";
	struct planned planned;
	struct text out;
	uint64_t seed = 1;
	text_init(&out);
	plan(&planned, RIVERSIDE, (const char *const[]){"plan.grid_gap=100 m", NULL}, 2, false);
	proof_write_zones(&planned.zoning, false, false, &out);
	char *bytes = malloc(out.length + 1);
	for (int trial = 0; trial < 150; trial++) {
		struct kept kept;
		size_t size = trial % 3 ? out.length : draw(&seed) % out.length;
		memcpy(bytes, out.data, size);
		for (int change = 0; size > 0 && trial % 3 && change < 1 + trial % 5; change++)
			bytes[draw(&seed) % size] = junk[draw(&seed) % (sizeof junk - 1)];
		kept_read(&kept, bytes, size);
		for (int i = 0; kept.status == STATUS_OK && i < kept.proof.count; i++)
			(void)holds(&kept, i);
		assert_true(kept.status == STATUS_OK || kept.faults.error_count > 0);
		kept_free(&kept);
	}
	free(bytes);
	planned_free(&planned);
	text_free(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(threads_change_nothing),
		cmocka_unit_test(a_plan_is_a_table_of_buildings),
		cmocka_unit_test(a_map_has_every_building),
		cmocka_unit_test(what_was_planned_holds),
		cmocka_unit_test(no_broken_plan_holds),
		cmocka_unit_test(damaged_files_do_no_harm),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
