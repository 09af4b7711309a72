/* tested_table.c - a row for each community: the posts, what they cost, what is proven, and whether the targets hold. */
#include <math.h>

#include "report/columns.h"
#include "report/tested_page.h"
#include "report/words.h"

#define TEN_THOUSAND 10000.0

/* A community, or the sum of all. */
struct row {
	const char *name;
	double residents;
	int grids, now, leads, vectors, runs, cuts, rounds, proven, unmet;
	struct heads heads;
	double cost_yuan, bound_yuan;
	const struct trial_counts *sample;
	const struct tested_check *fresh, *real;
};

static struct row row_of(const struct tested_community *community)
{
	return (struct row){
		.name = community->name, .residents = community->residents, .grids = community->grids, .now = community->posts_now,
		.leads = community->leads, .vectors = community->vectors, .runs = community->replications, .cuts = community->result.cut_count,
		.rounds = community->rounds, .proven = community->is_proven, .unmet = !community->result.has_best, .heads = community->heads,
		.cost_yuan = (double)community->cost_yuan, .bound_yuan = (double)community->bound_yuan,
		.sample = &community->sample, .fresh = &community->fresh, .real = &community->real,
	};
}

static void row_add(struct row *sum, const struct row *row)
{
	sum->residents += row->residents;
	sum->grids += row->grids;
	sum->now += row->now;
	sum->leads += row->leads;
	sum->vectors += row->vectors;
	sum->runs = row->runs > sum->runs ? row->runs : sum->runs;
	sum->cuts += row->cuts;
	sum->rounds = row->rounds > sum->rounds ? row->rounds : sum->rounds;
	sum->proven += row->proven;
	sum->unmet += row->unmet;
	for (int kind = 0; kind < TRIAL_KINDS; kind++)
		sum->heads.n[kind] += row->heads.n[kind];
	sum->cost_yuan += row->cost_yuan;
	sum->bound_yuan += row->bound_yuan;
}

static int posts_of(const struct row *row)
{
	return row->leads + heads_total(&row->heads);
}

static int kind_of(const struct row *row, int post)
{
	return row->heads.n[post - TRIAL_FIRST];
}

#define CELL(name, ...) COLUMNS_CELL(name, struct row, __VA_ARGS__)

static const char *verdict_word(const struct tested_check *check)
{
	bool is_open = false;
	for (int measure = 0; measure < TRIAL_MEASURES; measure++)
		is_open |= check->verdict[measure] == TESTED_UNCLEAR;
	return tested_is_short(check) ? _("short") : is_open ? _("open") : _("met");
}

CELL(name, "%s", row->name)
CELL(residents, "%.0f", row->residents)
CELL(grids, "%d", row->grids)
CELL(grid_posts, "%d", kind_of(row, POST_GRID))
CELL(counter_posts, "%d", kind_of(row, POST_COUNTER))
CELL(desk_posts, "%d", kind_of(row, POST_SPECIALIST) + row->leads)
CELL(specialist_posts, "%d", kind_of(row, POST_SPECIALIST))
CELL(leads, "%d", row->leads)
CELL(total, "%d", posts_of(row))
CELL(per_10000, "%.1f", row->residents > 0 ? posts_of(row) * TEN_THOUSAND / row->residents : 0)
CELL(now, "%d", row->now)
CELL(difference, "%+d", posts_of(row) - row->now)
CELL(cost, is_screen ? "%.1f" : "%.0f", row->cost_yuan / (is_screen ? TEN_THOUSAND : 1))

/* Where nothing meets the targets there is nothing to bound. */
static const char *bound(const void *data, bool is_screen, struct arena *arena)
{
	const struct row *row = data;
	return row->unmet ? "–" : arena_format(arena, is_screen ? "%.1f" : "%.0f", row->bound_yuan / (is_screen ? TEN_THOUSAND : 1));
}

static const char *gap(const void *data, bool is_screen, struct arena *arena)
{
	const struct row *row = data;
	(void)is_screen;
	return row->unmet ? "–" : arena_format(arena, "%.1f", row->bound_yuan > 0 ? 100 * (row->cost_yuan / row->bound_yuan - 1) : 0);
}

CELL(proven, "%d", row->proven)
CELL(vectors, "%d", row->vectors)
CELL(runs, "%d", row->runs)
CELL(rounds, "%d", row->rounds)
CELL(cuts, "%d", row->cuts)
CELL(fresh, "%s", verdict_word(row->fresh))
CELL(real, "%s", verdict_word(row->real))

static const struct columns_column columns[] = {
	{"community", "社区", "community", "社区", name},
	{NULL, NULL, "residents", "常住人口", residents},
	{NULL, NULL, "grids", "拟设网格", grids},
	{"grid", "网格员", "grid workers", "网格员", grid_posts},
	{"coun-\nter", "窗口", "counter workers", "窗口", counter_posts},
	{"spec.\n+lead", "专干\n书记", NULL, NULL, desk_posts},
	{NULL, NULL, "specialists", "专干", specialist_posts},
	{NULL, NULL, "leads", "书记主任", leads},
	{"total", "合计", "posts", "合计", total},
	{"per\n10k", "每万\n人", "posts per 10,000", "每万人", per_10000},
	{"now", "现有", "posts now", "现有岗位", now},
	{"diff.", "差额", "difference", "差额", difference},
	{"cost\n10k/y", "年费用\n万元", "cost a year (CNY)", "年费用（元）", cost},
	{"at least\n10k/y", "下界\n万元", "lower bound (CNY a year)", "下界（元/年）", bound},
	{"gap\n%", "至多差\n%", "at most from the best (%)", "离最优至多差（%）", gap},
	{NULL, NULL, "proven", "已证最优", proven},
	{"simu-\nlated", "模拟\n方案", "staffings simulated", "模拟的配置数", vectors},
	{NULL, NULL, "runs of each", "每种模拟次数", runs},
	{NULL, NULL, "rounds", "轮数", rounds},
	{NULL, NULL, "cuts", "割", cuts},
	{"other\nseeds", "换种子", "on other seeds", "换种子检验", fresh},
	{"loops\non", "回路\n全开", "with every loop on", "回路全开检验", real},
};
enum { COLUMN_COUNT = sizeof columns / sizeof *columns };

/* What CSV says of a measure beside the plan. */
struct measured {
	enum trial_measure measure;
	const char *name_en, *name_zh;
};
static const struct measured measures[] = {
	{TRIAL_BASIC, "basic requests on time (%)", "基本诉求按时（%）"},
	{TRIAL_SERVICES, "services on time (%)", "服务按时到位（%）"},
	{TRIAL_WAIT, "wait at the counter (min)", "窗口等待（分钟）"},
	{TRIAL_LOAD, "load (%)", "负荷（%）"},
};
enum { MEASURED = sizeof measures / sizeof *measures, VALUES = 7, EXTRA = MEASURED * VALUES };

static const char *value_word(enum trial_measure measure, double value, struct arena *arena)
{
	return isfinite(value) ? arena_format(arena, "%.2f", tested_page_shown(measure, value)) : "";
}

/* Of one measure: sample, then mean, low and high on other seeds and with every loop on. */
static void values_of(const struct row *row, enum trial_measure measure, struct arena *arena, const char *cells[VALUES])
{
	const struct stats_interval *fresh = &row->fresh->interval[measure], *real = &row->real->interval[measure];
	const double values[VALUES] = {trial_measured(row->sample, measure), fresh->mean, fresh->low, fresh->high, real->mean, real->low, real->high};
	for (int i = 0; i < VALUES; i++)
		cells[i] = value_word(measure, values[i], arena);
}

/* The table for spreadsheets: columns of the plan, then everything measured. */
static enum status wide_table(const struct tested_page *page, const struct row *rows, int count, struct arena *arena, struct table *table)
{
	static const char *const heads_en[VALUES] = {"sample", "other seeds", "low", "high", "loops on", "low", "high"};
	static const char *const heads_zh[VALUES] = {"样本", "换种子", "下限", "上限", "回路全开", "下限", "上限"};
	const char *cells[COLUMN_COUNT + EXTRA];
	const struct columns_column *shown[COLUMN_COUNT];
	int plain = 0;
	for (int i = 0; i < COLUMN_COUNT; i++)
		if (columns[i].data_en)
			shown[plain++] = &columns[i];
	enum status status = table_init(table, arena, plain + EXTRA);
	for (int row = -1; row < count && status == STATUS_OK; row++) {
		for (int i = 0; i < plain; i++)
			cells[i] = row >= 0 ? shown[i]->cell(&rows[row], false, arena) : words_of(page->is_chinese, shown[i]->data_en, shown[i]->data_zh);
		for (int m = 0; m < MEASURED; m++) {
			if (row >= 0)
				values_of(&rows[row], measures[m].measure, arena, &cells[plain + m * VALUES]);
			for (int i = 0; i < VALUES && row < 0; i++)
				cells[plain + m * VALUES + i] = arena_format(arena, "%s, %s", words_of(page->is_chinese, measures[m].name_en, measures[m].name_zh),
					words_of(page->is_chinese, heads_en[i], heads_zh[i]));
		}
		status = table_row(table, cells);
		if (row < 0 && status == STATUS_OK)
			table_headings(table);
	}
	return status;
}

enum status tested_page_table(const struct tested_page *page, const struct tested_plan *plan, struct arena *arena, struct text *out)
{
	struct table table;
	struct row *rows = arena_rows(arena, plan->count + 1, struct row);
	const void **pointers = arena_rows(arena, plan->count + 1, const void *);
	if (!rows || !pointers)
		return STATUS_WORLD;
	rows[plan->count] = (struct row){.name = page->is_chinese ? "合计" : "total", .sample = &plan->shared, .fresh = &plan->fresh, .real = &plan->real};
	for (int i = 0; i <= plan->count; i++) {
		if (i < plan->count) {
			rows[i] = row_of(&plan->communities[i]);
			row_add(&rows[plan->count], &rows[i]);
		}
		pointers[i] = &rows[i];
	}
	enum status status = page->format == TABLE_CSV ? wide_table(page, rows, plan->count + 1, arena, &table)
		: columns_table(&table, arena, columns, COLUMN_COUNT, pointers, plan->count + 1, true, page->is_chinese);
	if (status == STATUS_OK)
		table_write(&table, page->format, out);
	return status;
}
