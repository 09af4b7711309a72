/* staff.c - load, overtime, exhaustion, who leaves and which posts stay empty. */
#include "report/page/measures.h"
#include "report/page/section.h"
#include "report/page/series.h"
#include "report/words.h"

static const char *const shown[] = {"load", "overload_share", "utilisation", "overtime", "free_hours", "duty_hours", "rest_days", "exhaustion", "burnt_out",
	"quits", "vacancy", "away", "tenure"};
static const char *const drawn[] = {"load", "overtime", "exhaustion", "vacancy"};
enum { SHOWN = sizeof shown / sizeof *shown, DRAWN = sizeof drawn / sizeof *drawn };

static bool is_known(const struct section_place *place)
{
	return measures_are_known(place, shown, SHOWN) && place->study->set.worker_count > 0;
}

static enum status write(const struct section_place *place, struct text *out)
{
	enum status status = measures_write(place, shown, SHOWN, _("The workers: mean over the runs ± half width of its interval (95%)"), out);
	return status == STATUS_OK ? series_by_measure(place, drawn, DRAWN, out) : status;
}

const struct section section_staff = {.id = "staff", .title = N_("The workers"), .is_known = is_known, .write = write};
