/* plate.h - name-plates: what a mandate kind, a rule, a loop or an indicator says of itself. */
#ifndef PLATE_H
#define PLATE_H

#include "base/units.h"
#include "world/scenario.h"

/* What must apply at a gate: the six kinds of the Haishu rules (H35). */
enum item_kind { ITEM_ORGANISATION, ITEM_TASK, ITEM_PLATFORM, ITEM_ACCREDITATION, ITEM_ASSESSMENT, ITEM_SURVEY, ITEM_KIND_COUNT };
#define ITEM_KINDS "organisation=挂牌机构|task=事项本身|platform=平台|accreditation=创建评比|assessment=检查考核|survey=普查调查"

/* One parameter of a rule or loop. choices != NULL ("no=否|yes=是"): the value is an index; "set" = bits of the choices. */
struct plate_parameter {
	const char *name, *name_zh;         /* name_zh: a key word, unlike the other parameters' */
	enum units_dimension dimension;
	double fallback, low, high;
	const char *choices;
	bool is_set;
	const char *source;                 /* evidence, or "assumed" */
	const char *meaning_en, *meaning_zh;
};

struct plate {
	const char *name, *name_en, *name_zh, *meaning_en, *meaning_zh;
	const char *rows;                   /* rows of the checklist it serves */
	struct plate_parameter parameters[PLATE_PARAMETERS]; /* ends with name NULL */
	const char *items_en, *items_zh;    /* rules only: what `items`, a list of numbers of items, tells it; NULL = it is told none */
};

/* Initialisers of a distribution for name-plates. */
#define DRAWN_CONSTANT(value) {.kind = DRAW_constant, .p = {value}}
#define DRAWN_LOGNORMAL(mean, cv) {.kind = DRAW_lognormal, .p = {mean, cv}}

/* The name-plate of a mandate kind. */
struct kind {
	struct plate plate;                 /* parameters unused: the keys of a kind are in kind_keys.def */
	enum skill skill;                   /* what it takes */
	bool is_service;                    /* hours with residents (certificates) */
	bool in_item;                       /* contained in an item; else sent by the department directly, outside the usual scope */
	enum item_kind item_kind;           /* what an item that mainly holds such work counts as */
	bool has_fields;                    /* asks for data fields */
	struct kind_settings fallback;
	const char *source[32];             /* of the default of each key, in the order of kind_keys.def; NULL = "assumed" */
};

const struct kind *kind_plate(enum kind_id id);
const struct plate *rule_plate(enum rule_id id);
const struct plate *loop_plate(enum loop_id id);
const struct plate *provider_plate(enum provider_id id);

#endif
