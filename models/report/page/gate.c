/* gate.c - what admission asks, how long it takes, what comes past it and what presses on it. */
#include "report/page/measures.h"
#include "report/page/section.h"
#include "report/page/series.h"
#include "report/words.h"
#include "show/html.h"

static const char *const shown[] = {"applications", "approvals", "admitted_share", "review_days", "review_median", "past_gate", "leak_share", "refused_pool",
	"suppressed", "enforcement", "active_items"};
static const char *const drawn[] = {"past_gate", "refused_pool", "applications", "active_items"};
enum { SHOWN = sizeof shown / sizeof *shown, DRAWN = sizeof drawn / sizeof *drawn };

/* A study of queues has no gate. */
static bool is_known(const struct section_place *place)
{
	return measures_are_known(place, shown, SHOWN - 1);
}

static enum status write(const struct section_place *place, struct text *out)
{
	html_element(out, "p", _("Admission: what departments must ask for before work reaches communities. What is refused is not gone: it presses on the gate, and some comes past it."));
	enum status status = measures_write(place, shown, SHOWN, _("The gate: mean over the runs ± half width of its interval (95%)"), out);
	return status == STATUS_OK ? series_by_measure(place, drawn, DRAWN, out) : status;
}

const struct section section_gate = {.id = "gate", .title = N_("The gate"), .is_known = is_known, .write = write};
