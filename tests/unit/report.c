/* report.c - the first screen fits its page in both languages and says no more than the results do. */
#include <libintl.h>
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "invented.h"
#include "report/first_screen.h"
#include "report/full_table.h"
#include "report/lasting.h"

static struct arena arena;
static struct text out;

static int room_open(void **state)
{
	(void)state;
	arena_init(&arena);
	text_init(&out);
	return 0;
}

static int room_close(void **state)
{
	(void)state;
	arena_free(&arena);
	text_free(&out);
	return 0;
}

static void language_set(bool is_chinese)
{
	setenv("LANGUAGE", is_chinese ? "zh_CN" : "en", 1);
	assert_non_null(setlocale(LC_ALL, "C.UTF-8"));
	textdomain("jianfu");
}

static const char *screen_of(const struct result_set *set, bool is_chinese)
{
	language_set(is_chinese);
	text_clear(&out);
	assert_int_equal(first_screen_print(set, "results/haishu-2012.h5", is_chinese, &arena, &out), STATUS_OK);
	return out.data;
}

/* The line that begins with `label` (blanks before it aside), in the arena; NULL when there is none. */
static const char *line_of(const char *page, const char *label)
{
	char *copy = arena_string(&arena, page);
	for (char *line = strtok(copy, "\n"); line; line = strtok(NULL, "\n"))
		if (strncmp(line + strspn(line, " "), label, strlen(label)) == 0)
			return line;
	return NULL;
}

static void page_fits(const char *page)
{
	int lines = 0;
	char *copy = arena_string(&arena, page);
	for (const char *at = page; *at; at++)
		lines += *at == '\n';
	assert_in_range(lines, 10, FIRST_SCREEN_LINES);
	for (char *line = strtok(copy, "\n"); line; line = strtok(NULL, "\n"))
		if (text_width(line) > FIRST_SCREEN_COLUMNS)
			fail_msg("%d columns: %s", text_width(line), line);
}

/* The five invented options again and again. */
static void options_multiply(struct result_set *set, int count)
{
	struct result_set wide = *set;
	struct result_point *points = arena_rows(&arena, count, struct result_point);
	wide.point_count = count;
	wide.points = points;
	assert_int_equal(result_build(&wide, &arena), STATUS_OK);
	for (int p = 0; p < count; p++) {
		points[p] = set->points[p % INVENTED_POINTS];
		for (int r = 0; r < set->replication_count; r++)
			memcpy(result_horizon(&wide, p, r), result_horizon(set, p % INVENTED_POINTS, r), sizeof(double) * INVENTED_MEASURES);
	}
	*set = wide;
}

static void every_page_fits(void **state)
{
	(void)state;
	const int replications[] = {1, 3, 20}, options[] = {1, 2, 5, 6, 9};
	for (int language = 0; language < 2; language++)
		for (int i = 0; i < 3; i++)
			for (int j = 0; j < 5; j++) {
				struct result_set set;
				invented_build(&set, &arena, replications[i], 7);
				options_multiply(&set, options[j]);
				if (j % 2)
					invented_screen(&set, &arena, i ? 250 : 40, j > 1, 3);
				page_fits(screen_of(&set, language));
			}
}

static void long_names_are_cut_to_fit(void **state)
{
	(void)state;
	struct result_set set;
	struct result_point points[INVENTED_POINTS];
	invented_build(&set, &arena, 12, 7);
	memcpy(points, set.points, sizeof points);
	points[1].label_en = "a list with reviews by everybody concerned";
	points[1].label_zh = "经所有相关单位审议的准入清单";
	set.points = points;
	set.question_en = "A question so long that nobody would ever want to read all of it, and which nevertheless goes on and on and on?";
	for (int language = 0; language < 2; language++) {
		page_fits(screen_of(&set, language));
		assert_non_null(strstr(out.data, "…"));
	}
}

static void values_stand_with_their_marks(void **state)
{
	(void)state;
	struct result_set set;
	invented_build(&set, &arena, 20, 7);
	const char *page = screen_of(&set, false);
	assert_non_null(strstr(line_of(page, "Services to residents on time (%)"), "  57          65 B?       60 B?       66 B?       57 ="));
	assert_non_null(strstr(line_of(page, "Departments' tasks done well (%)"), "  55          62 B?       56 =        49 W?       56 ="));
	assert_non_null(strstr(line_of(page, "of which past the gate (%)"), "  -           14          19          24          -"));
	assert_non_null(strstr(line_of(page, "Worth as many extra workers (posts)"), "  0           +140        +90         +180        +60"));
	assert_non_null(strstr(line_of(page, "Relief lasts (months)"), "  -           19 (11-26)  11 (3-19)   >60         8 (0-16)"));
	page = screen_of(&set, true);
	assert_non_null(strstr(line_of(page, "服务居民按时到位(%)"), "65 优?      60 优?      66 优?      57 平"));
	assert_non_null(strstr(line_of(page, "减负效果保持(月)"), "–           19(11–26)   11(3–19)    >60         8(0–16)"));
	assert_non_null(strstr(page, "怎么选：要管得久选“工时上限”（超过 60 个月），代价是上级任务落实少 6 个百分点。"));
	assert_non_null(strstr(page, "输入 47 项：16 项有出处，31 项含假定"));
}

static void screened_verdicts_lose_their_question_mark(void **state)
{
	(void)state;
	struct result_set set;
	invented_build(&set, &arena, 20, 7);
	invented_screen(&set, &arena, RESULT_SCREEN_LEAST, false, 3);
	const char *page = screen_of(&set, false);
	assert_non_null(strstr(line_of(page, "Overtime (h/worker-week)"), "2.2 B "));
	assert_null(strstr(line_of(page, "Overtime (h/worker-week)"), "?"));
	assert_non_null(line_of(page, "Turns over: nowhere in the ranges of the assumptions."));
	assert_null(strstr(page, "Measure first"));
	invented_screen(&set, &arena, RESULT_SCREEN_LEAST - 1, false, 3);
	page = screen_of(&set, false);
	assert_non_null(strstr(line_of(page, "Overtime (h/worker-week)"), "2.2 B?"));
	assert_non_null(strstr(page, "200 can tell"));
}

/* Two turning points were planted: one of the choice, one of a mark. */
static void planted_turning_points_are_told(void **state)
{
	(void)state;
	struct result_set set;
	invented_build(&set, &arena, 20, 7);
	invented_screen(&set, &arena, 400, true, 5);
	const char *page = screen_of(&set, false);
	const char *turns = line_of(page, "Turns over if \"share of compulsory tasks\" is above 75% (set: 60%): then \"hours cap\" lowers the");
	assert_non_null(turns);
	assert_non_null(strstr(line_of(page, "Services to residents on time (%)"), "60 B?"));
	assert_non_null(line_of(page, "Measure first: form of the rebound; share of compulsory tasks."));
	page_fits(page);
	page = screen_of(&set, true);
	assert_non_null(strstr(page, "刚性任务占比"));
	page_fits(page);
}

static void rows_nobody_computed_are_left_out(void **state)
{
	(void)state;
	struct result_set set;
	invented_build(&set, &arena, 12, 7);
	int overtime = result_measure_index(&set, "overtime");
	assert_non_null(line_of(screen_of(&set, false), "Overtime"));
	for (int p = 0; p < set.point_count; p++)
		for (int r = 0; r < set.replication_count; r++)
			result_horizon(&set, p, r)[overtime] = NAN;
	assert_null(line_of(screen_of(&set, false), "Overtime"));
	page_fits(out.data);
	struct result_measure measures[INVENTED_MEASURES];
	memcpy(measures, set.measures, sizeof measures);
	measures[result_measure_index(&set, "relief_lasts")].name = "something_else";
	set.measures = measures;
	assert_null(line_of(screen_of(&set, false), "Relief lasts"));
	assert_non_null(strstr(out.data, "to lower the burden most choose \"hours cap\""));
}

static void nothing_decided_is_said(void **state)
{
	(void)state;
	struct result_set set;
	invented_build(&set, &arena, 1, 7);
	assert_non_null(strstr(screen_of(&set, false), "nothing is decided yet"));
	invented_build(&set, &arena, 20, 7);
	for (int p = 1; p < set.point_count; p++)
		for (int r = 0; r < set.replication_count; r++)
			memcpy(result_horizon(&set, p, r), result_horizon(&set, 0, r), sizeof(double) * INVENTED_MEASURES);
	assert_non_null(strstr(screen_of(&set, false), "no option lowers the hours demanded by enough to matter"));
}

static void a_run_too_short_to_tell_says_so(void **state)
{
	(void)state;
	struct result_set set;
	invented_build(&set, &arena, 12, 7);
	int lasts = result_measure_index(&set, "relief_lasts");
	for (int r = 0; r < set.replication_count; r++)
		result_horizon(&set, 1, r)[lasts] = INFINITY;
	assert_non_null(strstr(screen_of(&set, false), "several outlast the 60 months simulated; of these \"hours cap\" lowers"));
	assert_null(strstr(out.data, "for lasting relief choose"));
	page_fits(out.data);
	assert_non_null(strstr(screen_of(&set, true), "其中“工时上限”减得最多"));
}

static void the_baseline_stands_first(void **state)
{
	(void)state;
	struct result_set set;
	invented_build(&set, &arena, 12, 7);
	set.baseline = 2;
	const char *names = line_of(screen_of(&set, false), "dept quota");
	assert_non_null(names);
	assert_true(strstr(names, "no gate") > names && strstr(names, "hours cap") > strstr(names, "list+review"));
}

static struct lasting lasting_from(const double *months, int count)
{
	static const struct result_measure measure = {.name = "relief_lasts"};
	struct result_set set = {.point_count = 1, .replication_count = count, .measure_count = 1, .measures = &measure, .horizon_years = 5};
	assert_int_equal(result_build(&set, &arena), STATUS_OK);
	memcpy(set.horizon, months, (size_t)count * sizeof *months);
	return lasting_of(&set, 0, 0, &arena);
}

static void lasting_is_a_median_that_knows_the_horizon(void **state)
{
	(void)state;
	struct lasting lasting = lasting_from((double[]){30, 12, 19, 20}, 4); /* half are over at 19 */
	assert_string_equal(lasting_words(&lasting, false, &arena), "19 (12-30)");
	assert_string_equal(lasting_words(&lasting, true, &arena), "19(12–30)");
	lasting = lasting_from((double[]){INFINITY, 12, 19}, 3);
	assert_string_equal(lasting_words(&lasting, false, &arena), "19 (12+)");
	lasting = lasting_from((double[]){INFINITY, 12, INFINITY}, 3);
	assert_string_equal(lasting_words(&lasting, false, &arena), ">60 (12+)");
	lasting = lasting_from((double[]){INFINITY, INFINITY}, 2);
	assert_string_equal(lasting_words(&lasting, false, &arena), ">60");
	lasting = lasting_from((double[]){NAN, NAN, 12}, 3);
	assert_string_equal(lasting_words(&lasting, false, &arena), "-");
	lasting = lasting_from((double[]){NAN, 7, 7}, 3);
	assert_string_equal(lasting_words(&lasting, false, &arena), "7");
}

/* -- all measures ---------------------------------------------------------------------------------------------------- */

static const char *full_of(const struct result_set *set, enum table_format format, bool all, bool lines)
{
	struct full_table full = {.set = set, .format = format, .all = all};
	language_set(false);
	text_clear(&out);
	assert_int_equal((lines ? full_table_lines : full_table_write)(&full, &arena, &out), STATUS_OK);
	return out.data;
}

static int lines_of(const char *page)
{
	int lines = 0;
	for (; *page; page++)
		lines += *page == '\n';
	return lines;
}

static void tidy_rows_have_every_option_and_measure(void **state)
{
	(void)state;
	struct result_set set;
	struct result_measure measures[INVENTED_MEASURES];
	invented_build(&set, &arena, 12, 7);
	memcpy(measures, set.measures, sizeof measures);
	measures[0].name = "on_no_screen";
	set.measures = measures;
	assert_int_equal(lines_of(full_of(&set, TABLE_CSV, true, false)), 1 + INVENTED_POINTS * INVENTED_MEASURES);
	assert_non_null(line_of(out.data, "scenario,option,measure,unit,mean,low,high,difference,difference_low,difference_high,verdict,screened,replications,"));
	assert_non_null(line_of(out.data, "scenarios/haishu-2012.yaml,cap,on_no_screen,%,"));
	assert_non_null(line_of(out.data, "scenarios/haishu-2012.yaml,cap,relief_lasts,months,Inf,Inf,Inf,,,,none,no,12,"));
	assert_non_null(line_of(out.data, "scenarios/haishu-2012.yaml,do_nothing,extra_cost,\"10,000 CNY/yr\",0,0,0,,,,baseline,no,12,"));
	assert_int_equal(lines_of(full_of(&set, TABLE_CSV, false, false)), 1 + INVENTED_POINTS * (INVENTED_MEASURES - 1));
	assert_int_equal(lines_of(full_of(&set, TABLE_CSV, true, true)), 1 + INVENTED_POINTS * INVENTED_LINES * 2);
	assert_non_null(line_of(out.data, "scenarios/haishu-2012.yaml,quota,survey,hours,h/worker-month,"));
}

static void kinds_of_work_bear_their_names_for_people(void **state)
{
	(void)state;
	struct result_set set;
	invented_build(&set, &arena, 12, 7);
	assert_non_null(strstr(full_of(&set, TABLE_TEXT, true, true), "census or survey"));
	assert_non_null(strstr(full_of(&set, TABLE_MARKDOWN, true, true), "census or survey"));
	assert_null(strstr(full_of(&set, TABLE_CSV, true, true), "census or survey"));
	struct full_table chinese = {.set = &set, .format = TABLE_TEXT, .is_chinese = true};
	language_set(true);
	text_clear(&out);
	assert_int_equal(full_table_lines(&chinese, &arena, &out), STATUS_OK);
	assert_non_null(strstr(out.data, "普查调查"));
	assert_null(strstr(out.data, "survey"));
}

static void verdicts_are_those_of_the_first_screen(void **state)
{
	(void)state;
	struct result_set set;
	invented_build(&set, &arena, 20, 7);
	full_of(&set, TABLE_CSV, true, false);
	assert_non_null(strstr(line_of(out.data, "scenarios/haishu-2012.yaml,cap,tasks_done_well,"), ",worse,no,20,"));
	assert_non_null(strstr(line_of(out.data, "scenarios/haishu-2012.yaml,haishu_gate,tasks_done_well,"), ",better,no,20,"));
	assert_non_null(strstr(line_of(out.data, "scenarios/haishu-2012.yaml,quota,admin_worked,"), ",same,no,20,"));
	full_of(&set, TABLE_TEXT, true, false);
	assert_non_null(strstr(out.data, "worse?"));
	assert_non_null(strstr(out.data, "assumptions may turn it over"));
	invented_screen(&set, &arena, 250, false, 3);
	assert_null(strstr(full_of(&set, TABLE_TEXT, true, false), "?"));
	full_of(&set, TABLE_CSV, true, false);
	assert_non_null(strstr(line_of(out.data, "scenarios/haishu-2012.yaml,cap,tasks_done_well,"), ",worse,yes,20,"));
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
		TEST(every_page_fits),
		TEST(long_names_are_cut_to_fit),
		TEST(values_stand_with_their_marks),
		TEST(screened_verdicts_lose_their_question_mark),
		TEST(planted_turning_points_are_told),
		TEST(rows_nobody_computed_are_left_out),
		TEST(nothing_decided_is_said),
		TEST(a_run_too_short_to_tell_says_so),
		TEST(the_baseline_stands_first),
		TEST(lasting_is_a_median_that_knows_the_horizon),
		TEST(tidy_rows_have_every_option_and_measure),
		TEST(kinds_of_work_bear_their_names_for_people),
		TEST(verdicts_are_those_of_the_first_screen),
	};
	catalogue_bind();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
