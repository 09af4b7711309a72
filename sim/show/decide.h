/* decide.h - which assumptions decide: what turns a difference over, and how much each input moves it, over the points of a screen. */
#ifndef DECIDE_H
#define DECIDE_H

#include "measure/split.h"
#include "show/compare.h"

/* A difference between two options in one measure, and the sign it is believed to have. */
struct decide_question {
	int measure, point, against;
	double sign;                 /* > 0: point has more than against */
};

/* The one assumption that turns it over. */
struct decide_turn {
	int factor;
	int level;                   /* of a factor with choices: the one at which it turns; -1 = a threshold */
	struct split split;
	int turned, count;           /* points of the screen, with the sign lost, and in all */
};

/* A turning point is told only when one input parts the points well: the distance of its two distributions is at least DECIDE_DISTANCE, beyond
   chance at 5 % after Bonferroni over all inputs, and beyond the threshold most points have turned. The input with the largest distance is
   taken. False when there is none; turn->turned and turn->count are set in any case. */
#define DECIDE_DISTANCE 0.5
STATUS_MUST_USE enum status decide_turning(const struct result_set *set, const struct decide_question *question, struct arena *arena, bool *is_told,
	struct decide_turn *turn);

/* How far the difference moves from the lower third of an input's values to the upper one, with a 95 % interval (of a choice: the level farthest from
   the others). NaN where nothing can be told. */
struct stats_interval decide_move(const struct result_set *set, const struct decide_question *question, int factor, double *scratch, int *order);

/* weights[factor]: how much more often the decided verdicts of a comparison turn over in one third of an input's values than in the other, summed over
   the cells; only what is beyond chance after Bonferroni over all inputs counts. */
STATUS_MUST_USE enum status decide_weights(const struct result_set *set, const struct comparison *comparison, struct arena *arena, double *weights);
/* The same for one question: adds to weights[factor]. */
STATUS_MUST_USE enum status decide_weigh(const struct result_set *set, const struct decide_question *question, struct arena *arena, double *weights);
/* Factors in descending order of weight, those without weight left out; returns how many. */
int decide_order(const double *weights, int count, int *order);
/* Number of choices of a factor; 0 for numbers. */
int decide_levels(const struct result_factor *factor);

#endif
