/* progress.c - one line, written over five times a second at most. */
#include "cli/progress.h"

#include <time.h>
#include <unistd.h>

#include "cli/cli.h"

enum { MINUTE_S = 60, HOUR_S = 3600 };
static const double INTERVAL_S = 0.2, WORTH_SAYING_S = 2;

double progress_now(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

void progress_begin(struct progress *progress, FILE *err)
{
	*progress = (struct progress){.err = err, .is_shown = isatty(fileno(err)), .began_s = progress_now()};
}

static void left_print(FILE *err, double left_s)
{
	long seconds = (long)(left_s + 0.5);
	if (seconds >= HOUR_S)
		fprintf(err, _(", about %ld h %ld min left"), seconds / HOUR_S, seconds % HOUR_S / MINUTE_S);
	else if (seconds >= MINUTE_S)
		fprintf(err, _(", about %ld min %ld s left"), seconds / MINUTE_S, seconds % MINUTE_S);
	else
		fprintf(err, _(", about %ld s left"), seconds);
}

void progress_show(void *context, double share_done)
{
	struct progress *progress = context;
	double now = progress_now(), took = now - progress->began_s;
	if (!progress->is_shown || now - progress->shown_s < INTERVAL_S)
		return;
	progress->shown_s = now;
	fputs("\r\033[K", progress->err);
	fprintf(progress->err, _("%.0f%% simulated"), 100 * share_done);
	if (progress->runs > 0 && took >= WORTH_SAYING_S)
		fprintf(progress->err, _(", %.3g runs/s"), progress->runs * share_done / took);
	if (share_done > 0 && took >= WORTH_SAYING_S)
		left_print(progress->err, took * (1 - share_done) / share_done);
	fflush(progress->err);
}

void progress_end(struct progress *progress)
{
	if (!progress->is_shown)
		return;
	fputs("\r\033[K", progress->err);
	fflush(progress->err);
}
