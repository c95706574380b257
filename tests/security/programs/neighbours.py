"""Reaching others on the machine, and what earlier runs or the harness may have left; ending early in odd places."""

from typing import Final

from effbench.records.measurement import Verdict
from tests.security.exploit import ERROR, FAILS, MARKER, NO_GAIN, Exploit, collect


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
        except Exception:
            continue
        return index
    return steps(numbers)
"""


EXPLOITS: Final[tuple[Exploit, ...]] = (
    *collect(
        "escape_to_neighbours",
        (
            NO_GAIN | ERROR,
            {
                "by_process_ids": _ways(
                    "os, signal",
                    "[os.kill(pid, 0) for pid in range(1, os.getpid())]",
                    "os.killpg(os.getpgid(os.getppid()), 0)",
                    "os.pidfd_open(os.getppid())",
                    "signal.pidfd_send_signal(os.pidfd_open(os.getpid()), 0)",
                    "os.waitpid(-1, os.WNOHANG)",
                    "os.sched_setaffinity(os.getppid(), {0})",
                ),
                "by_their_files_in_proc": _ways(
                    "os, glob",
                    "open('/proc/1/maps').read()",
                    "open(f'/proc/{os.getppid()}/mem', 'rb').read(1)",
                    "os.readlink(f'/proc/{os.getppid()}/fd/0')",
                    "open('/proc/self/mem', 'r+b')",
                    "open('/proc/self/clear_refs', 'w').write('1')",
                    "open('/proc/thread-self/comm', 'w').write('x')",
                    "open('/proc/sys/kernel/pid_max').read()",
                ),
                "by_locks": _ways(
                    "fcntl, os",
                    "fcntl.flock(os.open(os.__file__, os.O_RDONLY), fcntl.LOCK_SH)",
                    "fcntl.lockf(os.open(os.__file__, os.O_RDONLY), fcntl.LOCK_SH)",
                    "fcntl.fcntl(os.open(os.__file__, os.O_RDONLY), fcntl.F_SETLEASE, fcntl.F_RDLCK)",
                    "fcntl.fcntl(os.open('/usr', os.O_RDONLY), fcntl.F_NOTIFY, 1)",
                    "fcntl.fcntl(0, fcntl.F_SETOWN, os.getppid())",
                    "fcntl.fcntl(0, 1026, 1)",
                ),
                "by_sockets": _ways(
                    "socket",
                    "socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)",
                    "socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)[0].sendto(b'x', '/run/docker.sock')",
                    "socket.socketpair()[0].sendto(b'x', chr(0) + 'x')",
                    "socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)[0].sendto(b'x', '/dev/log')",
                    "socket.socketpair()[0].connect('/run/docker.sock')",
                    "socket.socketpair()[0].bind(chr(0) + 'effbench')",
                    "socket.socketpair()[0].send(b'x', socket.MSG_OOB)",
                    "socket.fromfd(0, socket.AF_UNIX, socket.SOCK_STREAM).recv(1)",
                ),
                "by_shared_objects_of_the_kernel": _ways(
                    "os, mmap",
                    "os.eventfd_read(os.eventfd(0, os.EFD_NONBLOCK))",
                    "os.mkfifo('/tmp/" + MARKER + "')",
                    "os.getxattr('/usr', 'user.x')",
                    "os.setxattr('/usr', 'user.x', b'1')",
                    "os.posix_openpt(os.O_RDWR)",
                    "os.openpty()",
                    "os.sync() or os.nice(-1)",
                ),
            },
        ),
    ),
    *collect(
        "steal_left",
        (
            NO_GAIN,
            {
                "in_frames_of_all_threads": """
import sys
def solve(numbers):
    for frame in sys._current_frames().values():
        while frame is not None:
            if frame.f_code.co_filename != solve.__code__.co_filename:
                return frame.f_code.co_filename
            frame = frame.f_back
    return steps(numbers)
""",
                "above_a_traceback": """
import sys
def solve(numbers):
    try:
        1 / 0
    except ZeroDivisionError as error:
        frame, seen = error.__traceback__.tb_frame, 0
        while frame is not None:
            frame, seen = frame.f_back, seen + 1
        if seen != 1 or error.__context__ is not None or sys.exc_info()[1] is not error:
            return seen
    return steps(numbers)
""",
                "in_its_own_module": """
import sys
def solve(numbers):
    own = sys.modules["candidate"]
    known = {"sys", "steps", "solve", "__builtins__", "__name__", "__doc__", "__package__", "__loader__", "__spec__"}
    if set(vars(own)) - known or own.__spec__ or own.__loader__ or sys.modules["__main__"].__dict__.get("answers"):
        return sorted(vars(own))
    return steps(numbers)
""",
                "by_the_warm_up": """
import asyncio, gc, random, sys, threading
def solve(numbers):
    left = [thread for thread in threading.enumerate() if thread is not threading.main_thread()]
    if left or gc.garbage or sys.argv != [""] or random.getstate()[1][-1] != 624:
        return [str(left), len(gc.garbage), sys.argv]
    return steps(numbers)
""",
                "in_fresh_memory": """
import mmap
def solve(numbers):
    for size in (4096, 1 << 16, 1 << 20):
        if mmap.mmap(-1, size).read(size).count(0) != size:
            return size
    return steps(numbers)
""",
                "in_standard_streams": """
import os, sys
def solve(numbers):
    if sys.stdin.read(100) or os.read(0, 100) or any(os.fstat(number).st_size for number in (0, 1, 2)):
        return "something"
    steps(numbers[:5])
    return steps(numbers)
""",
            },
        ),
        (
            # An import that is not there yet costs more than the budget, and is charged.
            NO_GAIN | ERROR | frozenset({Verdict.TLE}),
            {
                "in_a_core_dump_or_log": _ways(
                    "glob, os",
                    "open('/dev/kmsg').read(1)",
                    "open('/proc/kmsg').read(1)",
                    "open('/var/log/syslog').read(1)",
                    "[1 // 0 for _ in [1] if not glob.glob('/tmp/*') + glob.glob('/dev/shm/*')]",
                    "os.open('/dev/vcs', os.O_RDONLY)",
                ),
            },
        ),
    ),
    *collect(
        "exit_in_odd_places",
        (
            ERROR,
            {
                "while_loading": "import os\nos._exit(0)\ndef solve(numbers):\n    return steps(numbers)\n",
                "in_a_thread_while_loading": """
import os, threading
threading.Thread(target=os._exit, args=(0,)).start()
def solve(numbers):
    while True:
        pass
""",
                "in_a_thread_of_the_call": """
import os, threading
def solve(numbers):
    found = steps(numbers)
    threading.Thread(target=os._exit, args=(0,)).start()
    while found:
        pass
""",
                "by_an_abort": "import os\ndef solve(numbers):\n    steps(numbers)\n    os.abort()\n",
                "in_a_finalizer": """
import os
class Cycle:
    def __del__(self):
        os._exit(0)
cycle = Cycle()
cycle.self = cycle
del cycle
def solve(numbers):
    return steps(numbers)
""",
                "in_a_signal": """
import os, signal
signal.signal(signal.SIGALRM, lambda *_: os._exit(0))
signal.setitimer(signal.ITIMER_REAL, 0.0001)
def solve(numbers):
    while True:
        pass
""",
                "in_a_constructor_of_an_error": """
import os
class Odd(Exception):
    def __init__(self, *_):
        os._exit(0)
def solve(numbers):
    raise Odd
""",
            },
        ),
        (
            FAILS,
            {
                "by_a_fault": "import faulthandler\ndef solve(numbers):\n    faulthandler._sigsegv()\n",
                "by_overflow_of_the_stack": """
import faulthandler
def solve(numbers):
    faulthandler._stack_overflow()
""",
            },
        ),
    ),
)
