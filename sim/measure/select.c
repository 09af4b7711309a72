/* select.c - fully sequential elimination: a difference counts once it leaves a triangle that narrows with every replication.

   Looks need not come after every replication: looking less often only makes a false exit from the triangle rarer (Jennison, Johnstone and Turnbull 1982).
   When replications end before the procedure does, the choice is the highest mean of those left. A system other than the best is then chosen only if it
   threw the best out, which happens with probability 1 - level at most, or is ahead of it in the end, whose probability follows from Student's t with the
   degrees of the first look; the sum is Bonferroni's, and the worst of those left stands for the best, which nobody knows. */
#include "measure/select.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stddef.h>
#include <stdlib.h>

enum { DEGREES = SELECT_FIRST - 1, STEP = 8 };

struct contest {
	const struct select_request *request;
	bool *is_out;
	int taking_part;
	double *spread;                /* [system][system] variance of the differences at the first look */
	double *mean;                  /* [system] of the replications of a look */
	double h2;
};

static const double *values_of(const struct contest *contest, int system)
{
	return contest->request->values + (ptrdiff_t)system * contest->request->most;
}

static double spread_of(const struct contest *contest, int one, int other)
{
	return contest->spread[(ptrdiff_t)one * contest->request->systems + other];
}

static double difference_variance(const double *one, const double *other)
{
	double mean = 0, squares = 0;
	for (int r = 0; r < SELECT_FIRST; r++)
		mean += (one[r] - other[r]) / SELECT_FIRST;
	for (int r = 0; r < SELECT_FIRST; r++)
		squares += (one[r] - other[r] - mean) * (one[r] - other[r] - mean);
	return squares / DEGREES;
}

static void contest_begin(struct contest *contest)
{
	const struct select_request *request = contest->request;
	for (int i = 0; i < request->systems; i++) {
		contest->is_out[i] = request->made[i] < SELECT_FIRST;
		contest->taking_part += !contest->is_out[i];
	}
	for (int i = 0; i < request->systems; i++)
		for (int other = 0; other < i; other++)
			if (!contest->is_out[i] && !contest->is_out[other])
				contest->spread[(ptrdiff_t)i * request->systems + other] = contest->spread[(ptrdiff_t)other * request->systems + i] =
					difference_variance(values_of(contest, i), values_of(contest, other));
	int others = contest->taking_part > 1 ? contest->taking_part - 1 : 1;
	double eta = 0.5 * (pow(2 * (1 - request->level) / others, -2.0 / DEGREES) - 1);
	contest->h2 = 2 * eta * DEGREES;
}

static void means_take(struct contest *contest, int n)
{
	for (int i = 0; i < contest->request->systems; i++) {
		double sum = 0;
		for (int r = 0; r < n && !contest->is_out[i]; r++)
			sum += values_of(contest, i)[r];
		contest->mean[i] = sum / n;
	}
}

/* Those behind another one by more than the width of the triangle go, all at once. */
static void look(struct contest *contest, int n)
{
	const struct select_request *request = contest->request;
	bool *goes = contest->is_out + request->systems;
	means_take(contest, n);
	for (int i = 0; i < request->systems; i++) {
		goes[i] = false;
		for (int other = 0; other < request->systems && !contest->is_out[i] && !goes[i]; other++) {
			double width = other == i ? 0 : request->matters / (2.0 * n) * (contest->h2 * spread_of(contest, i, other) / (request->matters * request->matters) - n);
			goes[i] = !contest->is_out[other] && contest->mean[i] < contest->mean[other] - fmax(width, 0);
		}
	}
	for (int i = 0; i < request->systems; i++)
		contest->is_out[i] = contest->is_out[i] || goes[i];
}

/* Replications after which all triangles between those left are closed. */
static double longest(const struct contest *contest)
{
	double most = 0;
	for (int i = 0; i < contest->request->systems; i++)
		for (int other = 0; other < i; other++)
			if (!contest->is_out[i] && !contest->is_out[other])
				most = fmax(most, contest->h2 * spread_of(contest, i, other) / (contest->request->matters * contest->request->matters));
	return most;
}

static int left_count(const struct contest *contest, int *made)
{
	int left = 0;
	*made = contest->request->most;
	for (int i = 0; i < contest->request->systems; i++)
		if (!contest->is_out[i]) {
			left++;
			*made = contest->request->made[i] < *made ? contest->request->made[i] : *made;
		}
	return left;
}

/* The greatest probability, over all left that may be the best, that another one left has the higher mean of n. */
static double mistake(const struct contest *contest, int n)
{
	double worst = 0;
	int systems = contest->request->systems;
	for (int best = 0; best < systems; best++) {
		double sum = 0;
		for (int i = 0; i < systems && !contest->is_out[best]; i++)
			if (i != best && !contest->is_out[i] && spread_of(contest, i, best) > 0)
				sum += gsl_cdf_tdist_Q(contest->request->matters * sqrt(n / spread_of(contest, i, best)), DEGREES);
		worst = fmax(worst, sum);
	}
	return worst;
}

static void contest_end(struct contest *contest, int made, struct select_result *result)
{
	means_take(contest, made);
	for (int i = 0; i < contest->request->systems; i++)
		if (!contest->is_out[i] && (result->best < 0 || contest->mean[i] > contest->mean[result->best]))
			result->best = i;
	result->chance = contest->taking_part == 1 ? 1 : result->is_decided ? contest->request->level : fmax(contest->request->level - mistake(contest, made), 0);
}

static void contest_run(struct contest *contest, struct select_result *result)
{
	int n = SELECT_FIRST, made;
	contest_begin(contest);
	result->left = left_count(contest, &made);
	while (result->left > 0 && made >= n) {
		look(contest, n);
		result->left = left_count(contest, &made);
		result->is_decided = result->left == 1 || n > longest(contest);
		result->wanted = n;
		if (result->is_decided)
			break;
		n = select_next(n);
		result->wanted = n;
	}
	if (result->left > 0)
		contest_end(contest, result->is_decided ? n : made, result);
}

int select_next(int n)
{
	return n + (n / STEP > 1 ? n / STEP : 1);
}

bool select_best(const struct select_request *request, bool *is_out, struct select_result *result)
{
	size_t systems = (size_t)request->systems;
	struct contest contest = {.request = request, .is_out = calloc(2 * systems + 1, sizeof(bool)), .spread = calloc(systems * systems + 1, sizeof(double)),
		.mean = calloc(systems + 1, sizeof(double))};
	bool fine = contest.is_out && contest.spread && contest.mean;
	*result = (struct select_result){.best = -1, .wanted = SELECT_FIRST};
	if (fine)
		contest_run(&contest, result);
	for (size_t i = 0; i < systems && fine; i++)
		is_out[i] = contest.is_out[i];
	free(contest.is_out);
	free(contest.spread);
	free(contest.mean);
	return fine;
}
