/* log.c - a day of a diary as lines of CSV. */
#include "run/log.h"

#include <stdlib.h>

#include "base/text.h"
#include "world/names.h"

const char *log_heading(void)
{
	return "option,community,minute,event,line,template,worker,asked_minute,parts,name,piece\n";
}

/* By community and time; what was found out first stands first. */
static int row_compare(const void *a, const void *b)
{
	const struct diary_row *x = *(const struct diary_row *const *)a, *y = *(const struct diary_row *const *)b;
	if (x->community != y->community)
		return x->community < y->community ? -1 : 1;
	if (x->time != y->time)
		return x->time < y->time ? -1 : 1;
	return x < y ? -1 : 1;
}

/* What a table of mandates calls the work; quoted, as names may hold commas. */
static void name_add(struct text *line, const char *name)
{
	text_add(line, "\"");
	for (; *name; name++)
		text_addf(line, *name == '"' ? "\"\"" : "%c", *name);
	text_add(line, "\"");
}

static void row_add(struct text *line, const struct diary_row *row, const struct world *world, const char *option)
{
	static const char *const marks[] = {"", "arrive", "begin", "done", "laid_down", "given_up", "refused"};
	const struct mandate_row *listed = row->template >= 0 ? world->templates[row->template].row : NULL;
	int64_t start = (int64_t)world->start_day * TICKS_PER_DAY;
	int32_t id = world->communities[row->community].id;
	text_addf(line, "%s,%d,%.5f,%s,%s,%d,%d,%.5f,%d,", option, id, (double)(row->time - start) / (double)TICKS_PER_MINUTE, marks[row->mark],
		names_line(world, row->line), row->template, row->worker, (double)(row->asked - start) / (double)TICKS_PER_MINUTE, row->parts);
	if (listed)
		name_add(line, listed->name);
	text_addf(line, ",%d.%u\n", id, row->piece);
}

bool log_write(const struct diary *diary, const struct world *world, const char *option, FILE *file)
{
	const struct diary_row **rows = malloc((diary->count + 1) * sizeof *rows);
	struct text line;
	size_t count = 0;
	bool is_well = rows && !diary->failed;
	for (size_t i = 0; rows && i < diary->count; i++)
		if (diary->rows[i].mark <= MARK_LOGGED)
			rows[count++] = &diary->rows[i];
	if (rows)
		qsort(rows, count, sizeof *rows, row_compare);
	text_init(&line);
	for (size_t i = 0; i < count && is_well; i++) {
		text_clear(&line);
		row_add(&line, rows[i], world, option);
		is_well = !line.failed && fwrite(line.data, 1, line.length, file) == line.length;
	}
	text_free(&line);
	free(rows);
	return is_well;
}
