/* catalogue.c - R1: a yearly catalogue of the items that may come. */
#include <string.h>

#include "gate/rule.h"

enum { SCOPE, SIZE, RENEWAL_MONTH, FUNCTIONS, PUBLISHED };

static bool is_round(const double *p, const struct view *view)
{
	const struct calendar_day *day = &view->world->calendar.days[view->day];
	return day->day_of_month == 1 && day->month == (int)p[RENEWAL_MONTH];
}

/* A list given by hand holds as it is. */
static void take(const struct schema_list *items, struct rule_state *state, int item_count)
{
	for (int i = 0; i < items->count; i++)
		if (items->values[i] > 0 && items->values[i] <= item_count)
			state->by_item[(int)items->values[i] - 1] = 1;
}

/* Lists the best items of the whitelisted functions: by_item becomes 1. Ranking by counting keeps ties in order of number. */
static void rank(const double *p, struct rule_state *state, const struct world *world)
{
	for (int i = 0; i < world->item_count; i++) {
		const struct item *item = &world->items[i];
		bool may = rule_in_scope(p, item) && item->function > 0 && ((unsigned)p[FUNCTIONS] >> (item->function - 1) & 1u);
		state->by_item[i] = may ? 1 : 0;
	}
	for (int i = 0; i < world->item_count; i++) {
		int better = 0;
		for (int j = 0; state->by_item[i] > 0 && j < world->item_count; j++)
			if (state->by_item[j] > 0 || state->by_item[j] < 0)
				better += world->items[j].score > world->items[i].score ||
				          (world->items[j].score >= world->items[i].score && j < i);
		if (state->by_item[i] > 0 && better >= (int)p[SIZE])
			state->by_item[i] = -1; /* eligible, but below the line */
	}
}

static void begin(const double *p, struct rule_state *state, const struct view *view)
{
	memset(state->by_item, 0, (size_t)view->world->item_count * sizeof *state->by_item);
	if (view->items && view->items->count)
		take(view->items, state, view->world->item_count);
	else
		rank(p, state, view->world);
	state->number[CATALOGUE_PUBLISHED] = p[PUBLISHED];
}

static struct verdict judge(const double *p, struct rule_state *state, const struct request *request, const struct view *view)
{
	if (!rule_in_scope(p, &view->world->items[request->item]))
		return (struct verdict){.kind = VERDICT_PASS};
	return (struct verdict){.kind = state->by_item[request->item] > 0 ? VERDICT_ADMIT : VERDICT_PASS};
}

const struct rule rule_catalogue = {
	.plate = {
		.name = "catalogue", .name_en = "catalogue", .name_zh = "准入目录",
		.meaning_en = "R1: items are ranked by the four principles once a year; the best of the whitelisted functions are listed and come in, the rest need another rule of the gate or stay out",
		.meaning_zh = "R1：每年按四项原则给事项排序，列入目录的可进入，其余须经其他规则，否则不得进入",
		.rows = "H30 H35 H36 H37 H39 A16",
		.parameters = {
			RULE_SCOPE,
			{"size", "事项数", UNITS_COUNT, 58, 0, 2000, NULL, false, "E32", "items on the list", "目录事项数"},
			{"renewal_month", "修订月份", UNITS_COUNT, 1, 1, 12, NULL, false, "H39", "month in which the list is drawn up anew", "每年修订月份"},
			{"functions", "可列职能", UNITS_NUMBER, 15, 0, 15, "self_governance=居民自治|assist_government=协助政府|supervision=监督|party_and_masses=党群", true, "H30",
			 "functions whose items may be listed", "可列入的职能"},
			{"published", "公布", UNITS_NUMBER, 1, 0, 1, "no=否|yes=是", false, "H39",
			 "a published list lets communities see what is not on it: `detection` of leaks works only then", "是否公布；公布后社区才能识别目录外工作"},
		},
		.items_en = "the numbers of the items on the list, as `plan catalogue` gives them; instead of ranking, size and functions count for nothing then",
		.items_zh = "列入目录的事项编号（plan catalogue 给出）；写明后不再排序，事项数与可列职能不起作用",
	},
	.role = ROLE_ADMISSION, .is_round = is_round, .begin = begin, .judge = judge,
};
