/* word.h - words in two languages: one is written "english=中文", several are joined by |; "=中文" may be missing. */
#ifndef WORD_H
#define WORD_H

#include <stdbool.h>
#include <stddef.h>

enum { WORD_SIZE = 96 };

/* Whether `written` is the word, in either language. */
bool word_is(const char *word, const char *written);
/* The word in one language; in the other where it has only that. */
void word_pick(const char *word, bool is_chinese, char *out, size_t size);
/* Whether something was written in Chinese: it holds an ideograph. */
bool word_is_chinese(const char *written);

/* Of several words: how many they are, the place of one (-1 = not among them), and the one at a place ("" = there is none). */
int word_count(const char *words);
int word_find(const char *words, const char *written);
void word_at(const char *words, int place, bool is_chinese, char *out, size_t size);
/* The words in one language, still joined by |. */
void word_list(const char *words, bool is_chinese, char *out, size_t size);

#endif
