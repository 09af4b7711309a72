/* yaml.c - the only door to libyaml: its events become a tree that remembers where everything stood. */
#include "input/yaml.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <yaml.h>

#include "base/text.h"
#include "base/word.h"
#include "input/file.h"

enum { FOUND_CHARACTERS = 40 };

struct reader {
	yaml_parser_t parser;
	const char *name, *text;
	size_t size;
	struct arena *arena;
	struct faults *faults;
	bool broken; /* the rest of the file cannot be read */
};

/* What libyaml says, and what it means to whoever wrote the file. at_start: the trouble began where the construct opens. */
static const struct { const char *problem, *what, *help; bool at_start; } complaints[] = {
	{"tab character", N_("a tab indents this line"), N_("indent with spaces"), false},
	{"mapping values are not allowed", N_("a colon stands where no key can be"), N_("check the indentation, or put text that holds \": \" in quotes"), false},
	{"found unexpected end of stream", N_("a quote is opened here and never closed"), N_("close it"), true},
	{"found unexpected document indicator", N_("a quote is opened here and never closed"), N_("close it"), true},
	{"expected ',' or '}'", N_("a { is opened here and not closed"), N_("part entries by commas (, not ，) and close with }"), true},
	{"expected ',' or ']'", N_("a [ is opened here and not closed"), N_("part entries by commas and close with ]"), true},
	{"could not find expected ':'", N_("a key without a colon"), N_("write key: value"), true},
	{"did not find expected key", N_("no key stands where one is expected"), N_("give all keys of a group the same indentation"), false},
	{"expected '-' indicator", N_("no entry stands where one is expected"), N_("begin each entry of a list with - and the same indentation"), false},
	{"block sequence entries are not allowed", N_("a list entry stands where none can be"), N_("begin the list on a line of its own"), false},
	{"block mapping", N_("a key stands where none can be"), N_("begin the group on a line of its own"), false},
	{"expected node content", N_("no value stands where one is expected"), N_("write one; put text that begins with a sign in quotes"), false},
	{"expected alphabetic or numeric", N_("anchors and aliases, & and *, are not read here"),
	 N_("write the value out; put text that begins with a sign in quotes"), false},
	{"unknown escape character", N_("a backslash with a letter that means nothing after it"), N_("use single quotes, or write \\\\"), false},
	{"control characters are not allowed", N_("a control character; this looks like no text file"), N_("give a YAML file saved as UTF-8"), false},
	{"UTF-8", N_("bytes that are not UTF-8"), N_("save the file as UTF-8"), false},
	{"nesting", N_("brackets inside brackets, too deep to follow"), N_("use fewer levels"), false},
};

static struct place place_at(const struct reader *reader, yaml_mark_t mark)
{
	if (!reader->name)
		return (struct place){0};
	return (struct place){reader->name, (int)mark.line + 1, (int)mark.column + 1};
}

/* The place of a byte, for faults found before there are marks. */
static struct place place_of_byte(const struct reader *reader, size_t offset)
{
	struct place place = {reader->name, 1, 1};
	if (!reader->name)
		return (struct place){0};
	for (size_t i = 0; i < offset && i < reader->size; i++) {
		unsigned char byte = (unsigned char)reader->text[i];
		if (byte == '\n')
			place.line++, place.column = 1;
		else if ((byte & 0xC0) != 0x80)
			place.column++;
	}
	return place;
}

static void complain(struct reader *reader)
{
	const yaml_parser_t *parser = &reader->parser;
	const char *problem = parser->problem ? parser->problem : "";
	struct place place = place_at(reader, parser->problem_mark);
	reader->broken = true;
	if (parser->error == YAML_MEMORY_ERROR) {
		fault_world(reader->faults, "out of memory");
		return;
	}
	if (parser->error == YAML_READER_ERROR)
		place = place_of_byte(reader, parser->problem_offset);
	if (strstr(problem, "cannot start any token")) {
		size_t at = parser->problem_mark.index; /* in characters; what follows needs the character itself */
		const char *cursor = reader->text;
		for (size_t i = 0; i < at && *cursor; i++)
			text_next(&cursor);
		if (*cursor == '\t')
			fault_add(reader->faults, place, "indent with spaces", "a tab indents this line");
		else
			fault_add(reader->faults, place, "put the value in quotes", "a value cannot begin with \"%c\"", *cursor);
		return;
	}
	for (size_t i = 0; i < sizeof complaints / sizeof *complaints; i++)
		if (strstr(problem, complaints[i].problem)) {
			if (complaints[i].at_start && parser->context)
				place = place_at(reader, parser->context_mark);
			fault_add(reader->faults, place, complaints[i].help, "%s", faults_word(reader->faults, complaints[i].what));
			return;
		}
	fault_add(reader->faults, place, "see the examples in scenarios/", "this is not YAML: %s", problem);
}

static bool event_next(struct reader *reader, yaml_event_t *event)
{
	if (!reader->broken && yaml_parser_parse(&reader->parser, event))
		return true;
	if (!reader->broken)
		complain(reader);
	return false;
}

static void *taken(struct reader *reader, void *piece)
{
	if (!piece && !reader->broken) {
		fault_world(reader->faults, "out of memory");
		reader->broken = true;
	}
	return piece;
}

static void refuse_marks(struct reader *reader, yaml_mark_t at, const yaml_char_t *anchor, const yaml_char_t *tag)
{
	if (anchor)
		fault_add(reader->faults, place_at(reader, at), "write the value out where it is needed, or use extends",
			"anchors are not read here (&%s)", (const char *)anchor);
	if (tag)
		fault_add(reader->faults, place_at(reader, at), "leave the tag out", "tags are not read here (%s)", (const char *)tag);
}

static struct yaml_node *node_read(struct reader *reader, yaml_event_t *event, int depth);

static void scalar_read(struct reader *reader, const yaml_event_t *event, struct yaml_node *node)
{
	const char *value = (const char *)event->data.scalar.value;
	refuse_marks(reader, event->start_mark, event->data.scalar.anchor, event->data.scalar.tag);
	if (strlen(value) != event->data.scalar.length)
		fault_add(reader->faults, node->place, "leave it out", "a zero byte inside a value");
	node->text = taken(reader, arena_string(reader->arena, value));
	node->quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
}

static void child_add(struct yaml_node *parent, struct yaml_node **last, struct yaml_node *child)
{
	if (*last)
		(*last)->next = child;
	else
		parent->first = child;
	*last = child;
	parent->count++;
}

static int key_compare(const void *a, const void *b)
{
	const struct yaml_node *x = *(const struct yaml_node *const *)a, *y = *(const struct yaml_node *const *)b;
	int order = strcmp(x->key, y->key);
	if (order)
		return order;
	return x->key_place.line != y->key_place.line ? x->key_place.line - y->key_place.line : x->key_place.column - y->key_place.column;
}

static void twice(struct faults *faults, const struct yaml_node *node, const struct yaml_node *first)
{
	fault_add(faults, node->key_place, faults_say(faults, "it already stands in line %d; keep one of them", first->key_place.line),
		"%s is given twice", node->key);
}

static void refuse_duplicates(struct reader *reader, const struct yaml_node *mapping)
{
	const struct yaml_node **rows = taken(reader, arena_rows(reader->arena, mapping->count + 1, const struct yaml_node *));
	int count = 0;
	if (!rows)
		return;
	for (const struct yaml_node *child = mapping->first; child; child = child->next)
		rows[count++] = child;
	qsort(rows, (size_t)count, sizeof *rows, key_compare);
	for (int i = 1, first = 0; i < count; i++) {
		if (strcmp(rows[i]->key, rows[first]->key)) {
			first = i;
			continue;
		}
		twice(reader->faults, rows[i], rows[first]);
	}
}

/* Reads entries up to the end of the mapping. */
static void mapping_read(struct reader *reader, struct yaml_node *node, int depth)
{
	struct yaml_node *last = NULL;
	yaml_event_t event;
	while (event_next(reader, &event) && event.type != YAML_MAPPING_END_EVENT) {
		struct place key_place = place_at(reader, event.start_mark);
		bool is_word = event.type == YAML_SCALAR_EVENT;
		if (!is_word)
			fault_add(reader->faults, key_place, "write a plain word before the colon", "a key must be a plain word");
		const struct yaml_node *key = node_read(reader, &event, depth + 1);
		if (!event_next(reader, &event))
			break;
		struct yaml_node *value = node_read(reader, &event, depth + 1);
		if (!value || !key || !is_word)
			continue;
		value->key = key->text;
		value->key_place = key_place;
		child_add(node, &last, value);
	}
	if (!reader->broken)
		yaml_event_delete(&event);
	refuse_duplicates(reader, node);
}

static void sequence_read(struct reader *reader, struct yaml_node *node, int depth)
{
	struct yaml_node *last = NULL;
	yaml_event_t event;
	while (event_next(reader, &event) && event.type != YAML_SEQUENCE_END_EVENT) {
		struct yaml_node *value = node_read(reader, &event, depth + 1);
		if (value)
			child_add(node, &last, value);
	}
	if (!reader->broken)
		yaml_event_delete(&event);
}

static bool too_deep(struct reader *reader, struct place place, int depth)
{
	if (depth <= YAML_DEPTH)
		return false;
	fault_add(reader->faults, place, "use fewer levels", "groups inside groups, more than %d deep", YAML_DEPTH);
	reader->broken = true;
	return true;
}

/* Makes the node an event begins and takes the event. NULL when nothing usable came of it. An unfinished { … } or [ … ] is
   dropped, an unfinished block is kept: what was read before a fault can still be checked. */
static struct yaml_node *node_read(struct reader *reader, yaml_event_t *event, int depth)
{
	struct yaml_node *node = taken(reader, arena_rows(reader->arena, 1, struct yaml_node));
	yaml_event_type_t type = event->type;
	bool is_flow = false;
	if (!node)
		goto out;
	node->place = place_at(reader, event->start_mark);
	node->text = "";
	if (type == YAML_ALIAS_EVENT) {
		fault_add(reader->faults, node->place, "write the value out where it is needed, or use extends",
			"aliases are not read here (*%s)", (const char *)event->data.alias.anchor);
		node = NULL;
	} else if (type == YAML_SCALAR_EVENT) {
		node->kind = YAML_SCALAR;
		scalar_read(reader, event, node);
	} else if (type == YAML_MAPPING_START_EVENT) {
		node->kind = YAML_MAPPING;
		is_flow = event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE;
		refuse_marks(reader, event->start_mark, event->data.mapping_start.anchor, event->data.mapping_start.tag);
	} else {
		node->kind = YAML_SEQUENCE;
		is_flow = event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
		refuse_marks(reader, event->start_mark, event->data.sequence_start.anchor, event->data.sequence_start.tag);
	}
out:
	yaml_event_delete(event);
	if (!node || node->kind == YAML_SCALAR)
		return node && node->text ? node : NULL;
	if (too_deep(reader, node->place, depth))
		return NULL;
	if (node->kind == YAML_MAPPING)
		mapping_read(reader, node, depth);
	else
		sequence_read(reader, node, depth);
	return reader->broken && is_flow ? NULL : node;
}

/* Everything up to the end of the first document; a second one is a fault. */
static const struct yaml_node *document_read(struct reader *reader)
{
	const struct yaml_node *root = NULL;
	int documents = 0;
	yaml_event_t event;
	while (event_next(reader, &event)) {
		yaml_event_type_t type = event.type;
		if (type == YAML_DOCUMENT_START_EVENT && documents++ > 0) {
			fault_add(reader->faults, place_at(reader, event.start_mark), "keep one document in a file", "a second document begins (---)");
			reader->broken = true;
		}
		if (type == YAML_SCALAR_EVENT || type == YAML_MAPPING_START_EVENT || type == YAML_SEQUENCE_START_EVENT || type == YAML_ALIAS_EVENT)
			root = node_read(reader, &event, 1);
		else
			yaml_event_delete(&event);
		if (type == YAML_STREAM_END_EVENT)
			break;
	}
	return root;
}

enum status yaml_parse(const char *text, size_t size, const char *name, struct arena *arena, struct faults *faults,
	const struct yaml_node **root)
{
	struct reader reader = {.name = name, .text = text, .size = size, .arena = arena, .faults = faults};
	int before = faults->error_count;
	*root = NULL;
	if (!yaml_parser_initialize(&reader.parser))
		return fault_world(faults, "out of memory");
	yaml_parser_set_encoding(&reader.parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&reader.parser, (const unsigned char *)text, size);
	*root = document_read(&reader);
	yaml_parser_delete(&reader.parser);
	if (!*root && faults->error_count == before)
		fault_add(faults, (struct place){.file = name}, "see the examples in scenarios/", "%s",
			faults_word(faults, name ? N_("the file is empty") : N_("nothing is written here")));
	return faults->error_count == before ? STATUS_OK : faults_status(faults);
}

/* What is plainly something else is called by its name; STATUS_OK for everything else. */
static enum status refuse_what_is_no_yaml(const char *path, const char *text, struct faults *faults)
{
	struct place whole = {.file = path};
	size_t length = strlen(path);
	if (!strncmp(text, "\x89HDF", 4))
		return fault_add(faults, whole, "give it to `jianfu compare`, or name a scenario", "this is a result file, not a scenario");
	if (!strncmp(text, "PK\003\004", 4) || !strncmp(text, "\xD0\xCF\x11\xE0", 4))
		return fault_add(faults, whole, "save its sheets as CSV, and name them in a scenario: communities: sheet.csv", "this is a workbook, not a scenario");
	if (length > 4 && !strcasecmp(path + length - 4, ".csv"))
		return fault_add(faults, whole, "name it in a scenario, as in communities: sheet.csv", "this is a table, not a scenario");
	return STATUS_OK;
}

enum status yaml_read(const char *path, struct place from, struct arena *arena, struct faults *faults,
	const struct yaml_node **root, const char **source)
{
	const char *text, *name = arena_string(arena, path);
	size_t size;
	*root = NULL;
	enum status status = file_read(path, from, YAML_BYTES, arena, faults, &text, &size);
	if (source)
		*source = text;
	if (status)
		return status;
	if (!name)
		return fault_world(faults, "out of memory");
	status = refuse_what_is_no_yaml(name, text, faults);
	return status ? status : yaml_parse(text, size, name, arena, faults, root);
}

const struct yaml_node *yaml_child(const struct yaml_node *mapping, const char *word)
{
	if (mapping->kind == YAML_MAPPING)
		for (const struct yaml_node *child = mapping->first; child; child = child->next)
			if (word_is(word, child->key))
				return child;
	return NULL;
}

void yaml_once(const struct yaml_node *mapping, const char *const *words, struct faults *faults)
{
	for (; *words; words++) {
		const struct yaml_node *first = yaml_child(mapping, *words);
		for (const struct yaml_node *child = first ? first->next : NULL; child; child = child->next)
			if (word_is(*words, child->key) && strcmp(child->key, first->key))
				twice(faults, child, first);
	}
}

const char *yaml_found(const struct yaml_node *node, struct faults *faults)
{
	const char *cursor = node->text;
	if (node->kind == YAML_MAPPING)
		return faults_word(faults, N_("a group of keys"));
	if (node->kind == YAML_SEQUENCE)
		return faults_word(faults, N_("a list"));
	if (!*cursor && !node->quoted)
		return faults_word(faults, N_("nothing"));
	for (int i = 0; i < FOUND_CHARACTERS && *cursor; i++)
		text_next(&cursor);
	return faults_say(faults, "\"%.*s%s\"", (int)(cursor - node->text), node->text, *cursor ? "…" : "");
}

const char *yaml_dash_help(const char *word)
{
	static const char *const dashes[] = {"-", "－", "—", "–", "·", "•"};
	for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
		if (!strncmp(word, dashes[i], strlen(dashes[i])))
			return N_("begin an entry of a list with a plain - and a blank");
	return NULL;
}

const char *yaml_list_help(const struct yaml_node *node, const char *help)
{
	const char *dash = yaml_dash_help(node->kind == YAML_MAPPING && node->first ? node->first->key : node->text);
	return dash ? dash : help;
}
