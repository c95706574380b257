"""Files and folders beneath a folder that the user named: opened from that folder on, and never through a link."""

import stat
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from effbench.storage.foreign_files import ForeignFolder

__all__ = ["DiskPlace", "open_folder"]


@dataclass(frozen=True, slots=True)
class DiskPlace:
    """A file or a folder (:class:`effbench.samples.formats.places.Place`).

    Attributes:
        files: Where it is: the folder, or the file as if it were one.
        mode: What it is.
    """

    files: ForeignFolder
    mode: int

    @property
    def name(self) -> str:
        """Its own name."""
        return self.files.name

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder; anything else is taken for a file, which shows when it is read."""
        return stat.S_ISDIR(self.mode)

    @property
    def is_link(self) -> bool:
        """Whether it is a symbolic link."""
        return stat.S_ISLNK(self.mode)

    def below(self, name: str) -> "DiskPlace | None":
        """What has that name in the folder; None where there is nothing."""
        mode = self.files.kind(name)
        return None if mode is None else DiskPlace(self.files.below(name), mode)

    def inside(self) -> "Sequence[DiskPlace]":
        """What is in the folder, sorted by name."""
        return [DiskPlace(self.files.below(name), mode) for name, mode in self.files.kinds()]

    def read(self) -> bytes:
        """The file's content.

        Raises:
            DataFileError: It is a link or no regular file, is too long, or cannot be read.
        """
        *folders, name = self.files.parts
        return ForeignFolder(self.files.root, tuple(folders)).read_bytes(name)


def open_folder(path: Path) -> DiskPlace:
    """A folder that the user named; links on the way to it are followed."""
    return DiskPlace(ForeignFolder(path), stat.S_IFDIR)
