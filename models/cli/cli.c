/* cli.c - what all verbs share: the common options, the language, and how faults and long words are printed. */
#include "cli/cli.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <sys/stat.h>

#include "base/text.h"
#include "base/units.h"
#include "cli/anatomy.h"
#include "cli/caret.h"
#include "cli/terminal.h"
#include "cli/keep.h"

enum { OPTION_LANGUAGE = 0x1000, OPTION_ALLOW_PATH, OPTION_ANATOMY, WIDE_FIRST = 0x2E80, MOST_SHARES = 100000 };

/* Writes what the verb takes to an open descriptor; the verb ends with that, and says nothing. */
static error_t anatomy_tell(const char *descriptor, const struct argp_state *state)
{
	int number = dup(atoi(descriptor));
	FILE *out = number >= 0 ? fdopen(number, "w") : NULL;
	if (out) {
		anatomy_write(state->root_argp, out);
		fclose(out);
	}
	return ECANCELED;
}

static error_t option_read(int key, char *argument, struct argp_state *state)
{
	switch (key) {
	case OPTION_LANGUAGE:
		(void)cli_choice("lang", (const char *const[]){"zh", "en"}, 2, argument, state);
		return 0;
	case OPTION_ANATOMY:
		return anatomy_tell(argument, state);
	case OPTION_ALLOW_PATH:
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

static const struct argp_option options[] = {
	{.name = "lang", .key = OPTION_LANGUAGE, .arg = "zh|en", .doc = N_("language of what is printed"), .group = -1},
	{.name = "allow-path", .key = OPTION_ALLOW_PATH, .arg = "FOLDER", .doc = N_("a scenario may also name files in this folder, besides its own and those that come with the program"), .group = -1},
	{.name = ANATOMY_FLAG, .key = OPTION_ANATOMY, .arg = "DESCRIPTOR", .flags = OPTION_HIDDEN},
	{0}
};
const struct argp cli_options = {.options = options, .parser = option_read, .argp_domain = CLI_DOMAIN};

const char *cli_pick(const struct cli *cli, const char *en, const char *zh)
{
	const char *first = cli->is_chinese ? zh : en, *other = cli->is_chinese ? en : zh;
	return first && *first ? first : other ? other : "";
}

static const char *translated(const char *sentence)
{
	return gettext(sentence);
}

void cli_faults_init(struct faults *faults, const struct cli *cli)
{
	faults_init(faults);
	faults->translate = translated;
	faults->is_chinese = cli->is_chinese;
	faults->roots = &cli->roots;
}

/* The line of a fault: what kind it is stands out. */
static void fault_print(struct cli *cli, struct faults *faults, const struct fault *fault)
{
	const char *line = fault_line(faults, fault), *kind = faults_word(faults, fault->warning ? N_("note: ") : N_("error: ")), *at = strstr(line, kind);
	int before = at ? (int)(at - line) : 0, length = at ? (int)strlen(kind) : 0;
	fprintf(cli->err, "%.*s", before, line);
	terminal_print(cli->err, fault->warning ? TERMINAL_NOTE : TERMINAL_ERROR, line + before, length);
	fprintf(cli->err, "%s\n", line + before + length);
}

int cli_faults(struct cli *cli, struct faults *faults)
{
	struct caret caret;
	int shown = faults->count < CLI_FAULTS ? faults->count : CLI_FAULTS;
	faults_sort(faults);
	caret_init(&caret);
	for (int i = 0; i < shown; i++) {
		fault_print(cli, faults, &faults->rows[i]);
		caret_print(&caret, &faults->rows[i], cli->err);
	}
	caret_free(&caret);
	if (shown < faults->count)
		fprintf(cli->err, _("%d more are not shown\n"), faults->count - shown);
	if (faults->error_count)
		fprintf(cli->err, ngettext("%d error\n", "%d errors\n", (unsigned long)faults->error_count), faults->error_count);
	return (int)faults_status(faults);
}

static bool is_closing(unsigned character)
{
	return character == 0x3001 || character == 0x3002 || character == 0xFF0C || character == 0xFF1B || character == 0xFF09 ||
	       character == 0xFF1A || character == 0x300D || character == 0x300F || character == 0x201D;
}

/* The end of the piece that stays together: a word with the blanks behind it, or one wide character with closing marks. */
static const char *piece_end(const char *start)
{
	const char *cursor = start, *end = start;
	unsigned character = text_next(&cursor);
	bool is_wide = character >= WIDE_FIRST;
	for (;;) {
		end = cursor;
		unsigned next = text_next(&cursor);
		bool breaks = character == ' ' ? next != ' ' : (is_wide || next >= WIDE_FIRST) && !is_closing(next) && next != ' ';
		if (!next || breaks)
			return end;
		character = next;
		is_wide = character >= WIDE_FIRST;
	}
}

void cli_wrap(FILE *out, int indent, const char *words)
{
	int columns = terminal_columns(out) < CLI_COLUMNS ? terminal_columns(out) : CLI_COLUMNS; /* longer lines are hard to read */
	int column = indent, blanks = 0; /* blanks are printed once it is clear that something follows on the line */
	fprintf(out, "%*s", indent, "");
	while (*words) {
		const char *end = piece_end(words), *stop = end;
		while (stop > words && stop[-1] == ' ')
			stop--;
		char piece[512];
		snprintf(piece, sizeof piece, "%.*s", (int)(stop - words), words);
		int width = text_width(piece);
		if (column > indent && column + blanks + width > columns) {
			fprintf(out, "\n%*s", indent, "");
			column = indent;
			blanks = 0;
		}
		fprintf(out, "%*s%s", blanks, "", piece);
		column += blanks + width;
		blanks = (int)(end - stop);
		words = end;
	}
	fputc('\n', out);
}

void cli_assign(struct cli_assignments *assignments, const char *word, struct argp_state *state)
{
	if (assignments->count == CLI_ASSIGNMENTS)
		argp_error(state, _("too many --set"));
	assignments->words[assignments->count++] = word;
}

void cli_file(struct cli_files *files, const char *name, struct argp_state *state)
{
	if (files->count == CLI_FILES)
		argp_error(state, _("too many files"));
	files->rows[files->count++] = name;
}

uint64_t cli_whole(const char *name, const char *word, uint64_t least, uint64_t most, struct argp_state *state)
{
	char *end;
	errno = 0;
	unsigned long long value = strtoull(word, &end, 10);
	if (errno || end == word || *end || *word == '-' || value < least || value > most)
		argp_error(state, _("--%s is a whole number from %llu to %llu, not %s"), name, (unsigned long long)least, (unsigned long long)most, word);
	return value;
}

double cli_share(const char *name, const char *word, struct argp_state *state)
{
	double share = 0;
	if (units_parse(word, UNITS_SHARE, &share) != UNITS_FINE || !(share > 0 && share < 1))
		argp_error(state, _("--%s is a share above 0 and below 100%%, as in --%s=1%%, not %s"), name, name, word);
	return share;
}

void cli_shard(char *word, int *share, int *shares, struct argp_state *state)
{
	char *slash = strchr(word, '/');
	if (!slash) {
		argp_error(state, _("--shard is as in --shard 3/12, not %s"), word);
		return;
	}
	*slash = '\0';
	*shares = (int)cli_whole("shard", slash + 1, 1, MOST_SHARES, state);
	*share = (int)cli_whole("shard", word, 1, (uint64_t)*shares, state);
}

double cli_above_zero(const char *name, const char *word, struct argp_state *state)
{
	char *end;
	double value = strtod(word, &end);
	if (end == word || *end || !(value > 0) || !(value < HUGE_VAL))
		argp_error(state, _("--%s is a number above 0, not %s"), name, word);
	return value;
}

int cli_choice(const char *name, const char *const *words, int count, const char *word, struct argp_state *state)
{
	struct text all;
	for (int i = 0; i < count; i++)
		if (strcmp(word, words[i]) == 0)
			return i;
	text_init(&all);
	for (int i = 0; i < count; i++)
		text_addf(&all, "%s%s", i == 0 ? "" : i + 1 < count ? _(", ") : _(" or "), words[i]);
	argp_error(state, _("--%s is %s, not %s"), name, all.data ? all.data : "", word);
	text_free(&all);
	return 0;
}

enum table_format cli_format(const char *word, struct argp_state *state)
{
	static const char *const names[] = {[TABLE_TEXT] = "text", [TABLE_CSV] = "csv", [TABLE_MARKDOWN] = "markdown"};
	return (enum table_format)cli_choice("format", names, sizeof names / sizeof *names, word, state);
}

int cli_measure(const struct result_set *set, const char *name, const char *option, struct faults *faults)
{
	const char **names = arena_rows(&faults->arena, 2 * set->measure_count, const char *);
	for (int m = 0; m < set->measure_count && names; m++) {
		names[2 * m] = set->measures[m].name;
		names[2 * m + 1] = set->measures[m].name_zh;
		if (!strcmp(name, set->measures[m].name) || !strcmp(name, set->measures[m].name_zh))
			return m;
	}
	const char *nearest = names ? text_nearest(name, names, 2 * set->measure_count) : NULL;
	fault_add(faults, (struct place){0}, nearest ? faults_say(faults, "did you mean %s?", nearest) : NULL, "%s: there is no measure %s in the results", option, name);
	return -1;
}

/* What stands under the name may be written over: nothing, an empty file, or an older one of the kind that begins with `mark`. */
static bool may_replace(const char *path, const char *mark)
{
	char start[8] = "";
	struct stat about;
	if (stat(path, &about) != 0)
		return true;
	FILE *file = S_ISREG(about.st_mode) ? fopen(path, "rb") : NULL;
	size_t size = file ? fread(start, 1, sizeof start, file) : 0;
	bool fine = file && (size == 0 || (size == sizeof start && memcmp(start, mark, sizeof start) == 0));
	if (file)
		fclose(file);
	return fine;
}

enum status cli_target(const char *path, const char *mark, struct faults *faults)
{
	if (!path)
		return STATUS_OK;
	enum status status = keep_folder(path, faults);
	if (status == STATUS_OK && !may_replace(path, mark))
		status = fault_add(faults, (struct place){0}, "give another name", "%s is something else and would be lost", path);
	return status;
}
