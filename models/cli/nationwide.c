/* nationwide.c - parts of about half a minute each, so that little is lost when a machine goes down. */
#include "cli/nationwide.h"

#include <math.h>
#include <string.h>

#include "cli/progress.h"
#include "world/choose.h"

enum { FIRST_DISTRICTS = 8 /* of each thread */ };
static const double PART_S = 30;

/* -- part after part ------------------------------------------------------------------------------------------------- */

/* The districts of this call. */
struct stretch {
	int from, to;
	int wanted, made;              /* districts that were missing at first; of those */
	int count;                     /* of the part in hand */
	struct progress progress;
};

static void part_progress(void *context, double share_done)
{
	struct stretch *stretch = context;
	progress_show(&stretch->progress, (stretch->made + share_done * stretch->count) / stretch->wanted);
}

static struct stretch stretch_of(const struct nationwide *nationwide, int districts, const struct parts *parts)
{
	int64_t all = districts, shares = nationwide->shares ? nationwide->shares : 1, share = nationwide->shares ? nationwide->share : 1;
	struct stretch stretch = {.from = (int)(all * (share - 1) / shares), .to = (int)(all * share / shares)};
	int there = parts_covered(parts, stretch.from, stretch.to);
	stretch.wanted = stretch.to - stretch.from - there;
	if (there)
		fprintf(nationwide->session->cli->err, _("resuming: %d of %d districts are there already\n"), there, stretch.to - stretch.from);
	return stretch;
}

/* As many districts as take so long; at most four times those of the last part, for the time of a few tells little. */
static int part_size(double district_s, int last, int threads)
{
	return district_s > 0 ? (int)fmax(threads, fmin(PART_S / district_s, 4.0 * last)) : FIRST_DISTRICTS * threads;
}

static enum status part_make(const struct nationwide *nationwide, const struct nation *nation, const struct result_set *about, struct parts *parts, int first,
	int count)
{
	struct interrupt *interrupt = nationwide->session->interrupt;
	struct faults *faults = &nationwide->session->faults;
	struct arena arena;
	struct portion portion;
	arena_init(&arena);
	enum status status = nation_parts_make(nation, about, &nationwide->recipe, parts->manifest, first, first + count, &arena, &portion, faults);
	if (status == STATUS_OK) {
		interrupt_hold(interrupt);
		status = parts_write_portion(parts, &portion, faults);
		interrupt_release(interrupt);
	}
	arena_free(&arena);
	return status;
}

static enum status parts_make(const struct nationwide *nationwide, struct nation *nation, const struct result_set *about, struct parts *parts)
{
	struct interrupt *interrupt = nationwide->session->interrupt;
	struct stretch stretch = stretch_of(nationwide, nation->count, parts);
	struct run_request run = *nationwide->run;
	enum status status = STATUS_OK;
	int first;
	double district_s = 0;
	run.progress = part_progress;
	run.progress_context = &stretch;
	nation->request = &run;
	interrupt->is_patient = true;
	progress_begin(&stretch.progress, nationwide->session->cli->err);
	while (status == STATUS_OK && !interrupt->asked
	       && parts_missing(parts, stretch.from, stretch.to, part_size(district_s, stretch.count, run.team.thread_count), &first, &stretch.count)) {
		double began = progress_now();
		status = part_make(nationwide, nation, about, parts, first, stretch.count);
		district_s = (progress_now() - began) / stretch.count;
		stretch.made += stretch.count;
	}
	progress_end(&stretch.progress);
	interrupt->is_patient = false;
	nation->request = nationwide->run;
	return status;
}

/* -- the file -------------------------------------------------------------------------------------------------------- */

static enum status whole_write(struct session *session, const struct nation *nation, const struct parts *parts, const char *output, struct result_set *set)
{
	interrupt_hold(session->interrupt);
	enum status status = nation_parts_merge(nation, parts, &session->arena, set, &session->faults);
	if (status == STATUS_OK)
		status = store_write(output, set, &session->faults);
	interrupt_release(session->interrupt);
	return status;
}

/* What is left to do, for whoever goes on. */
static void rest_say(const struct nationwide *nationwide, const struct nation *nation, const struct parts *parts)
{
	FILE *err = nationwide->session->cli->err;
	if (nationwide->session->interrupt->asked)
		fprintf(err, _("stopped: %d of %d districts are in %s; the same command goes on from there\n"), parts_covered(parts, 0, nation->count), nation->count,
			parts->folder);
	else
		fprintf(err, _("share %d of %d is done, in %s; when all shares are, `jianfu merge %s -o %s` makes one file\n"), nationwide->share, nationwide->shares,
			parts->folder, parts->folder, nationwide->output);
}

static enum status work(const struct nationwide *nationwide, struct nation *nation, struct result_set *set, bool *is_whole)
{
	struct session *session = nationwide->session;
	struct arena *arena = &session->arena;
	struct faults *faults = &session->faults;
	struct parts parts;
	if (nation_about(nation, arena, set) != STATUS_OK)
		return fault_world(faults, "no memory left");
	set->program = "jianfu " CLI_VERSION;
	const char *folder = arena_format(arena, "%s.parts", nationwide->output), *manifest = nation_parts_manifest(nation, set, arena);
	if (!folder || !manifest)
		return fault_world(faults, "no memory left");
	enum status status = parts_open(&parts, folder, STORE_PORTION, manifest, nation->count, arena, faults);
	if (status == STATUS_OK)
		status = parts_make(nationwide, nation, set, &parts);
	if (status != STATUS_OK)
		return status;
	*is_whole = !session->interrupt->asked && !nationwide->shares;
	if (!*is_whole) {
		rest_say(nationwide, nation, &parts);
		session->exit_code = session->interrupt->asked ? interrupt_exit(session->interrupt) : 0;
		return STATUS_OK;
	}
	status = whole_write(session, nation, &parts, nationwide->output, set);
	if (status == STATUS_OK)
		parts_remove(&parts);
	return status;
}

enum status nationwide_run(const struct nationwide *nationwide, struct result_set *set, bool *is_whole)
{
	struct nation nation;
	*is_whole = false;
	enum status status = nation_open(&nation, nationwide->run, &nationwide->session->faults);
	if (status == STATUS_OK)
		status = work(nationwide, &nation, set, is_whole);
	nation_close(&nation);
	return status;
}

/* -- on another machine ---------------------------------------------------------------------------------------------- */

/* "KEY=VALUE" lines, parted where they end. */
static const char **assignments_of(const char *lines, struct arena *arena, int *count)
{
	*count = 0;
	for (const char *at = lines; (at = strchr(at, '\n')); at++)
		++*count;
	const char **words = arena_rows(arena, *count + 1, const char *);
	for (int i = 0; words && i < *count; i++, lines += strcspn(lines, "\n") + 1)
		words[i] = arena_format(arena, "%.*s", (int)strcspn(lines, "\n"), lines);
	return words;
}

/* The scenario as the parts name it. */
static enum status scenario_again(struct session *session, const struct portion *portion)
{
	int count;
	const char **assignments = assignments_of(portion->assignments, &session->arena, &count);
	if (!assignments)
		return fault_world(&session->faults, "no memory left");
	enum status status = scenario_read(&session->scenario, portion->scenario_file, assignments, count, &session->faults);
	return status == STATUS_OK && *portion->policies ? choose_policies(&session->scenario, portion->policies, &session->faults) : status;
}

static enum status nation_merged(struct session *session, const struct nation *nation, const struct parts *parts, const char *output, struct result_set *set)
{
	if (nation_about(nation, &session->arena, set) != STATUS_OK)
		return fault_world(&session->faults, "no memory left");
	set->program = "jianfu " CLI_VERSION;
	const char *manifest = nation_parts_manifest(nation, set, &session->arena);
	if (!manifest)
		return fault_world(&session->faults, "no memory left");
	enum status status = parts_compare(manifest, parts->rows[0].path, parts->manifest, &session->faults);
	return status == STATUS_OK ? whole_write(session, nation, parts, output, set) : status;
}

enum status nationwide_merge(struct session *session, const struct parts *parts, const char *output, struct result_set *set)
{
	struct portion portion;
	struct nation nation;
	enum status status = store_read_portion(parts->rows[0].path, &session->arena, &portion, &session->faults);
	if (status == STATUS_OK)
		status = scenario_again(session, &portion);
	if (status != STATUS_OK)
		return status;
	struct run_request run = {.scenario = &session->scenario, .replications = portion.replication_count, .seed = portion.seed, .team = team_of(1),
		.sample = portion.sample, .lists_inputs = true};
	status = nation_open(&nation, &run, &session->faults);
	if (status == STATUS_OK)
		status = nation_merged(session, &nation, parts, output, set);
	nation_close(&nation);
	return status;
}
