/* price.h - what one thing more is worth to a district, by solving again, and as far as it holds. */
#ifndef PRICE_H
#define PRICE_H

#include "plan/linked.h"

/* CNY a year for one more; where work stays undone and money is short: hours a year done more. */
struct price {
	double price;            /* by the program's dual */
	double more, less;       /* solved again with `step` more, with `step` less */
	double step;
	double low, high;        /* from so much less to so much more `less` and `more` hold; found by solving again, from inside */
	int in_hours;            /* not in CNY */
	int ends_low, ends_high; /* beyond there is no plan, or nothing left to take away */
};

struct price_question {
	/* Changes sites or rules of the parts by so much from what they were; 0 puts them back. */
	void (*shift)(struct linked *district, const void *context, double amount);
	const void *context;
	int part;                /* the only one it changes; -1 = any */
	double price, step;
	double least, most;      /* how far to look: least < 0 < most */
};

/* Solves the district again and again; it is as before afterwards. A price in hours counts hours done. */
void price_find(struct linked *district, const struct price_question *question, struct price *price);

#endif
