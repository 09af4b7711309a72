/* design.c - Latin hypercubes: each factor's slices in an order of their own. */
#include "study/design.h"

#include <math.h>

#include "chance/random.h"

enum attribute { ATTRIBUTE_ORDER, ATTRIBUTE_PLACE };

/* Below 1 however it is rounded. */
static double placed(int slice, double within, int slices)
{
	return fmin((slice + within) / slices, nextafter(1, 0));
}

static struct random_address address_of(uint64_t seed, int number, int try, int factor)
{
	return (struct random_address){.seed = seed, .replication = (uint32_t)number, .source = (uint32_t)try, .entity = (uint32_t)factor};
}

void design_strata(double *values, int cells, uint64_t seed, int number, int factor)
{
	struct random_address address = address_of(seed, number, 0, factor);
	for (int cell = 0; cell < cells; cell++) {
		address.ordinal = (uint64_t)cell;
		values[cell] = placed(cell, random_uniform(&address, ATTRIBUTE_PLACE), cells);
	}
}

/* Shuffles the slices of one factor (Fisher and Yates). */
static void factor_fill(const struct design *design, int factor, struct random_address address)
{
	for (int p = 0; p < design->point_count; p++)
		design_at(design, p)[factor] = p;
	for (int p = design->point_count - 1; p > 0; p--) {
		address.ordinal = (uint64_t)p;
		double *a = &design_at(design, p)[factor], *b = &design_at(design, (int)(random_uniform(&address, ATTRIBUTE_ORDER) * (p + 1)))[factor];
		double kept = *a;
		*a = *b;
		*b = kept;
	}
	for (int p = 0; p < design->point_count; p++) {
		address.ordinal = (uint64_t)p;
		double *value = &design_at(design, p)[factor];
		*value = placed((int)*value, random_uniform(&address, ATTRIBUTE_PLACE), design->point_count);
	}
}

/* Square of the distance between the two nearest points. */
static double nearest(const struct design *design)
{
	double least = INFINITY;
	for (int p = 0; p < design->point_count; p++)
		for (int q = 0; q < p; q++) {
			double sum = 0;
			for (int f = 0; f < design->factor_count && sum < least; f++) {
				double apart = design_at(design, p)[f] - design_at(design, q)[f];
				sum += apart * apart;
			}
			least = fmin(least, sum);
		}
	return least;
}

enum status design_latin(struct design *design, struct arena *arena, int points, int factors, uint64_t seed, int number, int tries)
{
	struct design next = {points, factors, NULL};
	double farthest = -1;
	*design = next;
	design->values = arena_rows(arena, (int64_t)points * factors, double);
	next.values = tries > 1 ? arena_rows(arena, (int64_t)points * factors, double) : design->values;
	if (!design->values || !next.values)
		return STATUS_WORLD;
	for (int try = 0; try < tries; try++) {
		for (int f = 0; f < factors; f++)
			factor_fill(&next, f, address_of(seed, number, try, f));
		double apart = tries > 1 ? nearest(&next) : 0;
		if (tries > 1 && apart > farthest) {
			double *kept = design->values;
			design->values = next.values;
			next.values = kept;
			farthest = apart;
		}
	}
	return STATUS_OK;
}
