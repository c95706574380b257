/* Brings the interpreter's heap to one state, whatever was allocated and freed before.
 *
 * The same call on a heap with other holes counts up to 1.4 % more or less: allocators take other paths, and objects
 * lie at other addresses. So just before a call every hole is filled for good, and what the call allocates comes from
 * fresh memory at fixed addresses.
 */
#ifndef EFFBENCH_SETTLE_H
#define EFFBENCH_SETTLE_H

#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "cage.h"

/* CPython's small-object allocator on 64 bits (Objects/obmalloc.c): 32 size classes in pools of 16 KiB, each behind a
 * header, in arenas of 1 MiB. */
enum { CLASS_STEP = 16, CLASSES = 32, POOL_BYTES = 16384, POOL_HEADER = 48, ARENA_POOLS = 64, FILL_LIMIT = 200000 };
enum { SPARE_POOLS = 16 };

struct settle_arena_allocator {
    void *context;
    void *(*alloc)(void *, size_t);
    void (*free)(void *, void *, size_t);
};
extern void PyObject_GetArenaAllocator(struct settle_arena_allocator *);
extern void PyObject_SetArenaAllocator(struct settle_arena_allocator *);

/* Free in every address space that programs have: above them the emulator maps what the emulated program asks for. */
#define SETTLE_BASE 0x2000000000ull
#define SETTLE_GENERATION_BYTES 0x200000000ull
enum { GENERATIONS = 16, ARENA_BYTES = 1 << 20, HEAP_ALIGNMENT = 2 << 20, PAD_BYTES = 512 << 10, LARGEST_HOLE = 1 << 20, SMALLEST_BIN = 1040 };

static struct settle_arena_allocator settle_original;
static uintptr_t settle_next; /* where the next arena goes; 0 leaves it to the kernel */
static unsigned settle_arenas, settle_generation;

/* Maps room for two arenas at the next address. Returns whether it was free. */
static int settle_map(void)
{
    void *wanted = (void *)settle_next;
    void *got = mmap(wanted, CAGE_HUGE_PAGE_BYTES, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (got != wanted && got != MAP_FAILED)
        munmap(got, CAGE_HUGE_PAGE_BYTES);
    return got == wanted;
}

static void *settle_alloc(void *context, size_t size)
{
    settle_arenas++;
    if (!settle_next || size != ARENA_BYTES || (settle_next % CAGE_HUGE_PAGE_BYTES == 0 && !settle_map()))
        return settle_original.alloc(context, size);
    uintptr_t arena = settle_next;
    settle_next += ARENA_BYTES;
    cage_populate(arena, ARENA_BYTES); /* filling it would fault at each page */
    syscall(CAGE_REQUEST_POPULATE, arena, ARENA_BYTES); /* an emulator leaves such advice out */
    return (void *)arena;
}

/* Called once, before anything is settled. */
static void settle_prepare(void)
{
    PyObject_GetArenaAllocator(&settle_original);
    struct settle_arena_allocator ours = settle_original;
    ours.alloc = settle_alloc;
    PyObject_SetArenaAllocator(&ours);
}

/* Whether three blocks are the first of a pool that was empty before. One that is partly used may give them out in the
 * same order, so its own account of its blocks, the first word of its header, is asked as well. */
static int settle_starts_pool(const char *const blocks[3], size_t size)
{
    unsigned used;
    if (((uintptr_t)blocks[0] & (POOL_BYTES - 1)) != POOL_HEADER || blocks[1] != blocks[0] + size || blocks[2] != blocks[1] + size)
        return 0;
    memcpy(&used, blocks[0] - POOL_HEADER, sizeof used);
    return used == 3;
}

/* Fills the open arena, and opens another at a round address. */
static void settle_arena(void)
{
    settle_next = SETTLE_BASE + settle_generation * SETTLE_GENERATION_BYTES;
    settle_generation = (settle_generation + 1) % GENERATIONS;
    unsigned before = settle_arenas;
    for (int i = 0; i < FILL_LIMIT && settle_arenas == before; i++)
        PyObject_Malloc(CLASSES * CLASS_STEP);
}

/* Fills every pool that is partly used, and then every arena: the next block of any size begins a pool of its own, in
 * a new arena. */
static void settle_pools(void)
{
    for (size_t size = CLASS_STEP; size <= CLASSES * CLASS_STEP; size += CLASS_STEP) {
        const char *last[3] = {0};
        for (int i = 0; i < FILL_LIMIT && !settle_starts_pool(last, size); i++) {
            last[0] = last[1], last[1] = last[2];
            last[2] = PyObject_Malloc(size);
        }
        for (int i = 2; i >= 0; i--)
            PyObject_Free((void *)last[i]); /* the pool is empty again and serves any class */
    }
    settle_arena();
}

/* Takes every free chunk below the top of the C library's heap, moves the top to a round address, and gives back what
 * lies behind it. Freeing a large chunk first sets the size above which chunks are mapped singly: it adapts to what was
 * freed before, as in any long-lived process, and is 1 MiB or more from here on. */
static void settle_chunks(void)
{
    void *volatile large = malloc(LARGEST_HOLE); /* else the compiler leaves both calls out */
    free(large);
    struct mallinfo2 now = mallinfo2();
    char *top = (char *)sbrk(0) - now.keepcost;
    size_t largest = now.fordblks - now.keepcost; /* no hole is larger than all together */
    if (largest < SMALLEST_BIN)
        largest = SMALLEST_BIN;
    for (size_t size = largest < LARGEST_HOLE ? largest & ~(size_t)(CLASS_STEP - 1) : LARGEST_HOLE; size >= CLASS_STEP;
         size -= size > SMALLEST_BIN ? size / 16 : CLASS_STEP)
        for (int i = 0; i < FILL_LIMIT; i++) {
            char *chunk = malloc(size);
            if (chunk >= top) {
                free(chunk); /* not out of a hole */
                break;
            }
        }
    char *end = malloc(PAD_BYTES);
    /* Beyond all that the heap has now: an emulator fills what is given back and taken again with zeros, page by page. */
    uintptr_t round = ((uintptr_t)sbrk(0) + PAD_BYTES + HEAP_ALIGNMENT) & ~(uintptr_t)(HEAP_ALIGNMENT - 1);
    while (end && (uintptr_t)end + 2 * PAD_BYTES < round)
        end = malloc(PAD_BYTES);
    if (end && (uintptr_t)end + PAD_BYTES < round)
        end = malloc(round - (uintptr_t)end - PAD_BYTES - CLASS_STEP);
    malloc_trim(0);
}

/* Called by the supervisor and by its children: under an emulator these find it translated. */
__attribute__((noinline)) static void settle(void)
{
    settle_pools();
    settle_chunks();
}

/* Leaves no hole, and little of the arena that is open: what a zygote leaves each child has to fill, page by page. */
static void settle_trim(void)
{
    enum { BLOCK = CLASSES * CLASS_STEP, BLOCKS = (POOL_BYTES - POOL_HEADER) / BLOCK };
    settle();
    for (int i = 0; i < (ARENA_POOLS - SPARE_POOLS) * BLOCKS - 1; i++)
        PyObject_Malloc(BLOCK);
}

#endif
