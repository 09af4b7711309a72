/* grids.c - the subject that cuts communities into grids, or any graph of units into parts. */
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "cli/keep.h"
#include "cli/plan/subject.h"
#include "plan/zones/proof.h"
#include "report/grids_page.h"
#include "report/units_page.h"

enum { MOST_THREADS = 1024, MOST_NODES = 100000000, MOST_SECONDS = 10000000, MOST_PARTS = 60000 };
enum { OPTION_SPLIT = 0x4000, OPTION_KEEP, OPTION_COMMUNITY, OPTION_NODES, OPTION_SECONDS, OPTION_UNITS, OPTION_EDGES, OPTION_WINDOW,
	OPTION_COUNT, OPTION_COST };

/* What a plan can be kept as, by the end of the file's name. */
enum kept { KEPT_CSV, KEPT_GEOJSON, KEPT_MAP, KEPT_PROOF, KEPT_MOST };
static const char *const endings[KEPT_MOST] = {[KEPT_CSV] = ".csv", [KEPT_GEOJSON] = ".geojson", [KEPT_MAP] = ".svg", [KEPT_PROOF] = ".json"};

struct request {
	const char *files[KEPT_MOST];
	const char *results;               /* that take the plan */
	struct result_set set;
	bool overwrites;
	struct subject_request common;
	struct zoning_request zoning;
	struct grids_page page;
	const char *units, *edges;         /* of a graph; else a scenario is planned */
	bool has_cost;
	struct units_request graph;
	struct units_page graph_page;
	struct timespec until;             /* by the clock */
};

/* -- the command line ------------------------------------------------------------------------------------------------------ */

static bool ends_in(const char *name, const char *ending)
{
	size_t length = strlen(name), most = strlen(ending);
	return length > most && strcmp(name + length - most, ending) == 0;
}

static void output_read(struct request *request, const char *name, struct argp_state *state)
{
	for (int kind = 0; kind < KEPT_MOST; kind++)
		if (ends_in(name, endings[kind])) {
			if (request->files[kind])
				argp_error(state, _("one file of a kind: %s and %s"), request->files[kind], name);
			request->files[kind] = name;
			return;
		}
	if (!ends_in(name, ".h5"))
		argp_error(state, _("-o takes a name that ends in .csv, .geojson, .svg, .json or .h5, not %s"), name);
	request->results = name;
}

/* "300:500" */
static void window_read(struct request *request, const char *word, struct argp_state *state)
{
	char *end;
	intmax_t low = strtoimax(word, &end, 10), high = *end == ':' ? strtoimax(end + 1, &end, 10) : -1;
	if (*end || low < 0 || high < low || high > INT64_C(1) << 40)
		argp_error(state, _("--window is the least and the most weight of a part, as in 300:500, not %s"), word);
	request->graph.low = low;
	request->graph.high = high;
}

static void cost_read(struct request *request, const char *word, struct argp_state *state)
{
	static const char *const words[] = {[UNITS_WALK] = "walk", [UNITS_HOP] = "hop", [UNITS_EUCLID2] = "euclid2"};
	for (int cost = 0; cost < (int)(sizeof words / sizeof *words); cost++)
		if (strcmp(word, words[cost]) == 0) {
			request->graph.cost = (enum units_cost)cost;
			request->has_cost = true;
			return;
		}
	argp_error(state, _("--cost is walk, hop or euclid2, not %s"), word);
}

static bool is_over(void *watch)
{
	const struct timespec *until = watch;
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec > until->tv_sec || (now.tv_sec == until->tv_sec && now.tv_nsec >= until->tv_nsec);
}

static void seconds_read(struct request *request, const char *word, struct argp_state *state)
{
	clock_gettime(CLOCK_MONOTONIC, &request->until);
	request->until.tv_sec += (time_t)cli_whole("time-limit", word, 1, MOST_SECONDS, state);
	request->zoning.is_over = request->graph.is_over = is_over;
	request->zoning.watch = request->graph.watch = &request->until;
}

/* A graph needs all of its own words, and has no use for those of a scenario. */
static void graph_check(const struct request *request, struct argp_state *state)
{
	bool is_graph = request->units || request->edges || request->graph.high || request->graph.count || request->has_cost;
	if (is_graph && !(request->units && request->edges && request->graph.high && request->has_cost))
		argp_error(state, _("a graph takes --units, --edges, --window and --cost together"));
	if (is_graph && (request->zoning.community || request->zoning.splits_compounds || request->zoning.keeps || request->page.by_grid ||
			request->files[KEPT_GEOJSON] || request->files[KEPT_MAP] || request->results))
		argp_error(state, _("--community, --split-compounds, --keep, --by and maps are for scenarios, not for a graph of units"));
}

static error_t option_read(int key, char *argument, struct argp_state *state)
{
	struct request *request = state->input;
	switch (key) {
	case ARGP_KEY_INIT:
		state->child_inputs[0] = &request->common;
		return 0;
	case 'b':
		request->page.by_grid = cli_choice("by", (const char *const[]){"community", "grid"}, 2, argument, state);
		return 0;
	case 'o': output_read(request, argument, state); return 0;
	case 'w': request->overwrites = true; return 0;
	case OPTION_SPLIT: request->zoning.splits_compounds = true; return 0;
	case OPTION_KEEP: request->zoning.keeps = true; return 0;
	case OPTION_COMMUNITY: request->zoning.community = argument; return 0;
	case OPTION_NODES: request->zoning.node_limit = request->graph.node_limit = (long)cli_whole("node-limit", argument, 1, MOST_NODES, state); return 0;
	case OPTION_SECONDS: seconds_read(request, argument, state); return 0;
	case OPTION_UNITS: request->units = argument; request->common.needs_no_file = true; return 0;
	case OPTION_EDGES: request->edges = argument; request->common.needs_no_file = true; return 0;
	case OPTION_WINDOW: window_read(request, argument, state); return 0;
	case OPTION_COUNT: request->graph.count = (int)cli_whole("count", argument, 1, MOST_PARTS, state); return 0;
	case OPTION_COST: cost_read(request, argument, state); return 0;
	case 't': request->zoning.team = request->graph.team = team_of((int)cli_whole("threads", argument, 1, MOST_THREADS, state)); return 0;
	case ARGP_KEY_END: graph_check(request, state); return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

/* -- files -------------------------------------------------------------------------------------------------------------- */

/* Boundaries only of what somebody listed, maps and coordinates only of what somebody surveyed. */
static enum status kind_refuse(const struct request *request, enum kept kind, struct faults *faults)
{
	bool with_places = kind == KEPT_GEOJSON || kind == KEPT_MAP;
	if (kind == KEPT_PROOF || request->units || grids_page_listed(request->page.zoning, with_places) > 0)
		return STATUS_OK;
	return fault_add(faults, (struct place){0}, with_places ? N_("give the buildings x and y, or lon and lat; see why there is no plan on the page") : N_("see why on the page"),
		"nothing to put into %s: no community of the table of buildings has a plan", request->files[kind]);
}

static enum status kind_write(const struct request *request, enum kept kind, struct arena *arena, struct text *out)
{
	switch (kind) {
	case KEPT_CSV: return request->units ? units_page_csv(&request->graph_page, arena, out) : grids_page_csv(&request->page, arena, out);
	case KEPT_GEOJSON: return grids_page_geojson(&request->page, out);
	case KEPT_MAP: return grids_page_map(&request->page, arena, out);
	case KEPT_PROOF:
		if (request->units)
			proof_write_units(request->graph_page.units, request->graph_page.solved, request->graph.cost, out);
		else
			proof_write_zones(request->page.zoning, request->zoning.splits_compounds, request->zoning.keeps, out);
		break;
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
		if (name && kind != KEPT_PROOF && !request->units && request->page.scenario->building_count == 0)
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

/* -- plans -------------------------------------------------------------------------------------------------------------- */

static enum status graph_write(struct request *request, struct arena *arena, struct faults *faults, struct text *out)
{
	struct units units;
	struct units_plan solved;
	enum status status = files_check(request, faults);
	if (status == STATUS_OK)
		status = units_read(&units, request->units, request->edges, arena, faults);
	if (status == STATUS_OK)
		status = units_solve(&solved, &units, &request->graph, arena, faults);
	if (status != STATUS_OK)
		return status;
	request->graph_page = (struct units_page){.units = &units, .solved = &solved, .reason = units_reason(&solved, &units, faults),
		.is_chinese = request->page.is_chinese, .format = request->common.format};
	status = units_page_write(&request->graph_page, arena, out);
	if (status == STATUS_OK)
		files_write(request, arena, faults);
	return status;
}

static enum status scenario_write(struct request *request, const struct scenario *scenario, struct arena *arena, struct faults *faults, struct text *out)
{
	struct zoning zoning;
	request->zoning.scenario = scenario;
	request->page.scenario = scenario;
	request->page.zoning = &zoning;
	request->page.format = request->common.format;
	request->page.splits_compounds = request->zoning.splits_compounds;
	request->page.keeps = request->zoning.keeps;
	enum status status = files_check(request, faults);
	if (status == STATUS_OK)
		status = subject_results_read(request->results, scenario, arena, &request->set, faults);
	if (status != STATUS_OK)
		return status;
	status = zoning_build(&zoning, arena, &request->zoning, faults);
	if (status == STATUS_OK)
		status = grids_page_write(&request->page, arena, out);
	if (status == STATUS_OK)
		files_write(request, arena, faults); /* the page is shown whatever becomes of them */
	if (status == STATUS_OK && request->results)
		status = grids_page_keep(&request->page, arena, &request->set.annexes);
	if (status == STATUS_OK)
		status = subject_results_write(request->results, &request->set, faults);
	zoning_free(&zoning);
	return status;
}

static enum status write(void *context, const struct scenario *scenario, struct arena *arena, struct faults *faults, struct text *out)
{
	struct request *request = context;
	return scenario ? scenario_write(request, scenario, arena, faults, out) : graph_write(request, arena, faults, out);
}

static int run(struct cli *cli, int argc, char **argv)
{
	static const struct argp_option options[] = {
		{.name = "by", .key = 'b', .arg = "community|grid", .doc = N_("what a row is (community)")},
		{.name = "community", .key = OPTION_COMMUNITY, .arg = "NAME", .doc = N_("only this community, by name or number")},
		{.name = "split-compounds", .key = OPTION_SPLIT, .doc = N_("let a grid end inside a compound; else only those too large for a grid are parted")},
		{.name = "keep", .key = OPTION_KEEP, .doc = N_("a household that changes its grid worker has a price (plan.keep_price); needs the column grid")},
		{.name = "output", .key = 'o', .arg = "FILE", .doc = N_("keep the plan: .csv the table of buildings with grid and base, .geojson and .svg maps, .json the proof for plan verify, .h5 results of the scenario, for `report`; once for each")},
		{.name = "overwrite", .key = 'w', .doc = N_("over files of these names")},
		{.name = "node-limit", .key = OPTION_NODES, .arg = "N", .doc = N_("steps of each search; what is open then is said")},
		{.name = "time-limit", .key = OPTION_SECONDS, .arg = "SECONDS", .doc = N_("stop by the clock: not reproducible")},
		{.name = "threads", .key = 't', .arg = "T", .doc = N_("how many cores to use (all); the results do not depend on it")},
		{.name = "units", .key = OPTION_UNITS, .arg = "UNITS.csv", .doc = N_("instead of a scenario: any graph, a unit a row (id, weight, x, y)")},
		{.name = "edges", .key = OPTION_EDGES, .arg = "EDGES.csv", .doc = N_("its ways (a, b)")},
		{.name = "window", .key = OPTION_WINDOW, .arg = "LOW:HIGH", .doc = N_("least and most weight of a part")},
		{.name = "count", .key = OPTION_COUNT, .arg = "K", .doc = N_("so many parts (any number)")},
		{.name = "cost", .key = OPTION_COST, .arg = "walk|hop|euclid2", .doc = N_("of a part: weight times the way, the number of edges, or the squared distance to its base")},
		{0}
	};
	static const struct argp_child children[] = {{.argp = &subject_options}, {0}};
	static const struct argp argp = {.options = options, .parser = option_read, .args_doc = N_("SCENARIO\n--units=UNITS.csv --edges=EDGES.csv --window=LOW:HIGH --cost=walk|hop|euclid2"),
		.children = children,
		.doc = N_("The contiguous grids of each community that cost the least walking, with the proof that none cost less."), .argp_domain = CLI_DOMAIN};
	struct request request = {.page.is_chinese = cli->is_chinese, .zoning.team = team_of(0), .graph.team = team_of(0)};
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
