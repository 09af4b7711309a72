/* jointly.h - what forms of several items need not ask twice when they come as one. */
#ifndef JOINTLY_H
#define JOINTLY_H

#include "world/world.h"

/* Whether two templates can be one form: of the same kind and recurrence. */
bool jointly_alike(const struct settings *settings, const struct template *a, const struct template *b);
/* The data fields of `a` that `b` asks for as well: common ones, or of their department's own. */
uint64_t jointly_shared(const struct template *a, const struct template *b);
/* Share of the fields of a template that an earlier one of its group asks for; group[item] from 1, 0 = by itself. Earlier: alike, in
   use under these settings, with a smaller number. 0 for what asks for none. */
double jointly_again(const struct world *world, const struct settings *settings, const struct template *template, const double *group);

#endif
