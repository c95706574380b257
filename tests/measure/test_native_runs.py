"""How long the runs of one program may wait, all together."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from effbench.measure.native_runs import MOST_IDLE_S, WALL_PER_CPU, WALL_SPARE_S, Idleness, own_cpu_s
from effbench.sandboxes.job import Job
from effbench.sandboxes.outcome import Ending, Outcome
from effbench.sandboxes.scripted import ScriptedSandbox
from tests.scripted_meter import ScriptedMeter
from tests.small_suite import play, prepare


def ran(cpu_s: float, wall_s: float) -> Outcome:
    return Outcome(ending=Ending.RETURNED, cpu_time_s=cpu_s, wall_time_s=wall_s)


def test_a_run_has_some_wall_time_for_each_cpu_second_and_some_to_spare() -> None:
    assert Idleness().wall_s(2.0) == 2.0 * WALL_PER_CPU + WALL_SPARE_S


def test_who_computes_loses_nothing_also_on_a_machine_that_is_four_times_too_busy() -> None:
    idleness = Idleness()
    for _ in range(1000):
        idleness.spend([ran(5.0, 5.0 * WALL_PER_CPU)])
    assert idleness.wall_s(1.0) == WALL_PER_CPU + WALL_SPARE_S


def test_who_waits_has_less_and_less_time_to_wait() -> None:
    idleness, left = Idleness(), MOST_IDLE_S
    while left > 0:
        assert idleness.wall_s(0.0) == min(WALL_SPARE_S, left)
        idleness.spend([ran(0.0, WALL_SPARE_S)])
        left -= WALL_SPARE_S
    assert idleness.wall_s(3.0) == 3.0 * WALL_PER_CPU


def test_the_calls_of_one_process_wait_once() -> None:
    idleness = Idleness()
    idleness.spend([ran(1.0, 104.0)] * 4)
    assert idleness.wall_s(0.0) == pytest.approx(min(WALL_SPARE_S, MOST_IDLE_S - (104.0 - 4 * WALL_PER_CPU)))
    idleness.spend([])
    assert idleness.wall_s(0.0) > 0


@given(st.lists(st.tuples(st.floats(0, 100), st.floats(0, 1000)), max_size=20))
def test_all_waiting_together_has_an_end(runs: list[tuple[float, float]]) -> None:
    idleness, waited = Idleness(), 0.0
    for cpu_s, wish_s in runs:
        wall_s = min(wish_s, idleness.wall_s(cpu_s))
        idleness.spend([ran(cpu_s, wall_s)])
        waited += max(0.0, wall_s - WALL_PER_CPU * cpu_s)
    assert waited <= MOST_IDLE_S + 1e-6


def test_later_runs_of_a_program_that_waits_have_less_wall_time_and_another_program_has_all() -> None:
    def waits(job: Job) -> Outcome:
        return replace(play(job), wall_time_s=90.0)

    scripted = ScriptedMeter(sandbox=ScriptedSandbox(waits, prepare=prepare))
    for cost in (3, 1):
        scripted.sandbox.jobs.clear()
        scripted.measure(f"double=now; cost={cost}")
        spare_s = [job.limits.wall_s - WALL_PER_CPU * job.limits.cpu_s for job in scripted.sandbox.jobs]
        assert [spare_s[0], spare_s[-1]] == pytest.approx([WALL_SPARE_S, 0.0])


def test_the_cpu_time_of_a_run_is_that_of_its_import_and_its_call() -> None:
    whole = Outcome(ending=Ending.RETURNED, cpu_time_s=9.0, load_cpu_ns=10**9, call_cpu_ns=2 * 10**9)
    assert own_cpu_s(whole) == 3.0
    assert own_cpu_s(Outcome(ending=Ending.DIED, cpu_time_s=9.0, load_cpu_ns=10**9)) == 9.0
