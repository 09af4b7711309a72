/* word.c - two languages in one string, cut at = and |. */
#include "base/word.h"

#include <string.h>

#include "base/text.h"

enum { IDEOGRAPH_FIRST = 0x2E80, IDEOGRAPH_LAST = 0xFAFF };

/* One word of a list, both sides of it. */
struct sides {
	const char *english, *chinese; /* not terminated; chinese NULL = only one is given */
	size_t english_length, chinese_length;
};

/* Cuts the word at *cursor, which moves behind it, to the next one or to the end. False when nothing is left. */
static bool sides_next(const char **cursor, struct sides *sides)
{
	const char *word = *cursor;
	if (!word || !*word)
		return false;
	size_t length = strcspn(word, "|"), english = strcspn(word, "=|");
	*sides = (struct sides){.english = word, .english_length = english};
	if (english < length) {
		sides->chinese = word + english + 1;
		sides->chinese_length = length - english - 1;
	}
	*cursor = word + length + (word[length] == '|');
	return true;
}

static bool is_side(const char *side, size_t length, const char *written)
{
	return side && length && strlen(written) == length && !memcmp(side, written, length);
}

static bool has_side(const struct sides *sides, const char *written)
{
	return is_side(sides->english, sides->english_length, written) || is_side(sides->chinese, sides->chinese_length, written);
}

static void side_print(const struct sides *sides, bool is_chinese, char *out, size_t size)
{
	bool takes_chinese = sides->chinese_length && (is_chinese || !sides->english_length);
	text_print(out, size, "%.*s", (int)(takes_chinese ? sides->chinese_length : sides->english_length),
		takes_chinese ? sides->chinese : sides->english);
}

bool word_is(const char *word, const char *written)
{
	struct sides sides;
	return sides_next(&word, &sides) && has_side(&sides, written);
}

void word_pick(const char *word, bool is_chinese, char *out, size_t size)
{
	word_at(word, 0, is_chinese, out, size);
}

bool word_is_chinese(const char *written)
{
	for (unsigned point; (point = text_next(&written));)
		if (point >= IDEOGRAPH_FIRST && point <= IDEOGRAPH_LAST)
			return true;
	return false;
}

int word_count(const char *words)
{
	struct sides sides;
	int count = 0;
	while (sides_next(&words, &sides))
		count++;
	return count;
}

int word_find(const char *words, const char *written)
{
	struct sides sides;
	for (int place = 0; sides_next(&words, &sides); place++)
		if (has_side(&sides, written))
			return place;
	return -1;
}

void word_at(const char *words, int place, bool is_chinese, char *out, size_t size)
{
	struct sides sides;
	if (size)
		*out = '\0';
	while (sides_next(&words, &sides))
		if (place-- == 0)
			side_print(&sides, is_chinese, out, size);
}

void word_list(const char *words, bool is_chinese, char *out, size_t size)
{
	struct sides sides;
	char word[WORD_SIZE];
	size_t used = 0;
	if (size)
		*out = '\0';
	while (sides_next(&words, &sides) && used < size) {
		side_print(&sides, is_chinese, word, sizeof word);
		used += (size_t)text_print(out + used, size - used, "%s%s", used ? "|" : "", word);
	}
}
