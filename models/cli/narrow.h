/* narrow.h - a page made to fit a narrow screen. */
#ifndef NARROW_H
#define NARROW_H

#include "base/arena.h"
#include "base/text.h"

/* Adds the page in lines of at most `columns`: where lines that stand together line up in columns, those there is no room for follow below, the
   first one repeated; other long lines are broken at blanks. What fits stays as it is. */
void narrow_page(const char *page, int columns, struct arena *arena, struct text *out);

#endif
