/* The blocks that a Python program has from its allocators, by address.
 *
 * Each allocator of the emulated interpreter is wrapped (memory_module.c): after each call the wrapper leaves a note, by
 * an instruction that the plugin watches. What the program's work allocates is charged to it, and nothing else:
 * neither what the interpreter had before, nor the input. Where a block of the input grows in the program's hands, what it
 * grows by is charged.
 */
#ifndef EFFBENCH_BLOCKS_H
#define EFFBENCH_BLOCKS_H

#include "memory.h"

/* Left by the emulated wrapper on its stack; the plugin only reads. */
struct memory_note {
    uint64_t old, new, size; /* the block that is gone, if any, and the one that is there */
    uint64_t mark;           /* stored to last, by an instruction that the plugin watches */
};

/* Where the wrappers are in the emulated program's memory. */
struct memory_wrappers {
    const uint64_t *is_inside; /* whether an allocator is at work */
    uint64_t first, end;       /* of their code */
    const uint64_t *probes, *probes_end; /* addresses of the instructions to be watched */
};

struct memory_block {
    uint64_t size, charged; /* bytes; both are 0 where no block begins */
};

/* The blocks by where they begin, in the order of their addresses: what a program has from its allocators one after the
 * other lies in the same cache lines here as well, which a table by hashes would spread over all its room. */
struct memory_blocks {
    struct memory_block **leaves; /* one for each 64 KiB of addresses, where something began there */
};

enum { BLOCKS_ADDRESS_BITS = 48, BLOCKS_LEAF_BITS = 16, BLOCKS_ALIGNMENT_BITS = 4 };

static inline void *blocks_map(uint64_t size)
{
    void *got = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    return got == MAP_FAILED ? NULL : got;
}

/* Returns 0, or -1 when there are no addresses left. */
static inline int blocks_begin(struct memory_blocks *blocks)
{
    blocks->leaves = blocks_map(sizeof *blocks->leaves << (BLOCKS_ADDRESS_BITS - BLOCKS_LEAF_BITS));
    return blocks->leaves ? 0 : -1;
}

/* Where the block that begins at an address is written down; NULL when there is no memory for it. */
static inline struct memory_block *blocks_at(struct memory_blocks *blocks, uint64_t place)
{
    struct memory_block **leaf;
    if (place >> BLOCKS_ADDRESS_BITS || place & ((1 << BLOCKS_ALIGNMENT_BITS) - 1))
        return NULL;
    leaf = &blocks->leaves[place >> BLOCKS_LEAF_BITS];
    if (!*leaf)
        *leaf = blocks_map(sizeof **leaf << (BLOCKS_LEAF_BITS - BLOCKS_ALIGNMENT_BITS));
    return *leaf ? *leaf + (place >> BLOCKS_ALIGNMENT_BITS & ((1 << (BLOCKS_LEAF_BITS - BLOCKS_ALIGNMENT_BITS)) - 1)) : NULL;
}

/* Takes a block out. */
static inline struct memory_block blocks_take(struct memory_blocks *blocks, uint64_t place)
{
    struct memory_block none = {0}, taken, *found = place ? blocks_at(blocks, place) : NULL;
    if (!found)
        return none;
    taken = *found;
    *found = none;
    return taken;
}

/* Takes a note into the account. */
static inline void blocks_note(struct memory_blocks *blocks, struct memory_account *account, const struct memory_note *note,
                               uint64_t count)
{
    struct memory_block old = blocks_take(blocks, note->old);
    struct memory_block over = note->new == note->old ? (struct memory_block){0} : blocks_take(blocks, note->new);
    struct memory_block own = {.size = note->size}, *found;
    if (note->new) {
        /* A large block is told twice, by the allocator of objects and by the one below it. */
        struct memory_block before = over.size ? over : old;
        uint64_t grown = note->size > before.size ? note->size - before.size : 0;
        own.charged = account->is_open ? before.charged + grown : before.charged;
        if (own.charged > own.size)
            own.charged = own.size;
        found = blocks_at(blocks, note->new);
        if (found) {
            *found = own;
        } else {
            account->page->is_incomplete = 1;
            own.charged = 0;
        }
    }
    if (own.charged != old.charged + over.charged)
        memory_add(account, own.charged, old.charged + over.charged, count);
}

#endif
