"""How much work is left, as far as that is known."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from effbench.records.measurement import Measurement, Verdict
from effbench.runner.activities import Activity, Kind
from effbench.runner.workload import (
    COUNTS_PER_S,
    FIRST_GUESS_S,
    LATE,
    MAKE_S,
    RUN_S,
    TIERS_GUESS,
    TaskWork,
    Workload,
    seconds_of,
    under_way_s,
)
from tests.handmade_runs import solution

WEIGHTY = int(10 * COUNTS_PER_S)
MADE_S = 5 * MAKE_S


def a_solution(task: str, index: int | None, seconds: float, reference: str | None = None) -> list[Measurement]:
    """Records of a program that takes so many lane seconds, all on one input."""
    (first, *_) = solution(task, index, 1)
    counts = round((seconds - RUN_S) * COUNTS_PER_S)
    return [replace(first, instructions=counts, reference_id=reference)]


def work(samples: int, solution_s: float | None, *, needs_baseline: bool = False, tiers: int = 0) -> TaskWork:
    return TaskWork(
        samples=samples,
        baseline="fast",
        needs_baseline=needs_baseline,
        inputs=5 * needs_baseline,
        tiers=tiers,
        solution_s=solution_s,
    )


def test_what_is_left_is_the_sum_over_baselines_tiers_and_samples() -> None:
    load = Workload({"known": work(3, 2.0, tiers=1), "unknown": work(2, None, needs_baseline=True)})
    assert load.left_s() == 2 * (3 + TIERS_GUESS) + 2 * (1 + 2) + MADE_S  # an unknown task costs what known ones do
    assert Workload({"unknown": work(1, None, needs_baseline=True)}).left_s() == 2 * FIRST_GUESS_S + MADE_S
    assert load.tasks_left == 2


def test_a_solution_that_is_measured_is_done_and_tells_what_others_cost() -> None:
    load = Workload({"a": work(2, None, needs_baseline=True, tiers=1), "b": work(1, None, needs_baseline=True)})
    load.finish(a_solution("a", None, 4.0, "fast"))
    assert load.done_s == pytest.approx(4 + MADE_S)
    assert load.left_s() == pytest.approx(4 * (2 + TIERS_GUESS) + 4 * 2 + MADE_S)
    load.finish(a_solution("a", None, 40.0, "slow"))
    assert load.done_s == pytest.approx(44 + MADE_S)
    load.finish(a_solution("a", 0, 8.0))
    slower = (2 * 1 + 2) / 3  # samples cost twice the baseline here, and a first guess counts as two samples
    assert load.left_s() == pytest.approx(4 * slower + 4 * (1 + slower) + MADE_S)
    load.finish(a_solution("a", 1, 8.0))
    assert load.tasks_left == 1


def test_what_comes_from_the_cache_was_no_work() -> None:
    load = Workload({"a": work(1, 4.0)})
    load.finish(a_solution("a", None, 4.0, "fast"))
    assert (load.done_s, load.left_s()) == (0, 4)
    load.finish(a_solution("of another run", 0, 4.0))
    assert load.done_s == 0


def test_a_run_that_was_stopped_took_its_budget() -> None:
    last = replace(solution("a", 0, 1)[-1], instructions=None, verdict=Verdict.TLE, budget=WEIGHTY)
    assert seconds_of([last]) == 10 + RUN_S


def test_what_is_under_way_is_never_quite_done() -> None:
    assert under_way_s(10, 4) == (4, 6)
    assert under_way_s(10, 10) == (10, LATE * 10)
    done_s, left_s = under_way_s(10, 100)
    assert (10 < done_s < 100, left_s) == (True, LATE * done_s)
    assert under_way_s(0, 5) == (0, 0)
    load = Workload({"a": work(1, 4.0, tiers=1), "b": work(0, 2.0)})
    expected = {kind: load.expected_s(Activity(kind=kind, task_id="a", since=0)) for kind in Kind}
    assert expected == {Kind.INPUTS: 0, Kind.BASELINE: 0, Kind.LADDER: 4 * TIERS_GUESS, Kind.SAMPLES: 4}
    assert load.expected_s(Activity(kind=Kind.SAMPLES, task_id="b", since=0)) == 0
    assert load.expected_s(Activity(kind=Kind.SAMPLES, task_id="elsewhere", since=0)) == 0


@given(st.lists(st.tuples(st.sampled_from("abc"), st.none() | st.integers(0, 3), st.floats(0.1, 1e4)), max_size=30))
def test_nothing_is_left_below_zero_and_what_is_done_only_grows(finished: list[tuple[str, int | None, float]]) -> None:
    load = Workload({"a": work(2, None, needs_baseline=True), "b": work(1, 3.0, tiers=2), "c": work(0, None, tiers=1)})
    for task, index, seconds in finished:
        before = load.done_s
        load.finish(a_solution(task, index, seconds, None if index is not None else "fast"))
        assert load.done_s >= before
        assert load.left_s() >= 0
