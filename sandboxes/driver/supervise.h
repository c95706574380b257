/* The supervisor: forks a child for each run, locks it in, waits for its death and says so. */
#ifndef EFFBENCH_SUPERVISE_H
#define EFFBENCH_SUPERVISE_H

#include <sys/resource.h>
#include <sys/wait.h>

#include "cage.h"
#include "guard.h"
#include "region.h"
#include "run.h"

enum { CHILD_MAX_FDS = 64, CHILD_MAX_THREADS = 32, CHILD_FIRST_OWN_FD = 3 };
enum { CHILD_NO_CAGE = 98, CHILD_NO_PROGRAM = 96, CHILD_NO_REGION = 95, CHILD_AT_ITS_END = 94 };
/* Of a user who runs other things as well: the kernel counts all threads of that user. */
enum { CHILD_MAX_THREADS_OF_SAME_USER = 4096 };

struct supervisor {
    int command_fd, region_fd, stdin_fd, stdout_fd, is_emulated;
    struct request *request;
    struct gate *gate; /* NULL under an emulator, whose plugin has it */
    struct cage_filter filter;
};

static struct supervisor supervisor;

static void supervise_mark(enum mark mark)
{
    guard_is_up = supervisor.request->operation != OPERATION_PREPARE;
    if (supervisor.is_emulated) {
        syscall(CAGE_REQUEST_MARK, (long)mark);
    } else {
        gate_make_mark(supervisor.gate, mark, 0);
        gate_wait_for_grant(supervisor.gate);
    }
}

static int supervise_open(int number, int flags)
{
    char path[32];
    snprintf(path, sizeof path, "/proc/self/fd/%d", number);
    return open(path, flags | O_CLOEXEC);
}

/* Standard streams of a function lead nowhere. Those of a whole program are opened anew, so that nothing that an earlier
 * run did to its descriptors is left. Returns 0, or -1 with errno. */
static int child_take_streams(void)
{
    int is_program = supervisor.request->operation == OPERATION_PROGRAM;
    int from = is_program ? supervise_open(supervisor.stdin_fd, O_RDONLY) : open("/dev/null", O_RDONLY | O_CLOEXEC);
    int to = is_program ? supervise_open(supervisor.stdout_fd, O_WRONLY) : open("/dev/null", O_WRONLY | O_CLOEXEC);
    int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    return from < 0 || to < 0 || nowhere < 0 || dup2(from, 0) < 0 || dup2(to, 1) < 0 || dup2(nowhere, 2) < 0  ? -1 : 0;
}

static void *child_map_at(void *address, uint64_t size, uint64_t offset, int rights, int flags)
{
    void *got = mmap(address, size, rights, MAP_SHARED | MAP_FIXED_NOREPLACE | flags, supervisor.region_fd, (off_t)offset);
    return got == address ? got : NULL;
}

/* Returns 0, or -1 when there is no room at the fixed addresses. */
static int child_map_region(struct run *run)
{
    const struct request *request = supervisor.request;
    if (request->inbox_bytes > REGION_MOST_BYTES || request->outbox_bytes > REGION_MOST_BYTES)
        return -1;
    run->inbox = child_map_at(REGION_INBOX, request->inbox_bytes, REGION_PAGE_BYTES, PROT_READ, 0);
    run->outbox = child_map_at(REGION_OUTBOX, request->outbox_bytes, REGION_PAGE_BYTES + request->inbox_bytes,
                               PROT_READ | PROT_WRITE, 0);
    run->outbox_end = run->outbox + request->outbox_bytes;
    return run->inbox && run->outbox ? 0 : -1;
}

static int child_close_descriptors(void)
{
    return (int)syscall(SYS_close_range, CHILD_FIRST_OWN_FD, CHILD_MAX_FDS - 1, 0);
}

static uint64_t child_address_space(void)
{
    char text[100] = "";
    int fd = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
    ssize_t size = fd < 0 ? -1 : read(fd, text, sizeof text - 1);
    close(fd);
    return size <= 0 ? 0 : strtoull(text, NULL, 10) * (uint64_t)sysconf(_SC_PAGESIZE);
}

static uint64_t child_thread_limit(uint32_t uid)
{
    struct rlimit now;
    if (uid != CAGE_SAME_USER)
        return CHILD_MAX_THREADS;
    return !getrlimit(RLIMIT_NPROC, &now) && now.rlim_max < CHILD_MAX_THREADS_OF_SAME_USER ? now.rlim_max : CHILD_MAX_THREADS_OF_SAME_USER;
}

/* Returns 0, or -1 with errno. */
static int child_set_limits(void)
{
    const struct request *request = supervisor.request;
    uint64_t present = request->memory_bytes ? child_address_space() : 0;
    const struct { int what; uint64_t value; } limits[] = {
        {RLIMIT_CORE, 0}, {RLIMIT_MSGQUEUE, 0}, {RLIMIT_NOFILE, CHILD_MAX_FDS}, {RLIMIT_NPROC, child_thread_limit(request->uid)},
        {RLIMIT_FSIZE, request->file_bytes}, {RLIMIT_CPU, request->cpu_s}, {RLIMIT_AS, present ? present + request->memory_bytes : 0},
    };
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
        struct rlimit limit = {.rlim_cur = limits[i].value, .rlim_max = limits[i].value};
        if ((limits[i].what != RLIMIT_AS || present) && setrlimit(limits[i].what, &limit))
            return -1;
    }
    int score = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC); /* root's own, where the supervisor hides its memory */
    if (score >= 0 && write(score, "1000", 4) != 4)
        return -1;
    close(score);
    return 0;
}

static int child_enter_cage(void)
{
    const struct request *request = supervisor.request;
    if (!supervisor.is_emulated)
        return cage_enter(&supervisor.filter, request->uid, (int)request->landlock);
    syscall(CAGE_REQUEST_ENTER, (long)request->uid, (long)request->landlock); /* the plugin ends the process when a layer fails */
    return 0;
}

/* Goes on in a new chain of frames, for good: none of the supervisor's lies above a candidate's. Then it does what an
 * interpreter does after a fork, which an emulator translates here once, not in each child. */
static void supervise_leave_frames(void)
{
    PyOS_BeforeFork();
    PyThreadState_Swap(PyThreadState_New(PyInterpreterState_Get()));
    PyOS_AfterFork_Child();
}

__attribute__((noreturn)) static void child_live(void)
{
    struct run run = {.mark = supervise_mark, .request = supervisor.request};
    PyOS_AfterFork_Child();
    setsid();
    if (child_take_streams() || child_map_region(&run))
        _exit(CHILD_NO_REGION);
    if (child_close_descriptors() || child_set_limits() || child_enter_cage())
        _exit(CHILD_NO_CAGE);
    if (run_all(&run))
        _exit(CHILD_NO_PROGRAM);
    /* The relay has all that it needs and kills: an emulator's own exit takes longer than a short run. */
    for (;;)
        pause();
}

static void supervise_death(int pid)
{
    struct request *request = supervisor.request;
    struct rusage usage = {0};
    int status = -1;
    while (wait4(pid, &status, 0, &usage) < 0 && errno == EINTR)
        ;
    request->status = status;
    request->user_us = (uint64_t)usage.ru_utime.tv_sec * 1000000 + (uint64_t)usage.ru_utime.tv_usec;
    request->system_us = (uint64_t)usage.ru_stime.tv_sec * 1000000 + (uint64_t)usage.ru_stime.tv_usec;
    request->max_rss_bytes = (uint64_t)usage.ru_maxrss * 1024;
    /* An orphan would come to this process: then the lane cannot be trusted any more. */
    request->is_orphaned = waitpid(-1, NULL, WNOHANG) >= 0;
    if (supervisor.is_emulated) {
        syscall(CAGE_REQUEST_DEAD);
    } else {
        supervisor.gate->is_dead = 1;
        gate_turn(supervisor.gate);
    }
}

/* Serves one command after the other until the relay closes the pipe. Returns 0, or -1 with errno. */
static int supervise_serve(void)
{
    char command;
    for (;;) {
        ssize_t size = read(supervisor.command_fd, &command, 1);
        if (size <= 0) {
            if (size < 0 && errno == EINTR)
                continue;
            return (int)size;
        }
        PyOS_BeforeFork();
        int pid = fork();
        if (!pid)
            child_live();
        PyOS_AfterFork_Parent();
        if (pid < 0)
            return -1;
        supervise_death(pid);
    }
}

#endif
