/* keep.h - a page kept in a file: whole or not at all, and never over something else unless told so. */
#ifndef KEEP_H
#define KEEP_H

#include "base/fault.h"
#include "base/text.h"

/* Whether files can be written in the folder of this one. */
STATUS_MUST_USE enum status keep_folder(const char *path, struct faults *faults);
/* Whether a file can be written there: better known before the work than after it. What stands there already is a fault, unless
   it is empty or `overwrites`. */
STATUS_MUST_USE enum status keep_check(const char *path, bool overwrites, struct faults *faults);
/* Writes it beside its place and moves it there. */
STATUS_MUST_USE enum status keep_write(const char *path, const struct text *bytes, struct faults *faults);

#endif
