/* paragraph.h - sentences broken into lines by their width on a screen, in Chinese as in English. */
#ifndef PARAGRAPH_H
#define PARAGRAPH_H

#include "base/text.h"

/* Adds `string` in lines of at most `columns`, those after the first begun with `indent` blanks, each with a line end. Breaks at
   blanks and between Chinese characters, never before a closing mark nor after an opening one; a word wider than a line is left
   whole. Past `most_lines` the rest is cut and an ellipsis stands in its place. Returns the number of lines. */
int paragraph_add(struct text *out, const char *string, int columns, int indent, int most_lines);

#endif
