/* explain.c - the verb that says why a piece of work was late. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "cli/explaining.h"
#include "cli/watching.h"
#include "run/timelines.h"
#include "world/names.h"

enum { MOST_LATEST = 100, USUAL_LATEST = 5, MOST_DAYS = 100000 };
enum { OPTION_FROM = 0x5100, OPTION_LATEST, OPTION_LINE };

struct request {
	struct watching watching;
	struct cli_files pieces;
	const char *from, *line;
	int days, latest;            /* 0: pieces are named */
};

static error_t option_read(int key, char *argument, struct argp_state *state)
{
	struct request *request = state->input;
	switch (key) {
	case ARGP_KEY_INIT: state->child_inputs[0] = &request->watching; return 0;
	case OPTION_LATEST: request->latest = argument ? (int)cli_whole("latest", argument, 1, MOST_LATEST, state) : USUAL_LATEST; return 0;
	case OPTION_LINE: request->line = argument; return 0;
	case OPTION_FROM: request->from = argument; return 0;
	case 'n': request->days = (int)cli_whole("days", argument, 1, MOST_DAYS, state); return 0;
	case ARGP_KEY_ARG:
		if (!request->watching.scenario)
			request->watching.scenario = argument;
		else
			cli_file(&request->pieces, argument, state);
		return 0;
	case ARGP_KEY_END:
		if (!request->watching.scenario)
			argp_error(state, _("name a scenario file"));
		else if (!request->pieces.count == !request->latest)
			argp_error(state, _("name pieces of work as `timeline` and event logs print them, as in 3.18526, or --latest"));
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

/* -- which ------------------------------------------------------------------------------------------------------------ */

/* "3.18526": its community by number, and its own. */
static bool piece_read(const char *word, char *community, size_t size, uint32_t *piece)
{
	const char *dot = strrchr(word, '.');
	char *end;
	unsigned long number = dot ? strtoul(dot + 1, &end, 10) : 0;
	if (!dot || dot == word || (size_t)(dot - word) >= size || !dot[1] || *end || number == 0 || number > UINT32_MAX)
		return false;
	memcpy(community, word, (size_t)(dot - word));
	community[dot - word] = '\0';
	*piece = (uint32_t)number;
	return true;
}

/* The number of the piece a word names, and its community; all pieces of one call are of the same. */
static enum status piece_find(const struct request *request, const char *word, int *community, uint32_t *piece, struct faults *faults)
{
	char name[256];
	if (!piece_read(word, name, sizeof name, piece))
		return fault_add(faults, (struct place){0}, "write it as `timeline` does, as in 3.18526", "%s names no piece of work", word);
	int found = watch_community(&request->watching.watch, name, faults);
	if (found >= 0 && *community >= 0 && *community != found)
		return fault_add(faults, (struct place){0}, "ask for each community by itself", "%s is of another community than the pieces before it", word);
	*community = found;
	return found < 0 ? STATUS_FAULT : STATUS_OK;
}

static int line_find(const struct watch *watch, const char *written, struct faults *faults)
{
	const struct result_set *set = &watch->set;
	const char *names[LINE_MOST + SCENARIO_SERVERS];
	for (int line = 0; line < watch->world.line_count; line++) {
		names[line] = set->line_names[line];
		if (!strcmp(written, names[line]) || !strcmp(written, set->line_labels_zh[line]) || !strcmp(written, set->line_labels_en[line]))
			return line;
	}
	const char *nearest = text_nearest(written, names, watch->world.line_count);
	fault_add(faults, (struct place){0}, nearest ? faults_say(faults, "did you mean %s?", nearest) : NULL, "there is no line of work %s", written);
	return -1;
}

/* -- the stories ------------------------------------------------------------------------------------------------------ */

static enum status piece_explain(struct session *session, const struct request *request, uint32_t piece, struct delays *delays)
{
	const struct watch *watch = &request->watching.watch;
	struct explaining explaining = {.watch = watch, .delays = delays, .is_chinese = session->cli->is_chinese, .arena = &session->arena};
	if (!delays_of(delays, &watch->world, &watch->diary, piece, &session->arena))
		return fault_add(&session->faults, (struct place){0}, "`timeline` shows the pieces of an option and a run", "there is no piece %s in this run of this option",
			explaining_piece(&explaining, piece));
	text_add(&session->page, session->page.length ? "\n" : "");
	explaining_write(&explaining, &session->page);
	return STATUS_OK;
}

/* The days in which pieces ended that --latest looks at. */
static enum status days_find(const struct request *request, int32_t *from, int32_t *end, struct faults *faults)
{
	const struct watch *watch = &request->watching.watch;
	*from = request->from ? watch_day(watch, request->from, faults) : watch->world.count_day;
	*end = request->days && *from + request->days < watch->world.end_day ? *from + request->days : watch->world.end_day;
	return *from < 0 ? STATUS_FAULT : STATUS_OK;
}

static enum status latest_explain(struct session *session, const struct request *request, int32_t from, int32_t end, int line, struct delays *delays)
{
	const struct watch *watch = &request->watching.watch;
	struct delays_late rows[MOST_LATEST];
	int count = delays_latest(&watch->diary, (int64_t)from * TICKS_PER_DAY, (int64_t)end * TICKS_PER_DAY, line, rows, request->latest);
	enum status status = STATUS_OK;
	for (int i = 0; i < count && status == STATUS_OK; i++)
		status = piece_explain(session, request, rows[i].piece, delays);
	if (count == 0)
		text_add(&session->page, _("Nothing was late in these days.\n"));
	return status;
}

static enum status explain(struct session *session, struct request *request, struct delays *delays)
{
	struct watch *watch = &request->watching.watch;
	struct faults *faults = &session->faults;
	uint32_t pieces[CLI_FILES];
	int community = -1, line = -1;
	int32_t from = 0, end = 0, usual_from, usual_end;
	enum status status = watching_open(&request->watching, session);
	for (int i = 0; i < request->pieces.count && status == STATUS_OK; i++)
		status = piece_find(request, request->pieces.rows[i], &community, &pieces[i], faults);
	if (status == STATUS_OK)
		status = days_find(request, &from, &end, faults);
	if (status == STATUS_OK && request->line) {
		line = line_find(watch, request->line, faults);
		status = line < 0 ? STATUS_FAULT : STATUS_OK;
	}
	if (status == STATUS_OK && request->watching.community && request->latest) {
		community = watch_community(watch, request->watching.community, faults);
		status = community < 0 ? STATUS_FAULT : STATUS_OK;
	}
	if (status == STATUS_OK && community < 0)
		timelines_usual(&watch->world, &community, &usual_from, &usual_end);
	if (status == STATUS_OK)
		status = watch_run(watch, &request->watching.request, community, 0, request->latest ? end : watch->world.end_day, faults);
	for (int i = 0; i < request->pieces.count && status == STATUS_OK; i++)
		status = piece_explain(session, request, pieces[i], delays);
	return status == STATUS_OK && request->latest ? latest_explain(session, request, from, end, line, delays) : status;
}

static enum status explain_run(struct session *session, void *context)
{
	struct request *request = context;
	struct delays *delays = arena_rows(&session->arena, 1, struct delays);
	enum status status = delays ? explain(session, request, delays) : STATUS_WORLD;
	watching_close(&request->watching);
	return status;
}

static int run(struct cli *cli, int argc, char **argv)
{
	static const struct argp_option options[] = {
		{.name = "latest", .key = OPTION_LATEST, .arg = "N", .flags = OPTION_ARG_OPTIONAL, .doc = N_("instead of named pieces: those that ended the longest after their due time (5)")},
		{.name = "line", .key = OPTION_LINE, .arg = "LINE", .doc = N_("of --latest: only of this line of work, as in request, visit, form")},
		{.name = "from", .key = OPTION_FROM, .arg = "DATE", .doc = N_("of --latest: that ended from this day on (the first counted)")},
		{.name = "days", .key = 'n', .arg = "N", .doc = N_("of --latest: in so many days (all)")},
		{0}
	};
	static const struct argp_child children[] = {{.argp = &watching_options}, {.argp = &cli_options}, {0}};
	static const struct argp argp = {.options = options, .parser = option_read, .args_doc = N_("SCENARIO PIECE…\nSCENARIO --latest"), .children = children,
		.doc = N_("Says why pieces of work were late: where their time went, to the last minute; what happened on the way; who was away."),
		.argp_domain = CLI_DOMAIN};
	struct request request = {.days = 0};
	if (argp_parse(&argp, argc, argv, 0, NULL, &request))
		return STATUS_WORLD;
	return session_run(cli, explain_run, &request);
}

const struct verb explain_verb = {
	.name = "explain", .run = run,
	.summary_en = "say why a piece of work was late",
	.summary_zh = "说明某件事为什么办迟了",
	.rows = "C20 J19",
};
