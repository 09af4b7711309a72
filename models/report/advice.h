/* advice.h - what to choose, in sentences, from the verdicts alone. */
#ifndef ADVICE_H
#define ADVICE_H

#include "base/text.h"
#include "report/headline.h"

/* Adds "Choose: …": which option lowers the burden for longest and what it costs in tasks done well; which serves both sides;
   which lasts least. Says so when nothing is decided. One paragraph, without a line end. */
STATUS_MUST_USE enum status advice_write(const struct headline *headline, struct arena *arena, struct text *out);

/* The option "Choose:" names first; -1 when nothing is decided. */
STATUS_MUST_USE enum status advice_choose(const struct headline *headline, struct arena *arena, int *point);

#endif
