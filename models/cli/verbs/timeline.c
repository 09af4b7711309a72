/* timeline.c - the verb that shows some days of one community: who did what from when to when. */
#include <string.h>

#include "cli/keep.h"
#include "cli/terminal.h"
#include "cli/watching.h"
#include "report/gantt.h"
#include "run/timelines.h"

enum { DRAWN_WIDTH = 1000 };
enum { OPTION_FROM = 0x5100 };

/* What a timeline can be kept as, by the end of the file's name. */
static const char *const endings[] = {".svg", ".json", ".csv"};
enum kept { KEPT_SVG, KEPT_TRACE, KEPT_CSV, KEPT_MOST };

struct request {
	struct watching watching;
	const char *from;
	const char *files[KEPT_MOST];
	int days;
	bool overwrites;
};

static void output_read(struct request *request, const char *name, struct argp_state *state)
{
	for (int kind = 0; kind < KEPT_MOST; kind++) {
		size_t length = strlen(name), most = strlen(endings[kind]);
		if (length > most && !strcmp(name + length - most, endings[kind])) {
			if (request->files[kind])
				argp_error(state, _("one file of a kind: %s and %s"), request->files[kind], name);
			request->files[kind] = name;
			return;
		}
	}
	argp_error(state, _("-o takes a name that ends in .svg, .json or .csv, not %s"), name);
}

static error_t option_read(int key, char *argument, struct argp_state *state)
{
	struct request *request = state->input;
	switch (key) {
	case ARGP_KEY_INIT: state->child_inputs[0] = &request->watching; return 0;
	case OPTION_FROM: request->from = argument; return 0;
	case 'n': request->days = (int)cli_whole("days", argument, 1, TIMELINE_MOST_DAYS, state); return 0;
	case 'o': output_read(request, argument, state); return 0;
	case 'w': request->overwrites = true; return 0;
	case ARGP_KEY_ARG:
		if (request->watching.scenario)
			argp_error(state, _("one scenario at a time"));
		request->watching.scenario = argument;
		return 0;
	case ARGP_KEY_END:
		if (!request->watching.scenario)
			argp_error(state, _("name a scenario file"));
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

/* -- the days --------------------------------------------------------------------------------------------------------- */

struct days {
	int community;
	int32_t from, end;
};

static enum status days_find(const struct request *request, struct days *days, struct faults *faults)
{
	const struct watch *watch = &request->watching.watch;
	timelines_usual(&watch->world, &days->community, &days->from, &days->end);
	if (request->watching.community)
		days->community = watch_community(watch, request->watching.community, faults);
	if (request->from) {
		days->from = watch_day(watch, request->from, faults);
		days->end = days->from + 7;
	}
	if (request->days)
		days->end = days->from + request->days;
	days->end = days->end < watch->world.end_day ? days->end : watch->world.end_day;
	return days->community < 0 || days->from < 0 ? STATUS_FAULT : STATUS_OK;
}

/* -- what becomes of them ----------------------------------------------------------------------------------------------- */

static enum status form_write(const struct gantt *gantt, enum kept kept, struct text *out)
{
	switch (kept) {
	case KEPT_SVG: gantt_svg(gantt, "", DRAWN_WIDTH, out); return STATUS_OK;
	case KEPT_TRACE: gantt_trace(gantt, out); return STATUS_OK;
	default: return gantt_csv(gantt, out);
	}
}

static enum status forms_keep(const struct request *request, const struct gantt *gantt, struct faults *faults)
{
	enum status status = STATUS_OK;
	for (int kind = 0; kind < KEPT_MOST && status == STATUS_OK; kind++) {
		struct text text;
		if (!request->files[kind])
			continue;
		text_init(&text);
		status = form_write(gantt, (enum kept)kind, &text);
		if (status == STATUS_OK)
			status = keep_write(request->files[kind], &text, faults);
		text_free(&text);
	}
	return status;
}

static void heading_write(const struct gantt *gantt, const struct watching *watching, struct text *page)
{
	const struct timeline *timeline = gantt->timeline;
	const struct result_point *point = &gantt->set->points[gantt->point];
	text_addf(page, ngettext("%s, %d day from %s; %s, run %d, seed %llu\n\n", "%s, %d days from %s; %s, run %d, seed %llu\n\n", (unsigned long)timeline->day_count),
		gantt_place(gantt), timeline->day_count, timeline->days[0].date,
		gantt->is_chinese ? point->label_zh : point->label_en, watching->request.replication, (unsigned long long)watching->request.seed);
}

static enum status timeline_make(struct session *session, struct request *request)
{
	struct watching *watching = &request->watching;
	struct watch *watch = &watching->watch;
	struct timeline timeline;
	struct days days;
	enum status status = watching_open(watching, session);
	if (status == STATUS_OK)
		status = days_find(request, &days, &session->faults);
	if (status == STATUS_OK)
		status = watch_run(watch, &watching->request, days.community, days.from, days.end, &session->faults);
	if (status == STATUS_OK)
		status = timelines_open(&timeline, &watch->world, days.community, days.from, days.end, &session->arena);
	if (status == STATUS_OK)
		status = timelines_add(&timeline, &watch->world, &watch->diary, watch->point, 0, &session->arena);
	if (status != STATUS_OK)
		return status;
	struct gantt gantt = {.timeline = &timeline, .set = &watch->set, .point = watch->point, .is_chinese = session->cli->is_chinese, .arena = &session->arena};
	heading_write(&gantt, watching, &session->page);
	gantt_text(&gantt, terminal_columns(session->cli->out), &session->page);
	return forms_keep(request, &gantt, &session->faults);
}

static enum status timeline_run(struct session *session, void *context)
{
	struct request *request = context;
	enum status status = STATUS_OK;
	for (int kind = 0; kind < KEPT_MOST && status == STATUS_OK; kind++)
		if (request->files[kind])
			status = keep_check(request->files[kind], request->overwrites, &session->faults);
	if (status == STATUS_OK)
		status = timeline_make(session, request);
	watching_close(&request->watching);
	return status;
}

static int run(struct cli *cli, int argc, char **argv)
{
	static const struct argp_option options[] = {
		{.name = "from", .key = OPTION_FROM, .arg = "DATE", .doc = N_("the first day, as in 2013-01-07 (a usual week half a year after counting begins)")},
		{.name = "days", .key = 'n', .arg = "N", .doc = N_("how many days (7)")},
		{.name = "output", .key = 'o', .arg = "FILE", .doc = N_("keep it: .svg a picture, .json a trace for Perfetto or chrome://tracing, .csv a row for each stretch; may be given once for each")},
		{.name = "overwrite", .key = 'w', .doc = N_("write over a file that is there")},
		{0}
	};
	static const struct argp_child children[] = {{.argp = &watching_options}, {.argp = &cli_options}, {0}};
	static const struct argp argp = {.options = options, .parser = option_read, .args_doc = N_("SCENARIO"), .children = children,
		.doc = N_("Shows who in a community did what from when to when in one run of one option: work by kind, ways, overtime, calls, who was away."),
		.argp_domain = CLI_DOMAIN};
	struct request request = {.days = 0};
	if (argp_parse(&argp, argc, argv, 0, NULL, &request))
		return STATUS_WORLD;
	return session_run(cli, timeline_run, &request);
}

const struct verb timeline_verb = {
	.name = "timeline", .run = run,
	.summary_en = "show some days of a community: who did what from when to when",
	.summary_zh = "逐人显示某社区几天里谁在何时做什么",
	.rows = "C20",
};
