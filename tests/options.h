/* options.h - options written on the spot, run under the same luck: for tests of what one change does. */
#ifndef OPTIONS_H
#define OPTIONS_H

#include <stdlib.h>
#include <unistd.h>

#include "measure/stats.h"
#include "runs.h"

enum { OPTIONS_MOST = 6, OPTIONS_REPLICATIONS = 20 };

/* Runs `parent` (a file of tests/property) with `settings` ("key: value, …"), option 0 as it is, and one more for each of `options`, as
   they stand in a policy: "gate: [...], settings: {...}". */
static inline void options_run(struct run *run, const char *parent, const char *settings, const char *const *options, int replications)
{
	char path[] = "/tmp/jianfu-options-XXXXXX", *folder = realpath("tests/property", NULL);
	int file = mkstemp(path);
	assert_non_null(folder);
	assert_true(file >= 0);
	FILE *out = fdopen(file, "w");
	assert_non_null(out);
	fprintf(out, "extends: %s/%s\nsettings: {%s}\npolicies:\n  - {name: none}\n", folder, parent, settings);
	free(folder);
	for (int i = 0; i < OPTIONS_MOST && options[i]; i++)
		fprintf(out, "  - {name: o%d, %s}\n", i + 1, options[i]);
	fputs("baseline: none\n", out);
	fclose(out);
	run_make(run, path, NULL, replications, 0, 2);
	unlink(path);
	assert_int_equal(run->status, STATUS_OK); /* the audit is part of every replication */
}

/* Option a less option b, replication by replication. */
static inline struct stats_interval options_difference(const struct run *run, int a, int b, enum indicator_id id)
{
	double x[OPTIONS_REPLICATIONS], y[OPTIONS_REPLICATIONS];
	int count = run_values(run, a, id, x);
	run_values(run, b, id, y);
	return stats_paired(x, y, count, 0.95);
}

/* The mean over replications of a measure of a line of work. */
static inline double options_line(const struct run *run, int point, const char *name, enum line_measure_id id)
{
	double sum = 0;
	for (int r = 0; r < run->set.replication_count; r++)
		sum += result_line(&run->set, point, r, run_line(run, name))[id];
	return sum / run->set.replication_count;
}

static inline double options_month(const struct run *run, int point, int month, enum indicator_id id)
{
	double sum = 0;
	for (int r = 0; r < run->set.replication_count; r++)
		sum += result_month(&run->set, point, r, month)[id];
	return sum / run->set.replication_count;
}

static inline struct stats_interval options_said(const char *what, struct stats_interval interval)
{
	printf("%s: %+.2f (%+.2f to %+.2f)\n", what, interval.mean, interval.low, interval.high);
	return interval;
}

#endif
