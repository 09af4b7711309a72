/* anatomy.c - the parser of a verb is handed the stream it writes its table to; what comes back is a line for each option. */
#include "cli/anatomy.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

enum { FIELDS = 5, DESCRIPTOR = 32, LETTERS = 127 };

/* -- by the verb ------------------------------------------------------------------------------------------------------ */

/* A field without what parts fields and lines. */
static void field_write(FILE *out, const char *words, char end)
{
	for (; words && *words; words++)
		fputc(*words == '\t' ? ' ' : *words == '\n' ? '\r' : *words, out);
	fputc(end, out);
}

static void options_write(const struct argp *argp, FILE *out)
{
	for (const struct argp_option *option = argp->options; option && (option->name || option->key || option->doc); option++) {
		if (option->flags & OPTION_HIDDEN || !option->name)
			continue;
		const char letter[2] = {(char)(option->key > ' ' && option->key < LETTERS ? option->key : 0), '\0'};
		field_write(out, option->name, '\t');
		field_write(out, letter, '\t');
		field_write(out, option->arg, '\t');
		field_write(out, option->flags & OPTION_ARG_OPTIONAL ? "?" : "", '\t');
		field_write(out, option->doc ? dgettext(CLI_DOMAIN, option->doc) : "", '\n');
	}
	for (const struct argp_child *child = argp->children; child && child->argp; child++)
		options_write(child->argp, out);
}

/* The verb's own table stands first in what the library makes of it. */
static const struct argp *own_table(const struct argp *root)
{
	while (!root->args_doc && !root->doc && root->children && root->children->argp)
		root = root->children->argp;
	return root;
}

void anatomy_write(const struct argp *root, FILE *out)
{
	const struct argp *own = own_table(root);
	field_write(out, own->args_doc && *own->args_doc ? dgettext(CLI_DOMAIN, own->args_doc) : "", '\n');
	field_write(out, own->doc && *own->doc ? dgettext(CLI_DOMAIN, own->doc) : "", '\n');
	options_write(own, out);
}

/* -- by who asks ------------------------------------------------------------------------------------------------------ */

/* Lines of a form of words stand again as they were. */
static const char *words_keep(const char *words, struct arena *arena)
{
	char *copy = arena_string(arena, words);
	for (char *at = copy; at && *at; at++)
		*at = *at == '\r' ? '\n' : *at;
	return copy ? copy : "";
}

static bool line_take(struct anatomy *anatomy, int number, char *line, struct arena *arena)
{
	char *fields[FIELDS];
	int count = 0;
	line[strcspn(line, "\n")] = '\0';
	if (number < 2) {
		*(number == 0 ? &anatomy->takes : &anatomy->doc) = words_keep(line, arena);
		return true;
	}
	for (char *rest = line; rest && count < FIELDS;)
		fields[count++] = strsep(&rest, "\t");
	if (count < FIELDS || anatomy->option_count == ANATOMY_OPTIONS)
		return false;
	anatomy->options[anatomy->option_count++] = (struct anatomy_option){words_keep(fields[0], arena), *fields[1], words_keep(fields[2], arena), *fields[3] != '\0',
		words_keep(fields[4], arena)};
	return true;
}

bool anatomy_read(struct anatomy *anatomy, struct cli *cli, const struct verb *verb, const char *called, struct arena *arena)
{
	FILE *table = tmpfile();
	char descriptor[DESCRIPTOR], *line = NULL;
	size_t size = 0;
	bool is_well = table;
	*anatomy = (struct anatomy){.verb = verb, .takes = "", .doc = ""};
	if (!table)
		return false;
	snprintf(descriptor, sizeof descriptor, "--" ANATOMY_FLAG "=%d", fileno(table));
	char *arguments[] = {arena_string(arena, called), descriptor, NULL};
	is_well = arguments[0] != NULL;
	if (is_well)
		verb->run(cli, 2, arguments);
	rewind(table);
	for (int number = 0; is_well && getline(&line, &size, table) >= 0; number++)
		is_well = line_take(anatomy, number, line, arena);
	free(line);
	fclose(table);
	return is_well && anatomy->option_count > 0;
}
