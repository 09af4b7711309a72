/* yaml.h - a YAML file as a tree in which every value knows where it stands. */
#ifndef INPUT_YAML_H /* YAML_H is the library's */
#define INPUT_YAML_H

#include <stdbool.h>
#include <stddef.h>

#include "base/fault.h"

enum yaml_kind { YAML_SCALAR, YAML_MAPPING, YAML_SEQUENCE };

struct yaml_node {
	enum yaml_kind kind;
	struct place place;      /* of the value */
	const char *key;         /* inside a mapping, else NULL */
	struct place key_place;
	const char *text;        /* scalars: the value without quotes; "" for an empty one */
	bool quoted;
	const struct yaml_node *first, *next; /* children in order; sibling */
	int count;               /* children */
};

enum { YAML_DEPTH = 64, YAML_BYTES = 4 << 20 };

/* Reads a file (at most YAML_BYTES, UTF-8, nesting at most YAML_DEPTH, no aliases, anchors or tags, no duplicate keys, one document).
   All faults found go into `faults`; *root is NULL when there is nothing to go on with. The tree lives in `arena`.
   *source, unless NULL, becomes the file's text. A file that cannot be opened is a fault of `from` (who named it). */
STATUS_MUST_USE enum status yaml_read(const char *path, struct place from, struct arena *arena, struct faults *faults,
	const struct yaml_node **root, const char **source);
/* The same from memory; `name` stands for the file in places; NULL = the command line, whose places are unknown. */
STATUS_MUST_USE enum status yaml_parse(const char *text, size_t size, const char *name, struct arena *arena, struct faults *faults,
	const struct yaml_node **root);
/* The child of a mapping with this key, a word in one language or two ("settings=设定"); NULL when absent. */
const struct yaml_node *yaml_child(const struct yaml_node *mapping, const char *word);
/* Refuses each word of a NULL-terminated list that a mapping gives in both languages. */
void yaml_once(const struct yaml_node *mapping, const char *const *words, struct faults *faults);
/* What stands here, in words for a message: "18" (at most 40 characters of it), nothing, a group of keys, a list. */
const char *yaml_found(const struct yaml_node *node, struct faults *faults);

/* What to write when this word was to begin an entry of a list, with a dash that is none or no blank behind it; else NULL. */
const char *yaml_dash_help(const char *word);
/* The same for a node that stands where a list belongs; else `help`. */
const char *yaml_list_help(const struct yaml_node *node, const char *help);

#endif
