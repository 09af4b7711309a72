/* hours.c - tests of time sheets: what was recorded becomes hours a piece, and what does not add up is told by row and column. */
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

#include "input/cell.h"
#include "plan/budget.h"
#include "replicas.h"
#include "world/keys.h"
#include "world/tables.h"

#define assert_near(a, b, within) assert_true(fabs((a) - (b)) <= (within))
#define WEEKS (365.25 / 7)

enum { PATH_SIZE = 256 };
static const char *const files[] = {"s.yaml", "h.csv", "m.csv", "base.yaml"};

struct room {
	char folder[64];
	struct scenario scenario;
	struct faults faults;
};

static int room_open(void **state)
{
	struct room *room = calloc(1, sizeof *room);
	strcpy(room->folder, "/tmp/jianfu-hours-XXXXXX");
	faults_init(&room->faults);
	*state = room;
	return mkdtemp(room->folder) ? 0 : -1;
}

static int room_close(void **state)
{
	struct room *room = *state;
	char path[PATH_SIZE];
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		snprintf(path, sizeof path, "%s/%s", room->folder, files[i]);
		unlink(path);
	}
	rmdir(room->folder);
	scenario_free(&room->scenario);
	faults_free(&room->faults);
	free(room);
	return 0;
}

static void put(const struct room *room, const char *name, const char *text)
{
	char path[PATH_SIZE];
	snprintf(path, sizeof path, "%s/%s", room->folder, name);
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	fputs(text, file);
	fclose(file);
}

static enum status read_scenario(struct room *room, const char *text)
{
	char path[PATH_SIZE];
	scenario_free(&room->scenario);
	faults_free(&room->faults);
	faults_init(&room->faults);
	put(room, "s.yaml", text);
	snprintf(path, sizeof path, "%s/s.yaml", room->folder);
	return scenario_read(&room->scenario, path, NULL, 0, &room->faults);
}

static const struct settings *read_hours(struct room *room, const char *hours)
{
	put(room, "h.csv", hours);
	enum status status = read_scenario(room, "hours: {file: h.csv, source: our record}\n");
	for (int i = 0; i < room->faults.count; i++)
		print_message("%s\n", fault_line(&room->faults, &room->faults.rows[i]));
	assert_int_equal(status, STATUS_OK);
	return &room->scenario.settings;
}

static double effort(const struct settings *settings, enum kind_id kind)
{
	return draw_mean(&settings->kinds[kind].effort);
}

static void test_words_are_the_kinds(void **state)
{
	(void)state;
	const struct sheet_plate *plate = tables_plate(TABLES_hours);
	const char *choices = NULL;
	for (int i = 0; i < plate->column_count; i++)
		if (!strcmp(plate->columns[i].name, "kind"))
			choices = plate->columns[i].choices;
	for (int id = 0; id < KIND_COUNT; id++) {
		assert_int_equal(cell_choice(kind_plate((enum kind_id)id)->plate.name, choices), id);
		assert_int_equal(cell_choice(kind_plate((enum kind_id)id)->plate.name_zh, choices), id);
	}
}

/* With their number, some of the workers are enough. */
static void test_counted_pieces(void **state)
{
	const struct settings *s = read_hours(*state, "kind,mon,tue,pieces\nledger,3,1,8\nmeeting,4.5,,2\nsurvey,,5 h,20\nrequest,6,,3\nvisit,90 min,,3\n");
	assert_near(effort(s, KIND_ledger), 0.5, 1e-12);
	assert_near(effort(s, KIND_meeting) * s->kinds[KIND_meeting].persons, 4.5 / 2, 1e-12); /* each for the whole meeting */
	assert_near(effort(s, KIND_survey), 0.25, 1e-12); /* of a household */
	assert_near(draw_mean(&s->request_effort), 2, 1e-12);
	assert_true(s->request_effort.kind == DRAW_lognormal && s->request_effort.p[1] > 1); /* the spread stays */
	assert_near(draw_mean(&s->visit_effort), 0.5, 1e-12);
	assert_near(effort(s, KIND_form), 1, 1e-12); /* as it was */
}

/* Without it, the week stands for the year: two communities, one of them for two weeks, make three weeks. */
static void test_weeks_of_a_year(void **state)
{
	const struct settings *s = read_hours(*state, "week,community,person,kind,mon,fri,total\n2026-03-02,East,A,ledger,10,,\n2026-03-04,East,B,ledger,,11,11\n"
		"2026-03-09,East,A,ledger,,,9\n2026-03-02,West,A,ledger,3,,\n2026-03-02,West,A,contact,6,,\n2026-03-02,West,A,survey,12,,\n2026-03-02,West,A,form,,,\n");
	assert_near(effort(s, KIND_ledger), 33.0 / 3 / 47, 1e-12);
	assert_near(s->contact_hours, 2 * WEEKS, 1e-9);
	double households = s->population / s->household_size;
	assert_near(effort(s, KIND_survey), 4 * WEEKS / (18 * 0.3 * households), 1e-12);
	assert_near(effort(s, KIND_form), 1, 1e-12); /* nothing was recorded */
}

static double hours_of(const struct room *room, const char *key)
{
	struct budget budget;
	struct arena arena;
	double hours = 0;
	const struct settings *s = &room->scenario.settings;
	arena_init(&arena);
	assert_int_equal(budget_build(&budget, &arena, &room->scenario, s, s->population, s->population / s->household_size, 7), STATUS_OK);
	for (int i = 0; i < budget.line_count; i++)
		hours += !strcmp(budget.lines[i].key, key) ? budget.lines[i].hours_a_year : 0;
	arena_free(&arena);
	return hours;
}

/* The hours of the budget are those recorded. */
static void test_budget_agrees(void **state)
{
	read_hours(*state, "kind,total\nplatform,15\nform,7\naccreditation,9\n");
	assert_near(hours_of(*state, "mandates.platform"), 15 * WEEKS, 1e-6);
	assert_near(hours_of(*state, "mandates.form"), 7 * WEEKS, 1e-6);
	assert_near(hours_of(*state, "mandates.accreditation"), 9 * WEEKS, 1e-6);
}

static void test_things_by_name(void **state)
{
	struct room *room = *state;
	put(room, "m.csv", "name,kind,recurrence,times,count,effort\nregister,ledger,weekly,,2,\nstudy,ledger,monthly,,1,\ncheck,inspection,,6,1,\nknown,ledger,weekly,,1,2\n");
	put(room, "h.csv", "kind,item,total,pieces\nledger,register,5,\ninspection,check,12,4\nledger,,3,\n");
	assert_int_equal(read_scenario(room, "mandates: m.csv\nhours: h.csv\n"), STATUS_OK);
	const struct mandate_row *rows = room->scenario.mandates;
	assert_near(rows[0].effort, 5.0 / 2, 1e-12);
	assert_near(rows[2].effort, 12.0 / 4, 1e-12);
	assert_true(isnan(rows[1].effort) && rows[3].effort == 2);
	/* what is left of the kind is the monthly one alone */
	assert_near(effort(&room->scenario.settings, KIND_ledger), 3 * WEEKS / 12, 1e-9);
}

static void test_sources(void **state)
{
	struct room *room = *state;
	struct schema schema;
	struct arena arena;
	arena_init(&arena);
	assert_int_equal(keys_build(&schema, &arena), STATUS_OK);
	assert_int_equal(read_scenario(room, "replications: 1\n"), STATUS_OK);
	int sourced = room->scenario.sourced_count, assumed = room->scenario.assumed_count;
	read_hours(room, "kind,total,pieces\nledger,5,10\nrequest,4,2\n");
	assert_int_equal(room->scenario.sourced_count, sourced + 2);
	assert_int_equal(room->scenario.assumed_count, assumed - 2);
	const struct schema_provenance *said = &room->scenario.provenance[schema_find(&schema, "mandates.ledger.effort") - schema.keys];
	assert_string_equal(said->source, "our record");
	/* what the scenario says otherwise holds, what it extends does not */
	put(room, "base.yaml", "settings: {mandates.form.effort: 3 h, mandates.ledger.effort: 3 h}\n");
	put(room, "h.csv", "kind,total,pieces\nledger,5,10\nform,5,10\n");
	assert_int_equal(read_scenario(room, "extends: base.yaml\nhours: h.csv\nsettings: {mandates.ledger.effort: 2 h}\n"), STATUS_OK);
	assert_near(effort(&room->scenario.settings, KIND_ledger), 2, 1e-12);
	assert_near(effort(&room->scenario.settings, KIND_form), 0.5, 1e-12);
	arena_free(&arena);
}

static void test_faults_name_row_and_column(void **state)
{
	static const struct { const char *hours, *what; } cases[] = {
		{"kind,person,mon\nledger,A,25\n", "row 2, column mon: a day of one person has no 25 hours"},
		{"kind,mon,tue,total\nledger,1,2,4\n", "row 2, column total: the days add up to 3 hours, not 4"},
		{"kind,item,mon\nledger,registr,1\n", "row 2, column item: the table of mandates has no registr"},
		{"kind,item,mon\nform,register,1\n", "row 2, column kind: the table of mandates has register under another kind"},
		{"kind,item,mon\nledger,known,1\n", "row 2, column item: the table of mandates gives known an effort already"},
		{"kind,mon\nvisit,1\n", "row 2, column kind: hours with residents need the number of pieces"},
		{"kind,mon,pieces\nform,1,2\nrequest,1,\n", "row 3, column pieces: hours with residents need the number of pieces"},
		{"kind,mon\nchat_group,1\n", "row 2, column kind: hours were recorded, but the scenario has no such work"},
		{"kind,mon,pieces\nform,300,0.1\n", "row 2: this makes 3000 hours a piece"},
		{"kind,mon,pieces\nvisit,300,1\n", "row 2: this makes visits.effort 300 hours, outside 0.001 … 10"},
		{"kind,mon\nledger,-1\n", "row 2, column mon: -1 is outside 0 h … 500 h"},
	};
	struct room *room = *state;
	put(room, "m.csv", "name,kind,effort\nregister,ledger,\nknown,ledger,2\n");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		put(room, "h.csv", cases[i].hours);
		assert_int_equal(read_scenario(room, "mandates: m.csv\nhours: h.csv\n"), STATUS_FAULT);
		assert_int_equal(room->faults.error_count, 1);
		assert_string_equal(room->faults.rows[0].what, cases[i].what);
	}
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, room_open, room_close)

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_words_are_the_kinds), TEST(test_counted_pieces), TEST(test_weeks_of_a_year), TEST(test_budget_agrees),
		TEST(test_things_by_name), TEST(test_sources), TEST(test_faults_name_row_and_column),
	};
	return cmocka_run_group_tests_name("hours", tests, NULL, NULL);
}
