/* posts_words.c - what a staffing plan means: sentences below its table. */
#include "report/staffing_page.h"

#include <math.h>

#include "report/words.h"

#define TEN_THOUSAND 10000.0

static double mean(double sum, double households)
{
	return households > 0 ? sum / households : 0;
}

/* Whether some work has nobody to do it. */
static bool is_undone(const struct posts_plan *plan)
{
	return plan->total.unmet_h > 1;
}

static bool is_about(double a, double b)
{
	return fabs(a - b) <= 0.005 * fmax(1, fmax(fabs(a), fabs(b)));
}

/* Two digits of it, never beyond it: how far a price holds. */
static double inside(double amount)
{
	if (!(amount > 0))
		return 0;
	double unit = pow(10, floor(log10(amount)) - 1);
	return unit * floor(amount / unit + 1e-9);
}

/* " Holds for 310 h less to 1,200 h more." with the unit as said. */
static void reach_write(const struct price *price, double unit, const char *of, struct text *words)
{
	text_addf(words, _(" Holds from %.7g %s less to %.7g %s more."), inside(-price->low / unit), of, inside(price->high / unit), of);
}

static void today_write(const struct posts_plan *plan, struct text *words)
{
	const struct posts_row *total = &plan->total;
	if (total->given_h > 0 && total->asked_h > 0)
		text_addf(words, _("The %d posts of today give %.0f hours for every 100 asked for (load %.2f). "), total->posts_now,
			100 * total->given_h / total->asked_h, total->asked_h / total->given_h);
	text_addf(words, _("Needed: %d posts. WISN, which counts neither target load nor empty posts: %.0f."), total->total, total->wisn_posts);
	if (plan->whole.floating > 0)
		text_addf(words, ngettext(" Of these %d floats between communities.", " Of these %d float between communities.", (unsigned long)plan->whole.floating),
			plan->whole.floating);
}

static void norm_write(const struct posts_plan *plan, struct text *words)
{
	const struct price *price = &plan->norm;
	bool decides = price->in_hours ? -price->more * price->step >= 1 : fmax(price->more, price->less) >= 1;
	text_addf(words, _("The norm of %.3g per 10,000 asks for %.0f posts"), plan->rules.per_10000, plan->total.norm_posts);
	if (price->in_hours && decides)
		text_addf(words, _("; %.3g more per 10,000 would leave %.0f hours more undone."), price->step, fmax(0, -price->more * price->step));
	else if (!decides && (price->ends_high || price->in_hours))
		text_add(words, _(" and decides nothing: the work asks for more."));
	else if (!decides)
		text_addf(words, _(" and decides nothing: the work asks for more; in some community it would decide above %.3g."),
			plan->rules.per_10000 + price->high);
	else
		text_addf(words, _("; %.3g more per 10,000 would cost %.0f × 10,000 CNY a year, %.3g less would save %.0f (the same for each one from %.3g to %.3g)."),
			price->step, price->more * price->step / TEN_THOUSAND, price->step, price->less * price->step / TEN_THOUSAND,
			ceil(10 * (plan->rules.per_10000 + price->low)) / 10, floor(10 * (plan->rules.per_10000 + price->high)) / 10);
	if (price->in_hours)
		return;
	if (fmax(plan->grids.more, plan->grids.less) < 1)
		text_addf(words, _(" Nor does the rule of a worker for each grid; it would with %.0f%% more grids."), floor(100 * plan->grids.high / fmax(1, plan->total.grids)) + 1);
	else
		text_addf(words, _(" One grid worker more asked for costs %.0f CNY a year, one fewer saves %.0f."), plan->grids.more, plan->grids.less);
}

static const char *skill_words(enum skill skill)
{
	return skill == SKILL_FIELD ? _("field work") : skill == SKILL_COUNTER ? _("counter work") : _("desk work");
}

static void hour_write(const struct staffing_page *page, const struct posts_plan *plan, struct text *words)
{
	const struct price *peak = &plan->peak, *desk = &plan->desk;
	const struct posts_row *community = &plan->communities[plan->peak_community];
	if (peak->price <= 0 || is_about(peak->price, desk->price)) {
		text_addf(words, _("One more hour of work costs %.0f CNY, at any time of the week and of any kind: everybody may do everything (staff.efficiency)."), desk->price);
		text_addf(words, _(" Solved again with %.0f h more and less: %.0f and %.0f."), desk->step, desk->more, desk->less);
		reach_write(desk, 1, _("h a year"), words);
		return;
	}
	text_addf(words, _("Dearest hour: %s, %s, in community %s: one more costs %.0f CNY, an hour of desk work %.0f."), skill_words(plan->peak_skill),
		week_period_name(plan->peak_period, page->is_chinese), community->name ? community->name : "", peak->price, desk->price);
	text_addf(words, _(" Solved again with %.0f h more and less: %.0f and %.0f."), peak->step, peak->more, peak->less);
	reach_write(peak, 1, _("h a year"), words);
}

static void choices_write(const struct posts_plan *plan, struct text *words)
{
	const double thousand = 1000;
	if (plan->rules.post_yuan > 0)
		text_addf(words, _("1,000 hours a year less sent down save %.1f × 10,000 CNY, or %.1f posts. "), thousand * plan->desk.less / TEN_THOUSAND,
			thousand * plan->desk.less / plan->rules.post_yuan);
	text_addf(words, _("At a load of at most %.0f%% it takes %d posts, at %.0f%% %d."), 100 * (plan->rules.load - plan->load_step),
		plan->tighter.total, 100 * (plan->rules.load + plan->load_step), plan->looser.total);
}

/* What the money does not reach, and what more of it would do. */
static void budget_write(const struct posts_plan *plan, struct text *words)
{
	const double step = 100000;
	const struct price *price = &plan->budget;
	double budget = plan->links.budget_yuan;
	if (!plan->budget_binds) {
		text_addf(words, plan->total.unmet_h > 1 ? _("The budget of %.0f × 10,000 CNY a year is enough for fractional posts; whole ones within it leave %.0f hours undone.")
			: _("The budget of %.0f × 10,000 CNY a year is enough."), budget / TEN_THOUSAND, plan->total.unmet_h);
		return;
	}
	text_addf(words, _("The budget of %.0f × 10,000 CNY a year leaves %.0f hours undone, in no community more than %.0f%%."), budget / TEN_THOUSAND,
		plan->total.unmet_h, ceil(100 * plan->worst_share));
	if (isnan(price->less))
		text_addf(words, _(" With less there is no plan that keeps the rules; 10 × 10,000 CNY more would leave %.0f h less undone."), price->more * step);
	else
		text_addf(words, _(" 10 × 10,000 CNY less would leave %.0f h more undone, 10 more %.0f h less."), price->less * step, price->more * step);
	reach_write(price, TEN_THOUSAND, _("× 10,000 CNY"), words);
}

static void proof_write(const struct posts_plan *plan, struct text *words)
{
	const struct posts_row *total = &plan->total;
	double gap = total->loose_yuan > 0 ? 100 * (total->cost_yuan / total->loose_yuan - 1) : 0;
	if (plan->whole.over_budget) {
		text_addf(words, _("Posts are whole: even the fewest that keep the rules cost %.0f × 10,000 CNY more than there is."),
			(total->cost_yuan - plan->links.budget_yuan) / TEN_THOUSAND);
		return;
	}
	if (plan->budget_binds && plan->loose_unmet_h > 1)
		text_addf(words, _("Whole posts leave %.1f%% more hours undone than fractional ones, the lower bound (%.0f h); "),
			100 * (total->unmet_h / plan->loose_unmet_h - 1), plan->loose_unmet_h);
	else
		text_addf(words, _("Whole posts cost %.1f%% more than fractional ones, the lower bound (%.0f × 10,000 CNY); "), gap, total->loose_yuan / TEN_THOUSAND);
	if (total->proven == plan->community_count)
		text_add(words, _("no cheaper whole plan exists in any community."));
	else if (total->proven > 0)
		text_addf(words, _("proven the cheapest in %d of %d communities."), total->proven, plan->community_count);
	else
		text_add(words, _("rounded community by community, not proven the best of all whole plans."));
}

/* Who can walk to an office, and what that rests on. */
static void walk_write(const struct staffing_page *page, const struct posts_plan *plan, struct text *words)
{
	const double minutes_an_hour = 60;
	const struct street_walk *walk = &plan->total.walk;
	double own = 100 * mean(walk->near_own, walk->households), any = 100 * mean(walk->near_any, walk->households);
	text_addf(words, _("Walk: one way from home to the community's office, at most %.0f minutes. %.3g%% of households live within %.0f minutes of it"),
		walk->office_farthest_min, own, minutes_an_hour * page->scenario->settings.space_access);
	if (any - own >= 0.1)
		text_addf(words, _(" (of any office in their street: %.3g%%)"), any);
	if (walk->listed <= 0)
		text_add(words, _(". Buildings are generated by rule, not surveyed."));
	else
		text_addf(words, _(". Buildings of %.0f%% of the households come from the table, %.0f%% with their places; the rest is generated by rule."),
			100 * mean(walk->listed, walk->households), 100 * mean(walk->surveyed, walk->households));
}

static void limits_write(const struct staffing_page *page, const struct posts_plan *plan, struct text *words)
{
	const struct settings *settings = &page->scenario->settings;
	if (is_undone(plan) && plan->links.budget_yuan <= 0)
		text_addf(words, _("%.0f hours a year stay undone, so an hour has no price: nobody there may do them (staff.efficiency, staff.occupied). "),
			plan->total.unmet_h);
	if (plan->total.odd_grids > 0)
		text_addf(words, ngettext("In %d community no number of grids gives %.0f to %.0f households each. ",
			"In %d communities no number of grids gives %.0f to %.0f households each. ", (unsigned long)plan->total.odd_grids),
			plan->total.odd_grids, settings->plan_grid_least, settings->plan_grid_most);
	if (page->scenario->building_count > 0)
		text_add(words, _("Grids are numbers, without boundaries; the table of buildings gives households, residents and ways."));
	else
		text_addf(words, ngettext("%d community without a table of buildings: a number of grids only, no boundaries.",
			"%d communities without a table of buildings: numbers of grids only, no boundaries.", (unsigned long)plan->community_count),
			plan->community_count);
}

void staffing_page_sentences(const struct staffing_page *page, const struct posts_plan *plan, struct text *out)
{
	struct text words;
	text_init(&words);
	text_add(out, "\n");
	today_write(plan, &words);
	staffing_page_say(page, &words, out);
	if (page->options) {
		staffing_page_options_words(page, page->options, &words);
		staffing_page_say(page, &words, out);
		staffing_page_growth_words(page, page->options, &words);
		staffing_page_say(page, &words, out);
	}
	norm_write(plan, &words);
	staffing_page_say(page, &words, out);
	if (plan->links.budget_yuan > 0) {
		budget_write(plan, &words);
		staffing_page_say(page, &words, out);
	}
	if (!is_undone(plan)) {
		hour_write(page, plan, &words);
		staffing_page_say(page, &words, out);
		choices_write(plan, &words);
		staffing_page_say(page, &words, out);
	}
	proof_write(plan, &words);
	staffing_page_say(page, &words, out);
	walk_write(page, plan, &words);
	staffing_page_say(page, &words, out);
	limits_write(page, plan, &words);
	staffing_page_say(page, &words, out);
	text_free(&words);
}
