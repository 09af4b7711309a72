/* backtest.h - what the rules do beside what was published of them. */
#ifndef BACKTEST_H
#define BACKTEST_H

#include "base/text.h"

/* Runs the back-tests, prints them and adds their tables to a page. */
void backtest_add(struct text *page);

#endif
