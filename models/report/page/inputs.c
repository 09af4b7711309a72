/* inputs.c - what the numbers rest on: every input with its value, its plausible range and its source. */
#include <string.h>

#include "report/page/section.h"
#include "report/words.h"
#include "show/html.h"

/* Columns of the table of inputs, in the reader's language. */
struct listed {
	const struct annex *annex;
	const char *const *keys, *const *names, *const *values, *const *ranges, *const *sources, *const *set_by, *const *from;
	const double *is_assumed;
};

static bool listed_open(const struct section_place *place, struct listed *listed)
{
	const struct annex *annex = annex_find(&place->study->set.annexes, "input");
	bool zh = place->is_chinese;
	*listed = (struct listed){annex, annex_words(annex, zh ? "key_zh" : "key"), annex_words(annex, zh ? "name_zh" : "name_en"), annex_words(annex, zh ? "value_zh" : "value_en"),
		annex_words(annex, zh ? "range_zh" : "range_en"), annex_words(annex, "source"), annex_words(annex, "set_by"), annex_words(annex, "from"),
		annex_numbers(annex, "is_assumed")};
	return listed->keys && listed->names && listed->values && listed->ranges && listed->sources && listed->set_by && listed->from && listed->is_assumed;
}

static bool is_known(const struct section_place *place)
{
	struct listed listed;
	return listed_open(place, &listed);
}

enum chosen { SAID, SOURCED, ASSUMED };

/* What the scenario itself says; else what has a source; else what is assumed. */
static enum chosen chosen_of(const struct listed *listed, int row)
{
	if (strcmp(listed->set_by[row], "scenario") == 0)
		return SAID;
	return listed->is_assumed[row] > 0 ? ASSUMED : SOURCED;
}

static const char *source_words(const struct listed *listed, int row, struct arena *arena)
{
	if (strcmp(listed->sources[row], "assumed") == 0)
		return _("assumed");
	return listed->is_assumed[row] > 0 ? arena_format(arena, _("assumed: %s"), listed->sources[row]) : listed->sources[row];
}

static const char *value_words(const struct listed *listed, int row, struct arena *arena)
{
	return *listed->from[row] ? arena_format(arena, _("%s, from %s"), listed->values[row], listed->from[row]) : listed->values[row];
}

static enum status rows_write(const struct section_place *place, const struct listed *listed, enum chosen chosen, const char *summary, struct text *out)
{
	struct table table;
	int count = 0;
	enum status status = table_init(&table, place->arena, 5);
	const char *headings[] = {_("input"), _("value"), _("plausible range"), _("source"), _("key")};
	if (status == STATUS_OK)
		status = table_row(&table, headings);
	table_headings(&table);
	for (int row = 0; row < listed->annex->row_count && status == STATUS_OK; row++) {
		if (chosen_of(listed, row) != chosen)
			continue;
		const char *cells[] = {listed->names[row], value_words(listed, row, place->arena), listed->ranges[row], source_words(listed, row, place->arena), listed->keys[row]};
		status = table_row(&table, cells);
		count++;
	}
	if (status != STATUS_OK || count == 0)
		return status;
	const char *words = arena_format(place->arena, _("%s: %d"), summary, count);
	html_fold(out, words ? words : summary);
	html_table(out, &table, summary, HTML_CARDS);
	html_close(out, "details");
	return STATUS_OK;
}

static enum status write(const struct section_place *place, struct text *out)
{
	const struct result_set *set = &place->study->set;
	struct listed listed;
	if (!listed_open(place, &listed))
		return STATUS_OK;
	const char *words = arena_format(place->arena, _("Of %d inputs %d have a source; %d rest on assumption, each within the range that is held plausible. Sources such as E12 or H30 are listed in docs/sources.md."),
		set->sourced_count + set->assumed_count, set->sourced_count, set->assumed_count);
	html_element(out, "p", words ? words : "");
	enum status status = rows_write(place, &listed, SAID, _("What this scenario says itself"), out);
	if (status == STATUS_OK)
		status = rows_write(place, &listed, SOURCED, _("What else has a source"), out);
	return status == STATUS_OK ? rows_write(place, &listed, ASSUMED, _("What else is assumed"), out) : status;
}

const struct section section_inputs = {.id = "inputs", .title = N_("Assumptions and their sources"), .suits_queues = true, .is_known = is_known, .write = write};
