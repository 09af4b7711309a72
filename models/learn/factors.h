/* factors.h - the assumptions of a scenario that can be varied, and the scenario as it is where they lie elsewhere. */
#ifndef FACTORS_H
#define FACTORS_H

#include "study/result.h"
#include "world/ranges.h"
#include "world/scenario.h"

/* A key of a factor. */
struct factors_key {
	const struct schema_key *key;
	struct range range;
	double set;
};

/* One assumption: rival forms, or a value of one key or of several that move together. */
struct factors_row {
	struct result_factor shown;
	int first, count;            /* of its keys */
	int form_count;              /* rival forms; 0 = a number */
	double forms[8];             /* indices among the choices of the key */
	bool is_ratio;               /* its keys are set differently: values are multiples of what is set */
	double low, high, set;       /* as its values are told */
	double place;                /* of what is set, in [0, 1) */
};

struct factors {
	int count;
	struct factors_row *rows;
	struct factors_key *keys;
	struct schema schema;
};

/* Every input that counts as assumed, makes a difference as the others stand, and has a range (world/ranges.def). Rows live in `arena`. Parameters of
   the options' rules, and settings an option changes, are decisions: they are no factors. */
STATUS_MUST_USE enum status factors_build(struct factors *factors, const struct scenario *scenario, struct arena *arena);
/* What a factor's value is at u in [0, 1): number, multiple of what is set, or which of the rival forms, from 0. */
double factors_value(const struct factors *factors, int factor, double u);
/* The scenario at a point: u[factor] in [0, 1). Its settings and those of all phases are new, in `arena`; the rest is shared with `scenario`, so
   never free it. Settings that an option changes stay as the option has them. */
STATUS_MUST_USE enum status factors_lay(const struct factors *factors, const struct scenario *scenario, const double *u, struct arena *arena,
	struct scenario *out);
/* The factors as a result file and tables have them: rows and their bounds ([factor][RESULT_BOUNDS]). */
STATUS_MUST_USE enum status factors_show(const struct factors *factors, struct arena *arena, const struct result_factor **rows, double **bounds);

#endif
