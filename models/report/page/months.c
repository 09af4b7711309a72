/* months.c - what is demanded, what is worked and what residents get, month by month. */
#include "report/page/section.h"
#include "report/page/series.h"
#include "report/words.h"
#include "show/html.h"

static const char *const shown[] = {"admin_demanded", "admin_worked", "services_on_time"};
enum { SHOWN = sizeof shown / sizeof *shown };

static bool is_known(const struct section_place *place)
{
	for (int i = 0; i < SHOWN; i++)
		if (series_measure(place, shown[i]) >= 0)
			return true;
	return false;
}

static enum status write(const struct section_place *place, struct text *out)
{
	enum status status = STATUS_OK;
	for (int i = 0; i < SHOWN && status == STATUS_OK; i++) {
		int measure = series_measure(place, shown[i]);
		if (measure < 0)
			continue;
		const char *heading = arena_format(place->arena, "h%d", place->level + 1);
		html_element(out, heading ? heading : "p", series_label(place, measure));
		status = series_write(place, measure, out);
	}
	return status;
}

const struct section section_months = {.id = "months", .title = N_("Month by month"), .is_known = is_known, .write = write};
