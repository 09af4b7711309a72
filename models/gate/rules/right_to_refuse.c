/* right_to_refuse.c - R11: communities may turn away what is large and does not fit them, if it costs them nothing. */
#include "gate/rule.h"

enum { SCOPE, HOURS, FIT, RETALIATION };

static void treat(const double *p, struct rule_state *state, const struct piece *piece, const struct view *view, struct terms *terms)
{
	(void)state, (void)view;
	if (!piece->item || !rule_in_scope(p, piece->item) || piece->item->score >= p[FIT])
		return;
	double gained = 1 - piece->item->score, lost = piece->is_linked ? p[RETALIATION] : 0;
	if (gained > lost)
		terms->refused_from = p[HOURS];
}

const struct rule rule_right_to_refuse = {
	.plate = {
		.name = "right_to_refuse", .name_en = "right to refuse", .name_zh = "拒办权",
		.meaning_en = "R11: a community refuses a piece that asks many hours of its posts and fits it badly, where 1 - fit is more than what refusing costs it in the assessment: assessed work is hardly refused",
		.meaning_zh = "R11：对占用工时多、与社区不匹配的工作，当 1−匹配度 大于考核损失时社区可拒办；挂钩考核的工作几乎不会被拒",
		.rows = "H15 J10 J24",
		.parameters = {
			RULE_SCOPE,
			{"hours", "工时门槛", UNITS_DURATION, 0.5, 0, 1000, NULL, false, "assumed", "least hours of a piece for each post of the community", "每个岗位分摊的最低工时"},
			{"fit", "匹配门槛", UNITS_SHARE, 0.6, 0, 1, NULL, false, "assumed", "only items whose score by the four principles is below may be refused", "只有四项原则得分低于此值的事项可拒办"},
			{"retaliation", "考核代价", UNITS_NUMBER, 1, 0, 10, NULL, false, "assumed", "what refusing assessed work costs, where refusing the worst item gains 1", "拒办挂钩考核工作的代价（拒办最差事项的好处为1）"},
		},
	},
	.role = ROLE_TERMS, .treat = treat,
};
