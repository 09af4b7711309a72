/* listed.h - work the table of mandates lists, laid over the kind it belongs to. Row NULL: generated, everything as its kind. */
#ifndef LISTED_H
#define LISTED_H

#include "world/world.h"

/* The row of the index-th template of a kind; NULL from where the table ends. */
const struct mandate_row *listed_row(const struct scenario *scenario, int kind, int index);
/* The settings of a template: those of its kind, and what its row gives. */
void listed_kind(const struct kind_settings *kind, const struct mandate_row *row, struct kind_settings *out);
/* The same for every template of the world; NULL when out of memory. */
const struct kind_settings *const *listed_kinds(struct world *world, const struct settings *settings);
double listed_times(const struct mandate_row *row);
bool listed_passes_street(const struct mandate_row *row);
/* The shares a row decides for itself. */
void listed_ranks(const struct mandate_row *row, struct template *template);

/* Items of the table come first. Item i belongs to the department its rows name, else to i mod departments. */
int listed_department(const struct world *world, int item);
/* The item of a template; `in_item`: how many of those before it stand in items. Generated work stays out of the items of the table
   while there are others; listed work without an item goes to one of its department. */
int listed_item(const struct world *world, const struct mandate_row *row, int in_item);
/* Function and authority of an item, where its rows say them. */
void listed_attributes(const struct world *world, struct item *item);

#endif
