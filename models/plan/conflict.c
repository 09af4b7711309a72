/* conflict.c - rules given way by one at a time, rules left out one after the other, and multipliers from the prices of giving way. */
#include "plan/conflict.h"

#include <math.h>
#include <stdlib.h>

enum { LOAD_HALVINGS = 6 };
static const double LOAD_MOST = 1.5, NOISE = 1e-9, NEARLY = 1e-7;

static unsigned bit(int rule) { return 1u << rule; }

static double most_of(const struct joint *joint, int rule)
{
	switch ((enum joint_rule)rule) {
	case JOINT_NORM:
		return joint->rules.per_10000;
	case JOINT_GRIDS:
	case JOINT_LEADS:
		return 1;
	default:
		return INFINITY;
	}
}

enum status conflict_elastic(struct linear *elastic, const struct joint *joint, unsigned without, unsigned gives, int *give_columns)
{
	const struct linear *from = &joint->linear;
	linear_init(elastic);
	for (int j = 0; j < from->column_count; j++) {
		struct linear_column column = from->columns[j];
		column.cost = 0;
		linear_column(elastic, column);
	}
	for (int rule = 0; rule < JOINT_RULE_COUNT; rule++)
		give_columns[rule] = gives & bit(rule) ? linear_column(elastic, (struct linear_column){"gives way", 0, most_of(joint, rule), 1, 0}) : -1;
	for (int i = 0; i < from->row_count; i++) {
		struct linear_row row = from->rows[i];
		bool is_out = row.give != 0 && without & bit(row.rule);
		if (is_out) {
			row.low = -INFINITY;
			row.high = INFINITY;
		}
		linear_row(elastic, row);
		for (int k = row.first; k < row.first + row.count; k++)
			linear_term(elastic, from->at[k], from->values[k]);
		if (row.give != 0 && gives & bit(row.rule))
			linear_term(elastic, give_columns[row.rule], row.give);
	}
	return elastic->failed ? STATUS_WORLD : STATUS_OK;
}

/* Solves with some rules left out and others giving way; *given: how far in all; prices[row], unless NULL, what a row asks of it. */
static enum lp_outcome give_way(const struct joint *joint, unsigned without, unsigned gives, double *given, double *prices)
{
	struct linear elastic;
	int columns[JOINT_RULE_COUNT];
	enum lp_outcome outcome = LP_FAILED;
	struct lp *lp = conflict_elastic(&elastic, joint, without, gives, columns) == STATUS_OK ? linear_load(&elastic) : NULL;
	if (lp)
		outcome = lp_solve(lp, 0);
	*given = outcome == LP_OPTIMAL ? lp_cost(lp) : INFINITY;
	for (int i = 0; prices && outcome == LP_OPTIMAL && i < elastic.row_count; i++)
		prices[i] = lp_price(lp, i);
	lp_free(lp);
	linear_free(&elastic);
	return outcome;
}

/* -- what each would have to give ------------------------------------------------------------------------------------ */

/* Whether there is a plan at this load. */
static bool is_feasible_at(const struct joint *joint, double load)
{
	struct joint other;
	struct staffing_rules rules = joint->rules;
	rules.load = load;
	enum status status = joint_open(&other, &rules, &joint->links, joint->sites, joint->count, false);
	double given;
	bool is_feasible = status == STATUS_OK && give_way(&other, 0, 0, &given, NULL) == LP_OPTIMAL;
	joint_free(&other);
	return is_feasible;
}

/* The load is a factor, no bound: it is found by trying. */
static void load_way(struct conflict *conflict, const struct joint *joint)
{
	double low = joint->rules.load, high = LOAD_MOST;
	if (low >= high || !is_feasible_at(joint, high))
		return;
	for (int i = 0; i < LOAD_HALVINGS; i++) {
		double middle = (low + high) / 2;
		if (is_feasible_at(joint, middle))
			high = middle;
		else
			low = middle;
	}
	conflict->ways[conflict->way_count++] = (struct conflict_way){JOINT_LOAD, high};
}

static enum status ways_find(struct conflict *conflict, const struct joint *joint)
{
	static const enum joint_rule order[] = {JOINT_BUDGET, JOINT_NORM, JOINT_WORK, JOINT_GRIDS, JOINT_LEADS};
	for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
		double given;
		bool is_there = false;
		for (int k = 0; k < conflict->count; k++)
			is_there |= conflict->rules[k] == order[i];
		enum lp_outcome outcome = is_there ? give_way(joint, 0, bit((int)order[i]), &given, NULL) : LP_INFEASIBLE;
		if (outcome == LP_OPTIMAL)
			conflict->ways[conflict->way_count++] = (struct conflict_way){order[i], given};
		else if (outcome != LP_INFEASIBLE)
			return STATUS_WORLD;
	}
	for (int k = 0; k < conflict->count; k++)
		if (conflict->rules[k] == JOINT_LOAD)
			load_way(conflict, joint);
	return STATUS_OK;
}

/* -- which contradict each other ------------------------------------------------------------------------------------- */

/* Leaves out one rule after the other, those first that are least a planner's to change, and keeps those without which the rest would have a plan. */
static enum status rules_filter(struct conflict *conflict, const struct joint *joint)
{
	static const enum joint_rule order[] = {JOINT_OVERTIME, JOINT_LOAD, JOINT_LEADS, JOINT_GRIDS, JOINT_NORM, JOINT_WORK, JOINT_BUDGET};
	unsigned without = 0;
	for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
		int rule = (int)order[i];
		double given;
		enum lp_outcome outcome = give_way(joint, without | bit(rule), 0, &given, NULL);
		if (outcome == LP_INFEASIBLE)
			without |= bit(rule);
		else if (outcome == LP_OPTIMAL)
			conflict->rules[conflict->count++] = (enum joint_rule)rule;
		else
			return STATUS_WORLD;
	}
	return STATUS_OK;
}

/* -- the proof ------------------------------------------------------------------------------------------------------- */

static unsigned others_than(const struct conflict *conflict)
{
	unsigned kept = 0;
	for (int k = 0; k < conflict->count; k++)
		kept |= bit((int)conflict->rules[k]);
	return ~kept;
}

struct weighed {
	double size;
	int row;
};

static int by_size(const void *a, const void *b)
{
	const struct weighed *first = a, *second = b;
	return first->size < second->size ? 1 : first->size > second->size ? -1 : (first->row > second->row) - (first->row < second->row);
}

/* Keeps the multipliers that are not rounding, the largest first. */
static enum status proof_keep(struct conflict *conflict, const struct joint *joint, const double *prices, struct arena *arena)
{
	int rows = joint->linear.row_count;
	struct weighed *weighed = arena_rows(arena, rows, struct weighed);
	conflict->row_names = arena_rows(arena, rows, const char *);
	conflict->multipliers = arena_rows(arena, rows, double);
	if (!weighed || !conflict->row_names || !conflict->multipliers)
		return STATUS_WORLD;
	for (int i = 0; i < rows; i++)
		weighed[i] = (struct weighed){fabs(prices[i]), i};
	qsort(weighed, (size_t)rows, sizeof *weighed, by_size);
	for (int i = 0; i < rows && weighed[i].size > NEARLY * weighed[0].size; i++) {
		conflict->row_names[i] = arena_string(arena, joint->linear.rows[weighed[i].row].name);
		conflict->multipliers[i] = prices[weighed[i].row];
		conflict->row_count++;
	}
	return STATUS_OK;
}

/* Prices that are rounding alone become 0: a bound that is not there has no price. */
static void quiet(const struct linear *linear, double *prices)
{
	double largest = 0;
	for (int i = 0; i < linear->row_count; i++)
		largest = fmax(largest, fabs(prices[i]));
	for (int i = 0; i < linear->row_count; i++) {
		const struct linear_row *row = &linear->rows[i];
		bool is_loose = isinf(prices[i] > 0 ? row->low : row->high);
		if (fabs(prices[i]) <= (is_loose ? NEARLY : NOISE) * largest)
			prices[i] = 0;
	}
}

/* What it costs that the rules of the conflict give way is paid to the rows: their prices add up to a contradiction. */
static enum status prove(struct conflict *conflict, const struct joint *joint, struct arena *arena)
{
	double given, *prices = arena_rows(arena, joint->linear.row_count, double);
	unsigned without = others_than(conflict);
	if (!prices || give_way(joint, without, ~without, &given, prices) != LP_OPTIMAL)
		return STATUS_WORLD;
	quiet(&joint->linear, prices);
	conflict->proof = linear_farkas(&joint->linear, prices, NOISE);
	return proof_keep(conflict, joint, prices, arena);
}

enum status conflict_find(struct conflict *conflict, const struct joint *joint, struct arena *arena, struct faults *faults)
{
	*conflict = (struct conflict){.communities = joint->count};
	if (joint->count == 1 && joint->sites[0].name)
		conflict->name = arena_string(arena, joint->sites[0].name);
	enum status status = rules_filter(conflict, joint);
	if (status == STATUS_OK)
		status = ways_find(conflict, joint);
	if (status == STATUS_OK)
		status = prove(conflict, joint, arena);
	return status == STATUS_OK ? STATUS_OK : fault_world(faults, "the solver gave up on the staffing program of %d communities", joint->count);
}
