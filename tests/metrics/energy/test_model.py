"""The model of energy, by hand."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from effbench.metrics.energy import (
    PROFILES,
    Interval,
    Work,
    break_even_runs,
    energy_of,
    find_profile,
    generation_energy,
)

FLAT = replace(
    find_profile("green-algorithms"),
    points=((0, 0.0), (2, 20.0)),
    rate=1e9,
    lowest_rate=1e9,
    highest_rate=1e9,
    error=0.0,
)
AMOUNTS = st.floats(0, 1e12)


def test_a_profile_whose_power_is_all_dynamic_charges_instructions_alone() -> None:
    found = energy_of(Work(instructions=2e9, cpu_s=99.0), FLAT)
    assert [found.point, found.low, found.high] == pytest.approx([20, 20, 20])


def test_idle_power_is_shared_by_the_busy_threads() -> None:
    idle = replace(FLAT, points=((0, 10.0), (2, 10.0)))
    found = energy_of(Work(instructions=2e9, cpu_s=3.0), idle)
    assert found == Interval(point=30, low=15, high=30)  # one busy thread pays for all, two for half each


@given(instructions=AMOUNTS, cpu_s=st.floats(0, 1e6), name=st.sampled_from(sorted(PROFILES)))
def test_the_interval_holds_the_point_and_grows_with_the_work(instructions: float, cpu_s: float, name: str) -> None:
    work = Work(instructions=instructions, cpu_s=cpu_s)
    found = energy_of(work, PROFILES[name])
    assert 0 <= found.low <= found.point <= found.high
    double = energy_of(Work(instructions=2 * instructions, cpu_s=2 * cpu_s), PROFILES[name])
    assert double.point == pytest.approx(2 * found.point)


def test_break_even_divides_what_writing_took_by_what_a_run_saves() -> None:
    writing = generation_energy(100, Interval(point=4.0, low=3.0, high=5.0))
    assert writing == Interval(point=400, low=300, high=500)
    slow, fast = Work(instructions=3e9, cpu_s=0), Work(instructions=1e9, cpu_s=0)
    runs = break_even_runs(writing, slow, fast, FLAT)
    assert runs is not None
    assert [runs.point, runs.low, runs.high] == pytest.approx([20, 15, 25])
    assert break_even_runs(writing, fast, slow, FLAT) is None
    assert break_even_runs(writing, fast, fast, FLAT) is None


def test_a_saving_that_one_corner_denies_is_not_sure() -> None:
    # Fewer instructions and more time: with all threads busy instructions weigh nothing.
    profile = find_profile("epyc-8024p")
    assert (
        break_even_runs(
            Interval(point=1, low=1, high=1), Work(instructions=2e9, cpu_s=1), Work(instructions=1e9, cpu_s=2), profile
        )
        is None
    )
