"""Files of others: what is opened, what is refused, and that nothing is left open."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from effbench.errors import DataFileError
from effbench.storage.foreign_files import ForeignFolder, open_file, read_file


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "file").write_bytes(b"content")
    (tmp_path / "a" / "link").symlink_to("file")
    (tmp_path / "a" / "out").symlink_to("..")
    return tmp_path


def n_descriptors() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def test_what_lies_beneath_is_read(root: Path) -> None:
    folder = ForeignFolder(root).below("a")
    assert folder.read_bytes("file") == b"content"
    assert folder.read_bytes("file", limit=7) == b"content"
    assert (folder.name, str(folder), folder.path) == ("a", str(root / "a"), root / "a")
    assert folder.names() == ["b", "file", "link", "out"]
    assert folder.files() == ["file"]
    assert [each.name for each in ForeignFolder(root).folders()] == ["a"]


def test_what_is_there_is_told_from_what_is_not(root: Path) -> None:
    folder = ForeignFolder(root).below("a")
    assert all(map(folder.holds, ("b", "file", "link", "out")))
    assert not folder.holds("none")
    assert not ForeignFolder(root).below("none").holds("file")
    assert not ForeignFolder(root).below("a", "file").holds("file")


REFUSED: list[tuple[Callable[[ForeignFolder], object], str]] = [
    (lambda root: root.below("a").read_bytes("link"), "a/link: it is a symbolic link"),
    (lambda root: root.below("a", "out").read_bytes("a"), "a/out: it is a symbolic link"),
    (lambda root: root.below("a", "out").holds("a"), "a/out: it is a symbolic link"),
    (lambda root: root.below("a", "out", "a").names(), "a/out: it is a symbolic link"),
    (lambda root: root.below("a").folders(), "a/link: it is a symbolic link"),
    (lambda root: root.below("a").own_file("link"), "a/link: it is a symbolic link"),
    (lambda root: root.below("a").read_bytes("b"), "it is a folder"),
    (lambda root: root.below("a").read_bytes("none"), "there is no such file"),
    (lambda root: root.below("none").names(), "there is no such file"),
    (lambda root: root.below("a", "file").names(), "it cannot be read"),
    (lambda root: root.below("a").read_bytes("file", limit=6), "more than the 6 bytes"),
    (lambda root: root.below("a").read_bytes("../a/file"), "is no name in a folder"),
    (lambda root: root.below("a").read_bytes(".."), "is no name in a folder"),
    (lambda root: root.below("..").names(), "is no name in a folder"),
    (lambda root: root.below("a/b").names(), "is no name in a folder"),
    (lambda root: root.below("").names(), "is no name in a folder"),
    (lambda root: root.below("a").read_bytes("x\0y"), "null"),
    (lambda root: root.below("\0").names(), "null"),
]


@pytest.mark.parametrize(("read", "sentence"), REFUSED)
def test_what_is_refused_says_why_and_leaves_nothing_open(
    root: Path, read: Callable[[ForeignFolder], object], sentence: str
) -> None:
    before = n_descriptors()
    with pytest.raises(DataFileError, match=sentence):
        read(ForeignFolder(root))
    assert n_descriptors() == before


def test_a_file_of_the_users_own_may_be_a_link_and_must_be_regular(root: Path) -> None:
    assert read_file(root / "a" / "link") == b"content"
    before = n_descriptors()
    os.mkfifo(root / "pipe")
    for path in (root / "pipe", Path("/dev/null"), root):
        with pytest.raises(DataFileError, match=r"it is no regular file|it is a folder"):
            read_file(path)
    assert n_descriptors() == before


def test_a_file_that_fails_while_it_is_read_is_one_sentence(root: Path) -> None:
    with (
        pytest.raises(DataFileError, match=r"it cannot be read \(Input/output error\)"),
        open_file(root / "a" / "file"),
    ):
        raise OSError(5, "Input/output error")


def test_a_file_that_cannot_be_opened_says_why(root: Path) -> None:
    (root / "loop").symlink_to("loop")
    with pytest.raises(DataFileError, match="it cannot be read"):
        read_file(root / "loop")
    with pytest.raises(DataFileError, match="it cannot be read"):
        read_file(Path("a\0b"))
