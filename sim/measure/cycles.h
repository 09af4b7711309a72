/* cycles.h - ups and downs of a series: how often it falls and comes back. */
#ifndef CYCLES_H
#define CYCLES_H

/* Mean over `window` (odd) values centred on each that has as many on both sides: count - window + 1 values into `out`, which may be
   `values`; returns how many, 0 when there are too few. NaN spreads. */
int cycles_smooth(const double *values, int count, int window, double *out);
/* How often the series falls by at least `swing` (above 0) from its highest since it last rose, and then rises by at least `swing`
   from its lowest since it fell. Smaller wiggles count for nothing. */
int cycles_count(const double *values, int count, double swing);

#endif
