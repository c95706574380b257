/* Becomes a program of any language, locked in: own uid, no new privileges, limits, landlock, and natively seccomp.
 *
 *     launch native|emulated|compiler GO UID LANDLOCK MEMORY FILE CPU PROCESSES FILTER WRITABLE PROGRAM [ARGUMENT…]
 *
 * GO is a descriptor: when all is done but the program itself, the process waits there for one byte. UID is a number, or
 * -1 to stay the same user. LANDLOCK 0 leaves that layer out. MEMORY (address space, 0 for no limit), FILE (size of a
 * file), CPU (seconds) and PROCESSES are limits. FILTER is a BPF program, beside it the file `readable`. WRITABLE is a
 * folder that may be written to, or empty. Descriptors that are not close-on-exec go to the program.
 *
 * An emulator gets no filter here: it takes it itself, before the emulated program's first instruction (count.c).
 * Exit status 98: it could not be locked in.
 */
#define _GNU_SOURCE
#include <sched.h>
#include <stdio.h>
#include <sys/resource.h>

#include "../driver/cage.h"

enum { NO_CAGE = 98, MOST_DESCRIPTORS = 256 };
#define LANDLOCK_EXECUTE (1u << 0)
#define LANDLOCK_ALL_OF_FIRST_VERSION ((1u << 13) - 1)
#define LANDLOCK_REFER (1u << 13)
#define LANDLOCK_TRUNCATE (1u << 14)
#define LANDLOCK_DEVICES (1u << 15)

enum kind { NATIVE, EMULATED, COMPILER };

static struct cage_filter filter;

static int limit(int what, uint64_t value)
{
    struct rlimit both = {.rlim_cur = value, .rlim_max = value};
    return setrlimit(what, &both);
}

/* A program runs on one core, which is all that it sees: how many threads a runtime starts must not depend on the machine.
 * An emulator's counter, which threads on two cores would raise at the same time, needs it, too. */
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

/* As cage_landlock, but what is readable may be executed, and one folder written to. Returns 0, or -1 with errno. */
static int lock_files(const char *writable)
{
    long version = syscall(CAGE_LANDLOCK_CREATE, NULL, 0, 1);
    if (version < 0)
        return -1;
    struct cage_ruleset rules = {.filesystem = LANDLOCK_ALL_OF_FIRST_VERSION};
    size_t size = 8;
    if (version >= 2)
        rules.filesystem |= LANDLOCK_REFER;
    if (version >= 3)
        rules.filesystem |= LANDLOCK_TRUNCATE;
    if (version >= 4)
        rules.network = 3, size = 16;
    if (version >= 5)
        rules.filesystem |= LANDLOCK_DEVICES;
    if (version >= 6)
        rules.scoped = 3, size = 24;
    int ruleset = (int)syscall(CAGE_LANDLOCK_CREATE, &rules, size, 0);
    if (ruleset < 0)
        return -1;
    struct stat about;
    for (const char *path = filter.readable; *path; path += strlen(path) + 1) {
        int is_folder = !stat(path, &about) && S_ISDIR(about.st_mode);
        uint64_t access = CAGE_LANDLOCK_READ_FILE | LANDLOCK_EXECUTE | (is_folder ? CAGE_LANDLOCK_READ_FOLDER : 0);
        if (cage_allow(ruleset, path, access))
            return -1;
    }
    if (cage_allow(ruleset, "/dev/null", CAGE_LANDLOCK_READ_FILE | CAGE_LANDLOCK_WRITE_FILE))
        return -1;
    if (*writable && cage_allow(ruleset, writable, rules.filesystem & ~(uint64_t)LANDLOCK_DEVICES))
        return -1;
    long result = syscall(CAGE_LANDLOCK_RESTRICT, ruleset, 0);
    close(ruleset);
    return (int)result;
}

static int enter(enum kind kind, uid_t uid, int landlock, const char *writable)
{
    if (uid != CAGE_SAME_USER && (setgroups(0, NULL) || setresgid(uid, uid, uid) || setresuid(uid, uid, uid)))
        return -1;
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) || prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) || (landlock && lock_files(writable)))
        return -1;
    cage_name_own_process(&filter);
    return kind == EMULATED ? 0 : (int)syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &filter.program);
}

static enum kind kind_named(const char *name)
{
    return !strcmp(name, "compiler") ? COMPILER : !strcmp(name, "emulated") ? EMULATED : NATIVE;
}

int main(int count, char **arguments)
{
    if (count < 12) {
        fprintf(stderr, "launch: native|emulated|compiler GO UID LANDLOCK MEMORY FILE CPU PROCESSES FILTER WRITABLE PROGRAM [ARGUMENT...]\n");
        return NO_CAGE;
    }
    enum kind kind = kind_named(arguments[1]);
    int go = atoi(arguments[2]);
    uint64_t memory = strtoull(arguments[5], NULL, 10);
    sigset_t nothing;
    char byte;
    setsid();
    sigemptyset(&nothing);
    if (sigprocmask(SIG_SETMASK, &nothing, NULL) || signal(SIGPIPE, SIG_DFL) == SIG_ERR || (kind != COMPILER && keep_to_one_core()))
        return NO_CAGE;
    if (limit(RLIMIT_CORE, 0) || limit(RLIMIT_MSGQUEUE, 0) || limit(RLIMIT_NOFILE, MOST_DESCRIPTORS) ||
        limit(RLIMIT_FSIZE, strtoull(arguments[6], NULL, 10)) || limit(RLIMIT_CPU, strtoull(arguments[7], NULL, 10)) ||
        limit(RLIMIT_NPROC, strtoull(arguments[8], NULL, 10)) || (memory && limit(RLIMIT_AS, memory)))
        return NO_CAGE;
    if (cage_load_filter(&filter, arguments[9]) || enter(kind, (uid_t)strtol(arguments[3], NULL, 10), atoi(arguments[4]), arguments[10]))
        return NO_CAGE;
    if (read(go, &byte, 1) != 1)
        return NO_CAGE;
    close(go);
    execv(arguments[11], arguments + 11);
    return NO_CAGE;
}
