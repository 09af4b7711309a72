/* posts_page.c - the staffing plan of a district: streets or communities, the sum, and what decides it. */
#include "report/staffing_page.h"

#include <math.h>
#include <string.h>

#include "report/columns.h"
#include "report/words.h"

#define TEN_THOUSAND 10000.0

/* -- the table ---------------------------------------------------------------------------------------------------- */

#define CELL(name, ...) COLUMNS_CELL(name, struct posts_row, __VA_ARGS__)

static const char *name_cell(const void *data, bool is_screen, struct arena *arena)
{
	const struct posts_row *row = data;
	(void)is_screen;
	return row->name ? row->name : arena_format(arena, "%d", row->id);
}

static double mean(double sum, double households)
{
	return households > 0 ? sum / households : 0;
}

/* Only a community has a next office. */
static const char *next_office(const void *data, bool is_screen, struct arena *arena)
{
	const struct community *next = ((const struct posts_row *)data)->walk.next;
	(void)is_screen;
	return !next ? "" : next->name ? next->name : arena_format(arena, "%d", next->id);
}

static const char *next_minutes(const void *data, bool is_screen, struct arena *arena)
{
	const struct posts_row *row = data;
	(void)is_screen;
	return row->walk.next ? arena_format(arena, "%.1f", row->walk.next_min) : "";
}

/* A price of one community's hours; sums have none, nor has work that stays undone. */
static const char *hour_cell(const struct posts_row *row, int skill, struct arena *arena)
{
	return row->communities == 1 && row->unmet_h <= 1 ? arena_format(arena, "%.2f", row->hour_yuan[skill]) : "";
}

#define HOUR(name, skill) \
	static const char *name(const void *data, bool is_screen, struct arena *arena) \
	{ \
		(void)is_screen; \
		return hour_cell(data, skill, arena); \
	}
HOUR(field_hour, SKILL_FIELD)
HOUR(counter_hour, SKILL_COUNTER)
HOUR(desk_hour, SKILL_DESK)

CELL(communities, "%d", row->communities)
CELL(residents, is_screen ? "%.1f" : "%.0f", row->residents / (is_screen ? TEN_THOUSAND : 1))
CELL(households, "%.0f", row->households)
CELL(grids_change, "%d→%d", row->grids_now, row->grids)
CELL(grids_now, "%d", row->grids_now)
CELL(grids, "%d", row->grids)
CELL(grid_posts, "%d", row->posts[POST_GRID])
CELL(counter_posts, "%d", row->posts[POST_COUNTER])
CELL(specialist_posts, "%d", row->posts[POST_SPECIALIST])
CELL(desk_posts, "%d", row->posts[POST_SPECIALIST] + row->posts[POST_LEAD])
CELL(lead_posts, "%d", row->posts[POST_LEAD])
CELL(total, "%d", row->total)
CELL(per_10000, "%.1f", row->residents > 0 ? row->total / row->residents * TEN_THOUSAND : 0)
CELL(wisn_posts, is_screen ? "%.0f" : "%.1f", row->wisn_posts)
CELL(norm_posts, "%.1f", row->norm_posts)
CELL(posts_now, "%d", row->posts_now)
CELL(difference, is_screen ? "%+d" : "%d", row->total - row->posts_now)
CELL(cost, "%.0f", row->cost_yuan / (is_screen ? TEN_THOUSAND : 1))
CELL(office_walk, "%.1f", mean(row->walk.office_min, row->walk.households))
CELL(office_farthest, "%.1f", row->walk.office_farthest_min)
CELL(base_walk, "%.1f", mean(row->walk.base_min, row->walk.households))
CELL(base_farthest, "%.1f", row->walk.base_farthest_min)
CELL(near_own, "%.1f", 100 * mean(row->walk.near_own, row->walk.households))
CELL(near_any, "%.1f", 100 * mean(row->walk.near_any, row->walk.households))

static const struct columns_column columns[] = {
	{"street", "街道", "street", "街道", name_cell},
	{"com-\nmun.", "社区", "communities", "社区数", communities},
	{"resid\n10k", "常住\n万人", "residents", "常住人口", residents},
	{"house-\nholds", "户数", "households", "户数", households},
	{"grids\nnow→new", "网格\n现→拟", NULL, NULL, grids_change},
	{NULL, NULL, "grids now", "现有网格", grids_now},
	{NULL, NULL, "grids", "拟设网格", grids},
	{"grid", "网格员", "grid workers", "网格员", grid_posts},
	{"coun-\nter", "窗口", "counter workers", "窗口", counter_posts},
	{"spec.\n+lead", "专干\n书记", NULL, NULL, desk_posts},
	{NULL, NULL, "specialists", "专干", specialist_posts},
	{NULL, NULL, "leads", "书记主任", lead_posts},
	{"total", "合计", "posts", "合计", total},
	{"per\n10k", "每万\n人", "posts per 10,000", "每万人", per_10000},
	{"WISN", "WISN", "WISN posts", "WISN岗位", wisn_posts},
	{NULL, NULL, "posts by the norm", "按标准岗位", norm_posts},
	{"now", "现有", "posts now", "现有岗位", posts_now},
	{"diff.", "差额", "difference", "差额", difference},
	{"cost\n10k/y", "年费用\n万元", "cost a year (CNY)", "年费用（元）", cost},
	{"walk\nmin", "步行\n分钟", "walk to the office (min)", "到社区办公点步行（分钟）", office_walk},
	{NULL, NULL, "farthest walk to the office (min)", "到社区办公点最远步行（分钟）", office_farthest},
	{NULL, NULL, "households near their office (%)", "就近户数占比（本社区办公点，%）", near_own},
	{NULL, NULL, "households near any office (%)", "就近户数占比（任一办公点，%）", near_any},
	{NULL, NULL, "walk to the grid's base (min)", "到网格驻点步行（分钟）", base_walk},
	{NULL, NULL, "farthest walk to the grid's base (min)", "到网格驻点最远步行（分钟）", base_farthest},
	{NULL, NULL, "next office", "最近的邻社区办公点", next_office},
	{NULL, NULL, "walk to the next office (min)", "到邻社区办公点步行（分钟）", next_minutes},
	{NULL, NULL, "one more hour of field work (CNY)", "多一小时入户走访类工作（元）", field_hour},
	{NULL, NULL, "one more hour at the counter (CNY)", "多一小时窗口工作（元）", counter_hour},
	{NULL, NULL, "one more hour of desk work (CNY)", "多一小时案头工作（元）", desk_hour},
};
enum { COLUMN_COUNT = sizeof columns / sizeof *columns };

static enum status table_build(const struct staffing_page *page, const struct posts_plan *plan, struct arena *arena, struct table *table)
{
	struct columns_column described[COLUMN_COUNT];
	int count = page->by_community ? plan->community_count : plan->street_count;
	const void **rows = arena_rows(arena, count + 1, const void *);
	struct posts_row *sum = arena_rows(arena, 1, struct posts_row);
	if (!rows || !sum)
		return STATUS_WORLD;
	for (int i = 0; i < COLUMN_COUNT; i++)
		described[i] = columns[i];
	if (page->by_community) {
		described[0].screen_en = described[0].data_en = "community";
		described[0].screen_zh = described[0].data_zh = "社区";
		described[1].screen_en = described[1].screen_zh = described[1].data_en = described[1].data_zh = NULL;
	}
	for (int i = 0; i < count; i++)
		rows[i] = page->by_community ? &plan->communities[i] : &plan->streets[i];
	*sum = plan->total;
	sum->name = page->is_chinese ? "合计" : "total";
	rows[count] = sum;
	return columns_table(table, arena, described, COLUMN_COUNT, rows, count + 1, page->format == TABLE_TEXT, page->is_chinese);
}

enum status staffing_page_keep_posts(const struct posts_plan *plan, struct arena *arena, struct annexes *annexes)
{
	const void **rows = arena_rows(arena, plan->community_count + plan->street_count + 1, const void *);
	struct columns_column of_communities[COLUMN_COUNT];
	struct posts_row total = plan->total;
	struct annex annex;
	if (!rows)
		return STATUS_WORLD;
	total.name = "total";
	for (int i = 0; i < plan->street_count; i++)
		rows[i] = &plan->streets[i];
	rows[plan->street_count] = &total;
	enum status status = columns_annex(&annex, arena, "plan_street", "staffing plan by street", "定岗定员：各街道", columns, COLUMN_COUNT, rows, plan->street_count + 1);
	if (status == STATUS_OK)
		status = annex_put(annexes, arena, &annex);
	for (int i = 0; i < plan->community_count; i++)
		rows[i] = &plan->communities[i];
	memcpy(of_communities, columns, sizeof columns);
	of_communities[0].data_en = "community";
	of_communities[0].data_zh = "社区";
	if (status == STATUS_OK)
		status = columns_annex(&annex, arena, "plan_community", "staffing plan by community", "定岗定员：各社区", of_communities, COLUMN_COUNT, rows, plan->community_count);
	return status == STATUS_OK ? annex_put(annexes, arena, &annex) : status;
}

/* -- the page ----------------------------------------------------------------------------------------------------- */

static void opening_write(const struct staffing_page *page, const struct posts_plan *plan, struct text *out)
{
	const struct scenario *scenario = page->scenario;
	const char *name = page->is_chinese ? scenario->name_zh : scenario->name_en;
	struct text words;
	text_init(&words);
	text_addf(&words, _("Posts that do all the work at a load of at most %.0f%%: %s (communities: %d, streets: %d)."),
		100 * plan->rules.load, name ? name : "", plan->community_count, plan->street_count);
	staffing_page_say(page, &words, out);
	if (page->options && !page->options->is_short)
		text_addf(&words, _("Hours as simulated under \"%s\" (%d runs, %g years). "), staffing_page_option(page, page->options->rows[0].policy),
			page->options->replications, scenario->settings.horizon_years);
	if (!scenario->communities)
		text_add(&words, _("Generated communities; no real one is judged. "));
	staffing_page_conditions(page, &words);
	staffing_page_say(page, &words, out);
	if (page->format == TABLE_TEXT)
		text_add(out, "\n");
	text_free(&words);
}

enum status staffing_page_posts(const struct staffing_page *page, const struct posts_plan *plan, struct arena *arena, struct text *out)
{
	struct table table;
	enum status status = table_build(page, plan, arena, &table);
	if (status != STATUS_OK)
		return status;
	if (plan->conflict.count > 0)
		return staffing_page_conflict(page, plan, arena, out);
	if (page->format != TABLE_CSV)
		opening_write(page, plan, out);
	table_write(&table, page->format, out);
	if (page->format != TABLE_CSV)
		staffing_page_sentences(page, plan, out);
	return out->failed ? STATUS_WORLD : STATUS_OK;
}
