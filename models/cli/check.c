/* check.c - the verb that reads scenarios and says all that is wrong with them. */
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/inputs.h"
#include "learn/swing.h"
#include "report/budget_page.h"
#include "report/turning.h"
#include "plan/budget.h"
#include "run/laws.h"
#include "run/study.h"
#include "world/keys.h"
#include "world/tables.h"

struct request {
	struct cli_files files;
	struct cli_assignments set;
	bool wants_budget, wants_inputs;
};

static error_t option_read(int key, char *argument, struct argp_state *state)
{
	struct request *request = state->input;
	switch (key) {
	case 's':
		cli_assign(&request->set, argument, state);
		return 0;
	case 'b':
		request->wants_budget = true;
		return 0;
	case 'i':
		request->wants_inputs = true;
		return 0;
	case ARGP_KEY_ARG:
		cli_file(&request->files, argument, state);
		return 0;
	case ARGP_KEY_NO_ARGS:
		argp_error(state, _("name a scenario file"));
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

static bool has_inputs(const struct sheet_plate *plate)
{
	if (plate == tables_plate(TABLES_hours)) /* the settings it says are the inputs */
		return true;
	for (int i = 0; i < plate->column_count; i++)
		if (plate->columns[i].is_input)
			return true;
	return false;
}

/* The tables that were read, and how much of them is known. */
static void tables_print(struct cli *cli, const struct scenario *scenario)
{
	for (int id = 0; id < TABLES_COUNT; id++) {
		const struct scenario_table *table = &scenario->tables[id];
		const struct sheet_plate *plate = tables_plate((enum tables_id)id);
		if (!table->file || !has_inputs(plate))
			continue;
		fprintf(cli->out, _("  %s: "), cli_pick(cli, plate->name, plate->name_zh));
		fprintf(cli->out, ngettext("%d row", "%d rows", (unsigned long)table->row_count), table->row_count);
		if (table->sourced_count + table->assumed_count)
			fprintf(cli->out, _("; columns with a source: %d, with blanks or without a source: %d"), table->sourced_count, table->assumed_count);
		fputc('\n', cli->out);
	}
}

static void summary_print(struct cli *cli, const struct scenario *scenario)
{
	fprintf(cli->out, _("%s: no faults\n"), scenario->file);
	fprintf(cli->out, "  %s", _("options: "));
	for (int i = 0; i < scenario->policy_count; i++) {
		const struct policy *policy = &scenario->policies[i];
		const char *name = policy->place.file ? policy->name : cli_pick(cli, policy->name, policy->label_zh); /* nobody named the only one */
		fprintf(cli->out, "%s%s%s", i ? _(", ") : "", name, i == scenario->baseline ? _(" (baseline)") : "");
	}
	fprintf(cli->out, "\n  ");
	fprintf(cli->out, _("inputs: %d, of which %d have a source and %d rest on assumption\n"),
		scenario->sourced_count + scenario->assumed_count, scenario->sourced_count, scenario->assumed_count);
	tables_print(cli, scenario);
}

/* The keys the lines of a budget rest on, in Chinese; what cannot be told stays English. */
static void keys_tell(struct budget *budget, struct arena *arena)
{
	struct schema settings;
	char path[SCHEMA_VALUE];
	if (keys_build(&settings, arena))
		return;
	const struct schema *const tables[] = {&reading_schema, &settings, &lines_schema}; /* the first for what stands in a table */
	for (int i = 0; i < budget->line_count; i++)
		for (size_t t = 0; t < sizeof tables / sizeof *tables; t++)
			if (schema_resolve(tables[t], "", budget->lines[i].key, path, sizeof path)) {
				schema_path(tables[t], budget->lines[i].key, true, path, sizeof path);
				const char *kept = arena_string(arena, path);
				budget->lines[i].key = kept ? kept : budget->lines[i].key;
				break;
			}
}

static void budget_print(struct cli *cli, struct scenario *scenario, struct faults *faults)
{
	struct budget budget;
	struct text page;
	const struct settings *settings = &scenario->settings;
	double households = settings->population / settings->household_size;
	text_init(&page);
	enum status status = budget_build(&budget, &scenario->arena, scenario, settings, settings->population, households,
		budget_posts(settings, settings->population));
	if (status == STATUS_OK && cli->is_chinese)
		keys_tell(&budget, &scenario->arena);
	if (status == STATUS_OK)
		status = budget_page_write(&budget, scenario, cli->is_chinese, &scenario->arena, &page);
	if (status == STATUS_OK)
		fprintf(cli->out, "\n%s", page.data);
	else
		fault_world(faults, "out of memory");
	text_free(&page);
}

/* What theory says of a scenario speaks of measures and units, which reading alone does not know. */
static void laws_check(const struct scenario *scenario, struct faults *faults)
{
	struct run_request run = {.scenario = scenario, .seed = scenario->seed};
	struct arena arena;
	struct result_set set;
	struct law *laws;
	arena_init(&arena);
	if (scenario->expect_count && study_describe(&run, &arena, &set, faults) == STATUS_OK)
		(void)!laws_find(scenario, &set, &arena, &laws, faults);
	arena_free(&arena);
}

/* Which assumptions move the verdict most, as far as the fluid twin can tell. */
static void measure_first_print(struct cli *cli, const struct scenario *scenario, struct faults *faults)
{
	enum { MOST = 5, PLACES = 1 };
	struct factors factors;
	struct arena arena;
	struct text words;
	const struct result_factor *rows;
	double *bounds, *weights = NULL;
	arena_init(&arena);
	text_init(&words);
	enum status status = factors_build(&factors, scenario, &arena);
	if (status == STATUS_OK)
		status = factors_show(&factors, &arena, &rows, &bounds);
	if (status == STATUS_OK && (weights = arena_rows(&arena, factors.count + 1, double)))
		status = swing_weigh(&factors, scenario, PLACES, team_of(0), weights);
	if (status == STATUS_OK && weights)
		status = turning_measure(rows, bounds, weights, factors.count, MOST, true, cli->is_chinese, &arena, &words);
	if (status != STATUS_OK || !weights)
		fault_world(faults, "out of memory");
	else if (words.length > 0)
		cli_wrap(cli->out, 2, words.data);
	text_free(&words);
	arena_free(&arena);
}

static void file_check(struct cli *cli, const struct request *request, const char *file, struct faults *faults)
{
	struct scenario scenario;
	int before = faults->error_count;
	if (!scenario_read(&scenario, file, request->set.words, request->set.count, faults))
		laws_check(&scenario, faults);
	if (faults->error_count == before)
		summary_print(cli, &scenario);
	if (!faults_status(faults) && request->wants_inputs)
		inputs_print(cli, &scenario, faults);
	if (!faults_status(faults) && request->wants_budget)
		budget_print(cli, &scenario, faults);
	if (faults->error_count == before)
		measure_first_print(cli, &scenario, faults);
	scenario_free(&scenario);
}

static int run(struct cli *cli, int argc, char **argv)
{
	static const struct argp_option options[] = {
		{.name = "set", .key = 's', .arg = "KEY=VALUE", .doc = N_("change a setting, as in --set staff.quits=\"0.1 /yr\"; policy.NAME.RULE.PARAMETER changes a rule")},
		{.name = "budget", .key = 'b', .doc = N_("print the hours asked of a mean community, item by item, and its norm and lived load")},
		{.name = "inputs", .key = 'i', .doc = N_("list what the scenario sets itself, with values and sources; everything else has its default, see `jianfu describe`")},
		{0}
	};
	static const struct argp_child children[] = {{.argp = &cli_options}, {0}};
	static const struct argp argp = {.options = options, .parser = option_read, .args_doc = N_("FILE…"), .children = children,
		.doc = N_("Reads scenarios with all they extend and name, and prints every fault of every file at once."), .argp_domain = CLI_DOMAIN};
	struct request request = {.wants_budget = false};
	struct faults faults;
	if (argp_parse(&argp, argc, argv, 0, NULL, &request))
		return STATUS_WORLD;
	cli_faults_init(&faults, cli);
	for (int i = 0; i < request.files.count; i++)
		file_check(cli, &request, request.files.rows[i], &faults);
	fflush(cli->out);
	int status = cli_faults(cli, &faults);
	faults_free(&faults);
	return status;
}

const struct verb check_verb = {
	.name = "check", .run = run,
	.summary_en = "say everything that is wrong with a scenario",
	.summary_zh = "一次指出情景文件里的全部错误",
};
