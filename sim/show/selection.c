/* selection.c - values of rivals side by side, oriented so that higher is better, for the procedure that selects. */
#include "show/selection.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double LEVEL = 0.95;

static const uint64_t *history_of(const struct sweep *sweep, const struct selection_rival *rival)
{
	return sweep_histories(sweep, rival->sample, rival->option);
}

static int sign_of(const struct sweep *sweep, int measure)
{
	return sweep->about.measures[measure].better < 0 ? -1 : 1;
}

/* Replications there are from the first on. One without a history was not made. */
static int made_of(const struct sweep *sweep, const struct selection_rival *rival)
{
	int made = 0;
	while (made < sweep->replications[rival->sample] && history_of(sweep, rival)[made])
		made++;
	return made;
}

/* An earlier rival with the same history, as the baseline has at samples that differ in an option's rule alone. */
static int same_find(const struct sweep *sweep, const struct selection *selection, int at)
{
	const struct selection_rival *rivals = selection->rivals;
	for (int i = 0; i < at && rivals[at].made; i++) {
		int both = rivals[i].made < rivals[at].made ? rivals[i].made : rivals[at].made;
		if (rivals[i].same_as < 0 && both && !memcmp(history_of(sweep, &rivals[i]), history_of(sweep, &rivals[at]), (size_t)both * sizeof(uint64_t)))
			return i;
	}
	return -1;
}

static void values_fill(const struct sweep *sweep, int measure, struct selection_rival *rival, double *values)
{
	double sum = 0;
	for (int r = 0; r < rival->made; r++) {
		values[r] = sign_of(sweep, measure) * sweep_run(sweep, rival->sample, rival->option, r)[measure];
		sum += values[r];
	}
	rival->mean = rival->made && isfinite(sum) ? sign_of(sweep, measure) * sum / rival->made : NAN;
}

/* By how much each is behind the best; no fewer than all of them together hold at the level. */
static void behind_fill(struct selection *selection, const double *values, int most)
{
	int others = 0;
	for (int i = 0; i < selection->count; i++)
		others += i != selection->best && selection->rivals[i].made > 0;
	const double *best = values + (int64_t)selection->best * most;
	for (int i = 0; i < selection->count; i++) {
		struct selection_rival *rival = &selection->rivals[i];
		int made = selection->rivals[selection->best].made, both = rival->made < made ? rival->made : made;
		rival->behind = stats_paired(best, values + (int64_t)i * most, both, 1 - (1 - LEVEL) / (others > 0 ? others : 1));
	}
}

static enum status rivals_select(struct selection *selection, const struct sweep *sweep, int measure, double *values, int *made, bool *is_out)
{
	int most = sweep->about.replication_count;
	struct select_request request = {.values = values, .made = made, .systems = selection->count, .most = most, .level = LEVEL, .matters = selection->matters};
	for (int i = 0; i < selection->count; i++) {
		struct selection_rival *rival = &selection->rivals[i];
		values_fill(sweep, measure, rival, values + (int64_t)i * most);
		rival->same_as = same_find(sweep, selection, i);
		made[i] = rival->same_as < 0 && !isnan(rival->mean) ? rival->made : 0;
	}
	if (!select_best(&request, is_out, &selection->result))
		return STATUS_WORLD;
	for (int i = 0; i < selection->count; i++)
		selection->rivals[i].is_out = is_out[i];
	selection->best = selection->result.best;
	if (selection->best >= 0)
		behind_fill(selection, values, most);
	return STATUS_OK;
}

enum status selection_build(struct selection *selection, struct arena *arena, const struct sweep *sweep, int measure, int option, double matters)
{
	int options = sweep->about.point_count, most = sweep->about.replication_count;
	size_t rivals = (size_t)sweep->count * (size_t)(option < 0 ? options : 1);
	*selection = (struct selection){.rivals = arena_rows(arena, (int)rivals, struct selection_rival), .matters = matters, .best = -1};
	double *values = calloc(rivals * (size_t)most + 1, sizeof *values);
	int *made = calloc(rivals + 1, sizeof *made);
	bool *is_out = calloc(rivals + 1, sizeof *is_out);
	enum status status = STATUS_WORLD;
	if (selection->rivals && values && made && is_out) {
		for (int sample = 0; sample < sweep->count; sample++)
			for (int o = 0; o < options; o++)
				if (option < 0 || o == option) {
					struct selection_rival *rival = &selection->rivals[selection->count++];
					*rival = (struct selection_rival){.sample = sample, .option = o};
					rival->made = made_of(sweep, rival);
				}
		status = rivals_select(selection, sweep, measure, values, made, is_out);
	}
	free(values);
	free(made);
	free(is_out);
	return status;
}
