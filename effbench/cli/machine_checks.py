"""Findings about this machine, each a small function of what it reads, so that it can be shown any machine."""

import ctypes
import os
import platform
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from effbench.counters.perf_event import INSTRUCTIONS, OpenEvent, may_watch_other_users
from effbench.errors import CounterError
from effbench.records.task import Task
from effbench.runner.cores import usable_cores
from effbench.runner.lane_pool import LANE_MEMORY_SPARE

__all__ = ["Finding", "Status", "look_at_machine"]

LANE_BYTES = Task.memory_limit_bytes + LANE_MEMORY_SPARE
NAMESPACES = ("user", "pid", "mnt", "net")
# The same number on every architecture; the flag asks for the ABI's version and creates nothing.
LANDLOCK_CREATE_RULESET, LANDLOCK_VERSION = 444, 1


class Status(StrEnum):
    """How a finding bears on a run."""

    OK = "ok"
    INFO = "info"
    """A run is possible all the same."""
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one check gave.

    Attributes:
        name: What was looked at.
        status: How it bears on a run.
        detail: What was found.
        advice: What to do about it; empty when there is nothing to do.
    """

    name: str
    status: Status
    detail: str
    advice: str = ""


def look_at_machine(proc: Path, sys: Path) -> list[Finding]:
    """Makes all checks that need no sandbox.

    Args:
        proc: Where procfs is mounted.
        sys: Where sysfs is mounted.
    """
    lanes = len(usable_cores())
    cpus = sys / "devices/system/cpu"
    return [
        check_hardware_counter(),
        check_paranoid(proc / "sys/kernel/perf_event_paranoid"),
        check_namespaces(proc),
        check_landlock(landlock_abi()),
        check_cores(lanes, os.cpu_count() or lanes),
        check_memory(proc / "meminfo", lanes),
        check_swap(proc / "swaps"),
        check_smt(cpus / "smt/active"),
        check_governor(cpus / "cpu0/cpufreq/scaling_governor"),
    ]


def check_hardware_counter(open_event: Callable[[], OpenEvent] = lambda: OpenEvent(INSTRUCTIONS, 0)) -> Finding:
    """Whether the processor counts instructions for this process."""
    name = "hardware counter"
    try:
        open_event().close()
    except CounterError as error:
        return Finding(name=name, status=Status.INFO, detail=str(error))
    if may_watch_other_users():
        return Finding(name=name, status=Status.OK, detail="counts instructions, also of other users' processes")
    advice = "a container's processes belong to other users: to count there, run effbench as root"
    return Finding(name=name, status=Status.INFO, detail="counts instructions of this user's processes", advice=advice)


def check_paranoid(path: Path) -> Finding:
    """What the kernel lets ordinary users count: up to 2 their own processes, above that nothing."""
    name, value = path.name, _text(path)
    if not value:
        return Finding(name=name, status=Status.INFO, detail="this kernel has no perf events")
    if int(value) <= 2:
        return Finding(name=name, status=Status.OK, detail=value)
    advice = "for --counter perf as an ordinary user: sudo sysctl kernel.perf_event_paranoid=2"
    return Finding(name=name, status=Status.INFO, detail=f"{value}: only root may count", advice=advice)


def check_namespaces(proc: Path) -> Finding:
    """Which kinds of namespaces the kernel has, and whether ordinary users may make them."""
    missing = [kind for kind in NAMESPACES if not os.path.lexists(proc / "self/ns" / kind)]
    if missing:
        return Finding(name="namespaces", status=Status.INFO, detail=f"this kernel lacks {', '.join(missing)}")
    bars = {
        "user.max_user_namespaces": "0",
        "kernel.unprivileged_userns_clone": "0",
        "kernel.apparmor_restrict_unprivileged_userns": "1",
    }
    barred = [name for name, value in bars.items() if _text(proc / "sys" / name.replace(".", "/")) == value]
    who = f"root only ({', '.join(f'{name}={bars[name]}' for name in barred)})" if barred else "ordinary users too"
    status = Status.INFO if barred else Status.OK
    return Finding(name="namespaces", status=status, detail=f"{', '.join(NAMESPACES)}; may be made by {who}")


def landlock_abi() -> int:
    """Version of the kernel's landlock interface; 0 when it has none, or has it switched off."""
    version = ctypes.CDLL(None).syscall(LANDLOCK_CREATE_RULESET, None, ctypes.c_size_t(0), LANDLOCK_VERSION)
    return max(0, int(version))


def check_landlock(abi: int) -> Finding:
    """A second lock on the sandbox's files; absent, a container's or a namespace's own stays."""
    if abi:
        return Finding(name="landlock", status=Status.OK, detail=f"ABI {abi}")
    return Finding(name="landlock", status=Status.INFO, detail="this kernel has none, or has it switched off")


def check_cores(usable: int, total: int) -> Finding:
    """How many lanes run side by side."""
    detail = f"{usable} of {total} usable, {platform.machine()}: as many lanes side by side"
    return Finding(name="cores", status=Status.OK, detail=detail)


def check_memory(meminfo: Path, lanes: int) -> Finding:
    """Whether lanes fit that a candidate fills up."""
    entries = dict(line.split(":", 1) for line in _text(meminfo).splitlines() if ":" in line)
    if "MemAvailable" not in entries:
        return Finding(name="memory", status=Status.INFO, detail=f"{meminfo} does not tell")
    available = int(entries["MemAvailable"].split()[0]) << 10
    detail = f"{available / 2**30:.1f} GiB available; a lane may take {LANE_BYTES / 2**30:.1f} GiB"
    fitting = available // LANE_BYTES
    if fitting >= lanes:
        return Finding(name="memory", status=Status.OK, detail=detail)
    if fitting:
        return Finding(name="memory", status=Status.INFO, detail=detail, advice=f"effbench run --workers {fitting}")
    advice = "a candidate that uses all it may would be killed too early: free some memory"
    return Finding(name="memory", status=Status.PROBLEM, detail=detail, advice=advice)


def check_swap(swaps: Path) -> Finding:
    """Swap moves times, never counts."""
    used = _text(swaps).splitlines()[1:]
    if not used:
        return Finding(name="swap", status=Status.OK, detail="off")
    return _disturbs_times("swap", f"on: {', '.join(line.split()[0] for line in used)}", "sudo swapoff -a")


def check_smt(active: Path) -> Finding:
    """Two threads on one core slow each other down; counts do not change."""
    if _text(active) != "1":
        return Finding(name="smt", status=Status.OK, detail="off, or the machine has none")
    return _disturbs_times("smt", "on", "echo off | sudo tee /sys/devices/system/cpu/smt/control")


def check_governor(governor: Path) -> Finding:
    """The clock rate moves times, never counts."""
    value = _text(governor)
    if value in ("", "performance"):
        return Finding(name="frequency", status=Status.OK, detail=value or "not visible from here")
    return _disturbs_times("frequency", f"governor {value}", "sudo cpupower frequency-set -g performance")


def _disturbs_times(name: str, detail: str, command: str) -> Finding:
    return Finding(name=name, status=Status.INFO, detail=detail, advice=f"only for --counter cputime: {command}")


def _text(path: Path) -> str:
    """Content of a small file of the kernel; empty where this kernel does not have it."""
    try:
        return path.read_text().strip()
    except OSError:
        return ""
