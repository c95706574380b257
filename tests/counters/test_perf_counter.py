"""The perf counter's way through a run, with a scripted child and the kernel's own events: no PMU is needed."""

import os
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from effbench.counters import perf
from effbench.counters.perf import PerfCounter
from effbench.counters.perf_event import INSTRUCTIONS, PAGE_FAULTS, Event, OpenEvent
from effbench.counters.protocol import Counted
from effbench.errors import CounterError, CounterUnavailable
from effbench.sandboxes.job import Engine, Job, Limits, Prepared
from effbench.sandboxes.outcome import Ending, Outcome
from effbench.sandboxes.protocol import Gate, SandboxFacts
from tests.counters.scripted_child import ScriptedLane

JOB = Job(
    program=Prepared(code=b"", digest="", entry_point="f"),
    arguments=b"",
    limits=Limits(cpu_s=10.0, wall_s=60.0, memory_bytes=0, output_bytes=0),
    engine=Engine.QEMU,
)
FACTS = SandboxFacts(
    sandbox="docker",
    isolation=(),
    image="",
    runtime="",
    python="",
    libc="",
    machine="",
    engine_version="",
    emulator=False,
)


def open_descriptors() -> int:
    return sum(1 for _ in Path("/proc/self/fd").iterdir())


def count_page_faults(program: str, *, last: str = "E") -> Counted:
    return PerfCounter(PAGE_FAULTS).count(ScriptedLane(program, last=last), JOB)


def test_each_part_of_a_run_is_counted_apart_and_nothing_before() -> None:
    lane = ScriptedLane(
        'touch(3000); mark(b"S"); touch(200); mark(b"L"); touch(800); mark(b"R"); touch(500); mark(b"D"); touch(1200)\n'
        'mark(b"E")'
    )
    counted = PerfCounter(PAGE_FAULTS).count(lane, JOB)
    assert lane.engine is Engine.NATIVE
    assert counted.outcome.ending is Ending.RETURNED
    assert counted.load is not None
    assert counted.call is not None
    assert 200 <= counted.load < 300
    assert counted.input is not None
    assert counted.output is not None
    assert 500 <= counted.call < 600
    assert 800 <= counted.input < 900
    assert 1200 <= counted.output < 1300


def test_where_threads_live_at_the_call_all_before_it_is_load() -> None:
    class Threaded(ScriptedLane):
        def run(self, job: Job, gate: Gate | None = None) -> Outcome:
            return replace(super().run(job, gate), has_threads=True)

    lane = Threaded('mark(b"S"); touch(200); mark(b"L"); touch(800); mark(b"R"); mark(b"D"); mark(b"E")')
    counted = PerfCounter(PAGE_FAULTS).count(lane, JOB)
    assert counted.load is not None
    assert 1000 <= counted.load < 1100


def test_a_program_that_takes_the_place_of_its_process_is_counted_from_there() -> None:
    class Whole(ScriptedLane):
        def run(self, job: Job, gate: Gate | None = None) -> Outcome:
            return replace(super().run(job, gate), ending=Ending.RETURNED)

    lane = Whole('mark(b"S"); mark(b"L"); mark(b"R"); touch(3000); os.execv("/bin/sh", ["sh", "-c", ":"])')
    executed = replace(JOB, program=replace(JOB.program, entry_point="", is_executed=True))
    counted = PerfCounter(PAGE_FAULTS).count(lane, executed)
    assert counted.call is not None
    assert 10 < counted.call < 1000
    assert (counted.load, counted.input) == (0, 0)
    from_the_mark_on = PerfCounter(PAGE_FAULTS).count(lane, JOB)
    assert from_the_mark_on.call is not None
    assert from_the_mark_on.call > 3000


def test_a_program_that_ends_its_process_is_counted_up_to_there() -> None:
    class Whole(ScriptedLane):
        def run(self, job: Job, gate: Gate | None = None) -> Outcome:
            return replace(super().run(job, gate), ending=Ending.RETURNED)

    lane = Whole('mark(b"S"); mark(b"L"); mark(b"R"); touch(500); os._exit(0)')
    counted = PerfCounter(PAGE_FAULTS).count(lane, JOB)
    assert counted.call is not None
    assert 500 <= counted.call < 600
    assert counted.output is None


def test_threads_of_import_time_are_counted_in_the_window_in_which_they_work() -> None:
    counted = count_page_faults(
        """
go, done = threading.Event(), threading.Event()
def work():
    touch(200)
    done.set()
    go.wait()
    touch(500)
mark(b"S")
thread = threading.Thread(target=work)
thread.start()
done.wait()
touch_in_thread(100)
mark(b"L")
mark(b"R")
go.set()
thread.join()
mark(b"D")
mark(b"E")
"""
    )
    assert counted.load is not None
    assert counted.call is not None
    assert 300 <= counted.load < 400
    assert 500 <= counted.call < 600


@pytest.mark.parametrize(
    ("program", "load_is_known"),
    [
        ('mark(b"S"); raise SystemExit', False),
        ('mark(b"S"); mark(b"L"); mark(b"R"); raise SystemExit', True),
        ('mark(b"S"); mark(b"L"); mark(b"R"); mark(b"F")', True),
        ('mark(b"S"); mark(b"F")', False),
    ],
)
def test_program_that_does_not_get_there_has_no_count(program: str, load_is_known: bool) -> None:
    counted = count_page_faults(program)
    assert counted.outcome.ending is Ending.DIED
    assert counted.call is None
    assert (counted.load is not None) == load_is_known


@pytest.mark.parametrize("marks", ["SR", "LR", "SLD", "SLRE", "SLRDD", "SLRL", "SX", "SLRDR"])
def test_mark_out_of_turn_is_tampering(marks: str) -> None:
    counted = count_page_faults("; ".join(f'mark(b"{mark}")' for mark in f"{marks}E"))
    assert counted.outcome.ending is Ending.BROKE_PROTOCOL
    assert counted.outcome.detail.endswith("came before its turn")
    assert (counted.call, counted.load, counted.outcome.output) == (None, None, None)


def test_program_that_computes_on_after_its_mark_is_tampering() -> None:
    counted = count_page_faults(
        'mark(b"S"); mark(b"L"); mark(b"R"); os.write(1, b"D")\nfor _ in iter(int, 1): touch(1)', last="D"
    )
    assert counted.outcome.ending is Ending.BROKE_PROTOCOL
    assert counted.outcome.detail == "the program ran on after the mark D"
    assert counted.outcome.output is None
    assert counted.call is None


def test_child_that_ended_at_its_mark_is_left_to_the_outcome() -> None:
    class Dead(ScriptedLane):
        def run(self, job: Job, gate: Gate | None = None) -> Outcome:
            assert gate is not None
            with subprocess.Popen(["true"]) as ended:
                os.waitid(os.P_PID, ended.pid, os.WEXITED | os.WNOWAIT)
                gate.at_mark("S", ended.pid)
            gate.at_mark("L", ended.pid)
            return Outcome(ending=self.ending)

        ending = Ending.OUT_OF_MEMORY

    lane = Dead("")
    counted = PerfCounter(PAGE_FAULTS).count(lane, JOB)
    assert counted == Counted(outcome=Outcome(ending=Ending.OUT_OF_MEMORY), call=None, load=None)
    lane.ending = Ending.RETURNED
    with pytest.raises(CounterError, match="could not be watched to the end"):
        PerfCounter(PAGE_FAULTS).count(lane, JOB)


def test_trouble_of_the_counter_is_told_after_the_run_so_that_the_lane_stays_in_step() -> None:
    class Watched(ScriptedLane):
        finished = False

        def run(self, job: Job, gate: Gate | None = None) -> Outcome:
            outcome = super().run(job, gate)
            self.finished = True
            return outcome

    lane = Watched('mark(b"S"); mark(b"L"); mark(b"R"); mark(b"D"); mark(b"E")')
    with pytest.raises(CounterUnavailable, match="unheard-of"):
        PerfCounter(Event(name="unheard-of", type=1, config=1 << 20)).count(lane, JOB)
    assert lane.finished


def test_no_descriptor_is_left_open() -> None:
    before = open_descriptors()
    count_page_faults('mark(b"S"); mark(b"L"); mark(b"R"); mark(b"D"); mark(b"E")')
    count_page_faults('mark(b"S"); raise SystemExit')
    assert open_descriptors() == before


def test_check_takes_a_machine_that_has_the_event(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(perf, "may_watch_other_users", lambda: True)
    PerfCounter(PAGE_FAULTS).check(FACTS)


def test_check_refuses_users_who_may_not_watch_a_container(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(perf, "may_watch_other_users", lambda: False)
    with pytest.raises(CounterUnavailable, match=r"the docker sandbox .*run effbench as root"):
        PerfCounter(PAGE_FAULTS).check(FACTS)
    with pytest.raises(CounterUnavailable, match=r"the local sandbox .*run effbench as root"):
        PerfCounter(PAGE_FAULTS).check(replace(FACTS, sandbox="local", isolation=("reduced",)))
    PerfCounter(PAGE_FAULTS).check(replace(FACTS, sandbox="local", isolation=("user-namespace",)))


def test_check_and_hardware_agree() -> None:
    try:
        OpenEvent(INSTRUCTIONS, 0).close()
    except CounterUnavailable as reason:
        with pytest.raises(CounterUnavailable, match=str(reason)[:40]):
            PerfCounter().check(replace(FACTS, sandbox="local", isolation=("user-namespace",)))
    else:
        PerfCounter().check(replace(FACTS, sandbox="local", isolation=("user-namespace",)))


def test_limits_grow_with_the_budget() -> None:
    counter = PerfCounter()
    assert counter.native_limit_s(0) == 1.0
    assert counter.native_limit_s(10**9) == counter.cpu_limit_s(10**9) == 11.0
