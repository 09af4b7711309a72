/* brief_paper.c - from top to bottom: the question, what to choose, the table, the chart, how far to trust it; set once for measure, then for good. */
#include "report/brief_paper.h"

#include <math.h>

#include "report/brief.h"
#include "report/words.h"

static const double MARGIN = 40, TOP = 36, BOTTOM = 34, GAP = 6, INDENT = 8, BETWEEN = 5, MARK_GAP = 3, NEAR = 0.6;
static const double QUESTION = 16, LEAD = 10.5, BODY = 9, CELL = 8.5, SMALL = 7.2; /* sizes of letters, before they shrink */
static const double LABEL_LEAST = 0.25, LABEL_MOST = 0.40;                           /* of the width */
static const double LARGEST = 1.15, SHRINKING = 0.96, SMALLEST = 0.55, MEASURED = 20;
static const struct canvas_pen HEAVY = {.line = CANVAS_BLACK, .width = 1.1}, THIN = {.line = 0x999999, .width = 0.4}, MIDDLE = {.line = CANVAS_BLACK, .width = 0.6};

/* Widths of a table whose letters have the size 1: letters are not fitted to dots, so that widths grow as sizes do. */
struct widths {
	double label, mark, cell;
};

/* Where the next thing goes. */
struct sheet {
	struct paper *paper;
	const struct brief *brief;
	struct arena *arena;
	double y, width, share; /* share: of the sizes above */
	struct widths widths;
};

static void rule(struct sheet *sheet, const struct canvas_pen *pen)
{
	canvas_line(paper_canvas(sheet->paper, 0, 0, 1), MARGIN, sheet->y, MARGIN + sheet->width, sheet->y, pen);
}

static void paragraph(struct sheet *sheet, const char *words, double size, bool is_bold, double below)
{
	if (!*words)
		return;
	sheet->y += paper_words(sheet->paper, MARGIN, sheet->y, sheet->width, &(struct paper_letters){size * sheet->share, is_bold, CANVAS_START}, words);
	sheet->y += below * sheet->share;
}

/* -- the table ------------------------------------------------------------------------------------------------------- */

/* Widths, that of an option with its marks; size of the letters. */
struct columns {
	double label, option, mark, size;
};

static const char *row_label(const struct sheet *sheet, const struct brief_row *row)
{
	const char *label = brief_label(sheet->brief, row->label, row->unit, sheet->arena);
	return label ? label : "";
}

static double width_of(const struct sheet *sheet, const char *words)
{
	double width;
	paper_measure(sheet->paper, 0, &(struct paper_letters){MEASURED, false, CANVAS_START}, words, &width);
	return width / MEASURED;
}

static void row_measure(const struct sheet *sheet, const struct brief_row *row, struct widths *widths)
{
	widths->label = fmax(widths->label, width_of(sheet, row_label(sheet, row)) + (row->is_part ? INDENT / CELL : 0));
	for (int i = 0; i < sheet->brief->option_count; i++) {
		bool is_marked = row->marks && *row->marks[i];
		widths->mark = fmax(widths->mark, is_marked ? width_of(sheet, row->marks[i]) + MARK_GAP / CELL : 0);
	}
}

/* What no column may be narrower than: names may break between words, values not; what bears no mark may stand where marks do. */
static void cells_measure(const struct sheet *sheet, const struct brief_row *row, struct widths *widths)
{
	for (int i = 0; i < sheet->brief->option_count; i++) {
		bool is_marked = row->marks && *row->marks[i];
		widths->cell = fmax(widths->cell, width_of(sheet, row->cells[i]) + (is_marked ? widths->mark : 0));
	}
}

static struct widths widths_find(const struct sheet *sheet)
{
	const struct brief *brief = sheet->brief;
	const struct paper_letters bold = {MEASURED, true, CANVAS_START};
	struct widths widths = {0, 0, 0};
	for (int g = 0; g < BRIEF_GROUPS; g++)
		for (int r = 0; r < brief->groups[g].count; r++)
			row_measure(sheet, &brief->groups[g].rows[r], &widths);
	for (int g = 0; g < BRIEF_GROUPS; g++)
		for (int r = 0; r < brief->groups[g].count; r++)
			cells_measure(sheet, &brief->groups[g].rows[r], &widths);
	for (int i = 0; i < brief->option_count; i++)
		widths.cell = fmax(widths.cell, paper_narrowest(sheet->paper, &bold, brief->headline->options[i].label) / MEASURED);
	return widths;
}

/* Letters shrink until the values stand side by side; labels take what is left, in two lines if need be. */
static struct columns columns_find(const struct sheet *sheet)
{
	int options = sheet->brief->option_count;
	const struct widths *widths = &sheet->widths;
	for (double size = CELL * sheet->share;; size *= SHRINKING) {
		double label = size * widths->label + GAP, cell = size * widths->cell + GAP;
		double kept = fmax(fmin(label, fmin(LABEL_MOST * sheet->width, sheet->width - options * cell)), fmin(label, LABEL_LEAST * sheet->width));
		double option = (sheet->width - kept) / options;
		if (option >= cell || size < SMALLEST * CELL)
			return (struct columns){kept, option, size * widths->mark, size};
	}
}

/* A row of cells, each in lines of its own width; moves on by the tallest. Values end where the marks begin, so that they stand below each other. */
static void row_set(struct sheet *sheet, const struct columns *columns, const char *label, double indent, const char *const *cells, const char *const *marks,
	const struct paper_letters *letters)
{
	const struct paper_letters left = {letters->size, false, CANVAS_START};
	double tallest = paper_words(sheet->paper, MARGIN + indent, sheet->y, columns->label - indent - GAP, &left, label);
	double room = columns->option - GAP - (marks ? columns->mark : 0);
	for (int i = 0; i < sheet->brief->option_count; i++) {
		double x = MARGIN + columns->label + i * columns->option + GAP;
		double width = room, wanted;
		paper_measure(sheet->paper, 0, letters, cells[i], &wanted);
		if (marks && !*marks[i] && wanted > room) /* what bears no mark may stand where marks do */
			width = columns->option - GAP;
		tallest = fmax(tallest, paper_words(sheet->paper, x, sheet->y, width, letters, cells[i]));
		if (marks && *marks[i])
			paper_words(sheet->paper, x + room + MARK_GAP, sheet->y, 0, &left, marks[i]);
	}
	sheet->y += tallest;
}

static enum status head_set(struct sheet *sheet, const struct columns *columns)
{
	const struct brief *brief = sheet->brief;
	const char **labels = arena_rows(sheet->arena, brief->option_count, const char *), **briefs = arena_rows(sheet->arena, brief->option_count, const char *);
	if (!labels || !briefs)
		return STATUS_WORLD;
	for (int i = 0; i < brief->option_count; i++) {
		labels[i] = brief->headline->options[i].label;
		briefs[i] = brief->headline->options[i].brief;
	}
	row_set(sheet, columns, "", 0, labels, NULL, &(struct paper_letters){columns->size, true, CANVAS_END});
	row_set(sheet, columns, _("in brief"), 0, briefs, NULL, &(struct paper_letters){0.9 * columns->size, false, CANVAS_END});
	sheet->y += 2 * sheet->share;
	return STATUS_OK;
}

/* Values without marks end where those with marks do. */
static void group_set(struct sheet *sheet, const struct columns *columns, const char *const *no_marks, const struct brief_group *group)
{
	const struct paper_letters letters = {columns->size, false, CANVAS_END};
	rule(sheet, *group->title ? &MIDDLE : &HEAVY);
	sheet->y += 2 * sheet->share;
	if (*group->title)
		sheet->y += paper_words(sheet->paper, MARGIN, sheet->y, sheet->width, &(struct paper_letters){columns->size, true, CANVAS_START}, group->title);
	for (int r = 0; r < group->count; r++) {
		const struct brief_row *row = &group->rows[r];
		if (r > 0) {
			rule(sheet, &THIN);
			sheet->y += sheet->share;
		}
		row_set(sheet, columns, row_label(sheet, row), row->is_part ? INDENT : 0, row->cells, row->marks ? row->marks : no_marks, &letters);
		sheet->y += sheet->share;
	}
	if (*group->note)
		sheet->y += paper_words(sheet->paper, MARGIN, sheet->y, sheet->width, &(struct paper_letters){columns->size, false, CANVAS_START}, group->note);
	sheet->y += 2 * sheet->share;
}

static enum status table_set(struct sheet *sheet)
{
	struct columns columns = columns_find(sheet);
	const char **no_marks = arena_rows(sheet->arena, sheet->brief->option_count, const char *);
	for (int i = 0; no_marks && i < sheet->brief->option_count; i++)
		no_marks[i] = "";
	rule(sheet, &HEAVY);
	sheet->y += 3 * sheet->share;
	enum status status = no_marks ? head_set(sheet, &columns) : STATUS_WORLD;
	for (int g = 0; g < BRIEF_GROUPS && status == STATUS_OK; g++)
		group_set(sheet, &columns, no_marks, &sheet->brief->groups[g]);
	rule(sheet, &HEAVY);
	sheet->y += BETWEEN * sheet->share;
	return status;
}

/* -- the whole ------------------------------------------------------------------------------------------------------- */

static void chart_set(struct sheet *sheet)
{
	const struct chart *chart = &sheet->brief->chart;
	if (chart->panel_count == 0)
		return;
	double share = fmin(1, sheet->share), scale = sheet->width / chart_width(chart) * share;
	chart_draw(chart, paper_canvas(sheet->paper, MARGIN + (1 - share) / 2 * sheet->width, sheet->y, scale), 0, 0);
	sheet->y += scale * chart_height(chart) + BETWEEN * sheet->share;
}

static enum status sheet_set(struct sheet *sheet)
{
	const struct brief *brief = sheet->brief;
	const struct headline *headline = brief->headline;
	const char *setting = arena_format(sheet->arena, headline->is_chinese ? "%s。%s%s" : "%s. %s %s", headline->size, headline->setting, headline->inputs);
	if (!setting)
		return STATUS_WORLD;
	sheet->y = TOP;
	paragraph(sheet, *headline->question ? headline->question : headline->size, QUESTION, true, 2);
	paragraph(sheet, setting, SMALL + 0.8, false, BETWEEN);
	paragraph(sheet, brief->choose, LEAD, true, 3);
	paragraph(sheet, brief->turns, BODY, false, 3);
	paragraph(sheet, brief->measure_first, BODY, false, BETWEEN);
	enum status status = table_set(sheet);
	paragraph(sheet, brief->shown, SMALL, false, 2);
	paragraph(sheet, brief->legend, SMALL, false, BETWEEN);
	chart_set(sheet);
	paragraph(sheet, brief->observed, SMALL + 0.6, false, 3);
	paragraph(sheet, brief->provenance, SMALL, false, 0);
	return status;
}

/* A page without Chinese letters on it would be a page of boxes. */
static enum status letters_check(struct paper *paper, struct faults *faults)
{
	if (!paper_lacks_letters(paper) || paper_has_letters(paper, "社区"))
		return STATUS_OK;
	return fault_world(faults, "no font with Chinese letters is installed; on Debian: apt-get install fonts-wqy-microhei (1.6 MB)");
}

static bool is_on_page(const struct sheet *sheet)
{
	struct paper_reach reach = paper_reach(sheet->paper);
	return reach.left >= MARGIN - NEAR && reach.right <= MARGIN + sheet->width + NEAR && reach.bottom <= PAPER_HEIGHT - BOTTOM && sheet->y <= PAPER_HEIGHT - BOTTOM;
}

/* The largest share at which all stands on the page. */
static enum status share_find(struct sheet *sheet, struct faults *faults)
{
	for (sheet->share = LARGEST; sheet->share >= SMALLEST; sheet->share *= SHRINKING) {
		paper_forget(sheet->paper);
		if (sheet_set(sheet) != STATUS_OK)
			return STATUS_WORLD;
		if (is_on_page(sheet))
			return letters_check(sheet->paper, faults);
	}
	return fault_add(faults, (struct place){0}, "shorten the question, or names and briefs of options", "the words do not fit on one page, however small");
}

/* Set on nothing, to see how large it may be. */
static enum status sheet_rehearse(struct sheet *sheet, bool is_chinese, struct faults *faults)
{
	enum status status = paper_open(&sheet->paper, PAPER_REHEARSAL, "", is_chinese, faults);
	if (status == STATUS_OK) {
		sheet->widths = widths_find(sheet);
		status = share_find(sheet, faults);
	}
	enum status closed = paper_close(sheet->paper, NULL, faults);
	return status == STATUS_OK ? closed : status;
}

enum status brief_paper_make(const struct output_request *request, enum paper_form form, struct text *out, struct faults *faults)
{
	struct brief brief;
	struct sheet sheet = {.brief = &brief, .arena = request->arena, .width = PAPER_WIDTH - 2 * MARGIN};
	enum status status = brief_build(&brief, request->studies, request->is_chinese, request->arena, faults);
	if (status == STATUS_OK)
		status = sheet_rehearse(&sheet, request->is_chinese, faults);
	if (status != STATUS_OK)
		return status;
	status = paper_open(&sheet.paper, form, brief.headline->question, request->is_chinese, faults);
	if (status == STATUS_OK)
		status = sheet_set(&sheet);
	enum status closed = paper_close(sheet.paper, status == STATUS_OK ? out : NULL, faults);
	return status == STATUS_OK ? closed : status;
}
