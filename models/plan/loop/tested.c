/* tested.c - communities by themselves with frozen demand, then all of them together with every loop on. */
#include "plan/loop/tested.h"

#include <limits.h>
#include <math.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "plan/loop/frozen.h"
#include "plan/loop/tested_community.h"
#include "run/indicator.h"
#include "world/place.h"

enum { POSTS_MOST = 120 };
static const double WAIT_MATTERS_H = 0.05, PERCENT = 100;

/* A plan on its way. */
struct draft {
	struct tested_plan *plan;
	const struct tested_request *request;
	struct place_list places;
	struct frozen_posts *posts;      /* [communities of the scenario] */
	int *chosen;                     /* [plan->count] numbers among them */
	struct world world;              /* frozen, with room for the most posts */
	struct trial *trials;            /* [plan->count] */
	struct faults *faults, *own;     /* [plan->count] */
	enum status *status;
	atomic_int done;
};

/* -- who is planned --------------------------------------------------------------------------------------------------- */

static bool is_asked_for(const struct tested_request *request, const struct community *place)
{
	return (request->street < 0 || place->street == request->street) && (!request->community || !strcmp(place->name, request->community));
}

static enum status choose(struct draft *draft)
{
	struct tested_plan *plan = draft->plan;
	const struct tested_request *request = draft->request;
	int all = draft->places.community_count;
	draft->chosen = arena_rows(&plan->arena, all + 1, int);
	draft->posts = arena_rows(&plan->arena, all + 1, struct frozen_posts);
	plan->communities = arena_rows(&plan->arena, all + 1, struct tested_community);
	if (!draft->chosen || !draft->posts || !plan->communities)
		return fault_world(draft->faults, "no memory for the plan");
	for (int c = 0; c < all; c++) {
		draft->posts[c] = (struct frozen_posts){.posts = {-1, -1, -1, -1}};
		if (is_asked_for(request, &draft->places.communities[c])) {
			arena_init(&plan->communities[plan->count].arena);
			draft->chosen[plan->count++] = c;
		}
	}
	if (plan->count > 0)
		return STATUS_OK;
	if (request->community)
		return fault_add(draft->faults, (struct place){0}, NULL, "%s has no community %s", request->scenario->file, request->community);
	return fault_add(draft->faults, (struct place){0}, faults_say(draft->faults, "streets are counted from 1 to %d", draft->places.street_count),
		"%s has no street %d", request->scenario->file, request->street + 1);
}

/* -- what is asked ---------------------------------------------------------------------------------------------------- */

static struct tested_target target(double value, double matters)
{
	return (struct tested_target){.is_asked = value > 0, .value = value, .matters = matters};
}

/* What matters of a share is what matters of its indicator. The load adds up over posts and needs no allowance. */
static void targets_of(const struct settings *settings, struct tested_target targets[TRIAL_MEASURES])
{
	targets[TRIAL_BASIC] = target(settings->plan_on_time, indicator_plate(INDICATOR_basic_on_time)->measure.matters_from / PERCENT);
	targets[TRIAL_SERVICES] = target(settings->plan_services, indicator_plate(INDICATOR_services_on_time)->measure.matters_from / PERCENT);
	targets[TRIAL_WAIT] = target(settings->plan_counter_wait, WAIT_MATTERS_H);
	targets[TRIAL_LOAD] = target(settings->plan_load, 0);
}

static enum status rivals_ask(struct draft *draft, struct tested_community *community, const struct community *place, int number,
	struct staffing_site *site)
{
	const struct scenario *scenario = draft->request->scenario;
	struct tested_plan *plan = draft->plan;
	struct staffing_plan loose;
	struct walks walks;
	community->program = (struct posts_row){
		.id = place->id, .name = place->name, .residents = place->population, .households = place->households, .requests = place->requests,
		.grids_now = place->grids, .posts_now = place->post_count,
	};
	enum status status = walks_one(&walks, &community->arena, scenario, &draft->places, number, draft->faults);
	if (status == STATUS_OK)
		status = posts_one(&community->program, &plan->rules, site, &loose, &walks, &community->arena, scenario, draft->faults);
	if (status != STATUS_OK)
		return status;
	community->rivals[RIVALS_NORM].heads = rivals_norm(&plan->rules, site);
	community->rivals[RIVALS_WISN].heads = rivals_wisn(&scenario->settings, site);
	community->rivals[RIVALS_ERLANG].heads = rivals_erlang(&scenario->settings, &plan->rules, site);
	community->rivals[RIVALS_PROGRAM].heads = rivals_program(&community->program);
	return STATUS_OK;
}

static int smaller(int a, int b)
{
	return a < b ? a : b;
}

/* Room for half as many again as anybody advises. */
static void bounds_lay(struct tested_community *community, const struct tested_plan *plan, const struct staffing_site *site)
{
	const int more_least = 4;
	struct cuts_problem *problem = &community->problem;
	double norm = ceil(plan->rules.per_10000 * site->residents / 10000 - 1e-9);
	*problem = (struct cuts_problem){.kinds = TRIAL_KINDS, .least = (int)norm - community->leads, .most = plan->simulations};
	for (int kind = 0; kind < TRIAL_KINDS; kind++) {
		int most = 0;
		for (int r = 0; r < RIVALS_KINDS; r++) {
			int *n = &community->rivals[r].heads.n[kind];
			*n = smaller(*n, POSTS_MOST);
			most = *n > most ? *n : most;
		}
		bool is_grid = kind + TRIAL_FIRST == POST_GRID, is_counter = kind + TRIAL_FIRST == POST_COUNTER;
		problem->low[kind] = smaller(is_grid ? (int)lround(site->grids) : is_counter && week_hours(&site->week, SKILL_COUNTER) > 0, POSTS_MOST);
		most = most > problem->low[kind] ? most : problem->low[kind];
		community->most[kind] = problem->high[kind] = smaller(most + (most / 2 > more_least ? most / 2 : more_least), POSTS_MOST);
		problem->cost[kind] = plan->post_yuan;
	}
	problem->prefer = community->rivals[RIVALS_PROGRAM].heads;
}

static enum status community_prepare(struct draft *draft, int index)
{
	struct tested_plan *plan = draft->plan;
	struct tested_community *community = &plan->communities[index];
	int number = draft->chosen[index];
	const struct community *place = &draft->places.communities[number];
	struct staffing_site site;
	enum status status = rivals_ask(draft, community, place, number, &site);
	if (status != STATUS_OK)
		return status;
	const double least_yuan = 1; /* posts that cost nothing are counted */
	plan->post_yuan = llround(fmax(plan->rules.post_yuan, least_yuan));
	community->id = place->id;
	community->name = arena_string(&community->arena, place->name);
	community->residents = place->population;
	community->households = place->households;
	community->posts_now = place->post_count;
	community->grids = community->program.grids;
	community->leads = 1;
	bounds_lay(community, plan, &site);
	struct frozen_posts *posts = &draft->posts[number];
	posts->posts[POST_LEAD] = community->leads;
	posts->grids = draft->request->scenario->building_count > 0 ? 0 : community->grids;
	for (int kind = 0; kind < TRIAL_KINDS; kind++)
		posts->posts[kind + TRIAL_FIRST] = community->most[kind];
	return community->name ? STATUS_OK : fault_world(draft->faults, "no memory for the plan");
}

static void rules_note(struct tested_plan *plan, const struct policy *policy)
{
	for (int i = 0; i < policy->phase_count; i++)
		for (int r = 0; r < policy->phases[i].rule_count; r++)
			if (frozen_reads_posts(policy->phases[i].rules[r].rule))
				plan->left_out |= 1u << policy->phases[i].rules[r].rule;
}

/* -- frozen demand, community by community ---------------------------------------------------------------------------- */

static void community_task(void *context, int index, int thread)
{
	struct draft *draft = context;
	const struct tested_request *request = draft->request;
	(void)thread;
	draft->status[index] = tested_community_plan(&draft->plan->communities[index], &draft->trials[index], draft->plan, &draft->own[index]);
	int done = atomic_fetch_add(&draft->done, 1) + 1;
	if (thread == 0 && request->progress)
		request->progress(request->progress_context, (double)done / draft->plan->count);
}

static enum status communities_plan(struct draft *draft)
{
	struct tested_plan *plan = draft->plan;
	struct team team = draft->request->team, inside = plan->count > 1 ? team_of(1) : team;
	draft->trials = calloc((size_t)plan->count, sizeof *draft->trials);
	draft->own = calloc((size_t)plan->count, sizeof *draft->own);
	draft->status = arena_rows(&plan->arena, plan->count, enum status);
	enum status status = draft->trials && draft->own && draft->status ? STATUS_OK : fault_world(draft->faults, "no memory for the plan");
	for (int i = 0; i < plan->count && status == STATUS_OK; i++) {
		faults_init_like(&draft->own[i], draft->faults);
		status = trial_init(&draft->trials[i], &draft->world, &draft->chosen[i], 1, plan->seed, inside, draft->faults);
	}
	if (status == STATUS_OK)
		team_for(team, plan->count, community_task, draft);
	for (int i = 0; i < plan->count && status == STATUS_OK; i++) {
		for (int row = 0; row < draft->own[i].count; row++)
			(void)fault_world(draft->faults, "%s", draft->own[i].rows[row].what);
		status = draft->status[i];
	}
	for (int i = 0; draft->trials && draft->own && i < plan->count; i++) {
		trial_free(&draft->trials[i]);
		faults_free(&draft->own[i]);
	}
	free(draft->trials);
	free(draft->own);
	return status;
}

static enum status frozen_plan(struct draft *draft)
{
	struct scenario frozen;
	struct tested_plan *plan = draft->plan;
	if (frozen_take(draft->request->scenario, draft->request->policy, draft->posts, true, &plan->arena, &frozen) != STATUS_OK)
		return fault_world(draft->faults, "no memory for the plan");
	enum status status = world_build(&draft->world, &frozen, draft->faults);
	plan->years = draft->world.start_day / 365.25;
	if (status == STATUS_OK)
		status = communities_plan(draft);
	world_free(&draft->world);
	return status;
}

/* -- every loop on, all together -------------------------------------------------------------------------------------- */

static enum status real_run(struct draft *draft, const struct world *world, struct trial_counts *counts)
{
	struct tested_plan *plan = draft->plan;
	struct heads *heads = arena_rows(&plan->arena, plan->count, struct heads);
	struct trial trial = {.rooms = NULL};
	uint64_t seed = plan->fresh_seed + TESTED_ROUNDS;
	if (!heads)
		return fault_world(draft->faults, "no memory for the plan");
	for (int i = 0; i < plan->count; i++)
		heads[i] = plan->communities[i].heads;
	enum status status = trial_init(&trial, world, draft->chosen, plan->count, seed, draft->request->team, draft->faults);
	if (status == STATUS_OK)
		status = trial_run(&trial, heads, 0, plan->fresh_replications, counts, draft->faults);
	trial_free(&trial);
	return status;
}

static enum status real_check(struct draft *draft)
{
	struct tested_plan *plan = draft->plan;
	int fresh = plan->fresh_replications;
	struct scenario real;
	struct world world;
	struct trial_counts *counts = arena_rows(&plan->arena, fresh * plan->count, struct trial_counts);
	struct trial_counts *one = arena_rows(&plan->arena, fresh, struct trial_counts), *all = arena_rows(&plan->arena, fresh, struct trial_counts);
	for (int i = 0; i < plan->count; i++)
		for (int kind = 0; kind < TRIAL_KINDS; kind++)
			draft->posts[draft->chosen[i]].posts[kind + TRIAL_FIRST] = plan->communities[i].heads.n[kind];
	if (!counts || !one || !all || frozen_take(draft->request->scenario, draft->request->policy, draft->posts, false, &plan->arena, &real) != STATUS_OK)
		return fault_world(draft->faults, "no memory for the plan");
	enum status status = world_build(&world, &real, draft->faults);
	if (status == STATUS_OK)
		status = real_run(draft, &world, counts);
	world_free(&world);
	for (int i = 0; i < plan->count && status == STATUS_OK; i++) {
		for (int r = 0; r < fresh; r++) {
			one[r] = counts[r * plan->count + i];
			trial_add(&all[r], &one[r]);
		}
		plan->communities[i].real = tested_community_check(plan->targets, one, fresh);
	}
	plan->real = tested_community_check(plan->targets, all, fresh);
	return status;
}

/* -- together --------------------------------------------------------------------------------------------------------- */

static enum status totals(struct draft *draft)
{
	struct tested_plan *plan = draft->plan;
	struct trial_counts *fresh = arena_rows(&plan->arena, plan->fresh_replications, struct trial_counts);
	if (!fresh)
		return fault_world(draft->faults, "no memory for the plan");
	for (int i = 0; i < plan->count; i++) {
		const struct tested_community *community = &plan->communities[i];
		trial_add(&plan->shared, &community->shared);
		for (int r = 0; r < plan->fresh_replications; r++)
			trial_add(&fresh[r], &community->fresh_counts[r]);
		for (int kind = 0; kind < RIVALS_KINDS; kind++) {
			trial_add(&plan->rivals[kind].shared, &community->rivals[kind].shared);
			plan->rivals_met[kind] += community->rivals[kind].is_met;
			for (int k = 0; k < TRIAL_KINDS; k++)
				plan->rivals[kind].heads.n[k] += community->rivals[kind].heads.n[k];
		}
	}
	for (int kind = 0; kind < RIVALS_KINDS; kind++)
		plan->rivals[kind].is_met = plan->rivals_met[kind] == plan->count;
	plan->fresh = tested_community_check(plan->targets, fresh, plan->fresh_replications);
	return STATUS_OK;
}

enum status tested_build(struct tested_plan *plan, const struct tested_request *request, struct faults *faults)
{
	*plan = (struct tested_plan){
		.replications = request->replications, .fresh_replications = request->fresh, .simulations = request->simulations,
		.seed = request->seed, .fresh_seed = request->seed + 1,
	};
	struct draft draft = {.plan = plan, .request = request, .faults = faults};
	arena_init(&plan->arena);
	targets_of(&request->scenario->settings, plan->targets);
	rules_note(plan, &request->scenario->policies[request->policy]);
	if (place_build(request->scenario, &plan->arena, &draft.places) != STATUS_OK)
		return fault_world(faults, "no memory for the communities");
	enum status status = choose(&draft);
	for (int i = 0; i < plan->count && status == STATUS_OK; i++)
		status = community_prepare(&draft, i);
	if (status == STATUS_OK)
		status = frozen_plan(&draft);
	if (status == STATUS_OK)
		status = real_check(&draft);
	return status == STATUS_OK ? totals(&draft) : status;
}

void tested_free(struct tested_plan *plan)
{
	for (int i = 0; i < plan->count; i++)
		arena_free(&plan->communities[i].arena);
	arena_free(&plan->arena);
	*plan = (struct tested_plan){.count = 0};
}
