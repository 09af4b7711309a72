/* brief_html.c - the brief for browsers and office programs: plain tables, every style in its element, so that what is pasted keeps its look. */
#include "report/brief.h"
#include "report/outputs/output.h"
#include "report/words.h"
#include "show/html.h"

#define MARK "<!-- jianfu brief -->"
#define LINES "border-bottom:1px solid #999;padding:2px 6px;vertical-align:top;"
#define NOTE "p style=\"font-size:8.5pt;margin:4px 0\""

enum { YEAR = 12 };

/* One row: a heading, then a value of each option. */
static void row_write(struct text *out, const char *label, bool is_part, const char *const *cells, const char *const *marks, int count, bool is_bold)
{
	struct text words;
	text_addf(out, is_bold ? "<tr><td style=\"" LINES "%s\">" : "<tr><th scope=\"row\" style=\"" LINES "text-align:left;font-weight:normal;%s\">",
		is_part ? "padding-left:18px" : "");
	html_words(out, label);
	text_add(out, is_bold ? "</td>" : "</th>");
	text_init(&words);
	for (int i = 0; i < count; i++) {
		text_clear(&words);
		text_addf(&words, marks && *marks[i] ? "%s %s" : "%s", cells[i], marks ? marks[i] : "");
		html_element(out, is_bold ? "th scope=\"col\" style=\"" LINES "text-align:right\"" : "td style=\"" LINES "text-align:right;white-space:nowrap\"", words_in(&words));
	}
	out->failed |= words.failed;
	text_free(&words);
	text_add(out, "</tr>\n");
}

static void table_open(struct text *out, const char *caption)
{
	text_add(out, "<table style=\"border-collapse:collapse;border-top:2px solid #000;border-bottom:2px solid #000;font-size:9.5pt;margin:6px 0\">\n");
	html_element(out, "caption style=\"text-align:left;font-weight:bold;padding:3px 0\"", caption);
}

static enum status labels_write(const struct brief *brief, struct arena *arena, bool has_briefs, struct text *out)
{
	const char **labels = arena_rows(arena, brief->option_count, const char *), **briefs = arena_rows(arena, brief->option_count, const char *);
	if (!labels || !briefs)
		return STATUS_WORLD;
	for (int i = 0; i < brief->option_count; i++) {
		labels[i] = brief->headline->options[i].label;
		briefs[i] = brief->headline->options[i].brief;
	}
	row_write(out, "", false, labels, NULL, brief->option_count, true);
	if (has_briefs)
		row_write(out, _("in brief"), false, briefs, NULL, brief->option_count, false);
	return STATUS_OK;
}

static enum status groups_write(const struct brief *brief, struct arena *arena, struct text *out)
{
	table_open(out, _("Every option beside the baseline"));
	enum status status = labels_write(brief, arena, true, out);
	for (int g = 0; g < BRIEF_GROUPS && status == STATUS_OK; g++) {
		const struct brief_group *group = &brief->groups[g];
		if (*group->title) {
			text_addf(out, "<tr><th scope=\"rowgroup\" colspan=\"%d\" style=\"" LINES "text-align:left;font-weight:bold\">", brief->option_count + 1);
			html_words(out, group->title);
			text_add(out, "</th></tr>\n");
		}
		for (int r = 0; r < group->count && status == STATUS_OK; r++) {
			const struct brief_row *row = &group->rows[r];
			const char *label = brief_label(brief, row->label, row->unit, arena);
			row_write(out, label ? label : row->label, row->is_part, row->cells, row->marks, brief->option_count, false);
		}
		if (*group->note) {
			text_addf(out, "<tr><td colspan=\"%d\" style=\"" LINES "text-align:left\">", brief->option_count + 1);
			html_words(out, group->note);
			text_add(out, "</td></tr>\n");
		}
	}
	text_add(out, "</table>\n");
	return status;
}

/* The chart, and what it shows by the year as a table that can be pasted. */
static enum status chart_write_all(const struct brief *brief, struct arena *arena, struct text *out)
{
	const struct chart_panel *panel = brief->chart.panels;
	if (brief->chart.panel_count == 0)
		return STATUS_OK;
	text_add(out, "<div style=\"max-width:180mm\">\n");
	chart_embed(&brief->chart, "brief-", out);
	text_add(out, "</div>\n");
	const char *caption = arena_format(arena, _("%s: mean of each twelve months"), panel->y.label);
	const char **cells = arena_rows(arena, brief->option_count, const char *);
	if (!caption || !cells)
		return STATUS_WORLD;
	table_open(out, caption);
	enum status status = labels_write(brief, arena, false, out);
	for (int first = 0; first < panel->series[0].count && status == STATUS_OK; first += YEAR) {
		int end = first + YEAR < panel->series[0].count ? first + YEAR : panel->series[0].count;
		for (int i = 0; i < brief->option_count; i++)
			cells[i] = brief_mean(brief, i, first, end, arena);
		const char *label = arena_format(arena, _("months %d to %d"), first + 1, end);
		row_write(out, label ? label : "", false, cells, NULL, brief->option_count, false);
	}
	text_add(out, "</table>\n");
	return status;
}

static void head_write(const struct brief *brief, bool is_chinese, struct text *out)
{
	text_addf(out, MARK "\n<!doctype html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n", is_chinese ? "zh-CN" : "en");
	text_add(out, "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n");
	html_element(out, "title", brief->headline->question);
	text_add(out, "<style>@page{size:A4;margin:12mm}svg{max-width:100%;height:auto}</style>\n</head>\n"
		"<body style=\"margin:12px auto;max-width:186mm;background:#fff;color:#000;font:10pt/1.4 'Microsoft YaHei','PingFang SC','Noto Sans CJK SC',Arial,sans-serif\">\n<main>\n");
}

static enum status make(const struct output_request *request, struct text *out, struct faults *faults)
{
	struct brief brief;
	enum status status = brief_build(&brief, request->studies, request->is_chinese, request->arena, faults);
	if (status != STATUS_OK)
		return status;
	const struct headline *headline = brief.headline;
	head_write(&brief, request->is_chinese, out);
	html_element(out, "h1 style=\"font-size:16pt;margin:0 0 4px\"", *headline->question ? headline->question : headline->size);
	html_element(out, NOTE, headline->size);
	html_element(out, NOTE, headline->setting);
	html_element(out, NOTE, headline->inputs);
	html_element(out, "p style=\"font-size:11.5pt;font-weight:bold;margin:6px 0\"", brief.choose);
	if (*brief.turns)
		html_element(out, "p style=\"margin:4px 0\"", brief.turns);
	if (*brief.measure_first)
		html_element(out, "p style=\"margin:4px 0\"", brief.measure_first);
	status = groups_write(&brief, request->arena, out);
	if (*brief.shown)
		html_element(out, NOTE, brief.shown);
	html_element(out, NOTE, brief.legend);
	if (status == STATUS_OK)
		status = chart_write_all(&brief, request->arena, out);
	html_element(out, NOTE, brief.observed);
	html_element(out, NOTE, brief.provenance);
	text_add(out, "</main>\n</body>\n</html>\n");
	return out->failed ? STATUS_WORLD : status;
}

const struct output output_brief_html = {.ending = "html", .is_brief = true, .mark = "<!-- jia", .make = make};
