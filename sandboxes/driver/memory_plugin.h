/* What the plugin does beside counting where it is built to measure memory; in other builds nothing. */
#ifndef EFFBENCH_MEMORY_PLUGIN_H
#define EFFBENCH_MEMORY_PLUGIN_H

#include "request.h"

#ifdef EFFBENCH_MEMORY

#include "blocks.h"
#include "mappings.h"

struct instruction;
extern struct instruction *qemu_plugin_tb_get_insn(const struct block *, size_t);
extern uint64_t qemu_plugin_tb_vaddr(const struct block *);
extern uint64_t qemu_plugin_insn_vaddr(const struct instruction *);
extern void qemu_plugin_register_vcpu_mem_cb(struct instruction *, void (*)(unsigned, uint32_t, uint64_t, void *), int, int,
                                             void *);
extern void qemu_plugin_register_vcpu_syscall_ret_cb(plugin_id, void (*)(plugin_id, unsigned, int64_t, int64_t));
enum { MEMORY_NO_REGISTERS = 0, MEMORY_WRITES = 2 };
/* The C library takes more at a time than it was asked for; and most programs ask for a few bytes past the interpreter. */
enum { MEMORY_FREE_BREAK = 256 << 10 };

static struct {
    struct memory_account account;
    struct memory_blocks blocks;
    struct memory_wrappers wrappers;
    int is_following; /* from the mark STARTED on */
    const uint64_t *counter;
} memory;

static void memory_on_note(unsigned thread, uint32_t about, uint64_t place, void *unused)
{
    (void)thread, (void)about, (void)unused;
    const char *mark = (const char *)place;
    if (memory.is_following)
        blocks_note(&memory.blocks, &memory.account, (const struct memory_note *)(mark - offsetof(struct memory_note, mark)), *memory.counter);
}

static int memory_is_probe(uint64_t place)
{
    for (const uint64_t *probe = memory.wrappers.probes; probe < memory.wrappers.probes_end; probe++)
        if (*probe == place)
            return 1;
    return 0;
}

/* Whether a block of instructions belongs to the wrappers, which are not counted. */
static int memory_translates(struct block *block, size_t size)
{
    uint64_t place = qemu_plugin_tb_vaddr(block);
    if (place < memory.wrappers.first || place >= memory.wrappers.end)
        return 0;
    for (size_t i = 0; i < size; i++) {
        struct instruction *instruction = qemu_plugin_tb_get_insn(block, i);
        if (memory_is_probe(qemu_plugin_insn_vaddr(instruction)))
            qemu_plugin_register_vcpu_mem_cb(instruction, memory_on_note, MEMORY_NO_REGISTERS, MEMORY_WRITES, NULL);
    }
    return 1;
}

static void memory_mark(enum mark mark)
{
    memory.is_following = 1;
    memory_open(&memory.account, mark == MARK_STARTED || mark == MARK_READY, *memory.counter);
}

/* What the program itself maps, and not its allocators or the C library for a thread's stack, which it protects first. The
 * C library's heap is the program's where a library asks for it that does not know the interpreter. */
static void memory_ask(unsigned thread, int64_t number, uint64_t a, uint64_t b, uint64_t c, uint64_t d)
{
    int is_own = memory.account.is_open && !*memory.wrappers.is_inside;
    if (number == MAPPED_BY_BRK)
        mappings_ask(thread, number, a, is_own ? 0 : MAPPINGS_FOREIGN, c, d);
    else
        mappings_ask(thread, is_own && number != MAPPED_BY_MPROTECT ? number : -1, a, b, c, d);
}

static void memory_on_answer(plugin_id id, unsigned thread, int64_t number, int64_t result)
{
    (void)id;
    if (memory.is_following || number == MAPPED_BY_BRK) /* where the heap ends is known from the first */
        mappings_get(thread, number, result, *memory.counter);
}

/* Returns 0, or -1 when the page or the table of blocks cannot be mapped. */
static int memory_begin(plugin_id id, int fd, const uint64_t *counter)
{
    memory.counter = counter;
    memory.account.page = mmap(NULL, MEMORY_PAGE, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    mappings.account = &memory.account;
    mappings.free_break = MEMORY_FREE_BREAK;
    if (memory.account.page == MAP_FAILED || blocks_begin(&memory.blocks))
        return -1;
    close(fd);
    qemu_plugin_register_vcpu_syscall_ret_cb(id, memory_on_answer);
    return 0;
}

#endif
#endif
