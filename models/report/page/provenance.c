/* provenance.c - where the numbers come from, and how to make them again. */
#include <string.h>

#include "report/page/section.h"
#include "report/words.h"
#include "show/html.h"

static void fact(struct text *out, const char *name, const char *words)
{
	html_element(out, "dt", name);
	html_element(out, "dd", words);
}

/* Every table by its name, with its size and the whole of its SHA-256. */
static void tables_write(const struct result_set *set, struct arena *arena, struct text *out)
{
	for (const char *line = set->tables_read, *end; (end = strchr(line, '\n')); line = end + 1) {
		const char *size = strstr(line, "  "), *name = size ? strstr(size + 2, "  ") : NULL;
		if (!name || name > end)
			return;
		const char *words = arena_format(arena, _("%.*s, %.*s bytes, SHA-256 %.*s"), (int)(end - name - 2), name + 2, (int)(name - size - 2), size + 2,
			(int)(size - line), line);
		fact(out, _("Table read"), words ? words : "");
	}
}

static enum status write(const struct section_place *place, struct text *out)
{
	const struct result_set *set = &place->study->set;
	struct arena *arena = place->arena;
	text_add(out, "<dl>\n");
	for (int i = 0; i < place->study->file_count; i++)
		fact(out, _("Result file"), place->study->files[i]);
	fact(out, _("Scenario"), set->scenario_file);
	fact(out, _("Program"), set->program);
	fact(out, _("Seed"), arena_format(arena, "%llu", (unsigned long long)set->seed));
	fact(out, _("Runs of each option"), arena_format(arena, "%d", set->replication_count));
	tables_write(set, arena, out);
	text_add(out, "</dl>\n");
	html_fold(out, _("The scenario, whole, as it was read"));
	html_element(out, "pre", set->scenario_text);
	html_close(out, "details");
	return STATUS_OK;
}

const struct section section_provenance = {.id = "provenance", .title = N_("Where the numbers come from"), .write = write};
