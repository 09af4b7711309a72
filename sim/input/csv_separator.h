/* csv_separator.h - what stands between the cells of a table. */
#ifndef CSV_SEPARATOR_H
#define CSV_SEPARATOR_H

#include <stddef.h>

enum { CSV_SEPARATOR = 8 };

/* Writes the separator of the table `text`: what its first line says (sep=;), else comma, semicolon or tab, whichever parts most of
   the first rows alike, else ， where it does; a comma when nothing does. Returns how many bytes the first line takes that says it. */
size_t csv_separator(const char *text, char separator[CSV_SEPARATOR]);

#endif
