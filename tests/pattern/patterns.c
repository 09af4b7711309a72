/* patterns.c - tries the patterns: patterns [--full FOLDER] [ID…|backtest]. Without --full the short forms, fit for every build. */
#include <math.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "backtest.h"
#include "pattern.h"

static const struct pattern *const patterns[] = {
#define PATTERN(id) &pattern_##id,
#include "patterns.def"
#undef PATTERN
};
enum { PATTERN_COUNT = sizeof patterns / sizeof *patterns };

struct count {
	int passed, failed;
};

/* -- a pattern ---------------------------------------------------------------------------------------------------------- */

static bool trial_hold(struct trial *trial, const struct pattern *pattern, bool is_short)
{
	*trial = (struct trial){.pattern = pattern, .is_short = is_short};
	arena_init(&trial->arena);
	run_make(&trial->run, pattern->scenario, NULL, is_short ? pattern->few : 0, 0, 0);
	trial->is_broken = trial->run.status != STATUS_OK;
	trial->replications = trial->run.set.replication_count;
	if (!trial->is_broken)
		pattern->judge(trial);
	return !trial->is_broken;
}

static void trial_free(struct trial *trial)
{
	run_free(&trial->run);
	arena_free(&trial->arena);
}

static void interval_print(char out[96], const struct finding *finding)
{
	const struct stats_interval *value = &finding->value;
	double size = fmax(fabs(value->low), fabs(value->high));
	int decimals = size < 1 ? 3 : size < 10 ? 2 : size < 1000 ? 1 : 0;
	text_print(out, 96, "%.*f (%.*f to %.*f)%s%s", decimals, value->mean, decimals, value->low, decimals, value->high, *finding->unit ? " " : "", finding->unit);
}

static void said(const struct trial *trial, struct count *count)
{
	const struct pattern *pattern = trial->pattern;
	printf("%s %s: %d replications of %s\n", pattern->id, pattern->name_en, trial->replications, pattern->scenario);
	for (int i = 0; i < trial->finding_count; i++) {
		const struct finding *finding = &trial->findings[i];
		char value[96];
		interval_print(value, finding);
		printf("  %-4s %-8s %s: %s; must be %s\n", finding->holds ? "ok" : "FAIL", finding->is_counter ? "counter" : "pattern", finding->what, value, finding->must);
		count->passed += finding->holds;
		count->failed += !finding->holds;
	}
	if (trial->is_broken) {
		printf("  FAIL could not be run\n");
		count->failed++;
	}
}

/* -- files -------------------------------------------------------------------------------------------------------------- */

/* "V3" becomes "v03". */
static void stem_print(const struct pattern *pattern, char out[16])
{
	text_print(out, 16, "v%02d", atoi(pattern->id + 1));
}

static bool file_write(const char *folder, const char *name, const struct text *text)
{
	char path[512];
	text_print(path, sizeof path, "%s/%s", folder, name);
	FILE *file = fopen(path, "w");
	bool is_written = file && text->data && !text->failed && fputs(text->data, file) >= 0;
	if (file && fclose(file) != 0)
		is_written = false;
	if (!is_written)
		fprintf(stderr, "%s: not written\n", path);
	return is_written;
}

static bool drawn(struct trial *trial, const char *folder)
{
	const struct pattern *pattern = trial->pattern;
	struct text out, words;
	char name[32], value[96];
	text_init(&out);
	text_init(&words);
	text_addf(&words, "%s Without what makes it: %s", pattern->shows, pattern->vanishes);
	for (int i = 0; i < trial->finding_count; i++) {
		interval_print(value, &trial->findings[i]);
		text_addf(&words, " %s: %s.", trial->findings[i].what, value);
	}
	struct chart chart = {.title = arena_format(&trial->arena, "%s %s · %s", pattern->id, pattern->name_en, pattern->name_zh),
		.description = words.data, .panels = trial->panels, .panel_count = trial->panel_count, .is_same_scale = !pattern->has_own_scales};
	chart_write(&chart, &out);
	stem_print(pattern, name);
	text_print(name + 3, sizeof name - 3, ".svg");
	bool is_written = file_write(folder, name, &out);
	text_free(&words);
	text_free(&out);
	return is_written;
}

static void listed(struct trial *trial, struct text *page)
{
	const struct pattern *pattern = trial->pattern;
	for (int i = 0; i < trial->finding_count; i++) {
		const struct finding *finding = &trial->findings[i];
		char value[96];
		interval_print(value, finding);
		text_addf(page, "| %s | %s | %s | %s | %s | %s |\n", i == 0 ? arena_format(&trial->arena, "[%s](v%02d.svg) %s", pattern->id, atoi(pattern->id + 1), pattern->name_en) : "", finding->is_counter ? "counter-test" : "pattern",
			finding->what, value, finding->must, finding->holds ? "holds" : "**fails**");
	}
}

/* -- all of them -------------------------------------------------------------------------------------------------------- */

static bool is_word(const char *word, char **words, int count)
{
	for (int i = 0; i < count; i++)
		if (!strcmp(words[i], word))
			return true;
	return false;
}

int main(int argc, char **argv)
{
	const char *folder = argc > 2 && !strcmp(argv[1], "--full") ? argv[2] : NULL;
	char **ids = argv + (folder ? 3 : 1);
	int id_count = argc - (folder ? 3 : 1);
	struct count count = {0};
	struct text page;
	text_init(&page);
	if (folder)
		mkdir(folder, 0777);
	text_add(&page, "## Patterns\n\n| | | what is measured | mean and 95 % interval | must be | |\n|---|---|---|---|---|---|\n");
	for (int i = 0; i < PATTERN_COUNT; i++) {
		struct trial trial;
		if ((id_count > 0 && !is_word(patterns[i]->id, ids, id_count)) || (!folder && patterns[i]->few == 0))
			continue;
		trial_hold(&trial, patterns[i], !folder);
		said(&trial, &count);
		listed(&trial, &page);
		if (folder && !trial.is_broken && !drawn(&trial, folder))
			count.failed++;
		trial_free(&trial);
		fflush(stdout);
	}
	if (folder && (id_count == 0 || is_word("backtest", ids, id_count))) {
		struct text picture;
		text_init(&picture);
		count.failed += !(backtest_all(&page, &picture) && file_write(folder, "backtest.svg", &picture));
		text_free(&picture);
	}
	if (folder)
		count.failed += !file_write(folder, id_count == 0 ? "index.md" : "some.md", &page);
	text_free(&page);
	printf("%d passed, %d failed\n", count.passed, count.failed);
	return count.failed > 0;
}
