/* canvas.c - what every backend draws in the same way. */
#include "show/canvas.h"

#include <string.h>

#include "show/paragraph.h"

/* Of a column over the size of the letters, in a wide font. */
static const double COLUMN = 0.62, LEADING = 1.3;
enum { MOST_LINES = 20 };

double canvas_width(const char *string, double size)
{
	return text_width(string) * COLUMN * size;
}

static int columns_in(double width, double size)
{
	int columns = (int)(width / (COLUMN * size) + 1e-6);
	return columns > 2 ? columns : 2;
}

void canvas_line(struct canvas *canvas, double x1, double y1, double x2, double y2, const struct canvas_pen *pen)
{
	const struct canvas_point points[] = {{x1, y1}, {x2, y2}};
	canvas->backend->path(canvas, points, 2, false, pen);
}

void canvas_words(struct canvas *canvas, double x, double y, double size, enum canvas_anchor anchor, bool is_bold, const char *string)
{
	canvas->backend->words(canvas, x, y, &(struct canvas_letters){size, anchor, is_bold, CANVAS_BLACK}, string);
}

int canvas_lines(const char *string, double width, double size)
{
	struct text lines;
	text_init(&lines);
	int count = paragraph_add(&lines, string, columns_in(width, size), 0, MOST_LINES);
	text_free(&lines);
	return count;
}

double canvas_paragraph(struct canvas *canvas, double x, double y, double width, double size, bool is_bold, const char *string)
{
	struct text lines;
	text_init(&lines);
	paragraph_add(&lines, string, columns_in(width, size), 0, MOST_LINES);
	for (char *line = lines.data, *end; line && (end = strchr(line, '\n')); line = end + 1) {
		*end = '\0';
		canvas_words(canvas, x, y, size, CANVAS_START, is_bold, line);
		y += LEADING * size;
	}
	text_free(&lines);
	return y;
}
