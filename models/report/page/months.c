/* months.c - what is demanded, what is worked and what residents get, month by month. */
#include "report/page/section.h"
#include "report/page/series.h"
#include "report/words.h"
#include "show/html.h"

static const struct series_line burden[] = {{"admin_demanded", N_("demanded")}, {"admin_worked", N_("worked")}};
static const struct series_line services[] = {{"services_on_time", NULL}};

static bool is_known(const struct section_place *place)
{
	return series_measure(place, "admin_demanded") >= 0 || series_measure(place, "services_on_time") >= 0;
}

static enum status part_write(const struct section_place *place, const char *title, const struct series_line *lines, int count, struct text *out)
{
	if (series_measure(place, lines[0].measure) < 0)
		return STATUS_OK;
	html_heading(out, place->level + 1, title);
	return series_by_option(place, lines, count, out);
}

static enum status write(const struct section_place *place, struct text *out)
{
	enum status status = part_write(place, _("Admin hours: demanded, and worked"), burden, sizeof burden / sizeof *burden, out);
	return status == STATUS_OK ? part_write(place, _("Services to residents on time"), services, 1, out) : status;
}

const struct section section_months = {.id = "months", .title = N_("Month by month"), .is_known = is_known, .write = write};
