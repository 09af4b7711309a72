/* study.c - result files: read is what was written, nothing damaged or foreign passes, and what pairs stands side by side. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <sys/resource.h>

#include <cmocka.h>

#include "folder.h"
#include "invented.h"
#include "study/join.h"
#include "study/store.h"

/* The very bits, so that NaN equals NaN. */
#define assert_same_array(a, b, count) assert_memory_equal((a), (b), (size_t)(count) * sizeof *(a))

static void measures_equal(const struct result_measure *a, const struct result_measure *b, int count)
{
	for (int i = 0; i < count; i++) {
		assert_string_equal(a[i].name, b[i].name);
		assert_string_equal(a[i].name_en, b[i].name_en);
		assert_string_equal(a[i].name_zh, b[i].name_zh);
		assert_string_equal(a[i].unit, b[i].unit);
		assert_string_equal(a[i].unit_zh, b[i].unit_zh);
		assert_int_equal(a[i].better, b[i].better);
		assert_true(a[i].matters_from == b[i].matters_from && a[i].precision_from == b[i].precision_from);
		assert_int_equal(a[i].decimals, b[i].decimals);
	}
}

static void names_equal(const struct result_name *a, const struct result_name *b, int count, bool has_groups)
{
	for (int i = 0; i < count; i++) {
		assert_string_equal(a[i].name, b[i].name);
		assert_string_equal(a[i].label_en, b[i].label_en);
		assert_string_equal(a[i].label_zh, b[i].label_zh);
		if (has_groups)
			assert_string_equal(a[i].group, b[i].group);
	}
}

static void columns_equal(const struct annex *a, const struct annex *b)
{
	assert_int_equal(a->row_count, b->row_count);
	assert_int_equal(a->column_count, b->column_count);
	for (int c = 0; c < a->column_count; c++) {
		const struct annex_column *x = &a->columns[c], *y = &b->columns[c];
		assert_string_equal(x->name, y->name);
		assert_string_equal(x->name_zh, y->name_zh);
		assert_int_equal(!x->words, !y->words);
		for (int row = 0; row < a->row_count && x->words; row++)
			assert_string_equal(x->words[row], y->words[row]);
		if (x->words)
			continue;
		assert_string_equal(x->unit_zh, y->unit_zh);
		assert_int_equal(x->decimals, y->decimals);
		assert_same_array(x->numbers, y->numbers, a->row_count);
	}
}

/* What a report shows beside the indicators. */
static void records_equal(const struct result_set *a, const struct result_set *b)
{
	int points = a->point_count, runs = points * a->replication_count;
	assert_true(a->kind_count == b->kind_count && a->department_count == b->department_count && a->use_count == b->use_count);
	assert_true(a->need_count == b->need_count && a->wait_count == b->wait_count && a->happening_count == b->happening_count);
	names_equal(a->kinds, b->kinds, a->kind_count, false);
	names_equal(a->departments, b->departments, a->department_count, false);
	names_equal(a->uses, b->uses, a->use_count, true);
	names_equal(a->needs, b->needs, a->need_count, true);
	names_equal(a->happenings, b->happenings, a->happening_count, false);
	measures_equal(a->need_measures, b->need_measures, a->need_measure_count);
	assert_same_array(a->wait_ends, b->wait_ends, a->wait_count);
	assert_same_array(a->by_source, b->by_source, points * a->kind_count * a->department_count * a->origin_measure_count);
	assert_same_array(a->by_use, b->by_use, runs * a->use_count);
	assert_same_array(a->by_need, b->by_need, runs * a->need_count * a->need_measure_count);
	assert_same_array(a->by_wait, b->by_wait, points * RESULT_ENDINGS * a->need_count * a->wait_count);
	assert_same_array(a->by_happening, b->by_happening, points * a->happening_count * a->month_count);
	assert_int_equal(a->annexes.count, b->annexes.count);
	for (int t = 0; t < a->annexes.count; t++) {
		assert_string_equal(a->annexes.of[t].name, b->annexes.of[t].name);
		assert_string_equal(a->annexes.of[t].title_zh, b->annexes.of[t].title_zh);
		columns_equal(&a->annexes.of[t], &b->annexes.of[t]);
	}
}

static void sets_equal(const struct result_set *a, const struct result_set *b)
{
	int runs = a->point_count * a->replication_count;
	assert_int_equal(a->point_count, b->point_count);
	assert_int_equal(a->replication_count, b->replication_count);
	assert_int_equal(a->month_count, b->month_count);
	assert_int_equal(a->place_count, b->place_count);
	assert_int_equal(a->line_count, b->line_count);
	assert_int_equal(a->measure_count, b->measure_count);
	assert_int_equal(a->line_measure_count, b->line_measure_count);
	measures_equal(a->measures, b->measures, a->measure_count);
	if (a->line_count > 0)
		measures_equal(a->line_measures, b->line_measures, a->line_measure_count);
	for (int p = 0; p < a->point_count; p++) {
		assert_string_equal(a->points[p].name, b->points[p].name);
		assert_string_equal(a->points[p].label_en, b->points[p].label_en);
		assert_string_equal(a->points[p].label_zh, b->points[p].label_zh);
		assert_string_equal(a->points[p].brief_en, b->points[p].brief_en);
		assert_string_equal(a->points[p].brief_zh, b->points[p].brief_zh);
	}
	for (int i = 0; i < a->place_count; i++)
		assert_string_equal(a->place_names[i], b->place_names[i]);
	for (int i = 0; i < a->line_count; i++) {
		assert_string_equal(a->line_names[i], b->line_names[i]);
		assert_string_equal(a->line_labels_en[i], b->line_labels_en[i]);
		assert_string_equal(a->line_labels_zh[i], b->line_labels_zh[i]);
	}
	assert_same_array(a->horizon, b->horizon, runs * a->measure_count);
	assert_same_array(a->monthly, b->monthly, runs * a->month_count * a->measure_count);
	assert_same_array(a->by_place, b->by_place, a->point_count * a->place_count * a->measure_count);
	assert_same_array(a->by_origin, b->by_origin, runs * a->origin_count * a->origin_measure_count);
	for (int i = 0; i < a->origin_count; i++) {
		assert_string_equal(a->origin_names[i], b->origin_names[i]);
		assert_string_equal(a->origin_labels_en[i], b->origin_labels_en[i]);
		assert_string_equal(a->origin_labels_zh[i], b->origin_labels_zh[i]);
	}
	assert_same_array(a->by_line, b->by_line, runs * a->line_count * a->line_measure_count);
	assert_same_array(a->digest, b->digest, runs);
	records_equal(a, b);
	assert_string_equal(a->question_zh, b->question_zh);
	assert_string_equal(a->setting_en, b->setting_en);
	assert_string_equal(a->title_zh, b->title_zh);
	assert_string_equal(a->scenario_text, b->scenario_text);
	assert_string_equal(a->tables_read, b->tables_read);
	assert_string_equal(a->start_date, b->start_date);
	assert_string_equal(a->program, b->program);
	assert_true(a->horizon_years == b->horizon_years && a->seed == b->seed);
	assert_int_equal(a->worker_count, b->worker_count);
	assert_int_equal(a->sourced_count, b->sourced_count);
	assert_int_equal(a->assumed_count, b->assumed_count);
	assert_int_equal(a->screen.point_count, b->screen.point_count);
	assert_int_equal(a->screen.factor_count, b->screen.factor_count);
	for (int f = 0; f < a->screen.factor_count; f++) {
		assert_string_equal(a->screen.factors[f].name, b->screen.factors[f].name);
		assert_string_equal(a->screen.factors[f].name_zh, b->screen.factors[f].name_zh);
		assert_string_equal(a->screen.factors[f].choices, b->screen.factors[f].choices);
		assert_string_equal(a->screen.factors[f].dimension, b->screen.factors[f].dimension);
	}
	if (a->screen.point_count) {
		assert_true(a->screen.drawn == b->screen.drawn && a->screen.fitting == b->screen.fitting && a->screen.tried == b->screen.tried);
		assert_same_array(a->screen.bounds, b->screen.bounds, a->screen.factor_count * RESULT_BOUNDS);
		assert_same_array(a->screen.values, b->screen.values, a->screen.point_count * a->screen.factor_count);
		assert_same_array(a->screen.measures, b->screen.measures, a->screen.point_count * a->point_count * a->measure_count);
	}
	assert_int_equal(a->baseline, b->baseline);
}

static void reads_what_was_written(void **state)
{
	struct room *room = *state;
	struct result_set set, read;
	for (uint64_t seed = 1; seed <= 5; seed++) {
		invented_build(&set, &room->arena, (int)(1 + 3 * seed), UINT64_MAX - seed);
		if (seed % 2)
			invented_screen(&set, &room->arena, (int)(20 * seed), true, seed);
		set.baseline = (int)(seed % INVENTED_POINTS);
		assert_int_equal(store_write(room->path, &set, &room->faults), STATUS_OK);
		assert_int_equal(store_read(room->path, &room->arena, &read, &room->faults), STATUS_OK);
		sets_equal(&set, &read);
	}
	assert_int_equal(room->faults.count, 0);
}

static void long_text_and_large_arrays_survive(void **state)
{
	struct room *room = *state;
	struct result_set set, read;
	invented_build(&set, &room->arena, 2, 7);
	char *text = arena_take(&room->arena, 300001);
	for (int i = 0; i < 100000; i++)
		memcpy(text + 3 * i, "社", 3);
	set.scenario_text = text;
	set.month_count = 40000; /* more than one chunk */
	assert_int_equal(result_build(&set, &room->arena), STATUS_OK);
	for (int month = 0; month < set.month_count; month++)
		result_month(&set, 1, 1, month)[3] = month;
	assert_int_equal(store_write(room->path, &set, &room->faults), STATUS_OK);
	assert_int_equal(store_read(room->path, &room->arena, &read, &room->faults), STATUS_OK);
	sets_equal(&set, &read);
}

static void empty_dimensions_are_left_out(void **state)
{
	struct room *room = *state;
	struct result_set set, read;
	invented_build(&set, &room->arena, 3, 11);
	set.month_count = set.place_count = set.line_count = set.line_measure_count = set.origin_count = set.origin_measure_count = 0;
	set.kind_count = set.department_count = set.use_count = set.need_count = set.need_measure_count = set.wait_count = set.happening_count = 0;
	set.annexes = (struct annexes){.count = 0};
	assert_int_equal(store_write(room->path, &set, &room->faults), STATUS_OK);
	assert_int_equal(store_read(room->path, &room->arena, &read, &room->faults), STATUS_OK);
	assert_int_equal(store_read(room->path, &room->arena, &read, &room->faults), STATUS_OK);
	sets_equal(&set, &read);
}

static void same_study_gives_same_bytes(void **state)
{
	struct room *room = *state;
	struct result_set set;
	size_t size, again_size;
	invented_build(&set, &room->arena, 4, 3);
	assert_int_equal(store_write(room->path, &set, &room->faults), STATUS_OK);
	char *bytes = bytes_read(room->path, &size);
	sleep(1); /* the hour must not be in it */
	assert_int_equal(store_write(room->path, &set, &room->faults), STATUS_OK);
	char *again = bytes_read(room->path, &again_size);
	assert_int_equal(size, again_size);
	assert_memory_equal(bytes, again, size);
	free(bytes);
	free(again);
}

static void refuse(struct room *room, const char *words)
{
	struct result_set read;
	int before = room->faults.count;
	assert_int_equal(store_read(room->path, &room->arena, &read, &room->faults), STATUS_FAULT);
	assert_int_equal(room->faults.count, before + 1);
	const struct fault *fault = &room->faults.rows[before];
	assert_string_equal(fault->place.file, room->path);
	assert_non_null(strstr(fault->what, words));
	assert_int_equal(read.point_count, 0);
}

static void truncated_files_are_refused(void **state)
{
	struct room *room = *state;
	struct result_set set;
	size_t size;
	invented_build(&set, &room->arena, 3, 5);
	assert_int_equal(store_write(room->path, &set, &room->faults), STATUS_OK);
	char *bytes = bytes_read(room->path, &size);
	for (int part = 0; part < 16; part++) {
		bytes_write(room->path, bytes, size * (size_t)part / 16);
		refuse(room, "no result file, or was changed");
	}
	free(bytes);
}

/* Whatever byte is wrong. */
static void damaged_files_are_refused(void **state)
{
	struct room *room = *state;
	struct result_set set;
	size_t size;
	uint64_t luck = 42;
	invented_build(&set, &room->arena, 2, 5);
	assert_int_equal(store_write(room->path, &set, &room->faults), STATUS_OK);
	char *bytes = bytes_read(room->path, &size);
	for (int trial = 0; trial < 60; trial++) {
		size_t at = (size_t)((invented_noise(&luck) + 1) / 2 * (double)size);
		char good = bytes[at];
		bytes[at] = (char)(good ^ 0x5A);
		bytes_write(room->path, bytes, size);
		bytes[at] = good;
		refuse(room, "was changed");
	}
	free(bytes);
}

static void foreign_files_are_refused(void **state)
{
	struct room *room = *state;
	refuse(room, "cannot be read: No such file");
	bytes_write(room->path, "name: a scenario\n", 17);
	refuse(room, "no result file");
	bytes_write(room->path, "\211HDF\r\n\032\nnonsense after the signature", 36);
	refuse(room, "no result file");
}

static void unwritable_places_are_faults_of_the_world(void **state)
{
	struct room *room = *state;
	struct result_set set;
	invented_build(&set, &room->arena, 2, 5);
	assert_int_equal(store_write("/nowhere/at/all.h5", &set, &room->faults), STATUS_WORLD);
	assert_non_null(strstr(room->faults.rows[0].what, "cannot write /nowhere/at/all.h5: No such file"));
}

/* A disk that fills up: the file that stood there stays as it was, and no half-written one beside it. */
static void a_full_disk_leaves_the_old_file(void **state)
{
	struct room *room = *state;
	struct result_set set, read;
	struct rlimit usual, tight;
	invented_build(&set, &room->arena, 2, 5);
	assert_int_equal(store_write(room->path, &set, &room->faults), STATUS_OK);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &usual), 0);
	tight = usual;
	tight.rlim_cur = 20000;
	void (*before)(int) = signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &tight), 0);
	set.seed = 6;
	enum status status = store_write(room->path, &set, &room->faults);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &usual), 0);
	signal(SIGXFSZ, before);
	assert_int_equal(status, STATUS_WORLD);
	assert_non_null(strstr(room->faults.rows[0].what, "cannot write"));
	assert_int_equal(store_read(room->path, &room->arena, &read, &room->faults), STATUS_OK);
	assert_int_equal(read.seed, 5);
}

/* -- several studies side by side ------------------------------------------------------------------------------------ */

static const char *const paths[] = {"first.h5", "out/second.h5"};

static void studies_with_the_same_luck_stand_side_by_side(void **state)
{
	struct room *room = *state;
	struct result_set sets[2], joined;
	struct result_point points[2] = {invented_points[0], {"other", "other", "另一个", "", ""}};
	invented_build(&sets[0], &room->arena, 4, 9);
	invented_build(&sets[1], &room->arena, 4, 9);
	sets[1].points = points; /* the first is the same do_nothing, the second a new one */
	sets[1].point_count = 2;
	assert_int_equal(join_sets(sets, paths, 2, &room->arena, &joined, &room->faults), STATUS_OK);
	assert_int_equal(joined.point_count, INVENTED_POINTS + 1);
	assert_string_equal(joined.points[INVENTED_POINTS].name, "other");
	assert_int_equal(result_point_index(&joined, "do_nothing"), 0);
	assert_same_array(result_place(&joined, 2, 0), result_place(&sets[0], 2, 0), INVENTED_PLACES * INVENTED_MEASURES);
	assert_same_array(result_origin(&joined, 2, 0, 0), result_origin(&sets[0], 2, 0, 0), 4 * INVENTED_ORIGINS * 5);
	assert_same_array(result_month(&joined, INVENTED_POINTS, 0, 0), result_month(&sets[1], 1, 0, 0), 4 * INVENTED_MONTHS * INVENTED_MEASURES);
	assert_same_array(result_line(&joined, INVENTED_POINTS, 3, 1), result_line(&sets[1], 1, 3, 1), 2);
}

static void options_of_one_name_with_other_histories_are_told_apart(void **state)
{
	struct room *room = *state;
	struct result_set sets[2], joined;
	invented_build(&sets[0], &room->arena, 4, 9);
	invented_build(&sets[1], &room->arena, 4, 9);
	sets[1].digest[3 * 4 + 2]++;
	assert_int_equal(join_sets(sets, paths, 2, &room->arena, &joined, &room->faults), STATUS_OK);
	assert_int_equal(joined.point_count, INVENTED_POINTS + 1);
	assert_string_equal(joined.points[INVENTED_POINTS].name, "cap@second");
	assert_string_equal(joined.points[INVENTED_POINTS].label_zh, "工时上限@second");
}

static void studies_that_do_not_pair_are_faults(void **state)
{
	struct room *room = *state;
	struct result_set sets[2], joined;
	for (int what = 0; what < 5; what++) {
		static const char *const words[] = {"the seed", "the number of replications", "the horizon", "the measures", "the communities"};
		invented_build(&sets[0], &room->arena, 4, 9);
		invented_build(&sets[1], &room->arena, what == 1 ? 5 : 4, what == 0 ? 10 : 9);
		sets[1].horizon_years += what == 2;
		sets[1].measure_count -= what == 3;
		sets[1].place_count -= what == 4;
		assert_int_equal(join_sets(sets, paths, 2, &room->arena, &joined, &room->faults), STATUS_FAULT);
		assert_int_equal(room->faults.count, what + 1);
		assert_string_equal(room->faults.rows[what].place.file, "out/second.h5");
		assert_non_null(strstr(room->faults.rows[what].what, words[what]));
	}
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, room_open, room_close)
	const struct CMUnitTest tests[] = {
		TEST(reads_what_was_written),
		TEST(long_text_and_large_arrays_survive),
		TEST(empty_dimensions_are_left_out),
		TEST(same_study_gives_same_bytes),
		TEST(truncated_files_are_refused),
		TEST(damaged_files_are_refused),
		TEST(foreign_files_are_refused),
		TEST(unwritable_places_are_faults_of_the_world),
		TEST(a_full_disk_leaves_the_old_file),
		TEST(studies_with_the_same_luck_stand_side_by_side),
		TEST(options_of_one_name_with_other_histories_are_told_apart),
		TEST(studies_that_do_not_pair_are_faults),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
