/* brief.c - one page holds all of it, however many options and however long their names; the same words in every form. */
#include <libintl.h>
#include <locale.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "invented.h"
#include "report/brief.h"
#include "report/outputs/output.h"
#include "report/worst_tenth.h"

static struct arena arena;
static struct faults faults;
static struct text out;

static int room_open(void **state)
{
	(void)state;
	arena_init(&arena);
	faults_init(&faults);
	text_init(&out);
	return 0;
}

static int room_close(void **state)
{
	(void)state;
	arena_free(&arena);
	faults_free(&faults);
	text_free(&out);
	return 0;
}

static void language_set(bool is_chinese)
{
	setenv("LANGUAGE", is_chinese ? "zh_CN" : "en", 1);
	assert_non_null(setlocale(LC_ALL, "C.UTF-8"));
	textdomain("jianfu");
}

static struct studies studies_of(const struct result_set *set, bool is_chinese)
{
	static const char *const paths[] = {"results/invented.h5"};
	struct studies studies;
	language_set(is_chinese);
	assert_int_equal(studies_build(&studies, set, paths, 1, NULL, is_chinese, &arena, &faults), STATUS_OK);
	return studies;
}

static enum status made(const struct result_set *set, const char *ending, bool is_brief, bool is_chinese)
{
	struct studies studies = studies_of(set, is_chinese);
	const struct output *output = output_for(ending, is_brief);
	text_clear(&out);
	assert_non_null(output);
	return output->make(&(struct output_request){&studies, is_chinese, &arena}, &out, &faults);
}

/* The invented options again and again, under other names. */
static void options_multiply(struct result_set *set, int count, const char *label_en, const char *label_zh)
{
	struct result_set wide = *set;
	struct result_point *points = arena_rows(&arena, count, struct result_point);
	wide.point_count = count;
	wide.points = points;
	assert_int_equal(result_build(&wide, &arena), STATUS_OK);
	for (int p = 0; p < count; p++) {
		points[p] = set->points[p % INVENTED_POINTS];
		points[p].label_en = arena_format(&arena, "%s %d", label_en, p);
		points[p].label_zh = arena_format(&arena, "%s %d", label_zh, p);
		for (int r = 0; r < set->replication_count; r++) {
			memcpy(result_horizon(&wide, p, r), result_horizon(set, p % INVENTED_POINTS, r), sizeof(double) * INVENTED_MEASURES);
			for (int month = 0; month < INVENTED_MONTHS; month++)
				memcpy(result_month(&wide, p, r, month), result_month(set, p % INVENTED_POINTS, r, month), sizeof(double) * INVENTED_MEASURES);
		}
		for (int place = 0; place < INVENTED_PLACES; place++)
			memcpy(result_place(&wide, p, place), result_place(set, p % INVENTED_POINTS, place), sizeof(double) * INVENTED_MEASURES);
	}
	*set = wide;
}

static void one_page_holds_eight_options_with_long_names(void **state)
{
	(void)state;
	const int options[] = {1, 2, 5, 8, 12};
	for (int language = 0; language < 2; language++)
		for (int i = 0; i < 5; i++) {
			struct result_set set;
			invented_build(&set, &arena, 4, 7);
			set.question_en = "Which admission rule for work sent to communities would a district choose that has to answer to departments, residents and its own workers alike, for years to come?";
			set.question_zh = "部门工作进社区，既要对上级部门交代得过去，又要让居民满意、社工减负，而且要管得住好几年，到底应该用哪种准入办法，或者几种办法怎样搭配着用？";
			options_multiply(&set, options[i], "an admission list with reviews by everybody concerned", "经所有相关单位联合审议的准入清单加年度复审");
			if (i % 2)
				invented_screen(&set, &arena, 250, false, 3);
			assert_int_equal(made(&set, ".pdf", true, language), STATUS_OK);
			char *pages = memmem(out.data, out.length, "/Count 1", 8);
			assert_non_null(pages);
			assert_int_equal(made(&set, ".png", true, language), STATUS_OK);
			assert_int_equal(made(&set, ".html", true, language), STATUS_OK);
			assert_true(options[i] <= BRIEF_OPTIONS || strstr(out.data, ".xlsx"));
		}
}

static void what_fits_on_no_page_is_told(void **state)
{
	(void)state;
	struct result_set set;
	char *endless = arena_take(&arena, 6001);
	memset(endless, 'w', 6000);
	invented_build(&set, &arena, 4, 7);
	set.question_en = endless;
	assert_int_equal(made(&set, ".pdf", true, false), STATUS_FAULT);
	assert_int_equal(faults.count, 1);
}

static void the_downside_is_the_worst_of_its_cases(void **state)
{
	(void)state;
	struct result_set set;
	struct brief brief;
	invented_build(&set, &arena, 4, 7);
	invented_screen(&set, &arena, 250, true, 3);
	struct studies studies = studies_of(&set, false);
	assert_int_equal(brief_build(&brief, &studies, false, &arena, &faults), STATUS_OK);
	int demanded = result_measure_index(&set, "admin_demanded"), served = result_measure_index(&set, "services_on_time");
	const struct brief_group *plausible = &brief.groups[BRIEF_PLAUSIBLE], *tenth = &brief.groups[BRIEF_TENTH];
	assert_int_equal(plausible->count, 3);
	for (int i = 0; i < brief.option_count; i++) {
		int point = brief.headline->options[i].point;
		double most = -INFINITY, least = INFINITY, nearest = -INFINITY;
		for (int k = 0; k < set.screen.point_count; k++) {
			most = fmax(most, result_screened(&set, k, point)[demanded]);
			least = fmin(least, result_screened(&set, k, point)[served]);
			nearest = fmax(nearest, result_screened(&set, k, point)[demanded] - result_screened(&set, k, set.baseline)[demanded]);
		}
		assert_float_equal(atof(plausible->rows[0].cells[i]), most, 0.51);
		assert_float_equal(atof(plausible->rows[2].cells[i]), least, 0.51);
		if (i > 0)
			assert_float_equal(atof(plausible->rows[1].cells[i]), nearest, 0.51);
		assert_float_equal(atof(tenth->rows[0].cells[i]), worst_tenth_mean(&set, demanded, point, &arena), 0.51);
		assert_float_equal(atof(tenth->rows[1].cells[i]), worst_tenth_mean(&set, served, point, &arena), 0.51);
	}
	assert_string_equal(plausible->note, "");
}

static void what_is_missing_says_what_to_run(void **state)
{
	(void)state;
	struct result_set set;
	struct brief brief;
	invented_build(&set, &arena, 4, 7);
	struct studies studies = studies_of(&set, false);
	assert_int_equal(brief_build(&brief, &studies, false, &arena, &faults), STATUS_OK);
	assert_int_equal(brief.groups[BRIEF_PLAUSIBLE].count, 0);
	assert_non_null(strstr(brief.groups[BRIEF_PLAUSIBLE].note, "jianfu run scenarios/haishu-2012.yaml --screen -o results/invented.h5"));
	assert_non_null(strstr(brief.turns, "--screen"));
}

static void the_worst_tenth_follows_what_is_better(void **state)
{
	(void)state;
	struct result_set set;
	bool is_worst[INVENTED_PLACES];
	invented_build(&set, &arena, 4, 7);
	for (int m = 0; m < INVENTED_MEASURES; m++) {
		int count = worst_tenth_mark(&set, m, 1, &arena, is_worst), better = set.measures[m].better;
		assert_int_equal(count, better ? 1 : 0);
		for (int place = 0; place < INVENTED_PLACES; place++)
			for (int other = 0; other < INVENTED_PLACES && is_worst[place]; other++)
				assert_true(better * result_place(&set, 1, place)[m] <= better * result_place(&set, 1, other)[m]);
		assert_true(better != 0 || isnan(worst_tenth_mean(&set, m, 1, &arena)));
	}
}

static void names_cannot_break_out_of_the_page(void **state)
{
	(void)state;
	struct result_set set;
	invented_build(&set, &arena, 4, 7);
	options_multiply(&set, 3, "<script>alert(1)</script>&\"", "<b>&'");
	assert_int_equal(made(&set, ".html", true, false), STATUS_OK);
	assert_null(strstr(out.data, "<script"));
	assert_non_null(strstr(out.data, "&lt;script&gt;alert(1)&lt;/script&gt;&amp;&quot;"));
	assert_int_equal(made(&set, ".pdf", true, false), STATUS_OK);
}

/* The catalogues stand beside the folder of the tests, wherever that was built. */
static void catalogue_bind(void)
{
	char path[4096];
	ssize_t length = readlink("/proc/self/exe", path, sizeof path - 32);
	path[length > 0 ? length : 0] = '\0';
	for (int i = 0; i < 3 && strrchr(path, '/'); i++)
		*strrchr(path, '/') = '\0';
	bindtextdomain("jianfu", strcat(path, "/locale"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, room_open, room_close)
	const struct CMUnitTest tests[] = {
		TEST(one_page_holds_eight_options_with_long_names),
		TEST(what_fits_on_no_page_is_told),
		TEST(the_downside_is_the_worst_of_its_cases),
		TEST(what_is_missing_says_what_to_run),
		TEST(the_worst_tenth_follows_what_is_better),
		TEST(names_cannot_break_out_of_the_page),
	};
	catalogue_bind();
	return cmocka_run_group_tests_name("brief", tests, NULL, NULL);
}
