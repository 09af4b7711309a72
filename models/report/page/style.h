/* style.h - how a page looks, on a phone, a desk and paper. */
#ifndef STYLE_H
#define STYLE_H

#include "base/text.h"

/* Adds the style sheet: black on white, no colour that tells anything, nothing from elsewhere. */
void style_write(struct text *out);

#endif
