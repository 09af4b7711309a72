/* log_words.h - what is said of a log wherever it is used: what was read, what was left out and why; times as people say them. */
#ifndef LOG_WORDS_H
#define LOG_WORDS_H

#include "records/records.h"
#include "report/leaf.h"

/* "35 min", "5.2 h", "3.1 d"; a dash when it is none. */
const char *log_words_time(double hours, bool is_chinese, struct arena *arena);
/* Columns, rows kept, and those left out with the first of their numbers. */
void log_words_read(const struct records *records, struct leaf *leaf);

#endif
