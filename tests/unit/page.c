/* page.c - the report as a page: well formed, whole in both languages, its numbers those of the results, no name of a thing ever markup. */
#include <libintl.h>
#include <locale.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "invented.h"
#include "markup.h"
#include "measure/stats.h"
#include "report/outputs/output.h"
#include "report/page/section.h"

enum { RUNS = 6, POINTS = 240 };

static struct arena arena;
static struct text out;
static struct faults faults;
static struct result_set set, other;

static const struct section *const sections[] = {
#define SECTION(id) &section_##id,
#include "report/page/sections.def"
#undef SECTION
};
enum { SECTIONS = sizeof sections / sizeof *sections };

static int room_open(void **state)
{
	(void)state;
	arena_init(&arena);
	text_init(&out);
	faults_init(&faults);
	invented_build(&set, &arena, RUNS, 7);
	invented_build(&other, &arena, RUNS + 1, 8);
	return 0;
}

static int room_close(void **state)
{
	(void)state;
	arena_free(&arena);
	text_free(&out);
	faults_free(&faults);
	return 0;
}

static const char *page_of(const struct result_set *sets, int count, bool is_chinese)
{
	static const char *const files[] = {"results/a.h5", "results/b & c.h5"};
	struct studies studies;
	setenv("LANGUAGE", is_chinese ? "zh_CN" : "en", 1);
	assert_non_null(setlocale(LC_ALL, "C.UTF-8"));
	textdomain("jianfu");
	text_clear(&out);
	assert_int_equal(studies_build(&studies, sets, files, count, NULL, is_chinese, &arena, &faults), STATUS_OK);
	struct output_request request = {&studies, is_chinese, &arena};
	assert_int_equal(output_for("x.html", false)->make(&request, &out, &faults), STATUS_OK);
	assert_false(out.failed);
	return out.data;
}

/* What holds of every page. */
static void assert_page(const char *page)
{
	markup_assert(page);
	markup_assert_ids(page);
	assert_int_equal(strncmp(page, output_for("x.html", false)->mark, 8), 0);
	assert_int_equal(markup_times(page, "<table"), markup_times(page, "<caption"));
	assert_int_equal(markup_times(page, "<th") - markup_times(page, "<thead"), markup_times(page, "<th scope="));
	assert_int_equal(markup_times(page, "<svg"), markup_times(page, "<title id="));
	assert_int_equal(markup_times(page, "<svg"), markup_times(page, "<desc id="));
	assert_int_equal(markup_times(page, "<main"), 1);
	assert_int_equal(markup_times(page, "<h1"), 1);
	assert_int_equal(markup_times(page, "<script"), 0);
	assert_int_equal(markup_times(page, "http"), markup_times(page, "xmlns=\"http")); /* nothing from elsewhere */
	static const char *const none[] = {"\"nan", ">nan", " nan", "inf\"", ">inf", " inf "};
	for (size_t i = 0; i < sizeof none / sizeof *none; i++)
		assert_null(strstr(page, none[i]));
	int level = 0;
	for (const char *at = page; (at = strstr(at, "<h")); at += 2)
		if (at[2] >= '1' && at[2] <= '6') {
			assert_true(at[2] - '0' <= level + 1); /* no level is left out */
			level = at[2] - '0';
		}
}

static void every_section_in_both_languages(void **state)
{
	(void)state;
	invented_screen(&set, &arena, POINTS, true, 3);
	for (int is_chinese = 0; is_chinese < 2; is_chinese++) {
		const char *page = page_of(&set, 1, is_chinese);
		assert_page(page);
		assert_non_null(strstr(page, is_chinese ? "<html lang=\"zh-CN\">" : "<html lang=\"en\">"));
		assert_non_null(strstr(page, is_chinese ? set.question_zh : set.question_en));
		static const char *const told[] = {"verdict", "options", "months", "hours", "waits", "fairness", "screen", "provenance"}; /* of what is invented */
		for (size_t i = 0; i < sizeof told / sizeof *told; i++)
			assert_non_null(strstr(page, arena_format(&arena, "<section id=\"%s\"", told[i])));
		for (int s = 0; s < SECTIONS && is_chinese; s++)
			assert_string_not_equal(gettext(sections[s]->title), sections[s]->title);
	}
}

static void same_results_same_page(void **state)
{
	(void)state;
	char *first = arena_string(&arena, page_of(&set, 1, false));
	assert_string_equal(first, page_of(&set, 1, false));
}

/* -- numbers ------------------------------------------------------------------------------------------------------------ */

/* The cell of a row and column, counted from 0, in the first table with this caption behind `from`. */
static const char *cell_at(const char *from, const char *caption, const char *row, int column)
{
	char *head = arena_format(&arena, "<caption>%s</caption>", caption), *line = arena_format(&arena, "<th scope=\"row\">%s</th>", row);
	const char *at = strstr(from, head);
	assert_non_null(at);
	at = strstr(at, line);
	assert_non_null(at);
	for (int i = 0; i <= column; i++) {
		at = strstr(at, "<td");
		assert_non_null(at);
		at = strchr(at, '>') + 1;
	}
	return arena_format(&arena, "%.*s", (int)strcspn(at, "<"), at);
}

static void assert_number(const char *cell, double value, int decimals)
{
	char *end, digits[64];
	text_print(digits, sizeof digits, "%.*f", decimals, value);
	assert_true(fabs(strtod(cell, &end) - strtod(digits, NULL)) < 1e-9);
	assert_true(end > cell);
}

static double mean_of_month(int measure, int point, int first, int count)
{
	double sum = 0;
	for (int r = 0; r < RUNS; r++)
		for (int month = first; month < first + count; month++)
			sum += result_month(&set, point, r, month)[measure];
	return sum / RUNS / count;
}

static void options_are_those_of_the_results(void **state)
{
	(void)state;
	const char *page = page_of(&set, 1, false);
	static const struct { const char *measure, *row; } rows[] = {
		{"services_on_time", "Services to residents on time (%)"}, {"admin_demanded", "Admin hours demanded (h/worker-month)"}, {"overtime", "Overtime (h/worker-week)"}};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		int measure = result_measure_index(&set, rows[i].measure);
		for (int p = 0; p < INVENTED_POINTS; p++) {
			double sum = 0;
			for (int r = 0; r < RUNS; r++)
				sum += result_horizon(&set, p, r)[measure];
			assert_number(cell_at(page, "Every option beside the baseline", rows[i].row, p), sum / RUNS, set.measures[measure].decimals);
		}
	}
}

static void months_are_those_of_the_results(void **state)
{
	(void)state;
	const char *page = page_of(&set, 1, false), *caption = "Admin hours demanded (h/worker-month)", *folded = strstr(page, "<summary>The numbers, month by month");
	int measure = result_measure_index(&set, "admin_demanded"), decimals = set.measures[measure].decimals + 1;
	for (int p = 0; p < INVENTED_POINTS; p++) {
		assert_number(cell_at(page, caption, "2012", p), mean_of_month(measure, p, 0, INVENTED_MONTHS), decimals);
		for (int month = 0; month < INVENTED_MONTHS; month++) {
			char row[32];
			snprintf(row, sizeof row, "2012-%02d", month + 1);
			assert_number(cell_at(folded, caption, row, p), mean_of_month(measure, p, month, 1), decimals);
		}
	}
}

static void communities_are_those_of_the_results(void **state)
{
	(void)state;
	const char *page = page_of(&set, 1, false), *folded = strstr(page, "<summary>Every community");
	int measure = result_measure_index(&set, "services_on_time");
	for (int p = 0; p < INVENTED_POINTS; p++) {
		double sum = 0, least = INFINITY, most = -INFINITY;
		for (int i = 0; i < INVENTED_PLACES; i++) {
			double value = result_place(&set, p, i)[measure];
			sum += value;
			least = fmin(least, value);
			most = fmax(most, value);
			assert_number(cell_at(folded, "Services to residents on time (%)", invented_places[i], p), value, 1);
		}
		const char *fairness = strstr(page, "<section id=\"fairness\""), *row = invented_points[p].label_en;
		const double wanted[] = {sum / INVENTED_PLACES, least, least, most, most - least}; /* the worst tenth of three is one */
		for (int column = 0; column < 5; column++)
			assert_number(cell_at(fairness, "Services to residents on time (%)", row, column), wanted[column], 1);
	}
}

/* -- what people may call things ---------------------------------------------------------------------------------------- */

static void no_name_is_markup(void **state)
{
	(void)state;
	static const char *const places[INVENTED_PLACES] = {"<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "a\x01&b\xff"};
	struct result_point points[INVENTED_POINTS];
	memcpy(points, invented_points, sizeof points);
	points[1].label_en = points[1].label_zh = "<script>";
	points[2].brief_en = "'\"></table>";
	points[3].name = "$(rm -rf ~)'";
	set.place_names = places;
	set.points = points;
	set.title_en = set.question_en = "</title><script>";
	set.setting_en = "--><b>";
	set.scenario_file = "a b'c.yaml";
	set.scenario_text = "</pre><script>\n# set: name='x'; rm\n";
	const char *page = page_of(&set, 1, false);
	assert_page(page);
	assert_null(strstr(page, "<img"));
	assert_int_equal(markup_times(page, "</title>"), 1 + markup_times(page, "<title id="));
	assert_non_null(strstr(page, "jianfu run &#39;a b&#39;\\&#39;&#39;c.yaml&#39;"));
	assert_non_null(strstr(page, "--set &#39;name=&#39;\\&#39;&#39;x&#39;\\&#39;&#39;; rm&#39;"));
}

static void files_that_do_not_pair_stand_by_themselves(void **state)
{
	(void)state;
	const struct result_set both[] = {set, other}, same[] = {set, set};
	const char *page = page_of(both, 2, false);
	assert_page(page);
	assert_int_equal(markup_times(page, "<article"), 2);
	assert_non_null(strstr(page, "id=\"s2-months\""));
	assert_non_null(strstr(page, "results/b &amp; c.h5"));
	page = page_of(same, 2, false);
	assert_page(page);
	assert_int_equal(markup_times(page, "<article"), 0);
	assert_non_null(strstr(page, "id=\"months\""));
}

static void little_to_tell(void **state)
{
	(void)state;
	set.point_count = set.month_count = set.replication_count = set.place_count = 1;
	for (int m = 0; m < set.measure_count; m++)
		set.horizon[m] = set.monthly[m] = set.by_place[m] = NAN;
	assert_page(page_of(&set, 1, false));
	set.month_count = set.place_count = set.happening_count = 0;
	set.question_en = set.question_zh = "";
	assert_page(page_of(&set, 1, true));
}

static void an_option_nobody_knows_is_a_fault(void **state)
{
	(void)state;
	struct studies studies;
	static const char *const files[] = {"a.h5"};
	assert_int_equal(studies_build(&studies, &set, files, 1, "nobody", false, &arena, &faults), STATUS_FAULT);
	assert_int_equal(studies_build(&studies, &set, files, 1, "cap", false, &arena, &faults), STATUS_OK);
	assert_int_equal(studies.rows[0].headline.options[0].point, 3);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, room_open, room_close)

int main(void)
{
	char path[4096];
	ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);
	path[length > 0 ? length : 0] = '\0';
	char *tests_at = strstr(path, "/tests/");
	if (tests_at)
		strcpy(tests_at, "/locale");
	bindtextdomain("jianfu", path);
	bind_textdomain_codeset("jianfu", "UTF-8");
	const struct CMUnitTest tests[] = {
		CASE(every_section_in_both_languages), CASE(same_results_same_page), CASE(options_are_those_of_the_results), CASE(months_are_those_of_the_results),
		CASE(communities_are_those_of_the_results), CASE(no_name_is_markup), CASE(files_that_do_not_pair_stand_by_themselves), CASE(little_to_tell),
		CASE(an_option_nobody_knows_is_a_fault),
	};
	return cmocka_run_group_tests_name("page", tests, NULL, NULL);
}
