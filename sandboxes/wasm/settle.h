/* Brings the guest's heap to one state, whatever was allocated and freed before: see settle.c. */
#ifndef EFFBENCH_SETTLE_H
#define EFFBENCH_SETTLE_H

/* Called once, before the interpreter starts. */
void settle_prepare(void);

void settle(void);

#endif
