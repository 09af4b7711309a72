/* screening.c - times a pilot, says what the screen will take, runs it with its progress. */
#include "cli/screening.h"

#include <math.h>
#include <time.h>

#include "cli/progress.h"
#include "world/sample.h"

static double now_s(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static void cost_say(struct cli *cli, const struct screen *screen, double most_s)
{
	const struct screen_request *request = screen->request;
	fprintf(cli->err, _("screening: %d assumptions varied, %d of %d communities, %d options at %d points that fit what is observed: "), screen->factors.count,
		screen->probe.place_count, sample_communities(request->scenario), request->scenario->policy_count, request->points);
	fprintf(cli->err, _("at most about %.0f min on %d cores\n"), ceil(most_s / 60), request->team.thread_count);
	fflush(cli->err);
}

static void outcome_say(struct cli *cli, const struct screen_request *request, const struct result_screen *screen)
{
	fprintf(cli->err, _("screened: %d points fit; over the whole ranges %.0f%% do (%d of %d drawn), %d were simulated\n"), screen->point_count,
		100.0 * screen->fitting / screen->drawn, screen->fitting, screen->drawn, screen->tried);
	if (screen->point_count < request->points)
		fprintf(cli->err, _("note: fewer than the %d asked for: what the scenario sets lies far from the targets, or they contradict each other\n"), request->points);
}

enum status screening_run(struct cli *cli, const struct screen_request *asked, struct result_set *set, struct arena *arena, struct faults *faults)
{
	struct screen_request request = *asked;
	struct progress progress;
	struct screen screen;
	double began = now_s();
	request.progress = progress_show;
	request.progress_context = &progress;
	enum status status = screen_init(&screen, &request, faults);
	if (status == STATUS_OK) {
		cost_say(cli, &screen, (now_s() - began) * screen_work(&screen));
		progress_begin(&progress, cli->err);
		status = screen_run(&screen, set, arena, faults);
		progress_end(&progress);
	}
	if (status == STATUS_OK)
		outcome_say(cli, &request, &set->screen);
	screen_free(&screen);
	return status;
}
