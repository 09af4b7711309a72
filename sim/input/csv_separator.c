/* csv_separator.c - the separator that parts the first rows most evenly. */
#include "input/csv_separator.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

enum { ROWS = 32 };

static bool is_line_end(char character)
{
	return character == '\n' || character == '\r';
}

/* How often the separator stands outside quotes in each of the first rows that are not empty; returns the number of rows. */
static int counts_of(const char *text, const char *separator, int counts[ROWS])
{
	size_t length = strlen(separator);
	int rows = 0;
	while (*text && rows < ROWS) {
		bool is_quoted = false;
		const char *start = text;
		counts[rows] = 0;
		for (; *text && (is_quoted || !is_line_end(*text)); text++) {
			is_quoted ^= *text == '"';
			counts[rows] += !is_quoted && !strncmp(text, separator, length);
		}
		rows += text > start;
		while (is_line_end(*text))
			text++;
	}
	return rows;
}

/* How many rows have the commonest number of separators, and that number. */
static int evenness(const int *counts, int rows, int *count)
{
	int most = 0;
	*count = 0;
	for (int i = 0; i < rows; i++) {
		int alike = 0;
		for (int j = 0; j < rows; j++)
			alike += counts[j] == counts[i];
		if (counts[i] > 0 && (alike > most || (alike == most && counts[i] > *count))) {
			most = alike;
			*count = counts[i];
		}
	}
	return most;
}

static const char *guess(const char *text)
{
	static const char *const usual[] = {",", ";", "\t"}, wide[] = "，";
	const char *best = NULL;
	int counts[ROWS], most = 0, cells = 0, count;
	for (size_t i = 0; i < sizeof usual / sizeof *usual; i++) {
		int rows = counts_of(text, usual[i], counts), alike = evenness(counts, rows, &count);
		if (alike > most || (alike == most && count > cells)) {
			best = usual[i];
			most = alike;
			cells = count;
		}
	}
	if (best)
		return best;
	int rows = counts_of(text, wide, counts), alike = evenness(counts, rows, &count);
	return alike >= 2 && 2 * alike >= rows ? wide : ",";
}

size_t csv_separator(const char *text, char separator[CSV_SEPARATOR])
{
	bool is_quoted = *text == '"';
	const char *said = text + is_quoted;
	if (!strncasecmp(said, "sep=", 4) && said[4] && !is_line_end(said[4])) {
		const char *behind = said + 5;
		behind += is_quoted && *behind == '"';
		if (!*behind || is_line_end(*behind)) {
			separator[0] = said[4];
			separator[1] = '\0';
			behind += *behind == '\r' && behind[1] == '\n' ? 2 : *behind != '\0';
			return (size_t)(behind - text);
		}
	}
	strcpy(separator, guess(text));
	return 0;
}
