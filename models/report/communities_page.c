/* communities_page.c - merged, split or kept: the table, and why. */
#include "report/communities_page.h"

#include <math.h>
#include <string.h>

#include "report/columns.h"
#include "report/words.h"
#include "show/paragraph.h"

#define TEN_THOUSAND 10000.0
enum { SCREEN = 100, HANGING = 2, LINES = 7 };

/* What the cells of a row are made from. */
struct row {
	const struct communities_page *page;
	const struct communities *plan;
	const struct communities_street *street;
	int at;                  /* part, or unit */
};

/* -- names ------------------------------------------------------------------------------------------------------------ */

static const char *street_name(const struct row *row, struct arena *arena)
{
	return row->street->name ? row->street->name : arena_format(arena, "%d", row->street->street + 1);
}

static const char *community_name(const struct row *row, int community, struct arena *arena)
{
	const struct community *of = &row->plan->list[community];
	return of->name ? of->name : arena_format(arena, "%d", of->id);
}

/* How many grids of a community stand in a part (-1: in all of the street). */
static int grids_in(const struct communities_street *street, int community, int part)
{
	int count = 0;
	for (int u = 0; u < street->unit_count; u++)
		count += street->units[u].community == community && (part < 0 || street->part_of[u] == part);
	return count;
}

/* Calls for each community that has a unit in the part, in the order of the list. */
static int part_communities(const struct communities_street *street, int part, int *list, int most)
{
	int count = 0;
	for (int u = 0; u < street->unit_count; u++) {
		bool is_known = street->part_of[u] != part;
		for (int i = 0; i < count; i++)
			is_known = is_known || list[i] == street->units[u].community;
		if (!is_known && count < most)
			list[count++] = street->units[u].community;
	}
	return count;
}

enum { TOGETHER = 64 };

/* "3+4", "Liudong+Liuxi (1/4)" where only one of its four grids comes along. */
static const char *members_word(const struct row *row, struct arena *arena)
{
	int list[TOGETHER], count = part_communities(row->street, row->at, list, TOGETHER);
	const char *words = "";
	for (int i = 0; i < count && words; i++) {
		int here = grids_in(row->street, list[i], row->at), all = grids_in(row->street, list[i], -1);
		words = arena_format(arena, "%s%s%s", words, i ? "+" : "", community_name(row, list[i], arena));
		if (here < all && words)
			words = arena_format(arena, "%s (%d/%d)", words, here, all);
	}
	return words;
}

static double load_now(const struct communities *plan, int community)
{
	const struct communities_rules *rules = &plan->rules;
	const struct community *of = &plan->list[community];
	return (rules->fixed_h + rules->resident_h * of->requests * of->population + rules->household_h * of->households) / (rules->given_h * of->population);
}

static const char *loads_word(const struct row *row, struct arena *arena)
{
	int list[TOGETHER], count = part_communities(row->street, row->at, list, TOGETHER);
	const char *words = "";
	for (int i = 0; i < count && words; i++)
		words = arena_format(arena, "%s%s%.2f", words, i ? "+" : "", load_now(row->plan, list[i]));
	return words;
}

static const struct communities_part *part_of(const struct row *row)
{
	return &row->street->parts[row->at];
}

static const char *change_word(const struct row *row)
{
	int list[TOGETHER], count = part_communities(row->street, row->at, list, TOGETHER);
	if (part_of(row)->cuts > 1)
		return _("split");
	if (part_of(row)->kept < 0)
		return _("new");
	bool is_whole = true;
	for (int i = 0; i < count; i++)
		is_whole = is_whole && grids_in(row->street, list[i], row->at) == grids_in(row->street, list[i], -1);
	if (count > 1)
		return is_whole ? _("merged") : _("redrawn");
	return is_whole ? _("kept") : _("gives up grids");
}

/* -- one planned community a row -------------------------------------------------------------------------------------- */

#define CELL(name, ...) COLUMNS_CELL(name, struct row, __VA_ARGS__)

/* Shortened to so many characters on the screen. */
static const char *shortened(const char *words, int columns, bool is_screen, struct arena *arena)
{
	const char *end = words;
	int width = 0;
	if (!is_screen || !words || text_width(words) <= columns)
		return words;
	while (*end && width < columns - 1) {
		const char *next = end;
		(void)text_next(&next);
		char letter[8];
		text_print(letter, sizeof letter, "%.*s", (int)(next - end), end);
		width += text_width(letter);
		end = next;
	}
	return arena_format(arena, "%.*s…", (int)(end - words), words);
}

CELL(street, "%s", shortened(street_name(row, arena), 9, is_screen, arena))
CELL(members, "%s", shortened(members_word(row, arena), 20, is_screen, arena))
CELL(change, "%s", change_word(row))
CELL(kept_name, "%s", part_of(row)->kept >= 0 ? community_name(row, part_of(row)->kept, arena) : "")
CELL(number, "%d", part_of(row)->cuts)
CELL(residents, "%.0f", part_of(row)->residents / part_of(row)->cuts)
CELL(households, "%.0f", part_of(row)->households / part_of(row)->cuts)
CELL(hours, "%.0f", part_of(row)->asked_h / part_of(row)->cuts)
CELL(loads, "%s", shortened(loads_word(row, arena), 14, is_screen, arena))
CELL(load, "%.2f", part_of(row)->asked_h / part_of(row)->given_h)
CELL(posts, "%d", part_of(row)->posts.total / part_of(row)->cuts)
CELL(grids, "%d", part_of(row)->posts.grids / part_of(row)->cuts)
CELL(cost, "%.0f", part_of(row)->posts.cost_yuan / part_of(row)->cuts / (is_screen ? TEN_THOUSAND : 1))
CELL(moved, "%.0f", part_of(row)->moved)
CELL(part_cost, "%lld", (long long)part_of(row)->cost)

static const struct columns_column of_communities[] = {
	{"street", "街道", "street", "街道", street},
	{"communities\nof today", "现有\n社区", "communities of today", "现有社区", members},
	{"change", "调整", "change", "调整", change},
	{NULL, NULL, "keeps the office of", "保留办公点", kept_name},
	{"num-\nber", "个数", "number", "个数", number},
	{"resi-\ndents", "人口", "residents", "人口", residents},
	{NULL, NULL, "households", "户数", households},
	{"hours\na year", "年工时", "hours a year", "年工时", hours},
	{"load\nnow", "现负荷", "load now", "现负荷", loads},
	{"load", "负荷", "load", "负荷", load},
	{"grids", "网格", "grids", "网格", grids},
	{"posts\nneeded", "需要\n岗位", "posts needed", "需要岗位", posts},
	{"cost\n10k/y", "年费用\n万元", "cost a year (CNY)", "年费用（元）", cost},
	{"moved", "改属\n居民", "residents moved", "改属居民", moved},
	{NULL, NULL, "cost in the plan (CNY)", "规划代价（元）", part_cost},
};

/* -- one street a row ------------------------------------------------------------------------------------------------- */

static int planned_count(const struct communities_street *street)
{
	int count = 0;
	for (int p = 0; p < street->part_count; p++)
		count += street->parts[p].cuts;
	return count;
}

static double gap_of(const struct communities_street *street)
{
	return street->cost > 0 && isfinite(street->bound) ? 100 * fmax(0, (double)street->cost - street->bound) / (double)street->cost : street->cost == 0 ? 0 : NAN;
}

/* A number of a plan; blank where there is none. */
static const char *planned(const struct communities_street *street, const char *format, double value, struct arena *arena)
{
	const char *words = street->part_count && isfinite(value) ? arena_format(arena, format, value) : NULL;
	return words ? words : "";
}

static const char *outcome_word(const struct communities_street *street, struct arena *arena)
{
	switch (street->outcome) {
	case COMMUNITIES_PROVEN:
		return _("proven");
	case COMMUNITIES_OPEN:
		return isnan(gap_of(street)) ? _("open") : arena_format(arena, "%.2f%%", gap_of(street));
	case COMMUNITIES_IMPOSSIBLE:
		return _("impossible");
	default:
		return _("unknown");
	}
}

CELL(now_count, "%d", row->street->now_count)
CELL(outside, "%d", row->street->now_outside)
CELL(then_count, "%d", planned_count(row->street))
CELL(street_residents, "%.0f", row->street->now.residents)
CELL(street_moved, "%.0f", row->street->moved)
CELL(posts_now, "%d", row->street->now.total)
CELL(posts_then, "%d", row->street->planned.total)
CELL(cost_now, "%.0f", row->street->now.cost_yuan / (is_screen ? TEN_THOUSAND : 1))
CELL(cost_then, "%.0f", row->street->planned.cost_yuan / (is_screen ? TEN_THOUSAND : 1))
CELL(office_now, "%s", planned(row->street, "%.1f", row->street->office_now, arena))
CELL(office_then, "%s", planned(row->street, "%.1f", row->street->office_planned, arena))
CELL(plan_cost, "%s", planned(row->street, "%.0f", (double)row->street->cost, arena))
CELL(plan_bound, "%s", planned(row->street, "%.1f", row->street->bound, arena))
CELL(sets, "%lld", (long long)row->street->sets)
CELL(outcome, "%s", outcome_word(row->street, arena))
CELL(rests_on, "%s", row->street->is_by_grid ? _("surveyed") : _("generated"))

static const struct columns_column of_streets[] = {
	{"street", "街道", "street", "街道", street},
	{"com-\nnow", "现有\n社区", "communities now", "现有社区", now_count},
	{"out-\nside", "超出\n范围", "outside the windows now", "超出范围", outside},
	{"plan-\nned", "拟设\n社区", "communities planned", "拟设社区", then_count},
	{"resi-\ndents", "人口", "residents", "人口", street_residents},
	{"moved", "改属\n居民", "residents moved", "改属居民", street_moved},
	{"posts\nnow", "岗位\n现需", "posts needed now", "现需岗位", posts_now},
	{"posts\nthen", "岗位\n拟需", "posts needed then", "拟需岗位", posts_then},
	{"cost now\n10k/y", "现费用\n万元/年", "cost a year now (CNY)", "现年费用（元）", cost_now},
	{"then\n10k/y", "拟费用\n万元/年", "cost a year then (CNY)", "拟年费用（元）", cost_then},
	{"office\nmin", "到办公点\n分钟", "walk to the office now (min)", "现到办公点（分钟）", office_now},
	{"then\nmin", "调整后\n分钟", "walk to the office then (min)", "拟到办公点（分钟）", office_then},
	{NULL, NULL, "cost in the plan (CNY)", "规划代价（元）", plan_cost},
	{NULL, NULL, "lower bound (CNY)", "代价下界（元）", plan_bound},
	{NULL, NULL, "connected sets", "连通组合数", sets},
	{"buildings", "楼栋", "buildings", "楼栋", rests_on},
	{"gap", "离最优\n至多", "gap", "离最优至多", outcome},
};

/* -- one grid a row --------------------------------------------------------------------------------------------------- */

static const struct communities_unit *unit_of(const struct row *row)
{
	return &row->street->units[row->at];
}

static const char *joins_word(const struct row *row, struct arena *arena)
{
	int part = row->street->part_of[row->at], kept = part >= 0 ? row->street->parts[part].kept : -1;
	if (part < 0)
		return "-";
	return kept >= 0 ? community_name(row, kept, arena) : arena_format(arena, _("new %d"), part + 1);
}

CELL(grid_community, "%s", community_name(row, unit_of(row)->community, arena))
CELL(grid_number, "%d", unit_of(row)->grid + 1)
CELL(grid_residents, "%.0f", unit_of(row)->residents)
CELL(grid_households, "%.0f", unit_of(row)->households)
CELL(grid_hours, "%.0f", unit_of(row)->work_h)
CELL(joins, "%s", joins_word(row, arena))

static const struct columns_column of_grids[] = {
	{"street", "街道", "street", "街道", street},
	{"community of today", "现属社区", "community of today", "现属社区", grid_community},
	{"grid", "网格", "grid", "网格", grid_number},
	{"residents", "人口", "residents", "人口", grid_residents},
	{"households", "户数", "households", "户数", grid_households},
	{"own hours a year", "本格年工时", "own hours a year", "本格年工时", grid_hours},
	{"planned community", "拟属社区", "planned community", "拟属社区", joins},
};

/* -- the table -------------------------------------------------------------------------------------------------------- */

#define COUNT(columns) (int)(sizeof(columns) / sizeof *(columns))

static int rows_of(const struct communities_page *page, const struct communities_street *street)
{
	return page->by == COMMUNITIES_BY_STREET ? 1 : page->by == COMMUNITIES_BY_COMMUNITY ? street->part_count : street->is_by_grid ? street->unit_count : 0;
}

static enum status table_make(const struct communities_page *page, const struct communities *plan, struct arena *arena, struct text *out)
{
	const struct { const struct columns_column *columns; int count; } kinds[] = {
		[COMMUNITIES_BY_STREET] = {of_streets, COUNT(of_streets)}, [COMMUNITIES_BY_COMMUNITY] = {of_communities, COUNT(of_communities)},
		[COMMUNITIES_BY_GRID] = {of_grids, COUNT(of_grids)},
	};
	int count = 0;
	for (int s = 0; s < plan->street_count; s++)
		count += rows_of(page, &plan->streets[s]);
	struct row *rows = arena_rows(arena, count + 1, struct row);
	const void **pointers = arena_rows(arena, count + 1, const void *);
	struct table table;
	if (!rows || !pointers)
		return STATUS_WORLD;
	count = 0;
	for (int s = 0; s < plan->street_count; s++)
		for (int i = 0; i < rows_of(page, &plan->streets[s]); i++) {
			rows[count] = (struct row){.page = page, .plan = plan, .street = &plan->streets[s], .at = i};
			pointers[count] = &rows[count];
			count++;
		}
	enum status status = columns_table(&table, arena, kinds[page->by].columns, kinds[page->by].count, pointers, count, page->format == TABLE_TEXT, page->is_chinese);
	if (status != STATUS_OK)
		return status;
	for (int i = 1; i < table.column_count && i < 3 && page->by == COMMUNITIES_BY_COMMUNITY; i++)
		table.is_right[i] = false;
	if (page->by == COMMUNITIES_BY_GRID)
		table.is_right[1] = false;
	if (page->by != COMMUNITIES_BY_GRID)
		table.gap = 1;
	table_write(&table, page->format, out);
	return out->failed ? STATUS_WORLD : STATUS_OK;
}

/* -- sentences -------------------------------------------------------------------------------------------------------- */

static void say(const struct communities_page *page, struct text *words, struct text *out)
{
	if (!words_in(words)[0])
		return;
	if (page->format == TABLE_MARKDOWN)
		text_addf(out, "%s\n\n", words_in(words));
	else
		paragraph_add(out, words_in(words), SCREEN, HANGING, LINES);
	text_clear(words);
}

static void opening_write(const struct communities_page *page, const struct communities *plan, struct text *words, struct text *out)
{
	const struct communities_rules *rules = &plan->rules;
	text_addf(words, _("Communities merged and split by residents and hours of work: %s. "), words_of(page->is_chinese, page->scenario->name_en, page->scenario->name_zh));
	text_addf(words, _("Windows: %.0f to %.0f residents; load %.2f to %.2f, hours asked over hours the posts of the norm give. "), rules->least, rules->most,
		rules->load_least, rules->load_most);
	text_addf(words, _("Cost in the plan: %.0f CNY for an hour by which the two differ, %.0f CNY a year for a resident who gets another office (assumed)."),
		rules->hour_yuan, rules->move_yuan);
	say(page, words, out);
	if (plan->has_generated) {
		text_add(words, _("Where not all buildings of a street are surveyed, numbers only: whole communities merge or split into a number, neighbours as laid out by rule; no boundaries."));
		say(page, words, out);
	}
	if (page->format == TABLE_TEXT)
		text_add(out, "\n");
}

/* Why a street has no plan. */
static void impossible_write(const struct communities_page *page, const struct communities *plan, const struct communities_street *street, struct arena *arena,
	struct text *words, struct text *out)
{
	const struct communities_rules *rules = &plan->rules;
	const struct row row = {.page = page, .plan = plan, .street = street};
	double work_h = 0, residents = street->now.residents;
	for (int u = 0; u < street->unit_count; u++)
		work_h += street->units[u].work_h;
	double spare = rules->load_most * rules->given_h - work_h / fmax(1, residents), needed = spare > 0 ? rules->fixed_h / spare : INFINITY;
	text_addf(words, _("Street %s: "), street_name(&row, arena));
	if (residents < rules->least)
		text_addf(words, _("its %.0f residents are fewer than one community has at least."), residents);
	else if (isinf(needed))
		text_addf(words, _("each resident asks more hours than the norm gives at a load of %.2f: no size keeps it."), rules->load_most);
	else if (needed > rules->most)
		text_addf(words, _("a load of at most %.2f takes %.0f residents in a community, and at most %.0f are allowed."), rules->load_most, needed, rules->most);
	else if (residents < needed)
		text_addf(words, _("a load of at most %.2f takes %.0f residents in a community, and all of the street are %.0f."), rules->load_most, needed, residents);
	else
		text_addf(words, street->outcome == COMMUNITIES_IMPOSSIBLE ? _("no choice of connected communities keeps both windows: proven among all %lld connected sets.")
			: _("none was found among %lld connected sets, and none excluded."), (long long)street->sets);
	say(page, words, out);
}

static void changes_write(const struct communities_page *page, const struct communities *plan, const struct communities_street *street, struct arena *arena,
	struct text *words, struct text *out)
{
	int merged = 0, split = 0, kept = 0, other = 0;
	struct row row = {.page = page, .plan = plan, .street = street};
	for (row.at = 0; row.at < street->part_count; row.at++) {
		const char *change = change_word(&row);
		merged += change == (const char *)_("merged");
		split += change == (const char *)_("split");
		kept += change == (const char *)_("kept");
	}
	other = street->part_count - merged - split - kept;
	text_addf(words, _("Street %s: communities %d instead of %d (merged %d, split %d, redrawn or new %d, kept %d); %.0f of %.0f residents get another office. "), street_name(&row, arena),
		planned_count(street), street->now_count, merged, split, other, kept, street->moved, street->now.residents);
	text_addf(words, _("Posts needed %d instead of %d, %.0f instead of %.0f thousand CNY a year: each community fewer saves the %.0f hours asked of any. "), street->planned.total,
		street->now.total, street->planned.cost_yuan / 1000, street->now.cost_yuan / 1000, plan->rules.fixed_h);
	text_addf(words, _("%d of today's %d lie outside the windows. "), street->now_outside, street->now_count);
	if (street->outcome == COMMUNITIES_PROVEN)
		text_addf(words, _("Proven cheapest among all %lld connected sets."), (long long)street->sets);
	else if (street->is_pool_full)
		text_addf(words, _("There are more than %lld connected sets: no bound."), (long long)street->sets);
	else
		text_addf(words, _("At most %.2f%% from the cheapest."), gap_of(street));
	say(page, words, out);
}

static void sum_write(const struct communities_page *page, const struct communities *plan, struct text *words, struct text *out)
{
	int now = 0, then = 0, posts_now = 0, posts_then = 0, proven = 0, planned = 0;
	double moved = 0, residents = 0, yuan = 0;
	for (int s = 0; s < plan->street_count; s++) {
		const struct communities_street *street = &plan->streets[s];
		if (!street->part_count)
			continue;
		planned++;
		proven += street->outcome == COMMUNITIES_PROVEN;
		now += street->now_count;
		then += planned_count(street);
		posts_now += street->now.total;
		posts_then += street->planned.total;
		moved += street->moved;
		residents += street->now.residents;
		yuan += street->now.cost_yuan - street->planned.cost_yuan;
	}
	if (planned < 2)
		return;
	text_addf(words, _("All %d streets planned (%d proven): communities %d instead of %d, %d posts needed instead of %d, %.0f thousand CNY a year saved; %.0f of %.0f residents get another office."),
		planned, proven, then, now, posts_then, posts_now, yuan / 1000, moved, residents);
	say(page, words, out);
}

enum status communities_page_write(const struct communities_page *page, const struct communities *plan, struct arena *arena, struct text *out)
{
	struct text words;
	text_init(&words);
	if (page->format != TABLE_CSV)
		opening_write(page, plan, &words, out);
	enum status status = table_make(page, plan, arena, out);
	if (status == STATUS_OK && page->format != TABLE_CSV) {
		text_add(out, "\n");
		for (int s = 0; s < plan->street_count; s++) {
			const struct communities_street *street = &plan->streets[s];
			if (!street->part_count)
				impossible_write(page, plan, street, arena, &words, out);
			else if (page->by == COMMUNITIES_BY_COMMUNITY)
				changes_write(page, plan, street, arena, &words, out);
		}
		sum_write(page, plan, &words, out);
		text_add(&words, _("Load now and then is of the posts of the norm, ways to homes apart; posts needed do all the work at the load of a plan."));
		say(page, &words, out);
	}
	status = words.failed || out->failed ? STATUS_WORLD : status;
	text_free(&words);
	return status;
}
