/* cli.h - the command line: one verb a file; here alone does the program speak to a person. */
#ifndef CLI_H
#define CLI_H

#include <argp.h>
#include <libintl.h>
#include <stdbool.h>
#include <stdio.h>

#include "base/fault.h"
#include "input/file.h"
#include "show/table.h"
#include "study/result.h"

#define CLI_VERSION "0.1.0"
#define CLI_DOMAIN "jianfu"

/* Sentences go through gettext; N_ (base/fault.h) marks those that argp looks up itself. */
#define _(sentence) gettext(sentence)

enum { CLI_COLUMNS = 100, CLI_FAULTS = 100 };

/* How a verb speaks. */
struct cli {
	FILE *out, *err;
	bool is_chinese;
	const char *directory; /* of the program */
	struct file_roots roots; /* the scenarios that come with it, and what --allow-path says */
};

/* The name-plate of a verb. run returns the exit code: 0, or a status; argv[0] is "jianfu NAME". */
struct verb {
	const char *name;
	int (*run)(struct cli *cli, int argc, char **argv);
	const char *summary_en, *summary_zh;
	const char *rows; /* of the source documents it serves, or NULL */
};

#define VERB(id) extern const struct verb id##_verb;
#include "cli/verbs.def"
#undef VERB

/* The "key=value" words of --set, in order. */
enum { CLI_ASSIGNMENTS = 256 };
struct cli_assignments {
	const char *words[CLI_ASSIGNMENTS];
	int count;
};
/* Adds one; too many end the program like any misuse of an option. */
void cli_assign(struct cli_assignments *assignments, const char *word, struct argp_state *state);
/* The files a verb is given, in order. */
enum { CLI_FILES = 256 };
struct cli_files {
	const char *rows[CLI_FILES];
	int count;
};
/* Adds one; too many end the program likewise. */
void cli_file(struct cli_files *files, const char *name, struct argp_state *state);
/* The whole number a person gave for --name; anything else ends the program like any misuse of an option. */
uint64_t cli_whole(const char *name, const char *word, uint64_t least, uint64_t most, struct argp_state *state);
/* The share a person gave for --name, "1%" or "0.01"; anything else ends the program likewise. */
double cli_share(const char *name, const char *word, struct argp_state *state);
/* "3/12", the third of twelve shares; writes into the word. */
void cli_shard(char *word, int *share, int *shares, struct argp_state *state);
/* Which of the words a person gave for --name, from 0; anything else ends the program likewise, naming them all. */
int cli_choice(const char *name, const char *const *words, int count, const char *word, struct argp_state *state);
/* The number above 0 a person gave for --name; anything else ends the program likewise. */
double cli_above_zero(const char *name, const char *word, struct argp_state *state);
/* The format a person gave for --format; anything else ends the program likewise. */
enum table_format cli_format(const char *word, struct argp_state *state);
/* A measure of a study by its name in either language; -1 and a fault of `option` when there is none. */
int cli_measure(const struct result_set *set, const char *name, const char *option, struct faults *faults);
/* A file that cannot be written, or must not, is better known before a long run than after it: what stands under the name is nothing, empty, or an
   older one of the kind that begins with the eight bytes `mark`. path NULL is fine. */
STATUS_MUST_USE enum status cli_target(const char *path, const char *mark, struct faults *faults);
/* The options every verb has (--lang, --allow-path); a child of each verb's argp. Both are set before any verb runs. */
extern const struct argp cli_options;
/* One of the two languages, of what is named in a table. */
const char *cli_pick(const struct cli *cli, const char *en, const char *zh);
/* Faults that speak the language of the command line. */
void cli_faults_init(struct faults *faults, const struct cli *cli);
/* Prints the faults to err in the order of files and lines, each with its line, the first CLI_FAULTS of them; then how many they are.
   Returns the worst status as the exit code. */
int cli_faults(struct cli *cli, struct faults *faults);
/* Prints words between the columns `indent` and CLI_COLUMNS, or fewer on a narrow terminal; Chinese may break anywhere but before a closing mark. */
void cli_wrap(FILE *out, int indent, const char *words);

#endif
