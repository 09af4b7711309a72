/* grids_map_keep.c - what a map shows, as tables: communities with places, their buildings, the ways between. */
#include <math.h>

#include "report/grids_map.h"

enum community_column { NAME, GRIDS, LEAST, MOST, IS_PROVEN, FIRST, BUILDINGS, COMMUNITY_COLUMNS };
static const struct annex_column community_columns[COMMUNITY_COLUMNS] = {
	[NAME] = {.name = "community", .name_en = "community", .name_zh = "社区"},
	[GRIDS] = {.name = "grids", .name_en = "grids", .name_zh = "网格数", .unit = "", .unit_zh = ""},
	[LEAST] = {.name = "least", .name_en = "least households of a grid by the rule", .name_zh = "规定的最少户数", .unit = "", .unit_zh = ""},
	[MOST] = {.name = "most", .name_en = "most households of a grid by the rule", .name_zh = "规定的最多户数", .unit = "", .unit_zh = ""},
	[IS_PROVEN] = {.name = "is_proven", .name_en = "proven the best", .name_zh = "已证最优", .unit = "0-1", .unit_zh = "0-1"},
	[FIRST] = {.name = "first", .name_en = "first row of its buildings", .name_zh = "首行楼栋", .unit = "", .unit_zh = ""},
	[BUILDINGS] = {.name = "buildings", .name_en = "buildings", .name_zh = "楼栋数", .unit = "", .unit_zh = ""},
};

enum building_column { BUILDING, GRID, HOUSEHOLDS, X, Y, PART, PARTS, IS_BASE, BUILDING_COLUMNS };
static const struct annex_column building_columns[BUILDING_COLUMNS] = {
	[BUILDING] = {.name = "building", .name_en = "building", .name_zh = "楼栋"},
	[GRID] = {.name = "grid", .name_en = "grid", .name_zh = "网格", .unit = "", .unit_zh = ""},
	[HOUSEHOLDS] = {.name = "households", .name_en = "households", .name_zh = "户数", .unit = "", .unit_zh = ""},
	[X] = {.name = "x", .name_en = "to the east", .name_zh = "向东", .unit = "m", .unit_zh = "米", .decimals = 1},
	[Y] = {.name = "y", .name_en = "to the north", .name_zh = "向北", .unit = "m", .unit_zh = "米", .decimals = 1},
	[PART] = {.name = "part", .name_en = "which stairwell, from 0", .name_zh = "第几单元", .unit = "", .unit_zh = ""},
	[PARTS] = {.name = "parts", .name_en = "stairwells", .name_zh = "单元数", .unit = "", .unit_zh = ""},
	[IS_BASE] = {.name = "is_base", .name_en = "base of its grid", .name_zh = "网格驻点", .unit = "0-1", .unit_zh = "0-1"},
};

enum way_column { FROM, TO, IS_FAR, WAY_COLUMNS };
static const struct annex_column way_columns[WAY_COLUMNS] = {
	[FROM] = {.name = "from", .name_en = "row of a building", .name_zh = "起点楼栋行", .unit = "", .unit_zh = ""},
	[TO] = {.name = "to", .name_en = "row of the other", .name_zh = "终点楼栋行", .unit = "", .unit_zh = ""},
	[IS_FAR] = {.name = "is_far", .name_en = "too long for neighbours", .name_zh = "相隔过远", .unit = "0-1", .unit_zh = "0-1"},
};

static bool is_shown(const struct zones *zones)
{
	return zones->blocks.is_surveyed && zones->plan.part_count > 0;
}

struct keeping {
	struct annex communities, buildings, ways;
	enum status status;
};

static void building_keep(struct keeping *keeping, const struct zones *zones, int b, struct arena *arena)
{
	const struct blocks_building *building = &zones->blocks.buildings[b];
	struct annex_column *columns = keeping->buildings.columns;
	int row = keeping->buildings.row_count++, grid = zones->plan.part_of[building->unit];
	columns[BUILDING].words[row] = arena_string(arena, building->name);
	columns[GRID].numbers[row] = grid + 1;
	columns[HOUSEHOLDS].numbers[row] = (double)building->households;
	columns[X].numbers[row] = building->x_m;
	columns[Y].numbers[row] = building->y_m;
	columns[PART].numbers[row] = building->part;
	columns[PARTS].numbers[row] = building->parts;
	columns[IS_BASE].numbers[row] = zones->grids[grid].base == b;
	if (!columns[BUILDING].words[row])
		keeping->status = STATUS_WORLD;
}

static void community_keep(struct keeping *keeping, const struct zones *zones, struct arena *arena)
{
	struct annex_column *columns = keeping->communities.columns;
	int row = keeping->communities.row_count++, first = keeping->buildings.row_count;
	columns[NAME].words[row] = arena_string(arena, zones->community->name);
	columns[GRIDS].numbers[row] = zones->plan.part_count;
	columns[LEAST].numbers[row] = (double)zones->rule.least;
	columns[MOST].numbers[row] = (double)zones->rule.most;
	columns[IS_PROVEN].numbers[row] = zones->plan.outcome == PARTITION_PROVEN;
	columns[FIRST].numbers[row] = first;
	columns[BUILDINGS].numbers[row] = zones->blocks.building_count;
	if (!columns[NAME].words[row])
		keeping->status = STATUS_WORLD;
	for (int b = 0; b < zones->blocks.building_count; b++)
		building_keep(keeping, zones, b, arena);
	for (int k = 0; k < zones->blocks.way_count; k++) {
		const struct blocks_way *way = &zones->blocks.ways[k];
		int at = keeping->ways.row_count++;
		keeping->ways.columns[FROM].numbers[at] = first + way->a;
		keeping->ways.columns[TO].numbers[at] = first + way->b;
		keeping->ways.columns[IS_FAR].numbers[at] = way->ms > zones->blocks.gap_ms;
	}
}

enum status grids_map_keep(const struct zoning *zoning, struct arena *arena, struct annexes *annexes)
{
	int communities = 0, buildings = 0, ways = 0;
	for (int i = 0; i < zoning->count; i++) {
		const struct zones *zones = &zoning->zones[i];
		communities += is_shown(zones);
		buildings += is_shown(zones) ? zones->blocks.building_count : 0;
		ways += is_shown(zones) ? zones->blocks.way_count : 0;
	}
	struct keeping keeping = {.status = STATUS_OK};
	if (annex_build(&keeping.communities, arena, "grid_map", "communities with a map", "有地图的社区", community_columns, COMMUNITY_COLUMNS, communities) != STATUS_OK
		|| annex_build(&keeping.buildings, arena, "grid_building", "buildings by planned grid", "楼栋所属网格", building_columns, BUILDING_COLUMNS, buildings) != STATUS_OK
		|| annex_build(&keeping.ways, arena, "grid_way", "ways between buildings", "楼栋间道路", way_columns, WAY_COLUMNS, ways) != STATUS_OK)
		return STATUS_WORLD;
	keeping.communities.row_count = keeping.buildings.row_count = keeping.ways.row_count = 0;
	for (int i = 0; i < zoning->count; i++)
		if (is_shown(&zoning->zones[i]))
			community_keep(&keeping, &zoning->zones[i], arena);
	if (keeping.status == STATUS_OK)
		keeping.status = annex_put(annexes, arena, &keeping.communities);
	if (keeping.status == STATUS_OK)
		keeping.status = annex_put(annexes, arena, &keeping.buildings);
	return keeping.status == STATUS_OK ? annex_put(annexes, arena, &keeping.ways) : keeping.status;
}
