/* paper.c - Cairo draws, Pango sets words; what they say of hours and machines is kept out of the file. */
#include "show/paper.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <cairo-pdf.h>
#include <stdlib.h>

/* The first that is there, so that a page looks alike on all machines; each has Chinese and Latin letters. */
static const char FAMILIES[] = "WenQuanYi Micro Hei, Noto Sans CJK SC, Noto Sans SC, Source Han Sans SC, WenQuanYi Zen Hei, Droid Sans Fallback, DejaVu Sans, sans-serif";
static const double POINTS_PER_INCH = 72, DOTS_PER_INCH = 200, SLANT = 4, DOT = 4;

struct paper {
	struct canvas canvas;                /* first: what the backend is given */
	enum paper_form form;
	PangoFontMap *fonts;
	PangoContext *context;
	cairo_surface_t *surface;
	cairo_t *pen;
	struct text bytes;
	double x, y, scale;                  /* of the canvas */
	bool lacks_letters;
	struct paper_reach reach;
};

/* -- words -------------------------------------------------------------------------------------------------------------- */

static PangoLayout *layout_make(struct paper *paper, double width, const struct paper_letters *letters, const char *words)
{
	static const PangoAlignment alignments[] = {[CANVAS_START] = PANGO_ALIGN_LEFT, [CANVAS_MIDDLE] = PANGO_ALIGN_CENTER, [CANVAS_END] = PANGO_ALIGN_RIGHT};
	PangoFontDescription *font = pango_font_description_from_string(FAMILIES);
	PangoLayout *layout = pango_layout_new(paper->context);
	char *valid = g_utf8_make_valid(words, -1);
	pango_font_description_set_absolute_size(font, letters->size * PANGO_SCALE);
	pango_font_description_set_weight(font, letters->is_bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
	pango_layout_set_font_description(layout, font);
	pango_layout_set_text(layout, valid, -1);
	pango_layout_set_alignment(layout, alignments[letters->anchor]);
	pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
	if (width > 0)
		pango_layout_set_width(layout, (int)lround(width * PANGO_SCALE));
	paper->lacks_letters |= pango_layout_get_unknown_glyphs_count(layout) > 0;
	g_free(valid);
	pango_font_description_free(font);
	return layout;
}

static double layout_height(PangoLayout *layout, double *widest)
{
	PangoRectangle logical;
	pango_layout_get_extents(layout, NULL, &logical);
	if (widest)
		*widest = (double)logical.width / PANGO_SCALE;
	return (double)logical.height / PANGO_SCALE;
}

double paper_measure(struct paper *paper, double width, const struct paper_letters *letters, const char *words, double *widest)
{
	PangoLayout *layout = layout_make(paper, width, letters, words);
	double height = layout_height(layout, widest);
	g_object_unref(layout);
	return height;
}

double paper_narrowest(struct paper *paper, const struct paper_letters *letters, const char *words)
{
	PangoLayout *layout = layout_make(paper, 1, letters, words);
	double widest;
	pango_layout_set_wrap(layout, PANGO_WRAP_WORD);
	layout_height(layout, &widest);
	g_object_unref(layout);
	return widest;
}

/* Where words stand whose layout begins at x, y, `scale` points for each of its units. */
static void reach_note(struct paper *paper, PangoLayout *layout, double x, double y, double scale)
{
	PangoRectangle logical;
	pango_layout_get_extents(layout, NULL, &logical);
	double unit = scale / PANGO_SCALE;
	paper->reach.left = fmin(paper->reach.left, x + logical.x * unit);
	paper->reach.right = fmax(paper->reach.right, x + (logical.x + logical.width) * unit);
	paper->reach.bottom = fmax(paper->reach.bottom, y + (logical.y + logical.height) * unit);
}

struct paper_reach paper_reach(const struct paper *paper)
{
	return paper->reach;
}

void paper_forget(struct paper *paper)
{
	paper->reach = (struct paper_reach){.left = PAPER_WIDTH};
}

double paper_words(struct paper *paper, double x, double y, double width, const struct paper_letters *letters, const char *words)
{
	PangoLayout *layout = layout_make(paper, width, letters, words);
	double height = layout_height(layout, NULL);
	cairo_set_source_rgb(paper->pen, 0, 0, 0);
	cairo_move_to(paper->pen, x, y);
	pango_cairo_show_layout(paper->pen, layout);
	reach_note(paper, layout, x, y, 1);
	g_object_unref(layout);
	return height;
}

bool paper_lacks_letters(const struct paper *paper)
{
	return paper->lacks_letters;
}

bool paper_has_letters(struct paper *paper, const char *words)
{
	bool lacked = paper->lacks_letters;
	paper->lacks_letters = false;
	paper_measure(paper, 0, &(struct paper_letters){10, false, CANVAS_START}, words, NULL);
	bool has = !paper->lacks_letters;
	paper->lacks_letters = lacked;
	return has;
}

/* -- the canvas --------------------------------------------------------------------------------------------------------- */

static struct paper *paper_of(struct canvas *canvas)
{
	return (struct paper *)canvas;
}

/* Colours become black, greys stay as they are. */
static void ink_set(struct paper *paper, unsigned colour, double strength)
{
	unsigned red = colour >> 16 & 255, green = colour >> 8 & 255, blue = colour & 255;
	double grey = red == green && green == blue ? red / 255.0 : 0;
	cairo_set_source_rgba(paper->pen, grey, grey, grey, strength);
}

/* Fills the path with slanted lines or with dots, on white. */
static void pattern_fill(struct paper *paper, const struct canvas_pen *pen)
{
	double left, top, right, bottom;
	cairo_t *ink = paper->pen;
	cairo_set_source_rgb(ink, 1, 1, 1);
	cairo_fill_preserve(ink);
	cairo_path_t *outline = cairo_copy_path(ink);
	cairo_path_extents(ink, &left, &top, &right, &bottom);
	cairo_save(ink);
	cairo_clip(ink);
	ink_set(paper, pen->paint, 1);
	if (pen->fill == CANVAS_SLANT) {
		double height = bottom - top;
		cairo_set_line_width(ink, SLANT / 4);
		for (int i = 0, count = (int)ceil((right - left + height) / SLANT); i <= count; i++) {
			cairo_move_to(ink, left - height + i * SLANT, bottom);
			cairo_line_to(ink, left + i * SLANT, top);
		}
		cairo_stroke(ink);
	} else {
		for (double y = top + DOT / 2; y < bottom + DOT; y += DOT)
			for (double x = left + DOT / 2; x < right + DOT; x += DOT) {
				cairo_new_sub_path(ink);
				cairo_arc(ink, x, y, DOT / 4, 0, 2 * M_PI);
			}
		cairo_fill(ink);
	}
	cairo_restore(ink);
	cairo_new_path(ink);
	cairo_append_path(ink, outline);
	cairo_path_destroy(outline);
}

static void path_draw(struct paper *paper, const struct canvas_pen *pen)
{
	double dashes[CANVAS_DASHES];
	int count = 0;
	cairo_t *ink = paper->pen;
	if (pen->fill == CANVAS_SOLID || pen->fill == CANVAS_PALE) {
		ink_set(paper, pen->paint, pen->fill == CANVAS_PALE ? 0.12 : 1);
		cairo_fill_preserve(ink);
	} else if (pen->fill != CANVAS_HOLLOW) {
		pattern_fill(paper, pen);
	}
	while (count < CANVAS_DASHES && pen->dash[count]) {
		dashes[count] = pen->dash[count];
		count++;
	}
	if (pen->width > 0) {
		ink_set(paper, pen->line, 1);
		cairo_set_line_width(ink, pen->width);
		cairo_set_dash(ink, dashes, count, 0);
		cairo_stroke(ink);
	}
	cairo_new_path(ink);
}

/* All between these two is in the canvas' own measure. */
static cairo_t *canvas_begin(struct paper *paper)
{
	cairo_save(paper->pen);
	cairo_translate(paper->pen, paper->x, paper->y);
	cairo_scale(paper->pen, paper->scale, paper->scale);
	cairo_new_path(paper->pen);
	return paper->pen;
}

static void canvas_end(struct paper *paper)
{
	cairo_restore(paper->pen);
}

static void group_draw(struct canvas *canvas, const char *title)
{
	(void)canvas;
	(void)title; /* paper has no titles that show when pointed at */
}

static void end_draw(struct canvas *canvas)
{
	(void)canvas;
}

static void points_draw(struct canvas *canvas, const struct canvas_point *points, int count, bool is_closed, const struct canvas_pen *pen)
{
	struct paper *paper = paper_of(canvas);
	cairo_t *ink = canvas_begin(paper);
	for (int i = 0; i < count; i++)
		cairo_line_to(ink, points[i].x, points[i].y);
	if (is_closed)
		cairo_close_path(ink);
	path_draw(paper, pen);
	canvas_end(paper);
}

static void box_draw(struct canvas *canvas, double x, double y, double width, double height, const struct canvas_pen *pen)
{
	struct paper *paper = paper_of(canvas);
	cairo_rectangle(canvas_begin(paper), x, y, width, height);
	path_draw(paper, pen);
	canvas_end(paper);
}

static void disc_draw(struct canvas *canvas, double x, double y, double radius, const struct canvas_pen *pen)
{
	struct paper *paper = paper_of(canvas);
	cairo_arc(canvas_begin(paper), x, y, radius, 0, 2 * M_PI);
	path_draw(paper, pen);
	canvas_end(paper);
}

static void words_draw(struct canvas *canvas, double x, double y, const struct canvas_letters *letters, const char *string)
{
	static const double shares[] = {[CANVAS_START] = 0, [CANVAS_MIDDLE] = 0.5, [CANVAS_END] = 1};
	struct paper *paper = paper_of(canvas);
	const struct paper_letters set = {letters->size, letters->is_bold, CANVAS_START};
	PangoLayout *layout = layout_make(paper, 0, &set, string);
	double widest;
	layout_height(layout, &widest);
	cairo_t *ink = canvas_begin(paper);
	ink_set(paper, letters->colour, 1);
	double left = x - shares[letters->anchor] * widest, top = y - (double)pango_layout_get_baseline(layout) / PANGO_SCALE;
	cairo_move_to(ink, left, top);
	pango_cairo_show_layout(ink, layout);
	reach_note(paper, layout, paper->x + left * paper->scale, paper->y + top * paper->scale, paper->scale);
	canvas_end(paper);
	g_object_unref(layout);
}

static const struct canvas_backend backend = {
	.group = group_draw, .end = end_draw, .path = points_draw, .box = box_draw, .disc = disc_draw, .words = words_draw,
};

struct canvas *paper_canvas(struct paper *paper, double x, double y, double scale)
{
	paper->x = x;
	paper->y = y;
	paper->scale = scale;
	return &paper->canvas;
}

/* -- the page ----------------------------------------------------------------------------------------------------------- */

static cairo_status_t bytes_take(void *context, const unsigned char *bytes, unsigned count)
{
	struct text *out = context;
	text_add_bytes(out, (const char *)bytes, count);
	return out->failed ? CAIRO_STATUS_WRITE_ERROR : CAIRO_STATUS_SUCCESS;
}

static void surface_open(struct paper *paper, const char *title)
{
	double dots = DOTS_PER_INCH / POINTS_PER_INCH;
	if (paper->form == PAPER_PDF) {
		paper->surface = cairo_pdf_surface_create_for_stream(bytes_take, &paper->bytes, PAPER_WIDTH, PAPER_HEIGHT);
		cairo_pdf_surface_set_metadata(paper->surface, CAIRO_PDF_METADATA_TITLE, title);
		cairo_pdf_surface_set_metadata(paper->surface, CAIRO_PDF_METADATA_CREATE_DATE, "");
	} else if (paper->form == PAPER_PNG) {
		paper->surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)(PAPER_WIDTH * dots), (int)(PAPER_HEIGHT * dots));
	} else {
		paper->surface = cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, NULL);
	}
	paper->pen = cairo_create(paper->surface);
	if (paper->form == PAPER_PNG) {
		cairo_set_source_rgb(paper->pen, 1, 1, 1);
		cairo_paint(paper->pen);
		cairo_scale(paper->pen, dots, dots);
	}
}

/* Letters stand where the font has them, whatever they are drawn on: a rehearsal measures what the page will be. */
static void fonts_open(struct paper *paper, bool is_chinese)
{
	cairo_font_options_t *options = cairo_font_options_create();
	cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
	paper->fonts = pango_cairo_font_map_new();
	paper->context = pango_font_map_create_context(paper->fonts);
	pango_cairo_context_set_font_options(paper->context, options);
	pango_cairo_context_set_resolution(paper->context, POINTS_PER_INCH);
	pango_context_set_language(paper->context, pango_language_from_string(is_chinese ? "zh-cn" : "en"));
	pango_context_set_round_glyph_positions(paper->context, false);
	cairo_font_options_destroy(options);
}

static bool has_font(struct paper *paper)
{
	PangoFontFamily **families = NULL;
	int count = 0;
	pango_font_map_list_families(paper->fonts, &families, &count);
	g_free(families);
	return count > 0;
}

enum status paper_open(struct paper **paper, enum paper_form form, const char *title, bool is_chinese, struct faults *faults)
{
	*paper = calloc(1, sizeof **paper);
	if (!*paper)
		return fault_world(faults, "no memory left");
	(*paper)->canvas.backend = &backend;
	(*paper)->form = form;
	paper_forget(*paper);
	fonts_open(*paper, is_chinese);
	surface_open(*paper, title);
	return has_font(*paper) ? STATUS_OK : fault_world(faults, "no font is installed on this machine");
}

enum status paper_close(struct paper *paper, struct text *out, struct faults *faults)
{
	if (!paper)
		return STATUS_OK;
	bool fine = true;
	if (out && paper->form == PAPER_PNG)
		fine = cairo_surface_write_to_png_stream(paper->surface, bytes_take, &paper->bytes) == CAIRO_STATUS_SUCCESS;
	cairo_destroy(paper->pen);
	cairo_surface_finish(paper->surface);
	fine = fine && cairo_surface_status(paper->surface) == CAIRO_STATUS_SUCCESS && !paper->bytes.failed;
	cairo_surface_destroy(paper->surface);
	g_object_unref(paper->context);
	g_object_unref(paper->fonts);
	if (out && fine)
		text_add_bytes(out, paper->bytes.data ? paper->bytes.data : "", paper->bytes.length);
	text_free(&paper->bytes);
	free(paper);
	return fine ? STATUS_OK : fault_world(faults, "no memory left");
}
