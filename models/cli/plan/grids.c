/* grids.c - the subject that cuts communities into grids. */
#include "plan/zones/proof.h"

#include <string.h>

#include "cli/keep.h"
#include "cli/plan/subject.h"
#include "report/grids_page.h"

enum { MOST_THREADS = 1024, MOST_NODES = 100000000 };
enum { OPTION_SPLIT = 0x4000, OPTION_KEEP, OPTION_COMMUNITY, OPTION_NODES, OPTION_OVERWRITE };

/* What a plan can be kept as, by the end of the file's name. */
enum kept { KEPT_CSV, KEPT_GEOJSON, KEPT_MAP, KEPT_PROOF, KEPT_MOST };
static const char *const endings[KEPT_MOST] = {[KEPT_CSV] = ".csv", [KEPT_GEOJSON] = ".geojson", [KEPT_MAP] = ".svg", [KEPT_PROOF] = ".json"};

struct request {
	const char *files[KEPT_MOST];
	bool overwrites;
	struct subject_request common;
	struct zoning_request zoning;
	struct grids_page page;
};

static bool ends_in(const char *name, const char *ending)
{
	size_t length = strlen(name), most = strlen(ending);
	return length > most && strcmp(name + length - most, ending) == 0;
}

static void file_read(struct request *request, const char *name, struct argp_state *state)
{
	for (int kind = 0; kind < KEPT_MOST; kind++)
		if (ends_in(name, endings[kind])) {
			if (request->files[kind])
				argp_error(state, _("one file of a kind: %s and %s"), request->files[kind], name);
			request->files[kind] = name;
			return;
		}
	argp_error(state, _("-o takes a name that ends in .csv, .geojson, .svg or .json, not %s"), name);
}

static error_t option_read(int key, char *argument, struct argp_state *state)
{
	struct request *request = state->input;
	switch (key) {
	case ARGP_KEY_INIT:
		state->child_inputs[0] = &request->common;
		return 0;
	case 'b':
		if (strcmp(argument, "community") && strcmp(argument, "grid"))
			argp_error(state, _("--by is community or grid, not %s"), argument);
		request->page.by_grid = strcmp(argument, "grid") == 0;
		return 0;
	case 'o': file_read(request, argument, state); return 0;
	case OPTION_OVERWRITE: request->overwrites = true; return 0;
	case OPTION_SPLIT: request->zoning.splits_compounds = true; return 0;
	case OPTION_KEEP: request->zoning.keeps = true; return 0;
	case OPTION_COMMUNITY: request->zoning.community = argument; return 0;
	case OPTION_NODES: request->zoning.node_limit = (long)cli_whole("node-limit", argument, 1, MOST_NODES, state); return 0;
	case 't': request->zoning.team = team_of((int)cli_whole("threads", argument, 1, MOST_THREADS, state)); return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

/* -- files -------------------------------------------------------------------------------------------------------------- */

/* Boundaries only of what somebody listed, maps and coordinates only of what somebody surveyed. */
static enum status kind_refuse(const struct request *request, enum kept kind, struct faults *faults)
{
	bool with_places = kind == KEPT_GEOJSON || kind == KEPT_MAP;
	if (kind == KEPT_PROOF || grids_page_listed(request->page.zoning, with_places) > 0)
		return STATUS_OK;
	return fault_add(faults, (struct place){0}, with_places ? "give the buildings x and y, or lon and lat; see why there is no plan on the page" : "see why on the page",
		"nothing to put into %s: no community of the table of buildings has a plan", request->files[kind]);
}

static enum status kind_write(const struct request *request, enum kept kind, struct arena *arena, struct text *out)
{
	switch (kind) {
	case KEPT_CSV: return grids_page_csv(&request->page, arena, out);
	case KEPT_GEOJSON: return grids_page_geojson(&request->page, out);
	case KEPT_MAP: return grids_page_map(&request->page, arena, out);
	case KEPT_PROOF: proof_write_zones(request->page.zoning, request->zoning.splits_compounds, request->zoning.keeps, out); break;
	case KEPT_MOST: break;
	}
	return out->failed ? STATUS_WORLD : STATUS_OK;
}

static enum status files_check(const struct request *request, struct faults *faults)
{
	enum status worst = STATUS_OK;
	for (int kind = 0; kind < KEPT_MOST; kind++) {
		const char *name = request->files[kind];
		enum status status = name ? keep_check(name, request->overwrites, faults) : STATUS_OK;
		if (name && kind != KEPT_PROOF && request->page.scenario->building_count == 0)
			status = fault_add(faults, (struct place){0}, "name a table of buildings in the scenario (buildings:)",
				"no boundaries for %s: no community has a table of buildings, the plan rests on generated ones", name);
		worst = status != STATUS_OK ? status : worst;
	}
	return worst;
}

static void files_write(const struct request *request, struct arena *arena, struct faults *faults)
{
	for (int kind = 0; kind < KEPT_MOST; kind++) {
		struct text out;
		if (!request->files[kind] || kind_refuse(request, (enum kept)kind, faults) != STATUS_OK)
			continue;
		text_init(&out);
		if (kind_write(request, (enum kept)kind, arena, &out) == STATUS_OK)
			(void)!keep_write(request->files[kind], &out, faults);
		else
			(void)fault_world(faults, "no memory left");
		text_free(&out);
	}
}

static enum status write(void *context, const struct scenario *scenario, struct arena *arena, struct faults *faults, struct text *out)
{
	struct request *request = context;
	struct zoning zoning;
	request->zoning.scenario = scenario;
	request->page.scenario = scenario;
	request->page.zoning = &zoning;
	request->page.format = request->common.format;
	request->page.splits_compounds = request->zoning.splits_compounds;
	request->page.keeps = request->zoning.keeps;
	enum status status = files_check(request, faults);
	if (status != STATUS_OK)
		return status;
	status = zoning_build(&zoning, arena, &request->zoning, faults);
	if (status == STATUS_OK)
		status = grids_page_write(&request->page, arena, out);
	if (status == STATUS_OK)
		files_write(request, arena, faults); /* the page is shown whatever becomes of them */
	zoning_free(&zoning);
	return status;
}

static int run(struct cli *cli, int argc, char **argv)
{
	static const struct argp_option options[] = {
		{.name = "by", .key = 'b', .arg = "community|grid", .doc = N_("what a row is (community)")},
		{.name = "community", .key = OPTION_COMMUNITY, .arg = "NAME", .doc = N_("only this community, by name or number")},
		{.name = "split-compounds", .key = OPTION_SPLIT, .doc = N_("let a grid end inside a compound; else only those too large for a grid are parted")},
		{.name = "keep", .key = OPTION_KEEP, .doc = N_("a household that changes its grid worker has a price (plan.keep_price); needs the column grid")},
		{.name = "node-limit", .key = OPTION_NODES, .arg = "N", .doc = N_("steps of the last search of each community; what is open then is said")},
		{.name = "threads", .key = 't', .arg = "T", .doc = N_("how many cores to use (all); the results do not depend on it")},
		{.name = "output", .key = 'o', .arg = "FILE", .doc = N_("keep the plan: .csv the table of buildings with grid and base, .geojson and .svg maps, .json the proof for plan verify; once for each")},
		{.name = "overwrite", .key = OPTION_OVERWRITE, .doc = N_("over files of these names")},
		{0}
	};
	static const struct argp_child children[] = {{.argp = &subject_options}, {0}};
	static const struct argp argp = {.options = options, .parser = option_read, .args_doc = "SCENARIO", .children = children,
		.doc = N_("The contiguous grids of each community that cost the least walking, with the proof that none cost less."), .argp_domain = CLI_DOMAIN};
	struct request request = {.page.is_chinese = cli->is_chinese, .zoning.team = team_of(0)};
	if (argp_parse(&argp, argc, argv, 0, NULL, &request))
		return STATUS_WORLD;
	return subject_run(cli, &request.common, write, &request);
}

const struct verb grids_subject = {
	.name = "grids", .run = run,
	.summary_en = "which buildings make a grid, and that no grids cost less",
	.summary_zh = "楼栋怎样划分网格，并证明没有更省的划法",
	.rows = "A19 C21",
};
