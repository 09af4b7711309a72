/* staffing_page.c - pages of plans: no line too wide, sums as planned, tables a spreadsheet can read. */
#include "report/staffing_page.h"

#include <locale.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "defaults.h"

/* A district of 24 communities in 4 streets, planned once for all tests. */
struct fixture {
	struct arena arena;
	struct faults faults;
	struct scenario scenario;
	struct posts_plan posts;
	struct sizes_plan sizes;
	struct text out;
	const struct options_plan *options;
};

static int fixture_open(void **state)
{
	static struct fixture fixture;
	double populations[SIZES_MOST];
	int count = sizes_usual(populations);
	setlocale(LC_ALL, "C.UTF-8");
	fixture.scenario = (struct scenario){.settings = defaults(), .seed = 1, .name_en = "Haishu 2012", .name_zh = "海曙"};
	fixture.scenario.settings.communities = 24;
	fixture.scenario.settings.streets = 4;
	arena_init(&fixture.arena);
	faults_init(&fixture.faults);
	text_init(&fixture.out);
	*state = &fixture;
	return posts_build(&fixture.posts, &fixture.arena, &fixture.scenario, &fixture.faults) != STATUS_OK ||
	       sizes_build(&fixture.sizes, &fixture.arena, &fixture.scenario, populations, count, &fixture.faults) != STATUS_OK;
}

static int fixture_close(void **state)
{
	struct fixture *fixture = *state;
	text_free(&fixture->out);
	faults_free(&fixture->faults);
	arena_free(&fixture->arena);
	return 0;
}

static const char *page(struct fixture *fixture, bool is_sizes, bool is_chinese, bool by_community, enum table_format format)
{
	struct staffing_page page = {&fixture->scenario, is_chinese, by_community, format, fixture->options};
	text_clear(&fixture->out);
	enum status status = is_sizes ? staffing_page_sizes(&page, &fixture->sizes, &fixture->arena, &fixture->out)
		: staffing_page_posts(&page, &fixture->posts, &fixture->arena, &fixture->out);
	assert_int_equal(status, STATUS_OK);
	return fixture->out.data;
}

static int line_count(const char *words)
{
	int count = 0;
	for (; *words; words++)
		count += *words == '\n';
	return count;
}

static void no_line_is_wider_than_the_screen(void **state)
{
	for (int which = 0; which < 8; which++) {
		const char *words = page(*state, which & 1, which & 2, which & 4, TABLE_TEXT);
		while (*words) {
			char line[1024];
			int length = (int)strcspn(words, "\n");
			snprintf(line, sizeof line, "%.*s", length, words);
			if (text_width(line) > STAFFING_PAGE_COLUMNS)
				fail_msg("%d columns: %s", text_width(line), line);
			words += length + 1;
		}
	}
}

/* The n-th cell of a line of CSV without quotes. */
static double cell_at(const char *line, int n)
{
	double value = 0;
	while (n-- > 0)
		line = strchr(line, ',') + 1;
	assert_int_equal(sscanf(line, "%lf", &value), 1);
	return value;
}

static const char *line_at(const char *words, int n)
{
	while (n-- > 0)
		words = strchr(words, '\n') + 1;
	return words;
}

static void rows_add_up_to_the_total(void **state)
{
	struct fixture *fixture = *state;
	const int residents = 2, posts = 10, cost = 16, walk = 17;
	const char *words = page(fixture, false, false, false, TABLE_CSV);
	assert_int_equal(line_count(words), 1 + 4 + 1);
	assert_non_null(strstr(words, "street,communities,residents,households,grids now,grids,"));
	const int columns[] = {residents, posts, cost};
	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
		double sum = 0;
		for (int row = 1; row <= 4; row++)
			sum += cell_at(line_at(words, row), columns[i]);
		double total = cell_at(line_at(words, 5), columns[i]);
		assert_true(sum > total - 3 && sum < total + 3); /* cells are rounded */
	}
	assert_true(cell_at(line_at(words, 5), posts) == fixture->posts.total.total);
	double minutes = 0, households = 0;
	for (int row = 1; row <= 4; row++) {
		minutes += cell_at(line_at(words, row), walk) * cell_at(line_at(words, row), residents + 1);
		households += cell_at(line_at(words, row), residents + 1);
	}
	assert_true(fabs(cell_at(line_at(words, 5), walk) - minutes / households) < 0.11);
	words = page(fixture, false, false, true, TABLE_CSV);
	assert_int_equal(line_count(words), 1 + 24 + 1);
	const int walk_by_community = walk - 1; /* no column of communities here */
	for (int row = 0; row < 24; row++) {
		const struct street_walk *there = &fixture->posts.communities[row].walk;
		assert_true(fabs(cell_at(line_at(words, row + 1), walk_by_community) - there->office_min / there->households) < 0.051);
	}
	words = page(fixture, true, true, false, TABLE_CSV);
	assert_int_equal(line_count(words), 1 + fixture->sizes.count);
}

static void sentences_say_what_decides(void **state)
{
	struct fixture *fixture = *state;
	const char *words = page(fixture, false, false, false, TABLE_TEXT);
	assert_non_null(strstr(words, "decides nothing"));
	assert_non_null(strstr(words, "everybody may do"));
	assert_null(strstr(words, "undone"));
	words = page(fixture, false, false, false, TABLE_MARKDOWN);
	assert_non_null(strstr(words, "100% of households live within 15 minutes of it. Buildings are generated"));
	struct posts_plan plan = fixture->posts;
	fixture->posts.total.walk.near_own = 0.5 * fixture->posts.total.households;
	fixture->posts.total.walk.near_any = 0.625 * fixture->posts.total.households;
	words = page(fixture, false, false, false, TABLE_MARKDOWN);
	assert_non_null(strstr(words, "50% of households live within 15 minutes of it (of any office in their street: 62.5%). Buildings"));
	fixture->posts = plan;
	fixture->posts.total.unmet_h = 1234;
	words = page(fixture, false, false, false, TABLE_MARKDOWN);
	assert_non_null(strstr(words, "1234 hours a year stay undone"));
	assert_null(strstr(words, "everybody may do"));
	fixture->posts = plan;
	fixture->posts.norm = (struct price){.price = 2e6, .more = 2.5e6, .less = 2e6, .step = 1};
	fixture->posts.peak = (struct price){.price = 90, .more = 90, .less = 90, .step = 1};
	words = page(fixture, false, false, false, TABLE_MARKDOWN);
	assert_non_null(strstr(words, "1 more per 10,000 would cost 250 × 10,000 CNY a year, 1 less would save 200 (the same"));
	assert_non_null(strstr(words, "one more costs 90 CNY"));
	fixture->posts = plan;
	words = page(fixture, true, false, false, TABLE_MARKDOWN);
	assert_non_null(strstr(words, "asked for 9312 hours a year, and for 1.76 more"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_line_is_wider_than_the_screen),
		cmocka_unit_test(rows_add_up_to_the_total),
		cmocka_unit_test(sentences_say_what_decides),
	};
	return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
