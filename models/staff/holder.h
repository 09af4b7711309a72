/* holder.h - who holds a post: what he brings along, what he learns, how fast that makes him. */
#ifndef HOLDER_H
#define HOLDER_H

#include "state/shop.h"

/* What is drawn at (SOURCE_HIRE, community, holder x post). */
enum holder_attribute { HOLDER_SKILL = 1, HOLDER_TENURE, HOLDER_TEMPER, HOLDER_ROUND = 16 };

/* The post at this place of the community. */
static inline const struct post_place *holder_post(const struct shop *shop, int index)
{
	return &shop->world->posts[shop->place->post_first + index];
}

/* He starts: skill and temper drawn, in post since `hired_day`. */
void holder_start(struct shop *shop, int index, int32_t hired_day);
/* What a table of staff says of him goes before. */
void holder_listed(struct shop *shop, int index);
/* Days in post of somebody found there, where quits come at the constant rate; drawn. */
int32_t holder_tenure_drawn(const struct shop *shop, int index);
/* Speed by post, skill, experience, training and pace, as of today. */
void holder_speed(const struct shop *shop, struct worker *worker);
/* A month goes by: part of what training taught is forgotten. */
void holder_forgets(const struct shop *shop, struct worker *worker);

/* Share of full speed after so many months in post. */
double holder_learnt(const struct settings *settings, double months);
/* Factor on speed of so many hours of training remembered. */
double holder_trained(const struct settings *settings, double hours);

#endif
