"""Ctrl-C: whoever wants to stop does not wait for a run in flight."""

import threading
from collections.abc import Generator
from pathlib import Path

import pytest

from effbench.sandboxes.job import Job
from effbench.sandboxes.outcome import Outcome
from effbench.sandboxes.scripted import ScriptedSandbox, source_of
from tests.runner.test_lane_pool import a_lane_pool, a_work_item
from tests.small_suite import play, prepare


def test_an_interrupt_is_passed_on_while_a_run_is_in_flight_and_its_lane_is_closed_afterwards(tmp_path: Path) -> None:
    begun, release = threading.Event(), threading.Event()

    def slow(job: Job) -> Outcome:
        if source_of(job) == "double=now; cost=50":
            begun.set()
            assert release.wait(300)
        return play(job)

    sandbox = ScriptedSandbox(slow, prepare=prepare)
    records = a_lane_pool(tmp_path, sandbox).measure([a_work_item(solutions=["double=now; cost=50"] * 2)])
    assert isinstance(records, Generator)
    next(records)
    assert begun.wait(300)
    with pytest.raises(KeyboardInterrupt):
        records.throw(KeyboardInterrupt())
    assert not sandbox.lanes[0].closed  # the run is in flight still
    release.set()
    for thread in threading.enumerate():
        if thread.name.startswith("lane"):
            thread.join(300)
    assert sandbox.lanes[0].closed
