/* take_back.c - R14: departments take back what a list of responsibilities gives them, and come to ask for assistance. */
#include <math.h>

#include "gate/rule.h"

enum { SCOPE, SHARE, HANDOVER, ASSIST_MOST, DRIFT, HOLDS };
static const double DAYS_A_MONTH = 30.4375, DAYS_A_YEAR = 365.25, ASSIST_LEAST = 0.01;

/* Less a community's own affair: without authority, outside its functions, of a low score. */
static double own(const struct item *item)
{
	return 2 * item->has_authority + (item->function > 0) + item->score;
}

/* The list, drawn up on the first morning: by_item becomes 1 for what goes back. */
static void morning(const double *p, struct rule_state *state, const struct view *view, struct orders *orders)
{
	const struct world *world = view->world;
	int in_scope = 0;
	orders->listed = fmax(orders->listed, p[HOLDS]);
	if (!view->is_first_round)
		return;
	for (int i = 0; i < world->item_count; i++)
		in_scope += rule_in_scope(p, &world->items[i]);
	for (int i = 0; i < world->item_count; i++) {
		int before = 0;
		for (int j = 0; j < world->item_count; j++)
			before += rule_in_scope(p, &world->items[j]) &&
			          (own(&world->items[j]) < own(&world->items[i]) || (own(&world->items[j]) <= own(&world->items[i]) && j < i));
		state->by_item[i] = rule_in_scope(p, &world->items[i]) && before < lround(p[SHARE] * in_scope);
	}
}

static void treat(const double *p, struct rule_state *state, const struct piece *piece, const struct view *view, struct terms *terms)
{
	double days = view->days - p[HANDOVER] * DAYS_A_MONTH;
	if (!piece->item || state->by_item[piece->item->id] <= 0)
		return;
	double assist = p[ASSIST_MOST] * (1 - exp(-p[DRIFT] * fmax(0, days) / DAYS_A_YEAR));
	if (days < 0)
		terms->doer = DOER_NOBODY;
	else if (assist < ASSIST_LEAST)
		terms->doer = DOER_DEPARTMENT;
	else
		terms->effort *= assist;
}

const struct rule rule_take_back = {
	.plate = {
		.name = "take_back", .name_en = "taken back by departments", .name_zh = "收回事项",
		.meaning_en = "R14: a list gives departments back the items that are least the community's own. Until they are handed over nobody does them; afterwards the department does, and asks the community to assist, more from year to year up to a cap",
		.meaning_zh = "R14：按权责清单把最不属于社区的事项收回部门。交接期内无人办理；之后由部门办理，并以“协助”名义逐年要求社区分担，直至上限",
		.rows = "J18 J28 P13",
		.parameters = {
			RULE_SCOPE,
			{"share", "收回比例", UNITS_SHARE, 0.36, 0, 1, NULL, false, "E35", "share of the items in scope that go back: 124 of 340", "收回事项占范围内事项的比例：340项中124项"},
			{"handover", "交接期", UNITS_MONTHS, 3, 0, 60, NULL, false, "assumed", "time in which nobody does them", "无人办理的交接时间"},
			{"assist_most", "协助上限", UNITS_SHARE, 0.3, 0, 1, NULL, false, "assumed", "share of the effort that comes back as assistance in the end", "最终以协助名义回流的工时比例"},
			{"drift", "协助增长", UNITS_YEARLY, 0.5, 0, 20, NULL, false, "assumed", "rate at which assistance nears its cap", "协助比例趋近上限的速率"},
			{"holds", "清单约束力", UNITS_SHARE, 0.5, 0, 1, NULL, false, "assumed", "how far the list keeps assistance with everything else from growing into responsibility (loop responsibility)", "清单在多大程度上阻止其余协助事项变成主责（见反馈回路 责任转移）"},
		},
	},
	.role = ROLE_TERMS, .treat = treat, .morning = morning,
};
