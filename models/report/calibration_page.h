/* calibration_page.h - what a calibration reached, what it moved, and what the targets tell of the inputs. */
#ifndef CALIBRATION_PAGE_H
#define CALIBRATION_PAGE_H

#include "base/text.h"
#include "learn/calibrate.h"

/* Adds three parts: targets before and after, held out ones predicted; inputs moved; inputs identified. */
STATUS_MUST_USE enum status calibration_page_write(const struct calibration *calibration, bool is_chinese, struct arena *arena, struct text *out);

#endif
