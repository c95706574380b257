/* What the interpreter takes for an operating system: see host.c. */
#ifndef EFFBENCH_HOST_H
#define EFFBENCH_HOST_H

#include <stddef.h>

enum { COMPLAINT_BYTES = 512 };

/* Read by the harness after each call into the guest, and after a trap. Numbers have 4 bytes. */
struct report {
    int ending;       /* enum ending */
    int exit_code;    /* of a program that left the process */
    const char *data; /* of what the last call gave: a result, or an error's type and text with a zero byte between */
    size_t size;
    const char *output; /* what a whole program has written to its standard output */
    size_t output_size;
    size_t complaint_size;
    char complaint[COMPLAINT_BYTES]; /* the end of the standard error; byte n lies at n modulo the room */
};

/* The last two end in a trap: the program left the process, or wrote more than there is room for. */
enum ending { RETURNED, RAISED, REFUSED, NOT_A_PROGRAM, LEFT, OVERFLOWED };

extern struct report report;

/* Gives the standard input, and room for the standard output; without room, what is written is dropped. */
void host_open_streams(const char *input, size_t input_size, char *output, size_t output_room);

#endif
