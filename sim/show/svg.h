/* svg.h - a canvas that writes SVG. */
#ifndef SVG_H
#define SVG_H

#include "show/canvas.h"

enum { SVG_PATTERNS = 16 };

struct svg {
	struct canvas canvas;
	struct text *out;
	const char *id;                  /* "" = it stands alone; else begins the names of what only it has on its page */
	unsigned patterns[SVG_PATTERNS]; /* those defined so far */
	int pattern_count;
};

/* Begins a picture with its title and, for those who do not see it, what it says. On a page (an id) it is as wide as it may be. */
void svg_begin(struct svg *svg, struct text *out, const char *id, double width, double height, const char *title, const char *description);
void svg_end(struct svg *svg);

#endif
