/* progress.h - how far a long run has come and how long it may still take, on a terminal only. */
#ifndef PROGRESS_H
#define PROGRESS_H

#include <stdbool.h>
#include <stdio.h>

struct progress {
	FILE *err;
	bool is_shown; /* err is a terminal */
	double began_s, shown_s;
	double runs; /* in all; 0 = their rate is not shown */
};

/* Seconds of a clock that only goes forward. */
double progress_now(void);
void progress_begin(struct progress *progress, FILE *err);
/* share_done in 0 … 1; `context` is a struct progress. */
void progress_show(void *context, double share_done);
/* Wipes the line. */
void progress_end(struct progress *progress);

#endif
