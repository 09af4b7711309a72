/* grids_page.h - a plan of grids for a screen, a spreadsheet, a page or a map: what is planned, how sure that is, what it rests on. */
#ifndef GRIDS_PAGE_H
#define GRIDS_PAGE_H

#include "base/text.h"
#include "plan/zones/zoning.h"
#include "show/table.h"
#include "study/annex.h"

enum { GRIDS_PAGE_COLUMNS = 100 };

struct grids_page {
	const struct scenario *scenario;
	const struct zoning *zoning;
	bool is_chinese;         /* names of things; the sentences follow gettext */
	bool by_grid;            /* a row for each grid instead of each community */
	bool splits_compounds, keeps;
	enum table_format format;
};

/* The table, and what it means in sentences with text and Markdown. */
STATUS_MUST_USE enum status grids_page_write(const struct grids_page *page, struct arena *arena, struct text *out);
/* What stands before and behind the table; and the least that any plan of a community can cost, in whole minutes. */
void grids_page_opening(const struct grids_page *page, struct text *out);
void grids_page_sentences(const struct grids_page *page, struct text *out);
double grids_page_bound(const struct zones *zones);
/* Why a community has no plan, in one sentence added to `words`; and which of its buildings are meant. */
void grids_page_why(const struct zones *zones, struct text *words);

/* For a result file: the tables grid_place, grid and those of grids_map.h. */
STATUS_MUST_USE enum status grids_page_keep(const struct grids_page *page, struct arena *arena, struct annexes *annexes);

/* What can be handed on: only of communities with a table of buildings. How many such communities have a plan; `with_places`: only those
   whose buildings have coordinates. */
int grids_page_listed(const struct zoning *zoning, bool with_places);
/* A table of buildings with the planned grids and their bases, which a scenario can name. */
STATUS_MUST_USE enum status grids_page_csv(const struct grids_page *page, struct arena *arena, struct text *out);
/* Buildings and grids as GeoJSON: degrees as given, else metres on the plane of the table, which the file says. */
STATUS_MUST_USE enum status grids_page_geojson(const struct grids_page *page, struct text *out);
/* Maps side by side, one for each community with places: the buildings by grid, ways, bases, legend. */
STATUS_MUST_USE enum status grids_page_map(const struct grids_page *page, struct arena *arena, struct text *out);

#endif
