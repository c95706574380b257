"""Where effbench finds its own data."""

import compileall
import shutil
from pathlib import Path

import pytest

from effbench.errors import InputError
from effbench.sandboxes import image
from effbench.storage import resources
from effbench.suites import native


def test_data_come_from_the_chosen_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(resources.DATA_ROOT_VARIABLE, str(tmp_path))
    (tmp_path / "tasks").mkdir()
    (tmp_path / "reference_solutions").mkdir()
    assert resources.tasks_root() == tmp_path / "tasks"
    assert resources.reference_solutions_root() == tmp_path / "reference_solutions"


def test_incomplete_chosen_folder_is_an_error_not_a_fall_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(resources.DATA_ROOT_VARIABLE, str(tmp_path))
    with pytest.raises(InputError, match=r"EFFBENCH_DATA_ROOT is .*sandboxes is not a folder"):
        resources.sandboxes_root()


def test_without_a_choice_the_data_come_with_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(resources.DATA_ROOT_VARIABLE, raising=False)
    assert (resources.tasks_root() / "core/suite.toml").is_file()
    assert resources.sandboxes_root().is_dir()
    assert (resources.leaderboard_root() / "templates/index.html").is_file()


def test_installed_package_reads_its_own_data_not_a_neighbours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(resources.DATA_ROOT_VARIABLE, raising=False)
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path / "effbench")
    (tmp_path / "tasks").mkdir()  # somebody else's package
    with pytest.raises(InputError, match="install effbench again"):
        resources.tasks_root()
    (tmp_path / "effbench/_data/tasks").mkdir(parents=True)
    assert resources.tasks_root() == tmp_path / "effbench/_data/tasks"


def test_what_pip_compiles_beside_the_data_is_not_taken_for_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(resources.DATA_ROOT_VARIABLE, raising=False)
    context, tasks = image.context_files(), shipped_tasks()
    for root in (resources.tasks_root(), resources.reference_solutions_root(), resources.sandboxes_root()):
        shutil.copytree(root, tmp_path / root.name)
        compileall.compile_dir(tmp_path / root.name, quiet=1)
    monkeypatch.setenv(resources.DATA_ROOT_VARIABLE, str(tmp_path))
    assert (tmp_path / "sandboxes/driver/__pycache__").is_dir()
    assert image.context_files() == context
    assert shipped_tasks() == tasks


def shipped_tasks() -> list[str]:
    """The content of each task that comes with the package, references and all."""
    return [task.content_hash for name in native.names() for task in native.load(name).tasks]
