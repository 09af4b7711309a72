/* budget.c - the hours of the mean community, line by line, to the hour; loads to the third decimal. */
#include "plan/budget.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "defaults.h"
#include "near.h"

static double hours_of(const struct budget *budget, const char *key)
{
	for (int i = 0; i < budget->line_count; i++)
		if (strcmp(budget->lines[i].key, key) == 0)
			return budget->lines[i].hours_a_year;
	fail_msg("no line %s", key);
	return NAN;
}

/* The mean community: 3,900 residents, 1,600 households, 18 posts per 10,000. */
static struct budget mean_budget(struct arena *arena, const struct settings *settings)
{
	static const struct scenario no_lines;
	struct budget budget;
	double posts = budget_posts(settings, 3900);
	assert_int_equal(budget_build(&budget, arena, &no_lines, settings, 3900, 1600, posts), STATUS_OK);
	return budget;
}

static void every_line_of_the_mean_community(void **state)
{
	(void)state;
	static const struct { const char *key; double hours; } expected[] = {
		{"requests", 1404}, {"visits", 2133}, {"contacts.hours", 240}, {"self_governance.hours", 400}, {"mandates.certificate", 188},
		{"mandates.ledger", 1833 + 282}, {"mandates.accreditation", 1640}, {"mandates.survey", 2880}, {"mandates.platform", 1917},
		{"mandates.form", 1200}, {"mandates.meeting", 936}, {"mandates.inspection", 864}, {"mandates.chat_group", 0},
		{"mandates.registration", 0}, {"mandates.organisation", 0}, {"mandates.task", 0},
	};
	struct arena arena;
	arena_init(&arena);
	struct settings settings = defaults();
	struct budget budget = mean_budget(&arena, &settings);
	double sum = 0;
	for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
		near(hours_of(&budget, expected[i].key), expected[i].hours, 0.5);
		sum += hours_of(&budget, expected[i].key);
	}
	near(budget.hours[BUDGET_SERVICE], 4365, 0.5);
	near(budget.hours[BUDGET_ADMINISTRATIVE], 11552, 0.5);
	near(sum, budget.hours[BUDGET_SERVICE] + budget.hours[BUDGET_ADMINISTRATIVE], 1e-6);
	near(sum, budget.skill_hours[SKILL_FIELD] + budget.skill_hours[SKILL_COUNTER] + budget.skill_hours[SKILL_DESK], 1e-6);
	near(budget.skill_hours[SKILL_FIELD], 2880 + 2133 + 240 + 400 + 0.7 * 1404, 0.5);
	near(budget.skill_hours[SKILL_COUNTER], 0.3 * 1404 + 187.5, 1e-6);
	arena_free(&arena);
}

static void loads_of_the_mean_community(void **state)
{
	(void)state;
	struct arena arena;
	arena_init(&arena);
	struct settings settings = defaults();
	struct budget budget = mean_budget(&arena, &settings);
	near(budget.post_h, 1725, 1e-9);
	near(budget.posts * budget.post_h * budget.present_share, 10900, 2);
	near(budget.norm_load, 1.460, 0.0005);
	/* by hand: emptied 0.2 × 120 / 365.25 / 0.8 years in a year filled */
	double emptied = 0.2 * 120 / 365.25 / 0.8;
	near(budget.vacancy_share, emptied / (1 + emptied), 1e-12);
	near(budget.productivity, 1 - 0.4 * 0.2 / (0.2 + 2 * log(4)), 1e-12);
	double again = 0.8 * 0.145 * 1.3; /* a fifth is handed on and does not return; a return may return */
	near(budget.hours[BUDGET_AGAIN], 1404 * (again + pow(again, 2) + pow(again, 3) + pow(again, 4) / (1 - again)), 1e-9);
	assert_true(budget.lived_load >= 1.62 && budget.lived_load <= 1.655);
	double given = budget.posts * budget.post_h - budget.hours[BUDGET_LOST];
	near(budget.lived_load, (15916.5 + budget.hours[BUDGET_AGAIN]) / given, 1e-6);
	near(budget_load(&budget, 2 * budget.posts, true), budget.lived_load / 2, 1e-12);
	arena_free(&arena);
}

/* Tenures and vacancies lived through in small steps, against the closed forms. */
static void lived_shares_agree_with_stepping_through_a_life(void **state)
{
	(void)state;
	const double step = 1e-4, horizon = 400, quits = 0.2, rate = 2 * log(4), filling = 1 / (120 / 365.25 / 0.8);
	double filled = 1, skill = 0.6, filled_years = 0, skilled_years = 0; /* expected values of a post: chance filled, gap closed */
	double skilled = filled * skill;
	for (double t = 0; t < horizon; t += step) {
		double hired = (1 - filled) * filling * step, left = filled * quits * step;
		skilled += hired * skill - skilled * quits * step + rate * (filled - skilled) * step;
		filled += hired - left;
		filled_years += filled * step;
		skilled_years += skilled * step;
	}
	struct arena arena;
	arena_init(&arena);
	struct settings settings = defaults();
	struct budget budget = mean_budget(&arena, &settings);
	near(1 - filled_years / horizon, budget.vacancy_share, 1e-3);
	near(skilled_years / filled_years, budget.productivity, 1e-3);
	arena_free(&arena);
}

static void settings_move_the_lines_they_name(void **state)
{
	(void)state;
	struct arena arena;
	arena_init(&arena);
	struct settings settings = defaults();
	settings.kinds[KIND_survey].persons = 2;
	struct budget budget = mean_budget(&arena, &settings);
	near(hours_of(&budget, "mandates.survey"), 5760, 0.5);
	near(budget.norm_load, 1.72, 0.005); /* two-person survey teams */
	budget = mean_budget(&arena, &(struct settings){0});
	near(budget.hours[BUDGET_SERVICE] + budget.hours[BUDGET_ADMINISTRATIVE] + budget.hours[BUDGET_AGAIN], 0, 0); /* no rates, no work */
	settings = defaults();
	settings.population = 1950; /* the mean community is half as large: this one has twice the certificates */
	budget = mean_budget(&arena, &settings);
	near(hours_of(&budget, "mandates.certificate"), 375, 1e-9);
	settings = defaults();
	settings.kinds[KIND_ledger].persons = 2;
	budget = mean_budget(&arena, &settings);
	near(hours_of(&budget, "mandates.ledger"), 2 * (1833 + 282), 1e-9);
	settings = defaults();
	settings.request_online = 0.5; /* half the time for half of what came to the counter */
	budget = mean_budget(&arena, &settings);
	near(hours_of(&budget, "mandates.certificate"), 187.5 * 0.75, 1e-9);
	near(hours_of(&budget, "requests"), 1404 * (1 - 0.6 * 0.5 * 0.25), 1e-9);
	settings = defaults();
	settings.trace_keeping = 0.1;
	settings.plate_guidance = 0.5;
	budget = mean_budget(&arena, &settings);
	near(hours_of(&budget, "mandates.survey"), 2880 * 1.1 * 0.99, 1e-9);
	near(hours_of(&budget, "mandates.ledger"), (1833 + 282) * 0.99, 1e-9); /* they are the traces */
	settings = defaults();
	settings.amplification = 1.2;
	budget = mean_budget(&arena, &settings);
	near(budget.hours[BUDGET_ADMINISTRATIVE], 1.2 * (11551.667 - 282) + 282, 0.01); /* binding is not amplified */
	near(budget.hours[BUDGET_SERVICE], 4364.833, 0.01); /* residents are not amplified */
	settings.quit_rate = 0;
	settings.staff_by = 1;
	budget = mean_budget(&arena, &settings);
	near(budget.posts, 7, 0);
	near(budget.vacancy_share, 0, 0);
	near(budget.productivity, 1, 0);
	settings.occupied_share = settings.borrowed_share = 0.6;
	budget = mean_budget(&arena, &settings);
	assert_true(isinf(budget.norm_load)); /* nobody left */
	arena_free(&arena);
}

static void own_lines_of_work_come_in(void **state)
{
	(void)state;
	struct arena arena;
	arena_init(&arena);
	struct settings settings = defaults();
	struct scenario scenario = {.line_count = 1};
	scenario.lines[0] = (struct line_settings){.name = "hall", .arrivals = ARRIVALS_regular, .base = 2, .effort = draw_constant(0.5), .skill = SKILL_COUNTER};
	struct budget budget;
	assert_int_equal(budget_build(&budget, &arena, &scenario, &settings, 0, 0, 0), STATUS_OK);
	near(hours_of(&budget, "lines"), 365, 1e-9);
	assert_string_equal(budget.lines[5 + KIND_COUNT].formula, "2 × 30 min × 365");
	assert_true(isinf(budget.norm_load));
	arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_line_of_the_mean_community),
		cmocka_unit_test(loads_of_the_mean_community),
		cmocka_unit_test(lived_shares_agree_with_stepping_through_a_life),
		cmocka_unit_test(settings_move_the_lines_they_name),
		cmocka_unit_test(own_lines_of_work_come_in),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
