/* grids_map.c - maps of planned grids: every building bears the number of its grid, so that nothing is told by colour alone. */
#include <math.h>
#include <stdlib.h>

#include "report/grids_map.h"
#include "report/grids_page.h"
#include "report/words.h"
#include "show/svg.h"

/* Lengths in pixels. */
enum { PANEL = 560, MARGIN = 24, PLOT_TOP = 58, PLOT = PANEL - 2 * MARGIN, LEGEND_LINE = 20, LETTERS = 13, SMALL = 11, ABREAST = 2, COLOURS = 8 };
static const double LEAST_RADIUS = 8.5, MOST_RADIUS = 15;

/* From light to dark and back, so that they differ in grey too; words on them are black or white. */
static const struct { unsigned fill, words; } colours[COLOURS] = {
	{0xf7e48b, CANVAS_BLACK}, {0x1f4e8c, CANVAS_WHITE}, {0xe69f3c, CANVAS_BLACK}, {0x6a1b4d, CANVAS_WHITE},
	{0xbfe3f2, CANVAS_BLACK}, {0xb5482f, CANVAS_WHITE}, {0x9ccf8f, CANVAS_BLACK}, {0x20603c, CANVAS_WHITE},
};

struct map_building {
	const char *name;
	double x_m, y_m;
	int grid, part, parts;           /* grid from 0 */
	long households;
	bool is_base;
};
struct map_way {
	int a, b;
	bool is_far;
};

struct grids_map {
	const char *name;
	struct map_building *buildings;
	struct map_way *ways;
	int building_count, way_count, grid_count;
	long least, most;                /* households of a grid by the rule */
	bool is_proven;
	double west, south, scale;       /* of the table, pixels a metre */
	double height;                   /* of the plot */
	int *colour;                     /* [grids] */
};
/* A map and where its plot lies on the canvas. */
struct drawing {
	const struct grids_map *map;
	double x, y;
};

static double at_x(const struct drawing *drawing, const struct map_building *building)
{
	return drawing->x + (building->x_m - drawing->map->west) * drawing->map->scale;
}

static double at_y(const struct drawing *drawing, const struct map_building *building)
{
	return drawing->y + drawing->map->height - (building->y_m - drawing->map->south) * drawing->map->scale;
}

static void extent_find(struct grids_map *map)
{
	double east = -INFINITY, north = -INFINITY, inner = PLOT - 2 * MOST_RADIUS;
	map->west = map->south = INFINITY;
	for (int b = 0; b < map->building_count; b++) {
		map->west = fmin(map->west, map->buildings[b].x_m);
		map->south = fmin(map->south, map->buildings[b].y_m);
		east = fmax(east, map->buildings[b].x_m);
		north = fmax(north, map->buildings[b].y_m);
	}
	double wide = fmax(east - map->west, 1), high = fmax(north - map->south, 1);
	map->scale = fmin(inner / wide, inner / high);
	map->west -= (inner / map->scale - wide) / 2 + MOST_RADIUS / map->scale;
	map->south -= MOST_RADIUS / map->scale;
	map->height = high * map->scale + 2 * MOST_RADIUS;
}

/* Neighbouring grids get different colours while there are enough. */
static void colours_choose(struct grids_map *map)
{
	for (int g = 0; g < map->grid_count; g++) {
		bool is_used[COLOURS] = {false};
		for (int k = 0; k < map->way_count; k++) {
			int a = map->buildings[map->ways[k].a].grid, b = map->buildings[map->ways[k].b].grid, other = a == g ? b : a;
			if ((a == g || b == g) && other < g)
				is_used[map->colour[other]] = true;
		}
		int colour = g % COLOURS;
		for (int tries = 0; tries < COLOURS && is_used[colour]; tries++)
			colour = (colour + 1) % COLOURS;
		map->colour[g] = colour;
	}
}

/* Half way to white. */
static unsigned lighter(unsigned colour)
{
	return (colour >> 1 & 0x7f7f7f) + 0x808080;
}

static void way_draw(const struct drawing *drawing, struct canvas *canvas, const struct map_building *a, const struct map_building *b, const struct canvas_pen *pen)
{
	canvas_line(canvas, at_x(drawing, a), at_y(drawing, a), at_x(drawing, b), at_y(drawing, b), pen);
}

/* Within a grid broad and in its colour, thin over that. */
static void ways_draw(const struct drawing *drawing, struct canvas *canvas)
{
	const struct canvas_pen near = {.line = 0x777777, .width = 0.8}, far = {.line = 0x999999, .width = 0.8, .dash = {3, 3}};
	const struct grids_map *map = drawing->map;
	for (int k = 0; k < map->way_count; k++) {
		const struct map_building *a = &map->buildings[map->ways[k].a], *b = &map->buildings[map->ways[k].b];
		const struct canvas_pen broad = {.line = lighter(colours[map->colour[a->grid]].fill), .width = 9};
		if (a->grid == b->grid && !map->ways[k].is_far)
			way_draw(drawing, canvas, a, b, &broad);
	}
	for (int k = 0; k < map->way_count; k++)
		way_draw(drawing, canvas, &map->buildings[map->ways[k].a], &map->buildings[map->ways[k].b], map->ways[k].is_far ? &far : &near);
}

/* A disc in the colour of a grid with its number. */
static void grid_draw(const struct grids_map *map, struct canvas *canvas, int grid, double x, double y, double radius)
{
	int colour = map->colour[grid];
	char number[16];
	text_print(number, sizeof number, "%d", grid + 1);
	canvas->backend->disc(canvas, x, y, radius, &(struct canvas_pen){.line = 0x222222, .width = 1, .paint = colours[colour].fill, .fill = CANVAS_SOLID});
	canvas->backend->words(canvas, x, y + SMALL * 0.36, &(struct canvas_letters){SMALL, CANVAS_MIDDLE, false, colours[colour].words}, number);
}

static void building_draw(const struct drawing *drawing, const struct map_building *building, double most, struct canvas *canvas)
{
	static const struct canvas_pen base = {.line = CANVAS_BLACK, .width = 2.2, .paint = CANVAS_WHITE, .fill = CANVAS_SOLID};
	double share = most > 0 ? sqrt((double)building->households / most) : 1, radius = LEAST_RADIUS + (MOST_RADIUS - 3 - LEAST_RADIUS) * share;
	double shift = building->parts > 1 ? (building->part - (building->parts - 1) / 2.0) * 2.7 * radius : 0; /* stairwells side by side */
	double x = at_x(drawing, building) + shift, y = at_y(drawing, building), edge = radius + 3;
	struct text title;
	text_init(&title);
	text_addf(&title, "%s · %d · %ld", building->name, building->grid + 1, building->households);
	canvas->backend->group(canvas, words_in(&title));
	if (building->is_base)
		canvas->backend->box(canvas, x - edge, y - edge, 2 * edge, 2 * edge, &base);
	grid_draw(drawing->map, canvas, building->grid, x, y, radius);
	canvas->backend->end(canvas);
	text_free(&title);
}

static void legend_draw(const struct grids_map *map, double x, double y, struct canvas *canvas)
{
	for (int g = 0; g < map->grid_count; g++, y += LEGEND_LINE) {
		struct text words;
		const char *base = "";
		long households = 0;
		for (int b = 0; b < map->building_count; b++)
			if (map->buildings[b].grid == g) {
				households += map->buildings[b].households;
				base = map->buildings[b].is_base ? map->buildings[b].name : base;
			}
		text_init(&words);
		grid_draw(map, canvas, g, x + 9, y - 4, LEAST_RADIUS);
		text_addf(&words, _("grid %d: %ld households, base %s"), g + 1, households, base);
		canvas_words(canvas, x + 26, y, LETTERS, CANVAS_START, false, words_in(&words));
		text_free(&words);
	}
}

/* A round length of about a quarter of the plot. */
static double round_length(double metres)
{
	double step = pow(10, floor(log10(metres)));
	return metres >= 5 * step ? 5 * step : metres >= 2 * step ? 2 * step : step;
}

static void measure_draw(const struct drawing *drawing, double y, struct canvas *canvas)
{
	double metres = round_length(PLOT / 4.0 / drawing->map->scale), end = drawing->x + metres * drawing->map->scale;
	char words[32];
	text_print(words, sizeof words, "%.0f m", metres);
	canvas_line(canvas, drawing->x, y, end, y, &(struct canvas_pen){.line = CANVAS_BLACK, .width = 2});
	canvas_words(canvas, end + 6, y + 4, SMALL, CANVAS_START, false, words);
}

double grids_map_width(void)
{
	return PANEL;
}

double grids_map_height(const struct grids_map *map)
{
	return PLOT_TOP + map->height + 3 * LEGEND_LINE + LEGEND_LINE * map->grid_count;
}

const char *grids_map_name(const struct grids_map *map)
{
	return map->name;
}

const char *grids_map_legend(void)
{
	return _("Number and colour: the planned grid. Circle: a building, by households. Square: base of the grid. Dashed: a way too long for neighbours.");
}

const struct grids_map *grids_map_at(const struct grids_map *maps, int index)
{
	return &maps[index];
}

void grids_map_draw(const struct grids_map *map, struct canvas *canvas, double x, double y)
{
	struct drawing drawing = {map, x + MARGIN, y + PLOT_TOP};
	struct text words;
	double most = 0;
	for (int b = 0; b < map->building_count; b++)
		most = fmax(most, (double)map->buildings[b].households);
	text_init(&words);
	canvas_words(canvas, drawing.x, y + 20, LETTERS + 3, CANVAS_START, true, map->name);
	text_addf(&words, _("%d grids of %ld to %ld households; %s"), map->grid_count, map->least, map->most, map->is_proven ? _("proven: none cost less") : _("not proven the best"));
	canvas_words(canvas, drawing.x, y + 40, LETTERS, CANVAS_START, false, words_in(&words));
	ways_draw(&drawing, canvas);
	for (int b = 0; b < map->building_count; b++)
		building_draw(&drawing, &map->buildings[b], most, canvas);
	measure_draw(&drawing, drawing.y + map->height + LEGEND_LINE, canvas);
	legend_draw(map, drawing.x, drawing.y + map->height + 2.4 * LEGEND_LINE, canvas);
	text_free(&words);
}

/* -- from the tables ---------------------------------------------------------------------------------------------------- */

/* A whole number of a column between `least` and `most`; false when it is something else. */
static bool whole_at(const double *column, int row, int least, int most, int *number)
{
	bool fine = column && column[row] >= least && column[row] <= most;
	*number = fine ? (int)column[row] : least;
	return fine;
}

static bool building_read(const struct annex *table, int row, int grids, struct map_building *building)
{
	const char *const *names = annex_words(table, "building");
	const double *x = annex_numbers(table, "x"), *y = annex_numbers(table, "y");
	int grid, households, is_base;
	bool fine = names && x && y && isfinite(x[row]) && isfinite(y[row]) && whole_at(annex_numbers(table, "grid"), row, 1, grids, &grid);
	if (!fine || !whole_at(annex_numbers(table, "households"), row, 0, INT32_MAX, &households) || !whole_at(annex_numbers(table, "is_base"), row, 0, 1, &is_base)
		|| !whole_at(annex_numbers(table, "part"), row, 0, INT32_MAX, &building->part) || !whole_at(annex_numbers(table, "parts"), row, 1, INT32_MAX, &building->parts))
		return false;
	building->name = names[row];
	building->x_m = x[row];
	building->y_m = y[row];
	building->grid = grid - 1;
	building->households = households;
	building->is_base = is_base;
	return true;
}

/* The ways between buildings of the community, which are rows first … of their table. */
static bool ways_read(const struct annex *table, int first, struct grids_map *map, struct arena *arena)
{
	const double *from = annex_numbers(table, "from"), *to = annex_numbers(table, "to"), *is_far = annex_numbers(table, "is_far");
	map->ways = arena_rows(arena, table ? table->row_count : 0, struct map_way);
	for (int row = 0; table && map->ways && row < table->row_count; row++) {
		int a, b, last = first + map->building_count - 1;
		if (is_far && whole_at(from, row, first, last, &a) && whole_at(to, row, first, last, &b))
			map->ways[map->way_count++] = (struct map_way){a - first, b - first, is_far[row] > 0};
	}
	return map->ways;
}

static bool map_read(const struct annexes *annexes, int row, struct grids_map *map, struct arena *arena)
{
	const struct annex *communities = annex_find(annexes, "grid_map"), *buildings = annex_find(annexes, "grid_building");
	const char *const *names = annex_words(communities, "community");
	int first, least, most, is_proven;
	if (!names || !buildings || !whole_at(annex_numbers(communities, "grids"), row, 1, INT16_MAX, &map->grid_count)
		|| !whole_at(annex_numbers(communities, "first"), row, 0, buildings->row_count, &first)
		|| !whole_at(annex_numbers(communities, "buildings"), row, 1, buildings->row_count - first, &map->building_count)
		|| !whole_at(annex_numbers(communities, "least"), row, 0, INT32_MAX, &least) || !whole_at(annex_numbers(communities, "most"), row, 0, INT32_MAX, &most)
		|| !whole_at(annex_numbers(communities, "is_proven"), row, 0, 1, &is_proven))
		return false;
	map->name = names[row];
	map->least = least;
	map->most = most;
	map->is_proven = is_proven;
	map->buildings = arena_rows(arena, map->building_count, struct map_building);
	map->colour = arena_rows(arena, map->grid_count, int);
	bool fine = map->buildings && map->colour;
	for (int b = 0; b < map->building_count && fine; b++)
		fine = building_read(buildings, first + b, map->grid_count, &map->buildings[b]);
	if (!fine || !ways_read(annex_find(annexes, "grid_way"), first, map, arena))
		return false;
	extent_find(map);
	colours_choose(map);
	return true;
}

enum status grids_map_read(const struct annexes *annexes, struct arena *arena, struct grids_map **maps, int *count)
{
	const struct annex *communities = annex_find(annexes, "grid_map");
	*count = 0;
	*maps = arena_rows(arena, communities ? communities->row_count : 0, struct grids_map);
	for (int row = 0; *maps && communities && row < communities->row_count; row++)
		if (map_read(annexes, row, &(*maps)[*count], arena))
			(*count)++;
		else
			(*maps)[*count] = (struct grids_map){.name = NULL};
	return *maps ? STATUS_OK : STATUS_WORLD;
}

/* -- all of them in one picture ----------------------------------------------------------------------------------------- */

enum status grids_page_map(const struct grids_page *page, struct arena *arena, struct text *out)
{
	struct annexes annexes = {.count = 0};
	struct grids_map *maps;
	int count;
	if (grids_map_keep(page->zoning, arena, &annexes) != STATUS_OK || grids_map_read(&annexes, arena, &maps, &count) != STATUS_OK)
		return STATUS_WORLD;
	int abreast = count < ABREAST ? count : ABREAST;
	double height = 0, y = 74;
	for (int i = 0; i < count; i += ABREAST)
		height += fmax(grids_map_height(&maps[i]), i + 1 < count ? grids_map_height(&maps[i + 1]) : 0);
	struct svg svg;
	svg_begin(&svg, out, "", PANEL * abreast, height + y, _("Planned grids"), grids_map_legend());
	canvas_words(&svg.canvas, MARGIN, 24, LETTERS + 2, CANVAS_START, true, words_of(page->is_chinese, page->scenario->name_en, page->scenario->name_zh));
	canvas_paragraph(&svg.canvas, MARGIN, 44, PANEL * abreast - 2 * MARGIN, SMALL, false, grids_map_legend());
	for (int i = 0; i < count; i += ABREAST) {
		double deepest = 0;
		for (int k = i; k < count && k < i + ABREAST; k++) {
			grids_map_draw(&maps[k], &svg.canvas, PANEL * (k - i), y);
			deepest = fmax(deepest, grids_map_height(&maps[k]));
		}
		y += deepest;
	}
	svg_end(&svg);
	return out->failed ? STATUS_WORLD : STATUS_OK;
}
