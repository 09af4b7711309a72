/* sensitivity.c - the verb that says what the factors of a sweep do. */
#include <string.h>

#include "base/text.h"
#include "cli/session.h"
#include "report/selection_page.h"
#include "report/sensitivity_page.h"
#include "run/indicator.h"
#include "study/shelf.h"

enum { OPTION_MEASURE = 0x5300, OPTION_POLICY, OPTION_ITSELF, OPTION_BEST, OPTION_MATTERS, FEW = 5 };

struct request {
	const char *file, *policy, *best;
	char *measures;
	double matters; /* 0 = as the measure states */
	enum table_format format;
	bool is_of_itself;
};

static error_t option_read(int key, char *argument, struct argp_state *state)
{
	struct request *request = state->input;
	switch (key) {
	case OPTION_MEASURE: request->measures = argument; return 0;
	case OPTION_POLICY: request->policy = argument; return 0;
	case OPTION_ITSELF: request->is_of_itself = true; return 0;
	case OPTION_BEST: request->best = argument; return 0;
	case OPTION_MATTERS: request->matters = cli_above_zero("matters", argument, state); return 0;
	case 'f': request->format = cli_format(argument, state); return 0;
	case ARGP_KEY_ARG:
		if (request->file)
			argp_error(state, _("one result file at a time"));
		request->file = argument;
		return 0;
	case ARGP_KEY_END:
		if (!request->file)
			argp_error(state, _("name a result file"));
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

/* The measures asked for, or those of the first screen; their places in the file. */
static enum status measures_find(const struct request *request, const struct result_set *about, struct arena *arena, int *measures, int *count, struct faults *faults)
{
	char *rest = request->measures ? arena_string(arena, request->measures) : NULL;
	*count = 0;
	for (int id = 0; id < INDICATOR_COUNT && !request->measures && *count < about->measure_count; id++) {
		int measure = result_measure_index(about, indicator_plate((enum indicator_id)id)->measure.name);
		if (measure >= 0 && indicator_plate((enum indicator_id)id)->is_headline)
			measures[(*count)++] = measure;
	}
	for (char *name = strsep(&rest, ","); name && *count < about->measure_count; name = strsep(&rest, ",")) {
		int measure = cli_measure(about, name, "--measure", faults);
		if (measure >= 0)
			measures[(*count)++] = measure;
	}
	return faults_status(faults);
}

/* Every sample of the file with those measures alone, which fits the memory where all of them would not. */
static enum status sweep_read(struct shelf *shelf, const int *measures, int count, struct arena *arena, struct sweep *narrow, struct faults *faults)
{
	struct sweep rows;
	struct arena scratch;
	const struct sweep *about = &shelf->about;
	int band = sweep_band(about), end = about->first + about->count;
	struct result_measure *plates = arena_rows(arena, count, struct result_measure);
	*narrow = *about;
	narrow->about.measures = plates;
	narrow->about.measure_count = count;
	narrow->about.month_count = narrow->about.place_count = 0;
	for (int i = 0; i < count && plates; i++)
		plates[i] = about->about.measures[measures[i]];
	enum status status = plates && sweep_build(narrow, arena, about->first, about->count) == STATUS_OK ? STATUS_OK : fault_world(faults, "no memory left");
	arena_init(&scratch);
	for (int first = about->first; first < end && status == STATUS_OK; first += band) {
		arena_reset(&scratch);
		status = shelf_rows(shelf, first, end - first < band ? end - first : band, &scratch, &rows, faults);
		for (int row = 0; row < rows.count && status == STATUS_OK; row++) {
			int to = rows.first + row - narrow->first;
			size_t places = (size_t)about->factor_count * sizeof(double);
			memcpy(narrow->places + (int64_t)to * about->factor_count, rows.places + (int64_t)row * about->factor_count, places);
			memcpy(narrow->values + (int64_t)to * about->factor_count, rows.values + (int64_t)row * about->factor_count, places);
			narrow->replications[to] = rows.replications[row];
			memcpy(sweep_histories(narrow, to, 0), sweep_histories(&rows, row, 0), (size_t)sweep_runs(about) * sizeof(uint64_t));
			for (int64_t run = 0; run < sweep_runs(about); run++)
				for (int i = 0; i < count; i++)
					narrow->measures[(to * sweep_runs(about) + run) * count + i] = rows.measures[(row * sweep_runs(about) + run) * about->about.measure_count + measures[i]];
		}
	}
	arena_free(&scratch);
	return status;
}

static int option_find(const struct result_set *about, const char *name, struct faults *faults)
{
	const char **names = arena_rows(&faults->arena, about->point_count, const char *);
	for (int i = 0; i < about->point_count && names; i++)
		names[i] = about->points[i].name;
	int option = result_point_index(about, name);
	const char *nearest = option < 0 && names ? text_nearest(name, names, about->point_count) : NULL;
	if (option < 0)
		fault_add(faults, (struct place){0}, nearest ? faults_say(faults, "did you mean %s?", nearest) : NULL, "--policy: there is no option %s in the results", name);
	return option;
}

static int factor_find(const struct sweep *sweep, const char *name, struct faults *faults)
{
	const char **names = arena_rows(&faults->arena, sweep->factor_count, const char *);
	for (int f = 0; f < sweep->factor_count && names; f++) {
		names[f] = sweep->factors[f].name;
		if (!strcmp(name, names[f]) || !strcmp(name, sweep->factors[f].name_zh))
			return f;
	}
	const char *nearest = names ? text_nearest(name, names, sweep->factor_count) : NULL;
	fault_add(faults, (struct place){0}, nearest ? faults_say(faults, "did you mean %s?", nearest) : NULL, "--best: the sweep has no factor %s", name);
	return -1;
}

/* The option a rule belongs to: "policy.cap.cap.hours" */
static int owner_of(const struct sweep *sweep, int factor)
{
	const char *name = sweep->factors[factor].name;
	for (int i = 0; i < sweep->about.point_count && !strncmp(name, "policy.", 7); i++) {
		size_t length = strlen(sweep->about.points[i].name);
		if (!strncmp(name + 7, sweep->about.points[i].name, length) && name[7 + length] == '.')
			return i;
	}
	return -1;
}

static enum status best_write(const struct request *request, struct sensitivity_page *page, struct arena *arena, struct text *out, struct faults *faults)
{
	bool is_told = true;
	bool are_options = !strcmp(request->best, "option");
	int factor = are_options ? -1 : factor_find(page->sweep, request->best, faults);
	if (factor < 0 && !are_options)
		return STATUS_FAULT;
	if (page->option < 0 && !are_options)
		page->option = owner_of(page->sweep, factor);
	if (page->option < 0 && !are_options)
		return fault_add(faults, (struct place){0}, "say which with --policy", "--best is of one option");
	for (int m = 0; m < page->sweep->about.measure_count && is_told; m++) {
		const struct result_measure *measure = &page->sweep->about.measures[m];
		page->measure = m;
		text_addf(out, page->format == TABLE_CSV ? "%s\n" : m ? "\n%s\n" : "%s\n", page->format == TABLE_CSV || !page->is_chinese ? measure->name_en : measure->name_zh);
		if (sensitivity_page_best(page, factor, &is_told, arena, out) != STATUS_OK)
			return fault_world(faults, "no memory left");
	}
	return is_told ? STATUS_OK : fault_add(faults, (struct place){.file = request->file}, "sweep it with --design factorial",
		"--best wants every value of %s with every combination of the other factors", request->best);
}

/* All samples with all their options as rivals. */
static enum status rivals_write(const struct request *request, const struct sensitivity_page *page, struct arena *arena, struct text *out, struct faults *faults)
{
	const struct sweep *sweep = page->sweep;
	int64_t rivals = (int64_t)sweep->count * (page->option < 0 ? sweep->about.point_count : 1);
	if (rivals > SELECTION_MOST)
		return fault_add(faults, (struct place){.file = request->file}, "say which option with --policy", "%lld rivals are too many for --best", (long long)rivals);
	for (int m = 0; m < sweep->about.measure_count; m++) {
		const struct result_measure *measure = &sweep->about.measures[m];
		double matters = request->matters > 0 ? request->matters : measure->matters_from;
		struct selection selection;
		struct selection_page about = {.sweep = sweep, .selection = &selection, .measure = m, .format = page->format, .is_chinese = page->is_chinese};
		if (!(matters > 0))
			return fault_add(faults, (struct place){0}, "say it with --matters", "of %s no difference is known that matters", measure->name);
		text_add(out, m ? "\n" : "");
		if (selection_build(&selection, arena, sweep, m, page->option, matters) != STATUS_OK || selection_page_write(&about, arena, out) != STATUS_OK)
			return fault_world(faults, "no memory left");
	}
	return STATUS_OK;
}

static enum status page_write(struct session *session, void *context)
{
	const struct request *request = context;
	struct arena *arena = &session->arena;
	struct text *out = &session->page;
	struct faults *faults = &session->faults;
	struct shelf shelf;
	struct sweep narrow;
	struct sensitivity_page page = {.sweep = &narrow, .option = -1, .format = request->format, .is_chinese = session->cli->is_chinese, .is_of_itself = request->is_of_itself};
	int count = 0, *measures = NULL;
	enum status status = shelf_open(&shelf, request->file, arena, faults);
	bool are_rivals = request->best && !strcmp(request->best, "sample");
	bool wants_options = are_rivals || (request->best && !strcmp(request->best, "option")); /* which a single study has too */
	if (status == STATUS_OK && !shelf.about.factor_count && !wants_options)
		status = fault_add(faults, (struct place){.file = request->file}, "give a file `jianfu sweep` wrote", "is no sweep");
	if (status == STATUS_OK && !(measures = arena_rows(arena, shelf.about.about.measure_count + 1, int)))
		status = fault_world(faults, "no memory left");
	if (status == STATUS_OK)
		status = measures_find(request, &shelf.about.about, arena, measures, &count, faults);
	if (status == STATUS_OK && request->policy && (page.option = option_find(&shelf.about.about, request->policy, faults)) < 0)
		status = STATUS_FAULT;
	if (status == STATUS_OK && shelf.about.about.point_count == 1)
		page.is_of_itself = true;
	if (status == STATUS_OK)
		status = sweep_read(&shelf, measures, count, arena, &narrow, faults);
	shelf_close(&shelf);
	if (status != STATUS_OK)
		return status;
	if (are_rivals)
		return rivals_write(request, &page, arena, out, faults);
	if (request->best)
		return best_write(request, &page, arena, out, faults);
	page.most = request->measures ? narrow.factor_count : FEW;
	for (page.measure = 0; page.measure < count; page.measure++) {
		if (page.measure && page.format != TABLE_CSV)
			text_add(out, "\n");
		if (sensitivity_page_write(&page, page.measure == 0, arena, out) != STATUS_OK)
			return fault_world(faults, "no memory left");
	}
	if (page.format != TABLE_CSV)
		sensitivity_page_note(&page, out);
	return STATUS_OK;
}

static int run(struct cli *cli, int argc, char **argv)
{
	static const struct argp_option options[] = {
		{.name = "measure", .key = OPTION_MEASURE, .arg = "A,B…", .doc = N_("these measures, with every factor; without it those of the first screen, with the strongest factors")},
		{.name = "policy", .key = OPTION_POLICY, .arg = "OPTION", .doc = N_("only this option")},
		{.name = "itself", .key = OPTION_ITSELF, .doc = N_("options by themselves instead of their differences to the baseline")},
		{.name = "best", .key = OPTION_BEST, .arg = "KEY|option|sample", .doc = N_("the best value of this factor, which others cannot be told apart from it, and where another is better; of a factorial design; option: the best option, of a file of run too; sample: the best option of all samples")},
		{.name = "matters", .key = OPTION_MATTERS, .arg = "X", .doc = N_("with --best sample, the smallest difference worth finding, in the unit of the measure (as the measure states)")},
		{.name = "format", .key = 'f', .arg = "text|csv|markdown", .doc = N_("csv: a row for each measure, option and factor, all digits")},
		{0}
	};
	static const struct argp_child children[] = {{.argp = &cli_options}, {0}};
	static const struct argp argp = {.options = options, .parser = option_read, .args_doc = N_("FILE.h5"), .children = children,
		.doc = N_("Says what the factors of a sweep do, by its design: a tornado of one at a time, µ* and σ of morris, Sobol' indices of saltelli, else standardised coefficients; and where a verdict turns over."),
		.argp_domain = CLI_DOMAIN};
	struct request request = {.file = NULL};
	if (argp_parse(&argp, argc, argv, 0, NULL, &request))
		return STATUS_WORLD;
	return session_run(cli, page_write, &request);
}

const struct verb sensitivity_verb = {
	.name = "sensitivity", .run = run,
	.summary_en = "say what the factors of a sweep do",
	.summary_zh = "说明扫描中各因子的作用",
};
