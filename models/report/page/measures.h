/* measures.h - a table of some measures, every option beside the others. */
#ifndef MEASURES_H
#define MEASURES_H

#include "report/page/section.h"

/* Whether any of these measures is known. */
bool measures_are_known(const struct section_place *place, const char *const *names, int count);
/* The mean of each over the runs with the half width of its 95 % interval; those nobody knows are left out. */
STATUS_MUST_USE enum status measures_write(const struct section_place *place, const char *const *names, int count, const char *caption, struct text *out);

#endif
