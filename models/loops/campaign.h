/* campaign.h - clean-ups: dated by an option's gate, or fired by load and complaints. */
#ifndef CAMPAIGN_H
#define CAMPAIGN_H

#include <stdint.h>

enum campaign_trigger { CAMPAIGN_DATED, CAMPAIGN_ENDOGENOUS };
enum campaign_parameter {
	CAMPAIGN_TRIGGER, CAMPAIGN_THRESHOLD, CAMPAIGN_COMPLAINTS, CAMPAIGN_DELAY, CAMPAIGN_INTERVAL,
	CAMPAIGN_CUT_LEDGER, CAMPAIGN_CUT_ACCREDITATION, CAMPAIGN_CUT_OTHER, CAMPAIGN_HOURS
};

#endif
