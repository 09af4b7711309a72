/* rehearsal.c - the scenario with a table of communities that has the plan's posts. */
#include "plan/rehearsal.h"

#include <math.h>
#include <string.h>

#include "run/indicator.h"
#include "world/place.h"
#include "world/sample.h"

void rehearsal_norm(struct posts_row *rows, int count)
{
	for (int i = 0; i < count; i++) {
		int posts[POST_COUNT];
		place_posts((int)lround(rows[i].norm_posts), posts);
		memcpy(rows[i].posts, posts, sizeof posts);
	}
}

/* The row of a community with all that a table or the rule gives it, and the posts of the plan. */
static struct community_row row_of(const struct scenario *scenario, const struct community *community, int i, const struct posts_row *planned)
{
	struct community_row row = {.firms = NAN};
	if (scenario->communities)
		row = scenario->communities[i];
	row.id = community->id;
	row.street = community->street;
	row.name = community->name;
	row.street_name = community->street_name;
	row.population = community->population;
	row.households = community->households;
	row.elderly = community->elderly;
	row.children = community->children;
	row.requests = community->requests;
	row.amplification = community->amplification;
	row.grids = planned->grids;
	for (int post = 0; post < POST_COUNT; post++)
		row.posts[post] = planned->posts[post];
	return row;
}

/* One option with planned posts, and no posts but those. */
static enum status staffed(const struct rehearsal_request *request, const struct posts_row *rows, struct arena *arena, struct scenario *out)
{
	struct place_list places;
	struct scenario fork;
	if (scenario_fork(request->scenario, arena, &fork) != STATUS_OK || place_build(request->scenario, arena, &places) != STATUS_OK)
		return STATUS_WORLD;
	struct community_row *table = arena_rows(arena, places.community_count, struct community_row);
	if (!table)
		return STATUS_WORLD;
	for (int i = 0; i < places.community_count; i++)
		table[i] = row_of(request->scenario, &places.communities[i], i, &rows[i]);
	fork.communities = table;
	fork.community_count = places.community_count;
	fork.staff = NULL;
	fork.staff_count = 0;
	fork.settings.staff_added = 0;
	fork.policies[0] = fork.policies[request->policy];
	fork.policy_count = 1;
	fork.baseline = 0;
	for (int i = 0; i < fork.policies[0].phase_count; i++)
		fork.policies[0].phases[i].settings->staff_added = 0;
	return sample_take(&fork, request->communities, arena, out);
}

static struct stats_interval interval_of(const struct result_set *set, enum indicator_id id, double scale, double *values)
{
	for (int r = 0; r < set->replication_count; r++)
		values[r] = scale * result_horizon(set, 0, r)[id];
	return stats_mean(values, set->replication_count, 0.95);
}

/* What was asked for, over the budgets of the communities tried. */
static enum status asked_read(struct rehearsal *trial, const struct scenario *tried, const struct result_set *set, struct arena *arena, struct faults *faults)
{
	struct asked asked;
	enum status status = asked_open(&asked, arena, tried, faults);
	if (status == STATUS_OK)
		status = asked_set(&asked, arena, tried, asked_settings(tried, 0), faults);
	if (status != STATUS_OK)
		return status;
	trial->asked = asked_load_of(&asked, set, 0, -1);
	trial->residents = asked.residents;
	return STATUS_OK;
}

enum status rehearsal_run(struct rehearsal *trial, const struct rehearsal_request *request, const struct posts_row *rows, struct arena *arena, struct faults *faults)
{
	struct scenario tried;
	struct result_set set;
	struct run_request run = {.scenario = &tried, .replications = request->replications, .seed = request->seed, .team = request->team};
	double *values = arena_rows(arena, request->replications + 1, double);
	*trial = (struct rehearsal){0};
	if (!values || staffed(request, rows, arena, &tried) != STATUS_OK)
		return fault_world(faults, "no memory for the plan");
	enum status status = study_run(&run, arena, &set, faults);
	if (status != STATUS_OK)
		return status;
	trial->replications = set.replication_count;
	trial->communities = set.place_count;
	trial->on_time = interval_of(&set, INDICATOR_basic_on_time, 0.01, values);
	trial->load = interval_of(&set, INDICATOR_load, 1, values);
	return asked_read(trial, &tried, &set, arena, faults);
}
