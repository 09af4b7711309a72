/* check.c - values that are right alone and wrong together: shares, order of times, identities, room for random numbers. */
#include "world/check.h"

#include <math.h>
#include <stdlib.h>

#include "world/keys.h"
#include "world/place.h"
#include "world/plate.h"

#define ROUNDING 1e-9
#define DAYS_A_YEAR 365.25

struct checking {
	const struct scenario *scenario;
	const struct schema *schema;
	struct faults *faults;
	const struct settings *settings; /* being checked */
	const struct policy *policy;     /* they are of this option; NULL = of the scenario */
};

/* Where to point for a key: where it was written, or at the option that changed it. */
static struct place place_of(const struct checking *checking, const char *path)
{
	const struct schema_key *key = schema_find(checking->schema, path);
	if (checking->policy)
		return checking->policy->place;
	struct place place = key ? checking->scenario->provenance[key - checking->schema->keys].place : (struct place){0};
	return place.file ? place : (struct place){.file = checking->scenario->file};
}

static double value_of(const struct checking *checking, const char *path)
{
	const struct schema_key *key = schema_find(checking->schema, path);
	return *(const double *)((const char *)checking->settings + key->offset);
}

static void words_of(const struct checking *checking, const char *path, char *out, size_t size)
{
	schema_value(schema_find(checking->schema, path), checking->settings, checking->faults->is_chinese, out, size);
}

/* A key as whoever wrote it wrote it. */
static const char *name_of(const struct checking *checking, const char *path)
{
	char name[SCHEMA_VALUE];
	const struct schema_key *key = schema_find(checking->schema, path);
	schema_path(checking->schema, path, checking->scenario->provenance[key - checking->schema->keys].is_chinese, name, sizeof name);
	const char *kept = arena_string(&checking->faults->arena, name);
	return kept ? kept : path;
}

/* -- settings -------------------------------------------------------------------------------------------------------- */

enum { SHARES_MOST = 5 };

static void shares_fit(const struct checking *checking, const char *const paths[SHARES_MOST])
{
	double sum = 0;
	const char *last = paths[0], *names = "";
	for (int i = 0; i < SHARES_MOST && paths[i]; i++) {
		sum += value_of(checking, paths[i]);
		last = place_of(checking, paths[i]).line ? paths[i] : last;
	}
	if (sum <= 1 + ROUNDING)
		return;
	for (int i = 0; i < SHARES_MOST && paths[i] && names; i++)
		names = arena_format(&checking->faults->arena, "%s%s%s", names, i ? " + " : "", name_of(checking, paths[i]));
	fault_add(checking->faults, place_of(checking, last), "let them add up to at most 100 %; what is left is the remaining class",
		"%s is %g %%, more than everything", names ? names : last, 100 * sum);
}

/* The first may not exceed the second. */
static void in_order(const struct checking *checking, const char *low, const char *high, const char *help)
{
	char low_words[SCHEMA_VALUE], high_words[SCHEMA_VALUE];
	if (value_of(checking, low) <= value_of(checking, high) + ROUNDING)
		return;
	words_of(checking, low, low_words, sizeof low_words);
	words_of(checking, high, high_words, sizeof high_words);
	const char *at = place_of(checking, high).line ? high : low;
	fault_add(checking->faults, place_of(checking, at), help, "%s (%s) is more than %s (%s)", name_of(checking, low),
		low_words, name_of(checking, high), high_words);
}

static void settings_check(const struct checking *checking)
{
	static const char *const shares[][SHARES_MOST] = {
		{"requests.basic", "requests.non_basic", NULL},
		{"supply.autonomy", "supply.self_help", "supply.mutual_help", "supply.common", NULL},
		{"requests.emergency", "requests.urgent", "requests.low"},
		{"requests.elderly", "requests.child", "requests.disabled", "requests.low_income", "requests.firm"},
		{"staff.occupied", "staff.borrowed", NULL},
	};
	for (size_t i = 0; i < sizeof shares / sizeof *shares; i++)
		shares_fit(checking, shares[i]);
	in_order(checking, "visits.due", "visits.lapse", N_("a visit is late before it is given up"));
	in_order(checking, "staff.learning_entry", "staff.learning_half", N_("workers are slowest on their first day"));
	in_order(checking, "plan.grid_least", "plan.grid_size", N_("a grid's size lies between the smallest and the largest"));
	in_order(checking, "plan.grid_size", "plan.grid_most", N_("a grid's size lies between the smallest and the largest"));
}

/* Settings that change with a date are checked from each date on; one fault for an option is enough. */
static void policies_check(struct checking *checking)
{
	const struct scenario *scenario = checking->scenario;
	int32_t end = scenario->start_serial + (int32_t)(scenario->settings.horizon_years * DAYS_A_YEAR);
	for (int i = 0; i < scenario->policy_count; i++) {
		const struct policy *policy = checking->policy = &scenario->policies[i];
		int before = checking->faults->error_count;
		for (int j = 1; j < policy->phase_count && checking->faults->error_count == before; j++) {
			checking->settings = policy->phases[j].settings;
			settings_check(checking);
		}
		if (policy->phases[policy->phase_count - 1].from_serial >= end) {
			struct calendar_date date = calendar_date(policy->phases[policy->phase_count - 1].from_serial);
			fault_warn(checking->faults, policy->place, "make time.horizon longer", "%s changes on %04d-%02d-%02d, after the end of the run",
				policy->name, date.year, date.month, date.day);
		}
	}
	checking->policy = NULL;
	checking->settings = &scenario->settings;
}

/* Rules are told only items there are. */
static void items_check(const struct checking *checking)
{
	const struct scenario *scenario = checking->scenario;
	double most = fmax(scenario->settings.items, scenario->item_count);
	for (int i = 0; i < scenario->policy_count; i++) {
		const struct policy *policy = &scenario->policies[i];
		const struct phase *last = &policy->phases[policy->phase_count - 1];
		for (int r = 0; r < last->rule_count; r++)
			for (int k = 0; k < last->rules[r].items.count; k++)
				if (last->rules[r].items.values[k] > most) {
					fault_add(checking->faults, policy->place, "draw the list up for this scenario: plan catalogue", "%s lists item %.0f, and there are %.0f",
						rule_plate(last->rules[r].rule)->name, last->rules[r].items.values[k], most);
					return;
				}
	}
}

/* -- communities ----------------------------------------------------------------------------------------------------- */

/* A district in which nobody works can be run, and is seldom meant. */
static void posts_check(const struct checking *checking)
{
	const struct scenario *scenario = checking->scenario;
	struct arena arena;
	struct place_list list;
	arena_init(&arena);
	if (place_build(scenario, &arena, &list))
		fault_world(checking->faults, "out of memory");
	else if (list.post_count == 0 && scenario->server_count == 0)
		fault_warn(checking->faults, place_of(checking, scenario->settings.staff_by == 0 ? "staff.per_10000" : "staff.by"),
			"give posts by staff.per_10000, by number or in the table of communities", "no community has a post: nobody works");
	arena_free(&arena);
}

/* -- random numbers -------------------------------------------------------------------------------------------------- */

/* Pieces of one line of the scenario's own on such a day. */
static double pieces_a_day(const struct line_settings *line)
{
	double mean = rate_mean(&line->rate), gap = draw_mean(&line->gap), batch = fmax(1, draw_mean(&line->batch));
	if (line->arrivals == ARRIVALS_gaps)
		mean = gap > 0 ? 24 / gap : 0;
	mean *= 1 + 10 * line->day_factor;
	return line->start + batch * (mean + 10 * sqrt(mean)) + 10 * sqrt(mean * draw_variance(&line->batch));
}

/* Askings of one kind in the busiest community on a day that is very unlikely to be exceeded. */
static int64_t numbers_a_day(const struct scenario *scenario)
{
	const struct settings *settings = &scenario->settings;
	double factor = 1, sigma = sqrt(log(1 + settings->population_cv * settings->population_cv)), residents = settings->population * exp(4 * sigma);
	for (int i = 0; i < scenario->community_count; i++)
		residents = fmax(residents, isnan(scenario->communities[i].population) ? 0 : scenario->communities[i].population);
	residents *= pow(1 + fmax(0, settings->growth_population), settings->horizon_years);
	for (int i = 0; i < scenario->community_count; i++)
		factor = fmax(factor, isnan(scenario->communities[i].requests) ? 1 : scenario->communities[i].requests);
	double most = factor * residents / 1000 * settings->request_rate / 30 * pow(1 + fmax(0, settings->growth_needs), settings->horizon_years);
	most += 10 * sqrt(most * settings->request_vmr);
	most = fmax(most, residents / settings->household_size * settings->visit_rate / DAYS_A_YEAR * 2);
	for (int i = 0; i < scenario->line_count; i++)
		most = fmax(most, pieces_a_day(&scenario->lines[i]));
	return (int64_t)fmin(most, 1e15);
}

static int64_t templates_of(const struct settings *settings)
{
	double count = 0;
	for (int kind = 0; kind < KIND_COUNT; kind++)
		count += settings->kinds[kind].count;
	return (int64_t)count;
}

static void addresses_check(const struct checking *checking)
{
	const struct scenario *scenario = checking->scenario;
	int64_t templates = 0, entities = (int64_t)scenario->settings.communities;
	for (int i = 0; i < scenario->policy_count; i++)
		for (int j = 0; j < scenario->policies[i].phase_count; j++)
			if (templates_of(scenario->policies[i].phases[j].settings) > templates)
				templates = templates_of(scenario->policies[i].phases[j].settings);
	for (int i = 0; i < scenario->community_count; i++)
		if (scenario->communities[i].id > entities)
			entities = scenario->communities[i].id;
	int64_t days = (int64_t)ceil((scenario->settings.horizon_years + scenario->settings.prerun_years) * 366) + 1;
	if (!random_fits(scenario->replications, SOURCE_TEMPLATE + templates, entities + 1, days, numbers_a_day(scenario)))
		fault_add(checking->faults, (struct place){.file = scenario->file}, "make it smaller: fewer residents, requests, ledgers or years",
			"the study needs more random numbers than there are addresses for");
}

/* -- districts ------------------------------------------------------------------------------------------------------- */

/* What names communities, or measures queues one by one, is of one district. */
static void districts_check(const struct checking *checking)
{
	const struct scenario *scenario = checking->scenario;
	int count = districts_count(scenario);
	struct place place = place_of(checking, "place.districts");
	if (scenario->streets && scenario->communities)
		fault_add(checking->faults, (struct place){.file = scenario->file}, "leave one of them out", "the tables of streets and of communities both say what communities there are");
	if (count == 1)
		return;
	if (scenario->communities || scenario->buildings || scenario->staff)
		fault_add(checking->faults, place, "write a scenario for each district", "tables of communities, buildings and staff are of one district, and there are %d", count);
	if (scenario->line_count || scenario->server_count)
		fault_add(checking->faults, place, "study them in one district", "own lines of work and servers are of one district, and there are %d", count);
}

enum status check_scenario(const struct scenario *scenario, struct faults *faults)
{
	struct arena arena;
	struct schema schema;
	int before = faults->error_count;
	arena_init(&arena);
	if (keys_build(&schema, &arena)) {
		arena_free(&arena);
		return fault_world(faults, "out of memory");
	}
	struct checking checking = {.scenario = scenario, .schema = &schema, .faults = faults, .settings = &scenario->settings};
	settings_check(&checking);
	in_order(&checking, "place.streets", "place.communities", N_("every street has at least one community"));
	in_order(&checking, "time.warmup", "time.horizon", N_("what is left out must end before the run does"));
	districts_check(&checking);
	addresses_check(&checking);
	items_check(&checking);
	if (faults->error_count == before)
		policies_check(&checking);
	if (faults->error_count == before)
		posts_check(&checking);
	arena_free(&arena);
	return faults->error_count == before ? STATUS_OK : faults_status(faults);
}
