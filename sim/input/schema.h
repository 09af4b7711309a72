/* schema.h - a table of keys that reads, checks, documents and sets: one row for each thing a person may write. */
#ifndef SCHEMA_H
#define SCHEMA_H

#include <stdbool.h>
#include <stddef.h>

#include "base/fault.h"
#include "base/units.h"
#include "chance/draw.h"
#include "input/yaml.h"

enum schema_type {
	SCHEMA_NUMBER, /* double at offset, base unit of the dimension */
	SCHEMA_WHOLE,  /* double holding a whole number */
	SCHEMA_CHOICE, /* int at offset: index into choices */
	SCHEMA_SET,    /* unsigned at offset: bit k = choice k; written as a sequence */
	SCHEMA_DRAW,   /* struct draw at offset, values in the base unit */
	SCHEMA_TEXT,   /* const char * at offset */
	SCHEMA_WORDS,  /* two const char * at offset: English, Chinese; written {en: …, zh: …}, or once for both */
	SCHEMA_DATE,   /* int32_t at offset: calendar_serial */
	SCHEMA_LIST    /* struct schema_list at offset, numbers in the base unit of the dimension; empty by default */
};

/* A list of numbers, in the arena of the reading; not given = none. A number without a unit takes that of the next one that has one. */
struct schema_list {
	int count;
	const double *values;
};

/* One key. Unused members are zero. name_zh is its key word in Chinese, which may stand wherever the last part of the path may: one word,
   unlike those of its siblings. */
struct schema_key {
	const char *path;          /* "mandates.ledger.count" */
	enum schema_type type;
	enum units_dimension dimension;
	size_t offset;             /* into the structure the table fills */
	double fallback, low, high; /* numbers, wholes; bounds closed, also for the mean of a draw and each of a list (fallback = an example) */
	int list_least, list_most; /* LIST: how many numbers, when there are any */
	struct draw draw_fallback;
	const char *choices;       /* "a=甲|b=乙" for CHOICE (fallback = index) and SET (fallback = bits) */
	const char *text_fallback;
	int32_t date_fallback;
	const char *source;        /* where the default comes from: "E8b", "H06", "law", "rule" …; "assumed" when from nowhere */
	bool is_fixed;             /* true: shapes the world, cannot change with a date */
	const char *name_en, *name_zh, *meaning_en, *meaning_zh;
	bool is_double;            /* CHOICE, SET: kept as a double, as rules and loops keep all their parameters */
	const char *rows;          /* rows of the source checklist it serves, "H06 P14", or NULL */
};

/* groups: the Chinese words of the groups, "staff=人员", "staff.efficiency=效率", NULL-terminated; NULL = they have none. */
struct schema {
	const struct schema_key *keys;
	int count;
	const char *const *groups;
};

/* Where a value came from. */
enum schema_origin { SCHEMA_DEFAULT_SOURCED, SCHEMA_DEFAULT_ASSUMED, SCHEMA_FILE_SOURCED, SCHEMA_FILE_ASSUMED };
struct schema_provenance {
	enum schema_origin origin;
	struct place place;        /* file NULL for defaults and the command line */
	const char *source;        /* words of the source, or "assumed" */
	bool is_chinese;           /* its key was written in Chinese */
};

/* Fills every key of `target` with its default and says so in provenance[count], unless NULL. */
void schema_defaults(const struct schema *schema, void *target, struct schema_provenance *provenance);
/* Reads a mapping: nested keys are joined by dots ("staff: {per_10000: …}" is staff.per_10000; "staff.per_10000: …" and
   "人员: {每万人配备: …}" too; no key twice, in whatever languages). A value is a scalar, or {value: …, source: "…"} or
   {value: …, assumed: yes|"why"}. `prefix` is put before all keys ("" for none). `skip` names top-level keys that are somebody else's
   ("settings=设定", NULL-terminated), known but not read here. Every fault of the mapping is collected: unknown key with
   the nearest known one, wrong type, missing or wrong unit, out of bounds, unknown choice. only_timed refuses fixed keys.
   mapping NULL and an empty value are a mapping without keys; provenance NULL = nobody asks. */
STATUS_MUST_USE enum status schema_read(const struct schema *schema, const struct yaml_node *mapping, const char *prefix,
	const char *const *skip, bool only_timed, void *target, struct schema_provenance *provenance,
	struct arena *arena, struct faults *faults);
/* "key=value" from a command line; the value is YAML. */
STATUS_MUST_USE enum status schema_set(const struct schema *schema, const char *assignment, void *target,
	struct schema_provenance *provenance, struct arena *arena, struct faults *faults);
/* The key of an English path. */
const struct schema_key *schema_find(const struct schema *schema, const char *path);
/* Whether keys stand below this English path. */
bool schema_is_group(const struct schema *schema, const char *path);
/* The English path of what is written in either language, or in both, below the English path `group` ("" = from the top). False when
   there is no such key or group: what is unknown stays as it is. */
bool schema_resolve(const struct schema *schema, const char *group, const char *written, char *out, size_t size);
/* An English path in one of the languages. */
void schema_path(const struct schema *schema, const char *path, bool is_chinese, char *out, size_t size);
/* The value of a key in `target` as a person would write it, with its unit. */
enum { SCHEMA_VALUE = 4096 };
void schema_value(const struct schema_key *key, const void *target, bool is_chinese, char *out, size_t size);
/* The default of a key, its bounds ("0.002 yr … 40 yr", the choices, "" when there are none), its unit or units. */
void schema_fallback(const struct schema_key *key, bool is_chinese, char *out, size_t size);
void schema_bounds(const struct schema_key *key, bool is_chinese, char *out, size_t size);
void schema_units(const struct schema_key *key, bool is_chinese, char *out, size_t size);
/* What a distribution and its parameter are called where values are written. */
const char *schema_draw_name(const struct draw_kind *kind, bool is_chinese);
void schema_parameter_name(const struct draw_parameter *parameter, bool is_chinese, char *out, size_t size);

/* The words of a part of a mixture beside the names of distributions, and what stands behind `empirical:`. */
#define SCHEMA_SHARE "share=份额"
#define SCHEMA_PART_VALUE "value=数值"
extern const struct schema schema_draw_empirical;

#endif
