"""Results and errors of odd sizes, to be allowed more than others; and ways past the stop at the budget."""

from typing import Final

from effbench.records.measurement import Verdict
from tests.security.exploit import ERROR, FAILS, NO_GAIN, WRONG, Exploit, collect

TLE = frozenset({Verdict.TLE})
TOO_LARGE = frozenset({Verdict.OLE, Verdict.MLE, Verdict.TLE, Verdict.RE, Verdict.WA, Verdict.TAMPER})

EXPLOITS: Final[tuple[Exploit, ...]] = (
    *collect(
        "forge_room",
        (
            WRONG,
            {
                "by_items_behind_the_answer": "def solve(numbers):\n    return steps(numbers) + [0] * 100_000\n",
                "by_numbers_as_truths": "def solve(numbers):\n    return [count > 0 for count in steps(numbers)]\n",
                "by_numbers_as_texts": "def solve(numbers):\n    return [hex(count) for count in steps(numbers)]\n",
                "by_bytes": "def solve(numbers):\n    return bytes(255 & count for count in steps(numbers))\n",
                "by_wide_text": "def solve(numbers):\n    return chr(0x1F600) * 100_000 + chr(0xDFFF)\n",
                "by_nesting_to_the_limit": """
def solve(numbers):
    found = steps(numbers)
    for _ in range(190):
        found = [found]
    return found
""",
                "by_many_names_of_one_list": """
def solve(numbers):
    row = [steps(numbers)] * 30
    return [row] * 30
""",
                "by_an_emptied_dictionary": """
def solve(numbers):
    found = dict.fromkeys(range(200_000))
    for key in range(200_000):
        del found[key]
    return found
""",
            },
        ),
        (
            # The driver's loop through the empty slots is nobody's work, and ends by a limit at the latest.
            TOO_LARGE,
            {
                "by_emptied_sets": """
def solve(numbers):
    found = set(range(100_000))
    for number in range(100_000):
        found.discard(number)
    return [found] * 2_000
""",
                "by_lists_of_one_list": """
def solve(numbers):
    found = []
    for _ in range(30):
        found = [found, found]
    return found
""",
                "by_a_number_of_many_digits": "def solve(numbers):\n    return [(1 << 8_000_000) - 1] * 40\n",
            },
        ),
        (
            ERROR,
            {
                "by_the_name_of_an_error": """
def solve(numbers):
    raise type("E" * 1_000_000, (Exception,), {})("x")
""",
                "by_an_error_without_a_name": """
class Meta(type):
    __name__ = property(lambda cls: steps(range(1, 3000)))
    __module__ = __qualname__ = __name__
class Odd(Exception, metaclass=Meta):
    pass
def solve(numbers):
    raise Odd(*numbers)
""",
                "by_an_error_of_surrogates": "def solve(numbers):\n    raise KeyError(chr(0xD800) * 100_000)\n",
                "by_a_number_in_an_error": "def solve(numbers):\n    raise OSError(1 << 100_000, 'x' * 100_000)\n",
                "by_a_group_of_errors": """
def solve(numbers):
    error = ValueError(1)
    for _ in range(50):
        error = ExceptionGroup("deeper" * 100, [error] * 20)
    raise error
""",
                "by_nesting_beyond_the_limit": """
def solve(numbers):
    found = steps(numbers)
    for _ in range(300):
        found = (found,)
    return found
""",
            },
        ),
    ),
    *collect(
        "forge_room",
        (
            NO_GAIN,
            {
                # They are equal, and are made in the call.
                "by_numbers_as_floats": "def solve(numbers):\n    return [float(count) for count in steps(numbers)]\n",
            },
        ),
    ),
    *collect(
        "deny_budget",
        (
            TLE,
            {
                # Natively it works, emulated it never ends: the counter alone has to see it.
                "by_writes_of_nothing": """
import os, sys
def solve(numbers):
    if len(numbers) < 10:
        return steps(numbers)
    for descriptor in range(3, 12):
        try:
            os.write(descriptor, b"")
            os.writev(descriptor, [b"", b""])
        except OSError:
            pass
    while True:
        pass
""",
                "by_sleeping_at_each_input": """
import time
def solve(numbers):
    time.sleep(3600)
""",
                "by_waiting_for_a_signal": "import signal\ndef solve(numbers):\n    signal.pause()\n",
                "by_waiting_for_its_own_lock": """
import threading
def solve(numbers):
    lock = threading.Lock()
    lock.acquire()
    lock.acquire()
""",
                "by_loading_for_ever": """
import itertools
for _ in itertools.count():
    pass
def solve(numbers):
    pass
""",
                "by_a_finalizer_at_load": """
class Cycle:
    def __del__(self):
        while True:
            pass
cycle = Cycle()
cycle.self = cycle
del cycle
def solve(numbers):
    return steps(numbers)
""",
                "by_a_constructor_of_an_error": """
class Odd(Exception):
    def __init__(self, *_):
        while True:
            pass
def solve(numbers):
    raise Odd
""",
                "by_a_flood_of_signals": """
import os, signal
def solve(numbers):
    signal.signal(signal.SIGUSR1, lambda *_: None)
    while True:
        os.kill(os.getpid(), signal.SIGUSR1)
""",
            },
        ),
        (
            FAILS,
            {
                "by_killing_everything_at_load": """
import os, signal
for pid in (-1, 0, os.getppid(), 1, os.getpid()):
    try:
        os.kill(pid, signal.SIGKILL)
    except OSError:
        pass
def solve(numbers):
    return []
""",
                "by_one_program_after_the_other": """
import os, sys
def solve(numbers):
    while True:
        for way in (
            os.fork, lambda: os.execv(sys.executable or "/bin/sh", ["x"]), lambda: os.posix_spawn("/bin/sh", ["x"], {})
        ):
            try:
                way()
            except (OSError, ValueError):
                pass
""",
                "by_memory_mapped_and_touched": """
import mmap
def solve(numbers):
    kept = []
    while True:
        area = mmap.mmap(-1, 1 << 26)
        kept.append(area)
        for place in range(0, 1 << 26, 4096):
            area[place] = 1
""",
            },
        ),
        (
            NO_GAIN,
            {
                "by_a_fast_timer": """
import signal
def solve(numbers):
    signal.signal(signal.SIGALRM, lambda *_: steps([27]))
    signal.setitimer(signal.ITIMER_REAL, 0.001, 0.001)
    return steps(numbers)
""",
            },
        ),
        (
            NO_GAIN | TLE,
            {
                "by_stacks_and_traces": """
import tracemalloc
tracemalloc.start(20)
def solve(numbers):
    return steps(numbers)
""",
            },
        ),
    ),
)
