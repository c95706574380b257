"""Files and links of a package."""

from pathlib import Path

import pytest

from effbench.errors import DataFileError
from effbench.suites.packages import package_files
from effbench.suites.packages.package_files import PackageFiles


def package(root: Path) -> Path:
    (root / "data/a").mkdir(parents=True)
    (root / "data/b").mkdir()
    (root / "data/a/1.in").write_text("one")
    return root


def test_a_link_to_a_file_of_the_package_is_that_file(tmp_path: Path) -> None:
    root = package(tmp_path)
    (root / "data/b/1.in").symlink_to("../a/1.in")
    (root / "data/b/2.in").symlink_to("1.in")
    files = PackageFiles(root)
    assert files.names("data") == ["data/a/1.in", "data/b/1.in", "data/b/2.in"]
    assert [files.own_name(f"data/b/{number}.in") for number in (1, 2)] == ["data/a/1.in"] * 2
    assert files.read("data/b/2.in", limit=10) == b"one"
    assert files.folders("data") == ["data/a", "data/b"]


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("/etc/passwd", "leads out of the package"),
        ("../../../../etc/passwd", "leads out of the package"),
        ("missing.in", "to no file"),
        ("../a", "to no file"),
        ("1.in", "to no file"),
    ],
)
def test_any_other_link_is_refused(tmp_path: Path, target: str, said: str) -> None:
    root = package(tmp_path / "inner/package")
    (root / "data/b/1.in").symlink_to(target)
    with pytest.raises(DataFileError, match=said):
        PackageFiles(root)


def test_a_link_to_a_folder_is_never_walked(tmp_path: Path) -> None:
    root = package(tmp_path)
    (root / "data/all").symlink_to("..")
    with pytest.raises(DataFileError, match="to no file"):
        PackageFiles(root)


def test_too_many_files_too_many_bytes_and_too_deep_folders_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = package(tmp_path)
    (root / "data/a/2.in").write_text("two")
    monkeypatch.setattr(package_files, "FILES_MAX", 1)
    with pytest.raises(DataFileError, match="more than 1 files"):
        PackageFiles(root)
    monkeypatch.setattr(package_files, "FILES_MAX", 10)
    monkeypatch.setattr(package_files, "PACKAGE_BYTES_MAX", 5)
    with pytest.raises(DataFileError, match="its files have more than"):
        PackageFiles(root)
    monkeypatch.setattr(package_files, "PACKAGE_BYTES_MAX", 100)
    monkeypatch.setattr(package_files, "DEPTH_MAX", 1)
    with pytest.raises(DataFileError, match="folders deep"):
        PackageFiles(root)


def test_what_is_no_text_is_refused(tmp_path: Path) -> None:
    root = package(tmp_path)
    (root / "data/a/1.in").write_bytes(b"\xff\xfe\xff")
    with pytest.raises(DataFileError, match="not UTF-8"):
        PackageFiles(root).text("data/a/1.in")
