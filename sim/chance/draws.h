/* draws.h - the name-plates of draws.c, one for each line of draw.def. */
#ifndef DRAWS_H
#define DRAWS_H

#include "chance/draw.h"

#define DRAW(id) extern const struct draw_kind draws_##id;
#include "chance/draw.def"
#undef DRAW

#endif
