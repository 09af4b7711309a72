/* pages.c - the verb that writes the manual page of a verb, out of the table that parses its command line. */
#include <string.h>

#include "base/text.h"
#include "cli/anatomy.h"
#include "cli/plan/subject.h"
#include "cli/session.h"

static const struct verb *const verbs[] = {
#define VERB(id) &id##_verb,
#include "cli/verbs.def"
#undef VERB
};
static const struct verb *const subjects[] = {
#define SUBJECT(id) &id##_subject,
#include "cli/plan/subjects.def"
#undef SUBJECT
};
enum { VERBS = sizeof verbs / sizeof *verbs, SUBJECTS = sizeof subjects / sizeof *subjects };

struct request {
	const char *name;
};

/* -- scdoc ------------------------------------------------------------------------------------------------------------ */

/* Words as they are, whatever scdoc would make of them. */
static void words_write(struct text *out, const char *words)
{
	for (; *words; words++) {
		if (strchr("*_\\[]#~`|:", *words))
			text_add(out, "\\");
		text_addf(out, "%c", *words);
	}
}

/* A paragraph for each line. */
static void paragraphs_write(struct text *out, const char *words)
{
	while (*words) {
		size_t length = strcspn(words, "\n\v");
		char line[4096];
		snprintf(line, sizeof line, "%.*s", (int)length, words);
		words_write(out, line);
		text_add(out, "\n\n");
		words += length + (words[length] != '\0');
	}
}

static void forms_write(struct text *out, const char *called, const char *takes)
{
	const char *at = takes;
	do {
		size_t length = strcspn(at, "\n");
		char form[1024];
		snprintf(form, sizeof form, "%.*s", (int)length, at);
		text_addf(out, "*%s* [_OPTION_...] ", called);
		words_write(out, form);
		text_add(out, "\n\n");
		at += length + (at[length] != '\0');
	} while (*at);
}

static void options_write(struct text *out, const struct anatomy *anatomy)
{
	for (int i = 0; i < anatomy->option_count; i++) {
		const struct anatomy_option *option = &anatomy->options[i];
		if (option->letter)
			text_addf(out, "*-%c*, ", option->letter);
		text_addf(out, "*--%s*", option->name);
		if (*option->argument) {
			text_add(out, option->may_lack ? "[=_" : "=_");
			words_write(out, option->argument);
			text_add(out, option->may_lack ? "_]" : "_");
		}
		text_add(out, "\n\t");
		words_write(out, option->doc);
		text_add(out, "\n\n");
	}
}

/* -- the page --------------------------------------------------------------------------------------------------------- */

static const struct verb *verb_named(const char *name)
{
	for (int i = 0; i < VERBS; i++)
		if (!strcmp(verbs[i]->name, name))
			return verbs[i];
	return NULL;
}

static enum status subjects_write(struct session *session)
{
	struct anatomy anatomy;
	for (int i = 0; i < SUBJECTS; i++) {
		const char *called = arena_format(&session->arena, "jianfu plan %s", subjects[i]->name);
		if (!called || !anatomy_read(&anatomy, session->cli, subjects[i], called, &session->arena))
			return STATUS_WORLD;
		text_addf(&session->page, "# PLAN %s\n\n", subjects[i]->name);
		forms_write(&session->page, called, anatomy.takes);
		paragraphs_write(&session->page, anatomy.doc);
		options_write(&session->page, &anatomy);
	}
	return STATUS_OK;
}

static enum status page_write(struct session *session, void *context)
{
	const struct request *request = context;
	const struct verb *verb = verb_named(request->name);
	struct anatomy anatomy;
	if (!verb)
		return fault_add(&session->faults, (struct place){0}, "jianfu --help lists them", "there is no verb %s", request->name);
	const char *called = arena_format(&session->arena, "jianfu %s", verb->name);
	if (!called || !anatomy_read(&anatomy, session->cli, verb, called, &session->arena))
		return STATUS_WORLD;
	struct text *page = &session->page;
	text_addf(page, "jianfu-%s(1)\n\n# NAME\n\njianfu-%s - ", verb->name, verb->name);
	words_write(page, cli_pick(session->cli, verb->summary_en, verb->summary_zh));
	text_add(page, "\n\n# SYNOPSIS\n\n");
	forms_write(page, called, anatomy.takes);
	text_add(page, "# DESCRIPTION\n\n");
	paragraphs_write(page, anatomy.doc);
	text_add(page, "# OPTIONS\n\n");
	options_write(page, &anatomy);
	return verb == &plan_verb ? subjects_write(session) : STATUS_OK;
}

static error_t option_read(int key, char *argument, struct argp_state *state)
{
	struct request *request = state->input;
	switch (key) {
	case ARGP_KEY_ARG:
		if (request->name)
			argp_error(state, _("one verb at a time"));
		request->name = argument;
		return 0;
	case ARGP_KEY_NO_ARGS: argp_error(state, _("name a verb")); return 0;
	default: return ARGP_ERR_UNKNOWN;
	}
}

static int run(struct cli *cli, int argc, char **argv)
{
	static const struct argp_child children[] = {{.argp = &cli_options}, {0}};
	static const struct argp argp = {.parser = option_read, .args_doc = "VERB", .children = children,
		.doc = N_("Prints the manual page of a verb, as scdoc reads it."), .argp_domain = CLI_DOMAIN};
	struct request request = {.name = NULL};
	if (argp_parse(&argp, argc, argv, 0, NULL, &request))
		return STATUS_WORLD;
	return session_run(cli, page_write, &request);
}

const struct verb pages_verb = {
	.name = "pages", .run = run,
	.summary_en = "print the manual page of a verb (scdoc)",
	.summary_zh = "输出某个动词的手册页（scdoc 格式）",
};
