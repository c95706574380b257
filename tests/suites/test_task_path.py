"""Suites of the user's own, in folders that are named on the command line or in the environment."""

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from effbench.cli.main import main
from effbench.errors import InputError
from effbench.suites import load_suite, native, suite_names
from effbench.suites.task_path import TASK_PATH_VARIABLE, suite_folders
from tests.suites.small_folders import write_programs

SHIPPED = ("core", "core-stdio", "core-work")


@pytest.fixture(autouse=True)
def no_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(TASK_PATH_VARIABLE, raising=False)


def test_suites_of_further_folders_join_the_shipped_ones(tmp_path: Path) -> None:
    one, other = write_programs(tmp_path / "a", suite="one"), write_programs(tmp_path / "b", suite="other")
    assert native.names([one, other]) == (*SHIPPED, "one", "other")
    assert native.names() == SHIPPED
    suite = load_suite("other", task_path=[one, other])
    assert (suite.origin, suite.tasks[0].task_id) == (str(other.resolve() / "tasks/other"), "other/lines")
    listed = suite_names([one])
    assert list(listed) == sorted({*suite_names(), "one"})
    assert set(SHIPPED) < set(listed)
    assert {"one", "other"} <= set(suite_names([one, other]))
    assert listed["one"] == f"tasks in {one.resolve() / 'tasks/one'}"


def test_the_environment_names_folders_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = write_programs(tmp_path / "a", suite="one"), write_programs(tmp_path / "b", suite="other")
    monkeypatch.setenv(TASK_PATH_VARIABLE, f"{one}{os.pathsep}{os.pathsep}{other}")
    assert native.names() == (*SHIPPED, "one", "other")


def test_a_folder_that_is_named_twice_counts_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write_programs(tmp_path)
    monkeypatch.setenv(TASK_PATH_VARIABLE, str(root))
    assert native.names([root, root / "tasks" / ".."]) == (*SHIPPED, "programs")


def test_a_suite_that_is_there_twice_is_an_error_naming_both_places(tmp_path: Path) -> None:
    roots = [write_programs(tmp_path / "a"), write_programs(tmp_path / "b")]
    with pytest.raises(InputError, match=r"'programs' is there twice, in .*a/tasks/programs and in .*b/tasks/programs"):
        suite_folders(roots)
    with pytest.raises(InputError, match="'core' is there twice"):
        suite_folders([write_programs(tmp_path / "c", suite="core")])


def test_a_suite_with_the_name_of_a_downloaded_one_is_an_error(tmp_path: Path) -> None:
    root = write_programs(tmp_path, suite="enamel")
    with pytest.raises(InputError, match=r"'enamel' is provided twice, by effbench itself and by .*rename"):
        load_suite("enamel", task_path=[root])


def test_a_folder_without_tasks_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="on the task path holds no folder `tasks`"):
        suite_folders([tmp_path])


def test_a_suite_of_ones_own_reads_no_data(tmp_path: Path) -> None:
    root = write_programs(tmp_path)
    with pytest.raises(InputError, match=r"the suite 'programs' lies in .* and reads no data: leave out --data x"):
        load_suite("programs", data=Path("x"), task_path=[root])


def test_commands_take_the_folders(tmp_path: Path) -> None:
    one, other = write_programs(tmp_path / "a", suite="one"), write_programs(tmp_path / "b", suite="other")
    shown = CliRunner().invoke(main, ["suites", "--task-path", str(one), "--task-path", str(other)])
    assert [line.split()[0] for line in shown.output.splitlines()] == list(suite_names([one, other]))
    refused = CliRunner().invoke(
        main, ["run", "--suite", "one", "--model", "reference:none", "--task-path", str(one), "--sandbox", "docker"]
    )
    assert refused.exit_code == 2
    assert "no native suite" not in refused.output
    assert "no suite is named" not in refused.output
