/* lines.c - a study of queues: each kind of work and group of servers by itself. */
#include "report/lines_table.h"
#include "report/page/section.h"
#include "report/words.h"
#include "show/html.h"

static bool is_known(const struct section_place *place)
{
	return place->is_of_queues;
}

/* On a page every row has its name. */
static void names_fill(struct table *table)
{
	for (int row = table->heading_count + 1; row < table->row_count; row++) {
		const char **name = &table->cells[row * table->column_count];
		if (!**name)
			*name = *(name - table->column_count);
	}
}

static enum status write(const struct section_place *place, struct text *out)
{
	const struct result_set *set = &place->study->set;
	struct full_table full = {.set = set, .baseline = set->baseline, .is_chinese = place->is_chinese, .all = true};
	struct table table;
	enum status status = lines_table_build(&full, place->arena, &table);
	if (status != STATUS_OK)
		return status;
	names_fill(&table);
	html_table(out, &table, _("Each kind of work and group of servers"), HTML_SCROLL);
	html_element(out, "p class=\"note\"", lines_table_note(set));
	return STATUS_OK;
}

const struct section section_lines = {.id = "lines", .title = N_("Kinds of work"), .suits_queues = true, .is_known = is_known, .write = write};
