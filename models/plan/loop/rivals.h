/* rivals.h - what other ways of planning would advise for a community: the norm, WISN, Erlang's formula by periods, the linear program. */
#ifndef RIVALS_H
#define RIVALS_H

#include "plan/loop/trial.h"
#include "plan/posts.h"

enum rivals_kind { RIVALS_NORM, RIVALS_WISN, RIVALS_ERLANG, RIVALS_PROGRAM, RIVALS_KINDS };

/* By residents alone: plan.norm or staff.per_10000, kinds by the rule of world/place.h. */
struct heads rivals_norm(const struct staffing_rules *rules, const struct staffing_site *site);
/* WISN for each kind of work on its own (the lead does desk work): hours of a year over those of a person, rounded up. */
struct heads rivals_wisn(const struct settings *settings, const struct staffing_site *site);
/* Stationary and independent by period of the week (SIPP; Green, Kolesar and Soares 2001), for each kind of work on its own: servers
   so that plan.load is kept and at most 1 - plan.on_time wait longer than an urgent request may, or the mean wait at the counter
   is plan.counter_wait where that is asked; the worst period decides; over the share of posts somebody is there. What can wait is
   spread evenly over the week; a piece takes as long as a request. */
struct heads rivals_erlang(const struct settings *settings, const struct staffing_rules *rules, const struct staffing_site *site);
/* The whole posts of `plan posts`. */
struct heads rivals_program(const struct posts_row *row);

#endif
