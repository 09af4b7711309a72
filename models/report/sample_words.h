/* sample_words.h - how a sample of a sweep is set, in words. */
#ifndef SAMPLE_WORDS_H
#define SAMPLE_WORDS_H

#include "base/arena.h"
#include "study/sweep.h"

/* A value of a factor with its unit, or the word of its level; "" when it is none. NULL when out of memory. */
const char *sample_words_value(const struct sweep *sweep, int factor, double value, struct arena *arena);
/* All factors of a row, "staff.quits 0.1 /yr, staff.discipline fifo"; "" without factors. NULL when out of memory. */
const char *sample_words_all(const struct sweep *sweep, int row, struct arena *arena);

#endif
