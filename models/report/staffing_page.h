/* staffing_page.h - a staffing plan for a screen, a spreadsheet or a page: the table, then what it means in sentences. */
#ifndef STAFFING_PAGE_H
#define STAFFING_PAGE_H

#include "plan/options.h"
#include "plan/sizes.h"
#include "show/table.h"
#include "study/annex.h"

enum { STAFFING_PAGE_COLUMNS = 100 };

struct staffing_page {
	const struct scenario *scenario;
	bool is_chinese;         /* names of things; the sentences follow gettext */
	bool by_community;       /* a row for each community instead of each street */
	enum table_format format;
	const struct options_plan *options; /* to be told in a sentence; NULL = none */
};

/* The posts of every street or community. Sentences come with text and Markdown; CSV is the table alone, in residents and CNY. */
STATUS_MUST_USE enum status staffing_page_posts(const struct staffing_page *page, const struct posts_plan *plan, struct arena *arena, struct text *out);
/* A row for each option: posts, grids and money for the same targets, and what a trial says. */
STATUS_MUST_USE enum status staffing_page_options(const struct staffing_page *page, const struct options_plan *options, struct arena *arena, struct text *out);
/* Grids and posts by population, in the same way. */
STATUS_MUST_USE enum status staffing_page_sizes(const struct staffing_page *page, const struct sizes_plan *plan, struct arena *arena, struct text *out);

/* For a result file: the tables plan_street, plan_community, plan_fact (what decides the plan, and prices) and, unless `options` is NULL, plan_option. */
STATUS_MUST_USE enum status staffing_page_keep(const struct scenario *scenario, const struct posts_plan *plan, const struct options_plan *options, struct arena *arena,
	struct annexes *annexes);
/* Of these, rows that are posts, and options by their names. */
STATUS_MUST_USE enum status staffing_page_keep_posts(const struct posts_plan *plan, struct arena *arena, struct annexes *annexes);
STATUS_MUST_USE enum status staffing_page_keep_options(const struct scenario *scenario, const struct options_plan *options, struct arena *arena, struct annexes *annexes);

/* Parts of the page of posts: what stands below its table; what stands there instead of it when no plan keeps the rules. */
void staffing_page_sentences(const struct staffing_page *page, const struct posts_plan *plan, struct text *out);
STATUS_MUST_USE enum status staffing_page_conflict(const struct staffing_page *page, const struct posts_plan *plan, struct arena *arena, struct text *out);
/* What the options take, in one sentence. */
void staffing_page_options_words(const struct staffing_page *page, const struct options_plan *options, struct text *words);
/* Which options are asked for more where there are more workers: rules in hours per worker. */
void staffing_page_growth_words(const struct staffing_page *page, const struct options_plan *options, struct text *words);
/* Of which option and by how many runs the figures are: "no gate". */
const char *staffing_page_option(const struct staffing_page *page, int policy);

/* What both say: under which conditions a plan holds, added to `words`; and one sentence in its lines, if any, which empties it. */
void staffing_page_conditions(const struct staffing_page *page, struct text *words);
void staffing_page_say(const struct staffing_page *page, struct text *words, struct text *out);

#endif
