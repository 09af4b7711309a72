/* catalogue.c - a yearly catalogue against every choice there is, its prices against any others, duplicates planted by hand, and what each setting does. */
#include "plan/catalogue/catalogue.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "clock/calendar.h"
#include "defaults.h"
#include "plan/catalogue/catalogue_prices.h"
#include "world/jointly.h"

/* Eight items of a small district. */
static struct scenario district(uint64_t seed)
{
	struct scenario scenario = {.settings = defaults(), .seed = seed, .start_serial = calendar_serial((struct calendar_date){2012, 1, 1})};
	struct settings *settings = &scenario.settings;
	settings->communities = 4;
	settings->streets = 1;
	settings->horizon_years = 1;
	settings->items = 8;
	settings->departments = 4;
	settings->fields_per_request = 10;
	settings->plan_joint_most = 3;
	for (int kind = 0; kind < KIND_COUNT; kind++)
		settings->kinds[kind].count = kind == KIND_meeting || kind == KIND_certificate ? settings->kinds[kind].count : 0;
	settings->kinds[KIND_ledger].count = 9;
	settings->kinds[KIND_survey].count = 7;
	settings->kinds[KIND_accreditation].count = 6;
	settings->kinds[KIND_platform].count = 5;
	settings->kinds[KIND_inspection].count = 4;
	settings->staff_per_10000 = 15;
	settings->plan_put_off = 0;
	return scenario;
}

struct planned {
	struct scenario scenario;
	struct arena arena;
	struct faults faults;
	struct catalogue plan;
};

static void plan_open(struct planned *planned, const struct scenario *scenario)
{
	planned->scenario = *scenario;
	arena_init(&planned->arena);
	faults_init(&planned->faults);
	assert_int_equal(catalogue_build(&planned->plan, &planned->arena, &planned->scenario, 100000, &planned->faults), STATUS_OK);
}

static void plan_close(struct planned *planned)
{
	catalogue_free(&planned->plan);
	arena_free(&planned->arena);
	faults_free(&planned->faults);
}

/* -- every choice ------------------------------------------------------------------------------------------------------ */

/* Whether these hours fit when so much of a month may wait for the next; month by month as little as must. */
static bool fits(const struct catalogue *plan, const double used[CATALOGUE_MONTHS])
{
	double waiting = 0;
	for (int m = 0; m < CATALOGUE_MONTHS; m++) {
		double left = plan->months[m].left;
		waiting = fmax(0, used[m] + waiting - left);
		if (waiting > (m + 1 < CATALOGUE_MONTHS ? plan->world.scenario->settings.plan_put_off * left : 0) + 1e-6)
			return false;
	}
	return true;
}

/* The best goal of a set of items, over all ways to have them come jointly in groups of the pool. */
static double best_of(const struct catalogue *plan, unsigned items, unsigned grouped, int from, double used[CATALOGUE_MONTHS], double value, double saved)
{
	double best = fits(plan, used) ? value + CATALOGUE_TIE * saved : -INFINITY;
	for (int g = from; g < plan->pool.count; g++) {
		const struct catalogue_group *group = &plan->pool.groups[g];
		unsigned mask = 0;
		for (int i = 0; i < group->count; i++)
			mask |= 1u << group->items[i];
		if ((mask & items) != mask || mask & grouped)
			continue;
		double less[CATALOGUE_MONTHS];
		for (int m = 0; m < CATALOGUE_MONTHS; m++)
			less[m] = used[m] - group->saved[m];
		best = fmax(best, best_of(plan, items, grouped | mask, g + 1, less, value, saved + group->saved_year));
	}
	return best;
}

static double best_choice(const struct catalogue *plan)
{
	double best = -INFINITY;
	for (unsigned items = 0; items < 1u << plan->item_count; items++) {
		double used[CATALOGUE_MONTHS] = {0}, value = 0;
		bool is_allowed = true;
		for (int i = 0; i < plan->item_count; i++) {
			bool is_in = items >> i & 1;
			is_allowed = is_allowed && (is_in || !plan->items[i].is_forced);
			value += is_in ? plan->items[i].value : 0;
			for (int m = 0; m < CATALOGUE_MONTHS && is_in; m++)
				used[m] += plan->items[i].hours[m];
		}
		if (is_allowed)
			best = fmax(best, best_of(plan, items, 0, 0, used, value, 0));
	}
	return best;
}

static bool is_over(const struct catalogue *plan)
{
	for (int m = 0; m < CATALOGUE_MONTHS; m++)
		if (plan->prices[m].over > 0)
			return true;
	return false;
}

static void no_choice_is_better(void **state)
{
	(void)state;
	int told = 0, jointly = 0, refused = 0;
	for (uint64_t seed = 1; seed <= 12; seed++) {
		struct planned planned;
		struct scenario scenario = district(seed);
		scenario.settings.plan_put_off = seed % 3 == 0 ? 0.2 : 0;
		plan_open(&planned, &scenario);
		const struct catalogue *plan = &planned.plan;
		if (!is_over(plan)) {
			double best = best_choice(plan);
			assert_true(plan->is_proven);
			if (fabs(best - plan->goal) > 1e-5 * best)
				fail_msg("seed %d: %g, and %g is possible", (int)seed, plan->goal, best);
			assert_true(plan->bound >= best - 1e-5 * best && plan->loose_bound >= plan->bound - 1e-6);
			assert_true(fits(plan, plan->used));
			told++;
			jointly += plan->taken_count > 0;
			for (int i = 0; i < plan->item_count; i++)
				if (!plan->items[i].is_admitted) {
					refused++;
					break;
				}
		}
		plan_close(&planned);
	}
	assert_true(told >= 6 && jointly >= 3 && refused >= 6);
}

/* -- the proof --------------------------------------------------------------------------------------------------------- */

static void prices_prove_the_bound_and_any_prices_bound(void **state)
{
	(void)state;
	struct planned planned;
	struct scenario scenario = district(5);
	plan_open(&planned, &scenario);
	struct catalogue *plan = &planned.plan;
	double reckoned = catalogue_check(plan);
	assert_true(fabs(reckoned - plan->loose_bound) < 1e-5 * reckoned); /* no gap between the program and its prices */
	for (int m = 0; m < CATALOGUE_MONTHS; m++) {
		const struct catalogue_price *price = &plan->prices[m];
		if (isnan(price->more))
			continue;
		assert_true(price->more <= price->dual + 1e-6 && (isinf(price->less) || price->dual <= price->less + 1e-6));
		assert_true(price->more <= 1e-6 || price->more_until >= 1);
	}
	double dearest = 0;
	for (int m = 0; m < CATALOGUE_MONTHS; m++)
		dearest = fmax(dearest, plan->prices[m].dual);
	assert_true(dearest > 0.1);
	for (int k = 1; k <= 200; k++) { /* prices that are not the best bound too, only worse */
		plan->prices[k % CATALOGUE_MONTHS].dual = fabs(sin(k)) * 2;
		plan->join_price[k % plan->item_count] = fabs(cos(3.0 * k)) * 20;
		if (catalogue_check(plan) < plan->goal - 1e-6)
			fail_msg("prices %d promise less than there is", k);
	}
	plan_close(&planned);
}

/* Compulsory work beyond the hours there are: told by month, and no more than joining cannot help. */
static void what_does_not_fit_is_said(void **state)
{
	(void)state;
	struct planned planned;
	struct scenario scenario = district(2);
	scenario.settings.plan_compulsory = 0.5;
	scenario.settings.staff_per_10000 = 12;
	plan_open(&planned, &scenario);
	const struct catalogue *plan = &planned.plan;
	double over = 0, forced[CATALOGUE_MONTHS] = {0}, forced_over = 0;
	for (int m = 0; m < CATALOGUE_MONTHS; m++) {
		over += plan->prices[m].over;
		assert_true(plan->prices[m].over <= 0 || isnan(plan->prices[m].more));
		for (int i = 0; i < plan->item_count; i++)
			forced[m] += plan->items[i].is_forced ? plan->items[i].hours[m] : 0;
		forced_over += fmax(0, forced[m] - plan->months[m].left);
	}
	assert_true(over > 1 && over <= forced_over + 1e-3);
	for (int i = 0; i < plan->item_count; i++)
		assert_true(plan->items[i].is_admitted || !plan->items[i].is_forced);
	plan_close(&planned);
}

/* -- hours ------------------------------------------------------------------------------------------------------------- */

static void months_add_up_to_the_year(void **state)
{
	(void)state;
	struct planned planned;
	struct scenario scenario = district(3);
	plan_open(&planned, &scenario);
	const struct world *world = &planned.plan.world;
	for (int t = 0; t < world->template_count; t++) {
		double year = 0;
		for (int m = 0; m < CATALOGUE_MONTHS; m++)
			year += planned.plan.hours[t][m];
		double known = kind_plate(world->templates[t].kind)->is_service ? year : world->templates[t].hours_year;
		if (fabs(year - known) > 0.06 * known) /* growth within the year, 366 days, days off */
			fail_msg("template %d: %g in its months, %g a year", t, year, known);
	}
	for (int m = 0; m < CATALOGUE_MONTHS; m++) {
		const struct catalogue_month *month = &planned.plan.months[m];
		assert_int_equal(month->month, m + 1);
		assert_true(fabs(month->left - fmax(0, month->given - month->residents - month->direct)) < 1e-9 && month->direct > 0);
	}
	double december = 0, november = 0; /* ledgers are bound in December */
	for (int i = 0; i < planned.plan.item_count; i++) {
		november += planned.plan.items[i].hours[10];
		december += planned.plan.items[i].hours[11];
	}
	assert_true(december > november + 30);
	plan_close(&planned);
}

/* -- duplicates -------------------------------------------------------------------------------------------------------- */

enum { FORMS = 6 };

/* Three surveys of three departments ask for the same twelve fields; a ledger asks for them too, a fourth survey for others, a fifth for
   fields that only look the same: they are its department's own. */
static void planted_duplicates_are_found(void **state)
{
	(void)state;
	struct arena arena;
	struct faults faults;
	struct catalogue_overlap overlap;
	struct scenario scenario = {.settings = defaults()};
	struct template templates[FORMS] = {{.kind = KIND_survey, .fields = 0xfff}, {.kind = KIND_survey, .index = 1, .item = 1, .department = 1, .fields = 0xfff},
		{.kind = KIND_survey, .index = 2, .item = 2, .department = 2, .fields = 0xfff}, {.kind = KIND_ledger, .item = 3, .department = 3, .fields = 0xfff},
		{.kind = KIND_survey, .index = 3, .item = 4, .department = 3, .fields = 0xfff000000}, {.kind = KIND_survey, .index = 4, .item = 5, .department = 4, .fields = 0xfff000000}};
	struct item items[FORMS];
	int32_t of_items[FORMS];
	double hours[FORMS][CATALOGUE_MONTHS] = {{0}}, mark[FORMS] = {0};
	for (int i = 0; i < FORMS; i++) {
		items[i] = (struct item){.id = i, .template_first = i, .template_count = 1};
		of_items[i] = i;
		templates[i].is_once = templates[i].kind == KIND_survey;
		hours[i][3] = 100;
	}
	struct catalogue plan = {.hours = (const double (*)[CATALOGUE_MONTHS])hours, .world = {.scenario = &scenario, .templates = templates, .template_count = FORMS,
		.items = items, .item_count = FORMS, .item_templates = of_items, .department_count = 5}};
	arena_init(&arena);
	faults_init(&faults);
	assert_int_equal(catalogue_overlap(&overlap, &plan.world, &arena, &faults), STATUS_OK);
	assert_int_equal(overlap.pair_count, 3);
	for (int p = 0; p < 3; p++)
		assert_true(overlap.pairs[p].b <= 2 && overlap.pairs[p].shared == 12);
	assert_int_equal(overlap.part_count, 1);
	assert_int_equal(overlap.circle_count, 1);
	int three[3] = {0, 1, 2};
	struct catalogue_group group = {.items = three, .count = 3};
	catalogue_group_save(&group, &plan.world, plan.hours, mark);
	assert_true(fabs(group.saved[3] - 0.8 * 200) < 1e-9 && fabs(group.saved_year - 160) < 1e-9);
	struct catalogue_told told = catalogue_told(&plan, &group);
	assert_int_equal(told.kind, KIND_survey);
	assert_int_equal(told.forms, 3);
	assert_int_equal(told.departments, 3);
	assert_int_equal(told.fields, 12);
	assert_true(fabs(told.saved_year - 160) < 1e-9);
	templates[5].department = 3; /* the same department's own fields are the same */
	assert_int_equal(catalogue_overlap(&overlap, &plan.world, &arena, &faults), STATUS_OK);
	assert_int_equal(overlap.pair_count, 4);
	assert_int_equal(overlap.circle_count, 2);
	scenario.settings.plan_overlap = 1;
	templates[2].fields = 0xfff0;
	assert_int_equal(catalogue_overlap(&overlap, &plan.world, &arena, &faults), STATUS_OK);
	assert_int_equal(overlap.pair_count, 2);
	faults_free(&faults);
	arena_free(&arena);
}

/* -- settings ---------------------------------------------------------------------------------------------------------- */

/* What a plan comes to: value, saved hours, forced items, sum of scores. */
struct figures { double value, loose, saved, left, score; int forced, groups, pairs; };

static struct figures figures_of(const struct scenario *scenario)
{
	struct planned planned;
	struct figures figures = {0};
	plan_open(&planned, scenario);
	figures.value = planned.plan.value;
	figures.loose = planned.plan.loose_bound;
	figures.saved = planned.plan.saved_year;
	figures.groups = planned.plan.pool.count;
	figures.pairs = planned.plan.overlap.pair_count;
	for (int i = 0; i < planned.plan.item_count; i++) {
		figures.forced += planned.plan.items[i].is_forced;
		figures.score += planned.plan.items[i].score;
	}
	for (int m = 0; m < CATALOGUE_MONTHS; m++)
		figures.left += planned.plan.months[m].left;
	plan_close(&planned);
	return figures;
}

static void every_setting_acts(void **state)
{
	(void)state;
	struct scenario scenario = district(5);
	const struct figures plain = figures_of(&scenario);
	assert_true(plain.groups > 0 && plain.pairs > 0);
	scenario.settings.plan_for_residents = 0.6;
	assert_true(figures_of(&scenario).left < plain.left);
	scenario = district(5);
	scenario.settings.plan_compulsory = 0.2;
	assert_true(figures_of(&scenario).forced > plain.forced);
	scenario = district(5);
	scenario.settings.plan_overlap = 0.6;
	assert_true(figures_of(&scenario).pairs < plain.pairs);
	scenario = district(5);
	scenario.settings.plan_joint_most = 1;
	assert_int_equal(figures_of(&scenario).groups, 0);
	scenario = district(5);
	scenario.settings.plan_joint_saving = 0;
	assert_int_equal(figures_of(&scenario).groups, 0);
	int better = 0;
	for (uint64_t seed = 1; seed <= 8; seed++) { /* work that may wait never harms, and helps some */
		scenario = district(seed);
		scenario.start_serial = calendar_serial((struct calendar_date){2012, 7, 1}); /* December, the fullest month, has one behind it */
		const struct figures at_once = figures_of(&scenario);
		scenario.settings.plan_put_off = 0.5;
		const struct figures later = figures_of(&scenario);
		assert_true(later.value >= at_once.value - 0.1);
		better += later.loose > at_once.loose + 1;
	}
	assert_true(better > 0);
	scenario = district(5);
	scenario.settings.plan_load = 1;
	assert_true(figures_of(&scenario).left > plain.left);
	for (int w = 0; w < 6; w++) {
		scenario = district(5);
		double *weights[6] = {&scenario.settings.plan_weight_coverage, &scenario.settings.plan_weight_lean, &scenario.settings.plan_weight_authority,
			&scenario.settings.plan_weight_benefit, &scenario.settings.plan_weight_unduplicated, &scenario.settings.plan_weight_opinion};
		*weights[w] = 5;
		assert_true(fabs(figures_of(&scenario).score - plain.score) > 1e-6);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_choice_is_better),
		cmocka_unit_test(prices_prove_the_bound_and_any_prices_bound),
		cmocka_unit_test(what_does_not_fit_is_said),
		cmocka_unit_test(months_add_up_to_the_year),
		cmocka_unit_test(planted_duplicates_are_found),
		cmocka_unit_test(every_setting_acts),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
