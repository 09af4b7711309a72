/* completing.c - finds the verb, then whether a word, an option or the value of one comes next. */
#include "cli/completing.h"

#include <stdlib.h>
#include <string.h>

#include "base/word.h"
#include "cli/anatomy.h"
#include "cli/describe.h"
#include "cli/plan/subject.h"
#include "run/indicator.h"
#include "study/designs.h"
#include "world/keys.h"
#include "world/names.h"
#include "world/plate.h"

enum { MOST_WORDS = 256, WORD_BYTES = 512 };

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

/* A command line as it stands. */
struct line {
	struct cli *cli;
	struct arena arena;
	const char *words[MOST_WORDS]; /* whole again where a shell cut them */
	int count;                   /* the last one is being typed */
	const char *prefix;          /* what of it stands already, behind its last = */
	struct anatomy anatomy;      /* of the verb */
	int verb_at;                 /* 0: not named yet */
};

static void say(const struct line *line, const char *word, const char *meaning)
{
	if (!strncmp(word, line->prefix, strlen(line->prefix)))
		fprintf(line->cli->out, "%s\t%s\n", word, meaning ? meaning : "");
}

/* -- values ----------------------------------------------------------------------------------------------------------- */

static void choices_say(struct line *line, const char *words)
{
	char *copy = arena_string(&line->arena, words), *rest = copy;
	for (char *word = strsep(&rest, "|"); copy && word; word = strsep(&rest, "|"))
		say(line, word, "");
}

/* Paths of keys as far as the next point: a group is typed before what is in it. */
static void keys_say(struct line *line)
{
	struct schema schema;
	char last[WORD_BYTES] = "", path[WORD_BYTES];
	bool wants_chinese = (unsigned char)*line->prefix >= 0x80;
	size_t typed = strlen(line->prefix);
	if (keys_build(&schema, &line->arena) != STATUS_OK)
		return;
	for (int i = 0; i < schema.count; i++) {
		const struct schema_key *key = &schema.keys[i];
		schema_path(&schema, key->path, wants_chinese, path, sizeof path - 1);
		if (strncmp(path, line->prefix, typed))
			continue;
		char *point = strchr(path + typed, '.');
		if (point)
			point[1] = '\0';
		else
			strcat(path, "=");
		if (strcmp(path, last))
			say(line, path, point ? "" : cli_pick(line->cli, key->name_en, key->name_zh));
		memcpy(last, path, sizeof last);
	}
}

/* Behind "staff.discipline=": its choices. */
static void key_values_say(struct line *line, const char *key)
{
	struct schema schema;
	char choice[WORD_SIZE];
	if (keys_build(&schema, &line->arena) != STATUS_OK)
		return;
	for (int i = 0; i < schema.count; i++)
		for (int c = 0; !strcmp(schema.keys[i].path, key) && schema.keys[i].choices && c < word_count(schema.keys[i].choices); c++) {
			word_at(schema.keys[i].choices, c, false, choice, sizeof choice);
			say(line, choice, "");
		}
}

static void measures_say(const struct line *line)
{
	for (int i = 0; i < INDICATOR_COUNT; i++) {
		const struct result_measure *measure = &indicator_plate((enum indicator_id)i)->measure;
		say(line, measure->name, cli_pick(line->cli, measure->name_en, measure->name_zh));
	}
}

static void designs_say(const struct line *line)
{
	for (int i = 0; i < DESIGNS_COUNT; i++) {
		const struct designs_plate *plate = designs_plate((enum designs_id)i);
		say(line, plate->name, cli_pick(line->cli, plate->name_en, plate->name_zh));
	}
}

static void kinds_say(const struct line *line)
{
	for (int i = 0; i < KIND_COUNT; i++) {
		const struct plate *plate = &kind_plate((enum kind_id)i)->plate;
		say(line, plate->name, cli_pick(line->cli, plate->name_en, plate->name_zh));
	}
	for (int i = KIND_COUNT; i < LINE_OWN; i++)
		say(line, names_line(NULL, i), cli_pick(line->cli, names_line_en(NULL, i), names_line_zh(NULL, i)));
}

static bool ends_in(const char *word, const char *ending)
{
	size_t length = strlen(word), most = strlen(ending);
	return length > most && !strcmp(word + length - most, ending);
}

/* Options of the scenario that is named on the line, when it can be read. */
static void policies_say(const struct line *line)
{
	for (int i = line->verb_at + 1; i < line->count - 1; i++) {
		struct scenario scenario;
		struct faults faults;
		if (!ends_in(line->words[i], ".yaml") && !ends_in(line->words[i], ".yml"))
			continue;
		cli_faults_init(&faults, line->cli);
		if (scenario_read(&scenario, line->words[i], NULL, 0, &faults) == STATUS_OK)
			for (int p = 0; p < scenario.policy_count; p++)
				say(line, scenario.policies[p].name, cli_pick(line->cli, scenario.policies[p].label_en, scenario.policies[p].label_zh));
		scenario_free(&scenario);
		faults_free(&faults);
		return;
	}
}

/* "FILE.h5" and "OUT.csv" leave it to the shell. */
static void files_say(const struct line *line, const char *argument)
{
	const char *point = strchr(argument, '.');
	fprintf(line->cli->out, ":files%s%s\n", point ? " " : "", point ? point + 1 : "");
}

static void value_say(struct line *line, const char *option, const char *argument)
{
	const char *word = line->words[line->count - 1], *key = !strncmp(word, "--", 2) && strchr(word, '=') ? strchr(word, '=') + 1 : word;
	char name[WORD_BYTES];
	if (!strncmp(argument, "KEY", 3) && strchr(key, '=')) {
		snprintf(name, sizeof name, "%.*s", (int)strcspn(key, "="), key);
		key_values_say(line, name);
	} else if (!strncmp(argument, "KEY", 3)) {
		keys_say(line);
	} else if (!strcmp(option, "policy") || !strcmp(option, "baseline")) {
		policies_say(line);
	} else if (!strcmp(option, "measure") || !strcmp(argument, "MEASURE")) {
		measures_say(line);
	} else if (!strcmp(option, "design")) {
		designs_say(line);
		files_say(line, ".csv");
	} else if (!strcmp(option, "line")) {
		kinds_say(line);
	} else if (strchr(argument, '|')) {
		choices_say(line, argument);
	} else if (strstr(argument, "FILE") || strchr(argument, '.')) {
		files_say(line, argument);
	}
}

/* -- options and words -------------------------------------------------------------------------------------------------- */

static void options_say(const struct line *line)
{
	char word[WORD_BYTES];
	for (int i = 0; i < line->anatomy.option_count; i++) {
		const struct anatomy_option *option = &line->anatomy.options[i];
		snprintf(word, sizeof word, "--%s%s", option->name, *option->argument && !option->may_lack ? "=" : "");
		say(line, word, option->doc);
	}
	say(line, "--help", "");
}

static void verbs_say(const struct line *line, const struct verb *const *rows, int count)
{
	for (int i = 0; i < count; i++)
		say(line, rows[i]->name, cli_pick(line->cli, rows[i]->summary_en, rows[i]->summary_zh));
}

static void topics_say(const struct line *line)
{
	char name[WORD_SIZE];
	bool is_chinese = line->cli->is_chinese || (unsigned char)*line->prefix >= 0x80;
	for (int i = 0; describe_topic(i); i++) {
		word_pick(describe_topic(i), is_chinese, name, sizeof name);
		say(line, name, "");
	}
}

/* What stands on the line besides options. */
static void operands_say(struct line *line)
{
	const char *takes = line->anatomy.takes;
	if (!strcmp(line->anatomy.verb->name, "describe"))
		topics_say(line);
	else if (!strcmp(line->anatomy.verb->name, "pages"))
		verbs_say(line, verbs, VERBS);
	else if (strchr(takes, '|') && !strchr(takes, ' '))
		choices_say(line, takes);
	else if (!strncmp(takes, "DIR", 3) || strstr(takes, ".parts"))
		fputs(":folders\n", line->cli->out);
	else if (strstr(takes, ".h5"))
		fputs(":files h5\n", line->cli->out);
	else if (strstr(takes, ".json"))
		fputs(":files json yaml yml\n", line->cli->out);
	else
		fputs(":files yaml yml\n", line->cli->out);
}

/* -- the line ----------------------------------------------------------------------------------------------------------- */

/* Words as they were typed: "--set" "=" "a" is "--set=a" again. */
static void words_join(struct line *line, int count, char *const *words)
{
	bool is_open = false;
	for (int i = 0; i < count && line->count < MOST_WORDS; i++) {
		bool joins = line->count > 1 && (is_open || !strcmp(words[i], "="));
		const char *before = joins ? line->words[line->count - 1] : "";
		const char *word = arena_format(&line->arena, "%s%s", before, words[i]);
		line->count -= joins;
		line->words[line->count++] = word ? word : "";
		is_open = !strcmp(words[i], "=");
	}
	const char *last = line->words[line->count - 1], *equals = strrchr(last, '=');
	line->prefix = equals ? equals + 1 : last;
}

static const struct verb *verb_named(const struct verb *const *rows, int count, const char *name)
{
	for (int i = 0; i < count; i++)
		if (!strcmp(rows[i]->name, name))
			return rows[i];
	return NULL;
}

/* The verb, and the subject behind `plan`; false when what comes next is the name of one, which is said. */
static bool verb_find(struct line *line)
{
	const struct verb *verb = NULL;
	const char *called = "jianfu";
	for (int i = 1; i < line->count - 1 && !verb; i++) {
		verb = *line->words[i] == '-' ? NULL : verb_named(verbs, VERBS, line->words[i]);
		line->verb_at = verb ? i : 0;
	}
	if (!verb) {
		verbs_say(line, verbs, VERBS);
		say(line, "--version", "");
		say(line, "--lang=", "");
		say(line, "--help", "");
		return false;
	}
	called = arena_format(&line->arena, "jianfu %s", verb->name);
	if (verb == &plan_verb) {
		if (line->verb_at + 2 >= line->count) {
			verbs_say(line, subjects, SUBJECTS);
			return false;
		}
		verb = verb_named(subjects, SUBJECTS, line->words[++line->verb_at]);
	}
	return verb && called && anatomy_read(&line->anatomy, line->cli, verb, called, &line->arena);
}

static const struct anatomy_option *option_named(const struct line *line, const char *word, size_t length)
{
	for (int i = 0; i < line->anatomy.option_count; i++) {
		const struct anatomy_option *option = &line->anatomy.options[i];
		if (strlen(option->name) == length && !strncmp(option->name, word, length))
			return option;
	}
	return NULL;
}

/* The option whose value is being typed: before = in the same word, or the word before; NULL = none is. */
static const struct anatomy_option *option_open(const struct line *line)
{
	const char *word = line->words[line->count - 1], *before = line->words[line->count - 2];
	if (!strncmp(word, "--", 2) && strchr(word, '='))
		return option_named(line, word + 2, strcspn(word + 2, "="));
	const struct anatomy_option *option = NULL;
	if (!strncmp(before, "--", 2) && !strchr(before, '='))
		option = option_named(line, before + 2, strlen(before + 2));
	for (int i = 0; i < line->anatomy.option_count && *before == '-' && before[1] != '-'; i++)
		if (line->anatomy.options[i].letter && line->anatomy.options[i].letter == before[strlen(before) - 1])
			option = &line->anatomy.options[i];
	return option && *option->argument && !option->may_lack ? option : NULL;
}

void completing_reply(struct cli *cli, int count, char *const *words)
{
	struct line line = {.cli = cli};
	arena_init(&line.arena);
	words_join(&line, count, words);
	if (line.count > 1 && verb_find(&line)) {
		const struct anatomy_option *option = option_open(&line);
		if (option)
			value_say(&line, option->name, option->argument);
		else if (*line.words[line.count - 1] == '-')
			options_say(&line);
		else
			operands_say(&line);
	}
	arena_free(&line.arena);
}
