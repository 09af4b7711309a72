/* supply.h - who else works for a community: hours they have left, the purses that pay them, the stock of what was built. */
#ifndef SUPPLY_H
#define SUPPLY_H

#include "world/scenario.h"

/* What every provider's parameters begin with; its own follow from PROVIDER_OWN. */
enum provider_parameter {
	PROVIDER_SIZE, PROVIDER_COST, PROVIDER_FEE, PROVIDER_QUALITY, PROVIDER_LEAD, PROVIDER_OVERHEAD, PROVIDER_CLASSES, PROVIDER_GROUPS,
	PROVIDER_AFFAIRS, PROVIDER_OWN
};
/* Own parameters others must know: of social organisations. */
enum { SOCIAL_HIRE = PROVIDER_OWN, SOCIAL_KINDS };
/* Affairs of residents, by who can settle them. */
enum affair { AFFAIR_AUTONOMY, AFFAIR_SELF_HELP, AFFAIR_MUTUAL, AFFAIR_COMMON, AFFAIR_PUBLIC, AFFAIR_COUNT };
/* What money may buy: services to residents, help with work sent down. */
enum purse_for { PURSE_SERVICES, PURSE_ASSIST, PURSE_COUNT };
/* What is built for later. */
enum project { PROJECT_SPACE, PROJECT_ELDER_CARE, PROJECT_ECONOMY, PROJECT_COUNT };
enum { PURSE_MONTHS = 12 };

struct supply {
	double left[PROVIDER_COUNT];                /* hours each can still give this month */
	struct {
		double paid[PURSE_MONTHS];              /* CNY of this year's money not yet spent, by the month it was paid in */
		double offered, left;                   /* hours of this month */
		double wanted;                          /* hours asked for this month, given or not */
	} purses[PURSE_COUNT];
	double granted;                             /* CNY a year granted so far, for purchase */
	double capacity;                            /* hours a month social organisations can give here */
	double assist_share;                        /* of each piece of work sent down, done by those hired */
	double stock[PROJECT_COUNT];                /* hours built and not yet worn out */
	double fewer_requests, fewer_emergencies;   /* shares that stock takes away at present */
};

#endif
