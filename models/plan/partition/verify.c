/* verify.c - what a plan says of itself is counted again: cover, window, connectedness, costs, and whether its certificate carries its bound. */
#include "plan/partition/verify.h"

#include <math.h>
#include <stdlib.h>

#include "plan/partition/certificate.h"

static const double SLACK = 1e-9; /* of sums of multiples of 1/65536 written and read */

struct checking {
	const struct partition_problem *problem;
	const struct partition *plan;
	const char *const *names;
	struct faults *faults;
};

static const char *name_of(const struct checking *checking, int unit)
{
	return checking->names ? checking->names[unit] : faults_say(checking->faults, "%d", unit);
}

static void say_part(const struct checking *checking, int part, const char *sentence, int64_t said, int64_t found)
{
	(void)fault_add(checking->faults, (struct place){.file = NULL}, NULL, sentence, part + 1, (long long)said, (long long)found);
}

/* Every unit in one part that there is. */
static bool cover_check(const struct checking *checking)
{
	const struct partition *plan = checking->plan;
	bool is_covered = true;
	for (int i = 0; i < checking->problem->units.count; i++) {
		if (plan->part_of[i] >= 0 && plan->part_of[i] < plan->part_count)
			continue;
		is_covered = false;
		(void)fault_add(checking->faults, (struct place){.file = NULL}, NULL, N_("unit %s is in no part"), name_of(checking, i));
	}
	return is_covered;
}

/* How many units of the part can be reached from the first without leaving it. */
static int reached_of(const struct checking *checking, const uint16_t *members, int count, int part, uint16_t *queue, bool *is_reached)
{
	const struct pool_units *units = &checking->problem->units;
	int end = 0;
	for (int i = 0; i < units->count; i++)
		is_reached[i] = false;
	if (count > 0) {
		queue[end++] = members[0];
		is_reached[members[0]] = true;
	}
	for (int at = 0; at < end; at++)
		for (int n = units->first[queue[at]]; n < units->first[queue[at] + 1]; n++) {
			int beside = units->neighbour[n];
			if (is_reached[beside] || checking->plan->part_of[beside] != part)
				continue;
			is_reached[beside] = true;
			queue[end++] = (uint16_t)beside;
		}
	return end;
}

static int64_t part_check(const struct checking *checking, int part, uint16_t *members, uint16_t *queue, bool *is_reached)
{
	const struct partition_problem *problem = checking->problem;
	const struct partition_part *said = &checking->plan->parts[part];
	int64_t weight = 0;
	int count = 0, base = 0;
	for (int i = 0; i < problem->units.count; i++)
		if (checking->plan->part_of[i] == part) {
			members[count++] = (uint16_t)i;
			weight += problem->units.weight[i];
		}
	if (count == 0) {
		say_part(checking, part, N_("part %d is empty (%lld units said, %lld found)"), said->units, 0);
		return 0;
	}
	if (weight < problem->low || weight > problem->high)
		(void)fault_add(checking->faults, (struct place){.file = NULL}, NULL, N_("part %d weighs %lld, outside the window %lld to %lld"), part + 1,
			(long long)weight, (long long)problem->low, (long long)problem->high);
	int reached = reached_of(checking, members, count, part, queue, is_reached);
	if (reached < count) {
		int apart = 0;
		while (is_reached[members[apart]])
			apart++;
		(void)fault_add(checking->faults, (struct place){.file = NULL}, NULL, N_("part %d is in pieces: no way inside it leads from unit %s to unit %s"), part + 1,
			name_of(checking, members[0]), name_of(checking, members[apart]));
		return 0;
	}
	int64_t cost = problem->cost(problem->context, members, count, &base);
	if (said->units != count)
		say_part(checking, part, N_("part %d is said to have %lld units, and has %lld"), said->units, count);
	if (said->weight != weight)
		say_part(checking, part, N_("part %d is said to weigh %lld, and weighs %lld"), said->weight, weight);
	if (said->cost != cost)
		say_part(checking, part, N_("part %d is said to cost %lld, and costs %lld"), said->cost, cost);
	if (said->base < 0 || said->base >= problem->units.count || checking->plan->part_of[said->base] != part)
		say_part(checking, part, N_("part %d has its base at unit number %lld, which is not in it (%lld would be best)"), said->base, base);
	return cost;
}

static enum status plan_check(const struct checking *checking)
{
	const struct partition_problem *problem = checking->problem;
	const struct partition *plan = checking->plan;
	size_t count = (size_t)problem->units.count + 1;
	if (plan->part_count < problem->count_low || plan->part_count > problem->count_high)
		(void)fault_add(checking->faults, (struct place){.file = NULL}, NULL, N_("%d parts, where %d to %d are asked for"), plan->part_count,
			problem->count_low, problem->count_high);
	if (!cover_check(checking))
		return STATUS_OK;
	uint16_t *members = malloc(count * sizeof *members), *queue = malloc(count * sizeof *queue);
	bool *is_reached = malloc(count * sizeof *is_reached);
	int64_t cost = 0;
	enum status ret = members && queue && is_reached ? STATUS_OK : STATUS_WORLD;
	for (int part = 0; ret == STATUS_OK && part < plan->part_count; part++)
		cost += part_check(checking, part, members, queue, is_reached);
	if (ret == STATUS_OK && cost != plan->cost)
		(void)fault_add(checking->faults, (struct place){.file = NULL}, NULL, N_("the plan is said to cost %lld, and its parts cost %lld together"),
			(long long)plan->cost, (long long)cost);
	free(members);
	free(queue);
	free(is_reached);
	return ret;
}

/* What the plan claims against what is shown. */
static void claims_check(const struct checking *checking, struct verify *verify)
{
	const struct partition *plan = checking->plan;
	struct place here = {.file = NULL};
	bool has_plan = plan->part_count > 0;
	verify->is_proven = has_plan ? !plan->proof.is_free && verify->bound > (double)plan->cost - 1 : plan->proof.is_free && verify->bound > 0;
	if (has_plan && !plan->proof.is_free && isfinite(plan->bound) && plan->bound > verify->bound + SLACK * fabs(verify->bound) + 1e-3
		&& !(verify->is_proven && plan->bound <= (double)plan->cost))
		(void)fault_add(checking->faults, here, NULL, N_("the bound is said to be %.3f, and the certificate shows %.3f"), plan->bound, verify->bound);
	if (plan->outcome == PARTITION_PROVEN && !verify->is_proven)
		(void)fault_add(checking->faults, here, NULL, N_("the plan is said to be the cheapest, and the certificate does not show it"));
	if (plan->outcome == PARTITION_IMPOSSIBLE && !verify->is_proven)
		(void)fault_add(checking->faults, here, NULL, N_("it is said that there is no plan, and the certificate does not show it"));
}

enum status verify_plan(struct verify *verify, const struct partition_problem *problem, const struct partition *plan, const char *const *names,
	struct faults *faults)
{
	struct checking checking = {.problem = problem, .plan = plan, .names = names, .faults = faults};
	int before = faults->error_count;
	bool is_seen = false;
	*verify = (struct verify){.bound = -INFINITY};
	enum status ret = STATUS_OK;
	if (plan->part_count > 0)
		ret = plan_check(&checking);
	else if (plan->outcome == PARTITION_PROVEN || plan->outcome == PARTITION_OPEN)
		(void)fault_add(faults, (struct place){.file = NULL}, NULL, N_("a plan is spoken of, and none is there"));
	if (ret == STATUS_OK && plan->engine == PARTITION_LISTED && !plan->is_pool_full && plan->proof.root.unit)
		ret = certificate_bound(problem, &plan->proof, faults, &verify->bound, &verify->sets, &is_seen);
	if (ret == STATUS_OK && is_seen)
		claims_check(&checking, verify);
	verify->fault_count = faults->error_count - before;
	if (ret != STATUS_OK)
		return fault_world(faults, "out of memory");
	return verify->fault_count > 0 ? STATUS_FAULT : STATUS_OK;
}
