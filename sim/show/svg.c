/* svg.c - paths, boxes, discs and words, written as text; it needs no script and no font of its own. */
#include "show/svg.h"

#include "show/html.h"

static const double PALE = 0.18;

static struct svg *svg_of(struct canvas *canvas)
{
	return (struct svg *)canvas;
}

/* -- how things look ---------------------------------------------------------------------------------------------------- */

static const char *pattern_word(enum canvas_fill fill)
{
	return fill == CANVAS_SLANT ? "slant" : "dots";
}

/* Defines a pattern where it is first used. */
static void pattern_define(struct svg *svg, const struct canvas_pen *pen)
{
	unsigned key = pen->paint << 4 | (unsigned)pen->fill;
	for (int i = 0; i < svg->pattern_count; i++)
		if (svg->patterns[i] == key)
			return;
	if (svg->pattern_count < SVG_PATTERNS)
		svg->patterns[svg->pattern_count++] = key;
	text_addf(svg->out, "<defs><pattern id=\"%s%s-%06x\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\"%s><rect width=\"6\" height=\"6\" fill=\"#ffffff\"/>",
		svg->id, pattern_word(pen->fill), pen->paint, pen->fill == CANVAS_SLANT ? " patternTransform=\"rotate(45)\"" : "");
	text_addf(svg->out, pen->fill == CANVAS_SLANT ? "<rect width=\"2\" height=\"6\" fill=\"#%06x\"/></pattern></defs>\n"
		: "<circle cx=\"3\" cy=\"3\" r=\"1.5\" fill=\"#%06x\"/></pattern></defs>\n", pen->paint);
}

static void pen_add(const struct svg *svg, const struct canvas_pen *pen)
{
	struct text *out = svg->out;
	if (pen->fill == CANVAS_HOLLOW)
		text_add(out, " fill=\"none\"");
	else if (pen->fill == CANVAS_SLANT || pen->fill == CANVAS_DOTS)
		text_addf(out, " fill=\"url(#%s%s-%06x)\"", svg->id, pattern_word(pen->fill), pen->paint);
	else
		text_addf(out, " fill=\"#%06x\"", pen->paint);
	if (pen->fill == CANVAS_PALE)
		text_addf(out, " fill-opacity=\"%g\"", PALE);
	if (pen->width > 0)
		text_addf(out, " stroke=\"#%06x\"", pen->line);
	if (pen->width > 0 && (pen->width < 1 || pen->width > 1))
		text_addf(out, " stroke-width=\"%g\"", pen->width);
	for (int i = 0; pen->width > 0 && i < CANVAS_DASHES && pen->dash[i]; i++)
		text_addf(out, i == 0 ? " stroke-dasharray=\"%d" : " %d", pen->dash[i]);
	text_add(out, pen->width > 0 && pen->dash[0] ? "\"/>\n" : "/>\n");
}

static void pen_ready(struct svg *svg, const struct canvas_pen *pen)
{
	if (pen->fill == CANVAS_SLANT || pen->fill == CANVAS_DOTS)
		pattern_define(svg, pen);
}

/* -- the backend -------------------------------------------------------------------------------------------------------- */

static void group(struct canvas *canvas, const char *title)
{
	struct text *out = svg_of(canvas)->out;
	text_add(out, "<g>");
	if (title)
		html_element(out, "title", title);
}

static void end(struct canvas *canvas)
{
	text_add(svg_of(canvas)->out, "</g>\n");
}

static void path(struct canvas *canvas, const struct canvas_point *points, int count, bool is_closed, const struct canvas_pen *pen)
{
	struct svg *svg = svg_of(canvas);
	if (count < 1)
		return;
	pen_ready(svg, pen);
	text_add(svg->out, "<path d=\"");
	for (int i = 0; i < count; i++)
		text_addf(svg->out, "%s%.1f %.1f", i == 0 ? "M" : i == 1 ? "L" : " ", points[i].x, points[i].y);
	text_add(svg->out, is_closed ? "Z\"" : "\"");
	pen_add(svg, pen);
}

static void box(struct canvas *canvas, double x, double y, double width, double height, const struct canvas_pen *pen)
{
	struct svg *svg = svg_of(canvas);
	pen_ready(svg, pen);
	text_addf(svg->out, "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"", x, y, width, height);
	pen_add(svg, pen);
}

static void disc(struct canvas *canvas, double x, double y, double radius, const struct canvas_pen *pen)
{
	struct svg *svg = svg_of(canvas);
	pen_ready(svg, pen);
	text_addf(svg->out, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"", x, y, radius);
	pen_add(svg, pen);
}

static void words(struct canvas *canvas, double x, double y, const struct canvas_letters *letters, const char *string)
{
	static const char *const anchors[] = {"start", "middle", "end"};
	struct text *out = svg_of(canvas)->out;
	text_addf(out, "<text x=\"%.1f\" y=\"%.1f\" font-size=\"%g\"", x, y, letters->size);
	if (letters->anchor != CANVAS_START)
		text_addf(out, " text-anchor=\"%s\"", anchors[letters->anchor]);
	if (letters->colour != CANVAS_BLACK)
		text_addf(out, " fill=\"#%06x\"", letters->colour);
	text_add(out, letters->is_bold ? " font-weight=\"bold\">" : ">");
	html_words(out, string);
	text_add(out, "</text>\n");
}

static const struct canvas_backend backend = {.group = group, .end = end, .path = path, .box = box, .disc = disc, .words = words};

/* -- the picture -------------------------------------------------------------------------------------------------------- */

void svg_begin(struct svg *svg, struct text *out, const char *id, double width, double height, const char *title, const char *description)
{
	*svg = (struct svg){.canvas = {&backend}, .out = out, .id = id};
	text_addf(out, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\" role=\"img\" ", width, height);
	if (*id)
		text_addf(out, "style=\"max-width:%.0fpx\" aria-labelledby=\"%stitle %sdesc\" font-family=\"inherit\"", 1.5 * width, id, id);
	else
		text_addf(out, "width=\"%.0f\" height=\"%.0f\" font-family=\"system-ui, 'Noto Sans CJK SC', 'DejaVu Sans', sans-serif\"", width, height);
	text_addf(out, " fill=\"#%06x\">\n", CANVAS_BLACK);
	text_addf(out, *id ? "<title id=\"%stitle\">" : "<title>", id);
	html_words(out, title);
	text_addf(out, *id ? "</title>\n<desc id=\"%sdesc\">" : "</title>\n<desc>", id);
	html_words(out, description);
	text_add(out, "</desc>\n");
	box(&svg->canvas, 0, 0, width, height, &(struct canvas_pen){.paint = CANVAS_WHITE, .fill = CANVAS_SOLID});
}

void svg_end(struct svg *svg)
{
	text_add(svg->out, "</svg>\n");
}
