/* departments.h - the departments of the district and their style. */
#ifndef WORLD_DEPARTMENTS_H
#define WORLD_DEPARTMENTS_H

#include "world/world.h"

/* Draws zeal and care of every department from the scenario's seed at SOURCE_DEPARTMENT. */
STATUS_MUST_USE enum status departments_build(struct world *world);

#endif
