/* effects.h - what each factor of a sweep does to a measure, told in the way its design allows. */
#ifndef EFFECTS_H
#define EFFECTS_H

#include "measure/indices.h"
#include "measure/split.h"
#include "measure/stats.h"
#include "study/sweep.h"

enum effects_method {
	EFFECTS_TORNADO,     /* one at a time: from the lowest value of a factor to its highest, the others as they are set */
	EFFECTS_MORRIS,      /* elementary effects */
	EFFECTS_SOBOL,       /* shares of the variance */
	EFFECTS_REGRESSION   /* standardised coefficients, and the lower third of a factor's values against the upper third */
};

struct effects_row {
	int factor;
	double strength;                       /* by which factors are put in order */
	double from, to;                       /* TORNADO: values, or levels of words */
	struct stats_interval change;          /* TORNADO: over replications; REGRESSION: over samples, of words the level farthest from the others */
	double coefficient;                    /* REGRESSION: standard deviations of the outcome for one of the factor; of words without a sign */
	struct indices_morris morris;
	struct indices_sobol sobol;
	bool turns;                            /* the difference changes its sign beyond split.threshold more often than chance would have it */
	struct split split;
};

struct effects {
	enum effects_method method;
	struct effects_row *rows;              /* [factor], the strongest first */
	int factor_count, samples;             /* samples with an outcome */
	struct stats_interval mean;            /* over samples */
	int turned;                            /* samples at which the difference has the other sign than its mean, or is too small to matter */
	double r2;                             /* REGRESSION: share of the variance it explains; NaN when it cannot be fitted */
};

/* Of one measure of an option, or of its difference to the option `against` (-1 = of itself), over a sweep with all its rows in memory. Means over replications are
   paired. STATUS_WORLD when out of memory. Indices of SOBOL come with 95 % intervals of 1000 bootstraps, seeded by the sweep's seed. */
STATUS_MUST_USE enum status effects_build(struct effects *effects, struct arena *arena, const struct sweep *sweep, int measure, int option, int against);
/* The method a design allows. */
enum effects_method effects_method(const struct sweep *sweep);

/* Values of a factor that every combination of the others was tried with. */
struct effects_choice {
	double value;                          /* or its level */
	double mean;                           /* of the outcome, over all combinations and replications */
	struct stats_interval behind;          /* by how much it is behind the best, holding together with the others at 95 % */
	bool is_told_apart;                    /* from the best */
	int wins;                              /* combinations in which it is the best */
};
/* Values of another factor between which the best stays so in at least half of the combinations that have them. */
struct effects_stay {
	double low, high;                      /* NaN when it does so nowhere, and of words */
	bool is_all;                           /* over all values tried */
};
struct effects_best {
	int factor, count, best, combinations;
	double chance;                         /* that the best is found to be so again: the share of bootstraps of the replications; NaN below ten */
	struct effects_choice *choices;        /* [count] ascending */
	struct effects_stay *stays;            /* [factor_count] where it stays so */
	struct effects_row *turns;             /* [factor_count] where another value is the best */
};
/* The best value of a factor in one measure of an option, or the best option (factor -1), in the direction that is better (a measure without one: higher). *is_told is false when
   some combination of the other factors lacks one of its values. */
STATUS_MUST_USE enum status effects_choose(struct effects_best *best, struct arena *arena, const struct sweep *sweep, int measure, int option, int factor, bool *is_told);

#endif
