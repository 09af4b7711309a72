/* defaults.h - every setting at its default, straight from the tables: for tests that need no file. */
#ifndef DEFAULTS_H
#define DEFAULTS_H

#include "world/plate.h"

static inline struct settings defaults(void)
{
	struct settings settings = {
#define NUMBER(path, member, dimension, fallback, ...) .member = fallback,
#define CHOICE(path, member, choices, fallback, ...) .member = fallback,
#define DRAWN(path, member, ...) /* has commas of its own: below */
#define EFFICIENCY(post, skill, fallback) .efficiency_##post##_##skill = fallback,
#include "world/keys.def"
#undef NUMBER
#undef CHOICE
#undef DRAWN
#undef EFFICIENCY
	};
#define NUMBER(...)
#define CHOICE(...)
#define EFFICIENCY(...)
#define DRAWN(path, name, dimension, fallback, ...) settings.name = (struct draw)fallback;
#include "world/keys.def"
#undef NUMBER
#undef CHOICE
#undef DRAWN
#undef EFFICIENCY
	for (int id = 0; id < KIND_COUNT; id++)
		settings.kinds[id] = kind_plate((enum kind_id)id)->fallback;
	return settings;
}

#endif
