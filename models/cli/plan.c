/* plan.c - the verb that staffs communities: posts of a scenario's district, or what a population needs. */
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "plan/posts.h"
#include "plan/sizes.h"
#include "report/staffing_page.h"

enum subject { SUBJECT_NONE, SUBJECT_POSTS, SUBJECT_SIZES };

struct request {
	enum subject subject;
	const char *file;
	struct cli_assignments set;
	enum table_format format;
	bool by_community;
};

static void format_read(struct request *request, const char *word, struct argp_state *state)
{
	static const char *const formats[] = {[TABLE_TEXT] = "text", [TABLE_CSV] = "csv", [TABLE_MARKDOWN] = "markdown"};
	for (int i = 0; i < (int)(sizeof formats / sizeof *formats); i++)
		if (strcmp(word, formats[i]) == 0) {
			request->format = (enum table_format)i;
			return;
		}
	argp_error(state, _("--format is text, csv or markdown, not %s"), word);
}

static void word_read(struct request *request, const char *word, struct argp_state *state)
{
	if (request->subject == SUBJECT_NONE) {
		request->subject = strcmp(word, "posts") == 0 ? SUBJECT_POSTS : strcmp(word, "sizes") == 0 ? SUBJECT_SIZES : SUBJECT_NONE;
		if (request->subject == SUBJECT_NONE)
			argp_error(state, _("plan posts or sizes, not %s"), word);
	} else if (!request->file) {
		request->file = word;
	} else {
		argp_error(state, _("one scenario at a time: %s is one too many"), word);
	}
}

static error_t option_read(int key, char *argument, struct argp_state *state)
{
	struct request *request = state->input;
	switch (key) {
	case 's':
		cli_assign(&request->set, argument, state);
		return 0;
	case 'f':
		format_read(request, argument, state);
		return 0;
	case 'b':
		if (strcmp(argument, "street") && strcmp(argument, "community"))
			argp_error(state, _("--by is street or community, not %s"), argument);
		request->by_community = strcmp(argument, "community") == 0;
		return 0;
	case ARGP_KEY_ARG:
		word_read(request, argument, state);
		return 0;
	case ARGP_KEY_END:
		if (!request->file)
			argp_error(state, _("say what to plan, posts or sizes, and name a scenario file"));
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

static enum status posts_write(const struct staffing_page *page, struct arena *arena, struct faults *faults, struct text *out)
{
	struct posts_plan plan;
	enum status status = posts_build(&plan, arena, page->scenario, faults);
	return status == STATUS_OK ? staffing_page_posts(page, &plan, arena, out) : status;
}

static enum status sizes_write(const struct staffing_page *page, struct arena *arena, struct faults *faults, struct text *out)
{
	struct sizes_plan plan;
	double populations[SIZES_MOST];
	int count = sizes_usual(populations);
	enum status status = sizes_build(&plan, arena, page->scenario, populations, count, faults);
	return status == STATUS_OK ? staffing_page_sizes(page, &plan, arena, out) : status;
}

static void plan_print(struct cli *cli, const struct request *request, const struct scenario *scenario, struct faults *faults)
{
	struct staffing_page page = {
		.scenario = scenario, .is_chinese = cli->is_chinese, .by_community = request->by_community, .format = request->format,
	};
	struct arena arena;
	struct text out;
	arena_init(&arena);
	text_init(&out);
	enum status status = request->subject == SUBJECT_POSTS ? posts_write(&page, &arena, faults, &out) : sizes_write(&page, &arena, faults, &out);
	if (status == STATUS_OK)
		fputs(out.data, cli->out);
	else if (faults_status(faults) == STATUS_OK)
		(void)fault_world(faults, "no memory for the plan");
	text_free(&out);
	arena_free(&arena);
}

static int run(struct cli *cli, int argc, char **argv)
{
	static const struct argp_option options[] = {
		{.name = "set", .key = 's', .arg = "KEY=VALUE", .doc = N_("change a setting, as in --set plan.load=\"80 %\"; `describe plan` lists those of a plan")},
		{.name = "by", .key = 'b', .arg = "street|community", .doc = N_("what a row of `plan posts` is (street)")},
		{.name = "format", .key = 'f', .arg = "text|csv|markdown", .doc = N_("how the table is written (text)")},
		{0}
	};
	static const struct argp_child children[] = {{.argp = &cli_options}, {0}};
	static const struct argp argp = {.options = options, .parser = option_read, .args_doc = N_("posts|sizes SCENARIO"), .children = children,
		.doc = N_("Plans staff for the hours a scenario asks for in a mean year. posts: the cheapest posts of each kind in every community that do all the "
			"work and keep the rules, with what one thing more is worth. sizes: grids, posts, money and minutes on foot by population."),
		.argp_domain = CLI_DOMAIN};
	struct request request = {.subject = SUBJECT_NONE};
	struct scenario scenario;
	struct faults faults;
	if (argp_parse(&argp, argc, argv, 0, NULL, &request))
		return STATUS_WORLD;
	cli_faults_init(&faults, cli);
	if (!scenario_read(&scenario, request.file, request.set.words, request.set.count, &faults))
		plan_print(cli, &request, &scenario, &faults);
	scenario_free(&scenario);
	fflush(cli->out);
	int status = cli_faults(cli, &faults);
	faults_free(&faults);
	return status;
}

const struct verb plan_verb = {
	.name = "plan", .run = run,
	.summary_en = "how many grids and posts communities need, and what they cost",
	.summary_zh = "社区需要多少网格和岗位、要花多少钱",
	.rows = "A19 C21",
};
