/* screen.h - do the verdicts hold where assumptions lie elsewhere? Points at which the baseline is as observed, every option at each of them. */
#ifndef SCREEN_H
#define SCREEN_H

#include "learn/match.h"
#include "learn/probe.h"
#include "learn/targets.h"

enum { SCREEN_POINTS = RESULT_SCREEN_LEAST, SCREEN_SAMPLE = 8, SCREEN_PILOT = 8 };

struct screen_request {
	const struct scenario *scenario;
	struct targets targets;          /* held out ones are passed over, and those the baseline has no value for */
	int points, sample;              /* wanted to fit; communities */
	uint64_t seed;
	study_complete *complete;        /* of every study; may be NULL */
	struct team team;
	void (*progress)(void *context, double share_done); /* on the calling thread; may be NULL */
	void *progress_context;
};

struct screen {
	const struct screen_request *request;
	struct factors factors;
	struct probe probe;
	struct arena arena;
	int output_count, outputs[TARGETS_MOST];             /* measures that targets judge */
	double low[TARGETS_MOST], high[TARGETS_MOST];        /* widened by the chance of one run on the sample */
	int most;                                            /* baselines simulated at most */
	double work, done;                                   /* community-years, as far as known */
};

/* Builds the sample and runs its baseline SCREEN_PILOT times, to see how much chance there is. Free it in any case. */
STATUS_MUST_USE enum status screen_init(struct screen *screen, const struct screen_request *request, struct faults *faults);
void screen_free(struct screen *screen);
/* How many times the work of the pilot the screen itself will take, at most. */
double screen_work(const struct screen *screen);
/* Runs the screen into set->screen, arrays in `arena`; the set is that of a study of the same scenario. The same for any team. Fewer points than
   wanted, or none, are no fault: set->screen says how many. */
STATUS_MUST_USE enum status screen_run(struct screen *screen, struct result_set *set, struct arena *arena, struct faults *faults);

#endif
