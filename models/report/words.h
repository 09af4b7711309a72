/* words.h - the sentences of the program in the reader's language. */
#ifndef WORDS_H
#define WORDS_H

#include <libintl.h>

/* The sentence as the catalogue of the chosen language has it; English when it has none. */
#define _(sentence) gettext(sentence)

#endif
