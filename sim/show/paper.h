/* paper.h - one page of A4 as PDF or PNG, without a browser: words set with real fonts, pictures drawn on its canvas. The one door to Cairo and Pango. */
#ifndef PAPER_H
#define PAPER_H

#include "base/fault.h"
#include "show/canvas.h"

/* Of A4, in points; y downward. */
#define PAPER_WIDTH 595.276
#define PAPER_HEIGHT 841.89

/* REHEARSAL: nothing comes of it but measures. */
enum paper_form { PAPER_PDF, PAPER_PNG, PAPER_REHEARSAL };

struct paper_letters {
	double size;
	bool is_bold;
	enum canvas_anchor anchor; /* of lines within their width */
};

struct paper;

/* A white page; close it in any case. What is drawn in colours becomes black, greys stay. The title stands in the file; no hour does, so that the same page
   gives the same bytes. A machine without any font is a fault. */
STATUS_MUST_USE enum status paper_open(struct paper **paper, enum paper_form form, const char *title, bool is_chinese, struct faults *faults);
/* Adds the bytes of the file to `out`; nothing of a rehearsal. Frees the page, also when it fails. out NULL: frees only. */
STATUS_MUST_USE enum status paper_close(struct paper *paper, struct text *out, struct faults *faults);

/* Sets words in lines of at most `width` (0 = one line), the top of the first at y; returns the height they take. */
double paper_words(struct paper *paper, double x, double y, double width, const struct paper_letters *letters, const char *words);
/* The height they would take; *widest, unless NULL, the width of the longest line. */
double paper_measure(struct paper *paper, double width, const struct paper_letters *letters, const char *words, double *widest);
/* The width below which a word would have to be broken. */
double paper_narrowest(struct paper *paper, const struct paper_letters *letters, const char *words);
/* Whether some character had no font; its place stays a box. */
bool paper_lacks_letters(const struct paper *paper);
/* Whether all of these have one. */
bool paper_has_letters(struct paper *paper, const char *words);

/* How far words reach from the left edge and the upper one: the leftmost and rightmost of their places, the lowest. */
struct paper_reach {
	double left, right, bottom;
};
struct paper_reach paper_reach(const struct paper *paper);
/* Of a rehearsal: nothing has been set yet. */
void paper_forget(struct paper *paper);

/* What is drawn on it next has its origin at x, y and `scale` points for each of its pixels. */
struct canvas *paper_canvas(struct paper *paper, double x, double y, double scale);

#endif
