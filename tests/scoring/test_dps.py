import json
from math import inf, nan
from pathlib import Path
from statistics import mean
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from effbench.scoring import dps, dps_norm, samples_to_profile, task_dps, task_dps_with_failures

REFERENCES = (1000.0, 400.0, 100.0)  # slow → fast
SCORES = (20.0, 70.0, 100.0)


@pytest.mark.parametrize(
    ("cost", "score", "norm"),
    [
        (1000.1, 0, 0),
        (1000.0, 20, 100 / 3),
        (401.0, 20, 100 / 3),
        (400.0, 70, 200 / 3),
        (100.0, 100, 100),
        (-5.0, 100, 100),
    ],
)
def test_a_sample_has_the_score_of_the_fastest_reference_it_keeps_up_with(
    cost: float, score: float, norm: float
) -> None:
    assert dps(cost, reference_costs=REFERENCES, scores=SCORES) == score
    assert dps_norm(cost, reference_costs=REFERENCES) == pytest.approx(norm)


def test_references_measured_out_of_order_are_searched_from_the_suites_fastest() -> None:
    assert dps(300.0, reference_costs=(1000.0, 200.0, 300.0), scores=SCORES) == 100


def test_a_margin_lets_a_sample_keep_a_reference_it_misses_by_layout_alone() -> None:
    assert dps(403.0, reference_costs=REFERENCES, scores=SCORES) == 20
    assert dps(403.0, reference_costs=REFERENCES, scores=SCORES, margin=0.01) == 70
    assert dps_norm(403.0, reference_costs=REFERENCES, margin=0.01) == pytest.approx(200 / 3)


@given(st.floats(-10, 2000), st.floats(0, 500), st.floats(0, 0.1))
def test_more_cost_never_raises_and_more_margin_never_lowers_a_score(cost: float, more: float, margin: float) -> None:
    plain = dps(cost, reference_costs=REFERENCES, scores=SCORES)
    assert dps(cost + more, reference_costs=REFERENCES, scores=SCORES) <= plain
    assert dps(cost, reference_costs=REFERENCES, scores=SCORES, margin=margin) >= plain


def test_the_first_correct_samples_are_profiled() -> None:
    passed = [False, True, True, False, True]
    assert samples_to_profile(passed, max_profile=2) == (1, 2)
    assert samples_to_profile(passed) == (1, 2, 4)
    assert samples_to_profile([]) == ()


def test_a_task_with_too_few_correct_samples_has_no_score_unless_failures_count() -> None:
    assert task_dps([100.0, 50.0], n_correct=2, min_correct=2) == 75
    assert task_dps([100.0, 50.0], n_correct=2) is None
    assert task_dps([100.0] * 20, n_correct=40) == 100
    assert task_dps([], n_correct=0) is None
    assert task_dps_with_failures([100.0, 50.0], n_correct=2, n_samples=8) == pytest.approx(75 / 4)
    assert task_dps_with_failures([], n_correct=0, n_samples=8) == 0
    assert task_dps_with_failures([], n_correct=0, n_samples=0) == 0


@pytest.mark.parametrize(("cost", "shown"), [(nan, "nan"), (inf, "inf")])
def test_a_cost_that_is_not_finite_is_refused_by_its_value(cost: float, shown: str) -> None:
    with pytest.raises(ValueError, match=f"the sample's cost is {shown};"):
        dps(cost, reference_costs=REFERENCES, scores=SCORES)
    with pytest.raises(ValueError, match=f"the cost of reference 1 is {shown};"):
        dps_norm(1.0, reference_costs=(3.0, cost))


def test_references_that_are_no_baselines_are_refused() -> None:
    with pytest.raises(ValueError, match="reference_costs is empty"):
        dps_norm(1.0, reference_costs=())
    with pytest.raises(ValueError, match=r"the cost of reference 0 is 0\.0;"):
        dps_norm(1.0, reference_costs=(0.0,))
    with pytest.raises(ValueError, match="2 scores for 3 references"):
        dps(1.0, reference_costs=REFERENCES, scores=SCORES[:2])


@pytest.mark.parametrize(
    ("scores", "index"), [((20, 10, 100), 1), ((-1, 10, 100), 0), ((20, 70, 101), 2), ((nan, 1, 2), 0)]
)
def test_scores_that_fall_or_leave_their_range_are_refused(scores: tuple[float, ...], index: int) -> None:
    with pytest.raises(ValueError, match=f"the score of reference {index} is {scores[index]};"):
        dps(1.0, reference_costs=REFERENCES, scores=scores)


@pytest.mark.parametrize("margin", [-0.1, nan, inf])
def test_a_margin_out_of_range_is_refused_by_its_value(margin: float) -> None:
    with pytest.raises(ValueError, match=f"margin is {margin};"):
        dps_norm(1.0, reference_costs=REFERENCES, margin=margin)


def test_counts_that_do_not_fit_are_refused_by_value() -> None:
    with pytest.raises(ValueError, match="max_profile is 0;"):
        samples_to_profile([True], max_profile=0)
    with pytest.raises(ValueError, match="min_correct is 0;"):
        task_dps([], n_correct=0, min_correct=0)
    with pytest.raises(ValueError, match="n_correct is -1;"):
        task_dps([], n_correct=-1)
    with pytest.raises(ValueError, match="2 scores of n_correct = 1 samples"):
        task_dps([1.0, 2.0], n_correct=1)
    with pytest.raises(ValueError, match="n_correct is 3 but no sample has a score"):
        task_dps([], n_correct=3)
    with pytest.raises(ValueError, match=r"the score of sample 0 is 100\.5;"):
        task_dps([100.5], n_correct=1)
    with pytest.raises(ValueError, match="n_correct is 2 of n_samples = 1;"):
        task_dps_with_failures([1.0], n_correct=2, n_samples=1)


def norm_of(matched: int, n_references: int) -> float:
    """DPS_norm of a sample that EvalPerf matched to a reference (−1: none), by costs that give this match."""
    costs = [float(n_references - index) for index in range(n_references)]
    return dps_norm(costs[matched] if matched >= 0 else costs[0] + 1, reference_costs=costs)


def task_norm(task: dict[str, Any], n_references: int) -> float | None:
    norms = [norm_of(sample["matching_cluster_idx"], n_references) for sample in task["profiled"] or ()]
    return task_dps(norms, n_correct=round(task["pass@1"])) if norms else None


@pytest.mark.peer_data
def test_evalperfs_published_scores_follow_from_the_clusters_its_samples_matched(peer_data: Path) -> None:
    reports = [json.loads(path.read_text()) for path in sorted((peer_data / "evalperf").glob("*.json"))]
    assert len(reports) == 4
    n_references: dict[str, int] = {}
    for report in reports:
        for task_id, task in report["eval"].items():
            if task["dps_norm"]:
                places = [sample["matching_cluster_idx"] + 1 for sample in task["profiled"]]
                n_references.setdefault(task_id, round(100 * mean(places) / task["dps_norm"]))
    for report in reports:
        norms = {task_id: task_norm(task, n_references.get(task_id, 1)) for task_id, task in report["eval"].items()}
        published = {task_id: task["dps_norm"] for task_id, task in report["eval"].items()}
        assert norms == pytest.approx(published)
        assert mean(norm for norm in norms.values() if norm is not None) == pytest.approx(report["summary"]["dps_norm"])
