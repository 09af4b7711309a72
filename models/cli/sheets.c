/* sheets.c - columns printed from the name-plates that read them. */
#include "cli/sheets.h"

#include <string.h>

#include "base/text.h"
#include "base/word.h"

enum { INDENT = 4, WORDS = 512 };

static void part_print(const struct cli *cli, const char *label, const char *words)
{
	if (words && *words)
		fprintf(cli->out, "%*s%s%s\n", INDENT, "", label, words);
}

/* "grid 网格员 专职网格员; counter 窗口人员 …": every word that is understood. */
static void choices_print(const struct cli *cli, const char *choices)
{
	struct text words;
	text_init(&words);
	text_add(&words, _("one of: "));
	for (; *choices; choices++) {
		const char one[2] = {*choices, '\0'};
		text_add(&words, *choices == '|' ? "; " : *choices == '=' || *choices == ',' ? " / " : one);
	}
	if (!words.failed)
		cli_wrap(cli->out, INDENT, words.data);
	text_free(&words);
}

static void bounds_print(const struct cli *cli, const struct sheet_column *column)
{
	char low[WORDS], high[WORDS], unit[WORDS], words[2 * WORDS + 8];
	units_list(column->dimension, cli->is_chinese, unit, sizeof unit);
	units_format(column->low, column->dimension, cli->is_chinese, low, sizeof low);
	units_format(column->high, column->dimension, cli->is_chinese, high, sizeof high);
	snprintf(words, sizeof words, "%s … %s", low, high);
	part_print(cli, _("unit: "), unit);
	part_print(cli, _("bounds: "), words);
}

static void column_print(const struct cli *cli, const struct sheet_column *column)
{
	fprintf(cli->out, "%s   %s", column->name, column->name_zh);
	for (const char *also = column->also; also && *also;) {
		size_t length = strcspn(also, ",");
		fprintf(cli->out, " · %.*s", (int)length, also);
		also += length + (also[length] != '\0');
	}
	fputc('\n', cli->out);
	cli_wrap(cli->out, INDENT, cli_pick(cli, column->meaning_en, column->meaning_zh));
	if (column->type <= SHEET_WHOLE)
		bounds_print(cli, column);
	else if (column->type == SHEET_CHOICE)
		choices_print(cli, column->choices);
	else if (column->type == SHEET_YES)
		part_print(cli, _("one of: "), cli_pick(cli, "yes, no", "是、否"));
	part_print(cli, _("blank: "), column->is_needed ? _("not allowed") : cli_pick(cli, column->blank_en, column->blank_zh));
}

void sheets_print(const struct cli *cli, enum tables_id id)
{
	const struct sheet_plate *plate = tables_plate(id);
	fprintf(cli->out, _("The table %s (%s): "), cli_pick(cli, plate->name, plate->name_zh), cli_pick(cli, plate->name_zh, plate->name));
	fputc('\n', cli->out);
	cli_wrap(cli->out, INDENT, cli_pick(cli, plate->meaning_en, plate->meaning_zh));
	for (int i = 0; i < plate->column_count; i++)
		column_print(cli, &plate->columns[i]);
}

enum tables_id sheets_find(const char *name)
{
	int id = 0;
	while (id < TABLES_COUNT && !word_is(tables_plate((enum tables_id)id)->word, name))
		id++;
	return (enum tables_id)id;
}
