/* page.c - the whole report as one page for browsers and for paper: it stands alone, needs no network and no script. */
#include "report/first_screen.h"
#include "report/outputs/output.h"
#include "report/page/section.h"
#include "report/page/style.h"
#include "report/words.h"
#include "show/html.h"

/* A comment of ours comes first, so that an older page is known for one. */
#define MARK "<!-- jianfu report -->"

static const struct section *const sections[] = {
#define SECTION(id) &section_##id,
#include "report/page/sections.def"
#undef SECTION
};
enum { SECTIONS = sizeof sections / sizeof *sections };

static const char *title_of(const struct output_request *request, const struct studies_row *study)
{
	return words_of(request->is_chinese, study->set.title_en, study->set.title_zh);
}

static const char *question_of(const struct output_request *request)
{
	const struct studies_row *first = &request->studies->rows[0];
	return *first->headline.question ? first->headline.question : title_of(request, first);
}

static struct section_place place_of(const struct output_request *request, int study)
{
	bool is_alone = request->studies->count == 1;
	return (struct section_place){.studies = request->studies, .study = &request->studies->rows[study], .is_chinese = request->is_chinese,
		.prefix = is_alone ? "" : arena_format(request->arena, "s%d-", study + 1), .level = is_alone ? 2 : 3,
		.is_of_queues = first_screen_is_of_queues(&request->studies->rows[study].set), .arena = request->arena};
}

static bool is_known(const struct section *section, const struct section_place *place)
{
	return (section->suits_queues || !place->is_of_queues) && (!section->is_known || section->is_known(place));
}

/* -- around the sections ------------------------------------------------------------------------------------------------ */

static void head_write(const struct output_request *request, struct text *out)
{
	const struct studies_row *first = &request->studies->rows[0];
	text_addf(out, MARK "\n<!doctype html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n", request->is_chinese ? "zh-CN" : "en");
	text_add(out, "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n");
	text_addf(out, "<meta name=\"generator\" content=\"%s\">\n<title>", first->set.program);
	html_words(out, title_of(request, first));
	text_add(out, " · ");
	html_words(out, question_of(request));
	text_add(out, "</title>\n<style>\n");
	style_write(out);
	text_add(out, "</style>\n</head>\n<body>\n");
	html_element(out, "a class=\"skip\" href=\"#main\"", _("Skip to the content"));
}

/* What was simulated, and what it rests on. */
static void setting_write(const struct studies_row *study, struct text *out)
{
	const struct headline *headline = &study->headline;
	html_element(out, "p", headline->size);
	html_element(out, "p class=\"note\"", headline->setting);
	html_element(out, "p class=\"note\"", headline->inputs);
}

static void contents_write(const struct output_request *request, struct text *out)
{
	text_add(out, "<nav");
	html_attribute(out, "aria-label", _("Contents"));
	text_add(out, "><ul>\n");
	for (int i = 0; i < request->studies->count; i++) {
		struct section_place place = place_of(request, i);
		if (request->studies->count > 1) {
			text_addf(out, "<li><a href=\"#%sstudy\">", place.prefix);
			html_words(out, request->studies->rows[i].files[0]);
			text_add(out, "</a></li>\n");
			continue;
		}
		for (int s = 0; s < SECTIONS; s++) {
			if (!is_known(sections[s], &place))
				continue;
			text_addf(out, "<li><a href=\"#%s%s\">", place.prefix, sections[s]->id);
			html_words(out, _(sections[s]->title));
			text_add(out, "</a></li>\n");
		}
	}
	text_add(out, "</ul></nav>\n");
}

/* -- the sections ------------------------------------------------------------------------------------------------------- */

static enum status study_write(const struct output_request *request, int study, struct text *out)
{
	struct section_place place = place_of(request, study);
	enum status status = place.prefix ? STATUS_OK : STATUS_WORLD;
	for (int s = 0; s < SECTIONS && status == STATUS_OK; s++) {
		if (!is_known(sections[s], &place))
			continue;
		text_addf(out, "<section id=\"%s%s\" aria-labelledby=\"%s%s-title\">\n<h%d id=\"%s%s-title\">", place.prefix, sections[s]->id, place.prefix,
			sections[s]->id, place.level, place.prefix, sections[s]->id);
		html_words(out, _(sections[s]->title));
		text_addf(out, "</h%d>\n", place.level);
		status = sections[s]->write(&place, out);
		text_add(out, "</section>\n");
	}
	return status;
}

static enum status main_write(const struct output_request *request, struct text *out)
{
	const struct studies *studies = request->studies;
	enum status status = STATUS_OK;
	for (int i = 0; i < studies->count && status == STATUS_OK; i++) {
		if (studies->count > 1) {
			text_addf(out, "<article aria-labelledby=\"s%d-study\">\n<h2 id=\"s%d-study\">", i + 1, i + 1);
			html_words(out, studies->rows[i].files[0]);
			text_add(out, "</h2>\n");
			setting_write(&studies->rows[i], out);
		}
		status = study_write(request, i, out);
		text_add(out, studies->count > 1 ? "</article>\n" : "");
	}
	return status;
}

static enum status make(const struct output_request *request, struct text *out, struct faults *faults)
{
	(void)faults;
	head_write(request, out);
	text_add(out, "<header>\n");
	html_element(out, "h1", question_of(request));
	if (request->studies->count == 1)
		setting_write(&request->studies->rows[0], out);
	else
		html_element(out, "p class=\"note\"", arena_format(request->arena, _("These files do not pair (%s): each stands by itself, compared with its own baseline."), request->studies->apart));
	text_add(out, "</header>\n");
	contents_write(request, out);
	text_add(out, "<main id=\"main\">\n");
	enum status status = main_write(request, out);
	text_add(out, "</main>\n<footer>\n");
	html_element(out, "p", _("Made by jianfu from result files alone. A simulation compares options under stated assumptions; it forecasts no place."));
	text_add(out, "</footer>\n</body>\n</html>\n");
	return out->failed ? STATUS_WORLD : status;
}

const struct output output_page = {.ending = "html", .mark = "<!-- jia", .make = make};
