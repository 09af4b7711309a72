/* conflict_page.c - why no plan keeps the rules, in words, with what each would have to give. */
#include "report/staffing_page.h"

#include <math.h>

#include "report/words.h"

#define TEN_THOUSAND 10000.0

static void rule_write(const struct posts_plan *plan, enum joint_rule rule, struct text *words)
{
	const struct staffing_rules *rules = &plan->rules;
	switch (rule) {
	case JOINT_WORK: text_add(words, _("all work is done")); break;
	case JOINT_NORM:
		text_addf(words, plan->links.norm_over ? _("%.3g posts per 10,000 residents in every street") : _("%.3g posts per 10,000 residents in every community"),
			rules->per_10000);
		break;
	case JOINT_GRIDS: text_add(words, _("a worker for each grid")); break;
	case JOINT_LEADS: text_add(words, _("a lead and somebody at the counter in every community")); break;
	case JOINT_LOAD: text_addf(words, _("a load of at most %.0f%%"), 100 * rules->load); break;
	case JOINT_OVERTIME: text_addf(words, _("overtime of at most %.0f%% of the hours"), 100 * rules->overtime_cap); break;
	case JOINT_BUDGET: text_addf(words, _("a budget of %.0f × 10,000 CNY a year"), plan->links.budget_yuan / TEN_THOUSAND); break;
	case JOINT_DEFINITION:
	case JOINT_RULE_COUNT: break;
	}
}

/* Rounded to the side on which there is room. */
static void way_write(const struct posts_plan *plan, const struct conflict_way *way, struct text *words)
{
	const double months = 12;
	double yuan = way->by * plan->rules.post_yuan;
	switch (way->rule) {
	case JOINT_WORK: text_addf(words, _("leave %.0f hours a year undone (%.1f%%)"), ceil(way->by), ceil(1000 * way->by / plan->total.asked_h) / 10); break;
	case JOINT_NORM: text_addf(words, _("lower the norm to %.1f per 10,000"), floor(10 * (plan->rules.per_10000 - way->by)) / 10); break;
	case JOINT_GRIDS: text_addf(words, _("leave %.0f%% of the grids without a worker of their own"), ceil(100 * way->by)); break;
	case JOINT_LEADS: text_addf(words, _("do without %.0f%% of the leads and counter workers asked for"), ceil(100 * way->by)); break;
	case JOINT_LOAD: text_addf(words, _("plan for a load of %.0f%%"), ceil(100 * way->by)); break;
	case JOINT_BUDGET:
		text_addf(words, _("raise the budget by %.1f × 10,000 CNY a month (to %.0f a year)"), ceil(10 * yuan / months / TEN_THOUSAND) / 10,
			ceil((plan->links.budget_yuan + yuan) / TEN_THOUSAND));
		break;
	case JOINT_OVERTIME:
	case JOINT_DEFINITION:
	case JOINT_RULE_COUNT: break;
	}
}

static void rules_write(const struct posts_plan *plan, struct text *words)
{
	const struct conflict *conflict = &plan->conflict;
	if (conflict->name)
		text_addf(words, _("No plan keeps the rules in community %s. "), conflict->name);
	else
		text_addf(words, _("No plan keeps the rules in %d communities together. "), conflict->communities);
	text_add(words, _("Cannot all hold: "));
	for (int k = 0; k < conflict->count; k++) {
		text_add(words, k > 0 ? _("; ") : "");
		rule_write(plan, conflict->rules[k], words);
	}
	text_add(words, conflict->count > 1 ? _(" (any but one of them can).") : _("."));
}

static void ways_write(const struct posts_plan *plan, struct text *words)
{
	const struct conflict *conflict = &plan->conflict;
	if (conflict->way_count == 0)
		text_add(words, _("No rule can make room by giving way alone."));
	else
		text_add(words, _("Any one of these alone makes room: "));
	for (int k = 0; k < conflict->way_count; k++) {
		text_add(words, k > 0 ? _("; or ") : "");
		way_write(plan, &conflict->ways[k], words);
	}
	if (conflict->way_count > 0)
		text_add(words, _(" (fractional posts; whole ones take a little more)."));
}

static void proof_write(const struct posts_plan *plan, struct text *words)
{
	const struct conflict *conflict = &plan->conflict;
	text_addf(words, _("Proof: %d rows, each times its multiplier, add up to a contradiction of %.3g, checked without the solver (Farkas)."),
		conflict->row_count, conflict->proof);
}

/* "rule, in the conflict, gives way by, of": for machines; amounts in the unit of the rule. */
static void csv_write(const struct posts_plan *plan, struct text *out)
{
	static const char *const names[JOINT_RULE_COUNT] = {"definition", "work", "norm", "grids", "leads", "load", "overtime", "budget"};
	static const char *const units[JOINT_RULE_COUNT] = {"", "h/yr", "posts per 10000", "share", "share", "load", "h/yr", "CNY/yr"};
	const struct conflict *conflict = &plan->conflict;
	text_add(out, "rule,makes room by,unit\n");
	for (int k = 0; k < conflict->count; k++) {
		enum joint_rule rule = conflict->rules[k];
		text_addf(out, "%s,", names[rule]);
		for (int w = 0; w < conflict->way_count; w++)
			if (conflict->ways[w].rule == rule)
				text_addf(out, "%.9g", conflict->ways[w].by * (rule == JOINT_BUDGET ? plan->rules.post_yuan : 1));
		text_addf(out, ",%s\n", units[rule]);
	}
	text_add(out, "row,multiplier,\n");
	for (int i = 0; i < conflict->row_count; i++)
		text_addf(out, "\"%s\",%.12g,\n", conflict->row_names[i], conflict->multipliers[i]);
}

enum status staffing_page_conflict(const struct staffing_page *page, const struct posts_plan *plan, struct arena *arena, struct text *out)
{
	struct text words;
	(void)arena;
	if (page->format == TABLE_CSV) {
		csv_write(plan, out);
		return out->failed ? STATUS_WORLD : STATUS_OK;
	}
	text_init(&words);
	rules_write(plan, &words);
	staffing_page_say(page, &words, out);
	ways_write(plan, &words);
	staffing_page_say(page, &words, out);
	proof_write(plan, &words);
	staffing_page_say(page, &words, out);
	text_free(&words);
	return out->failed ? STATUS_WORLD : STATUS_OK;
}
