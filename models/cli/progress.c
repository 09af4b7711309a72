/* progress.c - one line, written over five times a second at most. */
#include "cli/progress.h"

#include <stdarg.h>
#include <string.h>
#include <time.h>

#include "base/text.h"
#include "cli/cli.h"
#include "cli/terminal.h"

enum { MINUTE_S = 60, HOUR_S = 3600, LINE_BYTES = 256 };
static const double INTERVAL_S = 0.2, WORTH_SAYING_S = 2;

double progress_now(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

void progress_begin(struct progress *progress, FILE *err)
{
	*progress = (struct progress){.err = err, .is_shown = terminal_moves(err), .began_s = progress_now()};
}

/* What is said next, as far as the window is wide. */
struct line {
	char words[LINE_BYTES];
	int columns;
};

static void line_add(struct line *line, const char *format, ...)
{
	size_t length = strlen(line->words);
	va_list arguments;
	va_start(arguments, format);
	vsnprintf(line->words + length, sizeof line->words - length, format, arguments);
	va_end(arguments);
	if (text_width(line->words) > line->columns)
		line->words[length] = '\0';
}

static void left_add(struct line *line, double left_s)
{
	long seconds = (long)(left_s + 0.5);
	if (seconds >= HOUR_S)
		line_add(line, _(", about %ld h %ld min left"), seconds / HOUR_S, seconds % HOUR_S / MINUTE_S);
	else if (seconds >= MINUTE_S)
		line_add(line, _(", about %ld min %ld s left"), seconds / MINUTE_S, seconds % MINUTE_S);
	else
		line_add(line, _(", about %ld s left"), seconds);
}

void progress_show(void *context, double share_done)
{
	struct progress *progress = context;
	double now = progress_now(), took = now - progress->began_s;
	if (!progress->is_shown || now - progress->shown_s < INTERVAL_S)
		return;
	progress->shown_s = now;
	struct line line = {.words = "", .columns = terminal_columns(progress->err) - 1};
	line_add(&line, _("%.0f%% simulated"), 100 * share_done);
	if (progress->runs > 0 && took >= WORTH_SAYING_S)
		line_add(&line, _(", %.3g runs/s"), progress->runs * share_done / took);
	if (share_done > 0 && took >= WORTH_SAYING_S)
		left_add(&line, took * (1 - share_done) / share_done);
	fprintf(progress->err, "\r\033[K%s", line.words);
	fflush(progress->err);
}

void progress_end(struct progress *progress)
{
	if (!progress->is_shown)
		return;
	fputs("\r\033[K", progress->err);
	fflush(progress->err);
}
