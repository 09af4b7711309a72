/* sweep.c - sweeps: what a factor is, files read as written in any parts, effects of outcomes whose effects are known. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "near.h"
#include "show/effects.h"
#include "study/designs.h"
#include "study/parts.h"
#include "study/shelf.h"
#include "sweep/vary.h"

enum { FACTORS = 3, OPTIONS = 2, RUNS = 4, MEASURES = 2 };

struct room {
	char folder[64], path[96];
	struct arena arena;
	struct faults faults;
	struct sweep sweep;
};

static int room_open(void **state)
{
	struct room *room = calloc(1, sizeof *room);
	strcpy(room->folder, "/tmp/sweep-test-XXXXXX");
	assert_non_null(mkdtemp(room->folder));
	snprintf(room->path, sizeof room->path, "%s/whole.h5", room->folder);
	arena_init(&room->arena);
	faults_init(&room->faults);
	*state = room;
	return 0;
}

static int room_close(void **state)
{
	struct room *room = *state;
	unlink(room->path);
	assert_int_equal(rmdir(room->folder), 0); /* nothing else was left behind */
	arena_free(&room->arena);
	faults_free(&room->faults);
	free(room);
	return 0;
}

/* -- invented sweeps ------------------------------------------------------------------------------------------------- */

static const struct result_point points_invented[OPTIONS] = {{"do_nothing", "no gate", "不设门槛", "(baseline)", "(对照)"}, {"cap", "hours cap", "工时上限", "75 h", "75时"}};
static const struct result_measure measures_invented[MEASURES] = {
	{"overtime", "overtime", "加班", "h/worker-week", "小时/人·周", 1, 0.5, 0.3, 1}, {"extra_cost", "extra cost", "新增开支", "10,000 CNY/yr", "万元/年", 0, 5, 0, 0},
};
static const struct sweep_factor factors[FACTORS] = {
	{"a.number", "a number", "一个数", "h", "", 0}, {"another.number", "another", "另一个", "", "", 0}, {"a.word", "a word", "一个词", "", "low\nhigh", 2},
};
static double bounds[FACTORS][SWEEP_BOUNDS] = {{0, 10, 0.5, 0, 0}, {1, 3, 0.5, 0, 0}, {0, 1, 0.25, 0, 1}};

/* The option is ahead of the baseline by 3 a + b (a and b in shares of their ranges), and by 1 more at the second word; luck is shared. The second measure is (a - 0.5)^2. */
static double outcome(const double *u, int option, int run, int measure)
{
	double luck = 0.01 * ((run * 7) % 5), second = u[2] >= 0.5;
	if (measure == 1)
		return (u[0] - 0.5) * (u[0] - 0.5) + 0.001 * luck * run;
	return luck + option * (3 * u[0] + u[1] + second);
}

static void sweep_invent(struct room *room, enum designs_id id, int points, int ends)
{
	static const int levels[FACTORS] = {0, 0, 2};
	static const double base[FACTORS] = {0.5, 0.5, 0.25};
	struct designs_request request = {.factor_count = FACTORS, .levels = levels, .base = base, .points = points, .ends = ends, .resolution = 4, .seed = 5};
	struct design design;
	assert_int_equal(designs_build(&design, &room->arena, id, &request), STATUS_OK);
	struct sweep *sweep = &room->sweep;
	*sweep = (struct sweep){.design = designs_plate(id)->name, .manifest = "program: p\nseed: 1\n", .sample_count = design.point_count, .factor_count = FACTORS,
		.factors = factors, .bounds = &bounds[0][0],
		.about = {.point_count = OPTIONS, .replication_count = RUNS, .measure_count = MEASURES, .points = points_invented, .measures = measures_invented, .seed = 1,
			.title_en = "t", .title_zh = "题", .scenario_file = "s.yaml", .scenario_text = "x: 1\n", .tables_read = "", .program = "p", .start_date = "2012-01-01"}};
	assert_int_equal(sweep_build(sweep, &room->arena, 0, design.point_count), STATUS_OK);
	for (int row = 0; row < sweep->count; row++) {
		const double *u = design_at(&design, row);
		for (int f = 0; f < FACTORS; f++) {
			sweep->places[row * FACTORS + f] = u[f];
			sweep->values[row * FACTORS + f] = f == 2 ? design_level(u[f], 2) : bounds[f][SWEEP_LOW] + u[f] * (bounds[f][SWEEP_HIGH] - bounds[f][SWEEP_LOW]);
		}
		sweep->replications[row] = RUNS;
		sweep->seeds[row] = 1;
		for (int o = 0; o < OPTIONS; o++)
			for (int r = 0; r < RUNS; r++) {
				for (int m = 0; m < MEASURES; m++)
					sweep_run(sweep, row, o, r)[m] = outcome(u, o, r, m);
				sweep->digests[row * sweep_runs(sweep) + o * RUNS + r] = (uint64_t)(1000 * row + 10 * o + r);
			}
	}
}

static struct sweep rows_of(struct room *room, int first, int end)
{
	struct sweep rows = room->sweep;
	assert_int_equal(sweep_build(&rows, &room->arena, first, end - first), STATUS_OK);
	sweep_copy(&rows, &room->sweep);
	return rows;
}

/* -- files ----------------------------------------------------------------------------------------------------------- */

static void rows_equal(const struct sweep *one, const struct sweep *other)
{
	size_t runs = (size_t)(one->count * sweep_runs(one));
	assert_int_equal(one->first, other->first);
	assert_int_equal(one->count, other->count);
	assert_memory_equal(one->measures, other->measures, runs * MEASURES * sizeof(double));
	assert_memory_equal(one->digests, other->digests, runs * sizeof(uint64_t));
	assert_memory_equal(one->places, other->places, (size_t)(one->count * FACTORS) * sizeof(double));
	assert_memory_equal(one->values, other->values, (size_t)(one->count * FACTORS) * sizeof(double));
	assert_memory_equal(one->replications, other->replications, (size_t)one->count * sizeof(int32_t));
	assert_memory_equal(one->seeds, other->seeds, (size_t)one->count * sizeof(uint64_t));
}

/* Rows are read back as written, all of them or some, with what stands beside them. */
static void files_are_read_as_written(void **state)
{
	struct room *room = *state;
	struct shelf shelf;
	struct sweep read;
	sweep_invent(room, DESIGNS_latin, 50, 2);
	struct sweep part = rows_of(room, 20, 45), some = rows_of(room, 30, 33);
	assert_int_equal(store_write_sweep(room->path, &part, &room->faults), STATUS_OK);
	assert_int_equal(shelf_open(&shelf, room->path, &room->arena, &room->faults), STATUS_OK);
	assert_int_equal(shelf.kind, STORE_SWEEP);
	assert_string_equal(shelf.about.manifest, part.manifest);
	assert_string_equal(shelf.about.design, "latin");
	assert_int_equal(shelf.about.sample_count, 50);
	assert_string_equal(shelf.about.about.points[1].label_zh, points_invented[1].label_zh);
	assert_string_equal(shelf.about.about.measures[1].unit, measures_invented[1].unit);
	assert_string_equal(shelf.about.factors[2].levels, "low\nhigh");
	assert_int_equal(shelf.about.factors[2].level_count, 2);
	assert_memory_equal(shelf.about.bounds, bounds, sizeof bounds);
	assert_int_equal(shelf_rows(&shelf, 20, 25, &room->arena, &read, &room->faults), STATUS_OK);
	rows_equal(&part, &read);
	assert_int_equal(shelf_rows(&shelf, 30, 3, &room->arena, &read, &room->faults), STATUS_OK);
	rows_equal(&some, &read);
	shelf_close(&shelf);
}

/* Parts of any size, in any order, some twice, make the file that one part makes, band by band. */
static void parts_make_the_same_file(void **state)
{
	struct room *room = *state;
	static const int cuts[][6] = {{0, 6000, -1}, {0, 1, 2999, 4000, 6000, -1}};
	char folder[96], whole[2][96];
	struct stat sizes[2];
	sweep_invent(room, DESIGNS_sobol, 6000, 2);
	assert_true(sweep_band(&room->sweep) < 6000);
	snprintf(folder, sizeof folder, "%s/parts", room->folder);
	for (int way = 0; way < 2; way++) {
		struct parts parts;
		snprintf(whole[way], sizeof whole[way], "%s/whole-%d.h5", room->folder, way);
		assert_int_equal(parts_open(&parts, folder, STORE_SWEEP, room->sweep.manifest, room->sweep.sample_count, &room->arena, &room->faults), STATUS_OK);
		for (int i = 0; cuts[way][i + 1] > 0; i++) {
			struct sweep rows = rows_of(room, cuts[way][i] - (i == 2 ? 5 : 0), cuts[way][i + 1]);
			int first, count;
			assert_true(parts_missing(&parts, 0, 6000, 6000, &first, &count) && first == cuts[way][i]);
			assert_int_equal(parts_write(&parts, &rows, &room->faults), STATUS_OK);
		}
		assert_int_equal(parts_covered(&parts, 0, 6000), 6000);
		assert_int_equal(parts_merge(&parts, whole[way], false, &room->faults), STATUS_OK);
		parts_remove(&parts);
		assert_int_equal(stat(whole[way], &sizes[way]), 0);
	}
	assert_int_equal(sizes[0].st_size, sizes[1].st_size);
	FILE *one = fopen(whole[0], "rb"), *other = fopen(whole[1], "rb");
	for (off_t i = 0; i < sizes[0].st_size; i++)
		if (fgetc(one) != fgetc(other))
			fail_msg("the files differ at byte %ld", (long)i);
	fclose(one);
	fclose(other);
	for (int way = 0; way < 2; way++)
		unlink(whole[way]);
}

/* Two histories of one sample cannot both be right. */
static void parts_that_contradict_are_faults(void **state)
{
	struct room *room = *state;
	char path[2][96];
	struct parts parts;
	sweep_invent(room, DESIGNS_latin, 20, 2);
	parts_begin(&parts, &room->arena);
	for (int i = 0; i < 2; i++) {
		struct sweep rows = rows_of(room, 10 * i, 12 + 8 * i);
		rows.digests[10 * (1 - i) * sweep_runs(&rows)] += (uint64_t)i;
		snprintf(path[i], sizeof path[i], "%s/%d.h5", room->folder, i);
		assert_int_equal(store_write_sweep(path[i], &rows, &room->faults), STATUS_OK);
		assert_int_equal(parts_gather(&parts, path[i], &room->faults), STATUS_OK);
	}
	assert_int_equal(parts_merge(&parts, room->path, false, &room->faults), STATUS_FAULT);
	assert_non_null(strstr(room->faults.rows[0].what, "with other results"));
	assert_int_equal(access(room->path, F_OK), -1);
	for (int i = 0; i < 2; i++)
		unlink(path[i]);
}

/* -- effects --------------------------------------------------------------------------------------------------------- */

static struct effects effects_of(struct room *room)
{
	struct effects effects;
	assert_int_equal(effects_build(&effects, &room->arena, &room->sweep, 0, 1, 0), STATUS_OK);
	assert_int_equal(effects.rows[0].factor, 0); /* the strongest first */
	return effects;
}

static void a_tornado_finds_each_change(void **state)
{
	struct room *room = *state;
	sweep_invent(room, DESIGNS_one_at_a_time, 0, 3);
	struct effects effects = effects_of(room);
	assert_int_equal(effects.method, EFFECTS_TORNADO);
	near(effects.rows[0].change.mean, 3, 1e-9);
	near(effects.rows[0].from, 0, 1e-9);
	near(effects.rows[0].to, 10, 1e-9);
	near(effects.rows[1].change.mean, 1, 1e-9);
	near(effects.rows[2].change.mean, 1, 1e-9);
}

static void walks_find_linear_effects_without_spread(void **state)
{
	struct room *room = *state;
	sweep_invent(room, DESIGNS_morris, 8, 2);
	struct effects effects = effects_of(room);
	assert_int_equal(effects.method, EFFECTS_MORRIS);
	near(effects.rows[0].morris.strength, 3, 1e-9);
	near(effects.rows[0].morris.spread, 0, 1e-9);
}

/* Variances 9/12, 1/12 and 1/4 of 13/12. */
static void indices_share_the_variance(void **state)
{
	struct room *room = *state;
	sweep_invent(room, DESIGNS_saltelli, 1024, 2);
	struct effects effects = effects_of(room);
	assert_int_equal(effects.method, EFFECTS_SOBOL);
	near(effects.rows[0].sobol.first.mean, 9.0 / 13, 0.02);
	near(effects.rows[0].sobol.total.mean, 9.0 / 13, 0.02);
	near(effects.rows[1].sobol.total.mean, 3.0 / 13, 0.02);
	assert_int_equal(effects.rows[1].factor, 2);
}

static void a_regression_explains_what_is_linear(void **state)
{
	struct room *room = *state;
	sweep_invent(room, DESIGNS_latin, 300, 2);
	struct effects effects = effects_of(room);
	assert_int_equal(effects.method, EFFECTS_REGRESSION);
	near(effects.r2, 1, 1e-9);
	near(effects.rows[0].coefficient, sqrt(9.0 / 13), 0.06); /* columns are a little correlated */
	near(effects.rows[0].change.mean, 2, 0.2); /* two thirds of the range apart */
	assert_int_equal(effects.rows[1].factor, 2);
	near(effects.rows[1].strength, sqrt(3.0 / 13), 0.06);
}

/* Samples without results are passed over. */
static void gaps_leave_the_rest_as_it_is(void **state)
{
	struct room *room = *state;
	sweep_invent(room, DESIGNS_latin, 300, 2);
	for (int row = 0; row < 300; row += 7)
		room->sweep.replications[row] = 0;
	struct effects effects = effects_of(room);
	assert_int_equal(effects.samples, 257);
	near(effects.r2, 1, 1e-9);
}

static void the_best_value_is_told_with_its_rivals(void **state)
{
	struct room *room = *state;
	struct effects_best best;
	bool is_told;
	sweep_invent(room, DESIGNS_factorial, 0, 5);
	assert_int_equal(effects_choose(&best, &room->arena, &room->sweep, 0, 1, 0, &is_told), STATUS_OK);
	assert_true(is_told);
	assert_int_equal(best.count, 5);
	assert_int_equal(best.combinations, 10);
	assert_int_equal(best.best, 4);
	assert_int_equal(best.choices[4].wins, 10);
	near(best.choices[0].behind.mean, 3, 1e-9);
	assert_true(best.choices[3].is_told_apart);
	assert_int_equal(effects_choose(&best, &room->arena, &room->sweep, 1, 0, 0, &is_told), STATUS_OK);
	assert_true(is_told && (best.best == 0 || best.best == 4)); /* farthest from the middle, both alike */
	sweep_invent(room, DESIGNS_latin, 30, 2);
	assert_int_equal(effects_choose(&best, &room->arena, &room->sweep, 0, 1, 0, &is_told), STATUS_OK);
	assert_false(is_told);
}

/* -- factors --------------------------------------------------------------------------------------------------------- */

static struct vary *vary_open(struct room *room, struct scenario *scenario)
{
	struct vary *vary = arena_rows(&room->arena, 1, struct vary);
	assert_int_equal(scenario_read(scenario, "scenarios/places/one-community.yaml", NULL, 0, &room->faults), STATUS_OK);
	assert_int_equal(vary_init(vary, scenario, &room->arena, &room->faults), STATUS_OK);
	return vary;
}

/* Each end of a range is met to the last digit, and every number in it is read again as it was written. */
static void factors_are_read_from_words(void **state)
{
	struct room *room = *state;
	struct scenario scenario;
	struct vary *vary = vary_open(room, &scenario);
	static const char *const words[] = {"staff.quits=5 .. 30 %/yr", "人员.办理次序=先到先办, priority", "policy.cap.cap.hours=60 .. 90 h/worker-month log",
		"mandates.ledger.count=20 .. 29", "mandates.ledger.effort=10, 20 min, {lognormal: {mean: 30 min, cv: 1}}", "staff.hire_lead=1, 2, 1 month"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (vary_add(vary, words[i], (struct place){0}, &room->faults) != STATUS_OK)
			fail_msg("%s: %s", words[i], room->faults.rows[room->faults.count - 1].what);
	const struct vary_factor *quits = &vary->factors[0], *word = &vary->factors[1], *hours = &vary->factors[2], *count = &vary->factors[3];
	assert_true(vary_value(quits, 0) == quits->bounds[SWEEP_LOW] && vary_value(quits, nextafter(1, 0)) == quits->bounds[SWEEP_HIGH]);
	for (double u = 0.013; u < 1; u += 0.07) {
		double read;
		assert_int_equal(units_parse(vary_word(quits, u, &room->arena), UNITS_YEARLY, &read), UNITS_FINE);
		assert_true(read == vary_value(quits, u));
	}
	assert_string_equal(word->key, "staff.discipline");
	assert_string_equal(word->levels[0], "fifo");
	assert_true(word->numbers == NULL);
	near(vary_value(hours, 0.5), sqrt(60.0 * 90), 1e-9);
	near(vary_value(count, 0.999), 29, 1e-9);
	near(vary_value(count, 0.05), 20, 1e-9);
	assert_int_equal(vary->factors[4].shown.level_count, 3);
	assert_true(vary->factors[4].numbers == NULL);
	assert_int_equal(vary->factors[5].shown.level_count, 2); /* given twice, counted once */
	scenario_free(&scenario);
}

static void factors_that_cannot_be_are_faults(void **state)
{
	struct room *room = *state;
	struct scenario scenario;
	struct vary *vary = vary_open(room, &scenario);
	static const char *const words[] = {"staff.quits", "staff.quits=", "staff.quits=1 .. 2 .. 3 /yr", "staff.quit=1, 2", "staff.discipline=fifo .. priority", "staff.quits=2 .. 1 /yr",
		"staff.quits=0 .. 1 /yr log", "policy.nobody.cap.hours=1, 2", "policy.cap.nothing.hours=1, 2", "policy.cap.cap.nothing=1, 2", "staff.quits=5 min", "=1, 2"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (vary_add(vary, words[i], (struct place){0}, &room->faults) != STATUS_FAULT)
			fail_msg("%s is no fault", words[i]);
	assert_int_equal(vary->count, 0);
	scenario_free(&scenario);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(files_are_read_as_written, room_open, room_close),
		cmocka_unit_test_setup_teardown(parts_make_the_same_file, room_open, room_close),
		cmocka_unit_test_setup_teardown(parts_that_contradict_are_faults, room_open, room_close),
		cmocka_unit_test_setup_teardown(a_tornado_finds_each_change, room_open, room_close),
		cmocka_unit_test_setup_teardown(walks_find_linear_effects_without_spread, room_open, room_close),
		cmocka_unit_test_setup_teardown(indices_share_the_variance, room_open, room_close),
		cmocka_unit_test_setup_teardown(a_regression_explains_what_is_linear, room_open, room_close),
		cmocka_unit_test_setup_teardown(gaps_leave_the_rest_as_it_is, room_open, room_close),
		cmocka_unit_test_setup_teardown(the_best_value_is_told_with_its_rivals, room_open, room_close),
		cmocka_unit_test_setup_teardown(factors_are_read_from_words, room_open, room_close),
		cmocka_unit_test_setup_teardown(factors_that_cannot_be_are_faults, room_open, room_close),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
