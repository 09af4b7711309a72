/* text.h - strings that grow, and how wide they stand on a screen. */
#ifndef TEXT_H
#define TEXT_H

#include <stdbool.h>
#include <stddef.h>

/* A growing UTF-8 string; data is always terminated once something was added. failed stays set when memory ran out. */
struct text {
	char *data;
	size_t length, capacity;
	bool failed;
};

void text_init(struct text *text);
void text_free(struct text *text);
void text_clear(struct text *text);
void text_add(struct text *text, const char *string);
/* Bytes of any kind, zeros among them. */
void text_add_bytes(struct text *text, const char *bytes, size_t count);
/* printf, with a decimal point in every locale. */
void text_addf(struct text *text, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* snprintf with a decimal point in every locale. */
int text_print(char *out, size_t size, const char *format, ...) __attribute__((format(printf, 3, 4)));
/* Adds `string` filled with blanks up to `columns`, on the right (left-aligned) or the left. */
void text_add_padded(struct text *text, const char *string, int columns, bool right_aligned);

/* Columns a UTF-8 string takes on a terminal, whatever the locale: East Asian wide and fullwidth characters and emoji take two,
   combining and control characters none. Bytes that are no UTF-8 count one each. */
int text_width(const char *string);
/* Number of code points. */
int text_count(const char *string);
/* The code point at *cursor, which moves past it; 0 at the end; 0xFFFD for a byte that is no UTF-8. */
unsigned text_next(const char **cursor);
/* Fullwidth letters, digits and signs made plain ones, and the ideographic space a blank: "８０％" becomes "80%". False when `out` of
   `size` bytes has not the room. */
bool text_narrow(const char *string, char *out, size_t size);
/* Damerau-Levenshtein distance in code points (neighbours swapped count one); beyond 64 code points only those are compared. */
int text_distance(const char *a, const char *b);
/* The candidate nearest to `word` when near enough for a "did you mean", else NULL; also when a word of one or two characters is as
   near to several, which says nothing. */
const char *text_nearest(const char *word, const char *const *candidates, int count);

#endif
