/* section.h - one section of a page: what it is called, whether it has anything to say, and its HTML. */
#ifndef SECTION_H
#define SECTION_H

#include <stdbool.h>

#include "base/text.h"
#include "report/studies.h"

/* Where a section stands. */
struct section_place {
	const struct studies *studies;     /* the whole report */
	const struct studies_row *study;   /* what it is about */
	const char *prefix;                /* begins every id it writes, so that no two on a page are the same */
	bool is_of_queues;                 /* no residents and no mandates */
	int level;                         /* of its heading: 2, or 3 below the name of a study */
	bool is_chinese;                   /* names of things; the sentences follow gettext */
	struct arena *arena;
};

/* The name-plate of a section. The page writes <section> and the heading; write adds what stands below it. */
struct section {
	const char *id;                    /* months */
	const char *title;                 /* N_(): to be translated */
	bool suits_queues;                 /* it stands in studies of queues too */
	bool (*is_known)(const struct section_place *place); /* NULL = always */
	enum status (*write)(const struct section_place *place, struct text *out);
};

#define SECTION(id) extern const struct section section_##id;
#include "report/page/sections.def"
#undef SECTION

#endif
