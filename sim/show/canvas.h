/* canvas.h - what a picture is drawn with: paths, boxes, discs, words. Who draws is a table of functions. Lengths in pixels, y downward. */
#ifndef CANVAS_H
#define CANVAS_H

#include <stdbool.h>

#include "base/text.h"

enum canvas_anchor { CANVAS_START, CANVAS_MIDDLE, CANVAS_END };
/* PALE lets shine through what lies below; SLANT and DOTS are on white. */
enum canvas_fill { CANVAS_HOLLOW, CANVAS_SOLID, CANVAS_PALE, CANVAS_SLANT, CANVAS_DOTS };
enum { CANVAS_DASHES = 6, CANVAS_BLACK = 0x111111, CANVAS_WHITE = 0xffffff };

struct canvas_point {
	double x, y;
};

/* Colours are 0xRRGGBB. */
struct canvas_pen {
	unsigned line;
	double width;                           /* of the line; 0 = none */
	unsigned char dash[CANVAS_DASHES];      /* drawn, left out, drawn …; 0 ends it, 0 at once = unbroken */
	unsigned paint;
	enum canvas_fill fill;
};

struct canvas_letters {
	double size;
	enum canvas_anchor anchor;
	bool is_bold;
	unsigned colour;
};

struct canvas;

/* The name-plate of who draws. A group begins with a title (NULL = none) and holds everything until its end. */
struct canvas_backend {
	void (*group)(struct canvas *canvas, const char *title);
	void (*end)(struct canvas *canvas);
	void (*path)(struct canvas *canvas, const struct canvas_point *points, int count, bool is_closed, const struct canvas_pen *pen);
	void (*box)(struct canvas *canvas, double x, double y, double width, double height, const struct canvas_pen *pen);
	void (*disc)(struct canvas *canvas, double x, double y, double radius, const struct canvas_pen *pen);
	/* y is the base line. */
	void (*words)(struct canvas *canvas, double x, double y, const struct canvas_letters *letters, const char *string);
};

/* The first member of every backend's own struct. */
struct canvas {
	const struct canvas_backend *backend;
};

void canvas_line(struct canvas *canvas, double x1, double y1, double x2, double y2, const struct canvas_pen *pen);
/* Black words on one line. */
void canvas_words(struct canvas *canvas, double x, double y, double size, enum canvas_anchor anchor, bool is_bold, const char *string);
/* In lines of at most `width`; returns the y after the last. y is the base line of the first. */
double canvas_paragraph(struct canvas *canvas, double x, double y, double width, double size, bool is_bold, const char *string);
/* How many lines that are. */
int canvas_lines(const char *string, double width, double size);
/* What words are wide at most: no font is measured, so a wide one is assumed, the same by whoever draws. */
double canvas_width(const char *string, double size);

#endif
