/* export.c - the verb that writes results as tables for other programs. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/session.h"
#include "report/tidy.h"
#include "study/image.h"
#include "study/shelf.h"

enum { OPTION_SUMMARY = 0x5200, OPTION_BOM, OPTION_MEASURE, OPTION_MONTHS, OPTION_PLACES };

struct request {
	const char *file, *output;
	char *measures; /* "overtime,relief_lasts"; NULL = all */
	enum tidy_of of;
	bool is_summary, has_bom;
};

static error_t option_read(int key, char *argument, struct argp_state *state)
{
	struct request *request = state->input;
	switch (key) {
	case 'o': request->output = argument; return 0;
	case OPTION_SUMMARY: request->is_summary = true; return 0;
	case OPTION_BOM: request->has_bom = true; return 0;
	case OPTION_MONTHS: request->of = TIDY_MONTHS; return 0;
	case OPTION_PLACES: request->of = TIDY_PLACES; return 0;
	case OPTION_MEASURE: request->measures = argument; return 0;
	case ARGP_KEY_ARG:
		if (request->file)
			argp_error(state, _("one result file at a time"));
		request->file = argument;
		return 0;
	case ARGP_KEY_END:
		if (!request->file)
			argp_error(state, _("name a result file"));
		if (request->is_summary && request->of == TIDY_PLACES)
			argp_error(state, _("--places are means already, without --summary"));
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

static enum status measures_find(const struct request *request, const struct result_set *about, struct arena *arena, struct tidy *tidy, struct faults *faults)
{
	int *measures = arena_rows(arena, about->measure_count + 1, int);
	char *names = request->measures ? arena_string(arena, request->measures) : NULL, *rest = names;
	if (!measures || (request->measures && !names))
		return fault_world(faults, "no memory left");
	tidy->measures = measures;
	for (int m = 0; m < about->measure_count && !names; m++)
		measures[tidy->measure_count++] = m;
	for (char *name = rest ? strsep(&rest, ",") : NULL; name && tidy->measure_count < about->measure_count; name = strsep(&rest, ",")) {
		int measure = cli_measure(about, name, "--measure", faults);
		if (measure >= 0)
			measures[tidy->measure_count++] = measure;
	}
	return faults_status(faults);
}

static enum status of_check(const struct request *request, const struct result_set *about, struct faults *faults)
{
	struct place file = {.file = request->file};
	if (request->of == TIDY_MONTHS && !about->month_count)
		return fault_add(faults, file, "sweep it with --months", "has no months");
	if (request->of == TIDY_PLACES && !about->place_count)
		return fault_add(faults, file, "sweep it with --places", "has no places");
	return STATUS_OK;
}

/* Band after band, so that a file of any size passes through. */
static enum status rows_write(struct shelf *shelf, struct tidy *tidy, FILE *out, struct faults *faults)
{
	struct sweep rows;
	struct arena arena;
	struct text page;
	int band = sweep_band(&shelf->about), end = shelf->about.first + shelf->about.count;
	double *scratch = calloc((size_t)shelf->about.about.replication_count + 1, sizeof *scratch);
	enum status status = scratch ? STATUS_OK : fault_world(faults, "no memory left");
	arena_init(&arena);
	text_init(&page);
	tidy_headings(tidy, &page);
	for (int first = shelf->about.first; first < end && status == STATUS_OK; first += band) {
		arena_reset(&arena);
		status = (tidy->of == TIDY_HORIZON ? shelf_rows : shelf_rows_all)(shelf, first, end - first < band ? end - first : band, &arena, &rows, faults);
		tidy->sweep = &rows;
		for (int row = 0; row < rows.count && status == STATUS_OK && !page.failed; row++) {
			tidy_rows(tidy, row, scratch, &page);
			if (page.data)
				fputs(page.data, out);
			text_clear(&page);
		}
	}
	if (page.failed)
		status = fault_world(faults, "no memory left");
	tidy->sweep = &shelf->about;
	text_free(&page);
	arena_free(&arena);
	free(scratch);
	return status;
}

/* The table grows beside its name and takes it when it is whole; its provenance stands beside it as OUT.csv.txt. */
static enum status file_write(struct cli *cli, const struct request *request, struct shelf *shelf, struct tidy *tidy, struct arena *arena, struct faults *faults)
{
	const char *growing = arena_format(arena, "%s.tmp", request->output), *beside = arena_format(arena, "%s.txt", request->output);
	struct text provenance;
	FILE *out = growing && beside ? fopen(growing, "w") : NULL;
	if (!out)
		return fault_world(faults, "cannot write %s: %s", request->output, faults_word(faults, strerrordesc_np(errno)));
	fputs(request->has_bom ? "\xEF\xBB\xBF" : "", out);
	enum status status = rows_write(shelf, tidy, out, faults);
	bool is_lost = fflush(out) != 0 || ferror(out) || fsync(fileno(out)) != 0;
	int error = errno;
	is_lost = fclose(out) != 0 || is_lost;
	text_init(&provenance);
	tidy_provenance(tidy, request->file, cli->is_chinese, &provenance);
	if (status == STATUS_OK && (is_lost || provenance.failed || rename(growing, request->output) != 0))
		status = fault_world(faults, "cannot write %s: %s", request->output, faults_word(faults, strerrordesc_np(is_lost ? error : errno)));
	if (status == STATUS_OK)
		status = image_write_text(provenance.data, beside, faults);
	else
		unlink(growing);
	text_free(&provenance);
	return status;
}

static enum status file_export(struct session *session, void *context)
{
	const struct request *request = context;
	struct cli *cli = session->cli;
	struct arena *arena = &session->arena;
	struct faults *faults = &session->faults;
	struct shelf shelf;
	struct tidy tidy = {.sweep = &shelf.about, .of = request->of, .is_summary = request->is_summary};
	enum status status = shelf_open(&shelf, request->file, arena, faults);
	if (status == STATUS_OK)
		status = cli_target(request->output, request->has_bom ? "\xEF\xBB\xBFsampl" : "sample,o", faults);
	if (status == STATUS_OK)
		status = measures_find(request, &shelf.about.about, arena, &tidy, faults);
	if (status == STATUS_OK)
		status = of_check(request, &shelf.about.about, faults);
	if (status == STATUS_OK && request->output) {
		status = file_write(cli, request, &shelf, &tidy, arena, faults);
	} else if (status == STATUS_OK) {
		fputs(request->has_bom ? "\xEF\xBB\xBF" : "", cli->out);
		status = rows_write(&shelf, &tidy, cli->out, faults);
	}
	shelf_close(&shelf);
	return status;
}

static int run(struct cli *cli, int argc, char **argv)
{
	static const struct argp_option options[] = {
		{.name = "output", .key = 'o', .arg = "OUT.csv", .doc = N_("the table; OUT.csv.txt beside it says where it comes from and what its columns are. Without it the table is printed")},
		{.name = "summary", .key = OPTION_SUMMARY, .doc = N_("mean, half width of the interval of 95 in 100, and number of replications, instead of every replication")},
		{.name = "measure", .key = OPTION_MEASURE, .arg = "A,B…", .doc = N_("only these measures")},
		{.name = "months", .key = OPTION_MONTHS, .doc = N_("a row for each month, where they were kept (sweep --months; of run always)")},
		{.name = "places", .key = OPTION_PLACES, .doc = N_("a row for each community, means over replications, where they were kept (sweep --places; of run always)")},
		{.name = "bom", .key = OPTION_BOM, .doc = N_("begin with a byte order mark, for spreadsheets")},
		{0}
	};
	static const struct argp_child children[] = {{.argp = &cli_options}, {0}};
	static const struct argp argp = {.options = options, .parser = option_read, .args_doc = N_("FILE.h5"), .children = children,
		.doc = N_("Writes the results of a study or a sweep as one long table (CSV): a row for each sample, option, replication and measure."), .argp_domain = CLI_DOMAIN};
	struct request request = {.file = NULL};
	if (argp_parse(&argp, argc, argv, 0, NULL, &request))
		return STATUS_WORLD;
	return session_run(cli, file_export, &request);
}

const struct verb export_verb = {
	.name = "export", .run = run,
	.summary_en = "write results as a table for other programs",
	.summary_zh = "把结果写成供其他程序使用的表格",
};
