/* log.c - events as CSV rows, kept in memory until the day is over. */
#include "run/log.h"

#include <stdlib.h>
#include <string.h>

#include "world/names.h"

const char *log_heading(void)
{
	return "option,community,minute,event,line,template,worker,asked_minute,parts,name\n";
}

/* What a table of mandates calls the work; quoted, as names may hold commas. */
static void name_add(const struct shop *shop, const struct work *work)
{
	const struct mandate_row *row = work->template >= 0 ? shop->world->templates[work->template].row : NULL;
	struct text *lines = &shop->log->lines;
	if (!row)
		return;
	text_add(lines, "\"");
	for (const char *name = row->name; *name;) {
		size_t length = strcspn(name, "\"");
		text_addf(lines, "%.*s%s", (int)length, name, name[length] ? "\"\"" : "");
		name += length + (name[length] != '\0');
	}
	text_add(lines, "\"");
}

void log_init(struct event_log *log, const char *option)
{
	*log = (struct event_log){.option = option};
	text_init(&log->lines);
}

void log_free(struct event_log *log)
{
	text_free(&log->lines);
	free(log->rows);
}

static void row_add(struct event_log *log, struct log_row row)
{
	if (log->count == log->capacity) {
		size_t larger = log->capacity ? 2 * log->capacity : 1024;
		struct log_row *rows = realloc(log->rows, larger * sizeof *rows);
		if (!rows) {
			log->lines.failed = true;
			return;
		}
		log->rows = rows;
		log->capacity = larger;
	}
	log->rows[log->count++] = row;
}

static int row_compare(const void *a, const void *b)
{
	const struct log_row *x = a, *y = b;
	if (x->community != y->community)
		return x->community < y->community ? -1 : 1;
	if (x->time != y->time)
		return x->time < y->time ? -1 : 1;
	return x->from < y->from ? -1 : 1;
}

bool log_write(struct event_log *log, FILE *file)
{
	bool is_well = !log->lines.failed;
	if (log->count > 0)
		qsort(log->rows, log->count, sizeof *log->rows, row_compare);
	for (size_t i = 0; i < log->count && is_well; i++)
		is_well = fwrite(log->lines.data + log->rows[i].from, 1, log->rows[i].length, file) == log->rows[i].length;
	text_clear(&log->lines);
	log->count = 0;
	return is_well;
}

void log_event(struct shop *shop, enum outcome_mark mark, int64_t time, const struct work *work, int worker)
{
	static const char *const marks[] = {"", "arrive", "begin", "done", "laid_down", "given_up", "refused"};
	int64_t start = (int64_t)shop->world->start_day * TICKS_PER_DAY;
	if (shop->log->seen) {
		shop->log->seen(shop->log->context, mark, time - start, work);
		return;
	}
	size_t from = shop->log->lines.length;
	text_addf(&shop->log->lines, "%s,%d,%.5f,%s,%s,%d,%d,%.5f,%d,", shop->log->option, shop->place->id,
		(double)(time - start) / (double)TICKS_PER_MINUTE, marks[mark], names_line(shop->world, work->line), work->template, worker,
		(double)(work->asked - start) / (double)TICKS_PER_MINUTE, work->parts);
	name_add(shop, work);
	text_add(&shop->log->lines, "\n");
	row_add(shop->log, (struct log_row){time, from, shop->log->lines.length - from, (int32_t)(shop->place - shop->world->communities)});
}
