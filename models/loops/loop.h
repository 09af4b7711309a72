/* loop.h - the feedback loops: declared from their table. Parameter 0 of each is its switch or form, written by name. */
#ifndef LOOP_H
#define LOOP_H

#include "world/plate.h"

#define LOOP(id) extern const struct plate loop_##id;
#include "loops/loops.def"
#undef LOOP

#endif
