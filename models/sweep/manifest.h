/* manifest.h - what a sweep is, a line for each part of it: rows of two machines or two days belong together when theirs are the same. */
#ifndef MANIFEST_H
#define MANIFEST_H

#include "sweep/job.h"

/* "name: value" lines over everything that the numbers depend on, and nothing else: not threads, nor paths, nor how the work was shared out. In
   `arena`; NULL when out of memory. */
const char *manifest_write(const struct job *job, const struct sweep *about, struct arena *arena);

#endif
