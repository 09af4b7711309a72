/* catalogue.c - the program of a year's catalogue: items as a whole, groups that come jointly, the hours of twelve months; its prices and its proof. */
#include "plan/catalogue/catalogue.h"

#include <math.h>
#include <string.h>

#include "plan/catalogue/catalogue_prices.h"
#include "world/score.h"

enum { ROUNDS = 4 };
static const double ROOM = 1e-6; /* hours, for the last digit */

/* -- what there is to choose from ------------------------------------------------------------------------------------ */

static const double *weights_of(const struct settings *settings, double weights[6])
{
	const double said[6] = {settings->plan_weight_coverage, settings->plan_weight_lean, settings->plan_weight_authority, settings->plan_weight_benefit,
		settings->plan_weight_unduplicated, settings->plan_weight_opinion};
	memcpy(weights, said, sizeof said);
	return weights;
}

static void item_fill(struct catalogue_item *item, const struct world *world, const double (*hours)[CATALOGUE_MONTHS])
{
	const struct settings *settings = &world->scenario->settings;
	const struct item *of = &world->items[item->item];
	double weights[6], rigid = 0, value = 0;
	for (int k = 0; k < of->template_count; k++) {
		int t = world->item_templates[of->template_first + k];
		const struct template *template = &world->templates[t];
		const struct kind_settings *kind = &settings->kinds[template->kind];
		double year = 0;
		for (int m = 0; m < CATALOGUE_MONTHS; m++) {
			item->hours[m] += hours[t][m];
			year += hours[t][m];
		}
		item->hours_year += year;
		rigid += template->rigid_rank < kind->rigid ? year : 0;
		value += year * (template->row && !isnan(template->row->value) ? template->row->value : kind->value);
	}
	item->group = -1;
	item->score = score_of(of, weights_of(settings, weights));
	item->value = item->score * value;
	item->is_forced = item->hours_year > 0 && rigid >= settings->plan_compulsory * item->hours_year;
}

static enum status items_fill(struct catalogue *plan, struct arena *arena)
{
	plan->item_count = plan->world.item_count;
	plan->items = arena_rows(arena, plan->item_count + 1, struct catalogue_item);
	if (!plan->items)
		return STATUS_WORLD;
	for (int i = 0; i < plan->item_count; i++) {
		struct catalogue_item *item = &plan->items[i];
		item->item = i;
		item_fill(item, &plan->world, plan->hours);
		plan->asked_year += item->hours_year;
		plan->compulsory_year += item->is_forced ? item->hours_year : 0;
	}
	return STATUS_OK;
}

/* -- the program ------------------------------------------------------------------------------------------------------ */

/* Nothing waits for the next year. */
static double put_off_most(const struct catalogue *plan, int month)
{
	return month + 1 < CATALOGUE_MONTHS ? plan->world.scenario->settings.plan_put_off * plan->months[month].left : 0;
}

/* min -goal: an item is in or out; a group is taken when all its items are in, and each of them is in no other; the hours of a month, less
   what joining saves and what waits for the next, stay within what is left. */
static bool columns_add(struct catalogue_program *program, const struct catalogue *plan, bool is_first)
{
	for (int i = 0; i < plan->item_count; i++)
		program->items[i] = lp_column(program->lp, "item", plan->items[i].is_forced, 1, is_first ? 0 : -plan->items[i].value, 1);
	for (int g = 0; g < plan->pool.count; g++)
		program->groups[g] = lp_column(program->lp, "group", 0, 1, is_first ? 0 : -CATALOGUE_TIE * plan->pool.groups[g].saved_year, 1);
	for (int m = 0; m < CATALOGUE_MONTHS; m++)
		program->over[m] = lp_column(program->lp, "over", 0, is_first ? INFINITY : plan->prices[m].over, is_first, 0);
	for (int m = 0; m < CATALOGUE_MONTHS; m++)
		program->put_off[m] = lp_column(program->lp, "put off", 0, put_off_most(plan, m), 0, 0);
	return program->put_off[CATALOGUE_MONTHS - 1] >= 0;
}

static void rows_add(struct catalogue_program *program, const struct catalogue *plan)
{
	for (int m = 0; m < CATALOGUE_MONTHS; m++) {
		int count = 0;
		for (int i = 0; i < plan->item_count; i++) {
			program->columns[count] = program->items[i];
			program->values[count++] = plan->items[i].hours[m];
		}
		for (int g = 0; g < plan->pool.count; g++) {
			program->columns[count] = program->groups[g];
			program->values[count++] = -plan->pool.groups[g].saved[m];
		}
		program->columns[count] = program->over[m];
		program->values[count++] = -1;
		program->columns[count] = program->put_off[m];
		program->values[count++] = -1;
		if (m > 0) {
			program->columns[count] = program->put_off[m - 1];
			program->values[count++] = 1;
		}
		program->months[m] = lp_row(program->lp, "month", -INFINITY, plan->months[m].left, count, program->columns, program->values);
	}
	for (int i = 0; i < plan->item_count; i++) {
		int count = 1;
		program->columns[0] = program->items[i];
		program->values[0] = -1;
		for (int g = 0; g < plan->pool.count; g++)
			for (int k = 0; k < plan->pool.groups[g].count; k++)
				if (plan->pool.groups[g].items[k] == i) {
					program->columns[count] = program->groups[g];
					program->values[count++] = 1;
				}
		program->joins[i] = lp_row(program->lp, "join", -INFINITY, 0, count, program->columns, program->values);
	}
}

static enum status program_open(struct catalogue_program *program, const struct catalogue *plan, bool is_first, struct arena *arena)
{
	int all = plan->item_count + plan->pool.count + 2 * CATALOGUE_MONTHS;
	*program = (struct catalogue_program){
		.items = arena_rows(arena, plan->item_count + 1, int), .joins = arena_rows(arena, plan->item_count + 1, int),
		.groups = arena_rows(arena, plan->pool.count + 1, int), .columns = arena_rows(arena, all, int), .values = arena_rows(arena, all, double),
		.lp = lp_init(),
	};
	if (!program->items || !program->joins || !program->groups || !program->columns || !program->values || !program->lp ||
	    !columns_add(program, plan, is_first))
		return STATUS_WORLD;
	rows_add(program, plan);
	return STATUS_OK;
}

/* Hours that compulsory work asks beyond what is left: as few as can be, then allowed, and nothing more. */
static enum status overruns_find(struct catalogue *plan, struct arena *arena, long node_limit, struct faults *faults)
{
	struct catalogue_program program;
	enum status status = program_open(&program, plan, true, arena);
	if (status == STATUS_OK) {
		(void)lp_solve_whole(program.lp, node_limit);
		if (!isfinite(lp_cost(program.lp)))
			status = fault_world(faults, "the solver gave up on the compulsory part of the catalogue");
	}
	for (int m = 0; m < CATALOGUE_MONTHS && status == STATUS_OK; m++) {
		double over = lp_value(program.lp, program.over[m]);
		plan->prices[m].over = over > ROOM ? over + ROOM : 0;
	}
	lp_free(program.lp);
	return status;
}

/* -- the answer ------------------------------------------------------------------------------------------------------- */

static void used_add(struct catalogue *plan)
{
	for (int m = 0; m < CATALOGUE_MONTHS; m++) {
		for (int i = 0; i < plan->item_count; i++)
			plan->used[m] += plan->items[i].is_admitted ? plan->items[i].hours[m] : 0;
		for (int g = 0; g < plan->taken_count; g++)
			plan->used[m] -= plan->taken[g].saved[m];
		plan->admitted_year += plan->used[m];
	}
}

static enum status choice_read(struct catalogue *plan, const struct catalogue_program *program, struct arena *arena)
{
	plan->taken = arena_rows(arena, plan->pool.count + 1, struct catalogue_group);
	if (!plan->taken)
		return STATUS_WORLD;
	plan->taken_count = 0;
	plan->value = plan->saved_year = 0;
	for (int i = 0; i < plan->item_count; i++) {
		struct catalogue_item *item = &plan->items[i];
		item->group = -1;
		item->is_admitted = lp_value(program->lp, program->items[i]) > 0.5 || item->hours_year <= 0;
		plan->value += item->is_admitted ? item->value : 0;
	}
	for (int g = 0; g < plan->pool.count; g++) {
		if (lp_value(program->lp, program->groups[g]) < 0.5)
			continue;
		for (int k = 0; k < plan->pool.groups[g].count; k++)
			plan->items[plan->pool.groups[g].items[k]].group = plan->taken_count;
		plan->taken[plan->taken_count++] = plan->pool.groups[g];
		plan->saved_year += plan->pool.groups[g].saved_year;
	}
	for (int m = 0; m < CATALOGUE_MONTHS; m++)
		plan->prices[m].put_off = fmax(0, lp_value(program->lp, program->put_off[m]));
	plan->goal = plan->value + CATALOGUE_TIE * plan->saved_year;
	return STATUS_OK;
}

/* Whether it asks for hours in a month that compulsory work has used up. */
static bool is_shut_out(const struct catalogue *plan, const struct catalogue_item *item)
{
	for (int m = 0; m < CATALOGUE_MONTHS; m++)
		if (plan->prices[m].over > 0 && item->hours[m] > 0)
			return true;
	return false;
}

static enum catalogue_reason reason_of(const struct catalogue *plan, const struct catalogue_item *item)
{
	if (item->hours_year <= 0)
		return CATALOGUE_EMPTY;
	if (item->is_forced)
		return CATALOGUE_COMPULSORY;
	if (!item->is_admitted && is_shut_out(plan, item))
		return CATALOGUE_NO_ROOM;
	if (item->value >= item->priced)
		return item->is_admitted ? CATALOGUE_WORTH : CATALOGUE_NO_ROOM;
	return item->is_admitted ? CATALOGUE_FILLS : CATALOGUE_TOO_DEAR;
}

/* An item is measured by what its hours cost at the prices of the linear program, less what a place in a group is worth to it. */
static void reasons_give(struct catalogue *plan)
{
	for (int i = 0; i < plan->item_count; i++) {
		struct catalogue_item *item = &plan->items[i];
		item->priced = -plan->join_price[i];
		for (int m = 0; m < CATALOGUE_MONTHS; m++)
			item->priced += plan->prices[m].dual * item->hours[m];
		item->reason = reason_of(plan, item);
	}
}

/* The best choice among the groups known so far. */
static enum status choose(struct catalogue *plan, struct arena *arena, long node_limit, struct faults *faults)
{
	struct catalogue_program program;
	enum status status = program_open(&program, plan, false, arena);
	if (status == STATUS_OK) {
		enum lp_outcome outcome = lp_solve_whole(program.lp, node_limit);
		plan->is_proven = outcome == LP_OPTIMAL;
		plan->bound = -lp_bound(program.lp);
		if (!isfinite(lp_cost(program.lp)))
			status = fault_world(faults, "the solver gave up on the catalogue of %d items", plan->item_count);
	}
	if (status == STATUS_OK)
		status = choice_read(plan, &program, arena);
	lp_free(program.lp);
	return status;
}

/* Chooses, looks for more groups among what was admitted, and again until there are none. */
static enum status choose_all(struct catalogue *plan, struct arena *arena, long node_limit, struct faults *faults)
{
	bool *is_in = arena_rows(arena, plan->item_count + 1, bool);
	enum status status = is_in ? STATUS_OK : STATUS_WORLD;
	for (int known = -1; status == STATUS_OK && known < plan->pool.count && plan->rounds < ROUNDS; plan->rounds++) {
		known = plan->pool.count;
		status = choose(plan, arena, node_limit, faults);
		for (int i = 0; i < plan->item_count; i++)
			is_in[i] = plan->items[i].is_admitted;
		if (status == STATUS_OK && plan->rounds + 1 < ROUNDS)
			status = catalogue_groups_grow(&plan->pool, &plan->overlap, is_in, &plan->world, plan->hours, arena);
	}
	return status;
}

/* What is known of an hour's worth. */
static enum status prices_find(struct catalogue *plan, struct arena *arena, struct faults *faults)
{
	struct catalogue_program program;
	enum status status = program_open(&program, plan, false, arena);
	if (status == STATUS_OK)
		status = catalogue_prices(plan, &program, faults);
	lp_free(program.lp);
	if (status == STATUS_OK)
		plan->bound = fmin(plan->bound, plan->loose_bound);
	return status;
}

/* Groups of anything, and of what is forced in. */
static enum status pool_fill(struct catalogue *plan, struct arena *arena, struct faults *faults)
{
	bool *is_in = arena_rows(arena, plan->item_count + 1, bool);
	enum status status = catalogue_overlap(&plan->overlap, &plan->world, arena, faults);
	if (status == STATUS_OK)
		status = is_in ? catalogue_groups_init(&plan->pool, &plan->world, arena) : STATUS_WORLD;
	for (int forced = 0; forced < 2 && status == STATUS_OK; forced++) {
		for (int i = 0; i < plan->item_count; i++)
			is_in[i] = !forced || plan->items[i].is_forced;
		status = catalogue_groups_grow(&plan->pool, &plan->overlap, is_in, &plan->world, plan->hours, arena);
	}
	return status;
}

static enum status plan_make(struct catalogue *plan, struct arena *arena, long node_limit, struct faults *faults)
{
	const struct world *world = &plan->world;
	double (*hours)[CATALOGUE_MONTHS] = arena_take(arena, ((size_t)world->template_count + 1) * sizeof *hours);
	plan->join_price = arena_rows(arena, world->item_count + 1, double);
	if (!hours || !plan->join_price)
		return STATUS_WORLD;
	for (int t = 0; t < world->template_count; t++)
		catalogue_hours_of(hours[t], world, &world->templates[t]);
	plan->hours = (const double (*)[CATALOGUE_MONTHS])hours;
	enum status status = catalogue_hours_months(plan->months, world, arena);
	if (status == STATUS_OK)
		status = items_fill(plan, arena);
	if (status == STATUS_OK)
		status = pool_fill(plan, arena, faults);
	if (status == STATUS_OK)
		status = overruns_find(plan, arena, node_limit, faults);
	if (status == STATUS_OK)
		status = choose_all(plan, arena, node_limit, faults);
	return status == STATUS_OK ? prices_find(plan, arena, faults) : status;
}

enum status catalogue_build(struct catalogue *plan, struct arena *arena, const struct scenario *scenario, long node_limit, struct faults *faults)
{
	memset(plan, 0, sizeof *plan);
	enum status status = world_build(&plan->world, scenario, faults);
	if (status == STATUS_OK)
		status = plan_make(plan, arena, node_limit, faults);
	if (status != STATUS_OK && faults_status(faults) == STATUS_OK)
		return fault_world(faults, "no memory for the catalogue");
	if (status == STATUS_OK) {
		used_add(plan);
		reasons_give(plan);
	}
	return status;
}

void catalogue_free(struct catalogue *plan)
{
	world_free(&plan->world);
}

/* -- the proof -------------------------------------------------------------------------------------------------------- */

double catalogue_check(const struct catalogue *plan)
{
	double bound = 0;
	for (int m = 0; m < CATALOGUE_MONTHS; m++)
		bound += fmax(0, plan->prices[m].dual) * (plan->months[m].left + plan->prices[m].over);
	for (int m = 0; m + 1 < CATALOGUE_MONTHS; m++)
		bound += fmax(0, fmax(0, plan->prices[m].dual) - fmax(0, plan->prices[m + 1].dual)) * put_off_most(plan, m);
	for (int i = 0; i < plan->item_count; i++) {
		double gain = plan->items[i].value + fmax(0, plan->join_price[i]);
		for (int m = 0; m < CATALOGUE_MONTHS; m++)
			gain -= fmax(0, plan->prices[m].dual) * plan->items[i].hours[m];
		bound += plan->items[i].is_forced ? gain : fmax(0, gain);
	}
	for (int g = 0; g < plan->pool.count; g++) {
		double gain = CATALOGUE_TIE * plan->pool.groups[g].saved_year;
		for (int m = 0; m < CATALOGUE_MONTHS; m++)
			gain += fmax(0, plan->prices[m].dual) * plan->pool.groups[g].saved[m];
		for (int k = 0; k < plan->pool.groups[g].count; k++)
			gain -= fmax(0, plan->join_price[plan->pool.groups[g].items[k]]);
		bound += fmax(0, gain);
	}
	return bound;
}
