/* markup.h - what holds of every page and picture: elements close in their order, attributes stand in quotes, no sign stands bare. */
#ifndef MARKUP_H
#define MARKUP_H

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { MARKUP_DEPTH = 64, MARKUP_IDS = 4096 };

static inline size_t markup_name(const char *at)
{
	return strcspn(at, " >/\n");
}

/* Elements of HTML that hold nothing. */
static inline bool markup_is_empty(const char *at)
{
	static const char *const names[] = {"meta", "br", "link", "img", "hr"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (markup_name(at) == strlen(names[i]) && strncmp(at, names[i], strlen(names[i])) == 0)
			return true;
	return false;
}

static inline bool markup_is_entity(const char *at)
{
	return !strncmp(at, "&amp;", 5) || !strncmp(at, "&lt;", 4) || !strncmp(at, "&gt;", 4) || !strncmp(at, "&quot;", 6) || !strncmp(at, "&#39;", 5);
}

/* From the first tag on; comments and declarations passed over; the content of <style> is not looked into. */
static inline void markup_assert(const char *markup)
{
	const char *open[MARKUP_DEPTH];
	int depth = 0;
	for (const char *at = markup; *at;) {
		if (*at == '&')
			assert_true(markup_is_entity(at));
		if (*at++ != '<')
			continue;
		const char *end = strncmp(at, "!--", 3) ? strchr(at, '>') : strstr(at, "-->") + 2;
		assert_non_null(end);
		int quotes = 0;
		for (const char *c = at; c < end; c++) {
			assert_true(*c != '<');
			quotes += *c == '"';
		}
		assert_int_equal(quotes % 2, 0);
		if (*at == '/') {
			assert_true(depth > 0);
			depth--;
			assert_int_equal(markup_name(at + 1), markup_name(open[depth]));
			assert_memory_equal(at + 1, open[depth], markup_name(at + 1));
		} else if (*at != '!' && end[-1] != '/' && !markup_is_empty(at)) {
			assert_true(depth < MARKUP_DEPTH);
			open[depth++] = at;
			if (strncmp(at, "style>", 6) == 0)
				end = strstr(end, "</style>") - 1;
		}
		at = end + 1;
	}
	assert_int_equal(depth, 0);
}

static inline int markup_times(const char *string, const char *part)
{
	int count = 0;
	for (const char *at = string; (at = strstr(at, part)); at += strlen(part))
		count++;
	return count;
}

/* No two ids are the same, and what refers to one finds it. */
static inline void markup_assert_ids(const char *markup)
{
	char **ids = calloc(MARKUP_IDS, sizeof *ids);
	int count = 0;
	assert_non_null(ids);
	for (const char *at = markup; (at = strstr(at, " id=\"")); at += 5) {
		assert_true(count < MARKUP_IDS);
		ids[count] = strndup(at + 5, strcspn(at + 5, "\""));
		for (int i = 0; i < count; i++)
			assert_string_not_equal(ids[i], ids[count]);
		count++;
	}
	static const char *const references[] = {" href=\"#", "url(#", " aria-labelledby=\""};
	for (size_t k = 0; k < sizeof references / sizeof *references; k++)
		for (const char *at = markup; (at = strstr(at, references[k]));) {
			at += strlen(references[k]);
			size_t length = strcspn(at, "\") ");
			bool is_found = false;
			for (int i = 0; i < count; i++)
				is_found |= strlen(ids[i]) == length && strncmp(ids[i], at, length) == 0;
			assert_true(is_found);
		}
	for (int i = 0; i < count; i++)
		free(ids[i]);
	free(ids);
}

#endif
