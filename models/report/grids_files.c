/* grids_files.c - a plan of grids to be handed on: the table of buildings with its grids, and the same for a map. */
#include <math.h>

#include "report/grids_page.h"
#include "show/json.h"

int grids_page_listed(const struct zoning *zoning, bool with_places)
{
	int count = 0;
	for (int i = 0; i < zoning->count; i++) {
		const struct zones *zones = &zoning->zones[i];
		count += zones->plan.part_count > 0 && (with_places ? zones->blocks.is_surveyed : zones->blocks.is_listed);
	}
	return count;
}

/* The rows of a community in the table of buildings. */
static const struct building_row *rows_of(const struct grids_page *page, const struct zones *zones)
{
	int community = (int)(zones->community - page->zoning->places.communities);
	return place_site(page->scenario, &page->zoning->places, community, 0).rows;
}

static const char *word(const char *string)
{
	return string ? string : "";
}

static const char *number(double value, struct arena *arena)
{
	return isnan(value) ? "" : arena_format(arena, "%.10g", value);
}

static int grid_of(const struct zones *zones, const struct blocks_building *building)
{
	return zones->plan.part_of[building->unit];
}

/* -- the table of buildings ------------------------------------------------------------------------------------------------- */

enum { COLUMNS = 13 };

/* A stairwell is a building of its own from now on. */
static enum status building_row(struct table *table, const struct zones *zones, const struct building_row *row, const struct blocks_building *building)
{
	struct arena *arena = table->arena;
	bool is_whole = building->parts == 1;
	double share = 1.0 / building->parts;
	const char *cells[COLUMNS] = {
		row->community_name, row->compound,
		is_whole ? word(row->id) : arena_format(arena, "%s(%d/%d)", word(row->id), building->part + 1, building->parts),
		arena_format(arena, "%d", grid_of(zones, building) + 1), zones->blocks.buildings[zones->grids[grid_of(zones, building)].base].name,
		number(row->households * share, arena), number(row->residents * share, arena), number(row->elderly, arena), number(row->floors, arena),
		isnan(row->longitude) ? number(row->x_m, arena) : "", isnan(row->longitude) ? number(row->y_m, arena) : "",
		number(row->longitude, arena), number(row->latitude, arena),
	};
	return table_row(table, cells);
}

enum status grids_page_csv(const struct grids_page *page, struct arena *arena, struct text *out)
{
	static const char *const en[COLUMNS] = {"community", "compound", "building", "grid", "base", "households", "residents", "elderly", "floors", "x", "y", "lon", "lat"};
	static const char *const zh[COLUMNS] = {"社区", "小区", "楼栋", "网格", "驻点", "户数", "居民数", "老年人占比", "层数", "x", "y", "经度", "纬度"};
	struct table table;
	enum status status = table_init(&table, arena, COLUMNS);
	if (status == STATUS_OK)
		status = table_row(&table, page->is_chinese ? zh : en);
	table_headings(&table);
	for (int i = 0; i < page->zoning->count && status == STATUS_OK; i++) {
		const struct zones *zones = &page->zoning->zones[i];
		const struct building_row *rows = rows_of(page, zones);
		for (int b = 0; b < zones->blocks.building_count && zones->blocks.is_listed && zones->plan.part_count > 0 && status == STATUS_OK; b++)
			status = building_row(&table, zones, &rows[zones->blocks.buildings[b].row], &zones->blocks.buildings[b]);
	}
	if (status == STATUS_OK)
		table_write(&table, TABLE_CSV, out);
	return out->failed ? STATUS_WORLD : status;
}

/* -- for a map ---------------------------------------------------------------------------------------------------------------- */

static void member_whole(struct text *out, const char *name, int64_t value)
{
	json_name(out, name);
	text_addf(out, "%lld", (long long)value);
}

static void point(const struct building_row *row, struct text *out)
{
	json_next(out);
	if (isnan(row->longitude))
		text_addf(out, "[%.10g,%.10g]", row->x_m, row->y_m);
	else
		text_addf(out, "[%.10g,%.10g]", row->longitude, row->latitude);
}

static void building_feature(const struct zones *zones, const struct building_row *row, const struct blocks_building *building, struct text *out)
{
	int grid = grid_of(zones, building);
	json_open(out, "\n{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":");
	point(row, out);
	json_close(out, "}");
	json_name(out, "properties");
	json_open(out, "{");
	json_member(out, "community", zones->community->name);
	json_member(out, "building", building->name);
	member_whole(out, "grid", grid + 1);
	member_whole(out, "households", building->households);
	json_name(out, "is_base");
	text_add(out, zones->grids[grid].base == building - zones->blocks.buildings ? "true" : "false");
	json_close(out, "}}");
}

static void grid_feature(const struct zones *zones, const struct building_row *rows, int g, struct text *out)
{
	const struct zones_grid *grid = &zones->grids[g];
	json_open(out, "\n{\"type\":\"Feature\",\"geometry\":{\"type\":\"MultiPoint\",\"coordinates\":[");
	for (int b = 0; b < zones->blocks.building_count; b++)
		if (grid_of(zones, &zones->blocks.buildings[b]) == g)
			point(&rows[zones->blocks.buildings[b].row], out);
	json_close(out, "]}");
	json_name(out, "properties");
	json_open(out, "{");
	json_member(out, "community", zones->community->name);
	member_whole(out, "grid", g + 1);
	json_member(out, "base", zones->blocks.buildings[grid->base].name);
	member_whole(out, "buildings", grid->buildings);
	member_whole(out, "households", grid->households);
	member_whole(out, "work_min_year", grid->work_min);
	member_whole(out, "walk_min_year", grid->walk_min);
	member_whole(out, "cost_min_year", grid->cost);
	json_close(out, "}}");
}

enum status grids_page_geojson(const struct grids_page *page, struct text *out)
{
	bool is_local = false;
	json_open(out, "{\"type\":\"FeatureCollection\",\"features\":[");
	for (int i = 0; i < page->zoning->count; i++) {
		const struct zones *zones = &page->zoning->zones[i];
		const struct building_row *rows = rows_of(page, zones);
		if (!zones->blocks.is_surveyed || zones->plan.part_count == 0)
			continue;
		is_local |= isnan(rows[0].longitude);
		for (int g = 0; g < zones->plan.part_count; g++)
			grid_feature(zones, rows, g, out);
		for (int b = 0; b < zones->blocks.building_count; b++)
			building_feature(zones, &rows[zones->blocks.buildings[b].row], &zones->blocks.buildings[b], out);
	}
	json_close(out, "\n]");
	json_member(out, "coordinates", is_local ? "metres east and north of the table's own origin, not degrees" : "degrees, as the table gives them");
	json_close(out, "}\n");
	return out->failed ? STATUS_WORLD : STATUS_OK;
}
