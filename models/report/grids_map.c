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
static const struct { const char *fill, *words; } colours[COLOURS] = {
	{"#f7e48b", "#000"}, {"#1f4e8c", "#fff"}, {"#e69f3c", "#000"}, {"#6a1b4d", "#fff"},
	{"#bfe3f2", "#000"}, {"#b5482f", "#fff"}, {"#9ccf8f", "#000"}, {"#20603c", "#fff"},
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

/* Within a grid broad and in its colour, thin over that. */
static void ways_draw(const struct map *map, struct text *out)
{
	const struct blocks *blocks = &map->zones->blocks;
	for (int k = 0; k < blocks->way_count; k++) {
		const struct blocks_building *a = &blocks->buildings[blocks->ways[k].a], *b = &blocks->buildings[blocks->ways[k].b];
		int grid = grid_at(map, blocks->ways[k].a);
		if (grid != grid_at(map, blocks->ways[k].b) || blocks->ways[k].ms > blocks->gap_ms)
			continue;
		text_addf(out, "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"9\" stroke-linecap=\"round\" opacity=\".5\"/>\n",
			at_x(map, a), at_y(map, a), at_x(map, b), at_y(map, b), colours[map->colour[grid]].fill);
	}
	for (int k = 0; k < blocks->way_count; k++) {
		const struct blocks_building *a = &blocks->buildings[blocks->ways[k].a], *b = &blocks->buildings[blocks->ways[k].b];
		svg_line(out, at_x(map, a), at_y(map, a), at_x(map, b), at_y(map, b),
			blocks->ways[k].ms > blocks->gap_ms ? "stroke=\"#999\" stroke-width=\"0.8\" stroke-dasharray=\"3 3\"" : "stroke=\"#777\" stroke-width=\"0.8\"");
	}
}

static void building_draw(const struct map *map, int b, double most, struct text *out)
{
	const struct blocks *blocks = &map->zones->blocks;
	const struct blocks_building *building = &blocks->buildings[b];
	int grid = grid_at(map, b), colour = map->colour[grid];
	double share = most > 0 ? sqrt((double)building->households / most) : 1, radius = LEAST_RADIUS + (MOST_RADIUS - 3 - LEAST_RADIUS) * share;
	double shift = building->parts > 1 ? (building->part - (building->parts - 1) / 2.0) * 2.7 * radius : 0; /* stairwells side by side */
	double x = at_x(map, building) + shift, y = at_y(map, building);
	text_add(out, "<g class=\"building\"><title>");
	svg_escape(out, building->name);
	text_addf(out, " · %d · %lld</title>", grid + 1, (long long)building->households);
	if (map->zones->grids[grid].base == b)
		text_addf(out, "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"#fff\" stroke=\"#000\" stroke-width=\"2.2\"/>", x - radius - 3, y - radius - 3,
			2 * radius + 6, 2 * radius + 6);
	text_addf(out, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"%s\" stroke=\"#222\"/>", x, y, radius, colours[colour].fill);
	text_addf(out, "<text x=\"%.1f\" y=\"%.1f\" font-size=\"%d\" text-anchor=\"middle\" fill=\"%s\">%d</text></g>\n", x, y + SMALL * 0.36, SMALL, colours[colour].words, grid + 1);
}

static void legend_draw(const struct map *map, double x, double y, struct text *out)
{
	const struct zones *zones = map->zones;
	for (int g = 0; g < zones->plan.part_count; g++, y += LEGEND_LINE) {
		struct text words;
		text_init(&words);
		text_addf(out, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"8.5\" fill=\"%s\" stroke=\"#222\"/>", x + 9, y - 4, colours[map->colour[g]].fill);
		text_addf(out, "<text x=\"%.1f\" y=\"%.1f\" font-size=\"%d\" text-anchor=\"middle\" fill=\"%s\">%d</text>\n", x + 9, y, SMALL, colours[map->colour[g]].words, g + 1);
		text_addf(&words, _("grid %d: %lld households, base %s"), g + 1, (long long)zones->grids[g].households, zones->blocks.buildings[zones->grids[g].base].name);
		svg_words(out, x + 26, y, LETTERS, SVG_START, false, words_in(&words));
		out->failed |= words.failed;
		text_free(&words);
	}
}

/* A round length of about a quarter of the plot. */
static double round_length(double metres)
{
	double step = pow(10, floor(log10(metres)));
	return metres >= 5 * step ? 5 * step : metres >= 2 * step ? 2 * step : step;
}

static void measure_draw(const struct map *map, double y, struct text *out)
{
	double metres = round_length(PLOT / 4.0 / map->scale);
	char words[32];
	text_print(words, sizeof words, "%.0f m", metres);
	svg_line(out, map->x, y, map->x + metres * map->scale, y, "stroke=\"#000\" stroke-width=\"2\"");
	svg_words(out, map->x + metres * map->scale + 6, y + 4, SMALL, SVG_START, false, words);
}

static double panel_height(const struct map *map)
{
	return PLOT_TOP + map->height + 3 * LEGEND_LINE + LEGEND_LINE * map->zones->plan.part_count;
}

static void panel_draw(struct map *map, double x, double y, struct text *out)
{
	const struct zones *zones = map->zones;
	struct text words;
	double most = 0;
	map->x = x + MARGIN;
	map->y = y + PLOT_TOP;
	for (int b = 0; b < zones->blocks.building_count; b++)
		most = fmax(most, (double)zones->blocks.buildings[b].households);
	text_init(&words);
	svg_words(out, map->x, y + 20, LETTERS + 3, SVG_START, true, zones->community->name);
	text_addf(&words, _("%d grids of %lld to %lld households; %s"), zones->plan.part_count, (long long)zones->rule.least, (long long)zones->rule.most,
		zones->plan.outcome == PARTITION_PROVEN ? _("proven: none cost less") : _("not proven the best"));
	svg_words(out, map->x, y + 40, LETTERS, SVG_START, false, words_in(&words));
	ways_draw(map, out);
	for (int b = 0; b < zones->blocks.building_count; b++)
		building_draw(map, b, most, out);
	measure_draw(map, map->y + map->height + LEGEND_LINE, out);
	legend_draw(map, map->x, map->y + map->height + 2.4 * LEGEND_LINE, out);
	out->failed |= words.failed;
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
	text_addf(out, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %.0f\" width=\"%d\" height=\"%.0f\" font-family=\"sans-serif\" role=\"img\">\n",
		PANEL * abreast, height + y, PANEL * abreast, height + y);
	text_add(out, "<title>");
	svg_escape(out, _("Planned grids"));
	text_add(out, "</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
	svg_words(out, MARGIN, 24, LETTERS + 2, SVG_START, true, words_of(page->is_chinese, page->scenario->name_en, page->scenario->name_zh));
	svg_paragraph(out, MARGIN, 44, PANEL * abreast - 2 * MARGIN, SMALL, false,
		_("Number and colour: the planned grid. Circle: a building, by households. Square: base of the grid. Dashed: a way too long for neighbours."));
	for (int i = 0; i < count; i += ABREAST) {
		double deepest = 0;
		for (int k = i; k < count && k < i + ABREAST; k++) {
			panel_draw(&maps[k], PANEL * (k - i), y, out);
			deepest = fmax(deepest, panel_height(&maps[k]));
		}
		y += deepest;
	}
	text_add(out, "</svg>\n");
	return out->failed ? STATUS_WORLD : STATUS_OK;
}
