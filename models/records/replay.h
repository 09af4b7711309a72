/* replay.h - what happened, simulated again: unit by unit and discipline by discipline, tuned on what was known at first and scored on what came later. */
#ifndef REPLAY_H
#define REPLAY_H

#include "base/team.h"
#include "records/tune.h"

/* Fit for a purpose: by the distance of closing times. */
enum replay_verdict { REPLAY_GOOD, REPLAY_FAIR, REPLAY_LUCK /* farther off, but so few that luck alone makes as much */, REPLAY_POOR, REPLAY_VERDICTS };
#define REPLAY_GOOD_MOST 0.10
#define REPLAY_FAIR_MOST 0.25

enum { REPLAY_QUANTILES = 5, REPLAY_CATEGORIES = 6, REPLAY_UNITS = 200 };
extern const double replay_shares[REPLAY_QUANTILES];

/* One discipline in one unit. */
struct replay_try {
	int same_as;                  /* a discipline that takes the same pieces in the same order here, or -1 */
	struct tuned tuned;
	double distance, where_h;     /* of closing times scored, and where the curves differ most */
	double wait_distance;         /* NaN when no beginnings were recorded */
	struct ends curve, wait;  /* simulated, of all replications together */
	double quantiles[REPLAY_QUANTILES]; /* h */
};

struct replay_category {
	const char *name;
	int n;
	double distance;              /* of the discipline chosen */
};

enum replay_why { REPLAY_TOLD, REPLAY_FEW_BEFORE, REPLAY_FEW_AFTER };
struct replay_unit {
	const char *name;             /* NULL: the log names none */
	int unit;                     /* among those of the log, -1 = blank or all */
	enum replay_why why;
	int known_n, known_over, scored_n, scored_over;
	struct ends real, real_wait;
	double quantiles[REPLAY_QUANTILES];
	double resampled;             /* distance when closing times were drawn from those known at first: no queue at all */
	double chance;                /* distance luck alone would make, 95 of 100 times */
	struct replay_try tries[DISCIPLINE_COUNT];
	int chosen, best;             /* by the misfit on what was known; by the distance scored */
	struct replay_category categories[REPLAY_CATEGORIES];
	int category_count;
};

struct replay_request {
	const struct scenario *scenario; /* holidays; with is_scenario lines and servers too */
	const struct scenario *ground; /* with nothing on it, for offices that are tuned */
	const struct records *known;  /* as the log stood at the split, or the whole of it */
	const struct records *all;
	int64_t split;                /* ticks; what is opened from here on is scored; 0 = everything, on the window it was tuned on */
	bool is_recorded;             /* services as recorded instead of tuned */
	bool is_scenario;             /* nothing is tuned: the scenario's own lines, by the names of categories, and servers */
	int tries, replications;
	uint64_t seed;
	struct team team;
	void (*progress)(void *context, double share_done);
	void *progress_context;
};

struct replay {
	const struct replay_request *request;
	int unit_count, told;
	struct replay_unit *units;    /* by size */
	struct office_case ground;    /* hours and days */
	int lost;                     /* rows whose category has no line of the scenario */
	int days_off;                 /* weekdays nobody worked, told from the log */
	double median_best, median_chosen, median_resampled, medians[DISCIPLINE_COUNT];
	int verdicts[REPLAY_VERDICTS]; /* units, by the discipline chosen */
	struct arena *arenas;         /* of the curves */
	int arena_count;
};

/* What a discipline is called. */
const char *replay_discipline(int discipline, bool is_chinese);
const char *replay_discipline_key(int discipline);
enum replay_verdict replay_judge(const struct replay_unit *unit, double distance);
/* Free in any case. */
STATUS_MUST_USE enum status replay_run(const struct replay_request *request, struct arena *arena, struct faults *faults, struct replay *out);
void replay_free(struct replay *replay);

#endif
