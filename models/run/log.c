/* log.c - events as CSV rows, kept in memory by community until the day is over. */
#include "run/log.h"

#include "world/names.h"

const char *log_heading(void)
{
	return "option,community,minute,event,line,template,worker,asked_minute,parts\n";
}

void log_event(struct shop *shop, enum outcome_mark mark, int64_t time, const struct work *work, int worker)
{
	static const char *const marks[] = {"", "arrive", "begin", "done", "laid_down", "given_up", "refused"};
	int64_t start = (int64_t)shop->world->start_day * TICKS_PER_DAY;
	text_addf(&shop->log->lines, "%s,%d,%.5f,%s,%s,%d,%d,%.5f,%d\n", shop->log->option, shop->place->id,
		(double)(time - start) / (double)TICKS_PER_MINUTE, marks[mark], names_line(shop->world, work->line), work->template, worker,
		(double)(work->asked - start) / (double)TICKS_PER_MINUTE, work->parts);
}
