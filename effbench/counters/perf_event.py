"""The kernel's event counters, opened on another process: ``perf_event_open(2)`` without a library.

The system call's number and the first 64 bytes of ``struct perf_event_attr`` (its first published version, which every
kernel takes) are the kernel's ABI; see the manual page perf_event_open(2) and ``linux/perf_event.h``.
"""

import ctypes
import errno
import os
import struct
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from effbench.errors import CounterError, CounterUnavailable

__all__ = [
    "INSTRUCTIONS",
    "PAGE_FAULTS",
    "TASK_CLOCK",
    "Event",
    "OpenEvent",
    "Reading",
    "attributes_of",
    "may_watch_other_users",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What is counted.

    Attributes:
        name: For messages.
        type: ``PERF_TYPE_…``: 0 for a hardware event, 1 for one of the kernel's own.
        config: ``PERF_COUNT_…``: which event of that type.
    """

    name: str
    type: int
    config: int


INSTRUCTIONS = Event(name="instructions", type=0, config=1)
"""Retired instructions, counted by the processor's performance monitoring unit (PMU)."""
TASK_CLOCK = Event(name="task-clock", type=1, config=1)
"""Nanoseconds on a processor, user and kernel; every machine has it."""
PAGE_FAULTS = Event(name="page-faults", type=1, config=2)
"""Page faults; every machine has it."""

_SYSCALL = {"x86_64": 298, "aarch64": 241}
_ATTR = struct.Struct("=IIQQQQQIIQ")  # type, size, config, period, sample_type, read_format, flags, and three unused
_DISABLED, _INHERIT, _EXCLUDE_KERNEL, _EXCLUDE_HV, _ENABLE_ON_EXEC = 1 << 0, 1 << 1, 1 << 5, 1 << 6, 1 << 12
_FORMAT_TIMES = 3  # PERF_FORMAT_TOTAL_TIME_ENABLED | PERF_FORMAT_TOTAL_TIME_RUNNING
_READING = struct.Struct("=QQQ")
_CLOSE_ON_EXEC = 8
_ENABLE, _DISABLE = 0x2400, 0x2401
_CAP_SYS_ADMIN, _CAP_PERFMON = 21, 38
_PARANOID = Path("/proc/sys/kernel/perf_event_paranoid")
_NOT_THERE = (errno.ENOENT, errno.ENODEV, errno.EOPNOTSUPP, errno.ENXIO)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What an event has counted since it was opened.

    Attributes:
        value: The count, threads and children included.
        enabled_ns: Nanoseconds for which it was asked to count.
        running_ns: Nanoseconds for which it did.
    """

    value: int
    enabled_ns: int
    running_ns: int

    def since(self, earlier: "Reading") -> int:
        """Returns the count between two readings.

        Raises:
            CounterError: The event was not counting all the time in between, so its count is a part of the truth.
        """
        enabled, running = self.enabled_ns - earlier.enabled_ns, self.running_ns - earlier.running_ns
        if enabled <= 0 or enabled != running:
            raise CounterError(
                f"the hardware counter ran for {running} of {enabled} ns: something else uses it (another perf, "
                "the NMI watchdog), or the program moved to a core of another type; stop the other user "
                "(sudo sysctl kernel.nmi_watchdog=0) or pin the lane to one core"
            )
        return self.value - earlier.value


class OpenEvent:
    """One event on one process, switched off at first; a context manager that closes it.

    It counts user mode only, and also the threads and children that the process starts from now on (a thread that is
    there already is not watched: open the event before the program can start any).

    Args:
        event: What is counted.
        pid: The process, as this process sees it; 0 is the calling thread.
        on_exec: Switch it on when the process becomes another program (``execve``).

    Raises:
        CounterUnavailable: This machine or this user cannot have the event; says what to do.
        ProcessLookupError: There is no such process.
    """

    def __init__(self, event: Event, pid: int, *, on_exec: bool = False) -> None:
        self._fd = _open(event, pid, on_exec=on_exec)

    def enable(self) -> None:
        """Starts counting, threads included."""
        self._ask(_ENABLE)

    def disable(self) -> None:
        """Stops counting, threads included."""
        self._ask(_DISABLE)

    def _ask(self, request: int) -> None:
        import fcntl  # Linux alone has these events; this module is imported everywhere

        fcntl.ioctl(self._fd, request, 0)

    def read(self) -> Reading:
        """Returns the totals so far; they never go back, so take differences."""
        value, enabled_ns, running_ns = _READING.unpack(os.read(self._fd, _READING.size))
        return Reading(value=value, enabled_ns=enabled_ns, running_ns=running_ns)

    def close(self) -> None:
        """Gives the event back; safe to call twice."""
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def may_watch_other_users() -> bool:
    """Whether this process may open events on processes of other users: root may, or one with ``CAP_PERFMON``."""
    status = Path("/proc/self/status").read_text()
    effective = next(int(line.split()[1], 16) for line in status.splitlines() if line.startswith("CapEff:"))
    return bool(effective & (1 << _CAP_SYS_ADMIN | 1 << _CAP_PERFMON))


def attributes_of(event: Event, *, on_exec: bool) -> bytes:
    """What the kernel is told of an event: ``struct perf_event_attr``."""
    flags = _DISABLED | _INHERIT | _EXCLUDE_KERNEL | _EXCLUDE_HV | (_ENABLE_ON_EXEC if on_exec else 0)
    return _ATTR.pack(event.type, _ATTR.size, event.config, 0, 0, _FORMAT_TIMES, flags, 0, 0, 0)


def _open(event: Event, pid: int, *, on_exec: bool) -> int:
    machine = os.uname().machine
    if machine not in _SYSCALL:
        raise CounterUnavailable(
            f"the counter perf knows x86-64 and aarch64, not {machine}: choose another with --counter"
        )
    attributes = attributes_of(event, on_exec=on_exec)
    any_cpu, no_group = ctypes.c_int(-1), ctypes.c_int(-1)
    syscall = ctypes.CDLL(None, use_errno=True).syscall
    syscall.restype = ctypes.c_long
    fd = syscall(
        ctypes.c_long(_SYSCALL[machine]),
        ctypes.create_string_buffer(attributes, _ATTR.size),
        ctypes.c_int(pid),
        any_cpu,
        no_group,
        ctypes.c_ulong(_CLOSE_ON_EXEC),
    )
    if fd < 0:
        raise _reason(event, pid, ctypes.get_errno())
    return int(fd)


def _reason(event: Event, pid: int, code: int) -> CounterUnavailable | ProcessLookupError:
    if code == errno.ESRCH:
        return ProcessLookupError(code, f"process {pid} has ended")
    if code in _NOT_THERE:
        return CounterUnavailable(
            f"this machine has no hardware counter for {event.name} (most virtual machines have no PMU): "
            "use --counter qemu, or a machine with a PMU"
        )
    if code in (errno.EACCES, errno.EPERM):
        return CounterUnavailable(
            f"the kernel does not let this user count {event.name} (kernel.perf_event_paranoid is {_paranoid()}): "
            "run as root, or allow it with `sudo sysctl kernel.perf_event_paranoid=2`; "
            "inside a container the engine's seccomp profile may forbid it as well"
        )
    if code == errno.ENOSYS:
        return CounterUnavailable("this kernel is built without perf events: use --counter qemu")
    return CounterUnavailable(f"the event {event.name} cannot be opened: {os.strerror(code)}; use --counter qemu")


def _paranoid() -> str:
    try:
        return _PARANOID.read_text().strip()
    except OSError:
        return "unknown"
