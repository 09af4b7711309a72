/* svg.c - elements of a picture, written as text. */
#include "show/svg.h"

#include <string.h>

#include "show/paragraph.h"

/* Of a column over the size of the letters, in a wide font. */
static const double COLUMN = 0.62, LEADING = 1.3;
enum { MOST_LINES = 20 };

double svg_width(const char *string, double size)
{
	return text_width(string) * COLUMN * size;
}

int svg_columns(double width, double size)
{
	int columns = (int)(width / (COLUMN * size));
	return columns > 2 ? columns : 2;
}

void svg_escape(struct text *out, const char *string)
{
	for (; *string; string++) {
		unsigned char byte = (unsigned char)*string;
		if (byte == '&')
			text_add(out, "&amp;");
		else if (byte == '<')
			text_add(out, "&lt;");
		else if (byte == '>')
			text_add(out, "&gt;");
		else if (byte == '"')
			text_add(out, "&quot;");
		else if (byte >= ' ')
			text_add(out, (char[]){*string, '\0'});
	}
}

void svg_words(struct text *out, double x, double y, double size, enum svg_anchor anchor, bool is_bold, const char *string)
{
	static const char *const anchors[] = {"start", "middle", "end"};
	text_addf(out, "<text x=\"%.1f\" y=\"%.1f\" font-size=\"%g\"", x, y, size);
	if (anchor != SVG_START)
		text_addf(out, " text-anchor=\"%s\"", anchors[anchor]);
	text_add(out, is_bold ? " font-weight=\"bold\">" : ">");
	svg_escape(out, string);
	text_add(out, "</text>\n");
}

int svg_lines(const char *string, double width, double size)
{
	struct text lines;
	text_init(&lines);
	int count = paragraph_add(&lines, string, svg_columns(width, size), 0, MOST_LINES);
	text_free(&lines);
	return count;
}

double svg_paragraph(struct text *out, double x, double y, double width, double size, bool is_bold, const char *string)
{
	struct text lines;
	text_init(&lines);
	paragraph_add(&lines, string, svg_columns(width, size), 0, MOST_LINES);
	for (char *line = lines.data, *end; line && (end = strchr(line, '\n')); line = end + 1) {
		*end = '\0';
		svg_words(out, x, y, size, SVG_START, is_bold, line);
		y += LEADING * size;
	}
	out->failed |= lines.failed;
	text_free(&lines);
	return y;
}

void svg_line(struct text *out, double x1, double y1, double x2, double y2, const char *style)
{
	text_addf(out, "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" %s/>\n", x1, y1, x2, y2, style);
}

void svg_box(struct text *out, double x, double y, double width, double height, const char *style)
{
	text_addf(out, "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" %s/>\n", x, y, width, height, style);
}
