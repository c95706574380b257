"""Archives of packages, sound and hostile."""

import io
import tarfile
import zipfile
from pathlib import Path

import pytest

from effbench.errors import DataFileError
from effbench.suites.packages import archives
from effbench.suites.packages.archives import opened_package
from tests.suites.packages.small_package import FILES


def zipped(path: Path, files: dict[str, bytes], *, mode: int = 0o100644) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            member = zipfile.ZipInfo(name)
            member.external_attr = mode << 16
            archive.writestr(member, data, zipfile.ZIP_DEFLATED)
    return path


def whole(prefix: str = "") -> dict[str, bytes]:
    return {f"{prefix}{name}": text.encode() for name, text in FILES.items()}


@pytest.mark.parametrize("prefix", ["", "twice/"])
def test_a_package_may_lie_at_the_root_or_in_a_folder(tmp_path: Path, prefix: str) -> None:
    with opened_package(zipped(tmp_path / "twice.zip", whole(prefix))) as folder:
        assert (folder / "data/secret/one/a.in").read_text() == "1\n"
    assert not folder.exists()


def test_a_tar_is_read_too(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "twice.tar.gz", "w:gz") as archive:
        for name, data in whole().items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    with opened_package(tmp_path / "twice.tar.gz") as folder:
        assert (folder / "problem.yaml").read_text() == FILES["problem.yaml"]


@pytest.mark.parametrize("name", ["../evil", "a/../../evil", "/etc/evil", "a\\..\\evil"])
def test_a_name_that_leads_out_is_refused(tmp_path: Path, name: str) -> None:
    path = zipped(tmp_path / "twice.zip", {**whole(), name: b"x"})
    with pytest.raises(DataFileError, match="leads out of the package"), opened_package(path):
        pass
    assert not (tmp_path.parent / "evil").exists()


def test_a_link_in_an_archive_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "twice.zip", {"data/secret/x.in": b"/etc/passwd"}, mode=0o120777)
    with pytest.raises(DataFileError, match="is a link"), opened_package(path):
        pass
    with tarfile.open(tmp_path / "twice.tar", "w") as archive:
        member = tarfile.TarInfo("x.in")
        member.type, member.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(member)
    with pytest.raises(DataFileError, match="is a link"), opened_package(tmp_path / "twice.tar"):
        pass


@pytest.mark.parametrize("kind", [tarfile.FIFOTYPE, tarfile.CHRTYPE, tarfile.LNKTYPE])
def test_what_is_no_file_in_a_tar_is_refused(tmp_path: Path, kind: bytes) -> None:
    with tarfile.open(tmp_path / "twice.tar", "w") as archive:
        member = tarfile.TarInfo("x.in")
        member.type = kind
        archive.addfile(member)
    with pytest.raises(DataFileError, match="no file"), opened_package(tmp_path / "twice.tar"):
        pass


def test_a_bomb_ends_at_the_bound_of_what_it_unpacks_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "PACKAGE_BYTES_MAX", 8 << 20)
    path = zipped(tmp_path / "bomb.zip", {"data/secret/1.in": bytes(64 << 20)})
    assert path.stat().st_size < 100_000
    with pytest.raises(DataFileError, match="unpacks to more than"), opened_package(path):
        pass


def test_too_many_members_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "FILES_MAX", 5)
    with pytest.raises(DataFileError, match="more than 5 members"), opened_package(zipped(tmp_path / "a.zip", whole())):
        pass


@pytest.mark.parametrize(("name", "data"), [("a.zip", b"PK\x03\x04 no"), ("a.tar.gz", b"\x1f\x8b no"), ("a.tar", b"")])
def test_a_damaged_archive_is_told(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    with (
        pytest.raises(DataFileError, match=r"cannot be unpacked|holds no problem\.yaml"),
        opened_package(tmp_path / name),
    ):
        pass


def test_what_is_no_package_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    with pytest.raises(DataFileError, match="no problem package"), opened_package(tmp_path / "a.txt"):
        pass
