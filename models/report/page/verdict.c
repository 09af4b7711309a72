/* verdict.c - what to choose, what would turn that over and what to measure first; then each option in plain words. */
#include "report/page/section.h"
#include "report/number.h"
#include "report/words.h"
#include "show/html.h"

/* What is said of an option, in this order; what stands under several heads is said under the first. */
static const struct head {
	const char *words;
	enum compare_verdict verdict;
	bool is_open;                      /* assumptions decide; told where enough points of them were tried */
} heads[] = {
	{N_("Better: "), COMPARE_BETTER, false},
	{N_("Better, but assumptions decide: "), COMPARE_BETTER, true},
	{N_("Worse: "), COMPARE_WORSE, false},
	{N_("Worse, but assumptions decide: "), COMPARE_WORSE, true},
	{N_("Too small to matter: "), COMPARE_SAME, false},
	{N_("More runs needed: "), COMPARE_UNCLEAR, false},
};
enum { HEADS = sizeof heads / sizeof *heads };

static bool is_known(const struct section_place *place)
{
	return *place->study->headline.choose;
}

static bool belongs(const struct section_place *place, const struct headline_cell *cell, const struct head *head)
{
	bool is_open = cell->is_open && place->study->set.screen.point_count >= RESULT_SCREEN_LEAST;
	return cell->compare->verdict == head->verdict && is_open == head->is_open;
}

/* "Better: Overtime (-0.6), …" Nothing where nothing belongs to it; what is a part of another measure is told by that. */
static void head_add(const struct section_place *place, const struct head *head, int option, struct text *words)
{
	const struct headline *headline = &place->study->headline;
	int count = 0;
	for (int r = 0; r < headline->row_count; r++) {
		const struct headline_row *row = &headline->rows[r];
		const struct headline_cell *cell = &row->cells[option];
		if (row->is_part || !belongs(place, cell, head))
			continue;
		text_add(words, count++ == 0 ? _(head->words) : _(", "));
		text_add(words, row->label);
		if (head->verdict == COMPARE_BETTER || head->verdict == COMPARE_WORSE)
			text_addf(words, _(" (%s)"), number_words(cell->compare->difference.mean, headline->set->measures[row->measure].decimals, true, place->is_chinese, place->arena));
	}
	text_add(words, count ? _(".") : "");
}

static void options_write(const struct section_place *place, struct text *out)
{
	const struct headline *headline = &place->study->headline;
	html_open(out, "dl");
	for (int i = 1; i < headline->option_count; i++) {
		html_element(out, "dt", headline->options[i].label);
		for (int h = 0; h < HEADS; h++) {
			struct text words;
			text_init(&words);
			head_add(place, &heads[h], i, &words);
			if (words.length)
				html_element(out, "dd", words.data);
			out->failed |= words.failed;
			text_free(&words);
		}
	}
	html_close(out, "dl");
}

static enum status write(const struct section_place *place, struct text *out)
{
	const struct headline *headline = &place->study->headline;
	html_element(out, "p class=\"lead\"", headline->choose);
	if (*headline->turns)
		html_element(out, "p", headline->turns);
	else
		html_element(out, "p", _("Whether this holds where assumptions lie elsewhere was not tried; run --screen does."));
	if (*headline->measure_first)
		html_element(out, "p", headline->measure_first);
	html_heading(out, place->level + 1, _("Each option beside the baseline"));
	options_write(place, out);
	return STATUS_OK;
}

const struct section section_verdict = {.id = "verdict", .title = N_("What to choose"), .is_known = is_known, .write = write};
