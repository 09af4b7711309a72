/* svg.h - elements of a picture: words, lines, areas, marks. Lengths in pixels, y downward. */
#ifndef SVG_H
#define SVG_H

#include "base/text.h"

enum svg_anchor { SVG_START, SVG_MIDDLE, SVG_END };
/* What a text is wide at most, and how many columns (text_width) go into a width: no font is measured, so a wide one is assumed. */
double svg_width(const char *string, double size);
int svg_columns(double width, double size);

/* `string` with &, <, > and quotes escaped; characters XML does not know are left out. */
void svg_escape(struct text *out, const char *string);
void svg_words(struct text *out, double x, double y, double size, enum svg_anchor anchor, bool is_bold, const char *string);
/* In lines of at most `width`; returns the y after the last. y is the base line of the first. */
double svg_paragraph(struct text *out, double x, double y, double width, double size, bool is_bold, const char *string);
/* How many lines that are. */
int svg_lines(const char *string, double width, double size);
void svg_line(struct text *out, double x1, double y1, double x2, double y2, const char *style);
void svg_box(struct text *out, double x, double y, double width, double height, const char *style);

#endif
