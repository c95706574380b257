"""Metrics of memory, by hand: a program of cost c holds c pages at its smallest scored input and 10·c at the others."""

from pathlib import Path

import pytest

from effbench.metrics import METRICS, score_metrics
from effbench.metrics.memory import PAGE_BYTES
from effbench.storage.run_directory import RunDirectory
from tests.handmade_ladder_runs import CENSORED, WRONG, ladder_run
from tests.handmade_runs import mixed_run

MEMORY = (
    "mem-eff@k",
    "joint@k",
    "pareto",
    "MP",
    "MI",
    "EffiBench-MU",
    "EffiBench-NMU",
    "EffiBench-TMU",
    "EffiBench-NTMU",
)


@pytest.fixture
def run(tmp_path: Path) -> RunDirectory:
    """Baselines of cost 10."""
    return ladder_run(tmp_path / "run", {"a": (5, 20, 40), "b": (10, WRONG, CENSORED)})


def point(run: RunDirectory, name: str, k: int = 1) -> float:
    (found,) = score_metrics(run, (name,), (k,)).estimates
    return found.point_estimate


def test_memory_is_scored_by_its_ratio_to_the_baseline_at_most_one(run: RunDirectory) -> None:
    a, b = (1 + 1 / 2 + 1 / 4) / 3, 1 / 3
    assert point(run, "mem-eff@k") == point(run, "MP") == pytest.approx((a + b) / 2)
    # Of two of the three samples, the better one: of a (5, 20), (5, 40), (20, 40); of b two pairs have the right one.
    assert point(run, "mem-eff@k", 2) == pytest.approx(((1 + 1 + 1 / 2) / 3 + 2 / 3) / 2)
    # Cost and peak grow alike, and so does the integral, which is their product.
    joint = ((1 + 1 / 4 + 1 / 16) / 3 + 1 / 3) / 2
    assert point(run, "joint@k") == pytest.approx(joint)
    assert point(run, "MI") == pytest.approx(joint)


def test_the_front_has_what_nothing_beats_and_the_baseline_is_a_rival(run: RunDirectory) -> None:
    assert point(run, "pareto") == pytest.approx(
        (1 / 3 + 1 / 3) / 2
    )  # the program of cost 5, and one like the baseline


def test_effibench_takes_means_over_correct_samples_and_means_of_ratios(run: RunDirectory) -> None:
    assert point(run, "EffiBench-NET") == pytest.approx((5 + 20 + 40 + 10) / 4 / 10)
    assert point(run, "EffiBench-NMU") == pytest.approx((5 + 20 + 40 + 10) / 4 / 10)
    assert point(run, "EffiBench-NTMU") == pytest.approx((25 + 400 + 1600 + 100) / 4 / 100)
    assert point(run, "EffiBench-MU") == pytest.approx(10 * PAGE_BYTES * (5 + 20 + 40 + 10) / 4 / 1e6)
    assert point(run, "EffiBench-ET") == pytest.approx(0.021 * (5 + 20 + 40 + 10) / 4)


def test_what_was_censored_scores_nothing_and_is_told(run: RunDirectory) -> None:
    (found,) = score_metrics(run, ("mem-eff@k",), (1,)).estimates
    assert found.note == "1 correct samples went over the budget: memory was not measured, and they score 0"


def test_a_run_without_memory_gives_none_of_these_and_says_how_to_get_them(tmp_path: Path) -> None:
    found = score_metrics(mixed_run(tmp_path / "run"), MEMORY, (1,))
    assert found.estimates == ()
    assert [item.reason for item in found.missing] == [
        f"{name} needs memory, which was not measured: give the same command with --memory" for name in MEMORY
    ]
    assert set(MEMORY) < set(METRICS)
