/* input.c - tests of YAML trees, tables and schemas. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "clock/calendar.h"
#include "input/csv.h"
#include "input/file.h"
#include "input/schema.h"
#include "room.h"

static void assert_fault(struct room *room, int at, const char *line)
{
	assert_true(at < room->faults.count);
	assert_string_equal(fault_line(&room->faults, &room->faults.rows[at]), line);
}

static const struct yaml_node *parsed(struct room *room, const char *text)
{
	const struct yaml_node *root;
	enum status status = yaml_parse(text, strlen(text), "t.yaml", &room->arena, &room->faults, &root);
	assert_int_equal(status, room->faults.error_count ? STATUS_FAULT : STATUS_OK);
	return root;
}

/* A file of its own for one test, gone when it is closed. */
static void file_with(char *path, const void *bytes, size_t size)
{
	strcpy(path, "/tmp/jianfu-input-XXXXXX");
	int file = mkstemp(path);
	assert_true(file >= 0);
	assert_int_equal(write(file, bytes, size), size);
	close(file);
}

/* -- yaml ------------------------------------------------------------------------------------------------------------ */

static void test_yaml_tree(void **state)
{
	const struct yaml_node *root = parsed(*state, "a: 1\n海曙: [x, \"y z\", {b: }]\nc:\n  d: |\n    two\n    lines\n");
	assert_non_null(root);
	assert_int_equal(root->kind, YAML_MAPPING);
	assert_int_equal(root->count, 3);
	assert_string_equal(yaml_child(root, "a")->text, "1");
	assert_null(yaml_child(root, "b"));
	const struct yaml_node *list = yaml_child(root, "海曙");
	assert_int_equal(list->kind, YAML_SEQUENCE);
	assert_int_equal(list->count, 3);
	assert_false(list->first->quoted);
	assert_true(list->first->next->quoted);
	assert_string_equal(list->first->next->text, "y z");
	assert_int_equal(list->first->next->place.line, 2);
	assert_int_equal(list->first->next->place.column, 9); /* in characters, not bytes or columns */
	assert_string_equal(list->first->next->next->first->text, "");
	const struct yaml_node *d = yaml_child(yaml_child(root, "c"), "d");
	assert_string_equal(d->text, "two\nlines\n");
	assert_int_equal(d->key_place.line, 4);
	assert_int_equal(d->key_place.column, 3);
}

static void test_yaml_refuses(void **state)
{
	static const struct { const char *text, *line; } cases[] = {
		{"a: 1\nb: 2\na: 3\n", "t.yaml:3:1: error: a is given twice; help: it already stands in line 1; keep one of them"},
		{"a: *b\n", "t.yaml:1:4: error: aliases are not read here (*b); help: write the value out where it is needed, or use extends"},
		{"? [a]\n: b\n", "t.yaml:1:3: error: a key must be a plain word; help: write a plain word before the colon"},
		{"a: \"x\\0y\"\n", "t.yaml:1:4: error: a zero byte inside a value; help: leave it out"},
		{"a: @b\n", "t.yaml:1:4: error: a value cannot begin with \"@\"; help: put the value in quotes"},
		{"", "t.yaml: error: the file is empty; help: see the examples in scenarios/"},
	};
	struct room *room = *state;
	for (int i = 0; i < (int)(sizeof cases / sizeof *cases); i++) {
		parsed(room, cases[i].text);
		assert_int_equal(room->faults.count, i + 1);
		assert_fault(room, i, cases[i].line);
	}
}

static void test_yaml_keeps_what_stood_before_a_fault(void **state)
{
	const struct yaml_node *root = parsed(*state, "a: 1\nb: {c: 2, d\nc: 3\n");
	assert_non_null(root);
	assert_string_equal(yaml_child(root, "a")->text, "1");
	assert_null(yaml_child(root, "b")); /* half a { } says nothing */
}

static void test_yaml_depth(void **state)
{
	struct room *room = *state;
	char text[2 * YAML_DEPTH + 8];
	for (int depth = YAML_DEPTH; depth <= YAML_DEPTH + 1; depth++) {
		memset(text, '[', (size_t)depth);
		memset(text + depth, ']', (size_t)depth);
		text[2 * depth] = '\0';
		parsed(room, text);
		assert_int_equal(room->faults.error_count, depth > YAML_DEPTH);
	}
}

static void test_yaml_files(void **state)
{
	struct room *room = *state;
	const struct yaml_node *root;
	const char *source;
	char path[64];
	file_with(path, "\xEF\xBB\xBF" "a: 1\r\nb: 2\r\n", 15);
	assert_int_equal(yaml_read(path, (struct place){0}, &room->arena, &room->faults, &root, &source), STATUS_OK);
	assert_int_equal(yaml_child(root, "a")->key_place.column, 1);
	assert_string_equal(yaml_child(root, "b")->text, "2");
	assert_string_equal(source, "a: 1\r\nb: 2\r\n");
	unlink(path);
	struct place from = {"s.yaml", 3, 4};
	assert_int_equal(yaml_read("/no/such", from, &room->arena, &room->faults, &root, NULL), STATUS_FAULT);
	assert_null(root);
	assert_fault(room, 0, "s.yaml:3:4: error: there is no file \"/no/such\"; help: a path is relative to the file it stands in");
	assert_int_equal(yaml_read("/", from, &room->arena, &room->faults, &root, NULL), STATUS_FAULT);
	assert_fault(room, 1, "s.yaml:3:4: error: \"/\" is a folder; help: name a file in it");
}

static void test_file_limits(void **state)
{
	struct room *room = *state;
	char path[64], bytes[10000];
	const char *text;
	size_t size;
	memset(bytes, 'x', sizeof bytes);
	file_with(path, bytes, sizeof bytes);
	assert_int_equal(file_read(path, (struct place){0}, sizeof bytes, &room->arena, &room->faults, &text, &size), STATUS_OK);
	assert_int_equal(size, sizeof bytes);
	assert_int_equal(strlen(text), sizeof bytes);
	assert_int_equal(file_read(path, (struct place){0}, sizeof bytes - 1, &room->arena, &room->faults, &text, &size), STATUS_FAULT);
	assert_int_equal(file_read("/dev/zero", (struct place){0}, 1 << 20, &room->arena, &room->faults, &text, &size), STATUS_FAULT);
	unlink(path);
	assert_string_equal(file_beside("a/b.yaml", "../c.yaml", &room->arena), "a/../c.yaml");
	assert_string_equal(file_beside("b.yaml", "c.yaml", &room->arena), "c.yaml");
	assert_string_equal(file_beside("a/b.yaml", "/c.yaml", &room->arena), "/c.yaml");
}

/* -- csv ------------------------------------------------------------------------------------------------------------- */

static enum status table(struct room *room, const char *text, struct csv *csv)
{
	char path[64];
	file_with(path, text, strlen(text));
	enum status status = csv_read(path, (struct place){0}, &room->arena, &room->faults, csv);
	unlink(path);
	return status;
}

static void test_csv_cells(void **state)
{
	struct csv csv;
	assert_int_equal(table(*state, "id,名称, note \r\n1,\"甲, \"\"one\"\"\",  x \r\n\r\n ,,\r\n2,\"two\nlines\",", &csv), STATUS_OK);
	assert_int_equal(csv.column_count, 3);
	assert_int_equal(csv.row_count, 2);
	assert_string_equal(csv.headings[2], "note");
	assert_int_equal(csv_column(&csv, "name", "名称"), 1);
	assert_int_equal(csv_column(&csv, "street", NULL), -1);
	assert_string_equal(csv_cell(&csv, 0, 1), "甲, \"one\"");
	assert_string_equal(csv_cell(&csv, 0, 2), "x");
	assert_string_equal(csv_cell(&csv, 1, 1), "two\nlines");
	assert_string_equal(csv_cell(&csv, 1, 2), "");
	assert_int_equal(csv_place(&csv, 0, 2).column, 18);
	assert_int_equal(csv_place(&csv, 1, 0).line, 5);
}

static void test_csv_separators(void **state)
{
	struct csv csv;
	assert_int_equal(table(*state, "a;b\n1,5;2\n", &csv), STATUS_OK);
	assert_string_equal(csv_cell(&csv, 0, 0), "1,5");
	assert_int_equal(table(*state, "a\tb\n1\t2\n", &csv), STATUS_OK);
	assert_string_equal(csv_cell(&csv, 0, 1), "2");
	assert_int_equal(table(*state, "\"a;b;c\",d\n1,2\n", &csv), STATUS_OK);
	assert_string_equal(csv.headings[0], "a;b;c");
}

static void test_csv_refuses(void **state)
{
	struct room *room = *state;
	struct csv csv;
	assert_int_equal(table(room, "", &csv), STATUS_FAULT);
	assert_int_equal(table(room, "a,a\n1,2\n", &csv), STATUS_FAULT);
	assert_int_equal(table(room, "a\n\xD4\n", &csv), STATUS_FAULT);
	assert_int_equal(table(room, "a,b\n1\n3,4\n\"5,6\n", &csv), STATUS_FAULT);
	assert_int_equal(csv.row_count, 2); /* what is right can still be read */
	assert_string_equal(csv_cell(&csv, 0, 1), "");
	assert_string_equal(csv_cell(&csv, 1, 1), "4");
	assert_int_equal(room->faults.error_count, 4);
}

/* -- schema ---------------------------------------------------------------------------------------------------------- */

struct target {
	double length, count, share;
	struct draw draw;
	int choice;
	unsigned set;
	const char *text, *words[2];
	int32_t date;
	double choice_as_double;
};

static const struct schema_key keys[] = {
	{.path = "a.length", .type = SCHEMA_NUMBER, .dimension = UNITS_DURATION, .offset = offsetof(struct target, length), .fallback = 2, .low = 0.5, .high = 10, .source = "E1"},
	{.path = "a.count", .type = SCHEMA_WHOLE, .dimension = UNITS_COUNT, .offset = offsetof(struct target, count), .fallback = 3, .low = 0, .high = 9, .source = "assumed", .is_fixed = true},
	{.path = "a.share", .type = SCHEMA_NUMBER, .dimension = UNITS_SHARE, .offset = offsetof(struct target, share), .fallback = 0.1, .low = 0, .high = 1},
	{.path = "b.draw", .type = SCHEMA_DRAW, .dimension = UNITS_DURATION, .offset = offsetof(struct target, draw),
	 .draw_fallback = {.kind = DRAW_exponential, .p = {1.5}}, .low = 0.1, .high = 5, .source = "law"},
	{.path = "b.choice", .type = SCHEMA_CHOICE, .choices = "one|two|three", .offset = offsetof(struct target, choice), .fallback = 1, .source = "rule"},
	{.path = "b.set", .type = SCHEMA_SET, .choices = "red|green|blue", .offset = offsetof(struct target, set), .fallback = 5, .source = "rule"},
	{.path = "b.text", .type = SCHEMA_TEXT, .offset = offsetof(struct target, text), .text_fallback = "none", .source = "rule"},
	{.path = "b.words", .type = SCHEMA_WORDS, .offset = offsetof(struct target, words), .text_fallback = "none", .source = "rule"},
	{.path = "b.date", .type = SCHEMA_DATE, .offset = offsetof(struct target, date), .date_fallback = 0, .source = "rule"},
	{.path = "c.form", .type = SCHEMA_CHOICE, .choices = "no|yes", .offset = offsetof(struct target, choice_as_double), .fallback = 1, .is_double = true, .source = "rule"},
};
enum { KEYS = sizeof keys / sizeof *keys };
static const struct schema schema = {keys, KEYS, NULL};

static void test_schema_defaults(void **state)
{
	(void)state;
	struct target target;
	struct schema_provenance said[KEYS];
	schema_defaults(&schema, &target, said);
	assert_true(target.length == 2);
	assert_int_equal(target.set, 5);
	assert_string_equal(target.words[1], "none");
	assert_true(target.choice_as_double == 1);
	assert_int_equal(said[0].origin, SCHEMA_DEFAULT_SOURCED);
	assert_int_equal(said[1].origin, SCHEMA_DEFAULT_ASSUMED);
	assert_int_equal(said[2].origin, SCHEMA_DEFAULT_ASSUMED);
}

static void test_schema_reads(void **state)
{
	struct room *room = *state;
	struct target target;
	struct schema_provenance said[KEYS];
	const struct yaml_node *root = parsed(room,
		"a: {length: {value: 90 min, source: a table}, count: 7}\n"
		"a.share: {value: 25 %, assumed: \"between neighbours\"}\n"
		"b:\n  draw: {gamma: {mean: 30 min, cv: 0.5}}\n  choice: three\n  set: [green]\n  text: 'x: y'\n"
		"  words: {en: two, zh: 二}\n  date: 2012-02-29\nc: {form: no}\nmine: 1\n");
	static const char *const skip[] = {"mine", NULL};
	schema_defaults(&schema, &target, said);
	assert_int_equal(schema_read(&schema, root, "", skip, false, &target, said, &room->arena, &room->faults), STATUS_OK);
	assert_float_equal(target.length, 1.5, 1e-12);
	assert_true(target.count == 7);
	assert_true(target.share == 0.25);
	assert_int_equal(target.draw.kind, DRAW_gamma);
	assert_float_equal(draw_mean(&target.draw), 0.5, 1e-12);
	assert_int_equal(target.choice, 2);
	assert_int_equal(target.set, 2);
	assert_string_equal(target.text, "x: y");
	assert_string_equal(target.words[0], "two");
	assert_string_equal(target.words[1], "二");
	assert_int_equal(target.date, calendar_serial((struct calendar_date){2012, 2, 29}));
	assert_true(target.choice_as_double == 0);
	assert_int_equal(said[0].origin, SCHEMA_FILE_SOURCED);
	assert_string_equal(said[0].source, "a table");
	assert_int_equal(said[1].origin, SCHEMA_FILE_ASSUMED);
	assert_string_equal(said[2].source, "between neighbours");
	assert_int_equal(said[1].place.line, 1);
}

static void test_schema_collects_every_fault(void **state)
{
	struct room *room = *state;
	struct target target, before;
	const struct yaml_node *root = parsed(room,
		"a: {length: 3, count: 2.5, shaer: 1}\nb: {draw: 100 h, choice: tow, set: [green, pink], date: soon}\nc: 1\n");
	memset(&target, 0, sizeof target);
	memset(&before, 0, sizeof before);
	schema_defaults(&schema, &target, NULL);
	schema_defaults(&schema, &before, NULL);
	assert_int_equal(schema_read(&schema, root, "", NULL, false, &target, NULL, &room->arena, &room->faults), STATUS_FAULT);
	assert_memory_equal(&target, &before, sizeof target); /* nothing wrong was stored */
	static const char *const lines[] = {
		"t.yaml:1:13: error: a.length wants a quantity in h | min | s | d, not \"3\"; help: write 3 h",
		"t.yaml:1:23: error: a.count wants a whole number, not \"2.5\"; help: write for instance 3",
		"t.yaml:1:28: error: there is no key a.shaer; help: did you mean a.share?",
		"t.yaml:2:11: error: b.draw is 100 h, outside 6 min … 5 h; help: write a value within 6 min … 5 h",
		"t.yaml:2:26: error: b.choice wants one of one|two|three, not \"tow\"; help: did you mean two?",
		"t.yaml:2:44: error: b.set wants one of red|green|blue, not \"pink\"; help: write for instance red",
		"t.yaml:2:57: error: b.date wants a date, not \"soon\"; help: write year-month-day, as in 2012-01-31",
		"t.yaml:3:4: error: c wants a group of keys, not \"1\"; help: write key: value, one a line",
	};
	assert_int_equal(room->faults.count, sizeof lines / sizeof *lines);
	for (int i = 0; i < room->faults.count; i++)
		assert_fault(room, i, lines[i]);
}

static void test_schema_fixed(void **state)
{
	struct room *room = *state;
	struct target target;
	schema_defaults(&schema, &target, NULL);
	const struct yaml_node *root = parsed(room, "{length: 3 h, count: 5}");
	assert_int_equal(schema_read(&schema, root, "a", NULL, true, &target, NULL, &room->arena, &room->faults), STATUS_FAULT);
	assert_true(target.length == 3);
	assert_true(target.count == 3);
	assert_fault(room, 0, "t.yaml:1:15: error: a.count shapes the world and cannot be changed here; help: set it in the settings of the scenario");
}

static void test_schema_set(void **state)
{
	struct room *room = *state;
	struct target target;
	struct schema_provenance said[KEYS];
	schema_defaults(&schema, &target, said);
	assert_int_equal(schema_set(&schema, "a.length=3 h", &target, said, &room->arena, &room->faults), STATUS_OK);
	assert_true(target.length == 3);
	assert_null(said[0].place.file);
	assert_int_equal(said[0].origin, SCHEMA_FILE_ASSUMED);
	assert_int_equal(schema_set(&schema, "b.draw={erlang: {mean: 2 h, phases: 3}}", &target, said, &room->arena, &room->faults), STATUS_OK);
	assert_int_equal(target.draw.kind, DRAW_erlang);
	assert_int_equal(schema_set(&schema, "length=1 h", &target, said, &room->arena, &room->faults), STATUS_FAULT);
	assert_fault(room, room->faults.count - 1, "error: there is no key length; help: did you mean a.length?");
	assert_int_equal(schema_set(&schema, "=1", &target, said, &room->arena, &room->faults), STATUS_FAULT);
	assert_int_equal(schema_set(&schema, "a.length=", &target, said, &room->arena, &room->faults), STATUS_FAULT);
}

static void test_schema_words(void **state)
{
	(void)state;
	char words[SCHEMA_VALUE];
	schema_fallback(schema_find(&schema, "b.draw"), false, words, sizeof words);
	assert_string_equal(words, "{exponential: {mean: 90 min}}");
	schema_fallback(schema_find(&schema, "b.set"), false, words, sizeof words);
	assert_string_equal(words, "[red, blue]");
	schema_fallback(schema_find(&schema, "b.date"), false, words, sizeof words);
	assert_string_equal(words, "1970-01-01");
	schema_bounds(schema_find(&schema, "a.length"), false, words, sizeof words);
	assert_string_equal(words, "30 min … 10 h");
	schema_units(schema_find(&schema, "a.length"), false, words, sizeof words);
	assert_string_equal(words, "h | min | s | d");
	assert_true(schema_is_group(&schema, "b"));
	assert_false(schema_is_group(&schema, "b.draw"));
	assert_null(schema_find(&schema, "b"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, room_open, room_close)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_yaml_tree), TEST(test_yaml_refuses), TEST(test_yaml_keeps_what_stood_before_a_fault), TEST(test_yaml_depth),
		TEST(test_yaml_files), TEST(test_file_limits), TEST(test_csv_cells), TEST(test_csv_separators), TEST(test_csv_refuses),
		TEST(test_schema_defaults), TEST(test_schema_reads), TEST(test_schema_collects_every_fault), TEST(test_schema_fixed),
		TEST(test_schema_set), TEST(test_schema_words),
	};
	return cmocka_run_group_tests_name("input", tests, NULL, NULL);
}
