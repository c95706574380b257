"""Lanes are opened once: those that calibrate and warm up are those that measure."""

from contextlib import closing

import pytest

from effbench.crew import Crew
from effbench.errors import SandboxDied, SandboxUnavailable
from effbench.hire import hire
from effbench.sandboxes.protocol import Sandbox
from tests.desk import SUITE, a_sandbox
from tests.small_suite import RationedSandbox, StillbornSandbox


def a_crew(sandbox: Sandbox, *, workers: int = 3, ready: int | None = None) -> Crew:
    return hire(SUITE.tasks, sandbox=sandbox, counter="qemu", workers=workers, tell=lambda _: None, ready=ready)


def test_the_lane_that_calibrates_is_the_one_that_measures() -> None:
    sandbox = a_sandbox()
    with closing(a_crew(sandbox, workers=1)) as crew:
        assert crew.station(crew.seats[0]).lane is sandbox.lanes[0]
        assert len(sandbox.lanes) == 1
    assert sandbox.lanes[0].closed


@pytest.mark.parametrize(("ready", "opened"), [(None, 3), (2, 2), (0, 1), (9, 3)])
def test_as_many_lanes_are_ready_as_there_is_something_to_do_for(ready: int | None, opened: int) -> None:
    sandbox = a_sandbox()
    with closing(a_crew(sandbox, ready=ready)) as crew:
        assert len(sandbox.lanes) == opened
        assert len(crew.seats) == 3
        assert {crew.station(seat).lane for seat in crew.seats} == set(sandbox.lanes)
        assert len(sandbox.lanes) == 3
    assert all(lane.closed for lane in sandbox.lanes)


def test_a_lane_that_dies_while_it_warms_up_is_replaced_by_who_works_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("effbench.hire.usable_cores", lambda: [0, 1])
    sandbox = a_sandbox()
    with closing(a_crew(StillbornSandbox(sandbox, cpu=1), workers=2)) as crew:
        assert len(sandbox.lanes) == 1
        assert crew.station(crew.seats[1]).lane is sandbox.lanes[1]
    assert all(lane.closed for lane in sandbox.lanes)


def test_a_first_lane_that_dies_while_it_calibrates_is_told_and_all_are_closed() -> None:
    sandbox = a_sandbox(deaths=range(1, 200))
    with pytest.raises(SandboxDied, match="the scripted lane died in run"):
        a_crew(sandbox)
    assert all(lane.closed for lane in sandbox.lanes)


def test_an_engine_that_gives_too_few_lanes_is_told_and_those_that_opened_are_closed() -> None:
    sandbox = a_sandbox()
    with pytest.raises(SandboxUnavailable, match="the engine is gone"):
        a_crew(RationedSandbox(sandbox, lanes=2))
    assert len(sandbox.lanes) == 2
    assert all(lane.closed for lane in sandbox.lanes)
