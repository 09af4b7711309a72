/* main.c - the language, then the verb. */
#include <errno.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <unistd.h>

#include "cli/preset.h"
#include "cli/verbs.h"

enum { PATH_SIZE = 4096, OPTION_VERSION = 'V' };

static const struct verb *const rows[] = {
#define VERB(id) &id##_verb,
#include "cli/verbs.def"
#undef VERB
};

static const struct verbs verbs = {
	.rows = rows, .count = sizeof rows / sizeof *rows, .prefix = "jianfu",
	.unknown = N_("jianfu: there is no verb %s; "), .hint = N_("jianfu --help lists them\n"),
};

/* What main's own options tell. */
struct command {
	struct cli *cli;
	int verb_at; /* in argv; 0 = none was named */
};

/* -- language -------------------------------------------------------------------------------------------------------- */

/* What follows an option, behind = or as the next word; NULL when it is another option. */
static const char *behind(const char *option, char **argv)
{
	size_t length = strlen(option);
	if (strncmp(argv[0], option, length) || (argv[0][length] && argv[0][length] != '='))
		return NULL;
	return argv[0][length] ? argv[0] + length + 1 : argv[1];
}

/* --lang, or --json-schema with a language, wherever they stand; else the language of the terminal. */
static bool wants_chinese(int argc, char **argv)
{
	static const char *const variables[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
	const char *language = NULL;
	for (int i = 1; i < argc; i++) {
		const char *schema = behind("--json-schema", argv + i), *said = behind("--lang", argv + i);
		if (said || (schema && (!strcmp(schema, "zh") || !strcmp(schema, "en"))))
			language = said ? said : schema;
	}
	for (int i = 0; i < 3 && !language; i++)
		language = getenv(variables[i]) && *getenv(variables[i]) ? getenv(variables[i]) : NULL;
	return language && !strncmp(language, "zh", 2);
}

/* The scenarios that come with the program, and --allow-path wherever it stands. False when there are too many. */
static bool roots_find(struct cli *cli, int argc, char **argv, struct arena *arena)
{
	const char *library = presets_library(cli, arena);
	bool is_fine = !library || file_roots_add(&cli->roots, library, false, arena);
	for (int i = 1; i < argc && is_fine; i++) {
		const char *folder = behind("--allow-path", argv + i);
		is_fine = !folder || file_roots_add(&cli->roots, folder, false, arena);
	}
	return is_fine;
}

/* C.UTF-8 is on every machine and keeps the decimal point; gettext follows LANGUAGE in it. */
static void language_set(struct cli *cli)
{
	char catalogue[PATH_SIZE + 64];
	setenv("LANGUAGE", cli->is_chinese ? "zh_CN" : "en", 1);
	setlocale(LC_ALL, "C.UTF-8");
	snprintf(catalogue, sizeof catalogue, "%s/../share/locale", cli->directory);
	if (access(catalogue, R_OK))
		snprintf(catalogue, sizeof catalogue, "%s/locale", cli->directory);
	bindtextdomain(CLI_DOMAIN, catalogue);
	bind_textdomain_codeset(CLI_DOMAIN, "UTF-8");
	textdomain(CLI_DOMAIN);
}

static void directory_find(char *directory)
{
	ssize_t length = readlink("/proc/self/exe", directory, PATH_SIZE - 1);
	bool is_found = length > 0;
	directory[is_found ? length : 0] = '\0';
	if (!is_found) /* where there is no /proc */
		is_found = realpath((const char *)getauxval(AT_EXECFN), directory) != NULL;
	if (is_found)
		*strrchr(directory, '/') = '\0';
	else
		strcpy(directory, ".");
}

/* -- verbs ----------------------------------------------------------------------------------------------------------- */

static char *help_verbs(int key, const char *words, void *input)
{
	const struct command *command = input;
	if (key != ARGP_KEY_HELP_EXTRA)
		return (char *)words;
	return verbs_list(command->cli, &verbs, _("Verbs:"), _("`jianfu VERB --help` says more of each."));
}

static error_t option_read(int key, char *argument, struct argp_state *state)
{
	struct command *command = state->input;
	(void)argument;
	switch (key) {
	case OPTION_VERSION:
		fprintf(command->cli->out, "jianfu %s\n", CLI_VERSION);
		exit(EXIT_SUCCESS);
	case ARGP_KEY_ARG:
		command->verb_at = state->next - 1;
		state->next = state->argc; /* the rest is the verb's */
		return 0;
	case ARGP_KEY_NO_ARGS:
		argp_state_help(state, command->cli->err, ARGP_HELP_USAGE | ARGP_HELP_LONG | ARGP_HELP_DOC | ARGP_HELP_EXIT_ERR);
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

int main(int argc, char **argv)
{
	static const struct argp_option options[] = {
		{.name = "version", .key = OPTION_VERSION, .doc = N_("the version of the program"), .group = -1},
		{0}
	};
	static const struct argp_child children[] = {{.argp = &cli_options}, {0}};
	static const struct argp argp = {.options = options, .parser = option_read, .args_doc = N_("VERB …"), .children = children,
		.doc = N_("The workload of neighbourhood communities, and which admission rules lower it."), .help_filter = help_verbs,
		.argp_domain = CLI_DOMAIN};
	char directory[PATH_SIZE];
	directory_find(directory);
	struct cli cli = {.out = stdout, .err = stderr, .is_chinese = wants_chinese(argc, argv), .directory = directory};
	struct command command = {.cli = &cli};
	struct arena arena;
	language_set(&cli);
	arena_init(&arena);
	if (!roots_find(&cli, argc, argv, &arena)) {
		fprintf(cli.err, "%s\n", _("jianfu: too many --allow-path"));
		return STATUS_FAULT;
	}
	argp_err_exit_status = STATUS_FAULT;
	if (argp_parse(&argp, argc, argv, ARGP_IN_ORDER, NULL, &command))
		return STATUS_WORLD;
	int status = verbs_run(&cli, &verbs, argc - command.verb_at, argv + command.verb_at);
	arena_free(&arena);
	/* a verb may have flushed in vain before: then nothing is left to fail on */
	bool is_lost = fflush(cli.out) ? errno != EPIPE : ferror(cli.out) != 0;
	if (is_lost) {
		fprintf(cli.err, "%s\n", _("jianfu: what was to be printed could not be written"));
		return STATUS_WORLD;
	}
	return status;
}
