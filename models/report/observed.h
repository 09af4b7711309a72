/* observed.h - how far what is simulated can be trusted: the option nobody added a rule to beside what is observed, and published cuts beside foretold ones. */
#ifndef OBSERVED_H
#define OBSERVED_H

#include "report/headline.h"

/* One paragraph, in `arena`: "" when nothing of it is in the file; NULL when memory ran out. */
const char *observed_words(const struct headline *headline, struct arena *arena);

#endif
