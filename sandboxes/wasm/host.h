/* What the interpreter takes for an operating system: see host.c. */
#ifndef EFFBENCH_HOST_H
#define EFFBENCH_HOST_H

#include <stddef.h>
#include <stdint.h>

enum { COMPLAINT_BYTES = 512 };

/* Why the guest trapped on purpose. */
enum stop { LEFT = 1 /* the program left the process */, OVERFLOWED /* it wrote more than there is room for */ };

/* Read by the harness after each step, and after a trap. Numbers have 4 bytes. */
struct report {
    uint32_t mark;    /* the newest: enum mark of the driver */
    uint32_t failure; /* enum failure of the driver, or 0 */
    uint32_t stop;    /* enum stop, or 0 */
    int32_t exit_code; /* of a program that left the process */
    const unsigned char *made; /* the encoded result, or what went wrong */
    uint32_t made_bytes;
    const char *output; /* what a whole program has written to its standard output */
    size_t output_size;
    size_t complaint_size;
    char complaint[COMPLAINT_BYTES]; /* the end of the standard error; byte n lies at n modulo the room */
};

extern struct report report;

/* Gives the standard input, and room for the standard output; without room, what is written is dropped. */
void host_open_streams(const char *input, size_t input_size, char *output, size_t output_room);

#endif
