/* caret.h - the line of a file a fault points at, and a mark under the place. */
#ifndef CARET_H
#define CARET_H

#include <stdio.h>

#include "base/fault.h"

/* The file looked into last: faults come file by file. */
struct caret {
	struct arena arena;
	const char *file, *text; /* text NULL = it cannot be shown */
};

void caret_init(struct caret *caret);
void caret_free(struct caret *caret);
/* Prints the line of the fault and a ^ under its column, wherever blanks, tabs and Chinese before it put that; nothing when the place
   is not known or the file cannot be read again. Of long lines the part around the column is shown. */
void caret_print(struct caret *caret, const struct fault *fault, FILE *out);

#endif
