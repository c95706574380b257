"""Runs, bundles and samples that earlier effbenches wrote: ``schema_N`` is named by the schema of ``run.json``.

In ``schema_1`` samples and measurements are of schema 1, in ``schema_2`` of schema 2, in ``schema_3`` of 2 and 3,
in ``schema_4`` of 2 and 4, in ``schema_5`` of 2 and 5: the present ones, so that the next ones find them here.
"""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from effbench.api.run import Run
from effbench.errors import DataFileError
from effbench.export.verify import verify_bundle
from effbench.metrics.judged_run import judge_run
from effbench.metrics.objectives import Objective, factor_of
from effbench.records.hashing import key_of
from effbench.records.manifest import READABLE, SCHEMA, References, upgraded
from effbench.records.measurement import Measurement
from effbench.records.sample import Sample
from effbench.records.usage import TotalUsage
from effbench.samples.replay import open_replay
from effbench.storage.jsonl import read_records
from effbench.storage.run_directory import RunDirectory
from tests.handmade_runs import mixed_run
from tests.small_suite import a_suite, a_task

EARLIER = Path(__file__).parent / "schema_3"
ALL = sorted(Path(__file__).parent.glob("schema_*"))
READ = ALL[1:]


def named(folder: Path) -> str:
    return folder.name


@pytest.mark.parametrize("folder", READ, ids=named)
def test_a_run_gives_the_scores_that_it_gave(folder: Path) -> None:
    judged = judge_run(RunDirectory(folder / "run"), (1,))
    assert [(task.task_id, task.passed, task.efficiencies, task.baseline_cost) for task in judged.tasks] == [
        ("a", (True, True, False), (0.6177248677248677, 0.22354497354497355, 0.0), 242.0),
        ("b", (True,), (0.19907407407407407,), 242.0),
    ]


def test_what_had_other_names_is_found_by_the_present_ones() -> None:
    manifest = RunDirectory(EARLIER / "run").manifest()
    assert manifest.schema == SCHEMA
    assert [task.baseline for task in manifest.tasks] == ["fast", "fast"]
    assert manifest.references is References.BASELINE
    assert manifest.usage == TotalUsage(prompt_tokens=5, completion_tokens=7, cost_usd=0.5)


def test_a_run_that_is_updated_is_written_with_the_present_names(tmp_path: Path) -> None:
    run = RunDirectory(shutil.copytree(EARLIER / "run", tmp_path / "run"))
    run.update(replace(run.manifest(), command="effbench run"))
    written = json.loads((run.path / "run.json").read_text())
    assert (written["schema"], written["references"]) == (SCHEMA, "baseline")
    assert "yardstick" not in json.dumps(written)
    assert RunDirectory(run.path).manifest() == replace(run.manifest(), command="effbench run")


@pytest.mark.parametrize("folder", ALL, ids=named)
def test_its_records_are_those_of_the_same_run_now(folder: Path, tmp_path: Path) -> None:
    now = mixed_run(tmp_path / "now")
    assert read_records(folder / "run/samples.jsonl", Sample) == now.samples()
    assert read_records(folder / "run/measurements.jsonl", Measurement) == now.measurements()


def test_a_run_without_its_tasks_references_is_refused_with_the_way_to_measure_it_again() -> None:
    run = ALL[0] / "run"
    with pytest.raises(DataFileError) as caught:
        RunDirectory(run).manifest()
    assert str(caught.value) == (
        f"{run}/run.json: its schema is 1 and this effbench reads {min(READABLE)} to {SCHEMA}: measure its samples "
        f"again, with --model replay:{run}/samples.jsonl"
    )


def test_a_bundle_is_verified() -> None:
    assert verify_bundle(EARLIER / "run.effbench.zip").problems == ()


@pytest.mark.parametrize("folder", ALL, ids=named)
def test_samples_are_replayed(folder: Path) -> None:
    suite = a_suite(a_task("a"), a_task("b"))
    samples = open_replay(str(folder / "run/samples.jsonl")).samples(suite, selected=frozenset({"a", "b"}), n=None)
    assert [(sample.task_id, sample.sample_index) for sample in samples] == [("a", 0), ("a", 1), ("a", 2), ("b", 0)]


def test_the_cache_is_found_by_the_same_keys() -> None:
    assert key_of("reference", "hash", "fast", "environment") == (
        "2be148518b33d2872e4201575c2543913f0b0817a363861ab126c1d840f70629"
    )


def test_what_is_no_manifest_of_an_earlier_schema_stays_as_it_is() -> None:
    documents: tuple[object, ...] = (
        None,
        [],
        {"schema": 1, "spending": 1},
        {"schema": SCHEMA, "yardstick": 1},
        {"schema": [3]},
    )
    for document in documents:
        assert upgraded(document) == document
    assert upgraded({"schema": 2, "tasks": 5}) == {"schema": SCHEMA, "tasks": 5}
    assert upgraded({"schema": 3, "tasks": [5]}) == {"schema": SCHEMA, "tasks": [5]}


def test_memory_in_a_run_of_the_present_schema_stays_readable() -> None:
    run = RunDirectory(Path(__file__).parent / "schema_5/run-with-memory")
    (score,) = judge_run(run, (1,)).tasks
    assert [factor_of(score, place, Objective.MEMORY) for place in range(4)] == [2.0, 0.5, None, None]
    assert [factor_of(score, place, Objective.JOINT) for place in range(4)] == [4.0, 0.25, None, None]
    assert Run.open(run.path).score("mem-eff@1").point_estimate == pytest.approx((1 + 0.5 + 0 + 0) / 4)
    assert Run.open(run.path).score("MI").point_estimate == pytest.approx((1 + 0.25 + 0 + 0) / 4)
