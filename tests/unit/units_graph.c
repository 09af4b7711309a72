/* units_graph.c - graphs of units from two tables: what is wrong in them is named, published lattices have their optima, and no plan has its reason. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "plan/partition/verify.h"
#include "plan/units.h"

enum { PATH = 64 };

struct files {
	char folder[PATH], units[PATH + 16], edges[PATH + 16];
	struct arena arena;
	struct faults faults;
	struct units read;
	struct units_plan solved;
};

static void put(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	fputs(text, file);
	fclose(file);
}

static enum status files_read(struct files *files, const char *units, const char *edges)
{
	strcpy(files->folder, "/tmp/jianfu_units.XXXXXX");
	assert_non_null(mkdtemp(files->folder));
	snprintf(files->units, sizeof files->units, "%s/units.csv", files->folder);
	snprintf(files->edges, sizeof files->edges, "%s/edges.csv", files->folder);
	put(files->units, units);
	put(files->edges, edges);
	arena_init(&files->arena);
	faults_init(&files->faults);
	return units_read(&files->read, files->units, files->edges, &files->arena, &files->faults);
}

static void files_clear(struct files *files)
{
	remove(files->units);
	remove(files->edges);
	remove(files->folder);
	faults_free(&files->faults);
	arena_free(&files->arena);
}

static bool says(struct files *files, const char *words, int line, int column)
{
	for (int k = 0; k < files->faults.count; k++) {
		const struct fault *fault = &files->faults.rows[k];
		if (strstr(fault->what, words) && fault->place.line == line && (column == 0 || fault->place.column == column))
			return true;
	}
	return false;
}

static void all_faults_at_once(void **state)
{
	(void)state;
	struct files files;
	assert_int_equal(files_read(&files, "id,weight,x,y\na,3,0,0\nb,heavy,1,0\na,-2,2,0\n,4,3,zero\n", "a,b\na,b\na,z\nb,b\n"), STATUS_FAULT);
	assert_true(says(&files, "\"heavy\" is not a number", 3, 3));
	assert_true(says(&files, "\"a\" stands in row 2 already", 4, 0));
	assert_true(says(&files, "-2 is no weight", 4, 0));
	assert_true(says(&files, "a unit without an id", 5, 0));
	assert_true(says(&files, "\"zero\" is not a number", 5, 0));
	assert_true(says(&files, "there is no unit \"z\"", 3, 0));
	assert_true(says(&files, "\"b\" touches itself", 4, 0));
	files_clear(&files);
	assert_int_equal(files_read(&files, "name,weight\na,3\n", "a,b\n"), STATUS_FAULT);
	assert_true(says(&files, "there is no column \"id\"", 1, 0));
	files_clear(&files);
	assert_int_equal(files_read(&files, "id,weight,x\na,3,1\n", "a,b\n"), STATUS_FAULT);
	assert_true(says(&files, "a place needs two coordinates", 1, 0));
	files_clear(&files);
}

static void an_edge_written_twice_is_one(void **state)
{
	(void)state;
	struct files files;
	assert_int_equal(files_read(&files, "id,weight\na,1\nb,2\nc,3\n", "a,b\na,b\nb,a\nc,b\n"), STATUS_OK);
	assert_int_equal(files.read.count, 3);
	assert_int_equal(files.read.edge_count, 2);
	assert_int_equal(files.read.first[2] - files.read.first[1], 2);
	assert_true(files.read.whole == 6 && files.read.x == NULL);
	struct units_request request = {.low = 1, .high = 6, .count = 1, .cost = UNITS_WALK};
	assert_int_equal(units_solve(&files.solved, &files.read, &request, &files.arena, &files.faults), STATUS_FAULT); /* no coordinates */
	files_clear(&files);
}

/* A row of four, 1 apart: by hops and on foot the two in the middle serve best. */
static void ways_are_hops_or_walks(void **state)
{
	(void)state;
	struct files files;
	assert_int_equal(files_read(&files, "id,weight,x,y\na,1,0,0\nb,1,10,0\nc,1,20,0\nd,5,60,0\n", "a,b\na,b\nb,c\nc,d\n"), STATUS_OK);
	struct units_request request = {.low = 8, .high = 8, .count = 1, .cost = UNITS_HOP};
	assert_int_equal(units_solve(&files.solved, &files.read, &request, &files.arena, &files.faults), STATUS_OK);
	assert_true(files.solved.plan.outcome == PARTITION_PROVEN && files.solved.plan.cost == 6 && files.solved.plan.parts[0].base == 3);
	request.cost = UNITS_WALK;
	assert_int_equal(units_solve(&files.solved, &files.read, &request, &files.arena, &files.faults), STATUS_OK);
	assert_true(files.solved.plan.cost == 60 + 50 + 40);
	files_clear(&files);
}

static void no_plan_has_its_reason(void **state)
{
	(void)state;
	static const struct { const char *units, *edges; int64_t low, high; int count; const char *words; } cases[] = {
		{"id,weight\na,9\nb,3\n", "a,b\na,b\n", 1, 8, 0, "a: heavier alone"},
		{"id,weight\na,5\nb,5\nc,5\n", "a,b\na,b\nb,c\n", 5, 6, 2, "all units together weigh 15"},
		{"id,weight\na,4\nb,5\nc,3\nd,3\n", "a,b\nc,d\n", 5, 8, 0, "a: no way leads out"},
		{"id,weight\na,2\nb,2\nc,4\nd,4\n", "a,b\na,c\nb,c\nc,d\n", 5, 7, 2, NULL}};
	for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
		struct files files;
		struct verify verify;
		assert_int_equal(files_read(&files, cases[k].units, cases[k].edges), STATUS_OK);
		struct units_request request = {.low = cases[k].low, .high = cases[k].high, .count = cases[k].count, .cost = UNITS_HOP};
		assert_int_equal(units_solve(&files.solved, &files.read, &request, &files.arena, &files.faults), STATUS_OK);
		assert_int_equal(files.solved.plan.outcome, PARTITION_IMPOSSIBLE);
		const char *reason = units_reason(&files.solved, &files.read, &files.faults);
		assert_non_null(reason);
		if (cases[k].words && !strstr(reason, cases[k].words))
			print_message("%s\n", reason);
		assert_true(!cases[k].words || strstr(reason, cases[k].words));
		assert_int_equal(verify_plan(&verify, &files.solved.problem, &files.solved.plan, files.read.names, &files.faults), STATUS_OK);
		assert_true(verify.is_proven);
		files_clear(&files);
	}
}

/* Validi, Buchanan, Lykhovyd (2022): n x n cells into n connected parts of n. */
static void lattices_have_their_published_optima(void **state)
{
	(void)state;
	static const int64_t optimum[] = {[5] = 239524, [6] = 418572, [7] = 647977, [8] = 916840, [9] = 1075716};
	for (int n = 5; n <= 9; n++) {
		struct files files;
		char units[4096] = "id,weight,x,y\n", edges[4096] = "a,b\n";
		for (int i = 0; i < n * n; i++) {
			snprintf(units + strlen(units), sizeof units - strlen(units), "%d,1,%d,%d\n", i, i % n, i / n);
			if (i % n)
				snprintf(edges + strlen(edges), sizeof edges - strlen(edges), "%d,%d\n", i - 1, i);
			if (i >= n)
				snprintf(edges + strlen(edges), sizeof edges - strlen(edges), "%d,%d\n", i - n, i);
		}
		assert_int_equal(files_read(&files, units, edges), STATUS_OK);
		struct units_request request = {.low = n, .high = n, .count = n, .cost = UNITS_EUCLID2};
		assert_int_equal(units_solve(&files.solved, &files.read, &request, &files.arena, &files.faults), STATUS_OK);
		assert_int_equal(files.solved.plan.outcome, PARTITION_PROVEN);
		assert_true(files.solved.plan.cost == optimum[n]);
		files_clear(&files);
	}
}

/* Silent until asked so often. */
static bool is_over(void *watch)
{
	return --*(int *)watch < 0;
}

static void a_clock_leaves_its_mark(void **state)
{
	(void)state;
	struct files files;
	char units[4096] = "id,weight,x,y\n", edges[4096] = "a,b\n";
	for (int i = 0; i < 36; i++) {
		snprintf(units + strlen(units), sizeof units - strlen(units), "%d,%d,%d,%d\n", i, 3 + (i * 7) % 5, 10 * (i % 6) + i % 3, 10 * (i / 6) + i % 4);
		if (i % 6)
			snprintf(edges + strlen(edges), sizeof edges - strlen(edges), "%d,%d\n", i - 1, i);
		if (i >= 6)
			snprintf(edges + strlen(edges), sizeof edges - strlen(edges), "%d,%d\n", i - 6, i);
	}
	assert_int_equal(files_read(&files, units, edges), STATUS_OK);
	int asked = 0;
	struct units_request request = {.low = 24, .high = 32, .cost = UNITS_WALK, .is_over = is_over, .watch = &asked};
	assert_int_equal(units_solve(&files.solved, &files.read, &request, &files.arena, &files.faults), STATUS_OK);
	assert_true(files.solved.plan.is_clocked == (files.solved.plan.outcome == PARTITION_OPEN));
	int64_t cost = files.solved.plan.cost;
	double bound = files.solved.plan.bound;
	request.is_over = NULL;
	assert_int_equal(units_solve(&files.solved, &files.read, &request, &files.arena, &files.faults), STATUS_OK);
	assert_int_equal(files.solved.plan.outcome, PARTITION_PROVEN);
	assert_true(!files.solved.plan.is_clocked && files.solved.plan.cost <= cost && bound <= (double)files.solved.plan.cost);
	files_clear(&files);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_faults_at_once),
		cmocka_unit_test(an_edge_written_twice_is_one),
		cmocka_unit_test(ways_are_hops_or_walks),
		cmocka_unit_test(no_plan_has_its_reason),
		cmocka_unit_test(lattices_have_their_published_optima),
		cmocka_unit_test(a_clock_leaves_its_mark),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
