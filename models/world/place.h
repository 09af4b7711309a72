/* place.h - communities and posts: from the table of the scenario, or by the stated rule. */
#ifndef PLACE_H
#define PLACE_H

#include "world/world.h"

struct place_list {
	uint64_t seed;                /* of the district */
	struct community *communities;
	int community_count, street_count, post_count;
};

/* Of a scenario with one district, or of the first. The rule: community i (from 0) lies in street i * streets / communities; its population is the mean times a lognormal factor of
   the stated spread, the quantile at ((i * 0.618…) mod 1), then scaled so that the mean is exact; households by persons per household;
   posts = norm x population rounded, of which one lead, one counter worker and one specialist for each 7 posts (at least one of
   each from 4 posts on), the rest grid workers. Tables override what they give. What a street adds to work is a lognormal quantile in the same order. Draws nothing. */
STATUS_MUST_USE enum status place_build(const struct scenario *scenario, struct arena *arena, struct place_list *list);
/* The same of one of several districts. There i counts on through all of them, the lognormal factor has a mean of 1 by itself, and streets are as
   large as the district has them. */
STATUS_MUST_USE enum status place_build_district(const struct scenario *scenario, const struct districts_row *district, struct arena *arena,
	struct place_list *list);
/* What is known of the buildings of a community of the list: its rows of the table of buildings, if any, and where to draw the rest;
   with its grids of today, or cut anew into so many (grids > 0). */
struct neighbourhood_site place_site(const struct scenario *scenario, const struct place_list *list, int community, int grids);
/* Posts by kind for a number of posts: the rule above. */
void place_posts(int total, int posts[POST_COUNT]);

#endif
