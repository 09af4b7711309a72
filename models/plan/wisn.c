/* wisn.c - the closed form of the method's manual. */
#include "plan/wisn.h"

#include <math.h>

struct wisn_result wisn(struct wisn_input input)
{
	double work_days = input.work_h > 0 ? input.work_h / input.day_h : 0;
	double individual_days = input.individual_h > 0 ? input.individual_h / input.day_h : 0;
	double days = work_days / (1 - input.support_share) + individual_days;
	double required = days > 0 ? days / input.available_days : 0;
	if (input.support_share >= 1)
		required = INFINITY;
	return (struct wisn_result){
		.work_days = work_days, .required = required,
		.ratio = required > 0 ? input.existing / required : NAN,
	};
}
