/* Counts the emulated program's instructions exactly, for qemu-user 7.2 (plugin interface 1).
 *
 * Every translation block adds its number of instructions to a counter that belongs to the process alone (a fork
 * takes a copy with it). The emulated driver makes its marks by a system call that no kernel knows: the plugin checks
 * their order, publishes the counter in the gate, and holds the process until the relay lets it go on. The gate and the
 * counter lie in the emulator's own memory. The counter of a caged process lies in a page that the relay maps, too: it
 * stops a run that is beyond its budget. Where the relay asks for it, the counts of a marked program's lines come into a
 * table behind these pages (lines.h). Debian ships no plugin header, so the few functions that are used are declared here.
 */
#define _GNU_SOURCE
#include <sched.h>
#include <stddef.h>
#include <stdio.h>

#include "cage.h"
#include "lines.h"
#include "region.h"

#define EXPORT __attribute__((visibility("default")))
#define CAGE_COLLAPSE 25 /* MADV_COLLAPSE, newer than Debian 12's headers: Linux 6.1 */
enum { NOT_A_CAGE = 98 };

#if defined(__x86_64__)
enum { GUEST_MMAP = 9, GUEST_MPROTECT = 10, GUEST_UMASK = 95, GUEST_EXIT_GROUP = 231, GUEST_PKEY_MPROTECT = 329 };
#elif defined(__aarch64__)
enum { GUEST_MMAP = 222, GUEST_MPROTECT = 226, GUEST_UMASK = 166, GUEST_EXIT_GROUP = 94, GUEST_PKEY_MPROTECT = 288 };
#else
#error "effbench counts on x86-64 and aarch64"
#endif

typedef uint64_t plugin_id;
struct block;
enum { INLINE_ADD_U64 = 0 };
extern void qemu_plugin_register_vcpu_tb_trans_cb(plugin_id, void (*)(plugin_id, struct block *));
extern size_t qemu_plugin_tb_n_insns(const struct block *);
extern void qemu_plugin_register_vcpu_tb_exec_inline(struct block *, int, void *, uint64_t);
extern void qemu_plugin_register_vcpu_syscall_cb(
    plugin_id, void (*)(plugin_id, unsigned, int64_t, uint64_t, uint64_t, uint64_t, uint64_t, uint64_t, uint64_t,
                        uint64_t, uint64_t));

#ifdef EFFBENCH_MEMORY
#include "memory_plugin.h"
#endif

EXPORT int qemu_plugin_version = 1;

/* In a page of its own, since in a caged process another page takes this one's place. */
static union {
    uint64_t value;
    char whole[REGION_PAGE_BYTES];
} counter __attribute__((aligned(REGION_PAGE_BYTES)));
static int caged; /* the supervisor forks it at 0, and its own calls must not be taken for a child's */
static struct gate *gate;
static void *live; /* where the relay sees the counter of a caged process grow */
static struct cage_filter filter;
static struct line_table *line_table; /* shared with the relay */
static struct line_state line_state;

/* From now on the relay reads along. Returns 0, or -1 with errno. */
static int show_counter(void)
{
    uint64_t so_far = counter.value;
    if (mremap(live, REGION_PAGE_BYTES, REGION_PAGE_BYTES, MREMAP_MAYMOVE | MREMAP_FIXED, &counter) == MAP_FAILED)
        return -1;
    counter.value = so_far;
    return 0;
}

/* All threads of a caged process run on the core where it is now: the counter is read, raised and written back, and what
 * threads on two cores do at the same time to it would get lost. Its filter lets it go to no other. */
static int keep_to_one_core(void)
{
    cpu_set_t one;
    int core = sched_getcpu();
    if (core < 0 || core >= CPU_SETSIZE)
        return -1;
    CPU_ZERO(&one);
    CPU_SET(core, &one);
    return sched_setaffinity(0, sizeof one, &one);
}

/* Moves translated code into huge pages, where the kernel has them: a fork copies one entry for each instead of 512. */
static void collapse(void)
{
    FILE *maps = fopen("/proc/self/maps", "r");
    char line[CAGE_PATH_BYTES + 128], rights[5];
    unsigned long first, last, inode;
    while (maps && fgets(line, sizeof line, maps))
        if (sscanf(line, "%lx-%lx %4s %*s %*s %lu", &first, &last, rights, &inode) == 4 && !inode && !strncmp(rights, "rw", 2) && rights[3] == 'p')
            madvise((void *)first, last - first, CAGE_COLLAPSE);
    if (maps)
        fclose(maps);
}

static void on_translate(plugin_id id, struct block *block)
{
    (void)id;
#ifdef EFFBENCH_MEMORY
    if (memory_translates(block, qemu_plugin_tb_n_insns(block)))
        return;
#endif
    qemu_plugin_register_vcpu_tb_exec_inline(block, INLINE_ADD_U64, &counter.value, qemu_plugin_tb_n_insns(block));
}

static void end_process(void)
{
    kill(getpid(), SIGKILL);
}

static int counts_lines(void)
{
    return line_table->is_asked_for && gate->mark == MARK_READY;
}

static void make_mark(enum mark mark)
{
    if (!gate_is_in_order(gate->marks ? gate->mark : 0, mark)) {
        gate->is_broken = 1;
        end_process();
    }
    if (counts_lines())
        lines_end(line_table, &line_state, counter.value);
#ifdef EFFBENCH_MEMORY
    memory_mark(mark);
#endif
    gate_make_mark(gate, mark, counter.value);
    if (counts_lines())
        lines_begin(&line_state, counter.value);
    gate_wait_for_grant(gate);
}

static void leave(void)
{
    if (counts_lines())
        lines_end(line_table, &line_state, counter.value);
#ifdef EFFBENCH_MEMORY
    memory_mark(MARK_LEFT);
#endif
    gate_make_mark(gate, MARK_LEFT, counter.value);
}

static void serve_supervisor(int64_t number, uint64_t a, uint64_t b)
{
    if (number == CAGE_REQUEST_ENTER) {
        if (keep_to_one_core() || show_counter() || cage_enter(&filter, (uid_t)a, (int)b))
            _exit(NOT_A_CAGE);
        caged = 1;
    } else if (number == CAGE_REQUEST_DEAD) {
        gate->is_dead = 1;
        gate_turn(gate);
    } else if (number == CAGE_REQUEST_COLLAPSE) {
        collapse();
    } else if (number == CAGE_REQUEST_SUPERVISE && cage_supervise()) {
        _exit(NOT_A_CAGE);
    }
}

static void on_syscall(plugin_id id, unsigned vcpu, int64_t number, uint64_t a, uint64_t b, uint64_t c, uint64_t d,
                       uint64_t e, uint64_t f, uint64_t g, uint64_t h)
{
    (void)id, (void)vcpu, (void)d, (void)e, (void)f, (void)g, (void)h;
#ifdef EFFBENCH_MEMORY
    if (!caged && number == CAGE_REQUEST_MEMORY)
        memory.wrappers = *(const struct memory_wrappers *)a; /* the module that wraps the allocators introduces itself */
    else if (caged)
        memory_ask(vcpu, number, a, b, c, d);
#endif
    if (number == CAGE_REQUEST_POPULATE)
        cage_populate(a, b); /* whoever asks for what is not its own gets an error */
    else if (!caged)
        serve_supervisor(number, a, b);
    else if (number == CAGE_REQUEST_MARK)
        make_mark((enum mark)a);
    else if (number == GUEST_EXIT_GROUP && gate->mark == MARK_READY)
        leave();
    else if (number == GUEST_UMASK && counts_lines())
        lines_mark(line_table, &line_state, a, counter.value);
    /* The emulator keeps the guest's rights to pages itself, so the kernel's filter does not see this. */
    else if ((number == GUEST_MMAP || number == GUEST_MPROTECT || number == GUEST_PKEY_MPROTECT) && c & PROT_EXEC)
        end_process();
}

EXPORT int qemu_plugin_install(plugin_id id, const void *info, int count, char **arguments)
{
    int gate_fd = -1;
    (void)info;
    for (int i = 0; i < count; i++) {
        if (!strncmp(arguments[i], "gate=", 5))
            gate_fd = atoi(arguments[i] + 5);
        else if (!strncmp(arguments[i], "filter=", 7) && cage_load_filter(&filter, arguments[i] + 7)) {
            perror(arguments[i]);
            return 1;
        }
#ifdef EFFBENCH_MEMORY
        else if (!strncmp(arguments[i], "memory=", 7) && memory_begin(id, atoi(arguments[i] + 7), &counter.value)) {
            perror(arguments[i]);
            return 1;
        }
#endif
    }
    gate = mmap(NULL, REGION_PAGE_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED, gate_fd, 0);
    live = mmap(NULL, REGION_PAGE_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED, gate_fd, REGION_PAGE_BYTES);
    line_table = mmap(NULL, sizeof *line_table, PROT_READ | PROT_WRITE, MAP_SHARED, gate_fd, 2 * REGION_PAGE_BYTES);
    if (gate == MAP_FAILED || live == MAP_FAILED || line_table == MAP_FAILED || !filter.program.len) {
        fprintf(stderr, "counter_plugin: needs gate=DESCRIPTOR and filter=PATH\n");
        return 1;
    }
    close(gate_fd);
    qemu_plugin_register_vcpu_tb_trans_cb(id, on_translate);
    qemu_plugin_register_vcpu_syscall_cb(id, on_syscall);
    return 0;
}
