/* values.c - tests of values made of several: mixtures, tables to draw from, lists of numbers; each can be written and read again. */
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

#include "input/column.h"
#include "input/schema.h"

#define ROOM_MORE char path[32]; /* of the one table a test has */
#include "room.h"

static int path_close(void **state)
{
	const struct room *room = *state;
	if (*room->path)
		remove(room->path);
	return room_close(state);
}

static void table_write(struct room *room, const char *text)
{
	strcpy(room->path, "/tmp/jianfu-values-XXXXXX");
	int file = mkstemp(room->path);
	assert_true(file >= 0);
	assert_int_equal(write(file, text, strlen(text)), strlen(text));
	close(file);
}

struct target {
	struct draw effort, batch;
	struct schema_list factors, lengths;
};

static const struct schema_key keys[] = {
	{.path = "effort", .type = SCHEMA_DRAW, .dimension = UNITS_DURATION, .offset = offsetof(struct target, effort),
	 .draw_fallback = {.kind = DRAW_exponential, .p = {1.5}}, .high = 2000, .source = "rule"},
	{.path = "batch", .type = SCHEMA_DRAW, .dimension = UNITS_COUNT, .offset = offsetof(struct target, batch),
	 .draw_fallback = {.kind = DRAW_constant, .p = {1}}, .low = 1, .high = 100, .source = "rule"},
	{.path = "factors", .type = SCHEMA_LIST, .dimension = UNITS_NUMBER, .offset = offsetof(struct target, factors), .fallback = 1, .high = 10,
	 .list_least = 3, .list_most = 3, .source = "rule"},
	{.path = "lengths", .type = SCHEMA_LIST, .dimension = UNITS_DURATION, .offset = offsetof(struct target, lengths), .fallback = 1, .low = 0.25, .high = 48,
	 .list_least = 1, .list_most = 4, .source = "rule"},
};
static const struct schema schema = {.keys = keys, .count = sizeof keys / sizeof *keys};

static enum status set(struct room *room, const char *assignment, struct target *target)
{
	return schema_set(&schema, assignment, target, NULL, &room->arena, &room->faults);
}

/* A value, written in either language and read again, is the same in every number and every word. */
static struct target assert_same_again(struct room *room, const char *path, const char *value)
{
	struct target target;
	const struct schema_key *key = schema_find(&schema, path);
	schema_defaults(&schema, &target, NULL);
	if (set(room, arena_format(&room->arena, "%s=%s", path, value), &target))
		fail_msg("%s", fault_line(&room->faults, &room->faults.rows[room->faults.count - 1]));
	for (int is_chinese = 0; is_chinese < 2; is_chinese++) {
		struct target again;
		char words[SCHEMA_VALUE], words_again[SCHEMA_VALUE];
		schema_defaults(&schema, &again, NULL);
		schema_value(key, &target, is_chinese, words, sizeof words);
		if (set(room, arena_format(&room->arena, "%s=%s", path, words), &again))
			fail_msg("%s: %s", words, fault_line(&room->faults, &room->faults.rows[room->faults.count - 1]));
		schema_value(key, &again, is_chinese, words_again, sizeof words_again);
		assert_string_equal(words, words_again);
		assert_true(draw_mean(&target.effort) == draw_mean(&again.effort) && draw_variance(&target.effort) == draw_variance(&again.effort));
		assert_true(draw_mean(&target.batch) == draw_mean(&again.batch));
		assert_int_equal(target.lengths.count, again.lengths.count);
		for (int i = 0; i < target.lengths.count; i++)
			assert_true(target.lengths.values[i] == again.lengths.values[i]);
	}
	return target;
}

static void assert_refused(struct room *room, const char *assignment, const char *line)
{
	struct target target, before;
	memset(&target, 0, sizeof target);
	memset(&before, 0, sizeof before);
	schema_defaults(&schema, &target, NULL);
	schema_defaults(&schema, &before, NULL);
	assert_int_equal(set(room, assignment, &target), STATUS_FAULT);
	assert_string_equal(fault_line(&room->faults, &room->faults.rows[room->faults.count - 1]), line);
	assert_memory_equal(&target, &before, sizeof target);
}

/* -- mixtures -------------------------------------------------------------------------------------------------------- */

static void test_mixture(void **state)
{
	struct room *room = *state;
	struct target target = assert_same_again(room, "effort", "{mixture: [{share: 30 %, value: 0 min}, {exponential: {mean: 2 min}, share: 0.7}]}");
	assert_int_equal(target.effort.part_count, 2);
	assert_true(target.effort.parts[0].share == 0.3 && target.effort.parts[0].draw.kind == DRAW_constant);
	assert_true(fabs(draw_mean(&target.effort) - 1.4 / 60) < 1e-15);
	char words[SCHEMA_VALUE];
	schema_value(&keys[0], &target, true, words, sizeof words);
	assert_string_equal(words, "{混合分布: [{份额: 30 %, 数值: 0 小时}, {份额: 70 %, 指数分布: {均值: 2 分钟}}]}");
	schema_value(&keys[0], &target, false, words, sizeof words);
	assert_string_equal(words, "{mixture: [{share: 30 %, value: 0 h}, {share: 70 %, exponential: {mean: 2 min}}]}");
	assert_same_again(room, "effort", "{mixture: [{share: 0.3333333333, value: 1 h}, {share: 0.3333333333, value: 0.123456789 min}, "
		"{share: 0.3333333334, lognormal: {mean: 1.23456789012 d, cv: 0.98765432101}}]}");
	assert_same_again(room, "effort", "{mixture: [{share: 0.5, mixture: [{share: 0.25, value: 3 s}, {share: 0.75, erlang: {mean: 1 h, phases: 3}}]}, "
		"{share: 0.5, triangular: {low: 1 min, mode: 2 min, high: 1 h}}]}");
	target = assert_same_again(room, "batch", "{geometric: {mean: 2.5}}");
	assert_true(draw_mean(&target.batch) == 2.5);
}

static void test_mixture_refuses(void **state)
{
	static const char part_help[] = "write {share: 0.3, value: 0 min} or {share: 0.7, exponential: {mean: 2 min}}";
	struct room *room = *state;
	assert_refused(room, "effort={mixture: [{share: 0.3, value: 0 h}, {share: 0.6, value: 1 h}]}",
		"error: the shares of effort.mixture sum to 0.9; help: let them sum to 1");
	assert_refused(room, "effort={mixture: [{share: 0.5, value: 0 h}, {share: 0.500001, value: 1 h}]}",
		"error: the shares of effort.mixture sum to 1.000001; help: let them sum to 1");
	assert_refused(room, "effort={mixture: []}", arena_format(&room->arena, "error: effort.mixture wants a list of parts in [ ]; help: %s", part_help));
	assert_refused(room, "effort={mixture: [{value: 1 h}]}",
		arena_format(&room->arena, "error: effort.mixture[1] wants its share and one distribution; help: %s", part_help));
	assert_refused(room, "effort={mixture: [{share: 1, value: 1}]}",
		"error: effort.mixture[1] wants a quantity in h | min | s | d or a distribution, not \"1\"; help: write 1 h");
	assert_refused(room, "effort={mixture: [{share: 1, gama: {mean: 1 h, cv: 1}}]}",
		"error: effort.mixture[1] knows no distribution gama; help: did you mean gamma?");
	assert_refused(room, "effort={mixture: [{share: 1, value: 2001 h}]}",
		"error: effort has a mean of 2001 h, outside 0 h … 2000 h; help: write a value within 0 h … 2000 h");
}

static void test_mixture_depth(void **state)
{
	struct room *room = *state;
	struct target target;
	const char *nested = "{mixture: [{share: 1, value: 1 h}]}";
	schema_defaults(&schema, &target, NULL);
	for (int depth = 1; depth <= 4; depth++) {
		assert_int_equal(set(room, arena_format(&room->arena, "effort=%s", nested), &target), STATUS_OK);
		nested = arena_format(&room->arena, "{mixture: [{share: 1, %.*s]}", (int)strlen(nested) - 1, nested + 1);
	}
	assert_true(draw_mean(&target.effort) == 1);
	assert_refused(room, arena_format(&room->arena, "effort=%s", nested),
		"error: effort.mixture holds mixtures more than 4 deep; help: multiply the shares and write one list");
}

/* -- tables ---------------------------------------------------------------------------------------------------------- */

static void test_empirical(void **state)
{
	struct room *room = *state;
	table_write(room, "minutes,times,工时（小时）,\"say \"\"when\"\"\"\n5,1,0.5,1 d\n10 min,2,1,2 d\n30,1,2 h,3 d\n");
	const char *form = "{empirical: {file: %s, column: %s}}";
	struct target target = assert_same_again(room, "effort", arena_format(&room->arena, form, room->path, "minutes, unit: min"));
	assert_true(fabs(draw_mean(&target.effort) - 0.25) < 1e-15);
	target = assert_same_again(room, "effort", arena_format(&room->arena, form, room->path, "minutes, unit: min, weight: times"));
	assert_true(fabs(draw_mean(&target.effort) - 55.0 / 240) < 1e-15);
	target = assert_same_again(room, "effort", arena_format(&room->arena, form, room->path, "minutes, unit: min, interpolate: yes"));
	assert_true(target.effort.table->is_continuous && fabs(draw_mean(&target.effort) - 13.75 / 60) < 1e-15);
	for (int whole = 0; whole < 2; whole++) {
		target = assert_same_again(room, "effort", arena_format(&room->arena, form, room->path, whole ? "工时（小时）" : "工时"));
		assert_true(fabs(draw_mean(&target.effort) - 3.5 / 3) < 1e-15);
	}
	target = assert_same_again(room, "effort", arena_format(&room->arena, form, room->path, "'say \"when\"'"));
	assert_true(draw_mean(&target.effort) == 48);
	target = assert_same_again(room, "effort", arena_format(&room->arena, "{mixture: [{share: 0.5, value: 1 h}, {share: 0.5, empirical: {file: %s, column: 工时}}]}", room->path));
	assert_true(fabs(draw_mean(&target.effort) - 0.5 - 3.5 / 6) < 1e-15);
	target = assert_same_again(room, "batch", arena_format(&room->arena, form, room->path, "times"));
	assert_true(draw_mean(&target.batch) == 4.0 / 3);
}

static void test_empirical_refuses(void **state)
{
	struct room *room = *state;
	table_write(room, "minutes,times,gaps\n5,0,1\n-3,0,\n1e400,0,2\nabc,0,3\n");
	const struct { const char *inside, *fault; } rows[] = {
		{"column: minutes", "error: effort.empirical lacks its file; help: write {file: efforts.csv, column: minutes, unit: min}"},
		{"file: FILE", "error: effort.empirical lacks its column; help: write {file: efforts.csv, column: minutes, unit: min}"},
		{"file: FILE, column: minute", "error: there is no column minute in FILE; help: the columns are minutes, times, gaps"},
		{"file: FILE, column: minutes, weight: time", "error: there is no column time in FILE; help: the columns are minutes, times, gaps"},
		{"file: FILE, column: minutes, unit: yr", "error: effort.empirical cannot be in yr; help: one of h | min | s | d"},
		{"file: FILE, colum: minutes", "error: there is no key effort.empirical.colum; help: did you mean effort.empirical.column?"},
		{"file: FILE, column: minutes, unit: min, interpolate: jes",
		 "error: effort.empirical.interpolate wants one of no|yes, not \"jes\"; help: did you mean yes?"},
		{"file: FILE, column: minutes, unit: min", "FILE:5:1: error: row 5, column minutes: \"abc\" is no quantity of this kind; help: write plain digits, as in 12.5"},
		{"file: FILE, column: times", "FILE:5:5: error: row 5, column times: \"0\" is no quantity of this kind; "
		 "help: put one of h | min | s | d behind the number, or in the heading as in times (h)"},
		{"file: FILE, column: gaps, unit: min", "FILE:3:6: error: row 3, column gaps: the cell is empty; help: leave the row out"},
		{"file: FILE, column: times, unit: h, weight: times", "FILE:1:1: error: the table has no values to draw from; help: give it rows, and one a weight above 0"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char inside[512] = "", fault[512] = "";
		const char *from[] = {rows[i].inside, rows[i].fault};
		char *to[] = {inside, fault};
		for (int which = 0; which < 2; which++) {
			const char *mark = strstr(from[which], "FILE");
			int length = mark ? (int)(mark - from[which]) : (int)strlen(from[which]);
			snprintf(to[which], 512, "%.*s%s%s", length, from[which], mark ? room->path : "", mark ? mark + 4 : "");
		}
		assert_refused(room, arena_format(&room->arena, "effort={empirical: {%s}}", inside), fault);
	}
	assert_refused(room, arena_format(&room->arena, "effort={empirical: {file: %s.no, column: a}}", room->path),
		arena_format(&room->arena, "error: there is no file \"%s.no\"; help: check the path", room->path));
}

/* Every fault of a table at once, up to a number; each with its line and column. */
static void test_empirical_collects(void **state)
{
	struct room *room = *state;
	struct target target;
	char text[1024] = "minutes\n1\n-2\n";
	for (int i = 0; i < 30; i++)
		strcat(text, "x\n");
	table_write(room, text);
	schema_defaults(&schema, &target, NULL);
	assert_int_equal(set(room, arena_format(&room->arena, "effort={empirical: {file: %s, column: minutes, unit: min}}", room->path), &target), STATUS_FAULT);
	assert_int_equal(room->faults.error_count, COLUMN_FAULTS);
	assert_string_equal(fault_line(&room->faults, &room->faults.rows[0]),
		arena_format(&room->arena, "%s:3:1: error: row 3, column minutes: -2 is out of bounds; help: write 0 h or more", room->path));
}

/* -- lists ----------------------------------------------------------------------------------------------------------- */

static void test_lists(void **state)
{
	struct room *room = *state;
	char words[SCHEMA_VALUE];
	struct target target = assert_same_again(room, "factors", "[1, 0.5, 0]");
	assert_int_equal(target.factors.count, 3);
	assert_true(target.factors.values[1] == 0.5);
	target = assert_same_again(room, "lengths", "[15, 30 min, 0.123456789 d, 90 min]");
	assert_int_equal(target.lengths.count, 4);
	assert_true(target.lengths.values[0] == 0.25 && target.lengths.values[1] == 0.5 && target.lengths.values[3] == 1.5);
	schema_value(&keys[3], &target, false, words, sizeof words);
	assert_string_equal(words, "[15 min, 30 min, 0.123456789 d, 90 min]");
	assert_int_equal(assert_same_again(room, "lengths", "[]").lengths.count, 0);
	schema_fallback(&keys[3], false, words, sizeof words);
	assert_string_equal(words, "[]");
	schema_bounds(&keys[3], false, words, sizeof words);
	assert_string_equal(words, "15 min … 2 d");
}

static void test_lists_refuse(void **state)
{
	struct room *room = *state;
	assert_refused(room, "factors=[1, 2]", "error: factors wants 3 numbers, not 2; help: add the others");
	assert_refused(room, "factors=[1, 2, 3, 4]", "error: factors wants 3 numbers, not 4; help: leave some out");
	assert_refused(room, "factors=1", "error: factors wants a list of 3 numbers, not \"1\"; help: write them in [ ], with commas between");
	assert_refused(room, "lengths={a: 1}", "error: lengths wants a list of 1 … 4 numbers, not a group of keys; help: write them in [ ], with commas between");
	assert_refused(room, "factors=[1, two, 3]", "error: factors[2] wants a plain number, not \"two\"; help: write for instance 1");
	assert_refused(room, "factors=[1, 11, 3]", "error: factors[2] is 11, outside 0 … 10; help: write a value within 0 … 10");
	assert_refused(room, "lengths=[1 h, 2]", "error: lengths[2] wants a quantity in h | min | s | d, not \"2\"; help: write 2 h");
	assert_refused(room, "lengths=[1 h, [2 h]]", "error: lengths[2] wants a quantity in h | min | s | d, not a list; help: write for instance 1 h");
	assert_refused(room, "lengths=[1, 2 /h]", "error: lengths[2] wants a quantity in h | min | s | d, not \"2 /h\"; help: write for instance 1 h");
	assert_int_equal(room->faults.error_count, 10); /* the last has two */
}

/* -- columns --------------------------------------------------------------------------------------------------------- */

static void test_columns(void **state)
{
	struct room *room = *state;
	struct csv csv;
	table_write(room, "a (min),b（小时）,c,d (份)\n1,2,\"3,000 min\",１２\n");
	assert_int_equal(csv_read(room->path, (struct place){0}, &room->arena, &room->faults, &csv), STATUS_OK);
	const struct { const char *name, *other; enum units_dimension dimension; double value; } rows[] = {
		{"a", NULL, UNITS_DURATION, 1.0 / 60}, {"a (min)", NULL, UNITS_DURATION, 1.0 / 60}, {"none", "b", UNITS_DURATION, 2},
		{"c", NULL, UNITS_DURATION, 50}, {"d", NULL, UNITS_COUNT, 12}, {"A", "none", UNITS_DURATION, -1},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct column column = column_find(&csv, rows[i].name, rows[i].other);
		double value;
		column.dimension = rows[i].dimension;
		assert_int_equal(column_number(&column, 0, -1, &room->faults, &value), STATUS_OK);
		assert_true(value == rows[i].value);
		if (column.at < 0)
			continue;
		column.high = rows[i].value / 2;
		assert_int_equal(column_number(&column, 0, -1, &room->faults, &value), STATUS_FAULT);
		assert_true(value == -1);
	}
	struct column column = column_find(&csv, "b", NULL);
	double value;
	column.dimension = UNITS_RATE;
	assert_int_equal(column_number(&column, 0, -1, &room->faults, &value), STATUS_FAULT);
	assert_true(column_knows(UNITS_DURATION, "min") && column_knows(UNITS_DURATION, "分钟") && !column_knows(UNITS_DURATION, "yr"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, room_open, path_close)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_mixture), TEST(test_mixture_refuses), TEST(test_mixture_depth), TEST(test_empirical), TEST(test_empirical_refuses),
		TEST(test_empirical_collects), TEST(test_lists), TEST(test_lists_refuse), TEST(test_columns),
	};
	return cmocka_run_group_tests_name("values", tests, NULL, NULL);
}
