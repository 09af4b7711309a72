/* campaign.h - clean-ups: dated by an option's gate, or fired by load and complaints. */
#ifndef CAMPAIGN_H
#define CAMPAIGN_H

#include "world/world.h"

enum campaign_trigger { CAMPAIGN_DATED, CAMPAIGN_ENDOGENOUS };
enum campaign_parameter {
	CAMPAIGN_TRIGGER, CAMPAIGN_THRESHOLD, CAMPAIGN_COMPLAINTS, CAMPAIGN_DELAY, CAMPAIGN_INTERVAL,
	CAMPAIGN_CUT_LEDGER, CAMPAIGN_CUT_ACCREDITATION, CAMPAIGN_CUT_OTHER, CAMPAIGN_HOURS
};

/* Share of a kind's templates that a clean-up strikes off. */
double campaign_cut(const double *p, enum kind_id kind);
/* Whether a rule of the regime calls for a clean-up so many months after the start. */
bool campaign_is_dated(const struct regime *regime, int since);

#endif
