/* sweep.c - sweeps: files read as written in any parts, effects of outcomes whose effects are known. */
#include <math.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <sys/resource.h>

#include <cmocka.h>

#include "study/sweep.h"

#define FOLDER_MORE struct sweep sweep;
#include "folder.h"
#include "near.h"
#include "show/effects.h"
#include "study/designs.h"
#include "study/parts.h"
#include "study/shelf.h"

enum { FACTORS = 3, OPTIONS = 2, RUNS = 4, MEASURES = 2, MONTHS = 3, PLACES = 2 };

/* -- invented sweeps ------------------------------------------------------------------------------------------------- */

static const struct result_point points_invented[OPTIONS] = {{"do_nothing", "no gate", "不设门槛", "(baseline)", "(对照)"}, {"cap", "hours cap", "工时上限", "75 h", "75时"}};
static const struct result_measure measures_invented[MEASURES] = {
	{"overtime", "overtime", "加班", "h/worker-week", "小时/人·周", 1, 0.5, 0.3, 1}, {"extra_cost", "extra cost", "新增开支", "10,000 CNY/yr", "万元/年", 0, 5, 0, 0},
};
static const char *const places_invented[PLACES] = {"东", "west"};
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
		.about = {.point_count = OPTIONS, .replication_count = RUNS, .measure_count = MEASURES, .month_count = MONTHS, .place_count = PLACES, .place_names = places_invented, .points = points_invented, .measures = measures_invented, .seed = 1,
			.title_en = "t", .title_zh = "题", .scenario_file = "s.yaml", .scenario_text = "x: 1\n", .tables_read = "", .program = "p", .start_date = "2012-01-01"}};
	assert_int_equal(sweep_build_all(sweep, &room->arena, 0, design.point_count), STATUS_OK);
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
				for (int m = 0; m < MEASURES; m++) {
					sweep_run(sweep, row, o, r)[m] = outcome(u, o, r, m);
					for (int month = 0; month < MONTHS; month++)
						sweep_month(sweep, row, o, r, month)[m] = outcome(u, o, r, m) + month;
					sweep_place(sweep, row, o, r % PLACES)[m] = outcome(u, o, 0, m) - r % PLACES;
				}
				sweep->digests[row * sweep_runs(sweep) + o * RUNS + r] = (uint64_t)(1000 * row + 10 * o + r);
			}
	}
}

static struct sweep rows_of(struct room *room, int first, int end)
{
	struct sweep rows = room->sweep;
	assert_int_equal(sweep_build_all(&rows, &room->arena, first, end - first), STATUS_OK);
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
	assert_memory_equal(one->months, other->months, runs * MONTHS * MEASURES * sizeof(double));
	assert_memory_equal(one->by_place, other->by_place, (size_t)(one->count * OPTIONS * PLACES * MEASURES) * sizeof(double));
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
	assert_string_equal(shelf.about.about.place_names[0], "东");
	assert_int_equal(shelf_rows(&shelf, 25, 1, &room->arena, &read, &room->faults), STATUS_OK);
	assert_true(!read.months && !read.by_place);
	assert_int_equal(shelf_rows_all(&shelf, 20, 25, &room->arena, &read, &room->faults), STATUS_OK);
	rows_equal(&part, &read);
	assert_int_equal(shelf_rows_all(&shelf, 30, 3, &room->arena, &read, &room->faults), STATUS_OK);
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

/* Parts of another program, scenario or seed are told by what differs. */
static void foreign_parts_are_refused(void **state)
{
	struct room *room = *state;
	static const char *const manifests[] = {"program: q\nseed: 1\n", "program: p\nseed: 2\n", "program: p\n", "program: p\nseed: 1\nmore: x\n"};
	static const char *const said[] = {"program is q, not p", "seed is 2, not 1", "seed is -, not 1", "more is x, not -"};
	char path[96];
	sweep_invent(room, DESIGNS_latin, 20, 2);
	snprintf(path, sizeof path, "%s/part.h5", room->folder);
	for (int i = 0; i < 4; i++) {
		struct parts parts;
		struct sweep rows = rows_of(room, 0, 20);
		rows.manifest = manifests[i];
		assert_int_equal(store_write_sweep(path, &rows, &room->faults), STATUS_OK);
		parts_begin(&parts, &room->arena);
		parts.kind = STORE_SWEEP;
		parts.manifest = room->sweep.manifest;
		assert_int_equal(parts_gather(&parts, path, &room->faults), STATUS_FAULT);
		assert_int_equal(parts.count, 0);
		if (!strstr(room->faults.rows[i].what, said[i]))
			fail_msg("%s, not %s", room->faults.rows[i].what, said[i]);
	}
	unlink(path);
}

/* Whatever byte of a part is wrong, and wherever it is cut short, it is named and nothing is written. */
static void damaged_parts_are_refused(void **state)
{
	struct room *room = *state;
	char path[96];
	size_t size;
	sweep_invent(room, DESIGNS_latin, 20, 2);
	struct sweep rows = rows_of(room, 0, 20);
	snprintf(path, sizeof path, "%s/part.h5", room->folder);
	assert_int_equal(store_write_sweep(path, &rows, &room->faults), STATUS_OK);
	char *bytes = bytes_read(path, &size);
	for (size_t trial = 0; trial < 256; trial++) {
		struct parts parts;
		size_t at = trial < 128 ? trial * size / 128 : (trial - 128) * size / 128; /* flipped there, then cut there */
		char good = bytes[at];
		bytes[at] = (char)(good ^ (1 << trial % 8));
		bytes_write(path, bytes, trial < 128 ? size : at);
		bytes[at] = good;
		int before = room->faults.count;
		parts_begin(&parts, &room->arena);
		assert_int_equal(parts_gather(&parts, path, &room->faults), STATUS_FAULT);
		assert_int_equal(parts.count, 0);
		assert_string_equal(room->faults.rows[before].place.file, path);
		assert_non_null(strstr(room->faults.rows[before].what, "changed or cut short"));
	}
	free(bytes);
	unlink(path);
}

/* A disk that fills up in the middle of merging: the parts stay, no half-written file, and merging once more makes the whole. */
static void a_full_disk_leaves_the_parts(void **state)
{
	struct room *room = *state;
	struct rlimit usual, tight;
	struct parts parts;
	char folder[96];
	sweep_invent(room, DESIGNS_latin, 3000, 2);
	struct sweep rows = rows_of(room, 0, 3000);
	snprintf(folder, sizeof folder, "%s/parts", room->folder);
	assert_int_equal(parts_open(&parts, folder, STORE_SWEEP, room->sweep.manifest, room->sweep.sample_count, &room->arena, &room->faults), STATUS_OK);
	assert_int_equal(parts_write(&parts, &rows, &room->faults), STATUS_OK);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &usual), 0);
	void (*before)(int) = signal(SIGXFSZ, SIG_IGN);
	for (int i = 1; i < 8; i++) {
		tight = usual;
		tight.rlim_cur = (rlim_t)(20000 * i);
		assert_int_equal(setrlimit(RLIMIT_FSIZE, &tight), 0);
		enum status status = parts_merge(&parts, room->path, false, &room->faults);
		assert_int_equal(setrlimit(RLIMIT_FSIZE, &usual), 0);
		assert_int_equal(status, STATUS_WORLD);
		assert_non_null(strstr(room->faults.rows[room->faults.count - 1].what, "cannot write"));
		assert_int_equal(access(room->path, F_OK), -1);
	}
	signal(SIGXFSZ, before);
	assert_int_equal(parts_merge(&parts, room->path, false, &room->faults), STATUS_OK);
	parts_remove(&parts);
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
	assert_true(best.stays[1].is_all && isnan(best.stays[0].low) && isnan(best.stays[2].low));
	near(best.stays[1].low, 1, 1e-9);
	near(best.stays[1].high, 3, 1e-9);
	assert_int_equal(effects_choose(&best, &room->arena, &room->sweep, 1, 0, 0, &is_told), STATUS_OK);
	assert_true(is_told && (best.best == 0 || best.best == 4)); /* farthest from the middle, both alike */
	sweep_invent(room, DESIGNS_latin, 30, 2);
	assert_int_equal(effects_choose(&best, &room->arena, &room->sweep, 0, 1, 0, &is_told), STATUS_OK);
	assert_false(is_told);
}

/* A value that is the best where another factor is low: 2 b (0.4 - a) is best at the top of b while a is below 0.4, at its bottom above. */
static void the_best_value_stays_so_over_a_range(void **state)
{
	struct room *room = *state;
	struct effects_best best;
	bool is_told;
	sweep_invent(room, DESIGNS_factorial, 0, 9);
	for (int row = 0; row < room->sweep.count; row++)
		for (int r = 0; r < RUNS; r++)
			sweep_run(&room->sweep, row, 1, r)[0] = 2 * room->sweep.places[row * FACTORS + 1] * (0.6 - room->sweep.places[row * FACTORS]) + 0.001 * r;
	assert_int_equal(effects_choose(&best, &room->arena, &room->sweep, 0, 1, 1, &is_told), STATUS_OK);
	assert_true(is_told && best.best == 8 && best.choices[8].wins == 10 && best.choices[0].wins == 8);
	assert_false(best.stays[0].is_all);
	near(best.stays[0].low, 0, 1e-9);
	near(best.stays[0].high, 5, 1e-9);
	assert_true(best.turns[0].turns && best.turns[0].split.is_above);
	near(best.turns[0].split.threshold, 5.625, 1e-6);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, room_open, room_close)
	const struct CMUnitTest tests[] = {
		TEST(files_are_read_as_written),
		TEST(parts_make_the_same_file),
		TEST(parts_that_contradict_are_faults),
		TEST(foreign_parts_are_refused),
		TEST(damaged_parts_are_refused),
		TEST(a_full_disk_leaves_the_parts),
		TEST(a_tornado_finds_each_change),
		TEST(walks_find_linear_effects_without_spread),
		TEST(indices_share_the_variance),
		TEST(a_regression_explains_what_is_linear),
		TEST(gaps_leave_the_rest_as_it_is),
		TEST(the_best_value_is_told_with_its_rivals),
		TEST(the_best_value_stays_so_over_a_range),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
