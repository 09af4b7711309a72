/* kinds.h - the kinds of work sent down: declared from their table. */
#ifndef KINDS_H
#define KINDS_H

#include "world/plate.h"

#define KIND(id) extern const struct kind kinds_##id;
#include "demand/kinds.def"
#undef KIND

#endif
