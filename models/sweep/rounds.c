/* rounds.c - who is left, what running them once costs, and how often that can be afforded. */
#include "sweep/rounds.h"

#include <string.h>

uint64_t rounds_spent(const struct rounds *rounds)
{
	const struct sweep *rows = rounds->rows;
	uint64_t spent = 0;
	for (int64_t run = 0; run < rows->count * sweep_runs(rows); run++)
		spent += rows->digests[run] != 0;
	return spent;
}

/* What is to be run at a sample, and how many options that is; nothing when nobody is left there. */
struct call {
	const char *policies;
	int first, options;
};

static struct call call_of(const struct rounds *rounds, int sample, bool is_first, struct arena *arena)
{
	const struct result_set *about = &rounds->rows->about;
	struct call call = {.policies = "", .options = 1};
	bool is_called = false;
	for (int option = 0; option < about->point_count && call.policies; option++) {
		const struct selection_rival *rival = &rounds->selection.rivals[sample * about->point_count + option];
		if (!is_first && rival->is_out)
			continue;
		call.policies = arena_format(arena, "%s%s%s", call.policies, is_called ? "," : "", about->points[option].name);
		call.options += option != about->baseline;
		call.first = rival->made;
		is_called = true;
	}
	return is_called ? call : (struct call){.policies = NULL};
}

/* How many replications up to the next look can be had. */
static int replications_of(const struct rounds *rounds, int from, int64_t cost)
{
	uint64_t spent = rounds_spent(rounds), left = spent < rounds->budget ? rounds->budget - spent : 0;
	int to = rounds->selection.result.wanted < rounds->job->replications ? rounds->selection.result.wanted : rounds->job->replications;
	int count = to > from ? to - from : 0;
	return cost && (uint64_t)count > left / (uint64_t)cost ? (int)(left / (uint64_t)cost) : count;
}

static enum status round_run(struct rounds *rounds, bool is_first, struct arena *arena, bool *is_over, struct faults *faults)
{
	int samples = rounds->rows->count, count = 0, from = 0;
	int64_t cost = 0;
	struct job_leg *legs = arena_rows(arena, samples, struct job_leg);
	if (!legs)
		return fault_world(faults, "no memory left");
	for (int sample = 0; sample < samples; sample++) {
		struct call call = call_of(rounds, sample, is_first, arena);
		if (!call.policies)
			continue;
		legs[count++] = (struct job_leg){.sample = rounds->rows->first + sample, .first = call.first, .policies = call.policies};
		cost += call.options;
		from = call.first;
	}
	int replications = replications_of(rounds, from, cost);
	*is_over = replications < 1;
	for (int i = 0; i < count; i++)
		legs[i].count = replications;
	return *is_over ? STATUS_OK : job_legs(rounds->job, rounds->rows, legs, count, faults);
}

enum status rounds_next(struct rounds *rounds, struct arena *arena, bool *is_over, struct faults *faults)
{
	if (selection_build(&rounds->selection, arena, rounds->rows, rounds->measure, -1, rounds->matters) != STATUS_OK)
		return fault_world(faults, "no memory left");
	bool is_first = rounds_spent(rounds) == 0;
	*is_over = !is_first && (rounds->selection.result.is_decided || !rounds->selection.result.left);
	if (!is_first && !rounds->selection.result.left)
		return fault_add(faults, (struct place){0}, "take another measure", "%s is not known in any of the samples", rounds->rows->about.measures[rounds->measure].name_en);
	return *is_over ? STATUS_OK : round_run(rounds, is_first, arena, is_over, faults);
}
