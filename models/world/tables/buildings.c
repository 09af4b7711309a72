/* buildings.c - one row for each building: who lives there, and where it stands. */
#include <math.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "world/tables.h"

enum { AT_ID, AT_COMMUNITY, AT_X, AT_Y, AT_LONGITUDE, AT_LATITUDE, AT_GRID };
#define AT(member) .offset = offsetof(struct building_row, member)
enum { GRIDS_MOST = 120 /* as in the table of staff */, BUILDINGS_MOST = 5000 /* of a community: ways take the square of it */ };
#define FARTHEST_M 30000.0 /* no community is that wide */

static const struct sheet_column columns[] = {
	[AT_ID] = {"building", "楼栋", "楼栋号,楼栋编号,楼号,幢号,栋号,id,编号", SHEET_TEXT, AT(id), .blank_en = "none", .blank_zh = "无",
	 .meaning_en = "its number or name, different from the others of its community and compound", .meaning_zh = "楼栋号，同一社区同一小区内不重复"},
	[AT_COMMUNITY] = {"community", "社区", "所属社区,社区编号,社区名称", SHEET_TEXT, AT(community_name), .is_needed = true,
	 .meaning_en = "its community, by id or by name", .meaning_zh = "所属社区，写编号或名称"},
	[AT_X] = {"x", "横坐标", "x坐标", SHEET_NUMBER, UNITS_LENGTH, AT(x_m), -1e8, 1e8, .blank_en = "not known", .blank_zh = "未知",
	 .meaning_en = "metres to the east of any point of your choice", .meaning_zh = "向东米数，原点自定"},
	[AT_Y] = {"y", "纵坐标", "y坐标", SHEET_NUMBER, UNITS_LENGTH, AT(y_m), -1e8, 1e8, .blank_en = "not known", .blank_zh = "未知",
	 .meaning_en = "metres to the north of the same point", .meaning_zh = "向北米数，原点同上"},
	[AT_LONGITUDE] = {"lon", "经度", "longitude,lng", SHEET_NUMBER, UNITS_NUMBER, AT(longitude), -180, 180, .blank_en = "not known", .blank_zh = "未知",
	 .meaning_en = "degrees of longitude, instead of x", .meaning_zh = "经度，与 x 二选一"},
	[AT_LATITUDE] = {"lat", "纬度", "latitude", SHEET_NUMBER, UNITS_NUMBER, AT(latitude), -90, 90, .blank_en = "not known", .blank_zh = "未知",
	 .meaning_en = "degrees of latitude, instead of y", .meaning_zh = "纬度，与 y 二选一"},
	[AT_GRID] = {"grid", "网格", "网格号,所属网格", SHEET_WHOLE, UNITS_COUNT, AT(grid), 1, GRIDS_MOST, .is_input = true,
	 .blank_en = "cut by the rule", .blank_zh = "按规则划分", .meaning_en = "its grid as it is today, from 1; plans cut grids anew", .meaning_zh = "现属网格，从 1 起；规划时重新划分"},
	{"compound", "小区", "小区名称,院落", SHEET_TEXT, AT(compound), .blank_en = "none", .blank_zh = "无",
	 .meaning_en = "the compound it stands in", .meaning_zh = "所在小区"},
	{"households", "户数", "住户数,总户数", SHEET_NUMBER, UNITS_HOUSEHOLDS, AT(households), 0, 5000, .is_input = true,
	 .blank_en = "residents / place.household_size, else space.building_size", .blank_zh = "居民数除以户均人口，否则为每楼户数", .meaning_en = "households", .meaning_zh = "户数"},
	{"residents", "居民数", "人口,常住人口,人数,population", SHEET_NUMBER, UNITS_PERSONS, AT(residents), 0, 20000, .is_input = true,
	 .blank_en = "households × place.household_size", .blank_zh = "户数乘以户均人口", .meaning_en = "residents", .meaning_zh = "居民数"},
	{"elderly", "老年人占比", "老年占比,老龄化率,elderly share", SHEET_NUMBER, UNITS_SHARE, AT(elderly), 0, 1, .is_input = true,
	 .blank_en = "place.elderly", .blank_zh = "辖区老年人占比", .meaning_en = "share of residents of 60 and over", .meaning_zh = "60 岁及以上居民占比"},
	{"floors", "层数", "楼层数,楼层,总层数", SHEET_WHOLE, UNITS_COUNT, AT(floors), 1, 200, .blank_en = "not known", .blank_zh = "未知",
	 .meaning_en = "floors; for the record", .meaning_zh = "楼层数，供查阅"},
	{"base", "驻点", "网格驻点", SHEET_TEXT, AT(base), .blank_en = "not known", .blank_zh = "未知",
	 .meaning_en = "the building its grid worker sets out from, as `plan grids` writes it; for the record", .meaning_zh = "网格员出发的楼栋，由 plan grids 写出，供查阅"},
};

/* -- one building twice ---------------------------------------------------------------------------------------------- */

static int words_order(const char *a, const char *b)
{
	return strcmp(a ? a : "", b ? b : "");
}

static const struct building_row *row_of(const void *entry)
{
	return *(const struct building_row *const *)entry;
}

static int by_name(const void *a, const void *b)
{
	const struct building_row *x = row_of(a), *y = row_of(b);
	int order = x->community != y->community ? x->community - y->community : words_order(x->compound, y->compound);
	order = order ? order : words_order(x->id, y->id);
	return order ? order : (x > y) - (x < y);
}

static void twins_refuse(struct reading *reading, const struct sheet *sheet, const struct building_row *rows)
{
	int count = sheet->csv.row_count;
	const struct building_row **sorted = arena_rows(reading->arena, count, const struct building_row *);
	if (!sorted) {
		fault_world(reading->faults, "out of memory");
		return;
	}
	for (int i = 0; i < count; i++)
		sorted[i] = &rows[i];
	qsort(sorted, (size_t)count, sizeof *sorted, by_name);
	for (int i = 1; i < count; i++) {
		const struct building_row *here = sorted[i], *before = sorted[i - 1];
		if (here->id && before->id && here->community == before->community && !words_order(here->id, before->id) && !words_order(here->compound, before->compound))
			sheet_fault(reading, sheet, (int)(here - rows), AT_ID, "give each building of a compound a number of its own",
				"the building %.40s stands in row %d already", here->id, sheet_row(sheet, (int)(before - rows)));
	}
}

/* -- where they stand ------------------------------------------------------------------------------------------------ */

static bool is_placed(const struct building_row *row)
{
	return !isnan(row->x_m) && !isnan(row->y_m);
}

/* One pair of numbers or the other, and both of it. */
static void pairs_check(struct reading *reading, const struct sheet *sheet, const struct building_row *rows)
{
	for (int i = 0; i < sheet->csv.row_count; i++) {
		const struct building_row *row = &rows[i];
		bool has_x = *sheet_cell(sheet, i, AT_X), has_y = *sheet_cell(sheet, i, AT_Y);
		bool has_longitude = *sheet_cell(sheet, i, AT_LONGITUDE), has_latitude = *sheet_cell(sheet, i, AT_LATITUDE);
		if ((has_x || has_y) && (has_longitude || has_latitude))
			sheet_fault(reading, sheet, i, has_x ? AT_X : AT_Y, "keep metres or degrees", "this building has metres and degrees");
		else if (has_x != has_y)
			sheet_fault(reading, sheet, i, has_x ? AT_X : AT_Y, "give both or none", has_x ? N_("x without y") : N_("y without x"));
		else if (has_longitude != has_latitude)
			sheet_fault(reading, sheet, i, has_longitude ? AT_LONGITUDE : AT_LATITUDE, "give both or none",
				has_longitude ? N_("longitude without latitude") : N_("latitude without longitude"));
		else if (fabs(row->longitude) < 54 && fabs(row->latitude) > 72)
			sheet_fault(reading, sheet, i, AT_LATITUDE, "in China the longitude is the larger number", "longitude and latitude look exchanged");
	}
}

/* Degrees become metres on a plane that touches the earth at the table's mean. */
static void degrees_flatten(struct building_row *rows, int count)
{
	const double metres_a_degree = 111320, radians = acos(-1) / 180;
	double longitude = 0, latitude = 0;
	int known = 0;
	for (int i = 0; i < count; i++) {
		if (isnan(rows[i].longitude) || isnan(rows[i].latitude))
			continue;
		longitude += rows[i].longitude;
		latitude += rows[i].latitude;
		known++;
	}
	for (int i = 0; i < count; i++) {
		if (isnan(rows[i].longitude) || isnan(rows[i].latitude))
			continue;
		rows[i].x_m = (rows[i].longitude - longitude / known) * metres_a_degree * cos(latitude / known * radians);
		rows[i].y_m = (rows[i].latitude - latitude / known) * metres_a_degree;
	}
}

/* What a community's buildings come to. */
struct sum {
	int count, first, placed, first_placed, first_unplaced;
	int in_grids, first_in_grid, first_outside; /* with a grid; the first with and without */
	double grids;                               /* the highest */
	double households, residents, elderly, elderly_of;
};

/* All buildings of a community have a place, or none, and a grid, or none; and they stand near each other. */
static void places_check(struct reading *reading, const struct sheet *sheet, const struct building_row *rows, const struct sum *sums)
{
	for (int i = 0; i < sheet->csv.row_count; i++) {
		const struct sum *sum = rows[i].community >= 0 ? &sums[rows[i].community] : NULL;
		if (!sum)
			continue;
		if (sum->count > BUILDINGS_MOST && i == sum->first)
			sheet_fault(reading, sheet, i, AT_COMMUNITY, "split the community", "%d buildings, more than %d", sum->count, BUILDINGS_MOST);
		if (sum->placed && sum->placed < sum->count && i == sum->first_unplaced)
			sheet_fault(reading, sheet, i, -1, "give all buildings of a community coordinates, or none", "no coordinates, but the building of row %d has them",
				sheet_row(sheet, sum->first_placed));
		if (sum->in_grids && sum->in_grids < sum->count && i == sum->first_outside)
			sheet_fault(reading, sheet, i, AT_GRID, "give all buildings of a community a grid, or none", "no grid, but the building of row %d has one",
				sheet_row(sheet, sum->first_in_grid));
		const struct building_row *first = sum->placed ? &rows[sum->first_placed] : NULL;
		if (!first || !is_placed(&rows[i]))
			continue;
		double apart_m = hypot(rows[i].x_m - first->x_m, rows[i].y_m - first->y_m);
		if (apart_m > FARTHEST_M)
			sheet_fault(reading, sheet, i, sheet->at[AT_X] >= 0 ? AT_X : AT_LONGITUDE, "check the coordinates; x and y are metres",
				"%.0f km from the building of row %d of the same community", apart_m / 1000, sheet_row(sheet, sum->first_placed));
	}
}

/* -- what they say of communities ------------------------------------------------------------------------------------ */

static void blanks_fill(const struct settings *settings, struct building_row *row)
{
	if (isnan(row->households))
		row->households = isnan(row->residents) ? settings->space_building_size : row->residents / settings->household_size;
	if (isnan(row->residents))
		row->residents = row->households * settings->household_size;
}

static void sums_make(const struct sheet *sheet, const struct settings *settings, struct building_row *rows, struct sum *sums)
{
	for (int i = 0; i < sheet->csv.row_count; i++) {
		struct building_row *row = &rows[i];
		struct sum *sum = row->community >= 0 ? &sums[row->community] : NULL;
		blanks_fill(settings, row);
		if (!sum)
			continue;
		if (is_placed(row) && !sum->placed++)
			sum->first_placed = i;
		if (!is_placed(row) && sum->count == sum->placed)
			sum->first_unplaced = i;
		if (!isnan(row->grid) && !sum->in_grids++)
			sum->first_in_grid = i;
		if (isnan(row->grid) && sum->count + 1 - sum->in_grids == 1)
			sum->first_outside = i;
		sum->grids = fmax(sum->grids, isnan(row->grid) ? 0 : row->grid);
		sum->first = sum->count++ ? sum->first : i;
		sum->households += row->households;
		sum->residents += row->residents;
		sum->elderly_of += isnan(row->elderly) ? 0 : row->residents;
		sum->elderly += row->residents * (isnan(row->elderly) ? settings->elderly_share : row->elderly);
	}
}

static void communities_fill(struct reading *reading, struct community_row *places, const struct sum *sums, bool has_sizes)
{
	for (int i = 0; i < reading->scenario->community_count; i++) {
		const struct sum *sum = &sums[i];
		struct community_row *place = &places[i];
		if (has_sizes && sum->count && isnan(place->households))
			place->households = sum->households;
		if (has_sizes && sum->count && isnan(place->population))
			place->population = sum->residents;
		if (sum->grids > 0)
			place->grids = fmax(isnan(place->grids) ? 1 : place->grids, sum->grids);
		if (sum->elderly_of > 0 && isnan(place->elderly))
			place->elderly = sum->elderly / sum->residents;
	}
}

static int by_community(const void *a, const void *b)
{
	const struct building_row *x = a, *y = b;
	return x->community != y->community ? x->community - y->community : x->row - y->row;
}

static void take(struct reading *reading, struct sheet *sheet)
{
	struct scenario *scenario = reading->scenario;
	struct building_row *rows = sheet->rows;
	struct community_row *places = tables_places(reading);
	struct sum *sums = arena_rows(reading->arena, scenario->community_count + 1, struct sum);
	int count = sheet->csv.row_count, before = reading->faults->error_count;
	double households = 0;
	if (!places || !sums) {
		fault_world(reading->faults, "out of memory");
		return;
	}
	for (int i = 0; i < count; i++)
		rows[i].community = tables_community(reading, sheet, i, AT_COMMUNITY, i ? rows[i - 1].community : -1);
	twins_refuse(reading, sheet, rows);
	pairs_check(reading, sheet, rows);
	bool has_sizes = false;
	for (int i = 0; i < count && !has_sizes; i++)
		has_sizes = !isnan(rows[i].households) || !isnan(rows[i].residents);
	degrees_flatten(rows, count);
	sums_make(sheet, &scenario->settings, rows, sums);
	if (reading->faults->error_count > before)
		return;
	places_check(reading, sheet, rows, sums);
	communities_fill(reading, places, sums, has_sizes);
	for (int i = 0; i < count; i++)
		households += rows[i].households / count;
	if (has_sizes && households >= 1)
		tables_say(reading, sheet, "space.building_size", households, TABLES_UNLESS_SAID);
	for (int i = 0; i < count; i++)
		rows[i].row = i;
	qsort(rows, (size_t)count, sizeof *rows, by_community);
	scenario->buildings = rows;
	scenario->building_count = count;
}

const struct sheet_plate tables_buildings = {
	.name = "buildings", .name_zh = TABLES_ZH_buildings, .word = "buildings=" TABLES_ZH_buildings,
	.meaning_en = "one row for each building; fills in what the table of communities leaves blank", .meaning_zh = "每栋楼一行；补足社区表中的空白",
	.rows = "A19 C21",
	.columns = columns, .column_count = sizeof columns / sizeof *columns, .row_size = sizeof(struct building_row), .take = take,
};
