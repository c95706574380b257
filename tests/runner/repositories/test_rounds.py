"""Costs by noisy clocks: alternation, medians, and what is charged before the window."""

import pytest

from effbench.records.repository import TreeCost
from effbench.runner.repositories.rounds import alternated, median_cost, speedup_of_rounds


def costs(*windows: int, load: tuple[int, ...] = (1000, 1100, 900), setup: int = 10) -> list[TreeCost]:
    return [TreeCost(load=each, setup=setup, window=window) for each, window in zip(load, windows, strict=True)]


def test_trees_run_in_turns() -> None:
    ran: list[str] = []

    def run(name: str) -> TreeCost:
        ran.append(name)
        return TreeCost(load=len(ran), setup=0, window=0)

    found = alternated([lambda: run("base"), lambda: run("own")], rounds=3)
    assert ran == ["base", "own"] * 3
    assert [[cost.load for cost in each] for each in found] == [[1, 3, 5], [2, 4, 6]]


def test_medians_are_of_each_part() -> None:
    assert median_cost(costs(5, 9, 7)) == TreeCost(load=1000, setup=10, window=7)


def test_noise_before_the_window_is_not_charged_and_work_is() -> None:
    base = costs(200, 200, 200)
    assert speedup_of_rounds(base, costs(100, 100, 100, load=(1099, 1200, 1000))).ratio == pytest.approx(2.0)
    moved = speedup_of_rounds(base, costs(100, 100, 100, load=(1101, 1300, 1200)))
    assert moved.ratio == pytest.approx(200 / 300)
    prepared = speedup_of_rounds(base, costs(50, 50, 50, setup=160))
    assert prepared.ratio == pytest.approx(1.0)


def test_a_window_that_takes_no_time_has_a_ratio() -> None:
    assert speedup_of_rounds(costs(8, 8, 8), costs(0, 0, 0)).ratio == pytest.approx(8.0)
