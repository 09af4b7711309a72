/* sheet_cells.h - what sheet.c has done for it: the cells of a column, and lists of words. */
#ifndef SHEET_CELLS_H
#define SHEET_CELLS_H

#include "world/sheet.h"

/* Reads the i-th column of the plate into all rows, and counts what is given and blank. */
void sheet_column(struct reading *reading, struct sheet *sheet, int i);
/* Cuts "a=b,c|d" into words of the arena; returns their number. */
int sheet_words(const char *list, struct arena *arena, const char **words, int most);

#endif
