"""A run's folder: its name, its files, and which of its records stand."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from effbench.errors import DataFileError, InputError
from effbench.storage.run_directory import RunDirectory
from tests.scripted_runs import ScriptedRuns, records


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
