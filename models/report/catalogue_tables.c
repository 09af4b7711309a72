/* catalogue_tables.c - the tables of a yearly catalogue: items in the form departments publish it, months with their prices, groups that come jointly. */
#include "report/catalogue_page.h"

#include <math.h>
#include <string.h>

#include "base/word.h"
#include "report/columns.h"
#include "report/words.h"

/* What the cells of a row are made from. */
struct row {
	const struct catalogue_page *page;
	const struct catalogue *plan;
	int at;
	struct catalogue_told told; /* of a group */
};

/* -- names ------------------------------------------------------------------------------------------------------------ */

const char *catalogue_page_item(const struct catalogue_page *page, const struct catalogue *plan, int item, struct arena *arena)
{
	const struct scenario *scenario = plan->world.scenario;
	for (int i = 0; i < scenario->mandate_count; i++)
		if (scenario->mandates[i].item == item && scenario->mandates[i].item_name)
			return scenario->mandates[i].item_name;
	return arena_format(arena, page->is_chinese ? "事项%d" : "item %d", item + 1);
}

const char *catalogue_page_department(const struct catalogue_page *page, const struct catalogue *plan, int department, struct arena *arena)
{
	const struct scenario *scenario = plan->world.scenario;
	for (int i = 0; i < scenario->mandate_count; i++)
		if (scenario->mandates[i].department == department && scenario->mandates[i].department_name)
			return scenario->mandates[i].department_name;
	return arena_format(arena, page->is_chinese ? "部门%d" : "dept %d", department + 1);
}

static const struct catalogue_item *item_of(const struct row *row)
{
	return &row->plan->items[row->at];
}

static const struct item *world_item(const struct row *row)
{
	return &row->plan->world.items[item_of(row)->item];
}

/* Items named one after another, by number. */
static const char *numbers(const int *items, int count, struct arena *arena)
{
	const char *list = "";
	for (int i = 0; i < count && list; i++)
		list = arena_format(arena, "%s%s%d", list, i ? "+" : "", items[i] + 1);
	return list;
}

/* -- items ------------------------------------------------------------------------------------------------------------ */

#define CELL(name, ...) COLUMNS_CELL(name, struct row, __VA_ARGS__)

/* Not more than so many columns wide on the screen. */
static const char *narrow(const char *words, int columns, bool is_screen, struct arena *arena)
{
	const char *end = words;
	char part[8];
	for (int width = 0; is_screen && words && *end;) {
		const char *next = end;
		(void)text_next(&next);
		text_print(part, sizeof part, "%.*s", (int)(next - end), end);
		width += text_width(part);
		if (width > columns)
			return arena_format(arena, "%.*s", (int)(end - words), words);
		end = next;
	}
	return words;
}

static const char *kind_word(const struct row *row, struct arena *arena)
{
	char word[WORD_SIZE];
	word_at(ITEM_KINDS, (int)world_item(row)->kind, row->page->is_chinese, word, sizeof word);
	return arena_string(arena, word);
}

/* "1-12"; months that ask for half as much again as the mean stand in brackets: "1-12 (12)". */
static const char *months_word(const struct row *row, struct arena *arena)
{
	const struct catalogue_item *item = item_of(row);
	const char *all = "", *more = "";
	double mean = item->hours_year / CATALOGUE_MONTHS;
	for (int m = 0, from = -1; m <= CATALOGUE_MONTHS && all; m++) {
		bool is_in = m < CATALOGUE_MONTHS && item->hours[m] > 0;
		if (is_in && from < 0)
			from = m;
		if (!is_in && from >= 0) {
			int first = row->plan->months[from].month, last = row->plan->months[m - 1].month;
			all = first == last ? arena_format(arena, "%s%s%d", all, *all ? "," : "", first) : arena_format(arena, "%s%s%d-%d", all, *all ? "," : "", first, last);
			from = -1;
		}
	}
	for (int m = 0; m < CATALOGUE_MONTHS && more; m++)
		if (item->hours[m] > 1.5 * mean && item->hours_year > 0)
			more = arena_format(arena, "%s%s%d", more, *more ? "," : "", row->plan->months[m].month);
	return all && more ? arena_format(arena, *more ? "%s (%s)" : "%s%s", all, more) : NULL;
}

static const char *decision_word(const struct row *row, struct arena *arena)
{
	const struct catalogue_item *item = item_of(row);
	if (!item->is_admitted)
		return _("refused");
	return item->group >= 0 ? arena_format(arena, _("joint %d"), item->group + 1) : _("admitted");
}

static const char *reason_word(const struct row *row)
{
	switch (item_of(row)->reason) {
	case CATALOGUE_COMPULSORY:
		return _("ordered");
	case CATALOGUE_WORTH:
		return _("worth it");
	case CATALOGUE_FILLS:
		return _("fills up");
	case CATALOGUE_TOO_DEAR:
		return _("too dear");
	case CATALOGUE_NO_ROOM:
		return _("no room");
	default:
		return _("no hours");
	}
}

/* Work without a function or authority of the community stays the department's, which may ask for help. */
static const char *doer_word(const struct row *row)
{
	if (!item_of(row)->is_admitted)
		return _("dept");
	return world_item(row)->has_authority && world_item(row)->function > 0 ? _("community") : _("dept+comm.");
}

static const char *function_word(const struct row *row)
{
	static const char *const words[] = {N_("none"), N_("self-governance"), N_("assisting government"), N_("supervision"), N_("party and masses")};
	int function = world_item(row)->function;
	return _(words[function >= 0 && function < 5 ? function : 0]);
}

static const char *partners(const struct row *row, struct arena *arena)
{
	int group = item_of(row)->group;
	return group < 0 ? "" : numbers(row->plan->taken[group].items, row->plan->taken[group].count, arena);
}

CELL(number, "%d", item_of(row)->item + 1)
CELL(name, "%s", narrow(catalogue_page_item(row->page, row->plan, item_of(row)->item, arena), 16, is_screen, arena))
CELL(department, "%s", narrow(catalogue_page_department(row->page, row->plan, world_item(row)->department, arena), 11, is_screen, arena))
CELL(kind, "%s", narrow(kind_word(row, arena), 12, is_screen, arena))
CELL(months, "%s", months_word(row, arena))
CELL(hours, "%.0f", item_of(row)->hours_year)
CELL(rigid, "%.0f", 100 * world_item(row)->rigid_share)
CELL(score, "%.2f", item_of(row)->score)
CELL(value, "%.1f", item_of(row)->value)
CELL(priced, "%.1f", item_of(row)->priced)
CELL(decision, "%s", decision_word(row, arena))
CELL(joint_with, "%s", partners(row, arena))
CELL(reason, "%s", reason_word(row))
CELL(doer, "%s", doer_word(row))
CELL(function, "%s", function_word(row))

static const struct columns_column of_items[] = {
	{"no.", "编号", "number", "编号", number},
	{"item", "事项", "item", "事项", name},
	{"lead", "牵头部门", "lead department", "牵头部门", department},
	{"kind", "类型", "kind", "类型", kind},
	{NULL, NULL, "function", "所属职能", function},
	{"months", "月份", "months", "月份", months},
	{"h/yr", "时/年", "hours a year", "年工时", hours},
	{NULL, NULL, "compulsory (%)", "刚性（%）", rigid},
	{NULL, NULL, "score", "得分", score},
	{NULL, NULL, "value", "价值", value},
	{NULL, NULL, "worth of its hours", "所占工时价值", priced},
	{"decision", "决定", "decision", "决定", decision},
	{NULL, NULL, "jointly with", "合并事项", joint_with},
	{"reason", "理由", "reason", "理由", reason},
	{"done by", "由谁办理", "done by", "由谁办理", doer},
};

/* -- months ----------------------------------------------------------------------------------------------------------- */

static const struct catalogue_month *month_of(const struct row *row)
{
	return &row->plan->months[row->at];
}

static const struct catalogue_price *price_of(const struct row *row)
{
	return &row->plan->prices[row->at];
}

static double asked(const struct row *row)
{
	double sum = 0;
	for (int i = 0; i < row->plan->item_count; i++)
		sum += row->plan->items[i].hours[row->at];
	return sum;
}

static const char *rate(double value, struct arena *arena)
{
	return isfinite(value) ? arena_format(arena, "%.2f", value) : "-";
}

CELL(month, "%d-%02d", month_of(row)->year, month_of(row)->month)
CELL(given, "%.0f", month_of(row)->given)
CELL(residents, "%.0f", month_of(row)->residents)
CELL(direct, "%.0f", month_of(row)->direct)
CELL(left, "%.0f", month_of(row)->left)
CELL(asked_of, "%.0f", asked(row))
CELL(used, "%.0f", row->plan->used[row->at])
CELL(over, "%.0f", price_of(row)->over)
CELL(put_off, "%.0f", price_of(row)->put_off)
CELL(more, "%s", rate(price_of(row)->more, arena))
CELL(more_until, "%.0f", price_of(row)->more_until)
CELL(less, "%s", rate(price_of(row)->less, arena))
CELL(less_until, "%.0f", price_of(row)->less_until)
CELL(dual, "%.6g", price_of(row)->dual)

static const struct columns_column of_months[] = {
	{"month", "月份", "month", "月份", month},
	{"given\nh", "可用\n工时", "hours given", "可用工时", given},
	{"residents\nh", "留给居民\n工时", "kept for residents (h)", "留给居民（小时）", residents},
	{"direct\nh", "不经目录\n工时", "past any catalogue (h)", "不经目录（小时）", direct},
	{"left\nh", "可准入\n工时", "left for items (h)", "可准入（小时）", left},
	{"asked\nh", "要求\n工时", "asked by items (h)", "事项要求（小时）", asked_of},
	{"used\nh", "准入\n工时", "admitted (h)", "准入（小时）", used},
	{"put\noff h", "顺延\n工时", "waits for the next month (h)", "顺延下月（小时）", put_off},
	{"over\nh", "超出\n工时", "compulsory beyond what is left (h)", "刚性超出（小时）", over},
	{"1 h more\nworth", "多一小时\n价值", "worth of one more hour", "多一小时价值", more},
	{"until\n+h", "成立至\n＋小时", "holds until (h more)", "成立至（多几小时）", more_until},
	{"1 h less\ncosts", "少一小时\n损失", "loss by one hour less", "少一小时损失", less},
	{"until\n-h", "成立至\n－小时", "holds until (h less)", "成立至（少几小时）", less_until},
	{NULL, NULL, "price in the program", "规划价格", dual},
};

/* -- groups ----------------------------------------------------------------------------------------------------------- */

static const struct catalogue_group *group_of(const struct row *row)
{
	return &row->plan->taken[row->at];
}

static const char *form_word(const struct row *row)
{
	const struct kind *kind = kind_plate(row->told.kind);
	return words_of(row->page->is_chinese, kind->plate.name_en, kind->plate.name_zh);
}

CELL(group, "%d", row->at + 1)
CELL(group_items, "%s", numbers(group_of(row)->items, group_of(row)->count, arena))
CELL(departments, "%d", row->told.departments)
CELL(form, "%s", form_word(row))
CELL(forms, "%d", row->told.forms)
CELL(fields, "%d", row->told.fields)
CELL(form_saved, "%.0f", row->told.saved_year)
CELL(saved, "%.0f", group_of(row)->saved_year)
CELL(saved_all, "%.0f", group_of(row)->saved_year * row->plan->world.community_count)

static const struct columns_column of_groups[] = {
	{"joint", "合并组", "joint", "合并组", group},
	{"items", "事项编号", "items", "事项编号", group_items},
	{"mostly", "主要类型", "mostly", "主要类型", form},
	{"forms", "张数", "forms of this kind", "该类张数", forms},
	{"depts", "部门数", "departments", "部门数", departments},
	{"fields\ntwice", "重复\n字段", "fields asked twice", "重复字段", fields},
	{"saves h/\nyr there", "该类节省\n时/年", "hours saved on this kind a year", "该类年节省工时", form_saved},
	{"h/yr a\ncommunity", "每社区节省\n时/年", "hours saved a year and community", "每社区年节省工时", saved},
	{"h/yr\nall", "全区节省\n时/年", "hours saved a year in all communities", "全区年节省工时", saved_all},
};

/* -- any of them ------------------------------------------------------------------------------------------------------ */

/* Whether a column of items, by its heading, holds words rather than numbers. */
static bool is_words(const char *heading)
{
	static const struct columns_column *const words[] = {&of_items[1], &of_items[2], &of_items[3], &of_items[5], &of_items[11], &of_items[13], &of_items[14]};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (!strcmp(heading, words[i]->screen_en) || !strcmp(heading, words[i]->screen_zh))
			return true;
	return false;
}

#define COUNT(columns) (int)(sizeof(columns) / sizeof *(columns))

/* Rows in one of the languages; NULL when out of memory. */
static const void **rows_in(const struct catalogue_page *page, const struct catalogue *plan, int count, struct arena *arena)
{
	struct row *rows = arena_rows(arena, count + 1, struct row);
	const void **pointers = arena_rows(arena, count + 1, const void *);
	for (int i = 0; rows && pointers && i < count; i++) {
		rows[i] = (struct row){.page = page, .plan = plan, .at = i};
		pointers[i] = &rows[i];
	}
	return rows ? pointers : NULL;
}

enum status catalogue_page_keep(const struct scenario *scenario, const struct catalogue *plan, struct arena *arena, struct annexes *annexes)
{
	const struct catalogue_page en = {.scenario = scenario}, zh = {.scenario = scenario, .is_chinese = true};
	const void **rows_en = rows_in(&en, plan, plan->item_count, arena), **rows_zh = rows_in(&zh, plan, plan->item_count, arena);
	const void **months = rows_in(&en, plan, CATALOGUE_MONTHS, arena);
	struct annex annex;
	if (!rows_en || !rows_zh || !months || columns_annex_both(&annex, arena, "catalogue_item", "catalogue of work sent down", "部门工作进社区准入目录", of_items,
		COUNT(of_items), rows_en, rows_zh, plan->item_count) != STATUS_OK || annex_put(annexes, arena, &annex) != STATUS_OK)
		return STATUS_WORLD;
	if (columns_annex(&annex, arena, "catalogue_month", "hours of the catalogue month by month", "目录逐月工时", of_months, COUNT(of_months), months, CATALOGUE_MONTHS) != STATUS_OK)
		return STATUS_WORLD;
	return annex_put(annexes, arena, &annex);
}

enum status catalogue_page_table(const struct catalogue_page *page, const struct catalogue *plan, struct arena *arena, struct text *out)
{
	const struct { const struct columns_column *columns; int column_count, row_count; } kinds[] = {
		[CATALOGUE_BY_ITEM] = {of_items, COUNT(of_items), plan->item_count},
		[CATALOGUE_BY_MONTH] = {of_months, COUNT(of_months), CATALOGUE_MONTHS},
		[CATALOGUE_BY_GROUP] = {of_groups, COUNT(of_groups), plan->taken_count},
	}, *kind = &kinds[page->by];
	struct row *rows = arena_rows(arena, kind->row_count + 1, struct row);
	const void **pointers = arena_rows(arena, kind->row_count + 1, const void *);
	struct table table;
	if (!rows || !pointers)
		return STATUS_WORLD;
	int count = 0;
	for (int i = 0; i < kind->row_count; i++) {
		if (page->by == CATALOGUE_BY_ITEM && page->format == TABLE_TEXT && plan->items[i].reason == CATALOGUE_EMPTY)
			continue;
		rows[i] = (struct row){.page = page, .plan = plan, .at = i};
		if (page->by == CATALOGUE_BY_GROUP)
			rows[i].told = catalogue_told(plan, &plan->taken[i]);
		pointers[count++] = &rows[i];
	}
	enum status status = columns_table(&table, arena, kind->columns, kind->column_count, pointers, count, page->format == TABLE_TEXT, page->is_chinese);
	if (status != STATUS_OK)
		return status;
	table.is_right[0] = page->by != CATALOGUE_BY_MONTH;
	if (page->by != CATALOGUE_BY_ITEM)
		table.gap = 1;
	for (int i = 1; page->by == CATALOGUE_BY_ITEM && i < table.column_count; i++)
		table.is_right[i] = !is_words(table.cells[i]);
	table_write(&table, page->format, out);
	return out->failed ? STATUS_WORLD : STATUS_OK;
}
