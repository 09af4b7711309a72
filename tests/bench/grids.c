/* grids.c - the grids of every community of a scenario, from generated buildings and from the same ones written to a table: seconds to plan and to check. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "plan/zones/proof.h"

static double now(void)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static int fail(struct faults *faults)
{
	for (int i = 0; i < faults->count; i++)
		printf("%s\n", fault_line(faults, &faults->rows[i]));
	return 1;
}

/* Plans, keeps, reads back and checks. */
static int plan(const char *what, const struct scenario *scenario, struct arena *arena, struct faults *faults)
{
	struct zoning zoning;
	struct proof proof;
	struct text kept;
	char path[] = "/tmp/grids-XXXXXX";
	struct zoning_request request = {.scenario = scenario, .team = team_of(0)};
	double began = now();
	if (zoning_build(&zoning, arena, &request, faults) != STATUS_OK)
		return fail(faults);
	double planned = now() - began;
	int64_t sets = 0;
	int buildings = 0, proven = 0, shown = 0, descriptor = mkstemp(path);
	text_init(&kept);
	proof_write_zones(&zoning, false, false, &kept);
	if (descriptor < 0 || write(descriptor, kept.data, kept.length) != (ssize_t)kept.length || close(descriptor))
		return 1;
	began = now();
	if (proof_read(&proof, path, arena, faults) != STATUS_OK)
		return fail(faults);
	for (int i = 0; i < proof.count; i++) {
		struct verify verify;
		if (proof_check(&proof, i, &verify, faults) != STATUS_OK)
			return fail(faults);
		shown += verify.is_proven;
		proven += zoning.zones[i].plan.outcome == PARTITION_PROVEN;
		sets += zoning.zones[i].plan.sets;
		buildings += zoning.zones[i].blocks.building_count;
	}
	printf("%-28s %5d communities %6d buildings %9lld possible grids: %5d proven in %6.2f s; %5d shown again in %5.2f s\n", what, zoning.count, buildings,
		(long long)sets, proven, planned, shown, now() - began);
	unlink(path);
	text_free(&kept);
	zoning_free(&zoning);
	return proven < zoning.count || shown < zoning.count;
}

/* The generated buildings of all communities as a table of a scenario. */
static int table_write(const struct scenario *scenario, const char *scenario_path, const char *path, const char *yaml, struct arena *arena, struct faults *faults)
{
	struct place_list places;
	FILE *table = fopen(path, "w"), *file = fopen(yaml, "w");
	char *whole = realpath(scenario_path, NULL);
	if (!table || !file || !whole || place_build(scenario, arena, &places) != STATUS_OK)
		return 1;
	fprintf(file, "extends: %s\nbuildings: %s\n", whole, path);
	fprintf(table, "community,building,households,x,y\n");
	for (int c = 0; c < places.community_count; c++) {
		struct neighbourhood place;
		struct neighbourhood_site site = place_site(scenario, &places, c, 1);
		if (neighbourhood_build(&place, arena, &scenario->settings, &site, faults) != STATUS_OK)
			return 1;
		for (int b = 0; b < place.count; b++)
			fprintf(table, "%d,%d,%.0f,%.1f,%.1f\n", c + 1, b + 1, round(place.buildings[b].households), place.buildings[b].x_m, place.buildings[b].y_m);
	}
	free(whole);
	return fclose(table) || fclose(file);
}

int main(int count, char **arguments)
{
	const char *path = count > 1 ? arguments[1] : "scenarios/haishu-2012.yaml";
	char table[] = "/tmp/buildings-XXXXXX", yaml[] = "/tmp/district-XXXXXX";
	struct scenario scenario, listed;
	struct faults faults;
	struct arena arena;
	faults_init(&faults);
	arena_init(&arena);
	if (scenario_read(&scenario, path, NULL, 0, &faults) != STATUS_OK)
		return fail(&faults);
	int failed = plan("generated", &scenario, &arena, &faults);
	if (mkstemp(table) < 0 || mkstemp(yaml) < 0 || table_write(&scenario, path, table, yaml, &arena, &faults))
		return fail(&faults) + 1;
	if (scenario_read(&listed, yaml, NULL, 0, &faults) != STATUS_OK)
		return fail(&faults);
	failed |= plan("the same from a table", &listed, &arena, &faults);
	unlink(table);
	unlink(yaml);
	scenario_free(&listed);
	scenario_free(&scenario);
	arena_free(&arena);
	faults_free(&faults);
	return failed;
}
