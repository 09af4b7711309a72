/* golden.c - small scenarios whose history must not change unnoticed: BLESS=yes shows what changed and takes it as the new truth. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/text.h"
#include "runs.h"

static const char KEPT[] = "tests/golden/golden.txt";
static const char *const SCENARIOS[] = {"haishu", "odd", "counter"};
static const enum indicator_id SHOWN[] = {INDICATOR_services_on_time, INDICATOR_admin_demanded, INDICATOR_tasks_done_well, INDICATOR_overtime, INDICATOR_utilisation};

/* A line for each option and replication: the fingerprint of its history, then a few indicators. */
static void scenario_tell(const char *name, struct text *text)
{
	char path[128];
	struct run run;
	snprintf(path, sizeof path, "tests/golden/%s.yaml", name);
	run_make(&run, path, NULL, 0, 0, 2);
	assert_int_equal(run.status, STATUS_OK);
	for (int point = 0; point < run.set.point_count; point++) {
		for (int r = 0; r < run.set.replication_count; r++) {
			text_addf(text, "%s %s %d %016llx", name, run.set.points[point].name, r + 1,
				(unsigned long long)run.set.digest[point * run.set.replication_count + r]);
			for (size_t i = 0; i < sizeof SHOWN / sizeof *SHOWN; i++)
				text_addf(text, " %s=%.6f", run.set.measures[SHOWN[i]].name, result_horizon(&run.set, point, r)[SHOWN[i]]);
			text_addf(text, "\n");
		}
	}
	run_free(&run);
}

/* The whole file, empty when there is none. */
static void kept_read(struct text *text)
{
	char row[1024];
	FILE *file = fopen(KEPT, "r");
	while (file && fgets(row, sizeof row, file))
		text_addf(text, "%s", row);
	if (file)
		fclose(file);
}

/* Prints the rows in which two texts differ; returns how many. Both texts end with a newline. */
static int difference_show(const char *before, const char *now)
{
	int rows = 0;
	while (*before || *now) {
		int old = (int)strcspn(before, "\n"), new = (int)strcspn(now, "\n");
		if (old != new || strncmp(before, now, (size_t)old)) {
			printf("- %.*s\n+ %.*s\n", old, before, new, now);
			rows++;
		}
		before += old + (before[old] == '\n');
		now += new + (now[new] == '\n');
	}
	return rows;
}

static void test_golden(void **state)
{
	(void)state;
	struct text now, kept;
	const char *bless = getenv("BLESS");
	text_init(&now);
	text_init(&kept);
	kept_read(&kept);
	for (size_t i = 0; i < sizeof SCENARIOS / sizeof *SCENARIOS; i++)
		scenario_tell(SCENARIOS[i], &now);
	assert_false(now.failed || kept.failed);
	int rows = difference_show(kept.length ? kept.data : "", now.data);
	if (rows && bless && !strcmp(bless, "yes")) {
		FILE *file = fopen(KEPT, "w");
		assert_true(file && fputs(now.data, file) >= 0 && fclose(file) == 0);
		printf("%d rows blessed\n", rows);
		rows = 0;
	}
	if (rows)
		printf("if this is meant: BLESS=yes build/tests/golden/golden\n");
	text_free(&now);
	text_free(&kept);
	assert_int_equal(rows, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_golden)};
	return cmocka_run_group_tests_name("golden", tests, NULL, NULL);
}
