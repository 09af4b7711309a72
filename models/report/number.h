/* number.h - a figure as people read it. */
#ifndef NUMBER_H
#define NUMBER_H

#include <stdbool.h>

#include "base/arena.h"

/* The value with its decimals, and a plus sign if asked for; a dash when it is none or endless; never "-0". */
const char *number_words(double value, int decimals, bool is_signed, bool is_chinese, struct arena *arena);

#endif
