"""Files and folders inside of a zip file, whose list of members is bounded before and while it is read."""

import os
import stat
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Final

from effbench.errors import DataFileError
from effbench.samples.formats.packing import UNPACKING_FAULTS, open_zstandard, read_stream
from effbench.storage.foreign_files import open_file

__all__ = ["ZipPlace", "open_zip"]

LIST_BYTES_MAX: Final = 32 << 20
"""Of the list of members, about 100 for each: room for 300,000 programs."""
NAMES_MAX: Final = 1_000_000
"""Of members, each with the folders that it stands in: one may stand in thousands."""

ZSTANDARD: Final = 93
"""The method of compression by its number in zip files; Inspect packs its logs so."""


@dataclass(frozen=True, slots=True)
class _Node:
    """What one name stands for: a member, or a folder with what is in it."""

    member: zipfile.ZipInfo | None = None
    inside: "dict[str, _Node]" = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ZipPlace:
    """A file or a folder (:class:`effbench.samples.formats.places.Place`), to be read while the zip file is open.

    Attributes:
        archive: The zip file.
        path: Where it is, for messages.
        node: What is there.
    """

    archive: zipfile.ZipFile
    path: Path
    node: _Node

    @property
    def name(self) -> str:
        """Its own name."""
        return self.path.name

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder."""
        return self.node.member is None

    @property
    def is_link(self) -> bool:
        """Whether it is a symbolic link."""
        return self.node.member is not None and stat.S_ISLNK(self.node.member.external_attr >> 16)

    def below(self, name: str) -> "ZipPlace | None":
        """What has that name in the folder; None where there is nothing."""
        found = self.node.inside.get(name)
        return None if found is None else ZipPlace(self.archive, self.path / name, found)

    def inside(self) -> "Sequence[ZipPlace]":
        """What is in the folder, sorted by name."""
        return [ZipPlace(self.archive, self.path / name, node) for name, node in sorted(self.node.inside.items())]

    def read(self) -> bytes:
        """The file's content."""
        member = self.node.member
        assert member is not None
        try:
            if member.compress_type == ZSTANDARD:
                return self._read_zstandard(member)
            with self.archive.open(member) as stream:
                return read_stream(stream, self.path, packed_bytes=member.compress_size)
        except (*UNPACKING_FAULTS, zipfile.BadZipFile) as error:
            raise _damaged(self.path, error) from error

    def _read_zstandard(self, member: zipfile.ZipInfo) -> bytes:
        # Python reads this packing from version 3.14 on; before, it gives what is packed if the member says it is not.
        packed = copy(member)
        packed.compress_type, packed.file_size = zipfile.ZIP_STORED, member.compress_size
        del packed.CRC  # of the content
        with self.archive.open(packed) as stream, open_zstandard(stream) as unpacked:
            content = read_stream(unpacked, self.path, packed_bytes=member.compress_size)
        if zlib.crc32(content) != member.CRC:
            raise zipfile.BadZipFile("its checksum is wrong")
        return content


@contextmanager
def open_zip(path: Path) -> Iterator[ZipPlace]:
    """Opens a zip file that the user named.

    Raises:
        DataFileError: It cannot be read, is damaged, or holds too much or one name twice.
    """
    with open_file(path) as file:
        try:
            archive = zipfile.ZipFile(_Bounded(file))
        except (*UNPACKING_FAULTS, zipfile.BadZipFile) as error:
            raise _damaged(path, error) from error
        with archive:
            yield ZipPlace(archive, path, _tree(archive, path))


def _tree(archive: zipfile.ZipFile, path: Path) -> _Node:
    root = _Node()
    count = 0
    for member in archive.infolist():
        *folders, name = member.filename.removesuffix("/").split("/")
        count += len(folders) + 1
        if count > NAMES_MAX:
            raise DataFileError(path, "it holds too many files and folders: unpack it and name what is in it")
        folder = root
        for each in folders:
            folder = folder.inside.setdefault(each, _Node())
        there = folder.inside.setdefault(name, _Node(None if member.is_dir() else member))
        if folder.member is not None or there.member is not (None if member.is_dir() else member):
            raise DataFileError(path, f"it holds {member.filename[:100]!r} twice: unpack it and name what is in it")
    return root


def _damaged(path: Path, error: Exception) -> DataFileError:
    return DataFileError(path, f"it cannot be unpacked ({error}): unpack it and name what is in it")


class _Bounded:
    """A file of which nobody reads more at once than a list of members may take.

    zipfile reads the whole list at once, as long as the file says it is; members it reads by parts.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def read(self, size: int = -1, /) -> bytes:
        if size > LIST_BYTES_MAX:
            raise zipfile.BadZipFile(f"its list of members takes {size:,} bytes")
        return self._file.read(LIST_BYTES_MAX if size < 0 else size)

    def seek(self, position: int, whence: int = os.SEEK_SET, /) -> int:
        return self._file.seek(position, whence)

    def tell(self) -> int:
        return self._file.tell()

    def seekable(self) -> bool:
        return True
