/* rebound.h - F1: how suppressed work comes back. */
#ifndef REBOUND_H
#define REBOUND_H

enum rebound_form { REBOUND_PRESSURE, REBOUND_EVASION, REBOUND_RELABEL, REBOUND_NONE };
enum rebound_parameter {
	REBOUND_FORM, REBOUND_LEAK, REBOUND_EVASION_RATE, REBOUND_ENFORCEMENT, REBOUND_HALF_LIFE, REBOUND_FADES,
	REBOUND_RIGID_RETURN, REBOUND_ONCE_LIFE, REBOUND_DETECTION, REBOUND_SANCTION
};

struct replica;

/* Chance that something suppressed tries to come back in a month at this enforcement, where its department is under no sanction. */
double rebound_chance(const double *p, double enforcement);

/* A clean-up or a new gate: enforcement is fresh again. */
void rebound_refresh(struct replica *replica);

#endif
