/* tables_read.c - names, sizes and checksums, as a result file keeps them, in lines for people. */
#include "report/tables_read.h"

#include <string.h>

#include "report/words.h"

enum { SHOWN_DIGITS = 16 };

enum status tables_read_add(const struct result_set *set, struct arena *arena, struct text *out)
{
	const char *line = set->tables_read;
	for (bool is_first = true; *line; is_first = false) {
		const char *size = strstr(line, "  "), *name = size ? strstr(size + 2, "  ") : NULL, *end = strchr(line, '\n');
		if (!name || !end || end < name)
			return STATUS_OK; /* another program's */
		const char *words = arena_format(arena, _("Table read: %.*s, %.*s bytes, SHA-256 %.*s…\n"), (int)(end - name - 2), name + 2,
			(int)(name - size - 2), size + 2, SHOWN_DIGITS, line);
		if (!words)
			return STATUS_WORLD;
		if (is_first)
			text_add(out, "\n");
		text_add(out, words);
		line = end + 1;
	}
	return out->failed ? STATUS_WORLD : STATUS_OK;
}
