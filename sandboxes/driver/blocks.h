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
    uint64_t place, size, charged; /* place 0: none */
};

struct memory_blocks {
    struct memory_block *each;
    uint64_t room, number; /* room is a power of 2 */
};

enum { BLOCKS_FIRST_ROOM = 1 << 16 };

static inline uint64_t blocks_home(const struct memory_blocks *blocks, uint64_t place)
{
    return (place * 0x9E3779B97F4A7C15ull >> 20) & (blocks->room - 1);
}

static inline uint64_t blocks_find(const struct memory_blocks *blocks, uint64_t place)
{
    uint64_t at = blocks_home(blocks, place);
    while (blocks->each[at].place && blocks->each[at].place != place)
        at = (at + 1) & (blocks->room - 1);
    return at;
}

/* Returns 0, or -1 when there is no memory. */
static inline int blocks_grow(struct memory_blocks *blocks)
{
    struct memory_blocks larger = {.room = blocks->room ? 2 * blocks->room : BLOCKS_FIRST_ROOM, .number = blocks->number};
    larger.each = mmap(NULL, larger.room * sizeof *larger.each, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (larger.each == MAP_FAILED)
        return -1;
    for (uint64_t i = 0; i < blocks->room; i++)
        if (blocks->each[i].place)
            larger.each[blocks_find(&larger, blocks->each[i].place)] = blocks->each[i];
    if (blocks->each)
        munmap(blocks->each, blocks->room * sizeof *blocks->each);
    *blocks = larger;
    return 0;
}

/* Takes a block out, and moves those up that had to stand behind it. */
static inline struct memory_block blocks_take(struct memory_blocks *blocks, uint64_t place)
{
    struct memory_block none = {0}, taken;
    if (!place || !blocks->room)
        return none;
    uint64_t hole = blocks_find(blocks, place), mask = blocks->room - 1;
    taken = blocks->each[hole];
    if (!taken.place)
        return none;
    blocks->number--;
    for (uint64_t at = (hole + 1) & mask; blocks->each[at].place; at = (at + 1) & mask) {
        uint64_t home = blocks_home(blocks, blocks->each[at].place);
        if (((at - home) & mask) >= ((at - hole) & mask)) {
            blocks->each[hole] = blocks->each[at];
            hole = at;
        }
    }
    blocks->each[hole] = none;
    return taken;
}

/* Takes a note into the account. */
static inline void blocks_note(struct memory_blocks *blocks, struct memory_account *account, const struct memory_note *note,
                               uint64_t count)
{
    struct memory_block old = blocks_take(blocks, note->old);
    struct memory_block over = note->new == note->old ? (struct memory_block){0} : blocks_take(blocks, note->new);
    struct memory_block own = {.place = note->new, .size = note->size};
    if (note->new) {
        /* A large block is told twice, by the allocator of objects and by the one below it. */
        struct memory_block before = over.place ? over : old;
        uint64_t grown = note->size > before.size ? note->size - before.size : 0;
        own.charged = account->is_open ? before.charged + grown : before.charged;
        if (own.charged > own.size)
            own.charged = own.size;
        if (2 * (blocks->number + 1) > blocks->room && blocks_grow(blocks)) {
            account->page->is_incomplete = 1;
            own.charged = 0;
        } else {
            blocks->each[blocks_find(blocks, own.place)] = own;
            blocks->number++;
        }
    }
    if (own.charged != old.charged + over.charged)
        memory_add(account, own.charged, old.charged + over.charged, count);
}

#endif
