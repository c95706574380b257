/* An operating system for the interpreter, inside the module: what WASI would import is defined here.
 *
 * So the module imports nothing. It cannot reach a file, a clock, a network or a source of randomness, whatever runs in
 * it; and the same program executes the same instructions in every run, on every engine.
 */
#include <stdint.h>
#include <string.h>
#include <wasi/api.h>

#include "host.h"

enum { START_S = 1700000000, TICK_NS = 50000 }; /* time passes when it is looked at */

struct report report;

static uint64_t now_ns = START_S * 1000000000ull;
static uint64_t random_state = 0x9E3779B97F4A7C15ull;
static const char *input;
static char *output;
static size_t input_size, input_at, output_room;

void host_open_streams(const char *given, size_t given_size, char *room, size_t room_size)
{
    input = given, input_size = given_size, input_at = 0;
    output = room, output_room = room_size;
    report.output = room, report.output_size = 0;
}

/* libc's own definitions of these names would import them. */
#define DEFINE(name, ...) __wasi_errno_t __wasi_##name(__VA_ARGS__)
#define REFUSE(name, ...) DEFINE(name, __VA_ARGS__) { return __WASI_ERRNO_NOSYS; }
#define MISSING(name, ...) DEFINE(name, __VA_ARGS__) { return __WASI_ERRNO_NOENT; }
#define NO_DIRECTORY(name, ...) DEFINE(name, __VA_ARGS__) { return __WASI_ERRNO_BADF; }

DEFINE(clock_res_get, __wasi_clockid_t id, __wasi_timestamp_t *resolution)
{
    *resolution = TICK_NS;
    return 0;
}

DEFINE(clock_time_get, __wasi_clockid_t id, __wasi_timestamp_t precision, __wasi_timestamp_t *time)
{
    *time = now_ns += TICK_NS;
    return 0;
}

/* Sleeping takes no time; the clock goes on by what was asked for. */
DEFINE(poll_oneoff, const __wasi_subscription_t *in, __wasi_event_t *out, __wasi_size_t count, __wasi_size_t *events)
{
    *events = 0;
    for (__wasi_size_t i = 0; i < count; i++) {
        const __wasi_subscription_u_t *what = &in[i].u;
        if (what->tag != __WASI_EVENTTYPE_CLOCK)
            continue;
        uint64_t end = what->u.clock.timeout;
        if (!(what->u.clock.flags & __WASI_SUBCLOCKFLAGS_SUBSCRIPTION_CLOCK_ABSTIME))
            end += now_ns;
        now_ns = end > now_ns ? end : now_ns;
        out[(*events)++] = (__wasi_event_t){.userdata = in[i].userdata, .type = what->tag};
    }
    return *events ? 0 : __WASI_ERRNO_NOSYS;
}

/* splitmix64, https://prng.di.unimi.it/splitmix64.c */
DEFINE(random_get, uint8_t *to, __wasi_size_t size)
{
    for (__wasi_size_t i = 0; i < size; i++) {
        uint64_t z = random_state += 0x9E3779B97F4A7C15ull;
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9ull;
        z = (z ^ z >> 27) * 0x94D049BB133111EBull;
        to[i] = (uint8_t)((z ^ z >> 31) >> 56);
    }
    return 0;
}

_Noreturn void __wasi_proc_exit(__wasi_exitcode_t code)
{
    report.stop = LEFT, report.exit_code = (int)code;
    __builtin_trap();
}

/* The standard streams look like files: what reads them may seek. */
DEFINE(fd_fdstat_get, __wasi_fd_t fd, __wasi_fdstat_t *status)
{
    if (fd > 2)
        return __WASI_ERRNO_BADF;
    *status = (__wasi_fdstat_t){.fs_filetype = __WASI_FILETYPE_REGULAR_FILE, .fs_rights_base = ~0ull};
    return 0;
}

DEFINE(fd_filestat_get, __wasi_fd_t fd, __wasi_filestat_t *status)
{
    if (fd > 2)
        return __WASI_ERRNO_BADF;
    __wasi_filesize_t size = fd ? report.output_size : input_size;
    *status = (__wasi_filestat_t){.ino = fd + 1, .filetype = __WASI_FILETYPE_REGULAR_FILE, .nlink = 1, .size = size};
    return 0;
}

DEFINE(fd_read, __wasi_fd_t fd, const __wasi_iovec_t *parts, size_t count, __wasi_size_t *size)
{
    *size = 0;
    if (fd)
        return __WASI_ERRNO_BADF;
    for (size_t i = 0; i < count; i++) {
        size_t left = input_size - input_at, part = parts[i].buf_len < left ? parts[i].buf_len : left;
        memcpy(parts[i].buf, input + input_at, part);
        input_at += part, *size += part;
    }
    return 0;
}

/* Keeps the end of what was written to the standard error: a fatal error of the interpreter is told there. */
static void note_complaint(const uint8_t *text, size_t size)
{
    for (size_t i = 0; i < size; i++)
        report.complaint[report.complaint_size++ % COMPLAINT_BYTES] = (char)text[i];
}

DEFINE(fd_write, __wasi_fd_t fd, const __wasi_ciovec_t *parts, size_t count, __wasi_size_t *size)
{
    *size = 0;
    if (fd != 1 && fd != 2)
        return __WASI_ERRNO_BADF;
    for (size_t i = 0; i < count; i++) {
        *size += parts[i].buf_len;
        if (fd == 2)
            note_complaint(parts[i].buf, parts[i].buf_len);
        if (fd == 2 || !output_room)
            continue;
        if (parts[i].buf_len > output_room - report.output_size) {
            report.stop = OVERFLOWED;
            __builtin_trap();
        }
        memcpy(output + report.output_size, parts[i].buf, parts[i].buf_len);
        report.output_size += parts[i].buf_len;
    }
    return 0;
}

DEFINE(fd_seek, __wasi_fd_t fd, __wasi_filedelta_t offset, __wasi_whence_t whence, __wasi_filesize_t *position)
{
    if (fd == 1 && whence != __WASI_WHENCE_SET && offset == 0) { /* only asked where it is */
        *position = report.output_size;
        return 0;
    }
    if (fd)
        return fd > 2 ? __WASI_ERRNO_BADF : __WASI_ERRNO_SPIPE;
    int64_t from = whence == __WASI_WHENCE_SET ? 0 : whence == __WASI_WHENCE_CUR ? (int64_t)input_at : (int64_t)input_size;
    if (from + offset < 0 || from + offset > (int64_t)input_size)
        return __WASI_ERRNO_INVAL;
    *position = input_at = (size_t)(from + offset);
    return 0;
}

DEFINE(fd_tell, __wasi_fd_t fd, __wasi_filesize_t *position)
{
    return __wasi_fd_seek(fd, 0, __WASI_WHENCE_CUR, position);
}

DEFINE(fd_close, __wasi_fd_t fd)
{
    return fd > 2 ? __WASI_ERRNO_BADF : 0;
}

DEFINE(args_sizes_get, __wasi_size_t *count, __wasi_size_t *size)
{
    *count = *size = 0;
    return 0;
}

DEFINE(environ_sizes_get, __wasi_size_t *count, __wasi_size_t *size)
{
    *count = *size = 0;
    return 0;
}

DEFINE(args_get, uint8_t **to, uint8_t *buffer) { return 0; }
DEFINE(environ_get, uint8_t **to, uint8_t *buffer) { return 0; }
DEFINE(sched_yield, void) { return 0; }

NO_DIRECTORY(fd_prestat_get, __wasi_fd_t fd, __wasi_prestat_t *prestat)
NO_DIRECTORY(fd_prestat_dir_name, __wasi_fd_t fd, uint8_t *path, __wasi_size_t size)

MISSING(path_filestat_get, __wasi_fd_t fd, __wasi_lookupflags_t flags, const char *path, __wasi_filestat_t *status)
MISSING(path_open, __wasi_fd_t fd, __wasi_lookupflags_t lookup, const char *path, __wasi_oflags_t flags,
        __wasi_rights_t rights, __wasi_rights_t inherited, __wasi_fdflags_t fd_flags, __wasi_fd_t *opened)

REFUSE(fd_advise, __wasi_fd_t fd, __wasi_filesize_t offset, __wasi_filesize_t size, __wasi_advice_t advice)
REFUSE(fd_allocate, __wasi_fd_t fd, __wasi_filesize_t offset, __wasi_filesize_t size)
REFUSE(fd_datasync, __wasi_fd_t fd)
REFUSE(fd_fdstat_set_flags, __wasi_fd_t fd, __wasi_fdflags_t flags)
REFUSE(fd_fdstat_set_rights, __wasi_fd_t fd, __wasi_rights_t rights, __wasi_rights_t inherited)
REFUSE(fd_filestat_set_size, __wasi_fd_t fd, __wasi_filesize_t size)
REFUSE(fd_filestat_set_times, __wasi_fd_t fd, __wasi_timestamp_t a, __wasi_timestamp_t m, __wasi_fstflags_t flags)
REFUSE(fd_pread, __wasi_fd_t fd, const __wasi_iovec_t *parts, size_t count, __wasi_filesize_t at, __wasi_size_t *size)
REFUSE(fd_pwrite, __wasi_fd_t fd, const __wasi_ciovec_t *parts, size_t count, __wasi_filesize_t at, __wasi_size_t *size)
REFUSE(fd_readdir, __wasi_fd_t fd, uint8_t *to, __wasi_size_t room, __wasi_dircookie_t cookie, __wasi_size_t *size)
REFUSE(fd_renumber, __wasi_fd_t fd, __wasi_fd_t to)
REFUSE(fd_sync, __wasi_fd_t fd)
REFUSE(path_create_directory, __wasi_fd_t fd, const char *path)
REFUSE(path_filestat_set_times, __wasi_fd_t fd, __wasi_lookupflags_t lookup, const char *path, __wasi_timestamp_t a,
       __wasi_timestamp_t m, __wasi_fstflags_t flags)
REFUSE(path_link, __wasi_fd_t from, __wasi_lookupflags_t flags, const char *old, __wasi_fd_t to, const char *new)
REFUSE(path_readlink, __wasi_fd_t fd, const char *path, uint8_t *to, __wasi_size_t room, __wasi_size_t *size)
REFUSE(path_remove_directory, __wasi_fd_t fd, const char *path)
REFUSE(path_rename, __wasi_fd_t fd, const char *old, __wasi_fd_t to, const char *new)
REFUSE(path_symlink, const char *old, __wasi_fd_t fd, const char *new)
REFUSE(path_unlink_file, __wasi_fd_t fd, const char *path)
REFUSE(sock_accept, __wasi_fd_t fd, __wasi_fdflags_t flags, __wasi_fd_t *accepted)
REFUSE(sock_recv, __wasi_fd_t fd, const __wasi_iovec_t *parts, size_t count, __wasi_riflags_t flags, __wasi_size_t *size,
       __wasi_roflags_t *out_flags)
REFUSE(sock_send, __wasi_fd_t fd, const __wasi_ciovec_t *parts, size_t count, __wasi_siflags_t flags, __wasi_size_t *size)
REFUSE(sock_shutdown, __wasi_fd_t fd, __wasi_sdflags_t how)
