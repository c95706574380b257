"""Taking so much that others get nothing: each must end by a limit of its own and leave the lane as it was."""

from typing import Final

from effbench.records.measurement import Verdict
from tests.security.exploit import ERROR, FAILS, MARKER, NO_GAIN, Exploit, collect

TLE = frozenset({Verdict.TLE})
MLE = frozenset({Verdict.MLE})

EXPLOITS: Final[tuple[Exploit, ...]] = collect(
    "deny",
    (
        TLE,
        {
            "busy_loop": "def solve(numbers):\n    while True:\n        pass\n",
            "busy_loop_at_import": "def solve(numbers):\n    pass\nwhile True:\n    pass\n",
            "sleep": "import time\ndef solve(numbers):\n    time.sleep(1000)\n",
            "lock": "import threading\ndef solve(numbers):\n    while True:\n        threading.Event().wait()\n",
            "signals_ignored": """
import signal
def solve(numbers):
    for number in range(1, 65):
        try:
            signal.signal(number, signal.SIG_IGN)
        except (OSError, ValueError):
            pass
    signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))
    while True:
        pass
""",
            "one_long_instruction": "def solve(numbers):\n    return pow(7, 10**9)\n",
            "regular_expression": "import re\ndef solve(numbers):\n    return re.match('(a+)+$', 'a' * 60 + 'b')\n",
            "exceptions_swallowed": """
def solve(numbers):
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass
""",
        },
    ),
    (
        MLE | TLE,
        {
            "memory": "def solve(numbers):\n    kept = []\n    while True:\n        kept.append(bytearray(1 << 22))\n",
            "memory_at_once": "def solve(numbers):\n    return bytearray(1 << 42)\n",
            "small_objects": "def solve(numbers):\n    kept = None\n    while True:\n        kept = [kept] * 100\n",
            "decompression": """
import zlib
def solve(numbers):
    data = zlib.compress(zlib.compress(bytes(1 << 24)) * 60)
    kept = []
    while True:
        kept.append(zlib.decompress(data))
""",
            "memory_mapped": """
import mmap
def solve(numbers):
    kept = []
    while True:
        try:
            kept.append(mmap.mmap(-1, 1 << 24))
        except OSError:
            raise MemoryError
        kept[-1].write(b"x" * (1 << 24))
""",
        },
    ),
    (
        ERROR | TLE | MLE,
        {
            "threads": """
import threading, time
def solve(numbers):
    while True:
        threading.Thread(target=time.sleep, args=(60,)).start()
""",
            "descriptors": """
import os
def solve(numbers):
    while True:
        os.pipe()
""",
            "recursion": """
import sys
def solve(numbers):
    sys.setrecursionlimit(1 << 30)
    def down(n):
        return down(n + 1) + 1
    return down(0)
""",
            "c_stack": """
import sys
def solve(numbers):
    sys.setrecursionlimit(1 << 30)
    class Deep:
        def __repr__(self):
            return repr(self) + "x"
    return repr(Deep())
""",
            "endless_message": "def solve(numbers):\n    raise ValueError('x' * (1 << 26))\n",
            "message_that_never_comes": """
class Odd(Exception):
    def __str__(self):
        while True:
            pass
def solve(numbers):
    raise Odd
""",
            "memory_corrupted": """
import types
def solve(numbers):
    code = (lambda: None).__code__
    return types.FunctionType(code.replace(co_code=bytes([100, 255]) * 8, co_consts=()), {})()
""",
        },
    ),
    (
        NO_GAIN | ERROR | MLE | TLE,
        {
            "fork_bomb": """
import os
def solve(numbers):
    for _ in range(1000):
        try:
            os.fork()
        except OSError:
            pass
    return steps(numbers)
""",
            "memory_files": f"""
import os
def solve(numbers):
    kept = []
    for index in range(1000):
        try:
            kept.append(os.memfd_create("{MARKER}"))
            os.write(kept[-1], bytes(1 << 24))
        except OSError:
            break
    return steps(numbers)
""",
            "shared_memory": """
from multiprocessing import shared_memory
def solve(numbers):
    kept = []
    for index in range(100):
        try:
            kept.append(shared_memory.SharedMemory(create=True, size=1 << 24))
            kept[-1].buf[:] = bytes(1 << 24)
        except (OSError, ImportError):
            break
    return steps(numbers)
""",
            "disk": f"""
import os
def solve(numbers):
    for folder in ("/tmp", "/var/tmp", "/dev/shm", "/scratch", ".", "/run", "/opt/effbench"):
        try:
            with open(os.path.join(folder, "{MARKER}"), "wb") as stream:
                for _ in range(100):
                    stream.write(bytes(1 << 24))
        except OSError:
            pass
    return steps(numbers)
""",
            "inodes": f"""
import os
def solve(numbers):
    for folder in ("/tmp", "/dev/shm", "/scratch", "."):
        for index in range(200):
            try:
                os.mkdir(os.path.join(folder, "{MARKER}%d" % index))
                os.mkfifo(os.path.join(folder, "{MARKER}-fifo%d" % index))
            except OSError:
                break
    return steps(numbers)
""",
            "pipes_filled": """
import os
def solve(numbers):
    for _ in range(20):
        try:
            read, write = os.pipe()
        except OSError:
            break
        os.set_blocking(write, False)
        try:
            while True:
                os.write(write, bytes(1 << 16))
        except BlockingIOError:
            pass
    return steps(numbers)
""",
            "flooded_output": """
import os
def solve(numbers):
    data = b"x" * (1 << 24)
    for _ in range(64):
        os.write(1, data)
        os.write(2, data)
    return steps(numbers)
""",
            "orphans_priority": """
import os
def solve(numbers):
    for way in (lambda: os.nice(-20), lambda: os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(99)),
                lambda: os.sched_setaffinity(0, range(64)), lambda: os.nice(19)):
        try:
            way()
        except OSError:
            pass
    return steps(numbers)
""",
        },
    ),
    (
        FAILS,
        {
            "huge_result": "def solve(numbers):\n    return 'x' * (1 << 26)\n",
        },
    ),
    (
        ERROR,
        {"flooded_marks": "import os\ndef solve(numbers):\n    while True:\n        os.write(4, bytes(1 << 16))\n"},
    ),
)
