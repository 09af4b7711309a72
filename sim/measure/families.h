/* families.h - forms of distributions that can be fitted to durations, some of them not over yet. */
#ifndef FAMILIES_H
#define FAMILIES_H

enum family_id {
#define FAMILY(id) FAMILY_##id,
#include "measure/families.def"
#undef FAMILY
	FAMILY_COUNT
};
enum { FAMILY_PARAMETERS = 2 };

/* What the likelihood needs of a sample. Lengths are above 0. */
struct likelihood_sample {
	const double *over, *open; /* lengths of those that are over, and of those that are not yet */
	int over_count, open_count;
	double sum, log_sum;       /* over those that are over: of lengths, of their logarithms */
};

/* The name-plate of a family; p are its parameters on a scale without bounds. */
struct family {
	const char *name, *name_en, *name_zh;
	int parameter_count;
	const char *second;         /* what its second parameter is called in a scenario: cv, shape; NULL = it has none */
	double (*over)(const struct likelihood_sample *sample, const double *p); /* log likelihood of those that are over */
	double (*log_left)(double length, const double *p);                      /* logarithm of the share that lasts longer */
	double (*quantile)(double share, const double *p);
	double (*mean)(const double *p);
	double (*spread)(const double *p);                                       /* the second parameter */
	void (*start)(double mean, double cv, double *p);                        /* from moments */
};
const struct family *families_plate(enum family_id id);

#endif
