/* joint.c - R5b: items whose forms ask for the same data come as one: what one form has asked, the others need not ask again. */
#include <math.h>

#include "gate/rule.h"
#include "world/jointly.h"

enum { SAVING };

/* by_item is the number of the group, from 1; 0 = by itself. */
static void morning(const double *p, struct rule_state *state, const struct view *view, struct orders *orders)
{
	(void)p, (void)orders;
	if (!view->is_first_round || !view->items)
		return;
	int group = 1;
	for (int i = 0; i < view->items->count; i++) {
		int item = (int)view->items->values[i];
		group += item == 0;
		if (item > 0 && item <= view->world->item_count)
			state->by_item[item - 1] = group;
	}
}

static void treat(const double *p, struct rule_state *state, const struct piece *piece, const struct view *view, struct terms *terms)
{
	if (piece->item && state->by_item[piece->item->id] > 0)
		terms->effort *= fmax(0, 1 - p[SAVING] * jointly_again(view->world, view->settings, piece->template, state->by_item));
}

const struct rule rule_joint = {
	.plate = {
		.name = "joint", .name_en = "asked jointly", .name_zh = "合并填报",
		.meaning_en = "ledgers, forms, platforms and surveys of several items come as one: a data field is asked by the first of the same kind and recurrence and taken over by the others, which keep their own fields and dates",
		.meaning_zh = "若干事项的台账、报表、平台、普查合并填报：同类同周期的，相同字段由第一张表采集，其余各表共用，只填各自独有的字段，时间不变",
		.rows = "J13 J23 A04",
		.parameters = {
			{"saving", "节省比例", UNITS_SHARE, 0.8, 0, 1, NULL, false, "assumed", "share of the hours on a field asked before that is saved; the rest goes into handing over and checking", "重复字段节省的工时比例，其余用于共享核对"},
		},
		.items_en = "the numbers of the items that come jointly, groups parted by 0: [3, 12, 40, 0, 7, 9]",
		.items_zh = "合并填报的事项编号，各组之间以 0 隔开：[3, 12, 40, 0, 7, 9]",
	},
	.role = ROLE_TERMS, .treat = treat, .morning = morning,
};
