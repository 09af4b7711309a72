/* selecting.c - rounds are kept beside the parts every ten seconds, and become the one part when they are over. */
#include "cli/selecting.h"

#include <unistd.h>

#include "cli/progress.h"
#include "report/selection_page.h"
#include "study/parts.h"
#include "study/shelf.h"
#include "sweep/rounds.h"

static const double KEEP_S = 10;

struct work {
	const struct selecting *selecting;
	struct parts parts;
	struct sweep rows;
	struct rounds rounds;
	const char *kept;              /* the file of rounds so far */
};

/* -- from where it was stopped ----------------------------------------------------------------------------------------- */

static enum status kept_read(struct work *work, struct faults *faults)
{
	struct arena arena;
	struct shelf shelf = {.store = NULL};
	struct sweep rows;
	if (access(work->kept, F_OK) != 0)
		return STATUS_OK;
	arena_init(&arena);
	enum status status = shelf_open(&shelf, work->kept, &arena, faults);
	if (status == STATUS_OK)
		status = parts_compare(work->rows.manifest, work->kept, shelf.about.manifest, faults);
	if (status == STATUS_OK)
		status = shelf_rows(&shelf, 0, work->rows.count, &arena, &rows, faults);
	if (status == STATUS_OK)
		sweep_copy(&work->rows, &rows);
	shelf_close(&shelf);
	arena_free(&arena);
	if (status == STATUS_OK)
		fprintf(work->selecting->sweeping->cli->err, _("resuming: %llu runs are there already\n"), (unsigned long long)rounds_spent(&work->rounds));
	return status;
}

static enum status kept_write(struct work *work, struct faults *faults)
{
	interrupt_hold(work->selecting->sweeping->interrupt);
	enum status status = store_write_sweep(work->kept, &work->rows, faults);
	interrupt_release(work->selecting->sweeping->interrupt);
	return status;
}

static enum status work_begin(struct work *work, struct faults *faults)
{
	const struct selecting *selecting = work->selecting;
	const struct sweeping *sweeping = selecting->sweeping;
	const char *folder = arena_format(sweeping->arena, "%s.parts", sweeping->output);
	work->kept = arena_format(sweeping->arena, "%s.parts/%s", sweeping->output, PARTS_ROUNDS);
	work->rows = *sweeping->about;
	work->rounds = (struct rounds){.job = sweeping->job, .rows = &work->rows, .measure = selecting->measure, .matters = selecting->matters, .budget = selecting->budget};
	if (!folder || !work->kept || sweep_build(&work->rows, sweeping->arena, 0, sweeping->about->sample_count) != STATUS_OK)
		return fault_world(faults, "no memory left");
	enum status status = parts_open(&work->parts, folder, STORE_SWEEP, sweeping->about->manifest, sweeping->about->sample_count, sweeping->arena, faults);
	return status == STATUS_OK ? kept_read(work, faults) : status;
}

/* -- rounds ---------------------------------------------------------------------------------------------------------- */

static void round_say(const struct work *work, const struct progress *progress)
{
	const struct select_result *result = &work->rounds.selection.result;
	double spent = (double)rounds_spent(&work->rounds), took = progress_now() - progress->began_s;
	if (!progress->is_shown)
		return;
	fputs("\r\033[K", progress->err);
	fprintf(progress->err, _("%.0f runs, %.3g runs/s; %d of %d may still be the best"), spent, took > 0 ? (spent - progress->runs) / took : 0, result->left,
		work->rounds.selection.count);
	fflush(progress->err);
}

/* Round after round; `last` is for the selection of the one looked at last. */
static enum status rounds_run(struct work *work, struct arena *last, struct faults *faults)
{
	struct progress progress;
	const struct sweeping *sweeping = work->selecting->sweeping;
	bool is_over = false;
	enum status status = STATUS_OK;
	progress_begin(&progress, sweeping->cli->err);
	progress.runs = (double)rounds_spent(&work->rounds);
	double kept_s = progress_now();
	while (status == STATUS_OK && !is_over && !sweeping->interrupt->asked) {
		arena_reset(last);
		status = rounds_next(&work->rounds, last, &is_over, faults);
		round_say(work, &progress);
		if (status == STATUS_OK && !is_over && (progress_now() - kept_s > KEEP_S || sweeping->interrupt->asked)) {
			status = kept_write(work, faults);
			kept_s = progress_now();
		}
	}
	progress_end(&progress);
	return status;
}

/* -- the end --------------------------------------------------------------------------------------------------------- */

static enum status file_make(struct work *work, struct faults *faults)
{
	const struct sweeping *sweeping = work->selecting->sweeping;
	interrupt_hold(sweeping->interrupt);
	enum status status = parts_write(&work->parts, &work->rows, faults);
	if (status == STATUS_OK)
		status = parts_merge(&work->parts, sweeping->output, false, faults);
	if (status == STATUS_OK)
		parts_remove(&work->parts);
	interrupt_release(sweeping->interrupt);
	return status;
}

static enum status verdict_write(const struct work *work, struct arena *arena, struct text *page, struct faults *faults)
{
	struct selection_page about = {.sweep = &work->rows, .selection = &work->rounds.selection, .measure = work->selecting->measure,
		.is_chinese = work->selecting->sweeping->cli->is_chinese};
	return selection_page_write(&about, arena, page) == STATUS_OK ? STATUS_OK : fault_world(faults, "no memory left");
}

enum status selecting_run(const struct selecting *selecting, struct text *page, bool *was_stopped, struct faults *faults)
{
	const struct sweeping *sweeping = selecting->sweeping;
	struct work work = {.selecting = selecting};
	struct arena last;
	bool is_there;
	enum status status = sweeping_output_check(sweeping, &is_there, faults);
	if (status != STATUS_OK || is_there)
		return status;
	arena_init(&last);
	status = work_begin(&work, faults);
	sweeping->interrupt->is_patient = true;
	if (status == STATUS_OK)
		status = rounds_run(&work, &last, faults);
	sweeping->interrupt->is_patient = false;
	*was_stopped = sweeping->interrupt->asked != 0;
	if (status == STATUS_OK && *was_stopped)
		fprintf(sweeping->cli->err, _("stopped after %llu runs, which are in %s; the same command goes on from there\n"), (unsigned long long)rounds_spent(&work.rounds),
			work.parts.folder);
	else if (status == STATUS_OK && (status = file_make(&work, faults)) == STATUS_OK)
		status = verdict_write(&work, &last, page, faults);
	arena_free(&last);
	return status;
}
