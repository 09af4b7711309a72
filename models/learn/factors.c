/* factors.c - from keys with ranges to assumptions, and from a point back to settings. */
#include "learn/factors.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

#include "base/word.h"
#include "study/design.h"

enum { FORMS = sizeof((struct factors_row *)NULL)->forms / sizeof(double) };

/* -- which there are ------------------------------------------------------------------------------------------------- */

static bool is_assumed(const struct schema_provenance *said)
{
	return said->origin == SCHEMA_DEFAULT_ASSUMED || said->origin == SCHEMA_FILE_ASSUMED;
}

/* Hours of work nobody sends. */
static bool is_idle(const struct schema_key *key, const struct settings *settings)
{
	for (int kind = 0; kind < KIND_COUNT; kind++)
		if (key->offset == offsetof(struct settings, kinds) + (size_t)kind * sizeof(struct kind_settings) + offsetof(struct kind_settings, effort))
			return settings->kinds[kind].count <= 0;
	return false;
}

/* Values without a unit of their own cannot be scaled. */
static bool is_movable(const struct schema_key *key, const struct settings *settings)
{
	if (is_idle(key, settings))
		return false;
	if (key->type != SCHEMA_DRAW)
		return true;
	const struct draw *draw = (const struct draw *)(const void *)((const char *)settings + key->offset);
	const struct draw_kind *kind = draw_kind(draw->kind);
	return kind->parameter_count > 0 && kind->parameters[0].in_units && draw_mean(draw) > 0;
}

static struct factors_row *row_of(struct factors *factors, const struct ranges_row *range)
{
	for (int i = 0; range->is_shared && i < factors->count; i++)
		if (factors->rows[i].shown.name == range->path)
			return &factors->rows[i];
	return NULL;
}

/* Values count the rival forms from 0; what else the key may choose is no rival. */
static enum status forms_fill(struct factors_row *row, const struct ranges_row *range, const struct schema_key *key, double set, struct arena *arena)
{
	char form[WORD_SIZE], form_zh[WORD_SIZE];
	row->form_count = word_count(range->forms) < FORMS ? word_count(range->forms) : FORMS;
	for (int i = 0; i < row->form_count && row->shown.choices; i++) {
		word_at(range->forms, i, false, form, sizeof form);
		int at = word_find(key->choices, form);
		row->forms[i] = at;
		word_at(key->choices, at, true, form_zh, sizeof form_zh);
		row->shown.choices = arena_format(arena, "%s%s%s=%s", row->shown.choices, i ? "|" : "", form, form_zh);
		if (fabs(at - set) < 0.5) {
			row->place = (i + 0.5) / row->form_count;
			row->set = i;
		}
	}
	row->low = 0;
	row->high = row->form_count - 1;
	return row->shown.choices ? STATUS_OK : STATUS_WORLD;
}

/* "ledger: effort" in the words of people; the group stands before the key in Chinese. */
static enum status names_fill(struct factors_row *row, const struct ranges_row *range, const struct schema *schema, const struct schema_key *key, struct arena *arena)
{
	char path[SCHEMA_VALUE];
	row->shown.name_en = range->name_en ? range->name_en : key->name_en;
	row->shown.name_zh = range->name_zh;
	if (range->name_zh)
		return STATUS_OK;
	schema_path(schema, key->path, true, path, sizeof path);
	const char *first = strchr(path, '.'), *last = strrchr(path, '.');
	char *name = first && first != last ? arena_string(arena, first + 1) : arena_string(arena, key->name_zh);
	for (char *dot = name; dot && (dot = strchr(dot, '.')); )
		memmove(dot, dot + 1, strlen(dot));
	row->shown.name_zh = name;
	return name ? STATUS_OK : STATUS_WORLD;
}

/* A loop that is switched off stays off. */
static bool is_among(const struct ranges_row *range, const struct schema_key *key, double set)
{
	char word[WORD_SIZE];
	word_at(key->choices, (int)set, false, word, sizeof word);
	return word_find(range->forms, word) >= 0;
}

static enum status row_add(struct factors *factors, const struct ranges_row *range, const struct factors_key *first, struct arena *arena)
{
	const struct schema_key *key = first->key;
	struct factors_row *row = &factors->rows[factors->count++];
	*row = (struct factors_row){.first = (int)(first - factors->keys), .count = 1, .low = first->range.low, .high = first->range.high, .set = first->set,
		.shown = {.name = range->is_shared ? range->path : key->path, .dimension = units_name(key->dimension), .choices = "",
			.source = range->source ? range->source : ""}};
	if (range->kind == RANGES_FORMS && forms_fill(row, range, key, first->set, arena) != STATUS_OK)
		return STATUS_WORLD;
	if (range->kind != RANGES_FORMS)
		row->place = ranges_place(&first->range, first->set);
	row->place = fmin(fmax(row->place, 0), nextafter(1, 0));
	return names_fill(row, range, &factors->schema, key, arena);
}

/* Keys that are set differently have only multiples in common. */
static void key_join(struct factors *factors, struct factors_row *row, const struct factors_key *joined)
{
	const struct factors_key *first = &factors->keys[row->first];
	if (fabs(joined->set - first->set) > 1e-9 * fabs(first->set) && first->set > 0) {
		row->is_ratio = true;
		row->shown.dimension = units_name(UNITS_NUMBER);
		row->low = first->range.low / first->set;
		row->high = first->range.high / first->set;
		row->set = 1;
	}
}

enum status factors_build(struct factors *factors, const struct scenario *scenario, struct arena *arena)
{
	*factors = (struct factors){.count = 0};
	if (scenario_schema(&factors->schema, arena) != STATUS_OK)
		return STATUS_WORLD;
	int all = factors->schema.count, count = 0;
	factors->rows = arena_rows(arena, all, struct factors_row);
	factors->keys = arena_rows(arena, all, struct factors_key);
	bool *taken = arena_rows(arena, all, bool);
	if (!factors->rows || !factors->keys || !taken)
		return STATUS_WORLD;
	for (int i = 0; i < all; i++) { /* the keys of a shared row stand together */
		const struct ranges_row *range = ranges_find(factors->schema.keys[i].path);
		for (int j = i; j < all && range && range->kind != RANGES_STAYS; j++) {
			const struct schema_key *key = &factors->schema.keys[j];
			if ((j > i && !range->is_shared) || taken[j] || ranges_find(key->path) != range || !is_assumed(&scenario->provenance[j])
			    || !scenario_is_in_force(&scenario->settings, key->path) || !is_movable(key, &scenario->settings))
				continue;
			struct factors_key *next = &factors->keys[count];
			*next = (struct factors_key){.key = key, .set = ranges_read(key, &scenario->settings)};
			if (range->kind != RANGES_FORMS)
				next->range = ranges_of(range, key, next->set);
			taken[j] = true;
			if (range->kind == RANGES_FORMS ? !is_among(range, key, next->set) : !(next->range.high > next->range.low))
				continue;
			count++;
			struct factors_row *row = row_of(factors, range);
			if (!row && row_add(factors, range, next, arena) != STATUS_OK)
				return STATUS_WORLD;
			if (row) {
				row->count++;
				key_join(factors, row, next);
			}
		}
	}
	return STATUS_OK;
}

/* -- points ---------------------------------------------------------------------------------------------------------- */

/* Of the key. */
static double form_at(const struct factors_row *row, double u)
{
	return row->forms[design_level(u, row->form_count)];
}

double factors_value(const struct factors *factors, int factor, double u)
{
	const struct factors_row *row = &factors->rows[factor];
	const struct factors_key *first = &factors->keys[row->first];
	if (row->form_count)
		return design_level(u, row->form_count);
	double value = ranges_value(&first->range, u);
	if (row->is_ratio)
		return value / first->set;
	return first->key->type == SCHEMA_WHOLE ? round(value) : value;
}

/* Writes the point over settings; a key that differs from `opening` is an option's own and stays. */
static void lay_over(const struct factors *factors, const double *u, const struct settings *opening, struct settings *settings)
{
	for (int f = 0; f < factors->count; f++) {
		const struct factors_row *row = &factors->rows[f];
		for (int k = row->first; k < row->first + row->count; k++) {
			const struct factors_key *of = &factors->keys[k];
			double now = ranges_read(of->key, settings), before = ranges_read(of->key, opening);
			if (!(now < before) && !(now > before))
				ranges_write(of->key, settings, row->form_count ? form_at(row, u[f]) : ranges_value(&of->range, u[f]));
		}
	}
}

enum status factors_lay(const struct factors *factors, const struct scenario *scenario, const double *u, struct arena *arena, struct scenario *out)
{
	if (scenario_fork(scenario, arena, out) != STATUS_OK)
		return STATUS_WORLD;
	lay_over(factors, u, &scenario->settings, &out->settings);
	for (int p = 0; p < out->policy_count; p++)
		for (int i = 0; i < out->policies[p].phase_count; i++)
			lay_over(factors, u, &scenario->settings, out->policies[p].phases[i].settings);
	return STATUS_OK;
}

enum status factors_show(const struct factors *factors, struct arena *arena, const struct result_factor **rows, double **bounds)
{
	struct result_factor *shown = arena_rows(arena, factors->count, struct result_factor);
	*bounds = arena_rows(arena, factors->count * RESULT_BOUNDS, double);
	*rows = shown;
	if (!shown || !*bounds)
		return STATUS_WORLD;
	for (int f = 0; f < factors->count; f++) {
		const struct factors_row *row = &factors->rows[f];
		const double of[RESULT_BOUNDS] = {row->low, row->high, row->set, row->is_ratio};
		shown[f] = (struct result_factor){arena_string(arena, row->shown.name), arena_string(arena, row->shown.name_en), arena_string(arena, row->shown.name_zh),
			row->shown.dimension, arena_string(arena, row->shown.choices), arena_string(arena, row->shown.source)};
		if (!shown[f].name || !shown[f].name_en || !shown[f].name_zh || !shown[f].choices || !shown[f].source)
			return STATUS_WORLD;
		memcpy(*bounds + f * RESULT_BOUNDS, of, sizeof of);
	}
	return STATUS_OK;
}
