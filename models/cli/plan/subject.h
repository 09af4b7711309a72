/* subject.h - what the subjects of `plan` share: a scenario with settings changed by --set, and one page in a --format. */
#ifndef SUBJECT_H
#define SUBJECT_H

#include "base/text.h"
#include "cli/cli.h"
#include "show/table.h"
#include "world/scenario.h"

/* The table of subjects; a subject is a verb behind `plan`. */
#define SUBJECT(id) extern const struct verb id##_subject;
#include "cli/plan/subjects.def"
#undef SUBJECT

struct subject_request {
	const char *file;
	bool needs_no_file;      /* something else says what is to be planned */
	struct cli_assignments set;
	enum table_format format;
};

/* The options --set, --format and the one scenario file, for a child of a subject's argp whose input is a struct subject_request.
   A subject that can do without a file takes words itself (ARGP_KEY_ARG comes to the parent first). */
extern const struct argp subject_options;

/* Writes a page of a scenario (NULL where none is needed) into `out`. STATUS_WORLD without a fault means out of memory. */
typedef enum status subject_write(void *context, const struct scenario *scenario, struct arena *arena, struct faults *faults, struct text *out);

/* Results of the scenario a plan is put into: read before the plan is made, written anew with its tables when it is. path NULL is fine, and does nothing. */
STATUS_MUST_USE enum status subject_results_read(const char *path, const struct scenario *scenario, struct arena *arena, struct result_set *set, struct faults *faults);
STATUS_MUST_USE enum status subject_results_write(const char *path, const struct result_set *set, struct faults *faults);

/* Reads the scenario, has the page written and prints it, or the faults. Returns the exit code. */
int subject_run(struct cli *cli, const struct subject_request *request, subject_write *write, void *context);

#endif
