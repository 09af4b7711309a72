/* vary.c - from "staff.quits=5 .. 30 %/yr" to a factor: its key found, its values tried one by one. */
#include "sweep/vary.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/word.h"
#include "study/design.h"
#include "world/keys.h"
#include "world/reading.h"

enum { PATH = 256, QUANTITY = 128 };

enum status vary_init(struct vary *vary, const struct scenario *scenario, struct arena *arena, struct faults *faults)
{
	*vary = (struct vary){.scenario = scenario, .arena = arena};
	bool fine = scenario_schema(&vary->settings, arena) == STATUS_OK;
	for (int rule = 0; fine && rule < RULE_COUNT; rule++)
		fine = keys_of_rule((enum rule_id)rule, &vary->rules[rule], arena) == STATUS_OK;
	vary->scratch = arena_rows(arena, 1, struct settings);
	return fine && vary->scratch ? STATUS_OK : fault_world(faults, "no memory left");
}

/* -- the key --------------------------------------------------------------------------------------------------------- */

/* Where a key is and what it is set to. */
struct found {
	const struct schema *schema;
	const struct schema_key *key;
	const void *set;               /* the structure that holds what is set */
	const char *path;              /* as --set takes it */
};

/* "NAME.RULE.PARAMETER" of an option. */
static enum status parameter_find(const struct vary *vary, const char *written, struct place place, struct found *found, struct faults *faults)
{
	char path[PATH], rule_name[PATH];
	const struct scenario *scenario = vary->scenario;
	size_t length = strcspn(written, ".");
	const char *rest = written[length] ? written + length + 1 : "", *names[SCENARIO_POLICIES];
	int policy = 0;
	while (policy < scenario->policy_count && (strlen(scenario->policies[policy].name) != length || strncmp(scenario->policies[policy].name, written, length)))
		policy++;
	for (int i = 0; i < scenario->policy_count; i++)
		names[i] = scenario->policies[i].name;
	const char *name = arena_format(vary->arena, "%.*s", (int)length, written);
	if (!name)
		return fault_world(faults, "no memory left");
	if (policy == scenario->policy_count) {
		const char *nearest = text_nearest(name, names, scenario->policy_count);
		return fault_add(faults, place, nearest ? faults_say(faults, "did you mean %s?", nearest) : N_("name one of the options listed under policies"),
			"there is no option %.60s", name);
	}
	snprintf(rule_name, sizeof rule_name, "%.*s", (int)strcspn(rest, "."), rest);
	int rule = gates_rule(rule_name);
	const struct rule_settings *set = NULL; /* what holds last */
	for (int i = 0; i < scenario->policies[policy].phase_count && rule >= 0; i++)
		for (int j = 0; j < scenario->policies[policy].phases[i].rule_count; j++)
			if ((int)scenario->policies[policy].phases[i].rules[j].rule == rule)
				set = &scenario->policies[policy].phases[i].rules[j];
	if (!set)
		return fault_add(faults, place, "name a rule of its gate", "the option %s has no rule %s", name, rule_name);
	found->schema = &vary->rules[rule];
	if (!schema_resolve(found->schema, "", rest, path, sizeof path) || !(found->key = schema_find(found->schema, path)))
		return fault_add(faults, place, "see `jianfu describe rules`", "the rule %s has no parameter %s", rule_name, rest + strcspn(rest, "."));
	found->set = set->p;
	found->path = arena_format(vary->arena, "policy.%s.%s", name, path);
	return found->path ? STATUS_OK : fault_world(faults, "no memory left");
}

static enum status key_find(const struct vary *vary, const char *written, struct place place, struct found *found, struct faults *faults)
{
	static const char *const prefixes[] = {"policy.", "方案."};
	char path[PATH];
	for (int i = 0; i < 2; i++)
		if (!strncmp(written, prefixes[i], strlen(prefixes[i])))
			return parameter_find(vary, written + strlen(prefixes[i]), place, found, faults);
	*found = (struct found){.schema = &vary->settings, .set = &vary->scenario->settings};
	if (schema_resolve(found->schema, "", written, path, sizeof path) && (found->key = schema_find(found->schema, path))) {
		found->path = found->key->path;
		return STATUS_OK;
	}
	/* the table of keys knows best what was meant */
	const char *words = arena_format(vary->arena, "%s=1", written);
	int before = faults->error_count;
	if (words)
		(void)!schema_set(found->schema, words, vary->scratch, NULL, vary->arena, faults);
	return faults->error_count > before ? STATUS_FAULT : fault_add(faults, place, NULL, "%s cannot be varied", written);
}

/* -- values ---------------------------------------------------------------------------------------------------------- */

static const char *trimmed(const char *start, const char *end, struct arena *arena)
{
	while (start < end && strchr(" \t", *start))
		start++;
	while (end > start && strchr(" \t", end[-1]))
		end--;
	return arena_format(arena, "%.*s", (int)(end - start), start);
}

/* Sets the key in the scratch room: whether it takes the word; a fault says why not. */
static bool takes(const struct vary *vary, const struct found *found, const char *word, struct faults *faults)
{
	const char *assignment = arena_format(vary->arena, "%s=%s", found->key->path, word);
	return assignment && schema_set(found->schema, assignment, vary->scratch, NULL, vary->arena, faults) == STATUS_OK;
}

static const void *value_in(const struct found *found, const void *structure)
{
	return (const char *)structure + found->key->offset;
}

static bool is_number(const struct schema_key *key)
{
	return key->type == SCHEMA_NUMBER || key->type == SCHEMA_WHOLE;
}

/* Whether two structures hold the same under the key. */
static bool is_same(const struct found *found, const void *one, const void *other)
{
	const struct schema_key *key = found->key;
	size_t size = key->type == SCHEMA_DRAW ? sizeof(struct draw) : is_number(key) || key->is_double ? sizeof(double) : sizeof(int);
	return !memcmp(value_in(found, one), value_in(found, other), size);
}

/* The number a structure holds under the key, NaN when it is none: of a distribution, when it is one number for certain. */
static double number_in(const struct found *found, const void *structure)
{
	const void *at = value_in(found, structure);
	if (is_number(found->key))
		return *(const double *)at;
	const struct draw *draw = at;
	return found->key->type == SCHEMA_DRAW && draw->kind == DRAW_constant ? draw->p[0] : NAN;
}

/* As it is written in files: numbers with all their digits, choices in English. */
static const char *canonical(const struct vary *vary, const struct found *found, const char *word)
{
	char written[QUANTITY];
	double number = number_in(found, vary->scratch);
	const struct schema_key *key = found->key;
	if (!isnan(number))
		units_write(number, key->dimension, false, written, sizeof written);
	else if (key->type == SCHEMA_CHOICE)
		word_at(key->choices, key->is_double ? (int)*(const double *)value_in(found, vary->scratch) : *(const int *)value_in(found, vary->scratch), false,
			written, sizeof written);
	else
		return word;
	return arena_string(vary->arena, written);
}

/* Numbers without a unit take that of the next one that has one, or else of the one before. */
static const char *with_unit(const struct vary *vary, enum units_dimension dimension, const char *const *words, int count, int at)
{
	double value, number;
	const char *unit = "";
	if (units_parse(words[at], dimension, &value) != UNITS_NO_UNIT && !(dimension == UNITS_SHARE && units_split(words[at], &number, &unit) && !*unit))
		return words[at];
	for (int i = at + 1; i < count && !*unit; i++)
		(void)!units_split(words[i], &number, &unit);
	for (int i = at - 1; i >= 0 && !*unit; i--)
		(void)!units_split(words[i], &number, &unit);
	return *unit ? arena_format(vary->arena, "%s %s", words[at], unit) : words[at];
}

/* -- factors --------------------------------------------------------------------------------------------------------- */

/* A row for the key, not yet counted. NULL and a fault when it cannot be. */
static struct vary_factor *factor_begin(struct vary *vary, const struct found *found, struct place place, struct faults *faults)
{
	char unit[QUANTITY];
	const struct schema_key *key = found->key;
	struct vary_factor *factor = &vary->factors[vary->count];
	if (vary->count == VARY_MOST) {
		fault_add(faults, place, NULL, "more than %d factors", VARY_MOST);
		return NULL;
	}
	for (int i = 0; i < vary->count; i++)
		if (!strcmp(vary->factors[i].key, found->path)) {
			fault_add(faults, place, "give all its values at once", "%s is varied twice", found->path);
			return NULL;
		}
	units_base(key->dimension, false, unit, sizeof unit);
	*factor = (struct vary_factor){.key = found->path, .of = key, .place = place, .shown = {.name = found->path, .name_en = key->name_en, .name_zh = key->name_zh,
		.unit = arena_string(vary->arena, unit), .levels = ""}};
	factor->bounds[SWEEP_SET] = NAN;
	if (factor->shown.unit)
		return factor;
	(void)fault_world(faults, "no memory left");
	return NULL;
}

/* The level a word is: an earlier one that sets the same, or a new one. */
static int level_of(struct vary *vary, const struct found *found, struct vary_factor *factor, const char *word)
{
	const char *written = canonical(vary, found, word);
	int level = 0;
	while (level < factor->shown.level_count && written && strcmp(factor->levels[level], written))
		level++;
	if (level < factor->shown.level_count || !written)
		return level;
	factor->levels[level] = written;
	factor->numbers[level] = number_in(found, vary->scratch);
	if (is_same(found, vary->scratch, found->set))
		factor->bounds[SWEEP_SET] = level;
	factor->shown.level_count++;
	return level;
}

/* What is known once all levels are. */
static enum status levels_end(struct vary *vary, struct vary_factor *factor, struct faults *faults)
{
	int count = factor->shown.level_count;
	bool are_words = false;
	factor->bounds[SWEEP_LOW] = INFINITY;
	factor->bounds[SWEEP_HIGH] = -INFINITY;
	for (int i = 0; i < count && factor->shown.levels; i++) {
		factor->shown.levels = arena_format(vary->arena, "%s%s%s", factor->shown.levels, i ? "\n" : "", factor->levels[i]);
		are_words = are_words || isnan(factor->numbers[i]);
		factor->bounds[SWEEP_LOW] = fmin(factor->bounds[SWEEP_LOW], factor->numbers[i]);
		factor->bounds[SWEEP_HIGH] = fmax(factor->bounds[SWEEP_HIGH], factor->numbers[i]);
	}
	if (!factor->shown.levels)
		return fault_world(faults, "no memory left");
	factor->bounds[SWEEP_SET] = (factor->bounds[SWEEP_SET] + 0.5) / count;
	factor->bounds[SWEEP_IS_WORDS] = are_words;
	if (are_words) {
		factor->numbers = NULL;
		factor->shown.unit = "";
		factor->bounds[SWEEP_LOW] = 0;
		factor->bounds[SWEEP_HIGH] = count - 1;
	}
	vary->count++;
	return STATUS_OK;
}

static enum status levels_add(struct vary *vary, const struct found *found, struct place place, const char *const *words, int count, int *of, struct faults *faults)
{
	const struct schema_key *key = found->key;
	struct vary_factor *factor = factor_begin(vary, found, place, faults);
	if (!factor)
		return faults_status(faults);
	bool has_units = is_number(key) || key->type == SCHEMA_DRAW, fine = true;
	factor->levels = arena_rows(vary->arena, count, const char *);
	factor->numbers = arena_rows(vary->arena, count, double);
	if (!factor->levels || !factor->numbers)
		return fault_world(faults, "no memory left");
	for (int i = 0; i < count; i++) {
		const char *word = has_units ? with_unit(vary, key->dimension, words, count, i) : words[i];
		if (!word || strchr(word, '\n') || !takes(vary, found, word, faults)) {
			fine = false;
			continue;
		}
		int level = level_of(vary, found, factor, word);
		if (of)
			of[i] = level;
	}
	return fine ? levels_end(vary, factor, faults) : faults_status(faults) != STATUS_OK ? faults_status(faults)
		: fault_add(faults, place, NULL, "%s cannot be varied", found->path);
}

/* "low .. high", and "log" behind it. */
static enum status range_add(struct vary *vary, const struct found *found, struct place place, const char *words, const char *dots, struct faults *faults)
{
	const char *end = words + strlen(words), *ends[2];
	bool is_log = false;
	for (int i = 0; i < 2; i++) {
		const char *mark = i ? " 对数" : " log";
		if (end - words > (ptrdiff_t)strlen(mark) && !strcmp(end - strlen(mark), mark)) {
			end -= strlen(mark);
			is_log = true;
		}
	}
	if (!is_number(found->key) && found->key->type != SCHEMA_DRAW)
		return fault_add(faults, place, "write its levels, as in KEY=a, b", "%s is no number and has no range", found->path);
	struct vary_factor *factor = factor_begin(vary, found, place, faults);
	if (!factor)
		return faults_status(faults);
	ends[0] = trimmed(words, dots, vary->arena);
	ends[1] = trimmed(dots + 2 + (*dots != '.'), end, vary->arena);
	for (int i = 0; i < 2; i++) {
		const char *word = ends[0] && ends[1] ? with_unit(vary, found->key->dimension, ends, 2, i) : NULL;
		if (!word || !takes(vary, found, word, faults))
			return faults_status(faults);
		factor->bounds[i ? SWEEP_HIGH : SWEEP_LOW] = number_in(found, vary->scratch);
	}
	double low = factor->bounds[SWEEP_LOW], high = factor->bounds[SWEEP_HIGH], set = number_in(found, found->set);
	if (!(high > low))
		return fault_add(faults, place, "write the lower end first", "%s has no range from %s to %s", found->path, ends[0], ends[1]);
	if (is_log && !(low > 0))
		return fault_add(faults, place, "write a lower end above 0", "%s from %s has no logarithm", found->path, ends[0]);
	factor->bounds[SWEEP_IS_LOG] = is_log;
	if (set >= low && set <= high)
		factor->bounds[SWEEP_SET] = fmin(is_log ? log(set / low) / log(high / low) : (set - low) / (high - low), nextafter(1, 0));
	vary->count++;
	return STATUS_OK;
}

/* -- words ----------------------------------------------------------------------------------------------------------- */

/* The next comma, of either width, outside of brackets and quotes; or the end. */
static const char *comma_find(const char *at)
{
	int depth = 0;
	char quote = '\0';
	for (; *at; at++) {
		if (quote ? *at == quote : *at == '"' || *at == '\'')
			quote = quote ? '\0' : *at;
		else if (!quote && strchr("[{", *at))
			depth++;
		else if (!quote && strchr("]}", *at))
			depth--;
		else if (!quote && depth <= 0 && (*at == ',' || !strncmp(at, "，", 3)))
			return at;
	}
	return at;
}

enum status vary_add(struct vary *vary, const char *words, struct place place, struct faults *faults)
{
	struct found found = {0};
	const char *equals = strchr(words, '=');
	if (!equals || equals == words || !equals[1 + strspn(equals + 1, " ")])
		return fault_add(faults, place, "write KEY=a, b, c or KEY=low .. high", "\"%.80s\" varies nothing", words);
	const char *key = trimmed(words, equals, vary->arena), *values = equals + 1, *dots = strstr(values, "..");
	if (!dots)
		dots = strstr(values, "…");
	if (!key)
		return fault_world(faults, "no memory left");
	enum status status = key_find(vary, key, place, &found, faults);
	if (status != STATUS_OK)
		return status;
	if (dots && !*comma_find(values))
		return range_add(vary, &found, place, values, dots, faults);
	int count = 1;
	for (const char *comma = comma_find(values); *comma; comma = comma_find(comma + 1))
		count++;
	const char **levels = arena_rows(vary->arena, count, const char *);
	for (int i = 0; i < count && levels; i++) {
		const char *end = comma_find(values);
		if (!(levels[i] = trimmed(values, end, vary->arena)))
			levels = NULL;
		values = end + (*end == ',' ? 1 : *end ? 3 : 0);
	}
	return levels ? levels_add(vary, &found, place, levels, count, NULL, faults) : fault_world(faults, "no memory left");
}

enum status vary_levels(struct vary *vary, const char *key, struct place place, const char *const *words, int count, int *of, struct faults *faults)
{
	struct found found = {0};
	enum status status = key_find(vary, key, place, &found, faults);
	return status == STATUS_OK ? levels_add(vary, &found, place, words, count, of, faults) : status;
}

/* -- what a design makes of it --------------------------------------------------------------------------------------- */

static double in_range(const struct vary_factor *factor, double u)
{
	double low = factor->bounds[SWEEP_LOW], high = factor->bounds[SWEEP_HIGH];
	if (factor->of->type == SCHEMA_WHOLE) /* equal shares for all of them */
		return fmin(low + floor(u * (high - low + 1)), high);
	if (u >= nextafter(1, 0))
		return high;
	return fmin(fmax(factor->bounds[SWEEP_IS_LOG] > 0 ? low * pow(high / low, u) : low + u * (high - low), low), high);
}

double vary_value(const struct vary_factor *factor, double u)
{
	int count = factor->shown.level_count;
	if (!count)
		return in_range(factor, u);
	int level = design_level(u, count);
	return factor->numbers ? factor->numbers[level] : level;
}

const char *vary_word(const struct vary_factor *factor, double u, struct arena *arena)
{
	char written[QUANTITY];
	if (factor->levels)
		return factor->levels[design_level(u, factor->shown.level_count)];
	units_write(in_range(factor, u), factor->of->dimension, false, written, sizeof written);
	return arena_string(arena, written);
}
