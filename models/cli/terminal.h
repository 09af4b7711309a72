/* terminal.h - what the screen behind a stream can do. Files and pipes get plain words of the usual width. */
#ifndef TERMINAL_H
#define TERMINAL_H

#include <stdbool.h>
#include <stdio.h>

enum terminal_paint { TERMINAL_ERROR, TERMINAL_NOTE };

/* Columns of a line: COLUMNS when it is set, else those of the window, else the usual 100; at least 40. */
int terminal_columns(FILE *out);
/* Whether it is a screen whose lines can be written over. */
bool terminal_moves(FILE *out);
/* Prints words, in colour on a screen that has it unless NO_COLOR is set: colour says nothing the words do not. */
void terminal_print(FILE *out, enum terminal_paint paint, const char *words, int length);

#endif
