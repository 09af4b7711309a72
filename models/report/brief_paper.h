/* brief_paper.h - the brief on one sheet of A4. */
#ifndef BRIEF_PAPER_H
#define BRIEF_PAPER_H

#include "report/outputs/output.h"
#include "show/paper.h"

/* The whole file. Sizes shrink until all of it stands on the page; nothing is cut. */
STATUS_MUST_USE enum status brief_paper_make(const struct output_request *request, enum paper_form form, struct text *out, struct faults *faults);

#endif
