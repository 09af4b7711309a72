/* verdict.c - what to choose, what would turn that over and what to measure first, in plain words. */
#include "report/page/section.h"
#include "report/words.h"
#include "show/html.h"

static bool is_known(const struct section_place *place)
{
	return *place->study->headline.choose;
}

static enum status write(const struct section_place *place, struct text *out)
{
	const struct headline *headline = &place->study->headline;
	html_element(out, "p class=\"lead\"", headline->choose);
	if (*headline->turns)
		html_element(out, "p", headline->turns);
	else
		html_element(out, "p", _("Whether this holds where assumptions lie elsewhere was not tried; run --screen does."));
	if (*headline->measure_first)
		html_element(out, "p", headline->measure_first);
	return STATUS_OK;
}

const struct section section_verdict = {.id = "verdict", .title = N_("What to choose"), .is_known = is_known, .write = write};
