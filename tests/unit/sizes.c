/* sizes.c - sizes by density and share of elderly: what each moves and what it leaves alone, and the curves drawn from them. */
#include "plan/sizes.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "defaults.h"
#include "report/sizes_chart.h"

struct sized {
	struct scenario scenario;
	struct arena arena;
	struct faults faults;
	struct sizes_plan plan;
};

static void plan_open(struct sized *sized, const struct sizes_asked *asked)
{
	sized->scenario = (struct scenario){.settings = defaults(), .seed = 5};
	arena_init(&sized->arena);
	faults_init(&sized->faults);
	assert_int_equal(sizes_vary(&sized->plan, &sized->arena, &sized->scenario, asked, &sized->faults), STATUS_OK);
}

static void plan_close(struct sized *sized)
{
	arena_free(&sized->arena);
	faults_free(&sized->faults);
}

static void every_combination_has_its_row(void **state)
{
	(void)state;
	struct sized sized;
	const struct sizes_asked asked = {.populations = {3000, 9000}, .densities = {40, 80, 160}, .elderly = {0.1, 0.35},
		.population_count = 2, .density_count = 3, .elderly_count = 2};
	plan_open(&sized, &asked);
	assert_int_equal(sized.plan.count, 12);
	for (int d = 0; d < 3; d++)
		for (int e = 0; e < 2; e++)
			for (int p = 0; p < 2; p++) {
				const struct sizes_row *row = &sized.plan.rows[(d * 2 + e) * 2 + p];
				assert_true(fabs(row->density - asked.densities[d]) < 1e-9 && fabs(row->elderly - asked.elderly[e]) < 1e-9);
				assert_true(fabs(row->posts.residents - asked.populations[p]) < 1e-9 && row->posts.total > row->posts.norm_posts);
			}
	for (int p = 0; p < 2; p++) {
		const struct sizes_row *thin = &sized.plan.rows[p], *dense = &sized.plan.rows[8 + p], *old = &sized.plan.rows[2 + p];
		assert_true(dense->walk.mean_min < thin->walk.mean_min && dense->posts.asked_h < thin->posts.asked_h && dense->posts.grids == thin->posts.grids);
		assert_true(old->posts.posts[POST_COUNTER] <= thin->posts.posts[POST_COUNTER] && old->posts.asked_h > thin->posts.asked_h); /* more are met at home */
	}
	plan_close(&sized);
}

/* Without lists the settings hold, and by population alone is the same. */
static void settings_are_the_only_variant_unless_asked(void **state)
{
	(void)state;
	struct sized sized;
	struct sizes_plan plain;
	const double populations[] = {4000, 8000};
	const struct sizes_asked asked = {.populations = {4000, 8000}, .population_count = 2};
	plan_open(&sized, &asked);
	assert_int_equal(sizes_build(&plain, &sized.arena, &sized.scenario, populations, 2, &sized.faults), STATUS_OK);
	assert_int_equal(sized.plan.count, 2);
	assert_int_equal(plain.count, 2);
	for (int i = 0; i < 2; i++) {
		assert_true(fabs(sized.plan.rows[i].density - sized.scenario.settings.space_building_size) < 1e-9);
		assert_int_equal(sized.plan.rows[i].posts.total, plain.rows[i].posts.total);
		assert_true(fabs(sized.plan.rows[i].posts.cost_yuan - plain.rows[i].posts.cost_yuan) < 1e-6);
	}
	plan_close(&sized);
}

static int count_of(const char *words, const char *part)
{
	int count = 0;
	for (const char *at = strstr(words, part); at; at = strstr(at + 1, part))
		count++;
	return count;
}

static void the_norm_is_drawn_in(void **state)
{
	(void)state;
	struct sized sized;
	struct text out;
	const struct sizes_asked asked = {.populations = {3000, 9000}, .densities = {40, 160}, .population_count = 2, .density_count = 2};
	plan_open(&sized, &asked);
	text_init(&out);
	sizes_chart_text(&sized.plan, &out);
	assert_int_equal(count_of(out.data, "|"), 3); /* the legend, and each bar */
	for (const char *line = out.data; *line; line += strcspn(line, "\n") + 1)
		assert_true(strcspn(line, "\n") <= 100);
	text_clear(&out);
	assert_int_equal(sizes_chart_svg(&sized.plan, "sizes", &sized.arena, &out), STATUS_OK);
	assert_true(!strncmp(out.data, "<svg", 4) && strstr(out.data, "</svg>"));
	assert_int_equal(count_of(out.data, "norm: 18 per 10,000"), 2);
	assert_int_equal(count_of(out.data, ">40 households a building"), 4);
	text_free(&out);
	plan_close(&sized);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_combination_has_its_row),
		cmocka_unit_test(settings_are_the_only_variant_unless_asked),
		cmocka_unit_test(the_norm_is_drawn_in),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
