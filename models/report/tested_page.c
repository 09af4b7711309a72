/* tested_page.c - the page of a tested plan: tables, and in sentences what was asked, what is proven and what it rests on. */
#include "report/tested_page.h"

#include "plan/loop/frozen.h"
#include "report/words.h"
#include "show/paragraph.h"

#define TEN_THOUSAND 10000.0
enum { PAGE_COLUMNS = 100, HANGING = 2, SENTENCE_LINES = 6 };

static void say(const struct tested_page *page, struct text *words, struct text *out)
{
	if (page->format == TABLE_MARKDOWN)
		text_addf(out, "%s\n\n", words_in(words));
	else
		paragraph_add(out, words_in(words), PAGE_COLUMNS, HANGING, SENTENCE_LINES);
	text_clear(words);
}

/* -- before the tables ------------------------------------------------------------------------------------------------ */

static void targets_write(const struct tested_plan *plan, struct text *words)
{
	const char *before = "";
	for (int i = 0; i < TRIAL_MEASURES; i++) {
		enum trial_measure measure = (enum trial_measure)i;
		const struct tested_target *target = &plan->targets[i];
		if (!target->is_asked)
			continue;
		text_addf(words, measure == TRIAL_WAIT || measure == TRIAL_LOAD ? "%s%s ≤ %.3g" : "%s%s ≥ %.3g", before, tested_page_measure(measure),
			tested_page_shown(measure, target->value));
		before = _("; ");
	}
}

static void opening_write(const struct tested_page *page, const struct tested_plan *plan, struct text *out)
{
	const struct scenario *scenario = page->scenario;
	struct text words;
	text_init(&words);
	text_addf(&words, _("Fewest posts that meet the targets in a simulated year: %s, %s (communities: %d). Targets: "),
		words_of(page->is_chinese, scenario->name_en, scenario->name_zh), words_of(page->is_chinese, page->policy->label_en, page->policy->label_zh), plan->count);
	targets_write(plan, &words);
	text_add(&words, _("."));
	say(page, &words, out);
	if (!scenario->communities)
		text_add(&words, _("Generated communities; no real one is judged. "));
	text_add(&words, _("met: the interval (95 in 100) lies on the right side of every target; open: more runs needed; short: on the wrong side of one. "
		"Cost in 10,000 CNY a year."));
	say(page, &words, out);
	text_free(&words);
}

/* -- behind them ------------------------------------------------------------------------------------------------------ */

static void frozen_write(const struct tested_plan *plan, struct text *words)
{
	text_addf(words, _("Simulated for the proof: one year after %.3g of running in, the same work whatever the staff. Loops off; posts borrowed, occupied, empty "
		"or held by newcomers slow down everybody by their share; nobody else helps; requests that return are asked for at once."), plan->years);
	if (!plan->left_out)
		return;
	text_add(words, _(" Left out, as they look at posts:"));
	for (int rule = 0; rule < RULE_COUNT; rule++)
		if (plan->left_out >> rule & 1)
			text_addf(words, " %s", rule_plate((enum rule_id)rule)->name);
	text_add(words, _("."));
}

static void proof_write(const struct tested_plan *plan, struct text *words)
{
	int proven = 0, vectors = 0, cuts = 0;
	long long counted = 0;
	double cost = 0, bound = 0;
	for (int i = 0; i < plan->count; i++) {
		const struct tested_community *community = &plan->communities[i];
		proven += community->is_proven;
		vectors += community->vectors;
		cuts += community->result.cut_count;
		counted += community->counted;
		cost += (double)community->cost_yuan;
		bound += (double)community->bound_yuan;
	}
	text_addf(words, _("Proven in %d of %d communities: no cheaper posts meet the targets in a sample of %d runs (seed %llu). "), proven, plan->count,
		plan->replications, (unsigned long long)plan->seed);
	text_addf(words, _("Lower bound %.1f × 10,000 CNY, the plan at most %.1f%% above it; %d staffings simulated, %d cuts (--cuts lists them). "), bound / TEN_THOUSAND,
		bound > 0 ? 100 * (cost / bound - 1) : 0, vectors, cuts);
	text_addf(words, _("Counted through apart from the solver: %lld cheaper staffings, each ruled out by a cut or by the sums over posts (norm, a grid worker for "
		"each grid, hours for the load)."), counted);
}

/* Whether more posts ever served worse. */
static void monotone_write(const struct tested_page *page, const struct tested_plan *plan, struct text *words, struct text *out)
{
	int pairs = 0, small = 0;
	for (int i = 0; i < plan->count; i++) {
		const struct tested_community *community = &plan->communities[i];
		const struct cuts_result *result = &community->result;
		pairs += result->pair_count;
		small += result->small_count;
		if (result->broken_count > 0) {
			const int *more = result->tried[result->broken_more].heads.n, *less = result->tried[result->broken_less].heads.n;
			text_addf(words, _("Community %s: %d, %d, %d posts (grid, counter, specialist) serve worse than %d, %d, %d, by more than what matters; such pairs: %d. "
				"So nothing is proven there: the rules of the search do not hold."), community->name, more[0], more[1], more[2], less[0], less[1], less[2],
				result->broken_count);
			say(page, words, out);
		}
		if (community->is_refuted) {
			text_addf(words, _("Community %s: counting found a cheaper staffing that nothing rules out, so the bound of the solver is not used as a proof."), community->name);
			say(page, words, out);
		}
		if (!community->is_frozen) {
			text_addf(words, _("Community %s: the work asked for changed with the staff. So nothing is proven there."), community->name);
			say(page, words, out);
		}
	}
	text_addf(words, _("Checked on all pairs simulated (%d) of which one has at least as many posts of every kind: "), pairs);
	if (small > 0)
		text_addf(words, _("it serves worse in %d, by no more than what matters, which the cuts allow for."), small);
	else
		text_add(words, _("it never serves worse."));
	say(page, words, out);
}

static void gaps_write(const struct tested_page *page, const struct tested_plan *plan, struct text *words, struct text *out)
{
	for (int i = 0; i < plan->count; i++) {
		const struct tested_community *community = &plan->communities[i];
		const int *n = community->heads.n;
		if (community->result.outcome == CUTS_NONE)
			text_addf(words, _("Community %s: no posts up to %d grid, %d counter and %d specialist meet the targets; even all of them reach only:"), community->name,
				n[0], n[1], n[2]);
		else if (community->result.outcome == CUTS_GAP && !community->result.has_best)
			text_addf(words, _("Community %s: the limit of %d staffings was reached before any met the targets; %d, %d, %d reach:"), community->name,
				plan->simulations, n[0], n[1], n[2]);
		else
			continue;
		for (int measure = 0; measure < TRIAL_MEASURES; measure++)
			if (plan->targets[measure].is_asked)
				text_addf(words, " %s %.1f;", tested_page_measure((enum trial_measure)measure),
					tested_page_shown((enum trial_measure)measure, trial_measured(&community->sample, (enum trial_measure)measure)));
		say(page, words, out);
	}
}

static void rounds_write(const struct tested_plan *plan, struct text *words)
{
	int more = 0, still = 0, real = 0, most = 0;
	for (int i = 0; i < plan->count; i++) {
		const struct tested_community *community = &plan->communities[i];
		most = community->replications > most ? community->replications : most;
		more += community->rounds > 1;
		still += tested_is_short(&community->fresh);
		real += tested_is_short(&community->real);
	}
	text_addf(words, _("Other seeds: %d runs, seeds from %llu. "), plan->fresh_replications, (unsigned long long)plan->fresh_seed);
	if (more > 0)
		text_addf(words, _("Where they said no the sample was enlarged, up to %d runs, and every cut tried anew (at most %d rounds); communities: %d. "), most,
			TESTED_ROUNDS, more);
	if (still > 0)
		text_addf(words, _("Communities where they still do: %d. "), still);
	if (real > 0)
		text_addf(words, _("Communities where a target is missed for certain with every loop on: %d."), real);
	else if (still == 0)
		text_add(words, _("No target is missed for certain, there or with every loop on."));
}

static void sentences_write(const struct tested_page *page, const struct tested_plan *plan, struct text *out)
{
	struct text words;
	text_init(&words);
	proof_write(plan, &words);
	say(page, &words, out);
	gaps_write(page, plan, &words, out);
	monotone_write(page, plan, &words, out);
	rounds_write(plan, &words);
	say(page, &words, out);
	frozen_write(plan, &words);
	say(page, &words, out);
	text_free(&words);
}

enum status tested_page_write(const struct tested_page *page, const struct tested_plan *plan, struct arena *arena, struct text *out)
{
	if (page->format == TABLE_CSV)
		return page->has_cuts ? tested_page_cuts(page, plan, arena, out) : tested_page_table(page, plan, arena, out);
	enum status (*const parts[])(const struct tested_page *, const struct tested_plan *, struct arena *, struct text *) = {
		tested_page_table, tested_page_targets, tested_page_rivals, page->has_cuts ? tested_page_cuts : NULL};
	enum status status = STATUS_OK;
	opening_write(page, plan, out);
	for (size_t i = 0; i < sizeof parts / sizeof *parts && status == STATUS_OK && parts[i]; i++) {
		text_add(out, "\n");
		status = parts[i](page, plan, arena, out);
	}
	text_add(out, "\n");
	sentences_write(page, plan, out);
	return status == STATUS_OK && out->failed ? STATUS_WORLD : status;
}
