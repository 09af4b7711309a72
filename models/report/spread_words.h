/* spread_words.h - how far the districts of a study lie apart, in a sentence. */
#ifndef SPREAD_WORDS_H
#define SPREAD_WORDS_H

#include "study/result.h"

/* "Nine of ten districts, no gate: …" of services and burden under the baseline; "" where there are too few districts to say so, NULL when memory ran out. */
const char *spread_words(const struct result_set *set, bool is_chinese, struct arena *arena);

#endif
