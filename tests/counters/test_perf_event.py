"""The mechanics of counting from outside, by the kernel's own events: no PMU is needed."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from effbench.counters.perf_event import (
    INSTRUCTIONS,
    PAGE_FAULTS,
    TASK_CLOCK,
    Event,
    OpenEvent,
    Reading,
    attributes_of,
    may_watch_other_users,
)
from effbench.errors import CounterError, CounterUnavailable
from tests.counters.scripted_child import PRELUDE


def open_descriptors() -> int:
    return sum(1 for _ in Path("/proc/self/fd").iterdir())


@contextmanager
def blocked_child(program: str) -> Iterator[tuple[int, Callable[[], None]]]:
    """Yields the process id of a child that waits, and what makes it run its program and wait again."""
    command = [sys.executable, "-c", f'{PRELUDE}\nmark(b"1")\n{program}\nmark(b"2")']
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        go, done = child.stdin, child.stdout
        assert done.read(1) == b"1"

        def run() -> None:
            go.write(b"+")
            assert done.read(1) == b"2"

        yield child.pid, run
        child.kill()


def test_counts_only_while_switched_on() -> None:
    with blocked_child("touch(500)") as (pid, run), OpenEvent(PAGE_FAULTS, pid) as event:
        event.enable()
        run()
        event.disable()
        reading = event.read()
    assert 500 <= reading.value < 600
    assert 0 < reading.running_ns == reading.enabled_ns


def test_event_that_was_never_switched_on_counts_nothing() -> None:
    with blocked_child("touch(500)") as (pid, run), OpenEvent(PAGE_FAULTS, pid) as event:
        run()
        assert event.read() == Reading(value=0, enabled_ns=0, running_ns=0)


def test_an_event_on_exec_counts_the_new_program_alone() -> None:
    becoming = 'touch(3000); os.execv("/bin/sh", ["sh", "-c", "printf 2; read line"])'
    with blocked_child(becoming) as (pid, run), OpenEvent(PAGE_FAULTS, pid, on_exec=True) as event:
        run()
        reading = event.read()
    assert 10 < reading.value < 1000
    assert 0 < reading.running_ns == reading.enabled_ns


@pytest.mark.parametrize(("on_exec", "flags"), [(False, 0x63), (True, 0x1063)])
def test_the_kernel_is_told_what_to_count_and_when(on_exec: bool, flags: int) -> None:
    given = attributes_of(INSTRUCTIONS, on_exec=on_exec)
    size, disabled_and_more = int.from_bytes(given[4:8], sys.byteorder), int.from_bytes(given[40:48], sys.byteorder)
    assert len(given) == size == 64
    assert disabled_and_more == flags  # disabled, inherit, exclude_kernel, exclude_hv; enable_on_exec


def test_threads_that_start_later_are_counted() -> None:
    with blocked_child("touch_in_thread(500)") as (pid, run), OpenEvent(PAGE_FAULTS, pid) as event:
        event.enable()
        run()
        event.disable()
        assert event.read().value >= 500


def test_own_thread_can_be_counted() -> None:
    with OpenEvent(TASK_CLOCK, 0) as event:
        event.enable()
        thread = threading.Thread(target=sum, args=(range(200_000),))
        thread.start()
        thread.join()
        event.disable()
        assert event.read().value > 100_000


def test_event_is_closed_once_and_for_all() -> None:
    before = open_descriptors()
    event = OpenEvent(PAGE_FAULTS, 0)
    event.close()
    event.close()
    assert open_descriptors() == before
    with pytest.raises(OSError, match="Bad file descriptor"):
        event.read()


def test_difference_of_readings_is_the_count_between_them() -> None:
    earlier = Reading(value=10, enabled_ns=5, running_ns=5)
    assert Reading(value=25, enabled_ns=9, running_ns=9).since(earlier) == 15


@pytest.mark.parametrize(("enabled_ns", "running_ns"), [(9, 8), (5, 5)])
def test_event_that_did_not_count_all_the_time_is_an_error(enabled_ns: int, running_ns: int) -> None:
    earlier = Reading(value=10, enabled_ns=5, running_ns=5)
    with pytest.raises(CounterError, match="pin the lane to one core"):
        Reading(value=25, enabled_ns=enabled_ns, running_ns=running_ns).since(earlier)


def test_event_that_the_machine_lacks_says_what_else_there_is() -> None:
    with pytest.raises(CounterUnavailable, match=r"no hardware counter for unheard-of .*--counter qemu"):
        OpenEvent(Event(name="unheard-of", type=1, config=1 << 20), 0)


def test_process_that_has_ended_is_not_there() -> None:
    with subprocess.Popen(["true"]) as ended:
        pass
    with pytest.raises(ProcessLookupError, match="has ended"):
        OpenEvent(PAGE_FAULTS, ended.pid)


def test_process_of_another_user_says_how_to_be_allowed() -> None:
    program = """
import os
from effbench.counters.perf_event import *
from effbench.errors import CounterUnavailable
if os.geteuid() == 0:
    os.setresuid(65534, 65534, 65534)
assert not may_watch_other_users()
try:
    OpenEvent(PAGE_FAULTS, 1)
except CounterUnavailable as error:
    print(error)
"""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", program]
    printed = subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout
    assert "sudo sysctl kernel.perf_event_paranoid=" in printed
    assert "(kernel.perf_event_paranoid is " in printed


def test_machine_of_another_kind_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    present = os.uname()
    monkeypatch.setattr(os, "uname", lambda: os.uname_result((*present[:4], "riscv64")))
    with pytest.raises(CounterUnavailable, match="not riscv64"):
        OpenEvent(PAGE_FAULTS, 0)


def test_only_root_or_the_privileged_may_watch_other_users() -> None:
    assert may_watch_other_users() or os.geteuid() != 0
