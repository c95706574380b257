/* What the counter tells the relay of a program: one page that both map. */
#ifndef EFFBENCH_COUNTED_H
#define EFFBENCH_COUNTED_H

#include <stdint.h>

enum { COUNTED_BYTES = 4096, NO_FILTER = 98 };

struct counted {
    uint64_t instructions; /* so far */
    uint32_t has_left;     /* it ended itself, with `status` */
    uint32_t status;
    uint32_t is_broken; /* it reached for what is not its own */
};

/* Where the instructions go, for whoever asks: one entry for each block that was translated, as long as there is room. */
struct block_count {
    uint64_t place;  /* address of its first instruction */
    uint64_t length; /* in instructions */
    uint64_t executions;
};

enum { BLOCKS_BYTES = 1 << 20, BLOCKS_MOST = (BLOCKS_BYTES - 8) / sizeof(struct block_count) };

struct blocks {
    uint64_t number;
    struct block_count each[BLOCKS_MOST];
};

#endif
