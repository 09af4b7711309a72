/* sizes_page.c - what a population needs: grids, posts, money and minutes on foot, and from which size the norm carries the work. */
#include "report/staffing_page.h"

#include <math.h>

#include "report/columns.h"
#include "report/sizes_chart.h"
#include "report/words.h"

#define TEN_THOUSAND 10000.0

#define CELL(name, ...) COLUMNS_CELL(name, struct sizes_row, __VA_ARGS__)

CELL(density, "%.3g", row->density)
CELL(elderly, "%.3g", 100 * row->elderly)
CELL(residents, "%.0f", row->posts.residents)
CELL(households, "%.0f", row->posts.households)
CELL(grids, "%d", row->posts.grids)
CELL(grid_size, "%.0f", row->posts.households / row->posts.grids)
CELL(walk, "%.1f", row->walk.mean_min)
CELL(farthest, "%.1f", row->walk.worst_min)
CELL(grid_posts, "%d", row->posts.posts[POST_GRID])
CELL(counter_posts, "%d", row->posts.posts[POST_COUNTER])
CELL(specialist_posts, "%d", row->posts.posts[POST_SPECIALIST])
CELL(lead_posts, "%d", row->posts.posts[POST_LEAD])
CELL(total, "%d", row->posts.total)
CELL(per_10000, "%.1f", row->posts.total / row->posts.residents * TEN_THOUSAND)
CELL(wisn_posts, "%.1f", row->posts.wisn_posts)
CELL(norm_posts, "%.1f", row->posts.norm_posts)
CELL(norm_load, isfinite(row->norm_load) ? "%.2f" : "-", row->norm_load)
CELL(cost, "%.0f", row->posts.cost_yuan / (is_screen ? TEN_THOUSAND : 1))

static const struct columns_column columns[] = {
	{"resi-\ndents", "人口", "residents", "人口", residents},
	{"house-\nholds", "户数", "households", "户数", households},
	{"grids", "网格", "grids", "网格", grids},
	{"per\ngrid", "每格\n户数", "households a grid", "每格户数", grid_size},
	{"walk\nmin", "步行\n分钟", "walk (min)", "步行（分钟）", walk},
	{NULL, NULL, "farthest walk (min)", "最远步行（分钟）", farthest},
	{"grid", "网格\n员", "grid workers", "网格员", grid_posts},
	{"coun-\nter", "窗口", "counter workers", "窗口", counter_posts},
	{"spec-\nial.", "专干", "specialists", "专干", specialist_posts},
	{"lead", "书记\n主任", "leads", "书记主任", lead_posts},
	{"total", "合计", "posts", "合计", total},
	{"per\n10k", "每万\n人", "posts per 10,000", "每万人", per_10000},
	{"WISN", "WISN", "WISN posts", "WISN岗位", wisn_posts},
	{"norm\nposts", "标准\n岗位", "posts by the norm", "按标准岗位", norm_posts},
	{"norm\nload", "标准\n负荷", "load by the norm", "按标准负荷", norm_load},
	{"cost\n10k/y", "年费用\n万元", "cost a year (CNY)", "年费用（元）", cost},
};
/* Before them where there are several. */
static const struct columns_column of_density = {"hh a\nbldg", "每楼\n户数", "households a building", "每楼户数", density};
static const struct columns_column of_elderly = {"aged\n%", "老年\n%", "elderly (%)", "老年人占比（%）", elderly};
enum { COLUMN_COUNT = sizeof columns / sizeof *columns, VARIANT_COLUMNS = 2 };

/* The columns of this page; returns how many. A screen has no room for all of them where variants are told apart. */
static int columns_pick(const struct staffing_page *page, const struct sizes_plan *plan, struct columns_column picked[COLUMN_COUNT + VARIANT_COLUMNS])
{
	int count = 0;
	bool is_by_density = plan->asked.density_count > 1, is_by_elderly = plan->asked.elderly_count > 1;
	if (is_by_density)
		picked[count++] = of_density;
	if (is_by_elderly)
		picked[count++] = of_elderly;
	for (int i = 0; i < COLUMN_COUNT; i++) {
		bool is_spare = columns[i].cell == households || columns[i].cell == lead_posts || columns[i].cell == wisn_posts;
		if (!is_spare || page->format != TABLE_TEXT || !(is_by_density || is_by_elderly))
			picked[count++] = columns[i];
	}
	return count;
}

static void opening_write(const struct staffing_page *page, const struct sizes_plan *plan, struct text *out)
{
	const struct scenario *scenario = page->scenario;
	const char *name = page->is_chinese ? scenario->name_zh : scenario->name_en;
	struct text words;
	text_init(&words);
	text_addf(&words, _("Grids and posts by population, all work done at a load of at most %.0f%%: settings of %s."), 100 * plan->rules.load,
		name ? name : "");
	staffing_page_say(page, &words, out);
	staffing_page_conditions(page, &words);
	staffing_page_say(page, &words, out);
	if (page->format == TABLE_TEXT)
		text_add(out, "\n");
	text_free(&words);
}

/* Hours a year that one post brings to the work. */
static double full_h(const struct sizes_plan *plan)
{
	return plan->rules.post_h * plan->rules.present;
}

/* From which population the norm gives enough hours at this load; INFINITY when from none. */
static double norm_enough(const struct sizes_plan *plan, double load)
{
	double spare = plan->rules.per_10000 / TEN_THOUSAND * full_h(plan) * load - plan->per_resident_h;
	return spare > 0 ? plan->fixed_h / spare : INFINITY;
}

static void norm_write(const struct sizes_plan *plan, struct text *words)
{
	double enough = norm_enough(plan, 1), target = norm_enough(plan, plan->rules.load);
	if (isinf(enough)) {
		text_addf(words, _("The norm of %.3g per 10,000 is too low for the work at every size."), plan->rules.per_10000);
		return;
	}
	text_addf(words, _("The norm of %.3g per 10,000 keeps up with the work (load 1.00) from about %.0f residents on"), plan->rules.per_10000,
		ceil(enough / 100) * 100);
	if (isinf(target))
		text_addf(words, _("; a load of %.0f%% it reaches at no size."), 100 * plan->rules.load);
	else
		text_addf(words, _(", at a load of %.0f%% from about %.0f on."), 100 * plan->rules.load, ceil(target / 100) * 100);
}

static void hours_write(const struct staffing_page *page, const struct sizes_plan *plan, struct text *words, struct text *out)
{
	double planned_h = full_h(plan) * plan->rules.load;
	text_addf(words, _("Whatever its size, a community is asked for %.0f hours a year, and for %.2f more by each resident, ways apart. "), plan->fixed_h,
		plan->per_resident_h);
	if (planned_h > 0)
		text_addf(words, _("The first take %.1f posts: so much every merger of two saves, as long as work is sent down by community."),
			plan->fixed_h / planned_h);
	else
		text_add(words, _("No work gets done: every post is held or borrowed away."));
	staffing_page_say(page, words, out);
	if (planned_h <= 0)
		return;
	norm_write(plan, words);
	staffing_page_say(page, words, out);
}

/* From where on the rows themselves say that the norm carries the work, and what size saves. */
static void scale_write(const struct staffing_page *page, const struct sizes_plan *plan, struct text *words, struct text *out)
{
	const struct sizes_row *first = &plan->rows[0], *last = first;
	double short_until = 0;
	for (int i = 0; i < plan->asked.population_count; i++) {
		const struct sizes_row *row = &plan->rows[i];
		first = row->posts.residents < first->posts.residents ? row : first;
		last = row->posts.residents > last->posts.residents ? row : last;
		if (row->posts.total > row->posts.norm_posts + 1e-9)
			short_until = fmax(short_until, row->posts.residents);
	}
	if (first == last)
		return;
	if (short_until <= 0)
		text_addf(words, _("The norm gives enough posts for all work at every size shown. "));
	else if (short_until < last->posts.residents)
		text_addf(words, _("Up to %.0f residents the norm gives fewer posts than the work needs, beyond that enough. "), short_until);
	else
		text_addf(words, _("The norm gives fewer posts than the work needs at every size shown, by %.1f posts at %.0f residents and %.1f at %.0f. "),
			first->posts.total - first->posts.norm_posts, first->posts.residents, last->posts.total - last->posts.norm_posts, last->posts.residents);
	text_addf(words, _("A resident costs %.0f CNY a year at %.0f residents and %.0f at %.0f."), first->posts.cost_yuan / first->posts.residents,
		first->posts.residents, last->posts.cost_yuan / last->posts.residents, last->posts.residents);
	staffing_page_say(page, words, out);
}

/* What the first and the last of the variants make of the largest population. */
static void variants_write(const struct staffing_page *page, const struct sizes_plan *plan, struct text *words, struct text *out)
{
	const struct sizes_asked *asked = &plan->asked;
	const struct sizes_row *low = &plan->rows[asked->population_count - 1];
	if (asked->density_count > 1) {
		const struct sizes_row *dense = low + (asked->density_count - 1) * asked->elderly_count * asked->population_count;
		text_addf(words, _("At %.0f residents, %.3g instead of %.3g households a building: %.1f instead of %.1f minutes to a household, %d instead of %d posts. "),
			low->posts.residents, dense->density, low->density, dense->walk.mean_min, low->walk.mean_min, dense->posts.total, low->posts.total);
		text_addf(words, _("Buildings stand 50 m apart, four to a hectare, whatever their size. "));
	}
	if (asked->elderly_count > 1) {
		const struct sizes_row *old = low + (asked->elderly_count - 1) * asked->population_count;
		text_addf(words, _("At %.0f residents, %.3g%% instead of %.3g%% of 60 and over: %d instead of %d counter workers, %d instead of %d posts; their requests are met at home, their number per resident stays."),
			low->posts.residents, 100 * old->elderly, 100 * low->elderly, old->posts.posts[POST_COUNTER], low->posts.posts[POST_COUNTER], old->posts.total,
			low->posts.total);
	}
	if (words_in(words)[0])
		staffing_page_say(page, words, out);
}

static void sentences_write(const struct staffing_page *page, const struct sizes_plan *plan, struct text *out)
{
	const double minutes_an_hour = 60;
	const struct settings *settings = &page->scenario->settings;
	struct text words;
	text_init(&words);
	text_add(out, "\n");
	hours_write(page, plan, &words, out);
	scale_write(page, plan, &words, out);
	variants_write(page, plan, &words, out);
	text_addf(&words, _("Grids: %.0f households, %.0f to %.0f, at least one worker each. "), settings->plan_grid_size, settings->plan_grid_least,
		settings->plan_grid_most);
	if (plan->asked.density_count > 1)
		text_addf(&words, _("Walk: one way from the grid's base to a household, in generated streets (buildings 50 m apart, %.0f min a km, ways %.3g times the straight line)."),
			minutes_an_hour * settings->space_kilometre, settings->space_detour);
	else
		text_addf(&words, _("Walk: one way from the grid's base to a household, in generated streets (buildings 50 m apart, %.0f households each, %.0f min a km, ways %.3g times the straight line)."),
			plan->rows[0].density, minutes_an_hour * settings->space_kilometre, settings->space_detour);
	staffing_page_say(page, &words, out);
	text_free(&words);
}

enum status staffing_page_sizes(const struct staffing_page *page, const struct sizes_plan *plan, struct arena *arena, struct text *out)
{
	struct table table;
	struct columns_column picked[COLUMN_COUNT + VARIANT_COLUMNS];
	int column_count = columns_pick(page, plan, picked);
	const void **rows = arena_rows(arena, plan->count + 1, const void *);
	for (int i = 0; rows && i < plan->count; i++)
		rows[i] = &plan->rows[i];
	enum status status = rows ? columns_table(&table, arena, picked, column_count, rows, plan->count, page->format == TABLE_TEXT, page->is_chinese) : STATUS_WORLD;
	if (status != STATUS_OK)
		return status;
	table.is_right[0] = true;
	if (page->format != TABLE_CSV)
		opening_write(page, plan, out);
	table_write(&table, page->format, out);
	if (page->format == TABLE_TEXT)
		sizes_chart_text(plan, out);
	if (page->format != TABLE_CSV)
		sentences_write(page, plan, out);
	return out->failed ? STATUS_WORLD : STATUS_OK;
}
