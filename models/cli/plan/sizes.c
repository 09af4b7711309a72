/* sizes.c - the subject that says what a population needs by itself. */
#include "plan/sizes.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cli/keep.h"
#include "cli/plan/subject.h"
#include "report/sizes_chart.h"
#include "report/staffing_page.h"

struct request {
	struct subject_request common;
	struct staffing_page page;
	struct sizes_asked asked;
	const char *output;
	bool overwrites;
};

/* Numbers with commas between, each from least to most; "20%" is 0.2. Anything else ends the program like any misuse of an option. */
static int list_read(const char *option, const char *words, double least, double most, int room, double *numbers, struct argp_state *state)
{
	int count = 0;
	const char *at = words;
	for (char *end; *at; at = *end == ',' && end[1] ? end + 1 : end) {
		double number = strtod(at, &end);
		if (*end == '%' && end > at) {
			number /= 100;
			end++;
		}
		bool is_number = end > at && (!*end || (*end == ',' && end[1])) && number >= least && number <= most;
		if (!is_number || count == room)
			argp_error(state, _("%s wants up to %d numbers from %g to %g with commas between, not %s"), option, room, least, most, words);
		if (!is_number || count == room)
			return count;
		numbers[count++] = number;
	}
	if (!count)
		argp_error(state, _("%s wants up to %d numbers from %g to %g with commas between, not %s"), option, room, least, most, words);
	return count;
}

static error_t option_read(int key, char *argument, struct argp_state *state)
{
	struct request *request = state->input;
	struct sizes_asked *asked = &request->asked;
	switch (key) {
	case ARGP_KEY_INIT:
		state->child_inputs[0] = &request->common;
		return 0;
	case 'p':
		asked->population_count = list_read("--populations", argument, 1, 200000, SIZES_MOST, asked->populations, state);
		return 0;
	case 'd':
		asked->density_count = list_read("--density", argument, 1, 2000, SIZES_VARIANTS, asked->densities, state);
		return 0;
	case 'e':
		asked->elderly_count = list_read("--elderly", argument, 0, 1, SIZES_VARIANTS, asked->elderly, state);
		return 0;
	case 'o':
		request->output = argument;
		return 0;
	case 'w':
		request->overwrites = true;
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

static enum status chart_keep(const struct request *request, const struct sizes_plan *plan, struct arena *arena, struct faults *faults)
{
	const struct scenario *scenario = request->page.scenario;
	const char *name = request->page.is_chinese ? scenario->name_zh : scenario->name_en;
	struct text chart;
	text_init(&chart);
	enum status status = sizes_chart_svg(plan, arena_format(arena, _("Grids and posts by population: %s"), name ? name : ""), arena, &chart);
	if (status == STATUS_OK)
		status = keep_write(request->output, &chart, faults);
	text_free(&chart);
	return status;
}

static enum status write(void *context, const struct scenario *scenario, struct arena *arena, struct faults *faults, struct text *out)
{
	struct request *request = context;
	struct sizes_plan plan;
	request->page.scenario = scenario;
	request->page.format = request->common.format;
	if (!request->asked.population_count)
		request->asked.population_count = sizes_usual(request->asked.populations);
	enum status status = request->output ? keep_check(request->output, request->overwrites, faults) : STATUS_OK;
	if (status == STATUS_OK)
		status = sizes_vary(&plan, arena, scenario, &request->asked, faults);
	if (status == STATUS_OK)
		status = staffing_page_sizes(&request->page, &plan, arena, out);
	return status == STATUS_OK && request->output ? chart_keep(request, &plan, arena, faults) : status;
}

static int run(struct cli *cli, int argc, char **argv)
{
	static const struct argp_option options[] = {
		{.name = "populations", .key = 'p', .arg = "LIST", .doc = N_("residents, as in 3000,8000,12000 (1000 to 20000)")},
		{.name = "density", .key = 'd', .arg = "LIST", .doc = N_("households a building, as in 20,60,120: buildings stand 50 m apart (space.building_size)")},
		{.name = "elderly", .key = 'e', .arg = "LIST", .doc = N_("shares of residents of 60 and over, as in 10%,20%,35% (place.elderly)")},
		{.name = "output", .key = 'o', .arg = "FILE.svg", .doc = N_("keep the curves as a picture")},
		{.name = "overwrite", .key = 'w', .doc = N_("write over a file that is there")},
		{0}
	};
	static const struct argp_child children[] = {{.argp = &subject_options}, {0}};
	static const struct argp argp = {.options = options, .parser = option_read, .args_doc = "SCENARIO", .children = children,
		.doc = N_("Grids, posts, money and minutes on foot by population, density and share of elderly residents, all else as in the scenario; the norm beside them."),
		.argp_domain = CLI_DOMAIN};
	struct request request = {.page.is_chinese = cli->is_chinese};
	if (argp_parse(&argp, argc, argv, 0, NULL, &request))
		return STATUS_WORLD;
	return subject_run(cli, &request.common, write, &request);
}

const struct verb sizes_subject = {
	.name = "sizes", .run = run,
	.summary_en = "grids, posts and money by population",
	.summary_zh = "按人口（1000 至 20000 人）算网格、岗位和费用",
	.rows = "A19 C21",
};
