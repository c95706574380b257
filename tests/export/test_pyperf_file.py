"""Exported files of pyperf, read back by pyperf."""

import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from effbench.errors import InputError
from effbench.export.rows import measurement_rows
from effbench.export.run_export import to_dataset
from effbench.records.measurement import Measurement, Verdict
from effbench.storage.run_directory import RunDirectory
from tests.handmade_runs import (
    CPU_S,
    ENVIRONMENT,
    RSS_BYTES,
    SCORED_SUM,
    a_manifest,
    a_run,
    exported,
    files,
    mixed_run,
    solution,
)


@pytest.fixture
def run(tmp_path: Path) -> RunDirectory:
    return mixed_run(tmp_path / "run")


def load_pyperf(path: Path) -> Any:
    import pyperf

    return pyperf.BenchmarkSuite.load(str(path))


def test_pyperf_compares_two_exported_runs(tmp_path: Path) -> None:
    for name, model, cost in (("slow", "scribe", 4), ("fast", "poet", 2)):
        solutions = [solution(task_id, 0, cost) for task_id in "ab"]
        exported(a_run(tmp_path / name / "run", a_manifest("a", "b", model=model), *solutions), "pyperf",
               tmp_path / f"{name}.json")  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-m", "pyperf", "compare_to", "--table", "slow.json", "fast.json"],
        cwd=tmp_path, check=True, capture_output=True, text=True,
    )  # fmt: skip
    for row in (
        r"\| a +\| 484 +\| 242: 2\.00x faster",
        r"\| b +\| 484 +\| 242: 2",
        r"\| Geometric mean .* 2\.00x faster",
    ):
        assert re.search(row, done.stdout), done.stdout


def test_a_pyperf_value_is_the_sum_of_a_samples_costs_over_the_scored_inputs(run: RunDirectory) -> None:
    path, told = exported(run, "pyperf")
    (benchmark,) = load_pyperf(path)
    assert path.name == "export.pyperf.json"
    assert benchmark.get_name() == "a"
    assert benchmark.get_values() == (3 * SCORED_SUM, 5 * SCORED_SUM + 3 * 7)
    assert told == ["left out: 1 of 2 tasks, which have no sample that passed every input within the budget"]


def test_a_pyperf_file_says_what_was_measured_how_and_where(run: RunDirectory) -> None:
    path, _ = exported(run, "pyperf")
    (benchmark,) = load_pyperf(path)
    assert benchmark.get_metadata() == {
        "name": "a",
        "unit": "integer",
        "counter": "qemu",
        "environment_id": ENVIRONMENT.environment_id,
        "suite": "small",
        "suite_hash": "hash",
        "model": "scribe",
        "run_id": "a1b2c3",
        "started_at": "2026-01-02T03:04:05+00:00",
        "python_version": "3.12.1",
        "cpu_model_name": "Some Processor",
        "effbench_version": "0.1.0",
        "duration": pytest.approx(3 * CPU_S),
        "mem_max_rss": RSS_BYTES,
    }
    assert [item.get_metadata()["sample_index"] for item in benchmark.get_runs()] == [0, 1]


def test_cpu_time_is_exported_to_pyperf_in_seconds(tmp_path: Path) -> None:
    path, told = exported(a_run(tmp_path, a_manifest("a", counter="cputime"), solution("a", 0, 10**6)), "pyperf")
    (benchmark,) = load_pyperf(path)
    assert benchmark.get_metadata()["unit"] == "second"
    assert benchmark.get_values() == (pytest.approx(SCORED_SUM / 1000),)
    assert told == []


def test_a_sample_that_costs_nothing_is_left_out_of_a_pyperf_file_and_told(tmp_path: Path) -> None:
    path, told = exported(a_run(tmp_path, a_manifest("a"), solution("a", 0, 0), solution("a", 1, 1)), "pyperf")
    (benchmark,) = load_pyperf(path)
    assert benchmark.get_values() == (SCORED_SUM,)
    assert told == ["left out: 1 of the samples, which cost no more than an empty program; pyperf takes no such cost"]


def test_a_sample_of_unknown_memory_is_exported_without_it(tmp_path: Path) -> None:
    group = [replace(item, max_rss_bytes=0) for item in solution("a", 0, 1)]
    path, _ = exported(a_run(tmp_path, a_manifest("a"), group), "pyperf")
    assert "mem_max_rss" not in load_pyperf(path).get_metadata()


@pytest.mark.parametrize("name", ["two\nlines", "\ud800"])
def test_any_name_fits_into_a_pyperf_file(tmp_path: Path, name: str) -> None:
    path, _ = exported(a_run(tmp_path, a_manifest(name, model=name), solution(name, 0, 1)), "pyperf")
    (benchmark,) = load_pyperf(path)
    expected = name.replace("\n", " ").replace("\ud800", r"\ud800")
    assert (benchmark.get_name(), benchmark.get_metadata()["model"]) == (expected, expected)


def test_names_that_pyperf_cannot_tell_apart_are_refused(tmp_path: Path) -> None:
    made = a_run(tmp_path, a_manifest("a b", "a\nb"), solution("a b", 0, 1), solution("a\nb", 0, 1))
    with pytest.raises(InputError, match=r"pyperf refuses the run in .* \(the suite has already .*take another"):
        exported(made, "pyperf")


@pytest.mark.parametrize("last", [Verdict.WA, Verdict.TLE, Verdict.CE])
def test_a_run_without_a_sample_that_passed_is_refused_for_pyperf_and_fits_a_table(
    tmp_path: Path, last: Verdict
) -> None:
    made = a_run(tmp_path, a_manifest("a"), solution("a", None, 2), solution("a", 0, 1, last=last, inputs=1))
    before = files(tmp_path)
    with pytest.raises(
        InputError, match=r"no sample of the run in \S+ has a cost to compare: .*; take another --format"
    ):
        exported(made, "pyperf")
    assert files(tmp_path) == before
    assert [row["verdict"] for row in measurement_rows(made)][-1] == last
    dataset = to_dataset(made)
    assert dataset["cost"][-1] is None
    assert dataset.features["cost"].dtype == "int64"


@pytest.mark.parametrize(
    ("damaged", "problem"),
    [
        (solution("a", 0, 1)[:3], "sample 0 of task a has no verdict: the records are damaged"),
        ([replace(item, instructions=None) for item in solution("a", 0, 1)], "sample 0 of task a has no counts"),
    ],
)
def test_damaged_records_are_refused_for_pyperf(tmp_path: Path, damaged: list[Measurement], problem: str) -> None:
    with pytest.raises(InputError, match=problem):
        exported(a_run(tmp_path, a_manifest("a"), damaged), "pyperf")


def test_without_pyperf_the_user_is_told_how_to_get_it(run: RunDirectory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyperf", None)
    with pytest.raises(InputError, match=re.escape("pip install 'effbench[pyperf]'")):
        exported(run, "pyperf")
