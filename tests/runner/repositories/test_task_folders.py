"""Suites of repository tasks: the shipped one, and what is said of a bad one."""

import json
from pathlib import Path

import pytest

from effbench.errors import DataFileError, InputError
from effbench.runner.repositories.task_folders import find_suite, load_suite
from tests.runner.repositories.small_library import TEST_ID, WORKLOAD, write_suite

COMMIT = "0" * 40


def test_reads_a_task_by_its_id(tmp_path: Path) -> None:
    task = load_suite(write_suite(tmp_path, COMMIT, "1" * 40))["a"]
    assert (task.base_commit, task.guard_tests, task.published_speedup) == (COMMIT, (TEST_ID,), 3.5)
    assert task.workload == WORKLOAD


def test_every_shipped_task_has_guards_and_a_published_speedup() -> None:
    tasks = load_suite(find_suite("sympy-perf"))
    assert tasks
    for name, task in tasks.items():
        assert name.startswith("sympy__sympy-")
        assert task.guard_tests
        assert task.published_speedup > 1
        compile(task.workload, name, "exec")


def test_says_that_there_is_no_suite(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no suite of repositories"):
        find_suite(str(tmp_path))


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("base_commit", "abc", "base_commit is no commit in full"),
        ("guard_tests", ["../x"], "guard_tests is no list of node ids"),
        ("package", "", "has no text package"),
        ("published_speedup", True, "published_speedup is no number"),
    ],
)
def test_says_which_field_is_wrong(tmp_path: Path, field: str, value: object, said: str) -> None:
    path = write_suite(tmp_path, COMMIT, COMMIT) / "a/task.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), field: value}))
    with pytest.raises(DataFileError, match=said):
        load_suite(path.parents[1])


def test_a_workload_without_a_window_is_told(tmp_path: Path) -> None:
    suite = write_suite(tmp_path, COMMIT, COMMIT)
    (suite / "a/workload.py").write_text(WORKLOAD.replace("def window", "def door"))
    with pytest.raises(DataFileError, match="has no function window"):
        load_suite(suite)
