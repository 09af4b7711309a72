/* words.h - the sentences of the program in the reader's language. */
#ifndef WORDS_H
#define WORDS_H

#include <libintl.h>
#include <stdbool.h>

#include "base/arena.h"
#include "base/text.h"

/* The sentence as the catalogue of the chosen language has it; English when it has none. */
#define _(sentence) gettext(sentence)

/* The name of a thing in the reader's language; in the other when it has none in that. */
static inline const char *words_of(bool is_chinese, const char *en, const char *zh)
{
	const char *first = is_chinese ? zh : en, *second = is_chinese ? en : zh;
	return first && *first ? first : second ? second : "";
}

/* What a text holds; "" when memory ran out, which the text remembers. */
static inline const char *words_in(const struct text *text)
{
	return text->data ? text->data : "";
}

/* Moves what a text holds into the arena and frees the text; NULL when memory ran out. */
static inline const char *words_kept(struct text *text, struct arena *arena)
{
	const char *kept = text->failed ? NULL : arena_string(arena, words_in(text));
	text_free(text);
	return kept;
}

#endif
