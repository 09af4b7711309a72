/* partition_bases.c - few large parts, choice after choice of bases: the same optima as listing everything, as a compact program, and as published. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "plan/partition/bases.h"
#include "plan/partition/verify.h"
#include "plan/units.h"
#include "solve/lp.h"
#include "unit/lattice.h"

enum { LINE = 256 };

static void plan_init(struct partition *plan, struct arena *arena, int units)
{
	*plan = (struct partition){.cost = INT64_MAX, .bound = -INFINITY, .engine = PARTITION_BASES};
	plan->part_of = arena_rows(arena, units + 1, int);
	plan->price = arena_rows(arena, units + 1, double);
}

static void check(const struct partition_problem *problem, const struct partition *plan)
{
	struct faults faults;
	struct verify verify;
	faults_init(&faults);
	assert_int_equal(verify_plan(&verify, problem, plan, NULL, &faults), STATUS_OK);
	faults_free(&faults);
}

/* Both engines on the same graphs, possible ones and others. */
static void both_engines_agree(void **state)
{
	(void)state;
	int possible = 0, impossible = 0;
	for (uint64_t seed = 1; seed <= 24; seed++) {
		struct town town;
		struct arena arena;
		struct partition listed, bases;
		int units = 10 + (int)(seed % 5), parts = 2 + (int)(seed % 2);
		lattice(&town, units, 4, seed, 0.2);
		int64_t whole = 0, slack = 1 + (int64_t)(seed % 3);
		for (int i = 0; i < units; i++)
			whole += town.weight[i];
		struct partition_problem problem = problem_of(&town, whole / parts - slack, whole / parts + slack, parts, parts);
		arena_init(&arena);
		assert_int_equal(partition_solve(&listed, &arena, &problem), STATUS_OK);
		plan_init(&bases, &arena, units);
		assert_int_equal(bases_solve(&bases, &arena, &problem), STATUS_OK);
		assert_int_equal(listed.outcome, bases.outcome);
		assert_true(listed.cost == bases.cost);
		possible += listed.outcome == PARTITION_PROVEN;
		impossible += listed.outcome == PARTITION_IMPOSSIBLE;
		if (listed.outcome == PARTITION_PROVEN)
			check(&problem, &bases);
		arena_free(&arena);
	}
	assert_true(possible > 6 && impossible > 1);
}

/* Hess with flows: x[i][j] unit i at base j, and from every base flows one unit of goods to each of its units, over units of that base. */
static int64_t by_compact_program(const struct partition_problem *problem, const struct town *town)
{
	struct lp *lp = lp_init();
	int count = town->count, edges = town->first[count], *x = malloc((size_t)(count * count) * sizeof *x);
	int *flow = malloc((size_t)(count * edges) * sizeof *flow), columns[4 * MOST + 8];
	double values[4 * MOST + 8], cost;
	for (int i = 0; i < count; i++)
		for (int j = 0; j < count; j++)
			x[i * count + j] = lp_column(lp, NULL, 0, 1, (double)share(town, i, j) / 1000, 1);
	for (int j = 0; j < count; j++)
		for (int e = 0; e < edges; e++)
			flow[j * edges + e] = lp_column(lp, NULL, 0, count, 0, 0);
	for (int i = 0; i < count; i++) {
		for (int j = 0; j < count; j++) {
			columns[j] = x[i * count + j];
			values[j] = 1;
		}
		lp_row(lp, NULL, 1, 1, count, columns, values);
	}
	for (int j = 0; j < count; j++) {
		for (int i = 0; i < count; i++) {
			columns[i] = x[i * count + j];
			values[i] = (double)town->weight[i] - (i == j ? (double)problem->high : 0);
		}
		lp_row(lp, NULL, -INFINITY, 0, count, columns, values);
		values[j] = (double)town->weight[j] - (double)problem->low;
		lp_row(lp, NULL, 0, INFINITY, count, columns, values);
		columns[j] = x[j * count + j];
		for (int i = 0; i < count; i++) {
			if (i == j)
				continue;
			int at = 0; /* what flows in is what stays: one if the unit is of j; and only then it may flow in */
			for (int n = town->first[i]; n < town->first[i + 1]; n++) {
				int beside = town->neighbour[n], back = town->first[beside];
				while (town->neighbour[back] != i)
					back++;
				columns[at] = flow[j * edges + back];
				values[at++] = 1;
			}
			int in = at;
			columns[at] = x[i * count + j];
			values[at++] = -count;
			lp_row(lp, NULL, -INFINITY, 0, at, columns, values);
			at = in;
			for (int n = town->first[i]; n < town->first[i + 1]; n++) {
				columns[at] = flow[j * edges + n];
				values[at++] = -1;
			}
			columns[at] = x[i * count + j];
			values[at++] = -1;
			lp_row(lp, NULL, 0, 0, at, columns, values);
		}
	}
	for (int j = 0; j < count; j++) {
		columns[j] = x[j * count + j];
		values[j] = 1;
	}
	lp_row(lp, NULL, problem->count_low, problem->count_high, count, columns, values);
	enum lp_outcome outcome = lp_solve_whole(lp, 0);
	cost = outcome == LP_OPTIMAL ? lp_cost(lp) * 1000 : -1;
	lp_free(lp);
	free(x);
	free(flow);
	return llround(cost);
}

static void a_compact_program_finds_the_same(void **state)
{
	(void)state;
	int possible = 0;
	for (uint64_t seed = 201; seed <= 206; seed++) {
		struct town town;
		struct arena arena;
		struct partition plan;
		lattice(&town, 8 + (int)(seed % 2), 3, seed, 0.15);
		struct partition_problem problem = problem_of(&town, 12, 22, 2, 5);
		arena_init(&arena);
		assert_int_equal(partition_solve(&plan, &arena, &problem), STATUS_OK);
		int64_t cost = by_compact_program(&problem, &town);
		if (plan.outcome == PARTITION_IMPOSSIBLE)
			assert_true(cost < 0);
		else
			assert_true(cost == plan.cost);
		possible += cost >= 0;
		arena_free(&arena);
	}
	assert_true(possible > 2);
}

/* The file of a county graph as tables; false when it is not there. */
static bool tables_write(const char *name, const char *units_path, const char *edges_path)
{
	const char *data = getenv("JIANFU_DISTRICTING");
	char path[LINE], line[LINE], cells[4][32];
	int units = -1, edges = 0, at = 0, number;
	snprintf(path, sizeof path, "%s/%s_county.txt", data ? data : "../shared/data/districting", name);
	FILE *in = fopen(path, "r");
	if (!in)
		return false;
	FILE *unit = fopen(units_path, "w"), *edge = fopen(edges_path, "w");
	assert_non_null(unit);
	assert_non_null(edge);
	fprintf(unit, "id,weight,x,y\n");
	fprintf(edge, "a,b\n");
	while (fgets(line, sizeof line, in)) {
		if (line[0] == '#')
			continue;
		if (units < 0)
			assert_int_equal(sscanf(line, "%d %d", &units, &edges), 2);
		else if (at++ < units && sscanf(line, "%d %31s %31s %31s %31s", &number, cells[0], cells[1], cells[2], cells[3]) == 5)
			fprintf(unit, "%d,%s,%s,%s\n", number, cells[1], cells[2], cells[3]);
		else if (sscanf(line, "%31s %31s", cells[0], cells[1]) == 2)
			fprintf(edge, "%s,%s\n", cells[0], cells[1]);
	}
	fclose(in);
	fclose(unit);
	fclose(edge);
	return true;
}

/* Published optima (Zhang, Validi, Buchanan, Hicks, Tables 1 and 2): parts within half a per cent, hops weighted by residents. */
static void counties_have_their_published_optima(void **state)
{
	(void)state;
	static const struct { const char *name; int parts; int64_t optimum; } states[] = {
		{"NM", 3, 1743350}, {"ID", 2, 3237073}, {"WV", 2, 3900450}, {"NE", 3, 2525974}};
	char folder[] = "/tmp/jianfu_counties.XXXXXX", units_path[LINE], edges_path[LINE];
	assert_non_null(mkdtemp(folder));
	snprintf(units_path, sizeof units_path, "%s/units.csv", folder);
	snprintf(edges_path, sizeof edges_path, "%s/edges.csv", folder);
	for (size_t s = 0; s < sizeof states / sizeof *states; s++) {
		struct units units;
		struct units_plan solved;
		struct arena arena;
		struct faults faults;
		if (!tables_write(states[s].name, units_path, edges_path)) {
			print_message("%s skipped, its county graph is not here\n", states[s].name);
			continue;
		}
		arena_init(&arena);
		faults_init(&faults);
		assert_int_equal(units_read(&units, units_path, edges_path, &arena, &faults), STATUS_OK);
		double even = (double)units.whole / states[s].parts;
		struct units_request request = {.low = (int64_t)ceil(0.995 * even), .high = (int64_t)floor(1.005 * even), .count = states[s].parts,
			.cost = UNITS_HOP, .team = team_of(0)};
		assert_int_equal(units_solve(&solved, &units, &request, &arena, &faults), STATUS_OK);
		assert_int_equal(solved.plan.outcome, PARTITION_PROVEN);
		assert_int_equal(solved.plan.engine, PARTITION_BASES);
		assert_true(solved.plan.cost == states[s].optimum);
		check(&solved.problem, &solved.plan);
		faults_free(&faults);
		arena_free(&arena);
	}
	remove(units_path);
	remove(edges_path);
	remove(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(both_engines_agree),
		cmocka_unit_test(a_compact_program_finds_the_same),
		cmocka_unit_test(counties_have_their_published_optima),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
