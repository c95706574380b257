"""Where effbench finds its own data."""

from pathlib import Path

import pytest

from effbench import packaged
from effbench.errors import InputError


def test_data_come_from_the_chosen_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(packaged.DATA_ROOT_VARIABLE, str(tmp_path))
    (tmp_path / "tasks").mkdir()
    (tmp_path / "reference_solutions").mkdir()
    assert packaged.tasks_root() == tmp_path / "tasks"
    assert packaged.reference_solutions_root() == tmp_path / "reference_solutions"


def test_incomplete_chosen_folder_is_an_error_not_a_fall_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(packaged.DATA_ROOT_VARIABLE, str(tmp_path))
    with pytest.raises(InputError, match=r"EFFBENCH_DATA_ROOT is .*sandboxes is not a folder"):
        packaged.sandboxes_root()


def test_without_a_choice_the_data_come_with_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(packaged.DATA_ROOT_VARIABLE, raising=False)
    assert (packaged.tasks_root() / "core/suite.toml").is_file()
    assert packaged.sandboxes_root().is_dir()
    assert (packaged.leaderboard_root() / "templates/index.html").is_file()


def test_installed_package_reads_its_own_data_not_a_neighbours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(packaged.DATA_ROOT_VARIABLE, raising=False)
    monkeypatch.setattr(packaged, "_PACKAGE", tmp_path / "effbench")
    (tmp_path / "tasks").mkdir()  # somebody else's package
    with pytest.raises(InputError, match="install effbench again"):
        packaged.tasks_root()
    (tmp_path / "effbench/_data/tasks").mkdir(parents=True)
    assert packaged.tasks_root() == tmp_path / "effbench/_data/tasks"
