/* log_words.c - columns and rows of a log in sentences. */
#include "report/log_words.h"

#include <math.h>

#include "base/word.h"
#include "records/mapping.h"
#include "report/number.h"
#include "report/words.h"

const char *log_words_time(double hours, bool is_chinese, struct arena *arena)
{
	const char *words;
	if (!isfinite(hours))
		return number_words(NAN, 0, false, is_chinese, arena);
	if (hours >= 48)
		words = arena_format(arena, _("%s d"), number_words(hours / 24, 1, false, is_chinese, arena));
	else if (hours >= 1)
		words = arena_format(arena, _("%s h"), number_words(hours, 1, false, is_chinese, arena));
	else
		words = arena_format(arena, _("%s min"), number_words(hours * 60, 1, false, is_chinese, arena));
	return words ? words : "";
}

static const char *const whys[DROP_COUNT] = {
	N_("no time of opening"), N_("a time that cannot be read"), N_("the same row again"), N_("over before it began"), N_("opened outside the window"),
	N_("cells missing or too many"),
};

static void columns_tell(const struct records *records, struct leaf *leaf)
{
	const char *words = "";
	for (int role = 0; role < ROLE_COUNT && words; role++) {
		char name[WORD_SIZE];
		if (records->at[role] < 0)
			continue;
		word_pick(mapping_role((enum record_role)role), leaf->is_chinese, name, sizeof name);
		words = arena_format(leaf->arena, "%s%s%s = \"%s\"%s", words, *words ? _("; ") : "", name, records->headings[records->at[role]],
			records->was_guessed[role] ? _(" (by its heading)") : "");
	}
	leaf_paragraph(leaf, words ? arena_format(leaf->arena, _("Columns: %s."), words) : NULL);
}

void log_words_read(const struct records *records, struct leaf *leaf)
{
	struct arena *arena = leaf->arena;
	leaf_heading(leaf, _("What was read"));
	struct calendar_date from = calendar_date(records->origin + (int32_t)(records->from / TICKS_PER_DAY)), until = calendar_date(records->origin + (int32_t)(records->until / TICKS_PER_DAY) - 1);
	leaf_paragraph(leaf, arena_format(arena, _("%s (SHA-256 %.16s…): %d rows, %d kept, opened %04d-%02d-%02d … %04d-%02d-%02d; %d still open at the end of the log, %d withdrawn, %d closed in no time."),
		records->file, records->stamp.sha256, records->line_count, records->count, from.year, from.month, from.day, until.year, until.month, until.day, records->open_count,
		records->cancelled_count, records->zero_count));
	columns_tell(records, leaf);
	for (int why = 0; why < DROP_COUNT; why++) {
		const struct record_dropped *dropped = &records->dropped[why];
		const char *rows = "";
		if (dropped->count == 0)
			continue;
		for (int i = 0; i < dropped->count && i < DROP_SHOWN && rows; i++)
			rows = arena_format(arena, "%s%s%d", rows, i ? ", " : "", dropped->rows[i]);
		leaf_paragraph(leaf, arena_format(arena, _("Left out, %s: %d (rows %s%s)."), _(whys[why]), dropped->count,
			rows ? rows : "", dropped->count > DROP_SHOWN ? ", …" : ""));
	}
	if (records->opens_by_case)
		leaf_paragraph(leaf, _("No column says when work came: a piece of a case is taken to come when the one before it was done, the first one when it is begun."));
	else if (records->opens_by_start)
		leaf_paragraph(leaf, _("No column says when work came: it is taken to come when it is begun, and waiting cannot be told."));
}
