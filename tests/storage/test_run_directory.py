"""A run's folder: its name, its files, and which of its records stand."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from effbench.errors import DataFileError, InputError
from effbench.records.manifest import ScoredTask
from effbench.records.measurement import Measurement, Verdict
from effbench.storage.run_directory import RunDirectory, is_whole
from tests.scripted_runs import SUITE, ScriptedRuns, records


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> RunDirectory:
    return ScriptedRuns(tmp_path_factory.mktemp("finished")).run()


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("gpt-4o", "gpt-4o"),
        ("reference:good", "reference-good"),
        ("org/model@v1.5+x", "org-model@v1.5+x"),
        ("../../etc", "etc"),
        (".hidden", "hidden"),
        ("", "unnamed"),
        ("漢字", "unnamed"),
        ("x" * 300, "x" * 80),
    ],
)
def test_a_folder_is_named_after_suite_and_model_made_safe(name: str, folder: str) -> None:
    assert RunDirectory.place(Path("out"), "s", name, "id").path == Path("out", "s", folder, "id")


@given(st.text())
@example("..")
@example("a\x00b")
def test_no_name_leaves_the_folder_of_runs(name: str) -> None:
    parts = RunDirectory.place(Path("out"), name, name, "id").path.parts
    assert len(parts) == 4
    assert ".." not in parts
    assert all(part.isascii() and part.isprintable() and "/" not in part for part in parts)


def test_a_folder_without_a_manifest_is_no_run(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"is not a run directory: it has no run\.json"):
        RunDirectory(tmp_path).manifest()


def test_a_run_of_another_schema_is_refused(finished: RunDirectory, tmp_path: Path) -> None:
    directory = RunDirectory(tmp_path)
    directory.update(replace(finished.manifest(), schema=99))
    with pytest.raises(DataFileError, match=r"its schema is 99 and this effbench reads 2 to [0-9]+: update effbench"):
        directory.manifest()


def test_what_was_measured_again_replaces_what_it_replaces(finished: RunDirectory, tmp_path: Path) -> None:
    expected = records(finished)
    ordered = finished.measurements()
    old = [replace(item, detail="old") for item in ordered[:3]]
    directory = RunDirectory(tmp_path)
    with directory.writer() as writer:
        writer.append_all([*old, *ordered])
    assert records(directory) == expected


def whole_group(directory: RunDirectory) -> tuple[list[Measurement], ScoredTask]:
    group = [item for item in directory.measurements() if (item.task_id, item.sample_index) == ("first", 0)]
    return group, ScoredTask.of(SUITE.tasks[0])


def test_records_are_whole_up_to_the_last_input_or_the_first_failure(finished: RunDirectory) -> None:
    group, task = whole_group(finished)
    assert is_whole(group, task)
    for length in range(1, len(group)):
        assert not is_whole(group[:length], task)
        assert is_whole([*group[: length - 1], replace(group[length - 1], verdict=Verdict.TLE)], task)
        assert not is_whole([*group[: length - 1], replace(group[length - 1], verdict=Verdict.SE)], task)


def test_records_with_a_gap_a_failure_in_between_or_out_of_order_are_not_whole(
    finished: RunDirectory,
) -> None:
    group, task = whole_group(finished)
    assert not is_whole(group[:2] + group[3:], task)
    assert not is_whole(group[1:], task)
    assert not is_whole(group[::-1], task)
    assert not is_whole([*group, group[-1]], task)
    assert not is_whole([group[0], replace(group[1], verdict=Verdict.WA), *group[2:]], task)
