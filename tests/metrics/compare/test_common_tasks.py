"""Runs of different tasks are compared on those that they share, when that is asked for."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from effbench.cli.main import main
from effbench.errors import InputError
from effbench.metrics.compare.common_tasks import on_common_tasks
from effbench.metrics.compare.comparison import compare_runs
from effbench.metrics.compare.table import render_comparison
from effbench.storage.run_directory import RunDirectory
from tests.metrics.compare.test_comparison import Row, a_manifest, write_run

A: list[Row] = [[0.75], [1.0], [0.5], [0.875]]
B: list[Row] = [[0.25], [0.5], [0.75]]


def a_run(path: Path, rows: Sequence[Row], names: str, contents: str | None = None) -> RunDirectory:
    """A run of tasks named by letters; where the letters of the contents differ, the tasks differ."""
    manifest = a_manifest(len(rows), "model")
    tasks = tuple(
        replace(task, task_id=name, content_hash=content)
        for task, name, content in zip(manifest.tasks, names, contents or names, strict=True)
    )
    return RunDirectory(write_run(path, rows, manifest=replace(manifest, tasks=tasks, suite_hash=f"hash of {names}")))


@pytest.fixture
def runs(tmp_path: Path) -> list[RunDirectory]:
    return [a_run(tmp_path / "a", A, "wxyz"), a_run(tmp_path / "b", B, "yxq")]


def give(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["compare", *map(str, arguments)])


def test_scores_are_those_of_the_shared_tasks_in_the_first_runs_order(runs: list[RunDirectory]) -> None:
    got = compare_runs(runs, common_tasks=True)
    assert [run.estimate.point_estimate for run in got.runs] == pytest.approx([0.75, 0.375])
    assert (got.n_tasks, got.pairs[0].paired.n_tasks) == (2, 2)
    assert got.pairs[0].paired.difference == pytest.approx(-0.375)
    assert [run.n_tasks_left_out for run in got.runs] == [2, 1]
    reduced = on_common_tasks(runs)
    assert [[task.task_id for task in run.manifest().tasks] for run in reduced] == [["x", "y"], ["x", "y"]]
    assert reduced[0].manifest().suite_hash == reduced[1].manifest().suite_hash


def test_the_output_says_what_is_left_out(runs: list[RunDirectory]) -> None:
    paths = [run.path for run in runs]
    assert (
        "Compared on the tasks that all runs share; left out are 2 of A, 1 of B."
        in give(*paths, "--common-tasks").stdout.splitlines()
    )
    document = json.loads(give(*paths, "--common-tasks", "--format", "json").stdout)
    assert [run["n_tasks_left_out"] for run in document["runs"]] == [2, 1]


def test_without_being_asked_unlike_selections_are_refused_with_the_way_out(runs: list[RunDirectory]) -> None:
    result = give(*(run.path for run in runs))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "suite_hash is hash of wxyz" in result.stderr
    assert "or compare those that they share with --common-tasks" in result.stderr


def test_runs_of_the_same_tasks_are_compared_as_ever(tmp_path: Path) -> None:
    both = [a_run(tmp_path / "a", A, "wxyz"), a_run(tmp_path / "b", A[::-1], "wxyz")]
    got, usual = compare_runs(both, common_tasks=True), compare_runs(both)
    assert (got.runs, got.pairs) == (usual.runs, usual.pairs)
    assert "left out" not in render_comparison(got)


def test_tasks_of_one_id_and_other_content_are_not_shared(tmp_path: Path) -> None:
    both = [a_run(tmp_path / "a", B, "xyz"), a_run(tmp_path / "b", B, "xyz", "XyZ")]
    assert [len(run.tasks) for run in on_common_tasks(both)] == [1, 1]


def test_runs_that_share_no_task_are_one_sentence(tmp_path: Path) -> None:
    both = [a_run(tmp_path / "a", B, "xyz"), a_run(tmp_path / "b", B, "xyz", "XYZ")]
    with pytest.raises(InputError, match="the runs share no task of the same content: measure them"):
        compare_runs(both, common_tasks=True)


def test_other_counters_are_refused_all_the_same(tmp_path: Path) -> None:
    first = a_run(tmp_path / "a", B, "xyz")
    manifest = first.manifest()
    other = a_run(tmp_path / "b", B, "xyq")
    other.update(replace(other.manifest(), environment=replace(manifest.environment, counter="perf")))
    with pytest.raises(InputError, match=r"counter is qemu in .*, perf in"):
        compare_runs([first, other], common_tasks=True)
