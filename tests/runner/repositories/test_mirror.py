"""Trees out of a git mirror, and what is said of one that does not have them."""

import os
import subprocess
from pathlib import Path

import pytest

from effbench.errors import InputError
from effbench.runner.repositories.mirror import read_tree


def _git(folder: Path, *words: str) -> str:
    names = {f"GIT_{role}_{what}": "a@b.c" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    environment = {**os.environ, **names, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(["git", "-C", str(folder), *words], capture_output=True, check=True, env=environment)
    return done.stdout.decode().strip()


@pytest.fixture
def mirror(tmp_path: Path) -> Path:
    folder = tmp_path / "repo"
    (folder / "lib").mkdir(parents=True)
    (folder / "lib/a.py").write_bytes(b"a\r\n\xff")
    (folder / "lib/link").symlink_to("/etc/passwd")
    _git(tmp_path, "init", "-q", str(folder))
    _git(folder, "add", ".")
    _git(folder, "commit", "-q", "-m", "first")
    return folder


def test_reads_the_files_of_a_commit_and_no_links(mirror: Path) -> None:
    commit = _git(mirror, "rev-parse", "HEAD")
    (mirror / "lib/a.py").write_bytes(b"later")
    assert read_tree(mirror, commit) == {"lib/a.py": b"a\r\n\xff"}


def test_says_which_commit_is_missing(mirror: Path) -> None:
    with pytest.raises(InputError, match=r"does not give commit 0123456789ab .*whole history"):
        read_tree(mirror, "0123456789abcdef" * 2 + "01234567")


def test_says_that_a_mirror_is_no_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is no folder"):
        read_tree(tmp_path / "none", "0" * 40)


def test_says_that_git_is_missing(mirror: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(InputError, match="git is missing"):
        read_tree(mirror, "0" * 40)
