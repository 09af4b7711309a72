/* sweeping.c - parts of about ten seconds each, so that little is lost when a machine goes down. */
#include "cli/sweeping.h"

#include <math.h>
#include <unistd.h>

#include "cli/progress.h"
#include "study/parts.h"
#include "study/store.h"

enum { PILOT_SAMPLES = 16, FIRST_SAMPLES = 4 /* of each thread */, PART_NUMBERS = 1 << 24 };
static const double PILOT_S = 3, PART_S = 10;

/* -- before ---------------------------------------------------------------------------------------------------------- */

static enum status samples_time(const struct sweeping *sweeping, const struct job *job, int first, int count, double *took_s, struct faults *faults)
{
	struct arena arena;
	struct sweep rows = *sweeping->about;
	arena_init(&arena);
	rows.about.replication_count = job->replications;
	double began = progress_now();
	enum status status = sweep_build(&rows, &arena, first, count) == STATUS_OK ? job_run(job, &rows, faults) : fault_world(faults, "no memory left");
	*took_s = progress_now() - began;
	arena_free(&arena);
	return status;
}

/* Seconds one thread takes for one sample, from some that lie all over the design; of long ones, from one replication. */
static enum status pilot(const struct sweeping *sweeping, double *sample_s, struct faults *faults)
{
	struct job job = *sweeping->job;
	int samples = sweeping->about->sample_count, tried = 0, most = samples < PILOT_SAMPLES ? samples : PILOT_SAMPLES;
	double took, all = 0;
	job.team = team_of(1);
	job.progress = NULL;
	job.to_precision = false;
	job.replications = 1;
	enum status status = samples_time(sweeping, &job, 0, 1, &took, faults);
	*sample_s = took * sweeping->job->replications;
	job.replications = sweeping->job->replications;
	while (status == STATUS_OK && tried < most && all + all / (tried ? tried : 1) < PILOT_S && *sample_s < PILOT_S) {
		status = samples_time(sweeping, &job, (int)((int64_t)samples * tried / most), 1, &took, faults);
		all += took;
		tried++;
	}
	if (tried)
		*sample_s = all / tried;
	return status;
}

static void duration_print(FILE *out, double seconds)
{
	if (seconds < 90)
		fprintf(out, _("about %.0f s"), seconds);
	else if (seconds < 90 * 60)
		fprintf(out, _("about %.0f min"), seconds / 60);
	else
		fprintf(out, _("about %.1f h"), seconds / 3600);
}

enum status sweeping_estimate(const struct sweeping *sweeping, struct faults *faults)
{
	FILE *out = sweeping->cli->out;
	const struct sweep *about = sweeping->about;
	double sample_s = 0, runs = (double)about->sample_count * (double)sweep_runs(about);
	fprintf(out, _("design: %s, %d factors\n"), about->design, about->factor_count);
	fprintf(out, _("samples: %d\n"), about->sample_count);
	double share = sweeping->most_runs > 0 && sweeping->most_runs < runs ? sweeping->most_runs / runs : 1;
	if (sweeping->most_runs > 0)
		fprintf(out, _("runs: at most %.0f\n"), share * runs);
	else
		fprintf(out, _("runs: %.0f (%d samples x %d options x %d replications)\n"), runs, about->sample_count, about->about.point_count, about->about.replication_count);
	enum status status = pilot(sweeping, &sample_s, faults);
	if (status != STATUS_OK)
		return status;
	fprintf(out, "%s", _("time: "));
	duration_print(out, share * sample_s * about->sample_count / sweeping->job->team.thread_count);
	fprintf(out, _(" on %d cores\n"), sweeping->job->team.thread_count);
	fprintf(out, _("size: at most about %.3g MB\n"), (about->sample_count * (sweep_numbers(about) + 3.0 * about->factor_count) + runs) * sizeof(double) / 1e6);
	return STATUS_OK;
}

/* -- on the way ------------------------------------------------------------------------------------------------------ */

/* The samples of this call. */
struct stretch {
	int from, to;
	int wanted;                    /* samples that were missing at first */
	int made;
	struct progress progress;
};

static void part_progress(void *context, int done)
{
	struct stretch *stretch = context;
	progress_show(&stretch->progress, (double)(stretch->made + done) / stretch->wanted);
}

void sweeping_share(const struct sweeping *sweeping, int samples, int *from, int *to)
{
	int64_t shares = sweeping->shares ? sweeping->shares : 1, share = sweeping->shares ? sweeping->share : 1;
	*from = (int)(samples * (share - 1) / shares);
	*to = (int)(samples * share / shares);
}

/* As many samples as fit a part, in time and in memory; at most twice those of the last one, for the time of a few tells little. */
static int part_size(const struct sweeping *sweeping, double sample_s, int last)
{
	int threads = sweeping->job->team.thread_count;
	double most = PART_NUMBERS / sweep_numbers(sweeping->about);
	double wanted = sample_s > 0 ? fmin(PART_S / sample_s, 2.0 * last) : FIRST_SAMPLES * threads;
	wanted = fmin(wanted, most);
	return wanted < threads ? threads : (int)wanted;
}

static enum status part_make(const struct sweeping *sweeping, struct parts *parts, int first, int count, struct faults *faults)
{
	struct arena arena;
	struct sweep rows = *sweeping->about;
	arena_init(&arena);
	enum status status = sweep_build_all(&rows, &arena, first, count) == STATUS_OK ? job_run(sweeping->job, &rows, faults) : fault_world(faults, "no memory left");
	if (status == STATUS_OK) {
		interrupt_hold(sweeping->interrupt);
		status = parts_write(parts, &rows, faults);
		interrupt_release(sweeping->interrupt);
	}
	arena_free(&arena);
	return status;
}

static enum status parts_make(const struct sweeping *sweeping, struct parts *parts, struct stretch *stretch, struct faults *faults)
{
	enum status status = STATUS_OK;
	int first = 0, count = 0;
	double sample_s = 0;
	progress_begin(&stretch->progress, sweeping->cli->err);
	stretch->progress.runs = (double)stretch->wanted * (double)sweep_runs(sweeping->about);
	sweeping->job->progress = part_progress;
	sweeping->job->progress_context = stretch;
	while (status == STATUS_OK && !sweeping->interrupt->asked
	       && parts_missing(parts, stretch->from, stretch->to, part_size(sweeping, sample_s, count), &first, &count)) {
		double began = progress_now();
		status = part_make(sweeping, parts, first, count, faults);
		sample_s = (progress_now() - began) / count;
		stretch->made += count;
	}
	progress_end(&stretch->progress);
	return status;
}

/* -- after ----------------------------------------------------------------------------------------------------------- */

static void rest_say(const struct sweeping *sweeping, const struct stretch *stretch, const struct parts *parts)
{
	FILE *err = sweeping->cli->err;
	int covered = parts_covered(parts, 0, sweeping->about->sample_count);
	if (sweeping->interrupt->asked)
		fprintf(err, _("stopped: %d of %d samples are in %s; the same command goes on from there\n"), covered, sweeping->about->sample_count, parts->folder);
	else
		fprintf(err, _("share %d of %d is done: samples %d to %d, in %s; when all shares are, `jianfu merge %s -o %s` makes one file\n"), sweeping->share,
			sweeping->shares, stretch->from, stretch->to - 1, parts->folder, parts->folder, sweeping->output);
}

enum status sweeping_output_check(const struct sweeping *sweeping, bool *is_there, struct faults *faults)
{
	struct store_sweep *store = NULL;
	struct sweep older;
	struct faults unheard;
	struct arena arena;
	enum store_kind kind;
	enum status status = STATUS_OK;
	*is_there = false;
	faults_init(&unheard);
	arena_init(&arena);
	if (access(sweeping->output, F_OK) == 0 && store_kind(sweeping->output, &kind, &unheard) == STATUS_OK && kind == STORE_SWEEP
	    && store_sweep_open(&store, sweeping->output, &arena, &older, &unheard) == STATUS_OK) {
		status = parts_compare(sweeping->about->manifest, sweeping->output, older.manifest, faults);
		*is_there = status == STATUS_OK && older.count == older.sample_count;
	}
	store_sweep_close(store);
	arena_free(&arena);
	faults_free(&unheard);
	if (*is_there)
		fprintf(sweeping->cli->err, _("%s holds this sweep already\n"), sweeping->output);
	return status == STATUS_OK ? cli_target(sweeping->output, STORE_MARK, faults) : status;
}

static enum status work(const struct sweeping *sweeping, struct parts *parts, bool *was_stopped, struct faults *faults)
{
	struct stretch stretch = {0};
	sweeping_share(sweeping, sweeping->about->sample_count, &stretch.from, &stretch.to);
	int there = parts_covered(parts, stretch.from, stretch.to);
	stretch.wanted = stretch.to - stretch.from - there;
	if (there)
		fprintf(sweeping->cli->err, _("resuming: %d of %d samples are there already\n"), there, stretch.to - stretch.from);
	sweeping->interrupt->is_patient = true;
	enum status status = parts_make(sweeping, parts, &stretch, faults);
	sweeping->interrupt->is_patient = false;
	*was_stopped = sweeping->interrupt->asked != 0;
	if (status != STATUS_OK)
		return status;
	if (sweeping->interrupt->asked || sweeping->shares) {
		rest_say(sweeping, &stretch, parts);
		return STATUS_OK;
	}
	interrupt_hold(sweeping->interrupt);
	status = parts_merge(parts, sweeping->output, false, faults);
	if (status == STATUS_OK)
		parts_remove(parts);
	interrupt_release(sweeping->interrupt);
	return status;
}

enum status sweeping_run(const struct sweeping *sweeping, bool *was_stopped, struct faults *faults)
{
	struct parts parts;
	bool is_there;
	const char *folder = arena_format(sweeping->arena, "%s.parts", sweeping->output);
	*was_stopped = false;
	if (!folder)
		return fault_world(faults, "no memory left");
	enum status status = sweeping_output_check(sweeping, &is_there, faults);
	if (status == STATUS_OK && is_there)
		return STATUS_OK;
	if (status == STATUS_OK)
		status = parts_open(&parts, folder, STORE_SWEEP, sweeping->about->manifest, sweeping->about->sample_count, sweeping->arena, faults);
	return status == STATUS_OK ? work(sweeping, &parts, was_stopped, faults) : status;
}
