/* schema_names.c - paths are English inside; what a person writes finds its way there part by part, whichever language each part is in. */
#include "input/schema_names.h"

#include <string.h>

#include "base/text.h"
#include "base/word.h"
#include "input/schema.h"
#include "input/schema_value.h"

enum { NAMED = 8 };

const struct schema_key *schema_find(const struct schema *schema, const char *path)
{
	for (int i = 0; i < schema->count; i++)
		if (!strcmp(schema->keys[i].path, path))
			return &schema->keys[i];
	return NULL;
}

/* What follows the group in a path; NULL when the path does not lie below it. "" holds everything. */
static const char *below(const char *path, const char *group)
{
	size_t length = strlen(group);
	if (!length)
		return path;
	return !strncmp(path, group, length) && path[length] == '.' ? path + length + 1 : NULL;
}

bool schema_is_group(const struct schema *schema, const char *path)
{
	for (int i = 0; i < schema->count; i++)
		if (below(schema->keys[i].path, path))
			return true;
	return false;
}

/* -- from what is written to the path -------------------------------------------------------------------------------- */

/* The English of one part below a group: in the table of groups, or among the keys. NULL when it is neither. */
static const char *part_found(const struct schema *schema, const char *group, const char *part, int *length)
{
	for (const char *const *entry = schema->groups; entry && *entry; entry++) {
		const char *rest = below(*entry, group);
		if (!rest || strcspn(rest, ".") < strcspn(rest, "=") || !word_is(rest, part))
			continue;
		*length = (int)strcspn(rest, "=");
		return rest;
	}
	for (int i = 0; i < schema->count; i++) {
		const char *rest = below(schema->keys[i].path, group);
		if (!rest)
			continue;
		*length = (int)strcspn(rest, ".");
		bool is_last = !rest[*length];
		if ((strlen(part) == (size_t)*length && !strncmp(rest, part, (size_t)*length)) ||
		    (is_last && schema->keys[i].name_zh && !strcmp(schema->keys[i].name_zh, part)))
			return rest;
	}
	return NULL;
}

bool schema_resolve(const struct schema *schema, const char *group, const char *written, char *out, size_t size)
{
	char part[SCHEMA_PATH];
	bool is_known = true;
	text_print(out, size, "%s", group);
	while (*written) {
		int length = (int)strcspn(written, ".");
		text_print(part, sizeof part, "%.*s", length, written);
		const char *found = is_known ? part_found(schema, out, part, &length) : NULL;
		is_known = found;
		schema_append(out, size, "%s%.*s", *out ? "." : "", found ? length : (int)strlen(part), found ? found : part);
		written += strcspn(written, ".");
		written += *written == '.';
	}
	return is_known;
}

/* -- and back -------------------------------------------------------------------------------------------------------- */

/* The Chinese word of a group or key; NULL when it has none. */
static const char *word_of(const struct schema *schema, const char *path)
{
	size_t length = strlen(path);
	for (const char *const *entry = schema->groups; entry && *entry; entry++)
		if (!strncmp(*entry, path, length) && (*entry)[length] == '=')
			return *entry + length + 1;
	const struct schema_key *key = schema_find(schema, path);
	return key ? key->name_zh : NULL;
}

void schema_path(const struct schema *schema, const char *path, bool is_chinese, char *out, size_t size)
{
	char upto[SCHEMA_PATH];
	text_print(out, size, "%s", is_chinese ? "" : path);
	for (size_t end = 0; is_chinese && path[end];) {
		size_t begin = end + (end > 0);
		end = begin + strcspn(path + begin, ".");
		text_print(upto, sizeof upto, "%.*s", (int)end, path);
		const char *word = word_of(schema, upto);
		schema_append(out, size, "%s%s", *out ? "." : "", word ? word : upto + begin);
	}
}

/* -- what may have been meant ---------------------------------------------------------------------------------------- */

/* The next parts of the paths below a group, each once, in the order of the table; rows point into the arena. */
static int parts_below(const struct schema *schema, const char *group, bool is_chinese, struct arena *arena, const char **rows)
{
	char path[SCHEMA_PATH], last[SCHEMA_PATH] = "", words[SCHEMA_PATH];
	int count = 0;
	for (int i = 0; i < schema->count; i++) {
		const char *rest = below(schema->keys[i].path, group);
		if (!rest)
			continue;
		text_print(path, sizeof path, "%.*s", (int)(rest - schema->keys[i].path) + (int)strcspn(rest, "."), schema->keys[i].path);
		if (!strcmp(path, last))
			continue;
		text_print(last, sizeof last, "%s", path);
		schema_path(schema, path, is_chinese, words, sizeof words);
		const char *dot = strrchr(words, '.'), *part = arena_string(arena, dot ? dot + 1 : words);
		bool is_new = part;
		for (int j = count - 1; j >= 0 && is_new; j--)
			is_new = strcmp(rows[j], part) != 0;
		if (is_new)
			rows[count++] = part;
	}
	return count;
}

/* The key elsewhere in the table whose last part is `name`; NULL when there is none or more than one. */
static const char *elsewhere(const struct schema *schema, const char *name)
{
	const char *path = NULL;
	for (int i = 0; i < schema->count; i++) {
		const struct schema_key *key = &schema->keys[i];
		const char *dot = strrchr(key->path, '.');
		if (!dot || (strcmp(dot + 1, name) && (!key->name_zh || strcmp(key->name_zh, name))))
			continue;
		if (path)
			return NULL;
		path = key->path;
	}
	return path;
}

/* What a misplaced key may have meant: the path it nearly is, or the key of that name in another group. NULL = nobody knows. */
static const char *far_key(const struct schema *schema, const char *written, const char *path, bool is_chinese, struct arena *arena)
{
	char words[SCHEMA_PATH];
	const char *dot = strrchr(written, '.'), **paths = arena_rows(arena, schema->count + 1, const char *), *found = NULL;
	for (int i = 0; paths && dot && i < schema->count; i++) {
		schema_path(schema, schema->keys[i].path, is_chinese, words, sizeof words);
		paths[i] = arena_string(arena, words);
		if (!paths[i])
			return NULL;
	}
	if (paths && dot)
		found = text_nearest(path, paths, schema->count);
	if (found)
		return found;
	found = elsewhere(schema, dot ? dot + 1 : written);
	if (!found)
		return NULL;
	schema_path(schema, found, is_chinese, words, sizeof words);
	return arena_string(arena, words);
}

static const char *parts_words(const char *const *rows, int count, struct faults *faults)
{
	char out[SCHEMA_VALUE] = "";
	for (int i = 0; i < count && i < NAMED; i++)
		schema_append(out, sizeof out, "%s%s", i ? faults_word(faults, N_(", ")) : "", rows[i]);
	if (count > NAMED)
		schema_append(out, sizeof out, "%s…", faults_word(faults, N_(", ")));
	const char *words = arena_string(&faults->arena, out);
	return words ? words : "";
}

/* What typing in Chinese leaves in a key; NULL when it is not that. */
static const char *typed_help(const char *written)
{
	if (strstr(written, "："))
		return N_("write key: value, with the colon : and a blank behind it, not ：");
	if (!strncmp(written, "\u3000", strlen("\u3000")))
		return N_("indent with plain blanks, not wide ones");
	return yaml_dash_help(written);
}

void schema_unknown(const struct schema *schema, const char *const *skip, const char *group, const char *written, struct place place,
	struct arena *arena, struct faults *faults)
{
	bool is_chinese = word_is_chinese(written);
	char path[SCHEMA_PATH], word[WORD_SIZE];
	int skip_count = 0;
	while (skip && skip[skip_count])
		skip_count++;
	const char **rows = arena_rows(arena, schema->count + skip_count + 1, const char *), *help;
	if (!rows) {
		fault_world(faults, "out of memory");
		return;
	}
	int count = parts_below(schema, group, is_chinese, arena, rows);
	for (int i = 0; i < skip_count; i++) {
		word_pick(skip[i], is_chinese, word, sizeof word);
		rows[count] = arena_string(arena, word);
		count += rows[count] != NULL;
	}
	schema_path(schema, group, is_chinese, path, sizeof path);
	const char *shown = *path ? arena_format(arena, "%s.%s", path, written) : written;
	const char *typed = typed_help(written), *near = text_nearest(written, rows, count), *far = near || !shown ? NULL : far_key(schema, written, shown, is_chinese, arena);
	if (typed)
		help = typed;
	else if (near && *path)
		help = faults_say(faults, "did you mean %s.%s?", path, near);
	else if (near || far)
		help = faults_say(faults, "did you mean %s?", near ? near : far);
	else if (*path)
		help = faults_say(faults, "%s has %s", path, parts_words(rows, count, faults));
	else
		help = faults_say(faults, "one of %s", parts_words(rows, count, faults));
	fault_add(faults, place, help, "there is no key %.120s", shown ? shown : written);
}
