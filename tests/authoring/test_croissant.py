"""The checked-in metadata are those of the suite as it is, and hang together."""

import json
from fnmatch import fnmatch

import pytest

from effbench.authoring.croissant import croissant
from effbench.storage.resources import tasks_root
from effbench.suites.native import find_suite_folder


@pytest.mark.parametrize("name", ["core", "core-stdio", "core-work"])
def test_checked_in_metadata_are_current(name: str) -> None:
    assert (tasks_root() / name / "croissant.json").read_text() == croissant(find_suite_folder(name)) + "\n"


def test_every_record_comes_from_a_file_set_that_has_files() -> None:
    document = json.loads(croissant(find_suite_folder("core")))
    sets = {each["@id"]: each["includes"] for each in document["distribution"] if each["@type"] == "cr:FileSet"}
    used = {field["source"]["fileSet"]["@id"] for each in document["recordSet"] for field in each["field"]}
    assert used == set(sets)
    root = tasks_root().parent
    files = [str(path.relative_to(root)) for path in (root / "tasks/core").glob("*/*")]
    files += [str(path.relative_to(root)) for path in (root / "reference_solutions/core").glob("*/*")]
    for pattern in sets.values():
        assert any(fnmatch(file, pattern) for file in files), pattern
