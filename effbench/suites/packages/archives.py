"""Unpacks archives of problem packages, which somebody else made: regular files only, beneath one folder, in bounds."""

import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from lzma import LZMAError
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import IO, Final

from effbench.errors import DataFileError
from effbench.suites.packages.package_files import FILES_MAX, PACKAGE_BYTES_MAX

__all__ = ["ARCHIVE_ENDINGS", "opened_package"]

_CHUNK: Final = 1 << 20
_DAMAGED: Final = (zipfile.BadZipFile, tarfile.TarError, zlib.error, LZMAError, EOFError, OSError, NotImplementedError)
ARCHIVE_ENDINGS: Final = (".zip", ".kpp", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz")


@contextmanager
def opened_package(path: Path) -> Iterator[Path]:
    """Gives the folder of a package that is a folder or an archive; what was unpacked is gone afterwards.

    Raises:
        DataFileError: It is neither, is damaged, or holds what no package may.
    """
    if path.is_dir():
        yield path
        return
    if not path.is_file() or not path.name.endswith(ARCHIVE_ENDINGS):
        raise DataFileError(path, f"it is no problem package: give a folder, or a file {', '.join(ARCHIVE_ENDINGS)}")
    with TemporaryDirectory(prefix="effbench-package-") as scratch:
        folder = Path(scratch)
        unpacking = _Unpacking(path, folder)
        try:
            unpacking.zip() if path.name.endswith((".zip", ".kpp")) else unpacking.tar()
        except _DAMAGED as error:
            raise DataFileError(path, f"it cannot be unpacked ({error}): get it anew") from error
        yield _root_of(path, folder)


class _Unpacking:
    def __init__(self, path: Path, folder: Path) -> None:
        self._path, self._folder = path, folder
        self._files = self._bytes = 0

    def zip(self) -> None:
        with zipfile.ZipFile(self._path) as archive:
            for member in archive.infolist():
                if (member.external_attr >> 16) & 0o170000 == 0o120000:
                    raise self._refused(member.filename, "is a link, and an archive of a package may hold none")
                if not member.is_dir():
                    with archive.open(member) as stream:
                        self._put(member.filename, stream)

    def tar(self) -> None:
        with tarfile.open(self._path, "r:*") as archive:
            for member in archive:
                if member.isdir():
                    self._count(member.name)
                    continue
                if not member.isreg():
                    raise self._refused(member.name, "is a link or no file, and an archive of a package may hold none")
                stream = archive.extractfile(member)
                assert stream is not None  # it is a regular file
                with stream:
                    self._put(member.name, stream)

    def _put(self, name: str, stream: IO[bytes]) -> None:
        """What it really unpacks to is counted, whatever the archive says of it."""
        self._count(name)
        parts = PurePosixPath(name).parts
        if (
            not parts
            or name.startswith("/")
            or "\\" in name
            or any(part == ".." or not part.isprintable() for part in parts)
        ):
            raise self._refused(name, "leads out of the package, or cannot be shown")
        target = self._folder.joinpath(*parts)
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as file:
            while part := stream.read(_CHUNK):
                self._bytes += len(part)
                if self._bytes > PACKAGE_BYTES_MAX:
                    raise DataFileError(
                        self._path, f"it unpacks to more than {PACKAGE_BYTES_MAX >> 20:,} MiB: take a smaller package"
                    )
                file.write(part)

    def _count(self, name: str) -> None:
        self._files += 1
        if self._files > FILES_MAX:
            raise self._refused(name, f"is one of more than {FILES_MAX:,} members")

    def _refused(self, name: str, why: str) -> DataFileError:
        return DataFileError(self._path, f"its member {name[:80]!r} {why}: unpack it yourself and give the folder")


def _root_of(path: Path, folder: Path) -> Path:
    """The folder with ``problem.yaml``: the archive's root, or the only folder in it."""
    inside = [folder, *sorted(each for each in folder.iterdir() if each.is_dir())]
    found = [each for each in inside if (each / "problem.yaml").is_file()]
    if not found:
        raise DataFileError(path, "it holds no problem.yaml: give the archive of one problem package")
    return found[0]
