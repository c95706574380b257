/* Counts a whole program's instructions, from its first one to its end, for qemu-user 7.2 (plugin interface 1).
 *
 * The emulated program is machine code of the candidate's own, and shares its address space with the emulator. So every
 * address that it reads or writes is looked at: its own memory lies below WALL, the emulator's above, and a program that
 * touches anything there is ended before its next instruction. What it asks the kernel to do to memory is looked at
 * likewise. The emulator's place is random, and no address of it can be read, so that not even one access can be aimed.
 *
 * The counter lies in a page that the relay maps, too. Debian ships no plugin header, so the few functions that are used
 * are declared here.
 */
#define _GNU_SOURCE
#include <linux/futex.h>
#include <stddef.h>
#include <stdio.h>

#include "../driver/cage.h"
#include "counted.h"

#define EXPORT __attribute__((visibility("default")))

typedef uint64_t plugin_id;
struct block;
struct instruction;
enum { INLINE_ADD_U64 = 0, NO_REGISTERS = 0, READS_AND_WRITES = 3 };
extern void qemu_plugin_register_vcpu_tb_trans_cb(plugin_id, void (*)(plugin_id, struct block *));
extern size_t qemu_plugin_tb_n_insns(const struct block *);
extern uint64_t qemu_plugin_tb_vaddr(const struct block *);
extern struct instruction *qemu_plugin_tb_get_insn(const struct block *, size_t);
extern void qemu_plugin_register_vcpu_tb_exec_inline(struct block *, int, void *, uint64_t);
extern void qemu_plugin_register_vcpu_mem_cb(struct instruction *, void (*)(unsigned, uint32_t, uint64_t, void *), int, int,
                                             void *);
extern void qemu_plugin_register_vcpu_syscall_cb(
    plugin_id, void (*)(plugin_id, unsigned, int64_t, uint64_t, uint64_t, uint64_t, uint64_t, uint64_t, uint64_t,
                        uint64_t, uint64_t));

#ifdef EFFBENCH_MEMORY
#include "../driver/mappings.h"
extern void qemu_plugin_register_vcpu_syscall_ret_cb(plugin_id, void (*)(plugin_id, unsigned, int64_t, int64_t));
static struct memory_account account;
#endif

EXPORT int qemu_plugin_version = 1;

#if defined(__x86_64__)
enum {
    MMAP = 9, MPROTECT = 10, MUNMAP = 11, MREMAP = 25, MSYNC = 26, MINCORE = 27, MADVISE = 28, MLOCK = 149, MUNLOCK = 150,
    FUTEX = 202, EXIT_GROUP = 231, MLOCK2 = 325, PKEY_MPROTECT = 329,
};
#elif defined(__aarch64__)
enum {
    MMAP = 222, MPROTECT = 226, MUNMAP = 215, MREMAP = 216, MSYNC = 227, MINCORE = 232, MADVISE = 233, MLOCK = 228,
    MUNLOCK = 229, FUTEX = 98, EXIT_GROUP = 94, MLOCK2 = 284, PKEY_MPROTECT = 288,
};
#else
#error "effbench counts on x86-64 and aarch64"
#endif

#define WALL ((uint64_t)1 << 46)

static struct counted *counted;
static struct blocks *blocks; /* where nobody asked, none */
static struct cage_filter filter;
static int is_locked;

__attribute__((noreturn)) static void end_process(void)
{
    for (;;)
        kill(getpid(), SIGKILL);
}

static void accuse(void)
{
    counted->is_broken = 1;
    end_process();
}

static void on_access(unsigned vcpu, uint32_t about, uint64_t address, void *unused)
{
    (void)vcpu, (void)about, (void)unused;
    if (address >= WALL)
        accuse();
}

/* Before the program's first instruction, which is translated now: from here on nothing else is allowed. */
static void lock(void)
{
    cage_name_own_process(&filter);
    if (syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &filter.program))
        _exit(NO_FILTER);
    is_locked = 1;
}

static void on_translate(plugin_id id, struct block *block)
{
    (void)id;
    if (!is_locked)
        lock();
    size_t size = qemu_plugin_tb_n_insns(block);
    qemu_plugin_register_vcpu_tb_exec_inline(block, INLINE_ADD_U64, &counted->instructions, size);
    if (blocks && blocks->number < BLOCKS_MOST) {
        struct block_count *own = &blocks->each[blocks->number++];
        own->place = qemu_plugin_tb_vaddr(block);
        own->length = size;
        qemu_plugin_register_vcpu_tb_exec_inline(block, INLINE_ADD_U64, &own->executions, 1);
    }
    for (size_t i = 0; i < size; i++)
        qemu_plugin_register_vcpu_mem_cb(qemu_plugin_tb_get_insn(block, i), on_access, NO_REGISTERS, READS_AND_WRITES, NULL);
}

static int has_second_word(int operation)
{
    int command = operation & FUTEX_CMD_MASK;
    return command == FUTEX_REQUEUE || command == FUTEX_CMP_REQUEUE || command == FUTEX_WAKE_OP ||
           command == FUTEX_WAIT_REQUEUE_PI || command == FUTEX_CMP_REQUEUE_PI;
}

static int is_beyond(uint64_t first, uint64_t size)
{
    return first >= WALL || size >= WALL || first + size > WALL;
}

/* The emulator hands these addresses to the kernel as they are; it looks at all others itself. */
static int reaches_out(int64_t number, uint64_t a, uint64_t b, uint64_t c, uint64_t d, uint64_t e)
{
    switch (number) {
    case MMAP:
    case MPROTECT:
    case PKEY_MPROTECT:
    case MUNMAP:
    case MADVISE:
    case MSYNC:
    case MINCORE:
    case MLOCK:
    case MLOCK2:
    case MUNLOCK:
        return is_beyond(a, b);
    case MREMAP:
        return is_beyond(a, b) || is_beyond(a, c) || ((d & MREMAP_FIXED) && is_beyond(e, c));
    case FUTEX:
        return a >= WALL || (has_second_word((int)b) && e >= WALL);
    }
    return 0;
}

static void on_syscall(plugin_id id, unsigned vcpu, int64_t number, uint64_t a, uint64_t b, uint64_t c, uint64_t d,
                       uint64_t e, uint64_t f, uint64_t g, uint64_t h)
{
    (void)id, (void)vcpu, (void)f, (void)g, (void)h;
    if (reaches_out(number, a, b, c, d, e))
        accuse();
#ifdef EFFBENCH_MEMORY
    account.is_open = 1; /* it has held nothing so far */
    mappings_ask(vcpu, number, a, number == MAPPED_BY_BRK ? 0 : b, c, d);
    if (number == EXIT_GROUP)
        memory_settle(&account, counted->instructions);
#endif
    if (number == EXIT_GROUP) { /* an emulator's own exit takes longer than a short program */
        counted->status = (uint32_t)a & 0xFF;
        counted->has_left = 1;
        end_process();
    }
}

#ifdef EFFBENCH_MEMORY
static void on_answer(plugin_id id, unsigned vcpu, int64_t number, int64_t result)
{
    (void)id;
    mappings_get(vcpu, number, result, counted->instructions);
}
#endif

/* What the emulator has must lie beyond the wall: some of each kind is looked at. */
static int is_behind_wall(void)
{
    int on_stack = 0;
    void *on_heap = malloc(1);
    uint64_t places[] = {(uint64_t)&on_stack, (uint64_t)on_heap, (uint64_t)&filter, (uint64_t)counted,
                         (uint64_t)&qemu_plugin_tb_n_insns, (uint64_t)&kill};
    free(on_heap);
    if (blocks && (uint64_t)blocks < WALL)
        return 0;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        if (places[i] < WALL)
            return 0;
    return 1;
}

EXPORT int qemu_plugin_install(plugin_id id, const void *info, int count, char **arguments)
{
    int page = -1, table = -1;
    (void)info;
    for (int i = 0; i < count; i++) {
        if (!strncmp(arguments[i], "page=", 5))
            page = atoi(arguments[i] + 5);
        else if (!strncmp(arguments[i], "blocks=", 7))
            table = atoi(arguments[i] + 7);
        else if (!strncmp(arguments[i], "filter=", 7) && cage_load_filter(&filter, arguments[i] + 7)) {
            perror(arguments[i]);
            return 1;
        }
#ifdef EFFBENCH_MEMORY
        else if (!strncmp(arguments[i], "memory=", 7)) {
            int memory = atoi(arguments[i] + 7);
            account.page = mmap(NULL, MEMORY_PAGE, PROT_READ | PROT_WRITE, MAP_SHARED, memory, 0);
            mappings.account = &account;
            if (account.page == MAP_FAILED)
                return 1;
            close(memory);
            qemu_plugin_register_vcpu_syscall_ret_cb(id, on_answer);
        }
#endif
    }
    counted = mmap(NULL, COUNTED_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED, page, 0);
    if (table >= 0) {
        blocks = mmap(NULL, BLOCKS_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED, table, 0);
        close(table);
        if (blocks == MAP_FAILED) {
            perror("count: blocks");
            return 1;
        }
    }
    if (counted == MAP_FAILED || !filter.program.len || !is_behind_wall()) {
        fprintf(stderr, "count: needs page=DESCRIPTOR and filter=PATH, and memory that the program cannot name\n");
        return 1;
    }
    close(page);
    qemu_plugin_register_vcpu_tb_trans_cb(id, on_translate);
    qemu_plugin_register_vcpu_syscall_cb(id, on_syscall);
    return 0;
}
