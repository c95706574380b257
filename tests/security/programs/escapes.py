"""Out of the cage: to the network, to other processes, to privileges, to the host's files.

Python alone has no raw system calls; what only those could ask for is held against the filter itself in
``test_filter.py``. Each returns what worked; only AC shows that nothing did.
"""

from typing import Final

from effbench.records.measurement import Verdict
from tests.security.exploit import ERROR, MARKER, NO_GAIN, Exploit, collect


def _ways(imports: str, *ways: str) -> str:
    """A program that tries expressions, and returns the first that worked."""
    listed = "\n".join(f"        lambda: {way}," for way in ways)
    return f"""
import {imports}
def solve(numbers):
    for index, way in enumerate((
{listed}
    )):
        try:
            way()
        except (Exception, SystemExit):
            continue
        return index
    return steps(numbers)
"""


EXPLOITS: Final[tuple[Exploit, ...]] = collect(
    "escape",
    (
        # What it imports costs more than the budget, and is charged.
        NO_GAIN | ERROR | frozenset({Verdict.TLE}),
        {
            "network": _ways(
                "socket, urllib.request, http.client",
                "socket.create_connection(('1.1.1.1', 80), 0.2)",
                "socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('1.1.1.1', 53))",
                "socket.socket(socket.AF_INET6)",
                "socket.socket(socket.AF_PACKET, socket.SOCK_RAW)",
                "socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)",
                "socket.socket(socket.AF_VSOCK)",
                "socket.socket(socket.AF_ALG, socket.SOCK_SEQPACKET)",
                "urllib.request.urlopen('http://1.1.1.1', timeout=0.2)",
                "socket.socketpair()[0].send(b'x') and socket.socket()",
            ),
            "names": _ways(
                "socket",
                "socket.getaddrinfo('example.org', 80)",
                "socket.gethostbyname('localhost.localdomain')",
                "socket.getnameinfo(('1.1.1.1', 80), 0)[0] == '1.1.1.1' or 1 // 0",
            ),
        },
    ),
    (
        NO_GAIN | ERROR,
        {
            "abstract_sockets": _ways(
                "socket", "socket.socket(socket.AF_UNIX).connect(chr(0) + 'x')", "socket.socket(socket.AF_UNIX)"
            ),
            "docker_socket": _ways(
                "socket, os",
                "socket.socket(socket.AF_UNIX).connect('/var/run/docker.sock')",
                "os.stat('/var/run/docker.sock')",
                "os.open('/run/containerd/containerd.sock', os.O_RDWR)",
            ),
            "devices": _ways(
                "os",
                *(f"os.open({path!r}, os.O_RDWR)" for path in (
                    "/dev/mem", "/dev/sda", "/dev/vda", "/dev/kvm", "/dev/fuse", "/dev/tty", "/dev/ptmx")),
                "os.mknod('/tmp/" + MARKER + "', 0o600 | 0o020000, os.makedev(1, 1))",
            ),
            "links": _ways(
                "os",
                f"os.symlink('/etc/passwd', '/tmp/{MARKER}')",
                f"os.link('/etc/passwd', '/tmp/{MARKER}')",
                "open('/usr/../etc/passwd').read(1)",
                "open('/proc/self/root/etc/passwd').read(1)",
                "open('/proc/self/cwd/etc/passwd').read(1)",
                "os.open('/opt/effbench/lib/../../../etc/shadow', os.O_RDONLY)",
                "os.fchdir(os.open('/', os.O_PATH)) or os.listdir('.')",
            ),
            "privileges": _ways(
                "os",
                "os.setuid(0)", "os.seteuid(0)", "os.setresuid(0, 0, 0)", "os.setgid(0)", "os.setgroups([0])",
                "os.initgroups('root', 0)", "os.chown('/dev/null', os.getuid(), 0)", "os.chmod('/usr/bin', 0o777)",
                "[1 // 0 for folder, _, names in os.walk('/usr/bin') for name in names "
                "if os.stat(os.path.join(folder, name)).st_mode & 0o6000] or 1 // 0",
            ),
            "namespaces": _ways(
                "os",
                "os.unshare(0x10000000)", "os.setns(os.open('/proc/1/ns/mnt', os.O_RDONLY))", "os.chroot('/usr')",
                "os.pidfd_open(1)", "os.sched_setaffinity(0, {0})",
            ),
            "mounts": _ways(
                "os",
                "open('/proc/mounts').read()", "open('/proc/self/mountinfo').read()", "os.listdir('/sys/fs/cgroup')",
                "open('/sys/fs/cgroup/memory.max').read()", "open('/proc/sys/kernel/core_pattern', 'w')",
                "open('/proc/sysrq-trigger', 'w')", "os.listdir('/dev')",
            ),
            "other_processes": _ways(
                "os, signal, resource",
                *(f"os.kill({pid}, 0)" for pid in ("1", "os.getppid()", "os.getppid() - 1")),
                "resource.prlimit(os.getppid(), resource.RLIMIT_NOFILE)",
                "os.setpgid(os.getppid(), 0)", "os.getpriority(os.PRIO_USER, 0) or os.setpriority(os.PRIO_USER, 0, 1)",
            ),
            "programs": _ways(
                "os",
                "os.execv('/bin/sh', ['sh'])", "os.execv('/proc/self/exe', ['python3'])",
                "os.posix_spawn('/bin/sh', ['sh'], {})", "os.spawnv(os.P_WAIT, '/bin/true', ['true']) == 0 or 1 // 0",
            ),
            "limits": _ways(
                "resource",
                *(f"resource.setrlimit(resource.{name}, (1 << 40, 1 << 40))" for name in (
                    "RLIMIT_CPU", "RLIMIT_FSIZE", "RLIMIT_NPROC", "RLIMIT_NOFILE", "RLIMIT_CORE", "RLIMIT_MSGQUEUE")),
            ),
            "terminal": _ways(
                "fcntl, os, termios",
                *(f"fcntl.ioctl({fd}, termios.TIOCSTI, b'x')" for fd in range(6)),
                "os.open(os.ctermid(), os.O_RDWR)", "os.login_tty(0)",
            ),
            "dumps": _ways(
                "resource, faulthandler",
                "resource.setrlimit(resource.RLIMIT_CORE, (1, 1))", "open('/proc/self/coredump_filter', 'w')",
                "open('/proc/self/oom_score_adj', 'w')",
            ),
        },
    ),
)  # fmt: skip
