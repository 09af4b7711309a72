/* verdict.c - what to choose, what would turn that over and what to measure first, in plain words. */
#include "report/advice.h"
#include "report/page/section.h"
#include "report/turning.h"
#include "report/words.h"
#include "show/decide.h"
#include "show/html.h"

enum { MEASURED_FIRST = 3 };

static bool is_known(const struct section_place *place)
{
	return place->study->set.point_count > 1;
}

static void said(struct text *words, const char *tag, struct text *out)
{
	if (words->length)
		html_element(out, tag, words->data);
	out->failed |= words->failed;
	text_clear(words);
}

static enum status assumptions_write(const struct first_screen *screen, struct arena *arena, struct text *words, struct text *out)
{
	const struct result_screen *screened = &screen->set->screen;
	double *weights = arena_rows(arena, screened->factor_count + 1, double);
	enum status status = weights ? turning_write(screen, arena, words) : STATUS_WORLD;
	said(words, "p", out);
	if (status == STATUS_OK)
		status = decide_weights(screen->set, screen->comparison, arena, weights);
	if (status == STATUS_OK)
		status = turning_weigh(screen, arena, weights);
	if (status == STATUS_OK)
		status = turning_measure(screened->factors, screened->bounds, weights, screened->factor_count, MEASURED_FIRST, true, screen->is_chinese, arena, words);
	said(words, "p", out);
	return status;
}

static enum status write(const struct section_place *place, struct text *out)
{
	const struct studies_row *study = place->study;
	struct first_screen screen = {&study->set, &study->comparison, study->files[0], place->is_chinese};
	struct text words;
	text_init(&words);
	enum status status = advice_write(&screen, place->arena, &words);
	said(&words, "p class=\"lead\"", out);
	if (status == STATUS_OK && study->set.screen.point_count > 0)
		status = assumptions_write(&screen, place->arena, &words, out);
	else
		html_element(out, "p", _("Whether this holds where assumptions lie elsewhere was not tried; run --screen does."));
	text_free(&words);
	return status;
}

const struct section section_verdict = {.id = "verdict", .title = N_("What to choose"), .is_known = is_known, .write = write};
