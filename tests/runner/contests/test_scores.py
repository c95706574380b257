"""Scores of a contest, by hand."""

from dataclasses import replace
from pathlib import Path

import pytest

from effbench.runner.contests.judging import Graded
from effbench.runner.contests.rankings import Rankings
from effbench.runner.contests.scores import JuryCosts, score_contest, score_problem
from effbench.suites.packages.grading import GradedGroup
from effbench.suites.packages.kattis import read_kattis_package
from tests.suites.packages.small_package import small_package

JURY = JuryCosts(by_subtask={"secret/one": 100, "secret/two": 400}, whole=(400, 800))


def graded(one: int | None, two: int | None) -> Graded:
    """A sample by what it costs in each subtask; None where it fails there."""
    groups = [
        GradedGroup(name=name, verdict="WA" if cost is None else "AC", score=0.0 if cost is None else points)
        for name, cost, points in (("secret/one", one, 30.0), ("secret/two", two, 70.0))
    ]
    costs = {name: cost for name, cost in (("secret/one", one), ("secret/two", two)) if cost is not None}
    score = sum(group.score for group in groups)
    return Graded(
        verdict="AC" if score else "WA", score=score, groups=tuple(groups), costs=costs,
        dearest=max(costs.values(), default=None),
    )  # fmt: skip


def test_points_and_pass_and_efficiency_are_the_best_of_k_without_bias(tmp_path: Path) -> None:
    problem = read_kattis_package(small_package(tmp_path))
    samples = [graded(100, 400), graded(550, None), graded(None, None)]
    scores = score_problem(problem, samples, JURY, limit=1000, ks=(1, 2, 3, 4))
    # Points 100, 30, 0: of the three pairs two have the 100, one the 30.
    assert scores.points_at == pytest.approx({1: 130 / 3, 2: 230 / 3, 3: 100.0})
    assert scores.pass_at == pytest.approx({1: 1 / 3, 2: 2 / 3, 3: 1.0})
    one, two = scores.subtasks
    assert (one.name, one.most, two.name, two.most) == ("one", 30.0, "two", 70.0)
    assert one.pass_at[1] == pytest.approx(2 / 3)
    # (1000 - 550) / (1000 - 100) = 0.5
    assert one.eff_at == pytest.approx({1: 0.5, 2: (1 + 1 + 0.5) / 3, 3: 1.0})
    assert two.eff_at == pytest.approx({1: 1 / 3, 2: 2 / 3, 3: 1.0})
    # Beyond: 400 is the jury's fastest, and the others get no full points.
    assert scores.beyond == pytest.approx(1 / 3)


def test_a_problem_without_samples_gives_nothing(tmp_path: Path) -> None:
    problem = read_kattis_package(small_package(tmp_path))
    scores = score_problem(problem, [], JuryCosts(by_subtask={}, whole=()), limit=1000, ks=(1, 5))
    assert (scores.points_at, scores.pass_at, scores.beyond) == ({1: 0.0}, {1: 0.0}, None)
    assert scores.subtasks[0].pass_at == {1: 0.0}


def test_totals_are_placed_among_people(tmp_path: Path) -> None:
    problem = read_kattis_package(small_package(tmp_path))
    rankings = Rankings(totals=(100.0, 60.0, 30.0, 10.0), cutoffs={"gold": 100.0, "bronze": 40.0})
    both = [
        score_problem(problem, samples, JURY, limit=1000, ks=(1, 2))
        for samples in ([graded(100, 400), graded(550, None)], [graded(None, None)] * 2)
    ]
    contest = score_contest(both, rankings)
    assert contest.most == 200
    assert (contest.places[1].total, contest.places[1].percentile, contest.places[1].medal) == (65.0, 75.0, "bronze")
    assert (contest.places[2].total, contest.places[2].percentile, contest.places[2].medal) == (100.0, 75.0, "gold")
    assert score_contest(both, None).places[1].percentile is None


def test_run_times_lie_among_published_ones_as_counted_by_hand(tmp_path: Path) -> None:
    problem = read_kattis_package(small_package(tmp_path))
    samples = [replace(graded(1, 1), longest_s=seconds) for seconds in (0.3, 5.0)] + [graded(None, None)]
    scores = score_problem(problem, samples, JURY, limit=1000, ks=(1,), published_s=(0.2, 0.4, 0.4, 1.2))
    # Beyond: (1.2 - 0.3) / (1.2 - 0.2) = 0.9, 0 for the slower one, 0 for the wrong one. 0.3 s is faster than 3 of 4.
    assert scores.published is not None
    assert scores.published.n == 4
    assert (scores.published.beyond, scores.published.faster) == pytest.approx((0.3, 0.25))
    alike = score_problem(problem, samples, JURY, limit=1000, ks=(1,), published_s=(0.2, 0.2))
    assert (alike.published, scores.beyond is None) == (None, False)
