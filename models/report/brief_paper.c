/* brief_paper.c - from top to bottom: the question, what to choose, the table, the chart, how far to trust it; set once for measure, then for good. */
#include "report/brief_paper.h"

#include <math.h>

#include "report/brief.h"
#include "report/words.h"

static const double MARGIN = 40, TOP = 36, BOTTOM = 34, GAP = 6, INDENT = 8, BETWEEN = 5, MARK_GAP = 3;
static const double QUESTION = 16, LEAD = 10.5, BODY = 9, CELL = 8.5, SMALL = 7.2; /* sizes of letters, before they shrink */
static const double LABEL_LEAST = 0.25, LABEL_MOST = 0.40;                           /* of the width */
static const double LARGEST = 1.15, SHRINKING = 0.97, SMALLEST = 0.55;
static const struct canvas_pen HEAVY = {.line = CANVAS_BLACK, .width = 1.1}, THIN = {.line = 0x999999, .width = 0.4}, MIDDLE = {.line = CANVAS_BLACK, .width = 0.6};

/* Where the next thing goes. */
struct sheet {
	struct paper *paper;
	const struct brief *brief;
	struct arena *arena;
	double y, width, share; /* share: of the sizes above */
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

struct columns {
	double label, option, mark, size; /* widths, that of an option with its marks; of the letters */
};

static const char *row_label(const struct sheet *sheet, const struct brief_row *row)
{
	const char *label = brief_label(sheet->brief, row->label, row->unit, sheet->arena);
	return label ? label : "";
}

static double widest_label(const struct sheet *sheet, const struct paper_letters *letters)
{
	double widest = 0, width;
	for (int g = 0; g < BRIEF_GROUPS; g++)
		for (int r = 0; r < sheet->brief->groups[g].count; r++) {
			const struct brief_row *row = &sheet->brief->groups[g].rows[r];
			paper_measure(sheet->paper, 0, letters, row_label(sheet, row), &width);
			widest = fmax(widest, width + (row->is_part ? INDENT : 0) + GAP);
		}
	return widest;
}

static bool is_marked(const struct brief_row *row, int option)
{
	return row->marks && *row->marks[option];
}

static double widest_mark(const struct sheet *sheet, const struct paper_letters *letters)
{
	const struct brief_group *group = &sheet->brief->groups[BRIEF_HEADLINE];
	double widest = 0, width;
	for (int r = 0; r < group->count; r++)
		for (int i = 0; i < sheet->brief->option_count; i++) {
			paper_measure(sheet->paper, 0, letters, group->rows[r].marks[i], &width);
			widest = fmax(widest, width > 0 ? width + MARK_GAP : 0);
		}
	return widest;
}

/* The width no value may be narrower than; names may break between words. */
static double widest_cell(const struct sheet *sheet, const struct paper_letters *letters, double mark)
{
	const struct brief *brief = sheet->brief;
	double widest = 0, width;
	for (int i = 0; i < brief->option_count; i++) {
		widest = fmax(widest, paper_narrowest(sheet->paper, &(struct paper_letters){letters->size, true, CANVAS_START}, brief->headline->options[i].label));
		for (int g = 0; g < BRIEF_GROUPS; g++)
			for (int r = 0; r < brief->groups[g].count; r++) {
				paper_measure(sheet->paper, 0, letters, brief->groups[g].rows[r].cells[i], &width);
				widest = fmax(widest, width + (is_marked(&brief->groups[g].rows[r], i) ? mark : 0));
			}
	}
	return widest + GAP;
}

/* Letters shrink until the values stand side by side; labels take what is left, in two lines if need be. */
static struct columns columns_find(const struct sheet *sheet)
{
	int options = sheet->brief->option_count;
	struct columns columns = {.size = CELL * sheet->share};
	for (;; columns.size *= SHRINKING) {
		const struct paper_letters letters = {columns.size, false, CANVAS_START};
		columns.mark = widest_mark(sheet, &letters);
		double label = widest_label(sheet, &letters), cell = widest_cell(sheet, &letters, columns.mark), least = LABEL_LEAST * sheet->width;
		columns.label = fmax(fmin(label, fmin(LABEL_MOST * sheet->width, sheet->width - options * cell)), fmin(label, least));
		columns.option = (sheet->width - columns.label) / options;
		if (columns.option >= cell || columns.size < SMALLEST * CELL)
			return columns;
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
		if (marks)
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

const struct studies_row *brief_paper_study(const struct output_request *request, struct faults *faults)
{
	const struct studies *studies = request->studies;
	if (studies->count > 1)
		(void)fault_add(faults, (struct place){0}, "make a brief of each", "these files do not pair (%s): one page cannot tell of all", studies->apart);
	else if (studies->rows[0].headline.row_count == 0)
		(void)fault_add(faults, (struct place){.file = studies->rows[0].files[0]}, "jianfu compare FILE.h5 --lines has a study of queues",
			"it holds no measure of the first screen, which a brief is about");
	else
		return &studies->rows[0];
	return NULL;
}

/* A page without Chinese letters on it would be a page of boxes. */
static enum status letters_check(struct paper *paper, struct faults *faults)
{
	if (!paper_lacks_letters(paper) || paper_has_letters(paper, "社区"))
		return STATUS_OK;
	return fault_world(faults, "no font with Chinese letters is installed; on Debian: apt-get install fonts-wqy-microhei (1.6 MB)");
}

/* The largest share at which all stands on the page. */
static enum status share_find(struct sheet *sheet, bool is_chinese, struct faults *faults)
{
	enum status status = STATUS_OK;
	for (sheet->share = LARGEST; status == STATUS_OK; sheet->share *= SHRINKING) {
		status = paper_open(&sheet->paper, PAPER_REHEARSAL, "", is_chinese, faults);
		if (status == STATUS_OK)
			status = sheet_set(sheet);
		if (status == STATUS_OK)
			status = letters_check(sheet->paper, faults);
		enum status closed = paper_close(sheet->paper, NULL, faults);
		status = status == STATUS_OK ? closed : status;
		if (sheet->y <= PAPER_HEIGHT - BOTTOM || sheet->share < SMALLEST)
			return status;
	}
	return status;
}

enum status brief_paper_make(const struct output_request *request, enum paper_form form, struct text *out, struct faults *faults)
{
	struct brief brief;
	struct sheet sheet = {.brief = &brief, .arena = request->arena, .width = PAPER_WIDTH - 2 * MARGIN};
	if (!brief_paper_study(request, faults))
		return STATUS_FAULT;
	enum status status = brief_build(&brief, request->studies, request->is_chinese, request->arena);
	if (status == STATUS_OK)
		status = share_find(&sheet, request->is_chinese, faults);
	if (status != STATUS_OK)
		return status;
	status = paper_open(&sheet.paper, form, brief.headline->question, request->is_chinese, faults);
	if (status == STATUS_OK)
		status = sheet_set(&sheet);
	enum status closed = paper_close(sheet.paper, status == STATUS_OK ? out : NULL, faults);
	return status == STATUS_OK ? closed : status;
}
