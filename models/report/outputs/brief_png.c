/* brief_png.c - the brief as a picture. */
#include "report/brief_paper.h"
#include "report/outputs/output.h"

static enum status make(const struct output_request *request, struct text *out, struct faults *faults)
{
	return brief_paper_make(request, PAPER_PNG, out, faults);
}

const struct output output_brief_png = {.ending = "png", .is_brief = true, .make = make};
