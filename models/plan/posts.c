/* posts.c - each community by itself, then the streets and the district as sums; prices by asking again. */
#include "plan/posts.h"

#include <math.h>

#include "plan/grids.h"
#include "plan/wisn.h"
#include "world/place.h"

/* A district on its way. */
struct draft {
	struct posts_plan *plan;
	struct staffing_site *sites;
	struct staffing_plan *loose;
	struct faults *faults;
};

static double wisn_posts(const struct budget *budget, const struct settings *settings)
{
	return wisn((struct wisn_input){
		.work_h = budget->hours[BUDGET_SERVICE] + budget->hours[BUDGET_ADMINISTRATIVE],
		.day_h = BUDGET_DAY_H, .available_days = BUDGET_WORKING_DAYS - settings->absence_days,
	}).required;
}

static void row_fill(struct posts_row *row, const struct staffing_plan *loose, const struct staffing_plan *whole)
{
	row->total = 0;
	row->loose_posts = 0;
	for (int post = 0; post < POST_COUNT; post++) {
		row->posts[post] = (int)lround(whole->heads[post]);
		row->total += row->posts[post];
		row->loose_posts += loose->heads[post];
	}
	row->cost_yuan = whole->cost_yuan;
	row->loose_yuan = loose->cost_yuan;
	row->unmet_h = whole->unmet_h;
	row->proven = whole->is_proven;
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
	*rules = staffing_rules_of(settings, &budget);
	row->communities = 1;
	row->grids = grids_count(settings, row->households);
	row->odd_grids = !grids_fit(settings, row->households, row->grids);
	row->wisn_posts = wisn_posts(&budget, settings);
	row->norm_posts = rules->per_10000 * row->residents / 10000;
	*site = (struct staffing_site){.residents = row->residents, .grids = row->grids};
	site->week = week_of(&budget, settings, settings->plan_staffing == 0);
	row->asked_h = week_all_hours(&site->week);
	row->given_h = row->posts_now * rules->post_h * rules->present;
	struct staffing_plan whole;
	status = staffing_solve(rules, site, false, loose, faults);
	if (status == STATUS_OK)
		status = staffing_solve(rules, site, true, &whole, faults);
	if (status == STATUS_OK)
		row_fill(row, loose, &whole);
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
	street_walk_add(&sum->walk, &row->walk);
}

/* -- prices ------------------------------------------------------------------------------------------------------- */

/* The district's cost under other rules and with desk work scaled: of the fractional plan, or with whole posts. */
static enum status district_solve(const struct draft *draft, const struct staffing_rules *rules, double desk_factor, bool is_whole,
	struct posts_row *sum)
{
	*sum = (struct posts_row){0};
	for (int i = 0; i < draft->plan->community_count; i++) {
		struct staffing_site site = draft->sites[i];
		struct staffing_plan solved;
		site.week.free_h[SKILL_DESK] *= desk_factor;
		enum status status = staffing_solve(rules, &site, is_whole, &solved, draft->faults);
		if (status != STATUS_OK)
			return status;
		*(is_whole ? &sum->cost_yuan : &sum->loose_yuan) += solved.cost_yuan;
		for (int post = 0; post < POST_COUNT && is_whole; post++)
			sum->total += (int)lround(solved.heads[post]);
	}
	return STATUS_OK;
}

static enum status norm_price(struct draft *draft)
{
	const double people = 10000;
	struct posts_plan *plan = draft->plan;
	struct posts_price *price = &plan->norm;
	struct staffing_rules rules = plan->rules;
	struct posts_row more, less;
	price->step = fmin(1, rules.per_10000);
	for (int i = 0; i < plan->community_count; i++)
		price->price += draft->loose[i].norm_price * draft->sites[i].residents / people;
	rules.per_10000 = plan->rules.per_10000 + price->step;
	enum status status = district_solve(draft, &rules, 1, false, &more);
	rules.per_10000 = plan->rules.per_10000 - price->step;
	if (status == STATUS_OK)
		status = district_solve(draft, &rules, 1, false, &less);
	if (status == STATUS_OK && price->step > 0) {
		price->more = (more.loose_yuan - plan->total.loose_yuan) / price->step;
		price->less = (plan->total.loose_yuan - less.loose_yuan) / price->step;
	}
	return status;
}

static enum status desk_price(struct draft *draft)
{
	const double share = 0.01;
	struct posts_plan *plan = draft->plan;
	struct posts_price *price = &plan->desk;
	struct posts_row more, less;
	double hours = 0;
	for (int i = 0; i < plan->community_count; i++) {
		double free_h = draft->sites[i].week.free_h[SKILL_DESK];
		price->price += draft->loose[i].week_price[SKILL_DESK] * free_h;
		hours += free_h;
	}
	price->step = share * hours;
	if (hours <= 0)
		return STATUS_OK;
	price->price /= hours;
	enum status status = district_solve(draft, &plan->rules, 1 + share, false, &more);
	if (status == STATUS_OK)
		status = district_solve(draft, &plan->rules, 1 - share, false, &less);
	if (status == STATUS_OK) {
		price->more = (more.loose_yuan - plan->total.loose_yuan) / price->step;
		price->less = (plan->total.loose_yuan - less.loose_yuan) / price->step;
	}
	return status;
}

/* The dearest hour of work bound to a time; ties go to the first community, skill and period. */
static void peak_find(struct draft *draft)
{
	struct posts_plan *plan = draft->plan;
	const double clearly = 1 + 1e-6;
	for (int i = 0; i < plan->community_count; i++)
		for (int skill = 0; skill < SKILL_COUNT; skill++)
			for (int period = 0; period < WEEK_PERIOD_COUNT; period++) {
				double price = draft->loose[i].period_price[skill][period];
				if (draft->sites[i].week.timed_h[skill][period] <= 0 || price <= plan->peak.price * clearly)
					continue;
				plan->peak.price = price;
				plan->peak_community = i;
				plan->peak_skill = (enum skill)skill;
				plan->peak_period = (enum week_period)period;
			}
}

static enum status peak_price(struct draft *draft)
{
	struct posts_plan *plan = draft->plan;
	struct posts_price *price = &plan->peak;
	peak_find(draft);
	if (price->price <= 0)
		return STATUS_OK;
	struct staffing_site site = draft->sites[plan->peak_community];
	double *hours = &site.week.timed_h[plan->peak_skill][plan->peak_period], base = draft->loose[plan->peak_community].cost_yuan;
	struct staffing_plan more, less;
	price->step = fmin(1, *hours);
	*hours += price->step;
	enum status status = staffing_solve(&plan->rules, &site, false, &more, draft->faults);
	*hours -= 2 * price->step;
	if (status == STATUS_OK)
		status = staffing_solve(&plan->rules, &site, false, &less, draft->faults);
	if (status == STATUS_OK) {
		price->more = (more.cost_yuan - base) / price->step;
		price->less = (base - less.cost_yuan) / price->step;
	}
	return status;
}

static enum status load_alternatives(struct draft *draft)
{
	struct posts_plan *plan = draft->plan;
	struct staffing_rules rules = plan->rules;
	plan->load_step = 0.05;
	rules.load = plan->rules.load - plan->load_step;
	enum status status = district_solve(draft, &rules, 1, true, &plan->tighter);
	rules.load = plan->rules.load + plan->load_step;
	return status == STATUS_OK ? district_solve(draft, &rules, 1, true, &plan->looser) : status;
}

/* -- the district ------------------------------------------------------------------------------------------------- */

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

static enum status communities_plan(struct draft *draft, struct arena *arena, const struct scenario *scenario, const struct place_list *places)
{
	struct posts_plan *plan = draft->plan;
	for (int i = 0; i < plan->community_count; i++) {
		const struct community *community = &places->communities[i];
		struct posts_row *row = &plan->communities[i];
		*row = (struct posts_row){
			.id = community->id, .name = community->name, .residents = community->population, .households = community->households,
			.requests = community->requests, .grids_now = community->grids, .posts_now = community->post_count,
		};
		struct walks walks;
		enum status status = walks_one(&walks, arena, scenario, places, i, draft->faults);
		if (status == STATUS_OK)
			status = posts_one(row, &plan->rules, &draft->sites[i], &draft->loose[i], &walks, arena, scenario, draft->faults);
		if (status != STATUS_OK)
			return status;
	}
	return STATUS_OK;
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

enum status posts_build(struct posts_plan *plan, struct arena *arena, const struct scenario *scenario, struct faults *faults)
{
	*plan = (struct posts_plan){0};
	struct place_list places;
	if (place_build(scenario, arena, &places) != STATUS_OK)
		return fault_world(faults, "no memory for the communities");
	plan->community_count = places.community_count;
	plan->street_count = places.street_count;
	plan->communities = arena_rows(arena, places.community_count, struct posts_row);
	plan->streets = arena_rows(arena, places.street_count, struct posts_row);
	struct draft draft = {
		.plan = plan, .faults = faults, .sites = arena_rows(arena, places.community_count, struct staffing_site),
		.loose = arena_rows(arena, places.community_count, struct staffing_plan),
	};
	if (!plan->communities || !plan->streets || !draft.sites || !draft.loose)
		return fault_world(faults, "no memory for the plan");
	enum status status = communities_plan(&draft, arena, scenario, &places);
	for (int street = 0; street < plan->street_count && status == STATUS_OK; street++)
		status = walks_find(plan->communities, arena, scenario, &places, street, faults);
	streets_add(plan, &places);
	enum status (*const prices[])(struct draft *) = {norm_price, desk_price, peak_price, load_alternatives};
	for (size_t i = 0; i < sizeof prices / sizeof *prices && status == STATUS_OK; i++)
		status = prices[i](&draft);
	return status;
}
