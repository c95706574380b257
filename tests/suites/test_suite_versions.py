"""Earlier versions of a suite load as they were; archives of strangers are not trusted."""

import io
import tarfile
from pathlib import Path

import pytest

from effbench.errors import DataFileError, InputError
from effbench.suites import load_suite
from effbench.suites.native import find_suite_folder, read_suite_about
from effbench.suites.suite_versions import frozen_statements, split_version, statements_of, versions_of
from tests.authoring.example_tasks import write_example

OWN = ("core", "core-stdio", "core-work")
HASHES = {
    "core@1": "814777843a63",
    "core@2": "146dad0a777d",
    "core-stdio@1": "9eb89c31a9c9",
}
"""How the content hashes of earlier versions began when each was the current one."""


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EFFBENCH_CACHE", str(tmp_path / "cache"))


@pytest.mark.parametrize("name", HASHES)
def test_an_earlier_version_is_what_it_was(name: str) -> None:
    suite = load_suite(name)
    assert suite.content_hash.startswith(HASHES[name])
    assert suite.name == name.partition("@")[0]
    assert suite.origin.endswith(f"version {name.partition('@')[2]} of the suite")
    again = load_suite(name)
    assert again.content_hash == suite.content_hash


@pytest.mark.parametrize("name", OWN)
def test_the_current_version_is_the_suite_itself(name: str) -> None:
    folder = find_suite_folder(name)
    version = read_suite_about(folder).version
    assert versions_of(folder, version)[-1] == version
    assert load_suite(f"{name}@{version}").content_hash == load_suite(name).content_hash


@pytest.mark.parametrize("name", OWN)
def test_statements_are_those_committed_for_the_version(name: str) -> None:
    folder = find_suite_folder(name)
    assert frozen_statements(folder, read_suite_about(folder).version) == statements_of(folder)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("core@0", "'core@0' names no version of a suite: give a whole number, such as core@1"),
        ("core@one", "'core@one' names no version of a suite"),
        ("core@99", "the suite 'core' has no version 99: choose one of 1, 2, 3"),
    ],
)
def test_a_version_that_is_none_is_refused_in_a_sentence(name: str, sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        load_suite(name)


def test_a_name_without_a_version_has_none() -> None:
    assert split_version("core") == ("core", None)
    assert split_version("core@12") == ("core", 12)


def archive(members: dict[str, bytes], *, link: str = "") -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:xz") as tar:
        for name, content in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            tar.addfile(member, io.BytesIO(content))
        if link:
            member = tarfile.TarInfo(link)
            member.type, member.linkname = tarfile.SYMTYPE, "/etc/passwd"
            tar.addfile(member)
    return packed.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        archive({"../escaped": b"x"}),
        archive({"/tmp/escaped": b"x"}),
        archive({}, link="tasks/demo/suite.toml"),
        archive({"tasks/demo/suite.toml": b"x"})[:-20],
        b"no archive at all",
    ],
    ids=["upwards", "absolute", "link", "cut short", "no archive"],
)
def test_a_hostile_or_damaged_archive_is_refused(content: bytes, tmp_path: Path) -> None:
    new = write_example(tmp_path)
    (new.folder.parent / "suite.toml").write_text('title = "demo"\ndescription = "x"\nseed = 1\nversion = 2\n')
    (new.folder.parent / "_versions").mkdir()
    (new.folder.parent / "_versions" / "1.tar.xz").write_bytes(content)
    with pytest.raises(DataFileError, match=r"1\.tar\.xz"):
        load_suite("demo@1", task_path=[tmp_path])
    assert not [path for path in (tmp_path / "cache").rglob("*") if path.is_file()]
