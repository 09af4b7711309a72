/* terminal.c - asks the environment and the window; prints in colour, or not. */
#include "cli/terminal.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { LEAST_COLUMNS = 40, USUAL_COLUMNS = 100, MOST_COLUMNS = 1000 };

int terminal_columns(FILE *out)
{
	const char *said = getenv("COLUMNS");
	struct winsize window;
	int columns = said ? atoi(said) : 0;
	if (columns <= 0 && ioctl(fileno(out), TIOCGWINSZ, &window) == 0)
		columns = window.ws_col;
	if (columns <= 0)
		columns = USUAL_COLUMNS;
	return columns < LEAST_COLUMNS ? LEAST_COLUMNS : columns > MOST_COLUMNS ? MOST_COLUMNS : columns;
}

bool terminal_moves(FILE *out)
{
	const char *kind = getenv("TERM");
	return isatty(fileno(out)) && kind && *kind && strcmp(kind, "dumb") != 0;
}

void terminal_print(FILE *out, enum terminal_paint paint, const char *words, int length)
{
	static const char *const begins[] = {[TERMINAL_ERROR] = "\033[1;31m", [TERMINAL_NOTE] = "\033[1;33m"};
	const char *without = getenv("NO_COLOR");
	bool is_painted = terminal_moves(out) && !(without && *without);
	fprintf(out, "%s%.*s%s", is_painted ? begins[paint] : "", length, words, is_painted ? "\033[0m" : "");
}
