/* tested_community.c - sample, search, fresh seeds; where these say no, twice the sample and all cuts tried again. */
#include "plan/loop/tested_community.h"

#include <math.h>

#include "plan/loop/proof.h"
#include "plan/loop/tested.h"

/* -- targets as the search knows them: more is better ----------------------------------------------------------------- */

static bool is_at_most(int measure)
{
	return measure == TRIAL_WAIT || measure == TRIAL_LOAD;
}

/* What nobody asked for in the sample is served; nobody there to do the work is the worst load. */
static double service_of(const struct trial_counts *sum, int measure)
{
	double value = trial_measured(sum, (enum trial_measure)measure);
	if (isnan(value))
		return measure == TRIAL_LOAD ? -INFINITY : is_at_most(measure) ? 0 : 1;
	return is_at_most(measure) ? -value : value;
}

static double target_of(const struct tested_target *target, int measure)
{
	return is_at_most(measure) ? -target->value : target->value;
}

bool tested_community_is_met(const struct tested_target targets[TRIAL_MEASURES], const struct trial_counts *sum)
{
	for (int measure = 0; measure < TRIAL_MEASURES; measure++)
		if (targets[measure].is_asked && !(service_of(sum, measure) >= target_of(&targets[measure], measure)))
			return false;
	return true;
}

/* -- intervals -------------------------------------------------------------------------------------------------------- */

static enum tested_verdict verdict_of(const struct tested_target *target, int measure, struct stats_interval interval)
{
	if (!target->is_asked)
		return TESTED_NOT_ASKED;
	if (isnan(interval.mean))
		return measure == TRIAL_LOAD ? TESTED_MISSES : TESTED_HOLDS;
	double worst = is_at_most(measure) ? -interval.high : interval.low, best = is_at_most(measure) ? -interval.low : interval.high;
	double wanted = target_of(target, measure);
	return worst >= wanted ? TESTED_HOLDS : best < wanted ? TESTED_MISSES : TESTED_UNCLEAR;
}

struct tested_check tested_community_check(const struct tested_target targets[TRIAL_MEASURES], const struct trial_counts *counts, int replications)
{
	const double level = 0.95;
	enum { FRESH_MOST = 1024 };
	struct tested_check check;
	double values[FRESH_MOST];
	int count = replications < FRESH_MOST ? replications : FRESH_MOST;
	for (int measure = 0; measure < TRIAL_MEASURES; measure++) {
		for (int r = 0; r < count; r++)
			values[r] = trial_measured(&counts[r], (enum trial_measure)measure);
		check.interval[measure] = stats_mean(values, count, level);
		check.interval[measure].low = fmax(check.interval[measure].low, 0); /* none can be less, and no share more than all */
		if (!is_at_most(measure))
			check.interval[measure].high = fmin(check.interval[measure].high, 1);
		check.verdict[measure] = verdict_of(&targets[measure], measure, check.interval[measure]);
	}
	return check;
}

bool tested_is_short(const struct tested_check *check)
{
	for (int measure = 0; measure < TRIAL_MEASURES; measure++)
		if (check->verdict[measure] == TESTED_MISSES)
			return true;
	return false;
}

/* -- the search ------------------------------------------------------------------------------------------------------- */

struct sampling {
	struct tested_community *community;
	const struct tested_plan *plan;
	struct memo memo;
	int measures[CUTS_TARGETS];      /* of the targets of the problem */
	int replications;
	int64_t asked, *able;            /* of the sample of this round; [post] */
	struct faults *faults;
};

/* Hours of those who come, as each post's mornings add up: leads, then so many of each kind. */
static int64_t able_of(const struct sampling *sampling, const struct heads *heads)
{
	const struct cuts_problem *problem = &sampling->community->problem;
	int64_t sum = 0;
	int first = sampling->community->leads;
	for (int p = 0; p < first; p++)
		sum += sampling->able[p];
	for (int kind = 0; kind < problem->kinds; kind++) {
		for (int k = 0; k < heads->n[kind]; k++)
			sum += sampling->able[first + k];
		first += sampling->community->most[kind];
	}
	return sum;
}

static enum status oracle(void *context, const struct heads *heads, double service[CUTS_TARGETS])
{
	struct sampling *sampling = context;
	struct trial_counts sum;
	enum status status = memo_sum(&sampling->memo, heads, sampling->replications, &sum, sampling->faults);
	for (int i = 0; i < sampling->community->problem.target_count; i++)
		service[i] = service_of(&sum, sampling->measures[i]);
	if (status == STATUS_OK && (sum.asked_ticks != sampling->asked || sum.able_ticks != able_of(sampling, heads)))
		sampling->community->is_frozen = false;
	return status;
}

static void targets_lay(struct sampling *sampling)
{
	struct cuts_problem *problem = &sampling->community->problem;
	problem->target_count = 0;
	for (int measure = 0; measure < TRIAL_MEASURES; measure++) {
		const struct tested_target *target = &sampling->plan->targets[measure];
		if (!target->is_asked)
			continue;
		sampling->measures[problem->target_count] = measure;
		problem->target[problem->target_count] = target_of(target, measure);
		problem->matters[problem->target_count++] = target->matters;
	}
}

/* The load as a sum over posts: exact, so that no cut is spent on it. */
static enum status load_lay(struct sampling *sampling)
{
	struct tested_community *community = sampling->community;
	struct cuts_problem *problem = &community->problem;
	const struct tested_target *load = &sampling->plan->targets[TRIAL_LOAD];
	struct trial_counts sum;
	int posts = community->leads, first = community->leads;
	for (int kind = 0; kind < problem->kinds; kind++)
		posts += community->most[kind];
	sampling->able = arena_rows(&community->arena, posts, int64_t);
	double *gives = arena_rows(&community->arena, posts + 1, double);
	if (!sampling->able || !gives)
		return fault_world(sampling->faults, "no memory for the hours of posts");
	enum status status = trial_able(sampling->memo.trial, 0, 0, sampling->replications, sampling->able, sampling->faults);
	if (status == STATUS_OK)
		status = memo_sum(&sampling->memo, &problem->prefer, sampling->replications, &sum, sampling->faults);
	if (status != STATUS_OK)
		return status;
	sampling->asked = sum.asked_ticks;
	double need = load->is_asked ? (double)sum.asked_ticks / load->value : 0;
	for (int p = 0; p < posts; p++) {
		gives[p] = (double)sampling->able[p] / (double)TICKS_PER_HOUR;
		need -= p < first ? (double)sampling->able[p] : 0;
	}
	problem->sums[0].need = need / (double)TICKS_PER_HOUR;
	problem->sum_count = load->is_asked;
	for (int kind = 0; kind < problem->kinds; kind++) {
		problem->sums[0].gives[kind] = gives + first;
		first += community->most[kind];
	}
	return STATUS_OK;
}

/* First what others advise; in later sampling everything that justified a cut, and the plan. */
static enum status starts_lay(struct sampling *sampling)
{
	struct tested_community *community = sampling->community;
	struct cuts_problem *problem = &community->problem;
	const struct cuts_result *before = &community->result;
	struct heads *starts = arena_rows(&community->arena, before->cut_count + 3, struct heads);
	if (!starts)
		return fault_world(sampling->faults, "no memory for the cuts of a plan");
	int count = 0;
	starts[count++] = problem->prefer;
	if (community->rounds == 0)
		starts[count++] = community->rivals[RIVALS_ERLANG].heads;
	else if (before->has_best)
		starts[count++] = community->heads;
	for (int i = 0; i < before->cut_count; i++)
		starts[count++] = before->tried[before->cuts[i].tried].heads;
	problem->starts = starts;
	problem->start_count = count;
	return STATUS_OK;
}

static enum status search(struct sampling *sampling)
{
	struct tested_community *community = sampling->community;
	int known = sampling->memo.count;
	enum status status = load_lay(sampling);
	if (status == STATUS_OK)
		status = starts_lay(sampling);
	if (status == STATUS_OK)
		status = cuts_search(&community->problem, oracle, sampling, &community->arena, &community->result, sampling->faults);
	if (status != STATUS_OK)
		return status;
	const struct cuts_result *result = &community->result;
	int64_t leads = community->leads * sampling->plan->post_yuan;
	community->rounds++;
	community->vectors += sampling->memo.count - known;
	community->replications = sampling->replications;
	int64_t below = result->outcome == CUTS_NONE ? INT64_MAX : result->bound;
	community->is_refuted = !proof_holds(&community->problem, result, below, &community->counted);
	community->is_proven = result->outcome == CUTS_PROVEN && result->broken_count == 0 && community->is_frozen && !community->is_refuted;
	for (int kind = 0; kind < community->problem.kinds; kind++)
		community->heads.n[kind] = result->has_best ? result->tried[result->best].heads.n[kind] : community->problem.high[kind];
	community->cost_yuan = leads + heads_cost(&community->heads, community->problem.cost);
	community->bound_yuan = leads + result->bound;
	return STATUS_OK;
}

/* The plan on seeds nothing was chosen by. */
static enum status fresh_check(struct sampling *sampling)
{
	struct tested_community *community = sampling->community;
	const struct tested_plan *plan = sampling->plan;
	struct trial fresh = *sampling->memo.trial;
	struct trial_counts *counts = arena_rows(&community->arena, plan->fresh_replications, struct trial_counts);
	if (!counts)
		return fault_world(sampling->faults, "no memory for fresh replications");
	fresh.seed = plan->fresh_seed + (uint64_t)community->rounds - 1;
	enum status status = trial_run(&fresh, &community->heads, 0, plan->fresh_replications, counts, sampling->faults);
	community->fresh_counts = counts;
	community->fresh = tested_community_check(plan->targets, counts, plan->fresh_replications);
	return status;
}

/* Sums over the sample, and over its runs of the first round. */
static enum status measure(struct sampling *sampling, const struct heads *heads, struct trial_counts *sum, struct trial_counts *shared)
{
	enum status status = memo_sum(&sampling->memo, heads, sampling->replications, sum, sampling->faults);
	return status == STATUS_OK ? memo_sum(&sampling->memo, heads, sampling->plan->replications, shared, sampling->faults) : status;
}

static enum status rivals_measure(struct sampling *sampling)
{
	struct tested_community *community = sampling->community;
	enum status status = measure(sampling, &community->heads, &community->sample, &community->shared);
	for (int kind = 0; kind < RIVALS_KINDS && status == STATUS_OK; kind++) {
		struct tested_rival *rival = &community->rivals[kind];
		status = measure(sampling, &rival->heads, &rival->sum, &rival->shared);
		rival->is_met = tested_community_is_met(sampling->plan->targets, &rival->sum);
	}
	return status;
}

enum status tested_community_plan(struct tested_community *community, struct trial *trial, const struct tested_plan *plan, struct faults *faults)
{
	struct sampling sampling = {.community = community, .plan = plan, .replications = plan->replications, .faults = faults};
	int most = plan->replications << (TESTED_ROUNDS - 1);
	enum status status = memo_init(&sampling.memo, trial, most, &community->arena, faults);
	bool goes_on = status == STATUS_OK;
	community->is_frozen = true;
	targets_lay(&sampling);
	while (goes_on) {
		status = search(&sampling);
		if (status == STATUS_OK)
			status = fresh_check(&sampling);
		goes_on = status == STATUS_OK && community->result.has_best && community->rounds < TESTED_ROUNDS && tested_is_short(&community->fresh);
		if (goes_on)
			sampling.replications *= 2;
	}
	if (status == STATUS_OK)
		status = rivals_measure(&sampling);
	community->runs = sampling.memo.replications;
	return status;
}
