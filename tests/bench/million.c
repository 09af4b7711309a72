/* million.c - a sweep of a million invented runs, part after part: million FOLDER; they lie in FOLDER/million.h5.parts */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "chance/random.h"
#include "study/designs.h"
#include "study/parts.h"

enum { SAMPLES = 250000, OPTIONS = 2, RUNS = 2, MEASURES = 4, FACTORS = 3, PART = 2500, PATH = 4096 };

static const struct result_point options[OPTIONS] = {{"do_nothing", "no gate", "不设门槛", "", ""}, {"cap", "hours cap", "工时上限", "", ""}};
static const struct result_measure measures[MEASURES] = {
	{"overtime", "overtime", "加班", "h/worker-week", "小时/人·周", -1, 0.5, 0.3, 1}, {"services_on_time", "services", "服务", "%", "%", 1, 1, 1, 0},
	{"tasks_done_well", "tasks", "任务", "%", "%", 1, 1, 1, 0}, {"extra_cost", "extra cost", "新增开支", "10,000 CNY/yr", "万元/年", -1, 5, 0, 0},
};
static const struct sweep_factor factors[FACTORS] = {{"a", "a", "甲", "h", "", 0}, {"b", "b", "乙", "", "", 0}, {"c", "c", "丙", "", "", 0}};

static void row_fill(struct sweep *rows, int row, const double *u)
{
	int sample = rows->first + row;
	for (int f = 0; f < FACTORS; f++)
		rows->places[(int64_t)row * FACTORS + f] = rows->values[(int64_t)row * FACTORS + f] = u[f];
	rows->replications[row] = RUNS;
	rows->seeds[row] = 1;
	for (int o = 0; o < OPTIONS; o++)
		for (int r = 0; r < RUNS; r++) {
			struct random_address address = {.seed = 1, .replication = (uint32_t)r, .entity = (uint32_t)o, .ordinal = (uint64_t)sample};
			for (int m = 0; m < MEASURES; m++)
				sweep_run(rows, row, o, r)[m] = random_uniform(&address, m) + o * (m + u[0] + 2 * u[1]);
			sweep_histories(rows, row, o)[r] = (uint64_t)sample * OPTIONS * RUNS + (uint64_t)(o * RUNS + r) + 1;
		}
}

static enum status part_make(struct parts *parts, const struct sweep *about, struct design *design, int first, struct faults *faults)
{
	struct arena arena;
	struct sweep rows = *about;
	arena_init(&arena);
	enum status status = sweep_build(&rows, &arena, first, PART);
	for (int row = 0; row < PART && status == STATUS_OK; row++)
		row_fill(&rows, row, design_at(design, first + row));
	if (status == STATUS_OK)
		status = parts_write(parts, &rows, faults);
	arena_free(&arena);
	return status;
}

int main(int count, char **arguments)
{
	static double bounds[FACTORS][SWEEP_BOUNDS] = {{0, 1, 0.5, 0, 0}, {0, 1, 0.5, 0, 0}, {0, 1, 0.5, 0, 0}};
	const int levels[FACTORS] = {0};
	const double base[FACTORS] = {0.5, 0.5, 0.5};
	struct designs_request request = {.factor_count = FACTORS, .levels = levels, .base = base, .points = SAMPLES, .seed = 1};
	struct sweep about = {.design = "sobol", .manifest = "program: million\n", .sample_count = SAMPLES, .factor_count = FACTORS, .factors = factors, .bounds = &bounds[0][0],
		.about = {.point_count = OPTIONS, .replication_count = RUNS, .measure_count = MEASURES, .points = options, .measures = measures, .seed = 1, .title_en = "million",
			.title_zh = "百万", .scenario_file = "-", .scenario_text = "", .tables_read = "", .program = "million", .start_date = "2012-01-01"}};
	struct design design;
	struct arena arena;
	struct faults faults;
	struct parts parts;
	char folder[PATH];
	if (count != 2)
		return 2;
	snprintf(folder, sizeof folder, "%s/million.h5.parts", arguments[1]);
	arena_init(&arena);
	faults_init(&faults);
	enum status status = designs_build(&design, &arena, DESIGNS_sobol, &request);
	if (status == STATUS_OK)
		status = parts_open(&parts, folder, &about, &arena, &faults);
	for (int first = 0; first < SAMPLES && status == STATUS_OK; first += PART)
		status = part_make(&parts, &about, &design, first, &faults);
	for (int i = 0; i < faults.count; i++)
		fprintf(stderr, "%s\n", faults.rows[i].what);
	arena_free(&arena);
	faults_free(&faults);
	return (int)status;
}
