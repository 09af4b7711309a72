/* partition.c - which engine: all sets in a list where they fit in it, else base by base. */
#include "plan/partition/partition.h"

#include <math.h>

#include "plan/partition/bases.h"
#include "plan/partition/listed.h"

enum status partition_solve(struct partition *plan, struct arena *arena, const struct partition_problem *problem)
{
	int count = problem->units.count;
	struct pool pool;
	*plan = (struct partition){.outcome = PARTITION_UNKNOWN, .cost = INT64_MAX, .bound = -INFINITY, .root_bound = -INFINITY};
	plan->part_of = arena_rows(arena, count + 1, int);
	plan->price = arena_rows(arena, count + 1, double);
	if (!plan->part_of || !plan->price)
		return STATUS_WORLD;
	for (int i = 0; i < count; i++)
		plan->part_of[i] = -1;
	bool can_choose = problem->share && bases_tuples(problem) <= BASES_TUPLES;
	int64_t most = problem->most_sets > 0 ? problem->most_sets : PARTITION_SETS;
	struct pool_request request = {.units = &problem->units, .low = problem->low, .high = problem->high,
		.most = can_choose && most > PARTITION_FEW ? PARTITION_FEW : most, .cost = problem->cost, .context = problem->context, .team = problem->team};
	pool_init(&pool);
	enum status ret = pool_build(&pool, &request, &plan->is_pool_full);
	plan->sets = pool.set_count;
	if (ret == STATUS_OK && !plan->is_pool_full)
		ret = listed_solve(plan, arena, problem, &pool);
	else if (ret == STATUS_OK && can_choose) {
		plan->engine = PARTITION_BASES;
		ret = bases_solve(plan, arena, problem);
	}
	pool_free(&pool);
	return ret;
}
