/* monthly.h - the columns of the months, which the charts draw. */
#ifndef MONTHLY_H
#define MONTHLY_H

#include "report/book/sheet.h"
#include "report/page/series.h"

/* The measures of the first screen that are known by month, in its order; -1 when memory ran out. */
int monthly_measures(const struct sheet_place *place, int **measures);
/* Where the months of all of them stand: column 0 the month, then each option of the first measure in the order of the headline, of the second … */
int monthly_column(const struct sheet_place *place, int measure, int option);
/* What a section of the page would be given. */
struct section_place monthly_section(const struct sheet_place *place);

#endif
