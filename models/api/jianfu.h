/* jianfu.h - the library: load a scenario, set what is to be otherwise, run every option, read the indicators.

	struct jianfu *study = jianfu_load("district.yaml");
	if (study && !jianfu_set(study, "staff.quits=0.1 /yr") && !jianfu_run(study, 20, 7, 0))
		printf("%g\n", jianfu_value(study, 1, 0, jianfu_measure_named(study, "overtime")));
	fputs(jianfu_faults(study), stderr);
	jianfu_free(study);

   Nothing is printed and nothing global is kept: studies are independent of each other. One thread at a time per study. What a release promises
   of these functions: docs/library.md. */
#ifndef JIANFU_H
#define JIANFU_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

struct jianfu;

/* Functions that can fail return 0 when all went well, 2 when a scenario or a setting is wrong, 3 when memory or disk failed. */

/* Reads a scenario with everything it extends and names. NULL only when out of memory; whether it has faults is told by jianfu_faults, and by what comes next. */
struct jianfu *jianfu_load(const char *path);
void jianfu_free(struct jianfu *study);
/* What was wrong so far, a line each, with place and help, in English; "" = nothing, NULL never. Stays until the next call. */
const char *jianfu_faults(struct jianfu *study);

/* Changes a setting, as --set does: "staff.quits=0.1 /yr", "policy.cap.cap.hours=75 h/worker-month", in either language. Whatever was run is forgotten. */
int jianfu_set(struct jianfu *study, const char *assignment);
/* Runs every option so many times. replications 0: as the scenario says; threads 0: all cores. The same seed gives the same values, on any number of threads,
   and those of `jianfu run --seed`. */
int jianfu_run(struct jianfu *study, int replications, uint64_t seed, int threads);
/* The seed the scenario says. */
uint64_t jianfu_seed(const struct jianfu *study);

/* What there is once it has run; 0 and NULL before. Numbers count from 0. */
int jianfu_options(const struct jianfu *study);
int jianfu_replications(const struct jianfu *study);
int jianfu_measures(const struct jianfu *study);
int jianfu_baseline(const struct jianfu *study);
const char *jianfu_option(const struct jianfu *study, int option);
const char *jianfu_measure(const struct jianfu *study, int measure);
const char *jianfu_unit(const struct jianfu *study, int measure);
/* The number of a measure; -1 when there is none of this name. */
int jianfu_measure_named(const struct jianfu *study, const char *name);
/* NaN when it is not known, or there is no such run. */
double jianfu_value(const struct jianfu *study, int option, int replication, int measure);

#ifdef __cplusplus
}
#endif

#endif
