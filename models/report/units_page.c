/* units_page.c - the parts of a graph of units, and what is proven of them. */
#include "report/units_page.h"

#include <math.h>

#include "report/columns.h"
#include "report/words.h"
#include "show/paragraph.h"

enum { WIDTH = 100, HANGING = 2, SENTENCE_LINES = 6 };

struct row {
	const struct units_page *page;
	int part;
};

#define CELL(name, ...) COLUMNS_CELL(name, struct row, __VA_ARGS__)
#define PART row->page->solved->plan.parts[row->part]

CELL(number, "%d", row->part + 1)
CELL(base, "%s", row->page->units->names[PART.base])
CELL(units, "%d", PART.units)
CELL(weight, "%lld", (long long)PART.weight)
CELL(cost, "%lld", (long long)PART.cost)

static const struct columns_column columns[] = {
	{"part", "分区", "part", "分区", number},
	{"base", "驻点", "base", "驻点", base},
	{"units", "单元数", "units", "单元数", units},
	{"weight", "权重", "weight", "权重", weight},
	{"cost", "代价", "cost", "代价", cost},
};
enum { COLUMN_COUNT = sizeof columns / sizeof *columns };

static enum status parts_table(const struct units_page *page, struct arena *arena, struct table *table)
{
	int count = page->solved->plan.part_count;
	struct row *rows = arena_rows(arena, count + 1, struct row);
	const void **pointers = arena_rows(arena, count + 1, const void *);
	if (!rows || !pointers)
		return STATUS_WORLD;
	for (int p = 0; p < count; p++) {
		rows[p] = (struct row){page, p};
		pointers[p] = &rows[p];
	}
	return columns_table(table, arena, columns, COLUMN_COUNT, pointers, count, page->format == TABLE_TEXT, page->is_chinese);
}

static void say(const struct units_page *page, struct text *words, struct text *out)
{
	while (words->length && words->data[words->length - 1] == ' ')
		words->data[--words->length] = '\0';
	if (page->format == TABLE_MARKDOWN)
		text_addf(out, "%s\n\n", words_in(words));
	else
		paragraph_add(out, words_in(words), WIDTH, HANGING, SENTENCE_LINES);
	text_clear(words);
}

static void opening_write(const struct units_page *page, struct text *out)
{
	const struct partition_problem *problem = &page->solved->problem;
	struct text words;
	text_init(&words);
	text_addf(&words, _("%d units of weight %lld, ways: %d, islands: %d; contiguous parts of weight %lld to %lld."), page->units->count,
		(long long)page->units->whole, page->units->edge_count, page->solved->islands, (long long)problem->low, (long long)problem->high);
	say(page, &words, out);
	if (page->format == TABLE_TEXT)
		text_add(out, "\n");
	text_free(&words);
}

static void proof_write(const struct partition *plan, struct text *words)
{
	double bound = ceil(plan->bound - 1e-6);
	if (plan->part_count > 0)
		text_addf(words, _("Cost %lld. "), (long long)plan->cost);
	switch (plan->outcome) {
	case PARTITION_PROVEN: text_add(words, _("Proven: no other parts inside the rules cost less. ")); break;
	case PARTITION_OPEN:
		if (isfinite(plan->bound) && plan->cost > 0)
			text_addf(words, _("No parts inside the rules cost less than %.0f: at most %.2f%% from the best. "), bound,
				100 * ((double)plan->cost - bound) / (double)plan->cost);
		else
			text_add(words, _("Not proven the best; no bound. "));
		break;
	case PARTITION_IMPOSSIBLE: break;
	case PARTITION_UNKNOWN: text_add(words, _("No plan found within the limits, none excluded. ")); break;
	}
	if (plan->engine == PARTITION_LISTED)
		text_addf(words, _("All %lld contiguous parts were listed. "), (long long)plan->sets);
	else
		text_addf(words, _("Too many contiguous parts to list: choices of bases were bounded, %lld of %lld had to be solved. "), (long long)plan->tuples_left,
			(long long)plan->tuples);
	if (plan->is_clocked)
		text_add(words, _("Stopped by the clock: another run may find something else, this is not reproducible. "));
}

enum status units_page_write(const struct units_page *page, struct arena *arena, struct text *out)
{
	struct table table;
	struct text words;
	enum status status = parts_table(page, arena, &table);
	if (status != STATUS_OK)
		return status;
	if (page->format != TABLE_CSV)
		opening_write(page, out);
	if (page->solved->plan.part_count > 0)
		table_write(&table, page->format, out);
	if (page->format == TABLE_CSV)
		return out->failed ? STATUS_WORLD : STATUS_OK;
	text_init(&words);
	if (page->solved->plan.part_count > 0)
		text_add(out, "\n");
	if (page->reason) {
		text_add(&words, page->reason);
		say(page, &words, out);
	}
	proof_write(&page->solved->plan, &words);
	say(page, &words, out);
	text_free(&words);
	return out->failed ? STATUS_WORLD : STATUS_OK;
}

enum status units_page_csv(const struct units_page *page, struct arena *arena, struct text *out)
{
	static const char *const headings[] = {"id", "weight", "part", "base"};
	const struct partition *plan = &page->solved->plan;
	struct table table;
	enum status status = table_init(&table, arena, 4);
	if (status == STATUS_OK)
		status = table_row(&table, headings);
	table_headings(&table);
	for (int u = 0; u < page->units->count && plan->part_count > 0 && status == STATUS_OK; u++) {
		const struct partition_part *part = &plan->parts[plan->part_of[u]];
		const char *cells[] = {page->units->names[u], arena_format(arena, "%lld", (long long)page->units->weight[u]),
			arena_format(arena, "%d", plan->part_of[u] + 1), page->units->names[part->base]};
		status = table_row(&table, cells);
	}
	if (status == STATUS_OK)
		table_write(&table, TABLE_CSV, out);
	return out->failed ? STATUS_WORLD : status;
}
