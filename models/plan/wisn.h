/* wisn.h - Workload Indicators of Staffing Need: posts from hours of work and the hours a person has. World Health Organization 2010. */
#ifndef WISN_H
#define WISN_H

/* What the method asks for. All >= 0. */
struct wisn_input {
	double work_h;           /* a year: work every member of the group shares, by standard hours */
	double day_h;            /* hours of a working day */
	double available_days;   /* a year and person, after leave, illness and training */
	double support_share;    /* of everybody's time spent on work beside the standards: allowance factor 1 / (1 - share) */
	double individual_h;     /* a year: work of certain persons only */
	double existing;         /* posts there are */
};

struct wisn_result {
	double work_days;        /* work_h / day_h */
	double required;         /* posts */
	double ratio;            /* existing / required; below 1: too few; NaN when nothing is required */
};

/* posts = work ÷ standard year × allowance factor + individual work ÷ standard year; INFINITY when nobody has time. */
struct wisn_result wisn(struct wisn_input input);

#endif
