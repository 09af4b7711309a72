/* grids_map.c - maps of planned grids: every building bears the number of its grid, so that nothing is told by colour alone. */
#include <math.h>
#include <stdlib.h>

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

struct map {
	const struct zones *zones;
	double west, south, scale, x, y; /* of the table, pixels a metre, corner of the plot */
	double height;                   /* of the plot */
	int *colour;                     /* [grids] */
};

static double at_x(const struct map *map, const struct blocks_building *building)
{
	return map->x + (building->x_m - map->west) * map->scale;
}

static double at_y(const struct map *map, const struct blocks_building *building)
{
	return map->y + map->height - (building->y_m - map->south) * map->scale;
}

static int grid_at(const struct map *map, int building)
{
	return map->zones->plan.part_of[map->zones->blocks.buildings[building].unit];
}

static void extent_find(struct map *map)
{
	const struct blocks *blocks = &map->zones->blocks;
	double east = -INFINITY, north = -INFINITY, inner = PLOT - 2 * MOST_RADIUS;
	map->west = map->south = INFINITY;
	for (int b = 0; b < blocks->building_count; b++) {
		map->west = fmin(map->west, blocks->buildings[b].x_m);
		map->south = fmin(map->south, blocks->buildings[b].y_m);
		east = fmax(east, blocks->buildings[b].x_m);
		north = fmax(north, blocks->buildings[b].y_m);
	}
	double wide = fmax(east - map->west, 1), high = fmax(north - map->south, 1);
	map->scale = fmin(inner / wide, inner / high);
	map->west -= (inner / map->scale - wide) / 2 + MOST_RADIUS / map->scale;
	map->south -= MOST_RADIUS / map->scale;
	map->height = high * map->scale + 2 * MOST_RADIUS;
}

/* Neighbouring grids get different colours while there are enough. */
static void colours_choose(struct map *map)
{
	const struct blocks *blocks = &map->zones->blocks;
	for (int g = 0; g < map->zones->plan.part_count; g++) {
		bool is_used[COLOURS] = {false};
		for (int k = 0; k < blocks->way_count; k++) {
			int a = grid_at(map, blocks->ways[k].a), b = grid_at(map, blocks->ways[k].b), other = a == g ? b : a;
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

/* Within a grid broad and in its colour, thin over that. */
static void ways_draw(const struct map *map, struct canvas *canvas)
{
	const struct blocks *blocks = &map->zones->blocks;
	for (int k = 0; k < blocks->way_count; k++) {
		const struct blocks_building *a = &blocks->buildings[blocks->ways[k].a], *b = &blocks->buildings[blocks->ways[k].b];
		int grid = grid_at(map, blocks->ways[k].a);
		const struct canvas_pen broad = {.line = lighter(colours[map->colour[grid]].fill), .width = 9};
		if (grid == grid_at(map, blocks->ways[k].b) && blocks->ways[k].ms <= blocks->gap_ms)
			canvas_line(canvas, at_x(map, a), at_y(map, a), at_x(map, b), at_y(map, b), &broad);
	}
	for (int k = 0; k < blocks->way_count; k++) {
		const struct blocks_building *a = &blocks->buildings[blocks->ways[k].a], *b = &blocks->buildings[blocks->ways[k].b];
		const struct canvas_pen near = {.line = 0x777777, .width = 0.8}, far = {.line = 0x999999, .width = 0.8, .dash = {3, 3}};
		canvas_line(canvas, at_x(map, a), at_y(map, a), at_x(map, b), at_y(map, b), blocks->ways[k].ms > blocks->gap_ms ? &far : &near);
	}
}

/* A disc in the colour of a grid with its number. */
static void grid_draw(const struct map *map, struct canvas *canvas, int grid, double x, double y, double radius)
{
	int colour = map->colour[grid];
	char number[16];
	text_print(number, sizeof number, "%d", grid + 1);
	canvas->backend->disc(canvas, x, y, radius, &(struct canvas_pen){.line = 0x222222, .width = 1, .paint = colours[colour].fill, .fill = CANVAS_SOLID});
	canvas->backend->words(canvas, x, y + SMALL * 0.36, &(struct canvas_letters){SMALL, CANVAS_MIDDLE, false, colours[colour].words}, number);
}

static void building_draw(const struct map *map, int b, double most, struct canvas *canvas)
{
	static const struct canvas_pen base = {.line = CANVAS_BLACK, .width = 2.2, .paint = CANVAS_WHITE, .fill = CANVAS_SOLID};
	const struct blocks *blocks = &map->zones->blocks;
	const struct blocks_building *building = &blocks->buildings[b];
	int grid = grid_at(map, b);
	double share = most > 0 ? sqrt((double)building->households / most) : 1, radius = LEAST_RADIUS + (MOST_RADIUS - 3 - LEAST_RADIUS) * share;
	double shift = building->parts > 1 ? (building->part - (building->parts - 1) / 2.0) * 2.7 * radius : 0; /* stairwells side by side */
	double x = at_x(map, building) + shift, y = at_y(map, building), edge = radius + 3;
	struct text title;
	text_init(&title);
	text_addf(&title, "%s · %d · %lld", building->name, grid + 1, (long long)building->households);
	canvas->backend->group(canvas, words_in(&title));
	if (map->zones->grids[grid].base == b)
		canvas->backend->box(canvas, x - edge, y - edge, 2 * edge, 2 * edge, &base);
	grid_draw(map, canvas, grid, x, y, radius);
	canvas->backend->end(canvas);
	text_free(&title);
}

static void legend_draw(const struct map *map, double x, double y, struct canvas *canvas)
{
	const struct zones *zones = map->zones;
	for (int g = 0; g < zones->plan.part_count; g++, y += LEGEND_LINE) {
		struct text words;
		text_init(&words);
		grid_draw(map, canvas, g, x + 9, y - 4, LEAST_RADIUS);
		text_addf(&words, _("grid %d: %lld households, base %s"), g + 1, (long long)zones->grids[g].households, zones->blocks.buildings[zones->grids[g].base].name);
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

static void measure_draw(const struct map *map, double y, struct canvas *canvas)
{
	double metres = round_length(PLOT / 4.0 / map->scale);
	char words[32];
	text_print(words, sizeof words, "%.0f m", metres);
	canvas_line(canvas, map->x, y, map->x + metres * map->scale, y, &(struct canvas_pen){.line = CANVAS_BLACK, .width = 2});
	canvas_words(canvas, map->x + metres * map->scale + 6, y + 4, SMALL, CANVAS_START, false, words);
}

static double panel_height(const struct map *map)
{
	return PLOT_TOP + map->height + 3 * LEGEND_LINE + LEGEND_LINE * map->zones->plan.part_count;
}

static void panel_draw(struct map *map, double x, double y, struct canvas *canvas)
{
	const struct zones *zones = map->zones;
	struct text words;
	double most = 0;
	map->x = x + MARGIN;
	map->y = y + PLOT_TOP;
	for (int b = 0; b < zones->blocks.building_count; b++)
		most = fmax(most, (double)zones->blocks.buildings[b].households);
	text_init(&words);
	canvas_words(canvas, map->x, y + 20, LETTERS + 3, CANVAS_START, true, zones->community->name);
	text_addf(&words, _("%d grids of %lld to %lld households; %s"), zones->plan.part_count, (long long)zones->rule.least, (long long)zones->rule.most,
		zones->plan.outcome == PARTITION_PROVEN ? _("proven: none cost less") : _("not proven the best"));
	canvas_words(canvas, map->x, y + 40, LETTERS, CANVAS_START, false, words_in(&words));
	ways_draw(map, canvas);
	for (int b = 0; b < zones->blocks.building_count; b++)
		building_draw(map, b, most, canvas);
	measure_draw(map, map->y + map->height + LEGEND_LINE, canvas);
	legend_draw(map, map->x, map->y + map->height + 2.4 * LEGEND_LINE, canvas);
	text_free(&words);
}

enum status grids_page_map(const struct grids_page *page, struct arena *arena, struct text *out)
{
	int count = 0, all = page->zoning->count;
	struct map *maps = arena_rows(arena, all + 1, struct map);
	for (int i = 0; maps && i < all; i++) {
		const struct zones *zones = &page->zoning->zones[i];
		if (!zones->blocks.is_surveyed || zones->plan.part_count == 0)
			continue;
		maps[count] = (struct map){.zones = zones, .colour = arena_rows(arena, zones->plan.part_count, int)};
		if (!maps[count].colour)
			return STATUS_WORLD;
		extent_find(&maps[count]);
		colours_choose(&maps[count++]);
	}
	if (!maps)
		return STATUS_WORLD;
	int abreast = count < ABREAST ? count : ABREAST;
	double height = 0, y = 74;
	for (int i = 0; i < count; i += ABREAST)
		height += fmax(panel_height(&maps[i]), i + 1 < count ? panel_height(&maps[i + 1]) : 0);
	struct svg svg;
	const char *legend = _("Number and colour: the planned grid. Circle: a building, by households. Square: base of the grid. Dashed: a way too long for neighbours.");
	svg_begin(&svg, out, "", PANEL * abreast, height + y, _("Planned grids"), legend);
	canvas_words(&svg.canvas, MARGIN, 24, LETTERS + 2, CANVAS_START, true, words_of(page->is_chinese, page->scenario->name_en, page->scenario->name_zh));
	canvas_paragraph(&svg.canvas, MARGIN, 44, PANEL * abreast - 2 * MARGIN, SMALL, false, legend);
	for (int i = 0; i < count; i += ABREAST) {
		double deepest = 0;
		for (int k = i; k < count && k < i + ABREAST; k++) {
			panel_draw(&maps[k], PANEL * (k - i), y, &svg.canvas);
			deepest = fmax(deepest, panel_height(&maps[k]));
		}
		y += deepest;
	}
	svg_end(&svg);
	return out->failed ? STATUS_WORLD : STATUS_OK;
}
