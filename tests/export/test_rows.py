"""A run's samples and tasks as rows, with the efficiency, the cost and the failure of each."""

from dataclasses import replace
from pathlib import Path

import pytest

from effbench.errors import InputError
from effbench.export.rows import RowLevel, level_named, measurement_rows, table_of
from effbench.metrics import score_run
from effbench.records.measurement import Failure, Verdict
from effbench.storage.run_directory import RunDirectory
from tests.handmade_runs import a_manifest, a_run, mixed_run, solution

BASELINE = 242
"""What the baseline, of cost 2, takes over the scored inputs; on the largest one it takes 200, so the budget is 400."""
SHORT = ((400 - 33) / (400 - 22) + 3 * (400 - 300) / (400 - 200)) / 4


@pytest.fixture
def run(tmp_path: Path) -> RunDirectory:
    return mixed_run(tmp_path / "run")


def test_a_samples_row_has_its_efficiency_its_cost_and_its_share_of_the_budget(run: RunDirectory) -> None:
    good, dear, wrong, stopped = table_of(run, RowLevel.SAMPLES).rows
    assert good["efficiency"] == pytest.approx(SHORT)
    assert (good["verdict"], good["passed"], good["cost"], good["is_censored"]) == ("AC", True, 363.0, False)
    assert (good["baseline_cost"], good["cost_to_baseline"]) == (BASELINE, 1.5)
    assert (good["largest_cost"], good["budget"], good["budget_share"]) == (300, 400.0, 0.75)
    assert (dear["verdict"], dear["passed"], dear["budget_share"]) == ("TLE", True, 507 / 400)
    assert (wrong["verdict"], wrong["passed"], wrong["efficiency"], wrong["cost"]) == ("WA", False, 0.0, None)
    assert (wrong["level"], wrong["test_index"], wrong["detail"]) == (0, 1, "it failed")
    assert (stopped["verdict"], stopped["passed"], stopped["is_censored"]) == ("TLE", True, True)
    assert (stopped["largest_cost"], stopped["budget_share"], wrong["budget_share"]) == (99, None, None)
    assert [row["solution"] for row in (good, stopped)] == ["x", "x"]


def test_the_rows_of_tasks_are_the_means_of_those_of_samples(run: RunDirectory) -> None:
    samples, (first, second) = table_of(run, RowLevel.SAMPLES).rows, table_of(run, RowLevel.TASKS).rows
    assert first["efficiency"] == pytest.approx(sum(float(row["efficiency"] or 0) for row in samples[:3]) / 3)
    assert (first["n_samples"], first["n_passed"], first["pass_rate"]) == (3, 2, 2 / 3)
    assert (first["best_efficiency"], first["best_cost"]) == (samples[0]["efficiency"], 363.0)
    assert (first["n_ac"], first["n_tle"], first["n_wa"]) == (1, 1, 1)
    assert (second["best_cost"], second["n_tle"]) == (None, 1)
    eff = score_run(run, (1,)).estimates[1].point_estimate
    assert (float(first["efficiency"] or 0) + float(second["efficiency"] or 0)) / 2 == pytest.approx(eff)


def test_a_task_without_samples_has_a_row_of_its_own(tmp_path: Path) -> None:
    made = a_run(tmp_path, a_manifest("a", "b"), solution("a", None, 2), solution("a", 0, 2))
    empty = table_of(made, RowLevel.TASKS).rows[1]
    assert (empty["task_id"], empty["n_samples"], empty["efficiency"], empty["budget"]) == ("b", 0, 0.0, None)


def test_an_inputs_row_tells_the_efficiency_of_its_sample(run: RunDirectory) -> None:
    rows = measurement_rows(run)
    assert {row["efficiency"] for row in rows if row["sample_index"] is None} == {None}
    assert {row["efficiency"] for row in rows if row["task_id"] == "a" and row["sample_index"] == 0} == {SHORT}


def test_what_failed_is_told_in_columns(tmp_path: Path) -> None:
    *before, last = solution("a", 0, 2, last=Verdict.WA, inputs=2)
    failure = Failure(input="(2,)", expected="'\ud800'", got="5", difference="at [0]")
    made = a_run(tmp_path, a_manifest("a"), solution("a", None, 2), [*before, replace(last, failure=failure)])
    names = ("failed_input", "expected", "got", "difference")
    told = ["(2,)", r"'\ud800'", "5", "at [0]"]
    (sample,) = table_of(made, RowLevel.SAMPLES).rows
    assert [sample[name] for name in names] == told
    assert [measurement_rows(made)[-1][name] for name in names] == told
    assert [measurement_rows(made)[0][name] for name in names] == [None] * 4


@pytest.mark.parametrize("level", RowLevel)
def test_every_row_has_every_column_in_order(run: RunDirectory, level: RowLevel) -> None:
    table = table_of(run, level)
    assert all(list(row) == list(table.columns) for row in table.rows)


def test_an_unknown_level_is_one_sentence() -> None:
    assert level_named("tasks") is RowLevel.TASKS
    with pytest.raises(InputError, match="there are no rows of 'rows': take one of samples, tasks, inputs"):
        level_named("rows")
