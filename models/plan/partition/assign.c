/* assign.c - multipliers first, then an integer program that learns where its parts fall to pieces. */
#include "plan/partition/assign.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "plan/partition/bases.h"
#include "solve/lp.h"

enum { STALL = 6, REPAIRS = 200 };

/* What each unit pays at these prices of weight, at the base where it pays least; the weights that go to each. */
static double relaxed(const struct assign *assign, const double *price, double *weight)
{
	const struct partition_problem *problem = assign->problem;
	size_t units = (size_t)problem->units.count;
	double sum = 0;
	for (int j = 0; j < assign->base_count; j++) {
		weight[j] = 0;
		sum -= price[j] * (double)(price[j] > 0 ? problem->high : problem->low);
	}
	for (size_t i = 0; i < units; i++) {
		double own = (double)problem->units.weight[i], least = INFINITY;
		int at = 0;
		for (int j = 0; j < assign->base_count; j++) {
			if (assign->base[j] == i) { /* a base serves itself */
				least = (double)assign->share[assign->base[j] * units + i] + price[j] * own;
				at = j;
				break;
			}
			double cost = (double)assign->share[assign->base[j] * units + i] + price[j] * own;
			at = cost < least ? j : at;
			least = fmin(least, cost);
		}
		sum += least;
		weight[at] += own;
	}
	return sum;
}

void assign_bound(struct assign *assign, int steps, double enough)
{
	const struct partition_problem *problem = assign->problem;
	double price[BASES_PARTS] = {0}, weight[BASES_PARTS], best = -1e300, pace = 1;
	int stall = 0;
	for (int step = 0; step < steps && best <= enough; step++) {
		double value = relaxed(assign, price, weight), length = 0, slope[BASES_PARTS];
		if (value > best + 1e-9 * fabs(best)) {
			best = value;
			memcpy(assign->weight_price, price, (size_t)assign->base_count * sizeof *price);
			stall = 0;
		} else if (++stall == STALL) {
			pace /= 2;
			stall = 0;
		}
		for (int j = 0; j < assign->base_count; j++) {
			double over = weight[j] - (double)problem->high, under = weight[j] - (double)problem->low;
			slope[j] = price[j] > 0 ? over : price[j] < 0 ? under : over > 0 ? over : under < 0 ? under : 0;
			length += slope[j] * slope[j];
		}
		if (length <= 0 || pace < 1e-4)
			break;
		double target = best + 0.05 * fabs(best) + 1;
		for (int j = 0; j < assign->base_count; j++) {
			double next = price[j] + pace * (target - value) / length * slope[j];
			price[j] = price[j] * next < 0 ? 0 : next; /* through 0 the slope is another */
		}
	}
	assign->bound = best;
}

/* -- the integer program ------------------------------------------------------------------------------------------------ */

struct program {
	struct assign *assign;
	struct lp *lp;
	int *column;             /* [base * units + unit] -1: not allowed */
	int *columns;            /* scratch of a row */
	double *values;
	int *queue;
	bool *is_reached;
	double scale;
};

static size_t place_of(const struct program *program, int j, int unit)
{
	return (size_t)j * (size_t)program->assign->problem->units.count + (size_t)unit;
}

static double cost_of(const struct assign *assign, int j, int unit)
{
	return (double)assign->share[(size_t)assign->base[j] * (size_t)assign->problem->units.count + (size_t)unit];
}

/* column >= 0 where an assignment may be in a plan below `room` more than the bound. */
static void columns_choose(struct program *program, double room)
{
	const struct assign *assign = program->assign;
	for (int i = 0; i < assign->problem->units.count; i++) {
		double own = (double)assign->problem->units.weight[i], least = INFINITY;
		int is_base = -1;
		for (int j = 0; j < assign->base_count; j++) {
			is_base = assign->base[j] == i ? j : is_base;
			least = fmin(least, cost_of(assign, j, i) + assign->weight_price[j] * own);
		}
		for (int j = 0; j < assign->base_count; j++) {
			bool is_allowed = is_base >= 0 ? is_base == j : cost_of(assign, j, i) + assign->weight_price[j] * own - least <= room;
			program->column[place_of(program, j, i)] = is_allowed && cost_of(assign, j, i) < (double)PARTITION_FAR ? 0 : -1;
		}
	}
}

/* Units that reach the base over units that may belong to it, or do by `of` (NULL: may). */
static int reach(struct program *program, int j, const int *of)
{
	const struct pool_units *units = &program->assign->problem->units;
	int end = 0;
	memset(program->is_reached, 0, (size_t)units->count * sizeof *program->is_reached);
	program->queue[end++] = program->assign->base[j];
	program->is_reached[program->assign->base[j]] = true;
	for (int at = 0; at < end; at++)
		for (int n = units->first[program->queue[at]]; n < units->first[program->queue[at] + 1]; n++) {
			int beside = units->neighbour[n];
			bool belongs = of ? of[beside] == j : program->column[place_of(program, j, beside)] >= 0;
			if (program->is_reached[beside] || !belongs)
				continue;
			program->is_reached[beside] = true;
			program->queue[end++] = beside;
		}
	return end;
}

/* What cannot reach its base goes; false when a unit is left without any. */
static bool columns_prune(struct program *program)
{
	int units = program->assign->problem->units.count;
	for (int j = 0; j < program->assign->base_count; j++) {
		(void)reach(program, j, NULL);
		for (int i = 0; i < units; i++)
			if (!program->is_reached[i])
				program->column[place_of(program, j, i)] = -1;
	}
	for (int i = 0; i < units; i++) {
		bool is_any = false;
		for (int j = 0; j < program->assign->base_count; j++)
			is_any |= program->column[place_of(program, j, i)] >= 0;
		if (!is_any)
			return false;
	}
	return true;
}

/* A unit of base j needs one of the units that may belong to j and are marked. */
static bool needs_row(struct program *program, int j, int unit, const bool *is_marked)
{
	int count = 0;
	for (int s = 0; s < program->assign->problem->units.count; s++)
		if (is_marked[s] && program->column[place_of(program, j, s)] >= 0) {
			program->columns[count] = program->column[place_of(program, j, s)];
			program->values[count++] = 1;
		}
	program->columns[count] = program->column[place_of(program, j, unit)];
	program->values[count++] = -1;
	return lp_row(program->lp, NULL, 0, INFINITY, count, program->columns, program->values) >= 0;
}

static bool is_beside(const struct pool_units *units, int a, int b)
{
	for (int n = units->first[a]; n < units->first[a + 1]; n++)
		if (units->neighbour[n] == b)
			return true;
	return false;
}

static bool program_make(struct program *program, int64_t known)
{
	const struct assign *assign = program->assign;
	const struct partition_problem *problem = assign->problem;
	int units = problem->units.count, total = 0;
	bool good = true;
	for (int i = 0; good && i < units; i++) {
		int count = 0;
		for (int j = 0; good && j < assign->base_count; j++) {
			int *column = &program->column[place_of(program, j, i)];
			if (*column < 0)
				continue;
			good = (*column = lp_column(program->lp, NULL, 0, 1, cost_of(assign, j, i) * program->scale, 1)) >= 0;
			program->columns[count] = *column;
			program->values[count++] = 1;
			total++;
		}
		good = good && lp_row(program->lp, NULL, 1, 1, count, program->columns, program->values) >= 0;
	}
	for (int j = 0; good && j < assign->base_count; j++) {
		int count = 0;
		for (int i = 0; i < units; i++)
			if (program->column[place_of(program, j, i)] >= 0) {
				program->columns[count] = program->column[place_of(program, j, i)];
				program->values[count++] = (double)problem->units.weight[i] / (double)problem->high;
			}
		good = lp_row(program->lp, NULL, (double)problem->low / (double)problem->high, 1, count, program->columns, program->values) >= 0;
	}
	int count = 0;
	for (int i = 0; i < units; i++)
		for (int j = 0; j < assign->base_count; j++)
			if (program->column[place_of(program, j, i)] >= 0 && cost_of(assign, j, i) > 0) {
				program->columns[count] = program->column[place_of(program, j, i)];
				program->values[count++] = cost_of(assign, j, i) * program->scale;
			}
	if (good && known < INT64_MAX)
		good = lp_row(program->lp, NULL, -INFINITY, ((double)known - 1) * program->scale, count, program->columns, program->values) >= 0;
	for (int j = 0; good && j < assign->base_count; j++)
		for (int i = 0; good && i < units; i++) {
			if (program->column[place_of(program, j, i)] < 0 || i == assign->base[j] || is_beside(&problem->units, i, assign->base[j]))
				continue;
			memset(program->is_reached, 0, (size_t)units * sizeof *program->is_reached);
			for (int n = problem->units.first[i]; n < problem->units.first[i + 1]; n++)
				program->is_reached[problem->units.neighbour[n]] = true;
			good = needs_row(program, j, i, program->is_reached);
		}
	return good;
}

static int64_t plan_read(struct program *program, int *part_of)
{
	const struct assign *assign = program->assign;
	int64_t cost = 0;
	for (int i = 0; i < assign->problem->units.count; i++)
		for (int j = 0; j < assign->base_count; j++) {
			int column = program->column[place_of(program, j, i)];
			if (column < 0 || lp_value(program->lp, column) < 0.5)
				continue;
			part_of[i] = j;
			cost += assign->share[(size_t)assign->base[j] * (size_t)assign->problem->units.count + (size_t)i];
		}
	return cost;
}

static bool weights_fit(const struct assign *assign, const int *part_of)
{
	const struct partition_problem *problem = assign->problem;
	int64_t weight[BASES_PARTS] = {0};
	for (int i = 0; i < problem->units.count; i++)
		weight[part_of[i]] += problem->units.weight[i];
	for (int j = 0; j < assign->base_count; j++)
		if (weight[j] < problem->low || weight[j] > problem->high)
			return false;
	return true;
}

/* Around every piece apart from its base: of the units that touch it, those from which the base can be reached without it. *cuts of them. */
static bool pieces_cut(struct program *program, const int *part_of, int *cuts)
{
	const struct assign *assign = program->assign;
	const struct pool_units *units = &assign->problem->units;
	bool *is_piece = calloc((size_t)units->count + 1, sizeof *is_piece), *is_edge = malloc(((size_t)units->count + 1) * sizeof *is_edge), good = is_piece && is_edge;
	*cuts = 0;
	for (int j = 0; good && j < assign->base_count; j++) {
		(void)reach(program, j, part_of);
		for (int i = 0; i < units->count; i++)
			is_piece[i] = part_of[i] == j && !program->is_reached[i];
		for (int i = 0; good && i < units->count; i++) {
			if (!is_piece[i])
				continue;
			/* the piece of i: what hangs together with it */
			int end = 0, heaviest = i;
			program->queue[end++] = i;
			is_piece[i] = false;
			memset(program->is_reached, 0, (size_t)units->count * sizeof *program->is_reached);
			memset(is_edge, 0, (size_t)units->count * sizeof *is_edge);
			program->is_reached[i] = true;
			for (int at = 0; at < end; at++)
				for (int n = units->first[program->queue[at]]; n < units->first[program->queue[at] + 1]; n++) {
					int beside = units->neighbour[n];
					is_edge[beside] |= !program->is_reached[beside] && part_of[beside] != j;
					if (!is_piece[beside])
						continue;
					is_piece[beside] = false;
					program->is_reached[beside] = true;
					program->queue[end++] = beside;
					heaviest = units->weight[beside] > units->weight[heaviest] ? beside : heaviest;
				}
			/* an edge unit walled in by the others is not needed: keep what the base reaches first */
			bool *is_near = program->is_reached;
			memset(is_near, 0, (size_t)units->count * sizeof *is_near);
			int far = 0;
			int *queue = &program->queue[units->count];
			queue[far++] = assign->base[j];
			is_near[assign->base[j]] = true;
			for (int at = 0; at < far; at++)
				for (int n = units->first[queue[at]]; n < units->first[queue[at] + 1]; n++) {
					int beside = units->neighbour[n];
					if (is_near[beside])
						continue;
					is_near[beside] = true;
					if (!is_edge[beside])
						queue[far++] = beside;
				}
			for (int s = 0; s < units->count; s++)
				is_edge[s] = is_edge[s] && is_near[s];
			for (int at = 0; good && at < end; at++)
				if (at == 0 || program->queue[at] == heaviest) {
					good = needs_row(program, j, program->queue[at], is_edge);
					(*cuts)++;
				}
		}
	}
	free(is_piece);
	free(is_edge);
	return good;
}

/* Solved again and again until no part is in pieces. */
static enum status program_solve(struct program *program, int64_t known, long node_limit)
{
	struct assign *assign = program->assign;
	for (int repair = 0; repair < REPAIRS; repair++) {
		enum lp_outcome outcome = lp_solve_whole(program->lp, node_limit);
		assign->programs++;
		if (isfinite(lp_bound(program->lp)))
			assign->bound = fmax(assign->bound, lp_bound(program->lp) / program->scale - 1e-3);
		assign->is_closed = outcome == LP_INFEASIBLE || assign->bound > (known == INT64_MAX ? INFINITY : (double)known - 1);
		if (assign->is_closed || !isfinite(lp_cost(program->lp)))
			return STATUS_OK;
		int64_t cost = plan_read(program, assign->part_of);
		int cuts;
		if (!pieces_cut(program, assign->part_of, &cuts))
			return STATUS_WORLD;
		if (cuts > 0)
			continue;
		if (!weights_fit(assign, assign->part_of))
			return STATUS_OK;
		assign->cost = cost;
		assign->is_closed = outcome == LP_OPTIMAL;
		return STATUS_OK;
	}
	return STATUS_OK;
}

enum status assign_solve(struct assign *assign, int64_t known, long node_limit)
{
	size_t units = (size_t)assign->problem->units.count, places = units * (size_t)assign->base_count + 1;
	struct program program = {.assign = assign, .lp = lp_init()};
	enum status ret = STATUS_WORLD;
	double dearest = 1;
	assign->cost = INT64_MAX;
	assign->is_closed = false;
	program.column = malloc(places * sizeof *program.column);
	program.columns = malloc(places * sizeof *program.columns);
	program.values = malloc(places * sizeof *program.values);
	program.queue = malloc((2 * units + 2) * sizeof *program.queue);
	program.is_reached = malloc((units + 1) * sizeof *program.is_reached);
	if (!program.lp || !program.column || !program.columns || !program.values || !program.queue || !program.is_reached)
		goto out;
	columns_choose(&program, known == INT64_MAX ? INFINITY : (double)known - 1 - assign->bound + 1e-3);
	for (int j = 0; j < assign->base_count; j++)
		for (int i = 0; i < (int)units; i++)
			if (program.column[place_of(&program, j, i)] >= 0)
				dearest = fmax(dearest, cost_of(assign, j, i));
	program.scale = 1e4 / dearest;
	ret = STATUS_OK;
	if (!columns_prune(&program))
		assign->is_closed = true;
	else if (program_make(&program, known))
		ret = program_solve(&program, known, node_limit);
	else
		ret = STATUS_WORLD;
out:
	lp_free(program.lp);
	free(program.column);
	free(program.columns);
	free(program.values);
	free(program.queue);
	free(program.is_reached);
	return ret;
}
