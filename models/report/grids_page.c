/* grids_page.c - the plan of grids as a table of communities or grids, and what it means. */
#include "report/grids_page.h"

#include <math.h>

#include "report/columns.h"
#include "report/grids_map.h"
#include "report/words.h"

static const double minutes_an_hour = 60, ms_a_minute = 60000;

/* -- rows --------------------------------------------------------------------------------------------------------------- */

/* A community, or all of them; sums over the grids. */
struct row {
	const char *name;
	int buildings, grids, communities, proven, planned;
	int64_t households, least, most, least_work, most_work, walk, cost, sets, changed, today;
	double bound;
	int64_t farthest_ms;
};

static double hours(int64_t minutes)
{
	return (double)minutes / minutes_an_hour;
}

static bool is_planned(const struct zones *zones)
{
	return zones->plan.part_count > 0;
}

double grids_page_bound(const struct zones *zones)
{
	return zones->plan.outcome == PARTITION_PROVEN ? (double)zones->plan.cost : fmax(0, ceil(zones->plan.bound - 1e-6));
}

static struct row row_of(const struct zones *zones)
{
	struct row row = {.name = zones->community->name, .communities = 1, .buildings = zones->blocks.building_count, .households = zones->blocks.households,
		.grids = zones->plan.part_count, .planned = is_planned(zones), .proven = zones->plan.outcome == PARTITION_PROVEN, .least = INT64_MAX,
		.least_work = INT64_MAX, .sets = zones->plan.sets, .changed = zones->changed, .today = zones->today};
	if (!row.planned)
		return row;
	row.cost = zones->plan.cost;
	row.bound = grids_page_bound(zones);
	for (int g = 0; g < zones->plan.part_count; g++) {
		const struct zones_grid *grid = &zones->grids[g];
		row.least = grid->households < row.least ? grid->households : row.least;
		row.most = grid->households > row.most ? grid->households : row.most;
		row.least_work = grid->work_min < row.least_work ? grid->work_min : row.least_work;
		row.most_work = grid->work_min > row.most_work ? grid->work_min : row.most_work;
		row.farthest_ms = grid->farthest_ms > row.farthest_ms ? grid->farthest_ms : row.farthest_ms;
		row.walk += grid->walk_min;
	}
	return row;
}

static void row_add(struct row *sum, const struct row *row)
{
	sum->communities += row->communities;
	sum->planned += row->planned;
	sum->proven += row->proven;
	sum->buildings += row->buildings;
	sum->households += row->households;
	sum->sets += row->sets;
	if (!row->planned)
		return;
	sum->grids += row->grids;
	sum->least = row->least < sum->least ? row->least : sum->least;
	sum->most = row->most > sum->most ? row->most : sum->most;
	sum->least_work = row->least_work < sum->least_work ? row->least_work : sum->least_work;
	sum->most_work = row->most_work > sum->most_work ? row->most_work : sum->most_work;
	sum->farthest_ms = row->farthest_ms > sum->farthest_ms ? row->farthest_ms : sum->farthest_ms;
	sum->walk += row->walk;
	sum->cost += row->cost;
	sum->bound += row->bound;
}

static double gap(double cost, double bound)
{
	return cost > 0 ? 100 * (cost - bound) / cost : 0;
}

/* -- a row for each community --------------------------------------------------------------------------------------------- */

#define CELL(name, ...) COLUMNS_CELL(name, struct row, __VA_ARGS__)

static const char *name_cell(const void *data, bool is_screen, struct arena *arena)
{
	(void)is_screen;
	(void)arena;
	return ((const struct row *)data)->name;
}

static const char *span(const struct row *row, int64_t least, int64_t most, struct arena *arena)
{
	return row->planned ? arena_format(arena, "%lld-%lld", (long long)least, (long long)most) : "-";
}

static const char *households_span(const void *data, bool is_screen, struct arena *arena)
{
	const struct row *row = data;
	(void)is_screen;
	return span(row, row->least, row->most, arena);
}

static const char *work_span(const void *data, bool is_screen, struct arena *arena)
{
	const struct row *row = data;
	(void)is_screen;
	return span(row, llround(hours(row->least_work)), llround(hours(row->most_work)), arena);
}

static const char *sure(const void *data, bool is_screen, struct arena *arena)
{
	const struct row *row = data;
	(void)is_screen;
	if (row->communities > 1)
		return arena_format(arena, "%d/%d", row->proven, row->communities);
	return row->proven ? _("yes") : row->planned ? _("open") : _("none");
}

static const char *known(const void *data, int64_t value, struct arena *arena)
{
	(void)data;
	return value >= 0 ? arena_format(arena, "%lld", (long long)value) : "";
}

static const char *today_cell(const void *data, bool is_screen, struct arena *arena)
{
	(void)is_screen;
	return known(data, ((const struct row *)data)->today, arena);
}

static const char *changed_cell(const void *data, bool is_screen, struct arena *arena)
{
	(void)is_screen;
	return known(data, ((const struct row *)data)->changed, arena);
}

CELL(buildings, "%d", row->buildings)
CELL(households, "%lld", (long long)row->households)
CELL(grids, row->planned ? "%d" : "-", row->grids)
CELL(least, row->planned ? "%lld" : "", (long long)row->least)
CELL(most, row->planned ? "%lld" : "", (long long)row->most)
CELL(least_work, row->planned ? "%.0f" : "", hours(row->least_work))
CELL(most_work, row->planned ? "%.0f" : "", hours(row->most_work))
CELL(walk, row->planned ? "%.1f" : "-", hours(row->walk))
CELL(farthest, row->planned ? "%.1f" : "-", (double)row->farthest_ms / ms_a_minute)
CELL(cost, row->planned ? "%.1f" : "-", hours(row->cost))
CELL(cost_min, row->planned ? "%lld" : "", (long long)row->cost)
CELL(bound, row->planned ? "%.1f" : "-", row->bound / minutes_an_hour)
CELL(bound_min, row->planned ? "%.0f" : "", row->bound)
CELL(gap_share, row->planned ? "%.2f" : "-", gap((double)row->cost, row->bound))
CELL(sets, "%lld", (long long)row->sets)

static const struct columns_column columns[] = {
	{"com-\nmunity", "社区", "community", "社区", name_cell},
	{"build-\nings", "楼栋", "buildings", "楼栋数", buildings},
	{"house-\nholds", "户数", "households", "户数", households},
	{"grids", "网格", "grids", "网格数", grids},
	{"households\na grid", "每格\n户数", NULL, NULL, households_span},
	{NULL, NULL, "fewest households of a grid", "网格最少户数", least},
	{NULL, NULL, "most households of a grid", "网格最多户数", most},
	{"field work\nh/yr", "外勤工作\n小时/年", NULL, NULL, work_span},
	{NULL, NULL, "least field work of a grid (h/yr)", "网格最少外勤工作（小时/年）", least_work},
	{NULL, NULL, "most field work of a grid (h/yr)", "网格最多外勤工作（小时/年）", most_work},
	{"walk\nh/yr", "步行\n小时/年", "walk (h/yr)", "步行（小时/年）", walk},
	{"far-\nmin", "最远\n分钟", "farthest walk (min)", "最远步行（分钟）", farthest},
	{"cost\nh/yr", "代价\n小时/年", NULL, NULL, cost},
	{NULL, NULL, "cost (min/yr)", "代价（分钟/年）", cost_min},
	{"bound\nh/yr", "下界\n小时/年", NULL, NULL, bound},
	{NULL, NULL, "lower bound (min/yr)", "下界（分钟/年）", bound_min},
	{"gap\n%", "差距\n%", "at most from the best (%)", "离最优至多（%）", gap_share},
	{"possible\ngrids", "候选\n网格", "possible grids looked at", "候选网格数", sets},
	{"pro-\nven", "最优\n已证", "proven the best", "已证最优", sure},
	{NULL, NULL, "cost of today's grids (min/yr)", "现有网格代价（分钟/年）", today_cell},
	{NULL, NULL, "households that change their worker", "换网格员的户数", changed_cell},
};
enum { COLUMN_COUNT = sizeof columns / sizeof *columns };

/* The communities and, behind them, their sum; NULL when out of memory. */
static const void **communities_rows(const struct grids_page *page, struct arena *arena)
{
	int count = page->zoning->count;
	struct row *rows = arena_rows(arena, count + 1, struct row);
	const void **pointers = arena_rows(arena, count + 1, const void *);
	if (!rows || !pointers)
		return NULL;
	struct row *sum = &rows[count];
	*sum = (struct row){.name = page->is_chinese ? "合计" : "total", .least = INT64_MAX, .least_work = INT64_MAX, .today = -1, .changed = -1};
	for (int i = 0; i < count; i++) {
		rows[i] = row_of(&page->zoning->zones[i]);
		row_add(sum, &rows[i]);
		pointers[i] = &rows[i];
	}
	pointers[count] = &rows[count];
	return pointers;
}

static enum status communities_table(const struct grids_page *page, struct arena *arena, struct table *table)
{
	int count = page->zoning->count;
	const void **rows = communities_rows(page, arena);
	return rows ? columns_table(table, arena, columns, COLUMN_COUNT, rows, count + (count > 1), page->format == TABLE_TEXT, page->is_chinese) : STATUS_WORLD;
}

/* -- a row for each grid -------------------------------------------------------------------------------------------------- */

struct grid_row {
	const struct zones *zones;
	int grid;
	int64_t mean_work;
};

#define GRID(name, ...) COLUMNS_CELL(name, struct grid_row, __VA_ARGS__)
#define OF(member) row->zones->grids[row->grid].member

static const char *community_cell(const void *data, bool is_screen, struct arena *arena)
{
	(void)is_screen;
	(void)arena;
	return ((const struct grid_row *)data)->zones->community->name;
}

/* Generated buildings have no names that mean anything. */
static const char *base_cell(const void *data, bool is_screen, struct arena *arena)
{
	const struct grid_row *row = data;
	(void)is_screen;
	(void)arena;
	return row->zones->blocks.is_listed ? row->zones->blocks.buildings[OF(base)].name : "-";
}

GRID(number, "%d", row->grid + 1)
GRID(grid_buildings, "%d", OF(buildings))
GRID(grid_households, "%lld", (long long)OF(households))
GRID(grid_work, "%.0f", hours(OF(work_min)))
GRID(grid_share, "%.0f", row->mean_work > 0 ? 100 * (double)OF(work_min) / (double)row->mean_work : 100.0)
GRID(grid_walk, "%.1f", hours(OF(walk_min)))
GRID(grid_farthest, "%.1f", (double)OF(farthest_ms) / ms_a_minute)
GRID(grid_imbalance, "%.1f", hours(OF(imbalance_min)))
GRID(grid_keep, "%.1f", hours(OF(keep_min)))
GRID(grid_cost, "%.1f", hours(OF(cost)))
GRID(grid_cost_min, "%lld", (long long)OF(cost))

static const struct columns_column grid_columns[] = {
	{"com-\nmunity", "社区", "community", "社区", community_cell},
	{"grid", "网格", "grid", "网格", number},
	{"base", "驻点", "base", "驻点", base_cell},
	{"build-\nings", "楼栋", "buildings", "楼栋数", grid_buildings},
	{"house-\nholds", "户数", "households", "户数", grid_households},
	{"field work\nh/yr", "外勤工作\n小时/年", "field work (h/yr)", "外勤工作（小时/年）", grid_work},
	{"of mean\n%", "比平均\n%", "field work of the mean (%)", "外勤工作相当于平均（%）", grid_share},
	{"walk\nh/yr", "步行\n小时/年", "walk (h/yr)", "步行（小时/年）", grid_walk},
	{"far-\nmin", "最远\n分钟", "farthest walk (min)", "最远步行（分钟）", grid_farthest},
	{"imbal.\nh/yr", "不均衡\n小时/年", "price of imbalance (h/yr)", "不均衡折算（小时/年）", grid_imbalance},
	{NULL, NULL, "price of changes (h/yr)", "换人折算（小时/年）", grid_keep},
	{"cost\nh/yr", "代价\n小时/年", NULL, NULL, grid_cost},
	{NULL, NULL, "cost (min/yr)", "代价（分钟/年）", grid_cost_min},
};
enum { GRID_COLUMN_COUNT = sizeof grid_columns / sizeof *grid_columns };

/* The grids of all communities; NULL when out of memory. */
static const void **grids_rows(const struct grids_page *page, struct arena *arena, int *count)
{
	int next = 0;
	*count = 0;
	for (int i = 0; i < page->zoning->count; i++)
		*count += page->zoning->zones[i].plan.part_count;
	struct grid_row *rows = arena_rows(arena, *count + 1, struct grid_row);
	const void **pointers = arena_rows(arena, *count + 1, const void *);
	if (!rows || !pointers)
		return NULL;
	for (int i = 0; i < page->zoning->count; i++) {
		const struct zones *zones = &page->zoning->zones[i];
		for (int g = 0; g < zones->plan.part_count; g++, next++) {
			rows[next] = (struct grid_row){zones, g, zones->blocks.work_min / zones->plan.part_count};
			pointers[next] = &rows[next];
		}
	}
	return pointers;
}

static enum status grids_table(const struct grids_page *page, struct arena *arena, struct table *table)
{
	int count;
	const void **rows = grids_rows(page, arena, &count);
	return rows ? columns_table(table, arena, grid_columns, GRID_COLUMN_COUNT, rows, count, page->format == TABLE_TEXT, page->is_chinese) : STATUS_WORLD;
}

enum status grids_page_keep(const struct grids_page *page, struct arena *arena, struct annexes *annexes)
{
	int count;
	struct annex annex;
	const void **communities = communities_rows(page, arena), **grids = grids_rows(page, arena, &count);
	enum status status = communities && grids ? columns_annex(&annex, arena, "grid_place", "planned grids by community", "各社区网格规划", columns, COLUMN_COUNT,
		communities, page->zoning->count) : STATUS_WORLD;
	if (status == STATUS_OK)
		status = annex_put(annexes, arena, &annex);
	if (status == STATUS_OK)
		status = columns_annex(&annex, arena, "grid", "planned grids", "网格规划", grid_columns, GRID_COLUMN_COUNT, grids, count);
	if (status == STATUS_OK)
		status = annex_put(annexes, arena, &annex);
	return status == STATUS_OK ? grids_map_keep(page->zoning, arena, annexes) : status;
}

enum status grids_page_write(const struct grids_page *page, struct arena *arena, struct text *out)
{
	struct table table;
	enum status status = page->by_grid ? grids_table(page, arena, &table) : communities_table(page, arena, &table);
	if (status != STATUS_OK)
		return status;
	if (page->format != TABLE_CSV)
		grids_page_opening(page, out);
	table.gap = 1;
	table_write(&table, page->format, out);
	if (page->format != TABLE_CSV)
		grids_page_sentences(page, out);
	return out->failed ? STATUS_WORLD : STATUS_OK;
}
