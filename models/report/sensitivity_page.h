/* sensitivity_page.h - what the factors of a sweep do to measures, a table for each. */
#ifndef SENSITIVITY_PAGE_H
#define SENSITIVITY_PAGE_H

#include "base/text.h"
#include "show/effects.h"
#include "show/table.h"

struct sensitivity_page {
	const struct sweep *sweep;     /* all rows in memory */
	int option;                    /* -1 = every option, against the baseline */
	int measure;
	enum table_format format;
	bool is_chinese, is_of_itself; /* an option by itself instead of its difference to the baseline */
	int most;                      /* factors of each option in tables for people; all of them in CSV */
};

/* Adds one table: for each option its factors, the strongest first, by the method its design allows; and where the difference to the baseline turns over. In CSV
   has_headings begins it. */
STATUS_MUST_USE enum status sensitivity_page_write(const struct sensitivity_page *page, bool has_headings, struct arena *arena, struct text *out);
/* Adds what the columns mean, behind the last table. */
void sensitivity_page_note(const struct sensitivity_page *page, struct text *out);
/* Adds the best value of a factor in the measure of the option, or the best option (factor -1), which values cannot be told apart from it, and where another one is better. *is_told
   as of effects_choose. */
STATUS_MUST_USE enum status sensitivity_page_best(const struct sensitivity_page *page, int factor, bool *is_told, struct arena *arena, struct text *out);

#endif
