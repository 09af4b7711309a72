/* staffing_page.c - what the pages of staffing plans have in common. */
#include "report/staffing_page.h"

#include "report/words.h"
#include "show/paragraph.h"

enum { HANGING = 2, SENTENCE_LINES = 4 };

void staffing_page_conditions(const struct staffing_page *page, struct text *words)
{
	const struct settings *settings = &page->scenario->settings;
	double away = 100 * (settings->occupied_share + settings->borrowed_share);
	if (settings->plan_staffing == 0)
		text_addf(words, _("Counted in: %.0f%% of posts held or borrowed away, some empty, newcomers learning, requests that return."), away);
	else
		text_addf(words, _("Every post filled; %.0f%% of posts held or borrowed away."), away);
	if (page->format == TABLE_TEXT)
		text_add(words, _(" Cost in 10,000 CNY a year."));
}

/* Markdown breaks lines by itself and wants a blank one between paragraphs. */
void staffing_page_say(const struct staffing_page *page, struct text *words, struct text *out)
{
	if (!*words_in(words))
		return;
	if (page->format == TABLE_MARKDOWN)
		text_addf(out, "%s\n\n", words_in(words));
	else
		paragraph_add(out, words_in(words), STAFFING_PAGE_COLUMNS, HANGING, SENTENCE_LINES);
	text_clear(words);
}

const char *staffing_page_option(const struct staffing_page *page, int policy)
{
	const struct policy *option = &page->scenario->policies[policy];
	return words_of(page->is_chinese, option->label_en, option->label_zh);
}
