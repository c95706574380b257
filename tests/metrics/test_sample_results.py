"""What became of each sample, from the records of a small run."""

from pathlib import Path

from effbench.metrics.sample_results import task_results
from effbench.records.measurement import Verdict
from tests.handmade_runs import a_manifest, a_run, mixed_run, solution


def test_each_sample_has_its_levels_beside_the_baselines(tmp_path: Path) -> None:
    first, second = task_results(mixed_run(tmp_path))
    assert [(item.level.index, item.cost, item.n_counted) for item in first.baseline] == [(1, 22, 2), (2, 200, 1)]
    assert (first.budget, first.baseline_cost) == (400.0, 242.0)
    good, dear, wrong = first.samples
    assert [(item.cost, item.n_counted) for item in good.levels] == [(33, 2), (300, 1)]
    assert (good.largest, first.budget_share(good), dear.largest, wrong.largest) == (300, 0.75, 507, None)
    (stopped,) = second.samples
    assert [(item.cost, item.n_counted) for item in stopped.levels] == [(99, 2), (None, 0)]
    assert (stopped.verdict, stopped.last.level, second.budget_share(stopped)) == (Verdict.TLE, 2, None)


def test_a_task_without_samples_has_no_budget(tmp_path: Path) -> None:
    made = a_run(tmp_path, a_manifest("a", "b"), solution("a", None, 2), solution("a", 0, 2))
    _, empty = task_results(made)
    assert (empty.samples, empty.budget, empty.efficiency) == ((), None, 0.0)
