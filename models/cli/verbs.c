/* verbs.c - a table of verbs: what all of them share before one of them runs. */
#include "cli/verbs.h"

#include <string.h>

#include "base/text.h"

enum { MOST = 32, NAME_SIZE = 64, NAME_COLUMNS = 11 };

char *verbs_list(const struct cli *cli, const struct verbs *verbs, const char *heading, const char *ending)
{
	struct text text;
	text_init(&text);
	text_addf(&text, "%s\n", heading);
	for (int i = 0; i < verbs->count; i++) {
		const struct verb *verb = verbs->rows[i];
		text_add(&text, "  ");
		text_add_padded(&text, verb->name, NAME_COLUMNS, false);
		text_addf(&text, " %s\n", cli_pick(cli, verb->summary_en, verb->summary_zh));
	}
	text_addf(&text, "\n%s", ending);
	if (!text.failed)
		return text.data;
	text_free(&text);
	return NULL;
}

static int unknown(struct cli *cli, const struct verbs *verbs, const char *word)
{
	const char *names[MOST];
	for (int i = 0; i < verbs->count; i++)
		names[i] = verbs->rows[i]->name;
	const char *nearest = text_nearest(word, names, verbs->count);
	fprintf(cli->err, _(verbs->unknown), word);
	if (nearest)
		fprintf(cli->err, _("did you mean %s?\n"), nearest);
	else
		fprintf(cli->err, "%s", _(verbs->hint));
	return STATUS_FAULT;
}

int verbs_run(struct cli *cli, const struct verbs *verbs, int argc, char **argv)
{
	char name[NAME_SIZE];
	for (int i = 0; i < verbs->count; i++)
		if (!strcmp(verbs->rows[i]->name, argv[0])) {
			snprintf(name, sizeof name, "%s %s", verbs->prefix, argv[0]);
			argv[0] = name;
			return verbs->rows[i]->run(cli, argc, argv);
		}
	return unknown(cli, verbs, argv[0]);
}
