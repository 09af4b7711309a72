/* regress.c - least squares by singular values, so that columns that say the same do no harm. */
#include "measure/regress.h"

#include <math.h>

#include <gsl/gsl_multifit.h>

bool regress_fit(const double *x, const double *y, int rows, int columns, double *c, double *residual)
{
	if (columns < 1 || rows <= columns)
		return false;
	size_t n = (size_t)rows, k = (size_t)columns;
	gsl_multifit_linear_workspace *work = gsl_multifit_linear_alloc(n, k);
	gsl_matrix *covariance = gsl_matrix_alloc(k, k);
	gsl_matrix_const_view given = gsl_matrix_const_view_array(x, n, k);
	gsl_vector_const_view wanted = gsl_vector_const_view_array(y, n);
	gsl_vector_view found = gsl_vector_view_array(c, k);
	double squares = 0;
	bool fine = work && covariance && !gsl_multifit_linear(&given.matrix, &wanted.vector, &found.vector, covariance, &squares, work);
	if (fine)
		*residual = sqrt(squares / (rows - columns));
	if (covariance)
		gsl_matrix_free(covariance);
	if (work)
		gsl_multifit_linear_free(work);
	return fine && isfinite(*residual);
}

double regress_at(const double *c, const double *x, int columns)
{
	double sum = 0;
	for (int k = 0; k < columns; k++)
		sum += c[k] * x[k];
	return sum;
}
