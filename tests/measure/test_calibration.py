"""What measuring itself costs, and what is left of a count when that is taken off."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from effbench.counters.protocol import Counted
from effbench.counters.qemu import QemuCounter
from effbench.errors import CounterError
from effbench.measure.budget import cost
from effbench.measure.calibration import CALIBRATION_RUNS, EMPTY_PROGRAM, calibrate
from effbench.records.environment import Calibration
from effbench.sandboxes.job import Job, NotAProgram
from effbench.sandboxes.outcome import Ending, Outcome
from effbench.sandboxes.protocol import Lane, LaneOptions
from effbench.sandboxes.scripted import ScriptedSandbox, returned, source_of
from tests.small_suite import CALIBRATION, LOAD_OVERHEAD, OVERHEAD, play, prepare

OPTIONS = LaneOptions(memory_bytes=1 << 30)


@pytest.mark.parametrize(("call", "load", "expected"), [(500, 0, 400), (500, 57, 450), (500, 7, 400), (90, 0, -10)])
def test_a_cost_is_the_call_and_the_import_less_what_measuring_costs(call: int, load: int, expected: int) -> None:
    assert cost(call, load, CALIBRATION) == expected


@given(st.integers(-(10**9), 10**12), st.integers(1, 10**12), st.integers(0, 10**6), st.integers(0, 10**6))
def test_costs_add_up_whatever_they_are(call: int, load: int, empty_call: int, empty_load: int) -> None:
    calibration = Calibration(call=empty_call, load=empty_load, runs=1, spread=0)
    own = cost(call, 0, calibration)
    assert own + empty_call == call
    assert cost(call, load, calibration) - own == load - empty_load


class WanderingCounter(QemuCounter):
    """Counts more from run to run, to show which run is taken."""

    def __init__(self) -> None:
        self._runs = 0

    def count(self, lane: Lane, job: Job) -> Counted:
        self._runs += 1
        counted = super().count(lane, job)
        assert counted.call is not None
        return replace(counted, call=counted.call + self._runs * self._runs)


def test_a_calibration_is_the_median_of_counting_nothing_with_its_spread() -> None:
    sandbox = ScriptedSandbox(play, prepare=prepare)
    calibration = calibrate(sandbox.open_lane(OPTIONS), WanderingCounter())
    assert calibration == Calibration(call=OVERHEAD + 36, load=LOAD_OVERHEAD, runs=CALIBRATION_RUNS, spread=11 * 11 - 1)
    assert {source_of(job) for job in sandbox.jobs} == {EMPTY_PROGRAM}


def test_a_sandbox_in_which_the_empty_program_does_not_run_is_a_fault_of_counting() -> None:
    def die(job: Job) -> Outcome:
        return Outcome(ending=Ending.DIED, detail="ended by SIGSYS")

    with pytest.raises(CounterError, match=r"qemu cannot count the empty program \(ended by SIGSYS\)"):
        calibrate(ScriptedSandbox(die).open_lane(OPTIONS), QemuCounter())


def test_a_sandbox_in_which_the_empty_program_is_not_counted_is_a_fault_of_counting() -> None:
    def uncounted(job: Job) -> Outcome:
        return replace(returned(job, None, count=1), load_count=None)

    with pytest.raises(CounterError, match=r"qemu cannot count the empty program \(no count\)"):
        calibrate(ScriptedSandbox(uncounted).open_lane(OPTIONS), QemuCounter())


def test_a_sandbox_in_which_the_empty_program_does_not_compile_is_a_fault_of_counting() -> None:
    sandbox = ScriptedSandbox(play, prepare=lambda *_: NotAProgram(detail="no parser"))
    with pytest.raises(CounterError, match=r"the empty program does not compile \(no parser\)"):
        calibrate(sandbox.open_lane(OPTIONS), QemuCounter())
