/* Puts a program into the local sandbox and stays outside until nothing of it is left.
 *
 *     nest namespaces|reduced ROOT CGROUP CPU PROGRAM [ARGUMENT…]
 *
 * `namespaces`: own process, mount, IPC, network, host-name and cgroup namespaces; ROOT is all that is there, read-only.
 * Who is not root, or is root without its privileges, gets a user namespace as well and is an ordinary user inside.
 * `reduced`: none of these; ROOT is not used, and what the program's own cage does is all there is.
 *
 * CGROUP is a folder that the program joins and that is removed afterwards, CPU the core that it is pinned to; either
 * may be empty. The program finds in EFFBENCH_MEMORY_EVENTS the name of the file that tells how often the kernel killed
 * in that group. SIGTERM ends the program. When this process is killed, the program dies of it. Exit status: 70 when
 * the sandbox cannot be made, with the reason on standard error; otherwise the program's own.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <linux/capability.h>
#include <sched.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/statvfs.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { CANNOT = 70, INNER_USER = 20000, DESCRIPTORS = 1024, REMOVAL_TRIES = 200, REMOVAL_PAUSE_US = 10000 };

struct nest {
    int namespaces;
    const char *root, *cgroup, *cpu;
    char **command;
};

/* Says what failed and why, and ends the process. */
__attribute__((noreturn, format(printf, 1, 2))) static void give_up(const char *format, ...)
{
    int why = errno;
    va_list values;
    va_start(values, format);
    vdprintf(STDERR_FILENO, format, values);
    va_end(values);
    dprintf(STDERR_FILENO, ": %s\n", strerror(why));
    _exit(CANNOT);
}

__attribute__((format(printf, 2, 3))) static void write_file(const char *path, const char *format, ...)
{
    char text[64];
    va_list values;
    va_start(values, format);
    int size = vsnprintf(text, sizeof text, format, values);
    va_end(values);
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    if (fd < 0 || write(fd, text, (size_t)size) != size)
        give_up("writing %s", path);
    close(fd);
}

/* The next child is the first process of a namespace of its own. */
static void leave_processes(void)
{
    unsigned user = geteuid(), group = getegid();
    if (user == 0 && unshare(CLONE_NEWPID) == 0)
        return;
    if (unshare(CLONE_NEWUSER | CLONE_NEWPID))
        give_up("making user and process namespaces");
    write_file("/proc/self/setgroups", "deny");
    write_file("/proc/self/uid_map", "%d %u 1", INNER_USER, user);
    write_file("/proc/self/gid_map", "%d %u 1", INNER_USER, group);
}

/* Mounts folders of the machine at their own places, read-only, one a line of the file `mounts` beside the root, if that is
 * there; and a file system in memory, where the root has a folder for it. */
static void mount_more(const unsigned long safe)
{
    char line[4096];
    struct statvfs about;
    FILE *list = fopen("../mounts", "re");
    while (list && fgets(line, sizeof line, list)) {
        line[strcspn(line, "\n")] = 0;
        const char *place = line + 1; /* relative to the root, which is the working directory */
        if (*line != '/' || mount(line, place, NULL, MS_BIND, NULL) || statvfs(place, &about))
            give_up("mounting %s", line);
        unsigned long kept = about.f_flag & ST_NOEXEC ? MS_NOEXEC : 0;
        if (mount(NULL, place, NULL, MS_REMOUNT | MS_BIND | MS_RDONLY | safe | kept, NULL))
            give_up("making %s read-only", line);
    }
    if (list)
        fclose(list);
    if (!access("work", F_OK) && mount("work", "work", "tmpfs", safe, "size=1g,mode=755"))
        give_up("mounting a file system in memory");
}

static void leave_all_else(const char *root)
{
    const unsigned long safe = MS_NOSUID | MS_NODEV;
    struct statvfs about;
    if (unshare(CLONE_NEWNS | CLONE_NEWIPC | CLONE_NEWNET | CLONE_NEWUTS | CLONE_NEWCGROUP))
        give_up("making mount, IPC, network, host-name and cgroup namespaces");
    if (sethostname("effbench", 8))
        give_up("naming the host");
    if (mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) || mount(root, root, NULL, MS_BIND, NULL) || chdir(root))
        give_up("mounting %s", root);
    if (mount("/dev/null", "dev/null", NULL, MS_BIND, NULL))
        give_up("mounting /dev/null");
    /* Older kernels cannot leave out what is not about processes. */
    if (mount("proc", "proc", "proc", safe | MS_NOEXEC, "subset=pid") && mount("proc", "proc", "proc", safe | MS_NOEXEC, NULL))
        give_up("mounting /proc");
    mount_more(safe);
    /* A user namespace may not take off what protects the file system below. */
    if (statvfs(".", &about))
        give_up("looking at %s", root);
    unsigned long kept = about.f_flag & ST_NOEXEC ? MS_NOEXEC : 0;
    if (mount(NULL, ".", NULL, MS_REMOUNT | MS_BIND | MS_RDONLY | safe | kept, NULL))
        give_up("making %s read-only", root);
    if (syscall(SYS_pivot_root, ".", ".") || umount2(".", MNT_DETACH) || chdir("/"))
        give_up("leaving the machine's files");
}

/* What the agent needs to give each run a user of its own, and nothing else. */
static void drop_capabilities(void)
{
    const unsigned kept = 1u << CAP_KILL | 1u << CAP_SETGID | 1u << CAP_SETUID;
    struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3};
    struct __user_cap_data_struct data[2] = {{0}};
    for (int capability = 0; capability < 64; capability++)
        if (!(capability < 32 && kept >> capability & 1) && prctl(PR_CAPBSET_DROP, capability) && errno != EINVAL &&
            geteuid() == 0)
            give_up("dropping capability %d", capability);
    if (syscall(SYS_capget, &header, data))
        give_up("reading capabilities");
    data[0].effective = data[0].permitted &= geteuid() == 0 ? kept : 0;
    data[1].effective = data[1].permitted = data[0].inheritable = data[1].inheritable = 0;
    if (syscall(SYS_capset, &header, data) || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
        give_up("dropping capabilities");
}

/* Joins the group. Returns a descriptor, open from here on, of what it tells of kills for lack of memory. */
static int join_group(const char *group)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/cgroup.procs", group);
    write_file(path, "0");
    snprintf(path, sizeof path, "%s/memory.events", group);
    int events = open(path, O_RDONLY);
    if (events >= 0)
        return events;
    snprintf(path, sizeof path, "%s/memory.oom_control", group); /* version 1 */
    return open(path, O_RDONLY);
}

__attribute__((noreturn)) static void become_program(const struct nest *nest)
{
    static char events[64] = "EFFBENCH_MEMORY_EVENTS=/dev/null";
    static char *const environment[] = {"PATH=/usr/local/bin:/usr/bin:/bin", "LC_ALL=C.UTF-8", events, NULL};
    const struct rlimit none = {0, 0}, descriptors = {DESCRIPTORS, DESCRIPTORS};
    sigset_t nothing;
    if (prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) || sigemptyset(&nothing) || sigprocmask(SIG_SETMASK, &nothing, NULL))
        give_up("tying the program to this one");
    int descriptor = *nest->cgroup ? join_group(nest->cgroup) : -1;
    if (descriptor >= 0)
        snprintf(events, sizeof events, "EFFBENCH_MEMORY_EVENTS=/proc/self/fd/%d", descriptor);
    if (*nest->cpu) {
        cpu_set_t cpus;
        CPU_ZERO(&cpus);
        CPU_SET(atoi(nest->cpu), &cpus);
        if (sched_setaffinity(0, sizeof cpus, &cpus))
            give_up("pinning the program to core %s", nest->cpu);
    }
    if (nest->namespaces)
        leave_all_else(nest->root);
    if (setrlimit(RLIMIT_CORE, &none) || setrlimit(RLIMIT_NOFILE, &descriptors))
        give_up("setting limits");
    drop_capabilities();
    if (chdir("/"))
        give_up("entering /");
    execve(nest->command[0], nest->command, environment);
    give_up("starting %s", nest->command[0]);
}

/* What the program left behind has come to this process, which adopts orphans. */
static void kill_children(void)
{
    char path[64];
    int pid;
    snprintf(path, sizeof path, "/proc/self/task/%d/children", getpid());
    FILE *children = fopen(path, "re");
    while (children && fscanf(children, "%d", &pid) == 1)
        kill(pid, SIGKILL);
    if (children)
        fclose(children);
}

/* Returns the program's wait status once it and all that it started are gone. */
static int outlive(pid_t program, const sigset_t *awaited)
{
    int program_status = 0, gone = 0;
    for (;;) {
        int status;
        pid_t ended;
        while ((ended = waitpid(-1, &status, WNOHANG)) > 0)
            if (ended == program)
                program_status = status, gone = 1;
        if (ended < 0)
            return program_status;
        if (gone)
            kill_children();
        if (sigwaitinfo(awaited, NULL) == SIGTERM)
            kill(program, SIGKILL);
    }
}

int main(int count, char **arguments)
{
    if (count < 6) {
        fprintf(stderr, "nest: namespaces|reduced ROOT CGROUP CPU PROGRAM [ARGUMENT...]\n");
        return CANNOT;
    }
    struct nest nest = {
        .namespaces = !strcmp(arguments[1], "namespaces"),
        .root = arguments[2],
        .cgroup = arguments[3],
        .cpu = arguments[4],
        .command = arguments + 5,
    };
    sigset_t awaited;
    sigemptyset(&awaited);
    sigaddset(&awaited, SIGTERM);
    sigaddset(&awaited, SIGCHLD);
    if (sigprocmask(SIG_BLOCK, &awaited, NULL) || prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0))
        give_up("preparing to wait");
    if (nest.namespaces)
        leave_processes();
    pid_t program = fork();
    if (program < 0)
        give_up("starting a process");
    if (program == 0)
        become_program(&nest);
    /* Whoever waits for the program at the other end must see it end. */
    close(STDIN_FILENO);
    close(STDOUT_FILENO);
    int status = outlive(program, &awaited);
    for (int i = 0; *nest.cgroup && rmdir(nest.cgroup) && errno == EBUSY && i < REMOVAL_TRIES; i++)
        usleep(REMOVAL_PAUSE_US);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
