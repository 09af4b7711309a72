/* factor_words.h - an assumption and its values as people say them. */
#ifndef FACTOR_WORDS_H
#define FACTOR_WORDS_H

#include "study/result.h"

/* The name of a factor; NULL when memory ran out, as with all here. */
const char *factor_words_name(const struct result_factor *factor, bool is_chinese);
/* A value in its unit, to two digits: "75 %", "12 months", "x 1.4", the word of a choice. */
const char *factor_words_value(const struct result_factor *factor, const double *bounds, double value, bool is_chinese, struct arena *arena);
const char *factor_words_set(const struct result_factor *factor, const double *bounds, bool is_chinese, struct arena *arena);
/* Where a range comes from. */
const char *factor_words_source(const char *source);
/* "0.3 … 0.9"; of a choice all of them. */
const char *factor_words_range(const struct result_factor *factor, const double *bounds, bool is_chinese, struct arena *arena);

#endif
