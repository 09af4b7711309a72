/* options.c - a short run or a file, then option by option: hours, posts, trial. */
#include "plan/options.h"

#include <math.h>
#include <string.h>

#include "run/indicator.h"
#include "world/sample.h"

static const double LOAD_STEP = 0.05, LOADED = 1.03; /* more than rounding and chance */
static const uint64_t OTHER_LUCK = 1000003;

/* Options on their way. */
struct choosing {
	struct options_plan *plan;
	const struct options_request *request;
	const struct result_set *set;        /* results, of all communities or some */
	struct scenario sampled;             /* what the short run simulated */
	struct result_set found;
	struct asked asked, seen;            /* all communities; those of the results */
	struct arena *arena;
	struct faults *faults;
};

/* -- what is known --------------------------------------------------------------------------------------------------- */

static enum status short_run(struct choosing *choosing)
{
	const struct options_request *request = choosing->request;
	if (sample_take(request->scenario, OPTIONS_SHORT_COMMUNITIES, choosing->arena, &choosing->sampled) != STATUS_OK)
		return fault_world(choosing->faults, "no memory for the plan");
	struct run_request run = {.scenario = &choosing->sampled, .replications = OPTIONS_SHORT_REPLICATIONS, .seed = request->seed, .team = request->team};
	enum status status = study_run(&run, choosing->arena, &choosing->found, choosing->faults);
	choosing->set = &choosing->found;
	choosing->plan->is_short = true;
	return status;
}

/* A file must be of this scenario: its options and communities. */
static enum status file_check(const struct choosing *choosing, const struct result_set *set)
{
	const struct scenario *scenario = choosing->request->scenario;
	bool fits = set->place_count == sample_communities(scenario) && result_line_measure_index(set, "demanded_hours") >= 0;
	for (int i = 0; i < scenario->policy_count; i++)
		if ((i == scenario->baseline || choosing->request->is_chosen[i]) && result_point_index(set, scenario->policies[i].name) < 0)
			fits = false;
	return fits ? STATUS_OK : fault_add(choosing->faults, (struct place){.file = scenario->file}, "run it again with -o, or leave --from out",
		"these results are not of this scenario: its options or communities are others");
}

static enum status results_find(struct choosing *choosing)
{
	const struct options_request *request = choosing->request;
	choosing->sampled = *request->scenario;
	choosing->set = request->from;
	enum status status = request->from ? file_check(choosing, request->from) : short_run(choosing);
	if (status == STATUS_OK)
		status = asked_open(&choosing->asked, choosing->arena, request->scenario, choosing->faults);
	if (status == STATUS_OK)
		status = asked_open(&choosing->seen, choosing->arena, &choosing->sampled, choosing->faults);
	choosing->plan->replications = choosing->set ? choosing->set->replication_count : 0;
	choosing->plan->communities = choosing->seen.places.community_count;
	return status;
}

/* Sums of some communities become those of all: factors stay, what no budget has goes by residents. */
static void load_spread(const struct choosing *choosing, double residents, struct asked_load *load)
{
	double more = residents > 0 ? choosing->asked.residents / residents : 1;
	load->hours = 0;
	for (int skill = 0; skill < SKILL_COUNT; skill++) {
		load->extra_h[skill] *= more;
		load->hours += load->extra_h[skill];
	}
	for (int line = 0; line < LINE_MOST; line++)
		load->hours += load->factor[line] * choosing->asked.hours[line];
}

/* What an option was asked for. */
static enum status load_find(struct choosing *choosing, int policy, int point, struct asked_load *load)
{
	const struct scenario *scenario = choosing->request->scenario;
	enum status status = asked_set(&choosing->asked, choosing->arena, scenario, asked_settings(scenario, policy), choosing->faults);
	if (status == STATUS_OK)
		status = asked_set(&choosing->seen, choosing->arena, &choosing->sampled, asked_settings(&choosing->sampled, policy), choosing->faults);
	if (status != STATUS_OK)
		return status;
	*load = asked_load_of(&choosing->seen, choosing->set, point, -1);
	load_spread(choosing, choosing->seen.residents, load);
	return STATUS_OK;
}

static enum status worth_find(const struct choosing *choosing, int point, struct stats_interval *worth)
{
	const struct result_set *set = choosing->set;
	int measure = result_measure_index(set, indicator_plate(INDICATOR_worth_workers)->measure.name);
	double *values = arena_rows(choosing->arena, set->replication_count + 1, double);
	*worth = (struct stats_interval){.n = 0};
	if (!values)
		return STATUS_WORLD;
	for (int r = 0; measure >= 0 && r < set->replication_count; r++)
		values[r] = result_horizon(set, point, r)[measure];
	if (measure >= 0 && point != set->baseline && choosing->request->from)
		*worth = stats_mean(values, set->replication_count, 0.95);
	return STATUS_OK;
}

/* -- an option ------------------------------------------------------------------------------------------------------- */

static struct rehearsal_request trial_of(const struct choosing *choosing, int policy)
{
	const struct options_request *request = choosing->request;
	return (struct rehearsal_request){.scenario = request->scenario, .policy = policy, .communities = OPTIONS_TRIAL_COMMUNITIES,
		.replications = request->trial_replications, .seed = request->seed + OTHER_LUCK, .team = request->team};
}

/* One plan and its trial. */
static enum status plan_try(struct choosing *choosing, struct options_row *row, const struct asked_load *load, struct posts_plan *posts)
{
	const struct scenario *scenario = choosing->request->scenario;
	struct rehearsal_request trial = trial_of(choosing, row->policy);
	struct posts_request request = {.must = choosing->request->must, .asked = &choosing->asked, .load_asked = load, .is_brief = row->policy != scenario->baseline || row->tries > 0,
		.load = row->load};
	enum status status = posts_build_as(posts, choosing->arena, scenario, &request, choosing->faults);
	row->total = posts->total;
	row->conflict = posts->conflict;
	row->asked_h = load->hours;
	row->tries++;
	if (status == STATUS_OK && posts->conflict.count == 0 && trial.replications > 0)
		status = rehearsal_run(&row->trial, &trial, posts->communities, choosing->arena, choosing->faults);
	return status;
}

/* The hours of the trial line by line, in all as many as its load says beyond the plan's: who is not overworked stays and gives more hours. */
static void load_learn(const struct choosing *choosing, const struct options_row *row, struct asked_load *load)
{
	double wanted = load->hours * row->trial.load.mean / row->load;
	*load = row->trial.asked;
	load_spread(choosing, row->trial.residents, load);
	double scale = load->hours > 0 ? wanted / load->hours : 1;
	for (int line = 0; line < LINE_MOST; line++)
		load->factor[line] *= scale;
	for (int skill = 0; skill < SKILL_COUNT; skill++)
		load->extra_h[skill] *= scale;
	load->hours = wanted;
}

/* Plans again for what the trial was asked for, or at a lower load, until the targets are met. */
static enum status option_plan(struct choosing *choosing, struct options_row *row, struct asked_load *load, struct posts_plan *posts)
{
	double wanted = choosing->asked.settings->plan_on_time;
	enum status status;
	row->load = choosing->asked.settings->plan_load;
	for (;;) {
		status = plan_try(choosing, row, load, posts);
		if (status != STATUS_OK || row->trial.replications == 0 || row->conflict.count > 0 || row->tries == OPTIONS_TRIES)
			return status;
		bool is_loaded = row->trial.load.mean > row->load * LOADED;
		row->grows |= is_loaded;
		if (is_loaded) {
			load_learn(choosing, row, load);
		} else if (row->trial.on_time.mean < wanted && row->load > 2 * LOAD_STEP) {
			row->load -= LOAD_STEP;
		} else {
			return STATUS_OK;
		}
	}
}

static enum status option_add(struct choosing *choosing, int policy, struct posts_plan *posts)
{
	struct options_plan *plan = choosing->plan;
	const struct scenario *scenario = choosing->request->scenario;
	struct options_row *row = &plan->rows[plan->count++];
	struct asked_load load;
	int point = result_point_index(choosing->set, scenario->policies[policy].name);
	*row = (struct options_row){.policy = policy};
	enum status status = load_find(choosing, policy, point, &load);
	if (status == STATUS_OK)
		status = worth_find(choosing, point, &row->worth);
	return status == STATUS_OK ? option_plan(choosing, row, &load, posts) : status;
}

/* -- the norm -------------------------------------------------------------------------------------------------------- */

static struct stats_interval file_interval(const struct choosing *choosing, enum indicator_id id, double scale, double *values)
{
	const struct result_set *set = choosing->set;
	int measure = result_measure_index(set, indicator_plate(id)->measure.name);
	for (int r = 0; r < set->replication_count; r++)
		values[r] = measure >= 0 ? scale * result_horizon(set, set->baseline, r)[measure] : (double)NAN;
	return stats_mean(values, set->replication_count, 0.95);
}

/* Posts by the norm are tried like a plan; where they are those of the results, these say it. */
static enum status norm_try(struct choosing *choosing)
{
	struct options_plan *plan = choosing->plan;
	const struct settings *settings = &choosing->request->scenario->settings;
	int count = plan->baseline.community_count;
	bool is_own = settings->staff_by == 0 && !choosing->request->scenario->communities && !choosing->request->scenario->staff &&
		(settings->plan_norm <= 0 || settings->plan_norm == settings->staff_per_10000);
	double *values = arena_rows(choosing->arena, choosing->set->replication_count + 1, double);
	struct posts_row *rows = arena_rows(choosing->arena, count, struct posts_row);
	if (!values || !rows)
		return fault_world(choosing->faults, "no memory for the plan");
	memcpy(rows, plan->baseline.communities, (size_t)count * sizeof *rows);
	rehearsal_norm(rows, count);
	plan->norm_total = (struct posts_row){0};
	for (int i = 0; i < count; i++)
		plan->norm_total.total += (int)lround(rows[i].norm_posts);
	struct rehearsal_request trial = trial_of(choosing, choosing->request->scenario->baseline);
	bool is_told = is_own && !plan->is_short && trial.replications <= OPTIONS_BRIEF_REPLICATIONS;
	if (trial.replications > 0 && !is_told)
		return rehearsal_run(&plan->norm, &trial, rows, choosing->arena, choosing->faults);
	if (is_told)
		plan->norm = (struct rehearsal){.communities = plan->communities, .replications = plan->replications,
			.on_time = file_interval(choosing, INDICATOR_basic_on_time, 0.01, values), .load = file_interval(choosing, INDICATOR_load, 1, values)};
	return STATUS_OK;
}

enum status options_build(struct options_plan *plan, const struct options_request *request, struct arena *arena, struct faults *faults)
{
	const struct scenario *scenario = request->scenario;
	struct choosing choosing = {.plan = plan, .request = request, .arena = arena, .faults = faults};
	struct posts_plan other;
	memset(plan, 0, sizeof *plan);
	plan->rows = arena_rows(arena, scenario->policy_count, struct options_row);
	if (!plan->rows)
		return fault_world(faults, "no memory for the plan");
	enum status status = results_find(&choosing);
	if (status == STATUS_OK)
		status = option_add(&choosing, scenario->baseline, &plan->baseline);
	if (status == STATUS_OK)
		status = norm_try(&choosing);
	for (int policy = 0; policy < scenario->policy_count && status == STATUS_OK; policy++)
		if (policy != scenario->baseline && request->is_chosen[policy])
			status = option_add(&choosing, policy, &other);
	return status;
}
