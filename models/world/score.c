/* score.c - the four principles (H37), duplication and grassroots opinion as one number. */
#include "world/score.h"

double score_of(const struct item *item, const double *weights)
{
	const double attributes[6] = {
		item->coverage, item->lean, item->has_authority && item->function > 0 ? 1 : 0, item->benefit, item->unduplicated, item->opinion
	};
	double sum = 0, total = 0;
	for (int i = 0; i < 6; i++) {
		sum += weights[i] * attributes[i];
		total += weights[i];
	}
	return total > 0 ? sum / total : 0;
}
