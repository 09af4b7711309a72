/* frozen.c - a year cut out of a scenario: a season of everything, and nothing that grows much. */
#include "plan/loop/frozen.h"

#include <math.h>
#include <string.h>

#include "base/word.h"
#include "plan/budget.h"
#include "staff/borrowing.h"
#include "world/place.h"

bool frozen_reads_posts(enum rule_id rule)
{
	return rule == RULE_cap || rule == RULE_right_to_refuse;
}

int frozen_off(enum loop_id loop)
{
	const char *const words[] = {"none", "off", "no", "fixed", "at_once", "dated"};
	const char *choices = loop_plate(loop)->parameters[0].choices;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (word_find(choices, words[i]) >= 0)
			return word_find(choices, words[i]);
	return -1;
}

/* Requests that come back are asked for at once: so many more of them that the hours are the same. */
static void returns_freeze(struct settings *settings)
{
	const double most = 0.99;
	double again = fmin(most, (1 - settings->beyond_authority) * settings->return_share * settings->return_factor);
	settings->request_rate *= 1 / (1 - again);
	settings->return_share = settings->hotline_share = settings->balking = 0;
}

/* Who is not there and who still learns slows down everybody alike: else the search would pick the posts whose holders had luck in the sample. */
static void staff_freeze(struct settings *settings)
{
	double present = 1 - settings->occupied_share - borrowing_share(settings);
	if (settings->plan_staffing == 0)
		present *= (1 - budget_vacant(settings)) * budget_productivity(settings);
	settings->learning_entry = settings->learning_six_months = 1;
	settings->quit_rate = settings->skill_cv = 0;
	settings->occupied_share = settings->borrowed_share = settings->shock = settings->staff_added = settings->no_applicant_rise = 0;
#define NUMBER(...)
#define CHOICE(...)
#define DRAWN(...)
#define EFFICIENCY(post, skill, fallback) settings->efficiency_##post##_##skill *= fmax(present, 0);
#include "world/keys.def"
#undef NUMBER
#undef CHOICE
#undef DRAWN
#undef EFFICIENCY
}

void frozen_settings(struct settings *settings)
{
	for (int loop = 0; loop < LOOP_COUNT; loop++)
		settings->loops[loop][0] = frozen_off((enum loop_id)loop);
	settings->dispatch_rule = 0;
	returns_freeze(settings);
	staff_freeze(settings);
}

/* Every community as the rule or the table has it, with posts of its own. */
static enum status communities_fix(const struct scenario *scenario, const struct frozen_posts *posts, struct arena *arena, struct scenario *out)
{
	struct place_list places;
	if (place_build(scenario, arena, &places) != STATUS_OK)
		return STATUS_WORLD;
	struct community_row *rows = arena_rows(arena, places.community_count, struct community_row);
	if (!rows)
		return STATUS_WORLD;
	for (int c = 0; c < places.community_count; c++) {
		const struct community *place = &places.communities[c];
		struct community_row *row = &rows[c];
		*row = (struct community_row){
			.id = place->id, .street = place->street, .name = place->name, .street_name = place->street_name,
			.population = place->population, .households = place->households, .elderly = place->elderly, .children = place->children,
			.firms = scenario->communities ? scenario->communities[c].firms : NAN,
			.requests = place->requests, .amplification = place->amplification,
			.grids = posts[c].grids > 0 ? posts[c].grids : place->grids,
		};
		for (int post = 0; post < POST_COUNT; post++)
			row->posts[post] = posts[c].posts[post] >= 0 ? posts[c].posts[post] : place->posts[post];
	}
	out->communities = rows;
	out->community_count = places.community_count;
	out->staff = NULL;
	out->staff_count = 0;
	return STATUS_OK;
}

static void phase_freeze(struct phase *phase)
{
	int kept = 0;
	frozen_settings(phase->settings);
	for (int i = 0; i < phase->rule_count; i++)
		if (!frozen_reads_posts(phase->rules[i].rule))
			phase->rules[kept++] = phase->rules[i];
	phase->rule_count = kept;
}

enum status frozen_take(const struct scenario *scenario, int policy, const struct frozen_posts *posts, bool is_frozen,
	struct arena *arena, struct scenario *out)
{
	if (scenario_fork(scenario, arena, out) != STATUS_OK || communities_fix(scenario, posts, arena, out) != STATUS_OK)
		return STATUS_WORLD;
	out->policies[0] = out->policies[policy];
	out->policy_count = 1;
	out->baseline = 0;
	out->settings.horizon_years = 1;
	out->settings.warmup_years = 0;
	if (is_frozen)
		frozen_settings(&out->settings);
	for (int i = 0; i < out->policies[0].phase_count; i++) {
		struct phase *phase = &out->policies[0].phases[i];
		phase->settings->horizon_years = 1;
		phase->settings->warmup_years = 0;
		if (is_frozen)
			phase_freeze(phase);
	}
	return STATUS_OK;
}
