/* backtest.h - what the model says beside what was published: no pattern, nothing is asserted, misses are shown. */
#ifndef BACKTEST_H
#define BACKTEST_H

#include <stdbool.h>

#include "base/text.h"

/* Runs the back-tests and the calibration, prints them, adds their tables to `page` and draws backtest.svg into `picture`. */
bool backtest_all(struct text *page, struct text *picture);

#endif
