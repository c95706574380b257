"""What a trajectory is worth, and two of them side by side."""

from dataclasses import replace

import pytest

from effbench.errors import InputError
from effbench.metrics.objectives import Objective
from effbench.optimise.report import Outcome, compare_at, shared_budgets
from effbench.records.usage import TotalUsage
from effbench.scoring import TaskPaths

Rows = tuple[tuple[float, ...], ...]


def running(true: Rows, each: float) -> Rows:
    return tuple(tuple(each * (1 + place) for place in range(len(own))) for own in true)


def an_outcome(*true: tuple[float, ...], unit: str = "runs", name: str = "scribe", tokens: float = 100) -> Outcome:
    longest = max(map(len, true))
    spent = {"runs": running(true, 1), "tokens": running(true, tokens), "dollars": running(true, 0.01)}
    return Outcome(
        name=name,
        suite="small",
        suite_hash="0",
        unit=unit,
        budget=longest if unit == "runs" else int(tokens * longest),
        task_ids=tuple(f"task {number}" for number in range(len(true))),
        paths=TaskPaths(seen=true, true=true, spent=spent),
        correct=(True,) * len(true),
        usage=TotalUsage(),
    )


def test_scores_are_those_of_the_answers() -> None:
    found = {item.metric: item.point_estimate for item in an_outcome((1.0, 4.0, 2.0), (1.0, 1.0, 1.0)).estimates()}
    assert found == pytest.approx(
        {
            "speedup": 2.0,
            "mean speedup": 2.5,
            "best step": 2.5,
            "%Opt@1.10": 0.5,
            "fast_p, p = 1": 0.5,
            "%Correct": 1.0,
            "regret of last": 1.5,
        }
    )


def test_the_curve_of_opt_falls_with_the_threshold() -> None:
    curve = an_outcome((1.2,), (3.0,), (1.0,), (20.0,)).opt_curve()
    assert [item.metric for item in curve[:2]] == ["%Opt@1.10", "%Opt@1.25"]
    assert [item.point_estimate for item in curve] == [0.75, *[0.5] * 6, *[0.25] * 3]
    assert all(item.ci_low is not None for item in curve)


def test_every_unit_has_its_curve() -> None:
    outcome = an_outcome((1.0, 2.0, 1.0, 4.0, 1.0), (1.0, 1.0, 3.0, 1.0, 5.0))
    assert outcome.units == ("runs", "tokens", "dollars")
    assert [point.budget for point in outcome.curve("runs")] == [1, 2, 4, 5]
    assert [point.budget for point in outcome.curve("tokens")] == [62.5, 125, 250, 500]
    assert outcome.curve("dollars")[-1].budget == pytest.approx(0.05)
    ends = [outcome.curve(unit)[-1].speedup.point_estimate for unit in outcome.units]
    assert ends == pytest.approx([20**0.5] * 3)


def test_a_comparison_is_paired_by_task_at_equal_budgets() -> None:
    first, second = an_outcome((1.0, 2.0), (1.0, 2.0)), an_outcome((1.0, 4.0, 99.0), (1.0, 4.0, 99.0), tokens=50)
    budgets = shared_budgets(first, second)
    assert [budget for unit, budget in budgets if unit == "runs"] == [1, 2]
    assert budgets[-1][0] == "dollars"
    found = {(item.unit, item.budget): item.factor for item in compare_at(first, second, budgets)}
    assert found["runs", 2.0] == pytest.approx(2.0)
    assert found["tokens", 150.0] == pytest.approx(99.0)  # three steps of the one cost as much as one and a half
    back = {(item.unit, item.budget): item.factor for item in compare_at(second, first, budgets)}
    assert back["runs", 2.0] == pytest.approx(0.5)


def test_budgets_of_different_units_are_compared_by_what_both_know() -> None:
    first, second = an_outcome((1.0, 2.0), (1.0, 3.0)), an_outcome((1.0, 2.0), (1.0, 3.0), unit="tokens")
    assert {unit for unit, _ in shared_budgets(first, second)} == {"runs", "tokens", "dollars"}


def test_different_objectives_are_not_compared() -> None:
    first = an_outcome((1.0, 2.0))
    with pytest.raises(InputError, match="different objectives, instructions and memory: compare those of one obj"):
        shared_budgets(first, replace(first, objective=Objective.MEMORY))


def test_scores_say_what_they_gain_in() -> None:
    found = replace(an_outcome((1.0, 2.0)), objective=Objective.MEMORY).estimates()
    assert [item.metric for item in found][:2] == ["memory gain", "mean memory gain"]


def test_different_tasks_are_not_compared() -> None:
    outcome = an_outcome((1.0,), (2.0,))
    with pytest.raises(InputError, match="optimise different tasks"):
        shared_budgets(outcome, replace(outcome, suite_hash="1"))
