/* tables.c - no dead columns: each input of each table, changed in one cell, changes what happens or what is told; and a table says the same in any encoding. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "runs.h"
#include "world/tables.h"

enum { PATH_SIZE = 512, TABLE_SIZE = 4096 };

/* The tables of a district where every column has something to act on. */
static const char *const texts[TABLES_COUNT] = {
	[TABLES_communities] =
		"id,street,name,population,households,elderly,children,firms,lead,grid,counter,specialist,grids,requests,amplification\n"
		"1,1,East,3001,1201,21 %,13 %,61,1,4,1,2,3,101 %,102 %\n"
		"2,1,Middle,,,,12 %,40,,,,,,99 %,\n"
		"3,2,West,2500,1000,20 %,14 %,30,1,3,1,1,3,100 %,100 %\n",
	[TABLES_buildings] =
		"community,compound,building,households,residents,elderly,floors,grid,x,y\n"
		"2,Old Court,1,161,402,31 %,6,1,0,0\n"
		"2,New Court,1,150,380,19 %,18,1,60,0\n"
		"2,New Court,2,300,760,,18,2,120,0\n",
	[TABLES_staff] =
		"community,post,count,grid,months,speed,status,until\n"
		"2,lead,1,,60,100 %,in_post,\n"
		"2,grid,1,1,4,103 %,in_post,\n"
		"2,grid,1,2,5,98 %,borrowed,2012-12-20\n"
		"2,counter,2,,14,97 %,in_post,\n"
		"2,specialist,1,,,,vacant,2012-11-20\n",
	[TABLES_mandates] =
		"name,kind,department,item,recurrence,times,count,effort,basis,reach,persons,year_end,part,hour,deadline,lapse,compulsory,assessed,"
		"value,benefit,function,authority,fields,from_residents,in_evening,passes_street\n"
		"register,ledger,1,1,weekly,,3,51 min,fixed,,1.5,11,2.5,,5,7,yes,yes,1.1,0.21,2,yes,13,no,no,yes\n"
		"survey,survey,2,2,,40,2,7 min,per_household,31 %,1,,3,,11,9,no,no,0.9,0.31,1,no,17,yes,yes,no\n"
		"returns,form,2,3,monthly,,6,1.25 h,fixed,,,,,,3,4,no,yes,1,0.2,0,yes,12,no,no,yes\n"
		"meeting,meeting,1,,weekly,,1,1.4 h,fixed,,2,,,10,0,0,yes,no,1,0.1,,,,no,,yes\n"
		"contest,accreditation,3,4,yearly,,4,41 h,fixed,,,,,,30,20,no,yes,1,0.1,4,yes,,no,no,yes\n",
};

/* One cell of each input, and what it is changed to; `from` stands once in its table. */
static const struct change { enum tables_id table; const char *column, *from, *to; } changes[] = {
	{TABLES_communities, "population", "3001", "4300"}, {TABLES_communities, "households", "1201", "1500"}, {TABLES_communities, "elderly", "21 %", "45 %"},
	{TABLES_communities, "children", "13 %", "40 %"}, {TABLES_communities, "firms", "61", "300"}, {TABLES_communities, "lead", "61,1,", "61,2,"}, {TABLES_communities, "grid", "61,1,4,", "61,1,5,"}, {TABLES_communities, "counter", "61,1,4,1,", "61,1,4,2,"},
	{TABLES_communities, "specialist", "61,1,4,1,2,", "61,1,4,1,1,"}, {TABLES_communities, "grids", "2,3,101 %", "2,4,101 %"},
	{TABLES_communities, "requests", "101 %", "150 %"}, {TABLES_communities, "amplification", "102 %", "140 %"},
	{TABLES_buildings, "households", "161", "220"}, {TABLES_buildings, "residents", "402", "700"}, {TABLES_buildings, "elderly", "31 %", "90 %"}, {TABLES_buildings, "grid", ",18,1,60", ",18,2,60"},
	{TABLES_staff, "count", "counter,2", "counter,1"}, {TABLES_staff, "grid", "1,2,5", "1,1,5"}, {TABLES_staff, "months", ",4,103 %", ",90,103 %"},
	{TABLES_staff, "speed", "103 %", "60 %"}, {TABLES_staff, "status", "97 %,in_post", "97 %,occupied"}, {TABLES_staff, "until", "2012-12-20", "2012-11-02"},
	{TABLES_staff, "until", "2012-11-20", "2013-02-20"},
	{TABLES_mandates, "recurrence", "3,monthly", "3,weekly"}, {TABLES_mandates, "times", ",40,", ",90,"}, {TABLES_mandates, "count", ",,3,51", ",,5,51"},
	{TABLES_mandates, "effort", "51 min", "95 min"}, {TABLES_mandates, "basis", "1.25 h,fixed", "1.25 h,per_field"}, {TABLES_mandates, "reach", "31 %,1", "80 %,1"},
	{TABLES_mandates, "persons", ",1.5,", ",3,"}, {TABLES_mandates, "year_end", ",11,2.5", ",30,2.5"}, {TABLES_mandates, "part", "2.5,,", "0.5,,"},
	{TABLES_mandates, "hour", ",10,0", ",15,0"}, {TABLES_mandates, "deadline", ",5,7,", ",2,7,"}, {TABLES_mandates, "lapse", ",11,9,no", ",11,0,no"},
	{TABLES_mandates, "compulsory", "5,7,yes,yes", "5,7,no,yes"}, {TABLES_mandates, "assessed", "5,7,yes,yes", "5,7,yes,no"}, {TABLES_mandates, "value", "1.1,", "4,"},
	{TABLES_mandates, "benefit", "0.21", "0.01"}, {TABLES_mandates, "function", "0.2,0,", "0.2,2,"}, {TABLES_mandates, "authority", "1,no,17", "1,yes,17"},
	{TABLES_mandates, "fields", "yes,13,", "yes,40,"}, {TABLES_mandates, "from_residents", "17,yes", "17,no"}, {TABLES_mandates, "in_evening", "17,yes,yes", "17,yes,no"},
	{TABLES_mandates, "passes_street", "13,no,no,yes", "13,no,no,no"},
};
enum { CHANGES = sizeof changes / sizeof *changes };

/* -- a scenario of tables --------------------------------------------------------------------------------------------- */

static void put(const char *folder, const char *name, const char *text)
{
	char path[PATH_SIZE];
	snprintf(path, sizeof path, "%s/%s", folder, name);
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	fputs(text, file);
	fclose(file);
}

static const char *file_of(int id)
{
	static const char *const files[TABLES_COUNT] = {"communities.csv", "buildings.csv", "staff.csv", "mandates.csv", "holidays.csv"};
	return files[id];
}

static void folder_fill(char *folder)
{
	char text[TABLE_SIZE], *here = realpath("tests/property/keys.yaml", NULL);
	assert_non_null(here);
	strcpy(folder, "/tmp/jianfu-tables-XXXXXX");
	assert_non_null(mkdtemp(folder));
	for (int id = 0; id < TABLES_COUNT; id++)
		if (texts[id])
			put(folder, file_of(id), texts[id]);
	snprintf(text, sizeof text, "extends: %s\ncommunities: communities.csv\nbuildings: buildings.csv\nstaff: staff.csv\n"
		"mandates: {file: mandates.csv, only: yes}\nsettings: {staff: {pooling: own_grid, occupied: 0}, departments.items: 8}\n", here);
	put(folder, "s.yaml", text);
	free(here);
}

static void folder_clear(const char *folder)
{
	char path[PATH_SIZE];
	for (int id = 0; id <= TABLES_COUNT; id++) {
		snprintf(path, sizeof path, "%s/%s", folder, id < TABLES_COUNT ? file_of(id) : "s.yaml");
		unlink(path);
	}
	rmdir(folder);
}

static void run_folder(struct run *run, const char *folder)
{
	char path[PATH_SIZE];
	snprintf(path, sizeof path, "%s/s.yaml", folder);
	run_make(run, path, NULL, 1, 7, 1);
	assert_int_equal(run->status, STATUS_OK);
}

static bool same_doubles(const double *a, const double *b, int64_t count)
{
	for (int64_t i = 0; i < count; i++)
		if (a[i] != b[i] && !(isnan(a[i]) && isnan(b[i])))
			return false;
	return true;
}

static bool same_results(const struct result_set *a, const struct result_set *b)
{
	int64_t rows = (int64_t)a->point_count * a->replication_count;
	return !memcmp(a->digest, b->digest, (size_t)rows * sizeof *a->digest) && same_doubles(a->horizon, b->horizon, rows * a->measure_count) &&
	       same_doubles(a->by_place, b->by_place, (int64_t)a->point_count * a->place_count * a->measure_count);
}

/* -- columns ---------------------------------------------------------------------------------------------------------- */

/* The table with one cell changed. */
static void changed(const struct change *change, char out[TABLE_SIZE])
{
	const char *text = texts[change->table], *at = strstr(text, change->from);
	assert_non_null(at);
	assert_null(strstr(at + 1, change->from));
	snprintf(out, TABLE_SIZE, "%.*s%s%s", (int)(at - text), text, change->to, at + strlen(change->from));
}

static void test_columns(void **state)
{
	(void)state;
	char folder[PATH_SIZE], text[TABLE_SIZE];
	struct run plain, other;
	int dead = 0;
	folder_fill(folder);
	run_folder(&plain, folder);
	for (int i = 0; i < CHANGES; i++) {
		changed(&changes[i], text);
		put(folder, file_of(changes[i].table), text);
		run_folder(&other, folder);
		if (same_results(&plain.set, &other.set)) {
			printf("no effect: %s.%s\n", file_of(changes[i].table), changes[i].column);
			dead++;
		}
		run_free(&other);
		put(folder, file_of(changes[i].table), texts[changes[i].table]);
	}
	run_free(&plain);
	folder_clear(folder);
	assert_int_equal(dead, 0);
}

static void test_every_input_is_changed(void **state)
{
	(void)state;
	for (int id = 0; id < TABLES_COUNT; id++) {
		const struct sheet_plate *plate = tables_plate((enum tables_id)id);
		for (int column = 0; column < plate->column_count; column++) {
			/* a scenario has streets or communities by table; property/nation.c tries the streets */
			bool is_changed = !plate->columns[column].is_input || id == TABLES_streets;
			for (int i = 0; i < CHANGES; i++)
				is_changed |= (int)changes[i].table == id && !strcmp(changes[i].column, plate->columns[column].name);
			if (!is_changed)
				print_message("%s.%s is not tried\n", plate->name, plate->columns[column].name);
			assert_true(is_changed);
		}
	}
}

/* -- the same in any form --------------------------------------------------------------------------------------------- */

/* communities-gb18030.csv was saved by a spreadsheet in GB18030, with semicolons, a title, units in the headings and empty ends. */
static void test_forms(void **state)
{
	(void)state;
	char folder[PATH_SIZE], scenario[TABLE_SIZE], *here = realpath("tests/property", NULL);
	struct run plain, office;
	folder_fill(folder);
	snprintf(scenario, sizeof scenario, "extends: %s/keys.yaml\ncommunities: communities.csv\n", here);
	put(folder, "s.yaml", scenario);
	put(folder, "communities.csv", "id,street,name,population,households,elderly,grid\n1,1,柳东社区,3900,1600,0.18,4\n2,2,柳西社区,12000,,0.2,\n");
	run_folder(&plain, folder);
	snprintf(scenario, sizeof scenario, "extends: %s/keys.yaml\ncommunities: %s/communities-gb18030.csv\n", here, here);
	put(folder, "s.yaml", scenario);
	run_folder(&office, folder);
	assert_true(same_results(&plain.set, &office.set));
	assert_string_equal(plain.scenario.communities[1].name, office.scenario.communities[1].name);
	assert_non_null(strstr(office.scenario.text, "柳东社区")); /* kept as UTF-8 */
	run_free(&plain);
	run_free(&office);
	folder_clear(folder);
	free(here);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_every_input_is_changed), cmocka_unit_test(test_columns), cmocka_unit_test(test_forms)};
	return cmocka_run_group_tests_name("tables", tests, NULL, NULL);
}
