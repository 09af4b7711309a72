/* tables.c - tests of what tables become: rows, districts, sources, and what they say of settings. */
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
#include "replicas.h"
#include "world/listed.h"
#include "world/place.h"
#include "world/tables.h"

#define assert_near(a, b, within) assert_true(fabs((a) - (b)) <= (within))

enum { MOST_FILES = 8, PATH_SIZE = 256 };

/* A folder of files, and what became of them. */
struct room {
	char folder[64], files[MOST_FILES][PATH_SIZE];
	int file_count;
	struct scenario scenario;
	struct world world;
	struct faults faults;
};

static int room_open(void **state)
{
	struct room *room = calloc(1, sizeof *room);
	strcpy(room->folder, "/tmp/jianfu-tables-XXXXXX");
	faults_init(&room->faults);
	*state = room;
	return mkdtemp(room->folder) ? 0 : -1;
}

static int room_close(void **state)
{
	struct room *room = *state;
	for (int i = 0; i < room->file_count; i++)
		unlink(room->files[i]);
	rmdir(room->folder);
	world_free(&room->world);
	scenario_free(&room->scenario);
	faults_free(&room->faults);
	free(room);
	return 0;
}

static const char *put(struct room *room, const char *name, const char *text)
{
	int i = 0;
	char path[PATH_SIZE];
	snprintf(path, sizeof path, "%s/%s", room->folder, name);
	while (i < room->file_count && strcmp(room->files[i], path))
		i++;
	room->file_count += i == room->file_count;
	strcpy(room->files[i], path);
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	fputs(text, file);
	fclose(file);
	return room->files[i];
}

static enum status read_with(struct room *room, const char *scenario, const char *const *assignments, int count)
{
	world_free(&room->world);
	scenario_free(&room->scenario);
	int before = room->faults.count;
	enum status status = scenario_read(&room->scenario, put(room, "s.yaml", scenario), assignments, count, &room->faults);
	for (int i = before; i < room->faults.count; i++)
		print_message("%s\n", fault_line(&room->faults, &room->faults.rows[i]));
	return status ? status : world_build(&room->world, &room->scenario, &room->faults);
}

static void read_fine(struct room *room, const char *scenario)
{
	assert_int_equal(read_with(room, scenario, NULL, 0), STATUS_OK);
}

/* -- name-plates ------------------------------------------------------------------------------------------------------ */

/* Every heading means one column, and every column says in both languages what it is. */
static void test_plates_are_sound(void **state)
{
	(void)state;
	for (int id = 0; id < TABLES_COUNT; id++) {
		const struct sheet_plate *plate = tables_plate((enum tables_id)id);
		assert_true(plate->column_count <= SHEET_COLUMNS);
		for (int i = 0; i < plate->column_count; i++) {
			const struct sheet_column *column = &plate->columns[i];
			assert_true(column->name && column->name_zh && column->meaning_en && column->meaning_zh);
			assert_true(column->is_needed ? !column->blank_en : column->blank_en && column->blank_zh);
			assert_true((column->type == SHEET_CHOICE) == (column->choices != NULL));
			for (int j = 0; j < plate->column_count; j++) {
				const struct sheet_column *other = &plate->columns[j];
				const char *also = other->also ? other->also : "";
				if (i == j)
					continue;
				assert_false(cell_is_same(column->name, other->name) || cell_is_same(column->name_zh, other->name_zh));
				assert_true(cell_choice(column->name, also) < 0 && cell_choice(column->name_zh, also) < 0);
			}
		}
	}
}

/* The words of the kind column are the kinds, in their order and in both languages. */
static void test_kinds_are_the_choices(void **state)
{
	(void)state;
	const struct sheet_plate *plate = tables_plate(TABLES_mandates);
	const char *choices = NULL;
	for (int i = 0; i < plate->column_count; i++)
		if (!strcmp(plate->columns[i].name, "kind"))
			choices = plate->columns[i].choices;
	for (int id = 0; id < KIND_COUNT; id++) {
		assert_int_equal(cell_choice(kind_plate((enum kind_id)id)->plate.name, choices), id);
		assert_int_equal(cell_choice(kind_plate((enum kind_id)id)->plate.name_zh, choices), id);
	}
}

/* -- communities ------------------------------------------------------------------------------------------------------ */

static void test_communities(void **state)
{
	struct room *room = *state;
	put(room, "c.csv", "统计用区划代码,所属街道,社区名称,常住人口（万人）,户数,老龄化率（%）,企业数,网格员,网格数,诉求系数,加码系数\n"
		"330203001001,柳河街道,柳东,0.39,1600,18,30,4,3,110%,\n330203002001,南塘街道,南塘,1.2,,20%,,,,,1.3\n330203001002,柳河街道,,,,,10,,,,\n");
	read_fine(room, "communities: c.csv\n");
	const struct community *c = room->world.communities;
	assert_int_equal(room->world.community_count, 3);
	assert_int_equal(room->world.street_count, 2);
	assert_int_equal(c[0].id, 3001001); /* the last eight digits */
	assert_string_equal(c[0].street_name, "柳河街道");
	assert_int_equal(c[1].street, 1);
	assert_int_equal(c[2].street, 0);
	assert_true(c[0].population == 3900 && c[0].households == 1600 && c[1].population == 12000);
	assert_near(c[0].elderly, 0.18, 1e-12);
	assert_near(c[1].elderly, 0.2, 1e-12);
	assert_true(c[0].posts[POST_GRID] == 4 && c[0].grids == 3 && c[1].grids == c[1].posts[POST_GRID]);
	assert_true(c[0].requests == 1.1 && c[1].requests == 1);
	assert_near(c[1].amplification, 1.3, 1e-12);
	double table = 40 / (3900 + c[2].population);
	assert_near(c[0].firms, 30.0 / 3900 / table, 1e-12);
	assert_true(c[1].firms == 1); /* nobody counted */
	assert_string_equal(c[2].name, "3");
}

static void test_sources_are_counted(void **state)
{
	struct room *room = *state;
	put(room, "c.csv", "id,name,population,households\n1,a,3000,1200\n2,b,2000,\n");
	read_fine(room, "settings: {place: {communities: 2, streets: 2}}\n");
	int sourced = room->scenario.sourced_count, assumed = room->scenario.assumed_count;
	read_fine(room, "communities: c.csv\n"); /* given, but nobody vouches for it */
	assert_int_equal(room->scenario.tables[TABLES_communities].sourced_count, 0);
	assert_int_equal(room->scenario.tables[TABLES_communities].assumed_count, 2);
	assert_int_equal(room->scenario.assumed_count, assumed + 3); /* two columns, and the mean of the first, which has a source by itself */
	read_fine(room, "communities: {file: c.csv, source: register of 2012}\n");
	assert_int_equal(room->scenario.tables[TABLES_communities].sourced_count, 2);
	assert_int_equal(room->scenario.tables[TABLES_communities].assumed_count, 1); /* households have a blank */
	assert_string_equal(room->scenario.tables[TABLES_communities].source, "register of 2012");
	assert_true(room->scenario.sourced_count > sourced + 2); /* the number of communities has a source too */
	assert_int_equal(room->scenario.tables[TABLES_staff].row_count, 0);
	assert_null(room->scenario.tables[TABLES_staff].file);
}

static void test_names_beside_the_file(void **state)
{
	struct room *room = *state;
	put(room, "c.csv", "id,name,remarks,phone\n1,a,x,1\n2,b,y,2\n");
	assert_int_equal(read_with(room, "communities: c.csv\n", NULL, 0), STATUS_FAULT);
	read_fine(room, "communities: {file: c.csv, ignore: [Remarks, phone]}\n");
	read_fine(room, "社区表: {文件: c.csv, 忽略: [remarks, phone], 假定: 是}\n");
	assert_int_equal(room->scenario.community_count, 2);
	put(room, "base.yaml", "communities: {file: c.csv, ignore: [remarks, phone]}\n");
	read_fine(room, "extends: base.yaml\ncommunities:\nsettings: {place.communities: 4, place.streets: 2}\n");
	assert_int_equal(room->world.community_count, 4); /* an empty table takes an inherited one away */
	assert_int_equal(read_with(room, "staff: {quits: 0.1 /yr}\n", NULL, 0), STATUS_FAULT);
}

/* -- buildings -------------------------------------------------------------------------------------------------------- */

static void test_buildings_fill_blanks(void **state)
{
	struct room *room = *state;
	put(room, "c.csv", "id,name,population,households\n1,东,,\n2,西,5000,\n");
	put(room, "b.csv", "社区,楼栋,户数,居民数,老年人占比,经度,纬度\n东,1,100,250,40%,121.500,29.9\n东,2,60,,,121.501,29.9\n1,3,,240,10%,121.500,29.901\n西,1,90,220,,,\n");
	read_fine(room, "communities: c.csv\nbuildings: b.csv\nsettings: {place: {household_size: 2.4, elderly: 0.2}}\n");
	const struct community *c = room->world.communities;
	assert_near(c[0].households, 100 + 60 + 100, 1e-9);
	assert_near(c[0].population, 250 + 144 + 240, 1e-9);
	assert_near(c[0].elderly, (250 * 0.4 + 144 * 0.2 + 240 * 0.1) / 634, 1e-9);
	assert_true(c[1].population == 5000 && c[1].households == 90); /* what a table gives stays */
	assert_near(c[1].elderly, 0.2, 1e-12);
	assert_near(room->scenario.settings.space_building_size, 350.0 / 4, 1e-9);
	assert_near(room->scenario.settings.population, (634 + 5000) / 2.0, 1e-9);
	const struct building_row *b = room->scenario.buildings;
	assert_int_equal(room->scenario.building_count, 4);
	assert_near(b[1].x_m - b[0].x_m, 111.32 * cos(29.9003333 * acos(-1) / 180), 1e-3);
	assert_near(b[2].y_m - b[0].y_m, 111.32, 1e-6);
	assert_true(isnan(b[3].x_m));
	read_fine(room, "buildings: b.csv\ncommunities: c.csv\nsettings: {space.building_size: 50 households}\n");
	assert_true(room->scenario.settings.space_building_size == 50);
}

static void test_buildings_alone(void **state)
{
	struct room *room = *state;
	put(room, "b.csv", "community,compound,floors\n2,Old Court,6\n2,New Court,18\n");
	read_fine(room, "settings: {place: {communities: 3, streets: 1}}\nbuildings: b.csv\n");
	double without = room->world.communities[1].households;
	read_fine(room, "settings: {place: {communities: 3, streets: 1}}\n");
	assert_true(room->world.communities[1].households == without); /* buildings of which nobody knows the size say nothing of it */
}

/* -- staff ------------------------------------------------------------------------------------------------------------ */

static const char STAFF[] = "community,post,count,grid,months,speed,status,until\n2,网格员,2,,3,,,\n2,书记,1,,60,120 %,,\n2,网格员,1,1,,90 %,occupied,\n"
	"2,窗口,1,,,,vacant,2012-02-10\n2,专干,1,,24,,borrowed,2012-03-01\n";

static void test_staff_replaces_posts(void **state)
{
	struct room *room = *state;
	put(room, "t.csv", STAFF);
	read_fine(room, "settings: {place: {communities: 3, streets: 1}, staff: {occupied: 0.3}}\nstaff: t.csv\n");
	const struct community *c = &room->world.communities[1];
	assert_true(c->post_count == 6 && c->posts[POST_LEAD] == 1 && c->posts[POST_GRID] == 3 && c->posts[POST_COUNTER] == 1 && c->posts[POST_SPECIALIST] == 1);
	const struct post_place *posts = &room->world.posts[c->post_first];
	assert_true(posts[0].post == POST_LEAD && posts[0].row->speed == 1.2);
	assert_true(posts[1].post == POST_GRID && posts[1].row == posts[2].row && posts[1].row->months == 3);
	assert_true(posts[3].row->status == STAFF_OCCUPIED && posts[3].occupied_rank < 0 && posts[3].grid == 0);
	assert_true(posts[5].row->status == STAFF_BORROWED && posts[5].occupied_rank >= 1); /* nobody else is held here */
	assert_null(room->world.posts[0].row);
	assert_null(room->world.posts[room->world.post_count - 1].row);
}

static int32_t days_until(struct hand *hand, int32_t day, int32_t end)
{
	while (day < end)
		hand_day(hand, day++);
	return day;
}

/* On the first day of the run, after a pre-run that has made its own changes, people are as the table says. */
static void test_staff_at_the_start(void **state)
{
	struct room *room = *state;
	struct hand hand;
	put(room, "t.csv", STAFF);
	const char *path = put(room, "s.yaml", "start: 2012-01-01\nsettings: {place: {communities: 3, streets: 1}, time: {prerun: 1 yr, horizon: 0.5 yr}, staff: {quits: 2 /yr, absence: 0 /yr}}\nstaff: t.csv\n");
	assert_int_equal(hand_open(&hand, path, NULL), STATUS_OK);
	struct replica *replica = &hand.replica;
	assert_int_equal(hand_begin(&hand, 0, 0), STATUS_OK);
	int32_t day = days_until(&hand, 0, hand.world.start_day + 1);
	const struct worker *workers = replica->shops[1].workers;
	int32_t start = hand.world.start_day, origin = hand.world.calendar.origin;
	assert_true(workers[0].status == WORKER_IN_POST && workers[0].skill == 1.2);
	assert_int_equal(workers[0].hired_day, start - (int32_t)lround(60 * 30.4375));
	assert_int_equal(workers[1].hired_day, start - (int32_t)lround(3 * 30.4375));
	assert_int_equal(workers[3].status, WORKER_OCCUPIED);
	assert_true(workers[4].status == WORKER_VACANT && workers[4].until_day == calendar_serial((struct calendar_date){2012, 2, 10}) - origin);
	assert_true(workers[5].status == WORKER_BORROWED && workers[5].until_day == calendar_serial((struct calendar_date){2012, 3, 1}) - origin);
	days_until(&hand, day, workers[4].until_day + 1);
	assert_true(workers[4].status == WORKER_IN_POST && workers[4].hired_day == workers[4].until_day);
	assert_int_equal(workers[5].status, WORKER_BORROWED);
	hand_close(&hand);
}

/* -- mandates --------------------------------------------------------------------------------------------------------- */

static const struct template *template_called(const struct world *world, const char *name)
{
	for (int t = 0; t < world->template_count; t++)
		if (world->templates[t].row && !strcmp(world->templates[t].row->name, name))
			return &world->templates[t];
	fail_msg("no template %s", name);
	return NULL;
}

static const struct kind_settings *kind_of(const struct world *world, const struct template *template)
{
	return world->courses[0].regimes[0].kinds[template - world->templates];
}

static int count_of(const struct world *world, enum kind_id kind, bool listed)
{
	int count = 0;
	for (int t = 0; t < world->template_count; t++)
		count += world->templates[t].kind == kind && (world->templates[t].row != NULL) == listed;
	return count;
}

static void test_mandates(void **state)
{
	struct room *room = *state;
	put(room, "m.csv", "事项,下派部门,类型,准入事项,频率,次数,数量,单次工时（分钟）,时限,刚性,考核,职能,权限,字段数,经街道\n"
		"流动人口台账,公安,台账,人口,每周,,2,50,3,是,否,2,是,18,是\n社区学习,组织,台账,,每月,,1,90,,,,,,,否\n消防检查,应急,检查考核,安全,,6,1,600,,,,0,否,,\n");
	read_fine(room, "mandates: m.csv\n");
	const struct world *world = &room->world;
	assert_int_equal(count_of(world, KIND_ledger, true), 3);
	assert_int_equal(count_of(world, KIND_ledger, false), 0); /* the table is all there is of a kind it names */
	assert_int_equal(count_of(world, KIND_inspection, true), 1);
	assert_true(count_of(world, KIND_form, false) > 0);
	assert_true(room->scenario.settings.kinds[KIND_ledger].count == 3);
	const struct template *first = template_called(world, "流动人口台账"), *study = template_called(world, "社区学习"), *check = template_called(world, "消防检查");
	const struct kind_settings *kind = kind_of(world, first);
	assert_near(draw_mean(&kind->effort), 50.0 / 60, 1e-12);
	assert_true(kind->deadline == 3 && kind->recurrence == RECURRENCE_WEEKLY && kind->year_end == 6);
	assert_true(first->rigid_rank < 0 && first->linked_rank > 1);
	assert_int_equal(__builtin_popcountll(first->fields), 18);
	assert_int_equal(first->item, 0);
	assert_int_equal(first->department, 0);
	assert_true(world->items[0].function == 2 && world->items[0].has_authority);
	assert_true(kind_of(world, study)->recurrence == RECURRENCE_MONTHLY && kind_of(world, study)->year_end == 0); /* nothing to bind */
	assert_int_equal(study->department, 1);
	assert_int_equal(world->items[study->item].department, 1);
	assert_true(check->times == 6 && check->is_once && check->item == 1 && world->items[1].function == 0 && !world->items[1].has_authority);
	assert_int_equal(world->items[1].department, 2);
	const struct settings *settings = world->courses[0].regimes[0].settings;
	struct community mean = {.households = 1};
	struct growth growth = {1, 1, 1, 1};
	assert_near(world_standard_hours(settings, kind_of(world, study), study, &mean, growth), 1.5, 1e-9);
	assert_near(check->hours_year, 6 * 10 * settings->amplification, 1e-9);
}

static void test_mandates_and_settings(void **state)
{
	struct room *room = *state;
	static const char *const fewer[] = {"mandates.ledger.count=2"}, *const more[] = {"mandates.ledger.count=9"};
	put(room, "m.csv", "name,kind,count\na,ledger,3\nb,ledger,2\n");
	put(room, "base.yaml", "settings: {mandates.ledger.count: 40}\n");
	read_fine(room, "extends: base.yaml\nmandates: {file: m.csv, only: yes}\n");
	assert_int_equal(room->world.template_count, 5 + (int)room->scenario.settings.kinds[KIND_certificate].count);
	assert_int_equal(read_with(room, "mandates: m.csv\n", fewer, 1), STATUS_OK);
	assert_int_equal(count_of(&room->world, KIND_ledger, true), 2); /* the first ones */
	assert_int_equal(read_with(room, "mandates: m.csv\n", more, 1), STATUS_OK);
	assert_int_equal(count_of(&room->world, KIND_ledger, true), 5);
	assert_int_equal(count_of(&room->world, KIND_ledger, false), 4);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, room_open, room_close)

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_plates_are_sound), cmocka_unit_test(test_kinds_are_the_choices), TEST(test_communities), TEST(test_sources_are_counted),
		TEST(test_names_beside_the_file), TEST(test_buildings_fill_blanks), TEST(test_buildings_alone), TEST(test_staff_replaces_posts),
		TEST(test_staff_at_the_start), TEST(test_mandates), TEST(test_mandates_and_settings),
	};
	return cmocka_run_group_tests_name("tables", tests, NULL, NULL);
}
