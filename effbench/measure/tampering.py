"""Catches counts that cannot be true.

Two windows of a run are charged: the program's import-time work and its call. Outside of them nothing but the driver's
C runs, in the candidate's process. A program that has broken out of the interpreter could work there, or change a
count: the first is seen in those windows' own counts, the second is caught by the CPU time of the same process, which
the kernel keeps.
"""

import threading
from collections.abc import Callable

from effbench.counters.protocol import Bounds, Counted, Counter
from effbench.sandboxes import values
from effbench.sandboxes.job import Job, Limits, NotAProgram
from effbench.sandboxes.outcome import Ending, Outcome
from effbench.sandboxes.protocol import Lane

__all__ = [
    "LEAST_USER_S",
    "SLOW_PROGRAMS",
    "TOLERANCE",
    "CountRate",
    "doubt_count",
    "implausible_beside_native",
    "implausible_outside_call",
    "implausible_when_repeated",
    "slowest_rate",
]

LEAST_USER_S = 0.05
"""User CPU time from which on a rate says something: below, starting up is most of it."""
TOLERANCE = 5.0
"""How far below the slowest known program a rate may lie. Honest programs differ 25-fold, from 140 to 3,400 million
instructions a second under emulation, and a busy sibling core halves them; a false alarm is worse than a small gain."""
SLOW_PROGRAMS = (
    "import math\ndef work(n):\n    numbers = [i * 0.1 for i in range(n)]\n    return math.fsum(numbers)\n",
    "def work(n):\n    return (b'x' * 100 * n).find(b'y')\n",
    "import zlib\ndef work(n):\n    return len(zlib.compress(bytes(range(256)) * (n // 256)))\n",
    "def work(n):\n    table = {i * 7919 % n: i for i in range(n)}\n    return sum(table[i] for i in table)\n",
)
"""What counts few instructions a second: exact float sums, vector routines, compression, scattered memory."""
NATIVE_SLOWEST_PER_S = 20e6
"""Instructions a second that every honest program makes natively: Python does 1,000 to 4,000 million, and what does
little but touch new memory, which the kernel has to clear, still 75 million."""
_LIMITS = Limits(cpu_s=20.0, wall_s=80.0, memory_bytes=1 << 30, output_bytes=1 << 10)
_SIZES = (10_000, 40_000, 160_000, 640_000)


def implausible_outside_call(counted: Counted, usual_input: int | None, bounds: Bounds) -> str:
    """Why a run did more outside its call than the driver's own work there can be; empty when it did not."""
    # What a program leaves on the heap the driver has to look through: making it took longer.
    left = (counted.load or 0) + (counted.call or 0)
    result = counted.outcome.output or b""
    spans = [("after the call", counted.output, bounds.per_output_byte * len(result))]
    if usual_input is not None and not counted.outcome.has_threads:  # with threads, this work is charged as import
        spans.append(("before the call", counted.input, int(bounds.input_factor * usual_input)))
    for where, found, usual in spans:
        if found is not None and found > usual + left + bounds.spare:
            return f"work was done {where} ({found} counted there, where the driver needs {usual} or so)"
    return ""


def doubt_count(counted: Counted, slowest_per_s: float) -> str:
    """Why a run's count cannot be true; empty when it can."""
    total = _total(counted)
    return "" if total is None else _doubt(total, _user_s(counted.outcome), slowest_per_s)


def _doubt(total: int, user_s: float, slowest_per_s: float) -> str:
    if user_s < LEAST_USER_S or total * TOLERANCE >= slowest_per_s * user_s:
        return ""
    return f"a count of {total} in {user_s:.2f} s of CPU time is not believed"


def implausible_beside_native(
    lane: Lane, counter: Counter, job: Job, counted: Counted, native: Callable[[], float], first_native_s: float
) -> str:
    """Why a count is too small for the CPU time that the same work took natively; empty when it is not.

    This holds whatever a program does to the process in which it is counted: natively another process ran, and its
    clock is the kernel's. As in :func:`implausible_when_repeated`, a doubt counts only where it is there again.

    Raises:
        SandboxDied: The lane is gone.
        CounterError: The counter failed.
    """
    if counter.unit != "instructions" or not _is_too_small(counted, first_native_s):
        return ""
    native_s = min(first_native_s, native())
    again = counter.count(lane, job)
    if not (_is_too_small(counted, native_s) and _is_too_small(again, native_s)):
        return ""
    return f"a count of {_total(counted)} is not believed of what takes {native_s:.2f} s of CPU time natively"


def _is_too_small(counted: Counted, native_s: float) -> bool:
    total = _total(counted)
    return total is not None and native_s >= LEAST_USER_S and total < NATIVE_SLOWEST_PER_S * native_s


class CountRate:
    """How fast this machine counts: measured when a run first looks slow, which most suites have none of.

    All workers on a machine share one.

    Args:
        slowest_per_s: What :func:`slowest_rate` gave there, where it is known already.
    """

    def __init__(self, slowest_per_s: float | None = None) -> None:
        self._slowest_per_s = slowest_per_s
        self._lock = threading.Lock()

    def slowest_per_s(self, lane: Lane, counter: Counter) -> float:
        """What :func:`slowest_rate` gave, in this lane or in another, when it was first asked for."""
        with self._lock:
            if self._slowest_per_s is None:
                self._slowest_per_s = slowest_rate(lane, counter)
            return self._slowest_per_s


def implausible_when_repeated(lane: Lane, counter: Counter, job: Job, counted: Counted, count_rate: CountRate) -> str:
    """Why a run's count cannot be true, looked into before anybody is accused; empty when it can.

    A machine may have slowed down since its pace was taken, and code that is emulated for the first time takes up to
    three times as long. So a doubt counts only where it is there again, beside the rate that holds now. Who forges by
    the toss of a coin wins nothing: the second run must give the same result, in a time that fits the smaller count of
    the two. (Honest counts may differ a little: with threads, on hardware, while a large result is sent.)

    Raises:
        SandboxDied: The lane is gone.
        CounterError: The counter failed.
    """
    if not doubt_count(counted, TOLERANCE * counter.undoubted_per_s):
        return ""
    slowest_per_s = count_rate.slowest_per_s(lane, counter)
    doubt = doubt_count(counted, slowest_per_s)
    if not doubt:
        return ""
    now = slowest_rate(lane, counter) or slowest_per_s
    again = counter.count(lane, job)
    totals = [total for total in (_total(counted), _total(again)) if total is not None]
    if len(totals) < 2 or again.outcome.output != counted.outcome.output:
        return doubt
    return _doubt(min(totals), _user_s(again.outcome), min(now, slowest_per_s))


def slowest_rate(lane: Lane, counter: Counter) -> float:
    """Counts a second of user CPU time that the slowest of some known programs makes; 0 for a counter of time.

    Raises:
        SandboxDied: The lane is gone.
        CounterError: The counter failed.
    """
    if counter.unit != "instructions":
        return 0.0
    rates = [_rate(lane, counter, source) for source in SLOW_PROGRAMS]
    return min((rate for rate in rates if rate), default=0.0)


def _rate(lane: Lane, counter: Counter, source: str) -> float:
    """Of one program at the smallest size that takes long enough; 0 when none does."""
    program = lane.prepare(source, "work")
    if isinstance(program, NotAProgram):
        return 0.0
    for size in _SIZES:
        counted = counter.count(lane, Job(program=program, arguments=values.encode((size,)), limits=_LIMITS))
        total, user_s = _total(counted), _user_s(counted.outcome)
        if total is not None and user_s >= LEAST_USER_S:
            return total / user_s
    return 0.0


def _user_s(outcome: Outcome) -> float:
    """User CPU time, in seconds, at most that between the first mark and the end of the result.

    Before the first mark the input is decoded, which nobody counts and which takes long for a large one.
    """
    windows = (outcome.load_cpu_ns, outcome.input_cpu_ns, outcome.call_cpu_ns, outcome.output_cpu_ns)
    between_marks = [part for part in windows if part is not None]
    if len(between_marks) < len(windows):
        return outcome.user_time_s
    return min(outcome.user_time_s, sum(between_marks) / 1e9)


def _total(counted: Counted) -> int | None:
    parts = (counted.load, counted.input, counted.call, counted.output)
    if counted.outcome.ending is not Ending.RETURNED or None in parts:
        return None
    return sum(part for part in parts if part is not None)
