/* schema_draw.c - distributions made of others, or of a table: read under a key, and any distribution written again. */
#include <math.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "base/word.h"
#include "input/column.h"
#include "input/file.h"
#include "input/schema_names.h"
#include "input/schema_value.h"

enum { QUANTITY = 64, HELP = 256, NESTED = 4, PARTS = 32 };

/* -- mixture --------------------------------------------------------------------------------------------------------- */

static const char PART_HELP[] = N_("write {share: 0.3, value: 0 min} or {share: 0.7, exponential: {mean: 2 min}}");

static bool is_named(const char *written, enum draw_id id)
{
	return written && (!strcmp(written, draw_kind(id)->name) || !strcmp(written, draw_kind(id)->name_zh));
}

/* How many mixtures stand in one another here. */
static int nesting(const struct yaml_node *parts)
{
	int most = 0;
	for (const struct yaml_node *part = parts->first; part; part = part->next)
		for (const struct yaml_node *child = part->first; child; child = child->next)
			if (is_named(child->key, DRAW_mixture)) {
				int inside = nesting(child);
				most = inside > most ? inside : most;
			}
	return most + 1;
}

static enum status share_read(const char *path, const struct yaml_node *node, struct draw_part *part, struct arena *arena, struct faults *faults)
{
	char name[WORD_SIZE], called[SCHEMA_PATH];
	word_pick(SCHEMA_SHARE, word_is_chinese(node->key), name, sizeof name);
	snprintf(called, sizeof called, "%.*s.%s", SCHEMA_PATH - WORD_SIZE - 2, path, name);
	struct schema_key share = {.path = called, .type = SCHEMA_NUMBER, .dimension = UNITS_SHARE,
		.offset = offsetof(struct draw_part, share), .fallback = 0.5, .high = 1};
	return schema_value_read(&share, node, part, arena, faults);
}

/* A part: its share and one thing more, a constant value or a distribution. */
static enum status part_read(const struct schema_key *key, const struct yaml_node *node, struct draw_part *part, struct arena *arena,
	struct faults *faults)
{
	const struct yaml_node *share = node->kind == YAML_MAPPING ? yaml_child(node, SCHEMA_SHARE) : NULL;
	if (!share || node->count != 2)
		return fault_add(faults, node->place, PART_HELP, "%s wants its share and one distribution", key->path);
	const struct yaml_node *other = share == node->first ? share->next : node->first;
	struct yaml_node kind = *other, alone = {.kind = YAML_MAPPING, .place = other->key_place, .first = &kind, .count = 1};
	kind.next = NULL;
	struct schema_key value = *key;
	value.offset = offsetof(struct draw_part, draw);
	value.low = 0; /* the bounds of the key are those of the mean of the whole */
	value.high = INFINITY;
	enum status of_share = share_read(key->path, share, part, arena, faults);
	enum status of_value = schema_value_read(&value, word_is(SCHEMA_PART_VALUE, kind.key) ? &kind : &alone, part, arena, faults);
	return of_value ? of_value : of_share;
}

static enum status mixture_read(const struct schema_key *key, const char *path, const struct yaml_node *node, struct draw *draw,
	struct arena *arena, struct faults *faults)
{
	enum status status = STATUS_OK;
	double sum = 0;
	if (node->kind != YAML_SEQUENCE || !node->count)
		return fault_add(faults, node->place, PART_HELP, "%s wants a list of parts in [ ]", path);
	if (nesting(node) > NESTED)
		return fault_add(faults, node->place, "multiply the shares and write one list", "%s holds mixtures more than %d deep", path, NESTED);
	if (node->count > PARTS)
		return fault_add(faults, node->place, "use empirical: {file: …, column: …, weight: …}", "%s has %d parts, more than %d", path, node->count, PARTS);
	struct draw_part *parts = arena_rows(arena, node->count, struct draw_part);
	if (!parts)
		return fault_world(faults, "out of memory");
	for (const struct yaml_node *child = node->first; child; child = child->next) {
		struct draw_part *part = &parts[draw->part_count++];
		char called[SCHEMA_PATH];
		struct schema_key under = *key;
		snprintf(called, sizeof called, "%.*s[%d]", SCHEMA_PATH - 16, path, draw->part_count);
		under.path = called;
		enum status now = part_read(&under, child, part, arena, faults);
		status = now > status ? now : status;
		sum += part->share;
	}
	if (!status && fabs(sum - 1) > 1e-9)
		status = fault_add(faults, node->place, "let them sum to 1", "the shares of %s sum to %.10g", path, sum);
	draw->parts = parts;
	return status;
}

/* -- empirical ------------------------------------------------------------------------------------------------------- */

/* What a person says of the table. */
struct sample { const char *file, *column, *unit, *weight; int interpolate; };

static const struct schema_key sample_keys[] = {
	{.path = "empirical.file", .type = SCHEMA_TEXT, .offset = offsetof(struct sample, file), .text_fallback = "", .source = "rule", .name_en = "file", .name_zh = "文件",
	 .meaning_en = "CSV file, beside the file that names it", .meaning_zh = "CSV 文件，路径相对于写它的文件"},
	{.path = "empirical.column", .type = SCHEMA_TEXT, .offset = offsetof(struct sample, column), .text_fallback = "", .source = "rule", .name_en = "column", .name_zh = "列",
	 .meaning_en = "heading of the column of values", .meaning_zh = "数值所在列的表头"},
	{.path = "empirical.unit", .type = SCHEMA_TEXT, .offset = offsetof(struct sample, unit), .text_fallback = "", .source = "rule", .name_en = "unit", .name_zh = "单位",
	 .meaning_en = "unit of values that have none of their own, nor in the heading", .meaning_zh = "单元格和表头都未写单位时的单位"},
	{.path = "empirical.weight", .type = SCHEMA_TEXT, .offset = offsetof(struct sample, weight), .text_fallback = "", .source = "rule", .name_en = "weight", .name_zh = "权重",
	 .meaning_en = "heading of a column that says how much each row counts; without it all alike", .meaning_zh = "权重所在列的表头，不写则各行相同"},
	{.path = "empirical.interpolate", .type = SCHEMA_CHOICE, .offset = offsetof(struct sample, interpolate), .choices = "no=否|yes=是", .source = "rule", .name_en = "interpolate", .name_zh = "插值",
	 .meaning_en = "yes: also what lies between the values, each stretch by the mean weight of its ends", .meaning_zh = "是：数值之间也可取到，每段的权重为两端之均"},
};
enum { SAMPLE_KEYS = sizeof sample_keys / sizeof *sample_keys };
static const char *const sample_groups[] = {"empirical=经验分布", NULL};
const struct schema schema_draw_empirical = {.keys = sample_keys, .count = SAMPLE_KEYS, .groups = sample_groups};

static enum status sample_read(const char *path, const struct yaml_node *node, struct sample *sample, struct arena *arena, struct faults *faults)
{
	struct schema_key rows[SAMPLE_KEYS];
	for (int i = 0; i < SAMPLE_KEYS; i++) {
		rows[i] = sample_keys[i];
		rows[i].path = arena_format(arena, "%s%s", path, strchr(sample_keys[i].path, '.'));
		if (!rows[i].path)
			return fault_world(faults, "out of memory");
	}
	const struct schema schema = {.keys = rows, .count = SAMPLE_KEYS};
	schema_defaults(&schema, sample, NULL);
	enum status status = schema_read(&schema, node, path, NULL, false, sample, NULL, arena, faults);
	if (!status && !(*sample->file && *sample->column))
		status = fault_add(faults, node->place, "write {file: efforts.csv, column: minutes, unit: min}", *sample->file ? N_("%s lacks its column") : N_("%s lacks its file"), path);
	return status;
}

static enum status column_open(const struct csv *csv, const struct yaml_node *node, const char *name, struct column *column, struct faults *faults)
{
	char list[HELP] = "";
	*column = column_find(csv, name, NULL);
	if (column->at >= 0)
		return STATUS_OK;
	for (int i = 0; i < csv->column_count; i++)
		schema_append(list, sizeof list, "%s%.40s", i ? faults_word(faults, N_(", ")) : "", csv->headings[i]);
	return fault_add(faults, node->place, faults_say(faults, "the columns are %s", list), "there is no column %.60s in %.120s", name, csv->file);
}

/* The unit said beside the table holds where the heading says none. */
static enum status unit_settle(struct column *column, const struct yaml_node *node, const char *path, const char *unit, struct faults *faults)
{
	char units[HELP];
	column->unit = *unit ? unit : column->unit;
	if (!*column->unit || column_knows(column->dimension, column->unit))
		return STATUS_OK;
	units_list(column->dimension, faults->is_chinese, units, sizeof units);
	return fault_add(faults, node->place, *units ? faults_say(faults, "one of %s", units) : N_("leave the unit out"), "%s cannot be in %.40s", path, column->unit);
}

/* Every value and weight of the table; stops after some faults. */
static enum status rows_read(const struct column *column, const struct column *weight, double *values, double *weights, struct faults *faults)
{
	int before = faults->error_count;
	double total = 0;
	for (int row = 0; row < column->csv->row_count && faults->error_count - before < COLUMN_FAULTS; row++) {
		struct place place = csv_place(column->csv, row, column->at);
		if (!*csv_cell(column->csv, row, column->at))
			fault_add(faults, place, "leave the row out", "row %d, column %.60s: the cell is empty", column->csv->rows[row], column->csv->names[column->at]);
		else if (column_number(column, row, 0, faults, &values[row]) == STATUS_OK && column_number(weight, row, 1, faults, &weights[row]) == STATUS_OK)
			total += weights[row];
	}
	if (faults->error_count != before)
		return STATUS_FAULT;
	return total > 0 ? STATUS_OK : fault_add(faults, (struct place){column->csv->file, 1, 1}, "give it rows, and one a weight above 0", "the table has no values to draw from");
}

static enum status table_read(const struct schema_key *key, const char *called, const struct yaml_node *node, const struct sample *sample,
	struct draw *draw, struct arena *arena, struct faults *faults)
{
	const char *path = node->place.file ? file_beside(node->place.file, sample->file, arena) : sample->file;
	struct draw_table *table = arena_rows(arena, 1, struct draw_table);
	struct csv csv;
	struct column column, weight = {.at = -1};
	if (!path || !table)
		return fault_world(faults, "out of memory");
	enum status status = csv_read(path, node->place, arena, faults, &csv);
	if (!status)
		status = column_open(&csv, node, sample->column, &column, faults);
	if (!status && *sample->weight)
		status = column_open(&csv, node, sample->weight, &weight, faults);
	if (status)
		return status;
	column.dimension = key->dimension;
	column.low = 0;
	weight.dimension = UNITS_NUMBER;
	weight.high = 1e12;
	column.high = INFINITY;
	status = unit_settle(&column, node, called, sample->unit, faults);
	double *values = arena_rows(arena, csv.row_count, double), *weights = arena_rows(arena, csv.row_count, double);
	if (!status && (!values || !weights))
		return fault_world(faults, "out of memory");
	if (!status)
		status = rows_read(&column, &weight, values, weights, faults);
	if (!status && draw_tabulate(values, weights, csv.row_count, sample->interpolate, arena, table))
		return fault_world(faults, "out of memory");
	table->file = sample->file;
	table->stamp = csv.stamp;
	table->stamp.name = sample->file;
	table->column = sample->column;
	table->unit = sample->unit;
	table->weight = sample->weight;
	draw->table = table;
	return status;
}

enum status schema_draw_read(const struct schema_key *key, const struct yaml_node *node, struct draw *draw, struct arena *arena,
	struct faults *faults)
{
	struct sample sample;
	char called[SCHEMA_PATH];
	snprintf(called, sizeof called, "%.*s.%s", SCHEMA_PATH - WORD_SIZE, key->path, schema_draw_name(draw_kind(draw->kind), word_is_chinese(node->key)));
	if (draw->kind == DRAW_mixture)
		return mixture_read(key, called, node, draw, arena, faults);
	enum status status = sample_read(called, node, &sample, arena, faults);
	return status ? status : table_read(key, called, node, &sample, draw, arena, faults);
}

/* -- words ----------------------------------------------------------------------------------------------------------- */

/* What is being written, and how. */
struct writing {
	enum units_dimension dimension;
	bool is_chinese;
	char *out;
	size_t size;
};

/* "{file: " or ", column: " */
static void name_write(const struct writing *to, const char *before, const char *word)
{
	char name[WORD_SIZE];
	word_pick(word, to->is_chinese, name, sizeof name);
	schema_append(to->out, to->size, "%s%s: ", before, name);
}

static void quantity_write(const struct writing *to, double value, enum units_dimension dimension)
{
	char quantity[QUANTITY];
	units_write(value, dimension, to->is_chinese, quantity, sizeof quantity);
	schema_append(to->out, to->size, "%s", quantity);
}

/* Words in quotes, so that no character of theirs means anything. */
static void text_write(const struct writing *to, const char *before, const char *word, const char *text)
{
	if (!*text)
		return;
	name_write(to, before, word);
	schema_append(to->out, to->size, "\"");
	for (; *text; text++)
		schema_append(to->out, to->size, *text == '"' || *text == '\\' ? "\\%c" : "%c", *text);
	schema_append(to->out, to->size, "\"");
}

static void table_write(const struct writing *to, const struct draw_table *table)
{
	text_write(to, "{", "file=文件", table->file);
	text_write(to, ", ", "column=列", table->column);
	text_write(to, ", ", "unit=单位", table->unit);
	text_write(to, ", ", "weight=权重", table->weight);
	if (table->is_continuous)
		schema_append(to->out, to->size, to->is_chinese ? ", 插值: 是" : ", interpolate: yes");
	schema_append(to->out, to->size, "}");
}

static void parameters_write(const struct writing *to, const struct draw *draw)
{
	const struct draw_kind *kind = draw_kind(draw->kind);
	for (int i = 0; i < kind->parameter_count; i++) {
		char name[WORD_SIZE];
		schema_parameter_name(&kind->parameters[i], to->is_chinese, name, sizeof name);
		schema_append(to->out, to->size, "%s%s: ", i ? ", " : "{", name);
		quantity_write(to, draw->p[i], kind->parameters[i].in_units ? to->dimension : UNITS_NUMBER);
	}
	schema_append(to->out, to->size, "}");
}

/* "exponential: {mean: 2 min}" */
static void kind_write(const struct writing *to, const struct draw *draw)
{
	schema_append(to->out, to->size, "%s: ", schema_draw_name(draw_kind(draw->kind), to->is_chinese));
	if (draw->kind == DRAW_empirical)
		table_write(to, draw->table);
	else if (draw->kind != DRAW_mixture)
		parameters_write(to, draw);
	for (int i = 0; i < draw->part_count; i++) {
		const struct draw_part *part = &draw->parts[i];
		name_write(to, i ? ", {" : "[{", SCHEMA_SHARE);
		quantity_write(to, part->share, UNITS_SHARE);
		if (part->draw.kind == DRAW_constant) {
			name_write(to, ", ", SCHEMA_PART_VALUE);
			quantity_write(to, part->draw.p[0], to->dimension);
		} else {
			schema_append(to->out, to->size, ", ");
			kind_write(to, &part->draw);
		}
		schema_append(to->out, to->size, i == draw->part_count - 1 ? "}]" : "}");
	}
}

void schema_draw_words(const struct draw *draw, enum units_dimension dimension, bool is_chinese, char *out, size_t size)
{
	const struct writing to = {dimension, is_chinese, out, size};
	*out = '\0';
	if (draw->kind == DRAW_constant) {
		quantity_write(&to, draw->p[0], dimension);
		return;
	}
	schema_append(out, size, "{");
	kind_write(&to, draw);
	schema_append(out, size, "}");
}
