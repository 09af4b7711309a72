/* provenance.c - where the numbers come from, and how to make them again. */
#include <string.h>

#include "base/stamp.h"
#include "report/page/section.h"
#include "report/words.h"
#include "show/html.h"

static const char SET[] = "# set: ";

static void fact(struct text *out, const char *name, const char *words)
{
	html_element(out, "dt", name);
	html_element(out, "dd", words ? words : "");
}

/* A word of a shell, in quotes unless it is plain. */
static void word_add(struct text *out, const char *word, size_t length)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._/=,-+:%@";
	bool is_plain = length > 0 && strspn(word, plain) >= length;
	text_add(out, is_plain ? " " : " '");
	for (size_t i = 0; i < length; i++)
		if (word[i] == '\'')
			text_add(out, "'\\''");
		else
			text_addf(out, "%c", word[i]);
	text_add(out, is_plain ? "" : "'");
}

/* Settings of the command line stand at the end of the scenario's text. */
static void sets_add(const struct result_set *set, struct text *out)
{
	for (const char *at = set->scenario_text, *end; *at; at = *end ? end + 1 : end) {
		end = at + strcspn(at, "\n");
		if (strncmp(at, SET, strlen(SET)) != 0)
			continue;
		text_add(out, " --set");
		word_add(out, at + strlen(SET), (size_t)(end - at) - strlen(SET));
	}
}

static void policies_add(const struct result_set *set, struct text *out)
{
	struct text names;
	text_init(&names);
	for (int p = 0; p < set->point_count; p++)
		text_addf(&names, "%s%s", p > 0 ? "," : "", set->points[p].name);
	text_add(out, " --policy");
	word_add(out, words_in(&names), names.length);
	out->failed |= names.failed;
	text_free(&names);
}

/* The commands that make the numbers and this page again. */
static void commands_write(const struct section_place *place, struct text *out)
{
	const struct studies_row *study = place->study;
	const struct result_set *set = &study->set;
	struct text words;
	text_init(&words);
	if (study->file_count == 1) {
		text_add(&words, "jianfu run");
		word_add(&words, set->scenario_file, strlen(set->scenario_file));
		text_addf(&words, " --seed=%llu --replications=%d", (unsigned long long)set->seed, set->replication_count);
		if (set->point_count > 1)
			policies_add(set, &words);
		sets_add(set, &words);
		text_addf(&words, set->screen.point_count > 0 ? " --screen=%d --sample=%d -o" : " -o", set->screen.point_count, set->screen.place_count);
		word_add(&words, study->files[0], strlen(study->files[0]));
		text_add(&words, "\n");
	}
	text_addf(&words, "jianfu report --lang=%s", place->is_chinese ? "zh" : "en");
	for (int i = 0; i < study->file_count; i++)
		word_add(&words, study->files[i], strlen(study->files[i]));
	text_add(&words, " -o report.html");
	html_element(out, "p", _("To make it again:"));
	html_element(out, "pre", words_in(&words));
	out->failed |= words.failed;
	text_free(&words);
}

/* Every table by its name, with its size and the whole of its SHA-256. */
static void tables_write(const struct result_set *set, struct arena *arena, struct text *out)
{
	for (const char *line = set->tables_read, *end; (end = strchr(line, '\n')); line = end + 1) {
		const char *size = strstr(line, "  "), *name = size ? strstr(size + 2, "  ") : NULL;
		if (!name || name > end)
			return;
		fact(out, _("Table read"), arena_format(arena, _("%.*s, %.*s bytes, SHA-256 %.*s"), (int)(end - name - 2), name + 2, (int)(name - size - 2), size + 2,
			(int)(size - line), line));
	}
}

/* One number for all histories: it is the same when every event of every run was. */
static uint64_t histories(const struct result_set *set)
{
	uint64_t sum = 0;
	for (int i = 0; i < set->point_count * set->replication_count; i++)
		sum = (sum ^ set->digest[i]) * 0x9E3779B97F4A7C15u;
	return sum;
}

static enum status write(const struct section_place *place, struct text *out)
{
	const struct result_set *set = &place->study->set;
	struct arena *arena = place->arena;
	struct stamp stamp = stamp_of(set->scenario_file, set->scenario_text, strlen(set->scenario_text));
	html_open(out, "dl");
	for (int i = 0; i < place->study->file_count; i++)
		fact(out, _("Result file"), place->study->files[i]);
	fact(out, _("Scenario"), arena_format(arena, _("%s, SHA-256 of what was read and set: %s"), set->scenario_file, stamp.sha256));
	fact(out, _("Program"), set->program);
	fact(out, _("Seed, and runs of each option"), arena_format(arena, "%llu, %d", (unsigned long long)set->seed, set->replication_count));
	fact(out, _("Fingerprint of all events in all runs"), arena_format(arena, "%016llx", (unsigned long long)histories(set)));
	tables_write(set, arena, out);
	html_close(out, "dl");
	commands_write(place, out);
	html_fold(out, _("The scenario, whole, as it was read"));
	html_element(out, "pre", set->scenario_text);
	html_close(out, "details");
	return STATUS_OK;
}

const struct section section_provenance = {.id = "provenance", .title = N_("Where the numbers come from"), .suits_queues = true, .write = write};
