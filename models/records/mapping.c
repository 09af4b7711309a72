/* mapping.c - "opened=Created Date,closed=…", then what the headings say by themselves. */
#include "records/mapping.h"

#include <string.h>

#include "base/text.h"
#include "base/word.h"
#include "input/cell.h"

struct role_words {
	const char *word, *also;
};

static const struct role_words *words_of(int role)
{
	static const struct role_words words[] = {
#define ROLE(id, word_, also_) {word_, also_},
#include "records/roles.def"
#undef ROLE
	};
	return &words[role];
}

const char *mapping_role(enum record_role role)
{
	return words_of((int)role)->word;
}

const char *mapping_role_also(enum record_role role)
{
	return words_of((int)role)->also;
}

/* The column with this heading, whole or without its unit; -1 when there is none. */
static int column_named(const struct csv *csv, const char *name)
{
	for (int i = 0; i < csv->column_count; i++)
		if (cell_is_same(csv->headings[i], name) || cell_is_same(csv->names[i], name))
			return i;
	return -1;
}

static int role_named(const char *word)
{
	for (int role = 0; role < ROLE_COUNT; role++)
		if (word_is(words_of(role)->word, word))
			return role;
	return -1;
}

static enum status pair_take(const struct csv *csv, char *pair, struct faults *faults, struct records *records)
{
	char *equals = strchr(pair, '='), name[ROLE_COUNT][WORD_SIZE];
	const char *names[ROLE_COUNT];
	struct place place = {0};
	if (!equals)
		return fault_add(faults, place, "write --map opened=COLUMN,closed=COLUMN", "--map: %.60s has no =", pair);
	*equals = '\0';
	int role = role_named(pair), column = column_named(csv, equals + 1);
	for (int i = 0; i < ROLE_COUNT; i++) {
		word_pick(words_of(i)->word, word_is_chinese(pair), name[i], sizeof name[i]);
		names[i] = name[i];
	}
	if (role < 0) {
		const char *near = text_nearest(pair, names, ROLE_COUNT);
		return fault_add(faults, place, near ? faults_say(faults, "did you mean %s?", near) : N_("name one of opened, started, closed, cancelled, category, area, worker, unit, case, effort, due"),
			"--map: a column cannot be %.60s", pair);
	}
	if (column < 0) {
		const char *near = text_nearest(equals + 1, csv->headings, csv->column_count);
		return fault_add(faults, (struct place){.file = csv->file}, near ? faults_say(faults, "did you mean %s?", near) : NULL, "--map: there is no column %.60s", equals + 1);
	}
	records->at[role] = column;
	return STATUS_OK;
}

/* Roles nobody named, by the first of their headings that the file has. */
static void roles_guess(const struct csv *csv, struct records *records)
{
	bool taken[CSV_COLUMNS] = {false};
	for (int role = 0; role < ROLE_COUNT; role++)
		if (records->at[role] >= 0)
			taken[records->at[role]] = true;
	for (int role = 0; role < ROLE_COUNT; role++) {
		if (records->at[role] >= 0)
			continue;
		int best = -1, best_place = 1 << 20;
		for (int column = 0; column < csv->column_count; column++) {
			char zh[WORD_SIZE];
			word_pick(words_of(role)->word, true, zh, sizeof zh);
			int place = cell_is_same(csv->names[column], zh) ? 0 : -1, at = 0;
			for (const char *also = words_of(role)->also; *also && place < 0; also += *also == ',', at++) {
				char one[WORD_SIZE];
				size_t length = strcspn(also, ",");
				memcpy(one, also, length);
				one[length] = '\0';
				if (cell_is_same(csv->names[column], one))
					place = at + 1;
				also += length;
			}
			if (place >= 0 && place < best_place && !taken[column]) {
				best = column;
				best_place = place;
			}
		}
		records->at[role] = best;
		records->was_guessed[role] = best >= 0;
		if (best >= 0)
			taken[best] = true;
	}
}

enum status mapping_find(const struct csv *csv, const char *map, struct arena *arena, struct faults *faults, struct records *records)
{
	char *words = map ? arena_string(arena, map) : NULL, *rest = words;
	enum status status = STATUS_OK;
	for (int role = 0; role < ROLE_COUNT; role++)
		records->at[role] = -1;
	if (map && !words)
		return STATUS_WORLD;
	for (char *pair = rest ? strsep(&rest, ",") : NULL; pair; pair = strsep(&rest, ","))
		if (*pair && pair_take(csv, pair, faults, records) != STATUS_OK)
			status = STATUS_FAULT;
	if (status != STATUS_OK)
		return status;
	roles_guess(csv, records);
	records->opens_by_start = records->at[ROLE_opened] < 0 && records->at[ROLE_started] >= 0;
	if (records->at[ROLE_opened] < 0 && records->at[ROLE_started] < 0)
		return fault_add(faults, (struct place){.file = csv->file, .line = 1, .column = 1}, "name it: --map opened=COLUMN", "no column says when work came");
	return STATUS_OK;
}
