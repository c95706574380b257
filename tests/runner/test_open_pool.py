"""Lanes are opened once: those that calibrate and warm up are those that measure."""

from contextlib import closing

import pytest

from effbench.errors import SandboxDied, SandboxUnavailable
from effbench.runner.lane_pool import LanePool
from effbench.runner.open_pool import LanePlan, open_lane_pool
from effbench.sandboxes.protocol import Sandbox
from tests.scripted_runs import SUITE, a_sandbox
from tests.small_suite import RationedSandbox, StillbornSandbox


def a_lane_pool(sandbox: Sandbox, *, workers: int = 3, ready: int | None = None) -> LanePool:
    return open_lane_pool(LanePlan(tasks=SUITE.tasks, sandbox=sandbox, counter="qemu", workers=workers), ready=ready)


def test_the_lane_that_calibrates_is_the_one_that_measures() -> None:
    sandbox = a_sandbox()
    with closing(a_lane_pool(sandbox, workers=1)) as lane_pool:
        assert lane_pool.context(lane_pool.pooled_lanes[0]).lane is sandbox.lanes[0]
        assert len(sandbox.lanes) == 1
    assert sandbox.lanes[0].closed


@pytest.mark.parametrize(("ready", "opened"), [(None, 3), (2, 2), (0, 1), (9, 3)])
def test_as_many_lanes_are_ready_as_there_is_something_to_do_for(ready: int | None, opened: int) -> None:
    sandbox = a_sandbox()
    with closing(a_lane_pool(sandbox, ready=ready)) as lane_pool:
        assert len(sandbox.lanes) == opened
        assert len(lane_pool.pooled_lanes) == 3
        assert {lane_pool.context(pooled).lane for pooled in lane_pool.pooled_lanes} == set(sandbox.lanes)
        assert len(sandbox.lanes) == 3
    assert all(lane.closed for lane in sandbox.lanes)


def test_a_lane_that_dies_while_it_warms_up_is_replaced_by_who_works_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("effbench.runner.open_pool.usable_cores", lambda: [0, 1])
    sandbox = a_sandbox()
    with closing(a_lane_pool(StillbornSandbox(sandbox, cpu=1), workers=2)) as lane_pool:
        assert len(sandbox.lanes) == 1
        assert lane_pool.context(lane_pool.pooled_lanes[1]).lane is sandbox.lanes[1]
    assert all(lane.closed for lane in sandbox.lanes)


def test_a_first_lane_that_dies_while_it_calibrates_is_told_and_all_are_closed() -> None:
    sandbox = a_sandbox(deaths=range(1, 200))
    with pytest.raises(SandboxDied, match="the scripted lane died in run"):
        a_lane_pool(sandbox)
    assert all(lane.closed for lane in sandbox.lanes)


def test_an_engine_that_gives_too_few_lanes_is_told_and_those_that_opened_are_closed() -> None:
    sandbox = a_sandbox()
    with pytest.raises(SandboxUnavailable, match="the engine is gone"):
        a_lane_pool(RationedSandbox(sandbox, lanes=2))
    assert len(sandbox.lanes) == 2
    assert all(lane.closed for lane in sandbox.lanes)
