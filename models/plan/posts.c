/* posts.c - what is asked of every community, the plan of all, then the streets and the district as sums. */
#include "plan/posts.h"

#include <math.h>
#include <string.h>

#include "plan/grids.h"
#include "plan/wisn.h"
#include "world/place.h"

/* A district on its way. */
struct draft {
	struct posts_plan *plan;
	const struct posts_request *request;
	struct asked asked;
	struct staffing_site *sites;
	struct staffing_plan *loose, *whole;
	struct linked linked;
	struct arena *arena;
	struct faults *faults;
};

/* Work done once: by the budget, or as simulated. */
static double wisn_posts(double work_h, const struct settings *settings)
{
	return wisn((struct wisn_input){
		.work_h = work_h,
		.day_h = BUDGET_DAY_H, .available_days = BUDGET_WORKING_DAYS - settings->absence_days,
	}).required;
}

/* One more hour where it is dearest. */
static double hour_yuan(const struct week *week, const struct staffing_plan *loose, int skill)
{
	double yuan = loose->week_price[skill];
	for (int period = 0; period < WEEK_PERIOD_COUNT; period++)
		if (week->timed_h[skill][period] > 0)
			yuan = fmax(yuan, loose->period_price[skill][period]);
	return yuan;
}

static void row_fill(struct posts_row *row, const struct week *week, const struct staffing_plan *loose, const struct staffing_plan *whole)
{
	row->total = 0;
	row->loose_posts = 0;
	for (int post = 0; post < POST_COUNT; post++) {
		row->posts[post] = (int)lround(whole->heads[post]);
		row->total += row->posts[post];
		row->loose_posts += loose->heads[post];
	}
	for (int skill = 0; skill < SKILL_COUNT; skill++)
		row->hour_yuan[skill] = hour_yuan(week, loose, skill);
	row->cost_yuan = whole->cost_yuan;
	row->loose_yuan = loose->cost_yuan;
	row->unmet_h = whole->unmet_h;
	row->proven = whole->is_proven;
}

/* All of a row that needs no plan, and what a plan is made for. */
static void row_begin(struct posts_row *row, struct staffing_rules *rules, struct staffing_site *site, const struct settings *settings,
	const struct budget *budget, const struct week *week, double work_h)
{
	*rules = staffing_rules_of(settings, budget);
	row->communities = 1;
	row->grids = grids_count(settings, row->households);
	row->odd_grids = !grids_fit(settings, row->households, row->grids);
	row->wisn_posts = wisn_posts(work_h, settings);
	row->norm_posts = rules->per_10000 * row->residents / 10000;
	row->asked_h = week_all_hours(week);
	row->given_h = row->posts_now * rules->post_h * rules->present;
	*site = (struct staffing_site){.name = row->name, .residents = row->residents, .grids = row->grids, .week = *week};
}

enum status posts_one(struct posts_row *row, struct staffing_rules *rules, struct staffing_site *site, struct staffing_plan *loose,
	const struct walks *walks, struct arena *arena, const struct scenario *scenario, struct faults *faults)
{
	struct settings own = scenario->settings, *settings = &own;
	struct budget budget;
	own.request_rate *= row->requests;
	enum status status = walks ? budget_build_at(&budget, arena, scenario, settings, row->residents, row->households, row->posts_now, walks)
		: budget_build(&budget, arena, scenario, settings, row->residents, row->households, row->posts_now);
	if (status != STATUS_OK)
		return fault_world(faults, "no memory for the budget of a community");
	struct week week = week_of(&budget, settings, settings->plan_staffing == 0);
	row_begin(row, rules, site, settings, &budget, &week, budget.hours[BUDGET_SERVICE] + budget.hours[BUDGET_ADMINISTRATIVE]);
	struct staffing_plan whole;
	status = staffing_solve(rules, site, false, loose, faults);
	if (status == STATUS_OK)
		status = staffing_solve(rules, site, true, &whole, faults);
	if (status == STATUS_OK)
		row_fill(row, &week, loose, &whole);
	return status;
}

void posts_add(struct posts_row *sum, const struct posts_row *row)
{
	sum->communities += row->communities;
	sum->residents += row->residents;
	sum->households += row->households;
	sum->grids_now += row->grids_now;
	sum->grids += row->grids;
	sum->odd_grids += row->odd_grids;
	sum->posts_now += row->posts_now;
	for (int post = 0; post < POST_COUNT; post++)
		sum->posts[post] += row->posts[post];
	sum->total += row->total;
	sum->loose_posts += row->loose_posts;
	sum->wisn_posts += row->wisn_posts;
	sum->norm_posts += row->norm_posts;
	sum->asked_h += row->asked_h;
	sum->given_h += row->given_h;
	sum->cost_yuan += row->cost_yuan;
	sum->loose_yuan += row->loose_yuan;
	sum->unmet_h += row->unmet_h;
	sum->proven += row->proven;
	memcpy(sum->hour_yuan, row->hour_yuan, sizeof sum->hour_yuan); /* told of one community alone */
	street_walk_add(&sum->walk, &row->walk);
}

/* -- the communities ---------------------------------------------------------------------------------------------- */

static void community_begin(struct draft *draft, int i)
{
	const struct asked *asked = &draft->asked;
	const struct community *community = &asked->places.communities[i];
	struct posts_row *row = &draft->plan->communities[i];
	struct week week = asked_week(asked, draft->request->load_asked, i);
	*row = (struct posts_row){
		.id = community->id, .name = community->name, .residents = community->population, .households = community->households,
		.requests = community->requests, .grids_now = community->grids, .posts_now = community->post_count,
	};
	row_begin(row, &draft->plan->rules, &draft->sites[i], asked->settings, &asked->budgets[i], &week, asked_work_h(asked, draft->request->load_asked, i));
	draft->sites[i].street = community->street;
}

static enum status draft_open(struct draft *draft, const struct scenario *scenario)
{
	struct posts_plan *plan = draft->plan;
	const struct posts_request *request = draft->request;
	enum status status = STATUS_OK;
	if (request->asked)
		draft->asked = *request->asked;
	else
		status = asked_open(&draft->asked, draft->arena, scenario, draft->faults);
	if (status == STATUS_OK && !request->asked)
		status = asked_set(&draft->asked, draft->arena, scenario, &scenario->settings, draft->faults);
	if (status != STATUS_OK)
		return status;
	int count = draft->asked.places.community_count;
	plan->community_count = count;
	plan->street_count = draft->asked.places.street_count;
	plan->communities = arena_rows(draft->arena, count, struct posts_row);
	plan->streets = arena_rows(draft->arena, plan->street_count, struct posts_row);
	draft->sites = arena_rows(draft->arena, count, struct staffing_site);
	draft->loose = arena_rows(draft->arena, count, struct staffing_plan);
	draft->whole = arena_rows(draft->arena, count, struct staffing_plan);
	if (!plan->communities || !plan->streets || !draft->sites || !draft->loose || !draft->whole)
		return fault_world(draft->faults, "no memory for the plan");
	for (int i = 0; i < count; i++)
		community_begin(draft, i);
	plan->links = staffing_links_of(draft->asked.settings);
	plan->links.must = request->must;
	if (request->load > 0)
		plan->rules.load = request->load;
	return STATUS_OK;
}

static enum status walks_find(struct posts_row *rows, struct arena *arena, const struct scenario *scenario, const struct place_list *places,
	int which, struct faults *faults)
{
	struct street street;
	enum status status = street_build(&street, arena, scenario, places, which, faults);
	struct street_walk *walks = arena_rows(arena, street.part_count, struct street_walk);
	if (status == STATUS_OK)
		status = walks ? street_walks(&street, walks, arena, &scenario->settings, faults) : fault_world(faults, "no memory for the walks of a street");
	for (int i = 0; i < street.part_count && status == STATUS_OK; i++)
		rows[street.parts[i].community - places->communities].walk = walks[i];
	street_free(&street);
	return status;
}

static void streets_add(struct posts_plan *plan, const struct place_list *places)
{
	for (int street = 0; street < plan->street_count; street++)
		plan->streets[street].id = street + 1;
	for (int i = 0; i < plan->community_count; i++) {
		struct posts_row *street = &plan->streets[places->communities[i].street];
		street->name = places->communities[i].street_name;
		posts_add(street, &plan->communities[i]);
		posts_add(&plan->total, &plan->communities[i]);
	}
}

/* -- the district ------------------------------------------------------------------------------------------------- */

/* Fractional posts with their prices, then whole ones; or why there are none. */
static enum status staff(struct draft *draft)
{
	struct posts_plan *plan = draft->plan;
	struct linked *linked = &draft->linked;
	linked_close(linked);
	enum status status = linked_open(linked, draft->arena, &plan->rules, &plan->links, draft->sites, plan->community_count, draft->faults);
	if (status != STATUS_OK)
		return status;
	plan->parts = linked->part_count;
	plan->budget_binds = linked->budget_binds;
	for (int p = 0; p < linked->part_count; p++)
		if (linked->parts[p].linear.column_count > plan->part_columns)
			plan->part_columns = linked->parts[p].linear.column_count;
	if (linked->infeasible >= 0)
		return conflict_find(&plan->conflict, &linked->parts[linked->infeasible], draft->arena, draft->faults);
	plan->worst_share = linked->worst_share;
	plan->loose_unmet_h = linked->unmet_h;
	status = linked_read(linked, draft->loose);
	plan->loose_floating = linked_floating(linked);
	if (status == STATUS_OK)
		status = linked_make_whole(linked, draft->loose, draft->whole, &plan->whole);
	bool is_dear = plan->links.budget_yuan > 0 && plan->whole.cost_yuan > plan->links.budget_yuan && !plan->budget_binds && !plan->links.together;
	if (status == STATUS_OK && is_dear) { /* enough for fractional posts alone: whole ones are made to fit */
		plan->links.together = true;
		return staff(draft);
	}
	for (int i = 0; i < plan->community_count && status == STATUS_OK; i++)
		row_fill(&plan->communities[i], &draft->sites[i].week, &draft->loose[i], &draft->whole[i]);
	return status;
}

/* Who floats is nobody's in particular: only the sum has them. */
static void floating_add(struct posts_plan *plan)
{
	plan->total.total += plan->whole.floating;
	plan->total.loose_posts += plan->loose_floating;
	plan->total.cost_yuan += plan->whole.floating_yuan;
	plan->total.loose_yuan += plan->loose_floating * plan->rules.post_yuan;
}

/* The least plan of whole posts at another load. */
static enum status at_load(struct draft *draft, double load, struct posts_row *sum)
{
	struct staffing_rules rules = draft->plan->rules;
	struct linked linked;
	struct linked_whole whole;
	struct staffing_plan *loose = arena_rows(draft->arena, draft->plan->community_count, struct staffing_plan);
	struct staffing_plan *plans = arena_rows(draft->arena, draft->plan->community_count, struct staffing_plan);
	*sum = (struct posts_row){0};
	if (!loose || !plans)
		return fault_world(draft->faults, "no memory for the plan");
	rules.load = load;
	enum status status = linked_open(&linked, draft->arena, &rules, &draft->plan->links, draft->sites, draft->plan->community_count, draft->faults);
	bool is_feasible = status == STATUS_OK && linked.infeasible < 0;
	if (is_feasible)
		status = linked_read(&linked, loose);
	if (is_feasible && status == STATUS_OK)
		status = linked_make_whole(&linked, loose, plans, &whole);
	if (is_feasible && status == STATUS_OK) {
		sum->cost_yuan = whole.cost_yuan;
		sum->unmet_h = whole.unmet_h;
		sum->total = whole.floating;
		for (int i = 0; i < draft->plan->community_count; i++)
			for (int post = 0; post < POST_COUNT; post++)
				sum->total += (int)lround(plans[i].heads[post]);
	}
	linked_close(&linked);
	return status;
}

static enum status load_alternatives(struct draft *draft)
{
	struct posts_plan *plan = draft->plan;
	plan->load_step = 0.05;
	enum status status = at_load(draft, plan->rules.load - plan->load_step, &plan->tighter);
	return status == STATUS_OK ? at_load(draft, plan->rules.load + plan->load_step, &plan->looser) : status;
}

enum status posts_build_as(struct posts_plan *plan, struct arena *arena, const struct scenario *scenario, const struct posts_request *request,
	struct faults *faults)
{
	*plan = (struct posts_plan){0};
	struct draft draft = {.plan = plan, .request = request, .arena = arena, .faults = faults};
	enum status status = draft_open(&draft, scenario);
	if (status != STATUS_OK)
		return status;
	status = staff(&draft);
	bool has_plan = status == STATUS_OK && plan->conflict.count == 0, is_brief = request->is_brief || !has_plan;
	for (int street = 0; street < plan->street_count && status == STATUS_OK && !is_brief; street++)
		status = walks_find(plan->communities, arena, scenario, &draft.asked.places, street, faults);
	streets_add(plan, &draft.asked.places);
	floating_add(plan);
	if (status == STATUS_OK && !is_brief) {
		posts_prices(plan, &draft.linked, draft.loose);
		if (plan->total.unmet_h <= 1) /* else more posts are not to be had at any load */
			status = load_alternatives(&draft);
	}
	linked_close(&draft.linked);
	return status;
}

enum status posts_build(struct posts_plan *plan, struct arena *arena, const struct scenario *scenario, struct faults *faults)
{
	return posts_build_as(plan, arena, scenario, &(struct posts_request){.must = false}, faults);
}
