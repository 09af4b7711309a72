/* grids_map.h - maps of planned grids, from the tables a result file keeps of them. */
#ifndef GRIDS_MAP_H
#define GRIDS_MAP_H

#include "plan/zones/zoning.h"
#include "show/canvas.h"
#include "study/annex.h"

/* Tables of the communities whose buildings have places: grid_map (a row for each), grid_building and grid_way (rows of grid_building it joins). */
STATUS_MUST_USE enum status grids_map_keep(const struct zoning *zoning, struct arena *arena, struct annexes *annexes);

/* One community. */
struct grids_map;
/* Maps of all communities in these tables, *count of them. */
STATUS_MUST_USE enum status grids_map_read(const struct annexes *annexes, struct arena *arena, struct grids_map **maps, int *count);
const struct grids_map *grids_map_at(const struct grids_map *maps, int index);
const char *grids_map_name(const struct grids_map *map);
/* What every map means, in one sentence. */
const char *grids_map_legend(void);
/* In pixels; drawn with its upper left corner at x, y. */
double grids_map_width(void);
double grids_map_height(const struct grids_map *map);
void grids_map_draw(const struct grids_map *map, struct canvas *canvas, double x, double y);

#endif
