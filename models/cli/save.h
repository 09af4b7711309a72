/* save.h - a text kept in a file of its own: nothing that is something else is ever written over. */
#ifndef SAVE_H
#define SAVE_H

#include "base/fault.h"
#include "base/text.h"

/* Writes `text` to `path`, whole or not at all. A file that is there is replaced only when it is empty or begins with `mark`, as what was
   written here before does. */
STATUS_MUST_USE enum status save_text(const char *path, const char *mark, const struct text *text, struct faults *faults);

#endif
