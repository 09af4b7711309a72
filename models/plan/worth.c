/* worth.c - one small program for each option and community, solved for every replication: bounds change, the rest stays. */
#include "plan/worth.h"

#include <math.h>
#include <stdlib.h>

#include "plan/grids.h"
#include "plan/joint.h"
#include "run/indicator.h"

/* The options of a study on their way, each on one thread. */
struct valuing {
	const struct scenario *scenario;
	const struct asked *places;          /* read alone; budgets are each option's own */
	struct result_set *set;
	double *posts;                       /* [point][replication] */
	enum status *statuses;               /* [point] */
};

static enum status site_open(struct joint *joint, const struct asked *asked, int community)
{
	const struct community *place = &asked->places.communities[community];
	struct staffing_rules rules = staffing_rules_of(asked->settings, &asked->budgets[community]);
	struct staffing_site site = {.residents = place->population, .grids = grids_count(asked->settings, place->households)};
	return joint_open(joint, &rules, NULL, &site, 1, false);
}

static enum status option_value(const struct valuing *valuing, int point, struct arena *arena, struct faults *faults)
{
	const struct result_set *set = valuing->set;
	struct asked asked = *valuing->places;
	int count = asked.places.community_count;
	double *posts = valuing->posts + (int64_t)point * set->replication_count;
	struct asked_load *loads = arena_rows(arena, set->replication_count, struct asked_load);
	asked.budgets = arena_rows(arena, count, struct budget);
	if (!asked.budgets || !loads)
		return STATUS_WORLD;
	enum status status = asked_set(&asked, arena, valuing->scenario, asked_settings(valuing->scenario, point), faults);
	for (int r = 0; r < set->replication_count && status == STATUS_OK; r++)
		loads[r] = asked_load_of(&asked, set, point, r);
	for (int i = 0; i < count && status == STATUS_OK; i++) {
		struct joint joint;
		status = site_open(&joint, &asked, i);
		for (int r = 0; r < set->replication_count && status == STATUS_OK; r++) {
			joint.sites[0].week = asked_week(&asked, &loads[r], i);
			joint_renew(&joint);
			posts[r] += joint_solve(&joint, false, 0) == LP_OPTIMAL ? joint.posts : (double)NAN;
		}
		joint_free(&joint);
	}
	return status;
}

static void task(void *context, int point, int thread)
{
	struct valuing *valuing = context;
	struct arena arena;
	struct faults faults;
	(void)thread;
	arena_init(&arena);
	faults_init(&faults);
	valuing->statuses[point] = option_value(valuing, point, &arena, &faults);
	faults_free(&faults);
	arena_free(&arena);
}

enum status worth_fill(const struct scenario *scenario, struct team team, struct result_set *set, struct faults *faults)
{
	struct arena arena;
	struct asked asked;
	int replications = set->replication_count;
	if (set->point_count < 2 || set->point_count != scenario->policy_count)
		return STATUS_OK;
	arena_init(&arena);
	enum status status = asked_open(&asked, &arena, scenario, faults);
	struct valuing valuing = {.scenario = scenario, .places = &asked, .set = set,
		.posts = arena_rows(&arena, set->point_count * replications, double), .statuses = arena_rows(&arena, set->point_count, enum status)};
	if (status == STATUS_OK && valuing.posts && valuing.statuses)
		team_for(team, set->point_count, task, &valuing);
	for (int point = 0; point < set->point_count && status == STATUS_OK; point++) {
		status = valuing.posts && valuing.statuses ? valuing.statuses[point] : STATUS_WORLD;
		for (int r = 0; r < replications && status == STATUS_OK; r++)
			result_horizon(set, point, r)[INDICATOR_worth_workers] =
				valuing.posts[set->baseline * replications + r] - valuing.posts[point * replications + r];
	}
	arena_free(&arena);
	return status == STATUS_OK || faults_status(faults) != STATUS_OK ? status : fault_world(faults, "no memory for the plan");
}
