/* brief_pdf.c - the brief as a page to print, its letters in it. */
#include "report/brief_paper.h"
#include "report/outputs/output.h"

static enum status make(const struct output_request *request, struct text *out, struct faults *faults)
{
	return brief_paper_make(request, PAPER_PDF, out, faults);
}

const struct output output_brief_pdf = {.ending = "pdf", .is_brief = true, .make = make};
