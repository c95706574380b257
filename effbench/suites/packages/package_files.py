"""The files of a problem package, which somebody else made: names, links within it, and bounds.

A test of one group is often a link to that of another. Such a link is followed by its text alone, within the package;
one that leads out of it, or to a folder, is refused.
"""

import posixpath
import stat
from pathlib import Path
from typing import Final

from effbench.errors import DataFileError
from effbench.storage.foreign_files import ForeignFolder

__all__ = ["FILES_MAX", "PACKAGE_BYTES_MAX", "PackageFiles"]

FILES_MAX: Final = 20_000
PACKAGE_BYTES_MAX: Final = 2 << 30
"""Of all files together, links counted once."""
DEPTH_MAX: Final = 12
LINKS_MAX: Final = 8
"""From one link to the next."""
TEXT_BYTES_MAX: Final = 1 << 20
_IGNORED: Final = frozenset({".git", "__pycache__"})


class PackageFiles:
    """See the module.

    Args:
        root: The package's folder.

    Raises:
        DataFileError: It is no folder, holds too much, or a link in it does not lead to a file of the package.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._files: dict[str, str] = {}
        self._links: dict[str, str] = {}
        self._added: dict[str, bytes] = {}
        self._bytes = 0
        self._walk("", 0)
        for name in self._links:
            self._files[name] = self._followed(name)

    def add(self, name: str, data: bytes) -> None:
        """Adds a file that the user gives, as if it lay in the package; one that is there stays."""
        if name not in self._files:
            self._files[name] = name
            self._added[name] = data

    def names(self, folder: str = "") -> list[str]:
        """The files below a folder, by their names from the package's root, sorted."""
        return sorted(name for name in self._files if not folder or name.startswith(f"{folder}/"))

    def folders(self, folder: str) -> list[str]:
        """The folders directly in a folder that hold a file somewhere, sorted."""
        rests = (name[len(folder) + 1 :] for name in self.names(folder))
        return sorted({f"{folder}/{rest.partition('/')[0]}" for rest in rests if "/" in rest})

    def holds(self, name: str) -> bool:
        """Whether there is a file of that name."""
        return name in self._files

    def own_name(self, name: str) -> str:
        """The name of the file itself, where a name is a link to it."""
        return self._files[name]

    def size(self, name: str) -> int:
        """Bytes of a file."""
        return len(self._added[name]) if name in self._added else (self.root / self._files[name]).lstat().st_size

    def read(self, name: str, *, limit: int) -> bytes:
        """Reads a file.

        Raises:
            DataFileError: It is missing, longer than the limit, or cannot be read.
        """
        if name in self._added:
            return self._added[name]
        *folders, last = self._files.get(name, name).split("/")
        return ForeignFolder(self.root, tuple(folders)).read_bytes(last, limit=limit)

    def text(self, name: str, *, limit: int = TEXT_BYTES_MAX) -> str:
        """Reads a text in UTF-8.

        Raises:
            DataFileError: As for :meth:`read`, or it is not UTF-8.
        """
        try:
            return self.read(name, limit=limit).decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise DataFileError(self.root / name, "it is not UTF-8 text: save it as UTF-8") from error

    def _walk(self, folder: str, depth: int) -> None:
        if depth > DEPTH_MAX:
            raise DataFileError(
                self.root / folder, f"it lies more than {DEPTH_MAX} folders deep: no package needs that"
            )
        place = ForeignFolder(self.root, tuple(folder.split("/")) if folder else ())
        for entry, mode in place.kinds():
            name = f"{folder}/{entry}" if folder else entry
            if entry in _IGNORED:
                continue
            if stat.S_ISDIR(mode):
                self._walk(name, depth + 1)
            elif stat.S_ISLNK(mode):
                self._links[name] = str((self.root / name).readlink())
            elif stat.S_ISREG(mode):
                self._add(name)
            else:
                raise DataFileError(self.root / name, "it is no file, folder or link: remove it")

    def _add(self, name: str) -> None:
        self._files[name] = name
        self._bytes += (self.root / name).lstat().st_size
        if len(self._files) + len(self._links) > FILES_MAX:
            raise DataFileError(self.root, f"it holds more than {FILES_MAX:,} files: take a package with fewer")
        if self._bytes > PACKAGE_BYTES_MAX:
            raise DataFileError(
                self.root, f"its files have more than {PACKAGE_BYTES_MAX >> 20:,} MiB: take a smaller package"
            )

    def _followed(self, name: str) -> str:
        place = name
        for _ in range(LINKS_MAX):
            if place not in self._links:
                break
            target = self._links[place]
            place = posixpath.normpath(posixpath.join(posixpath.dirname(place), target))
            if target.startswith("/") or place.startswith("../"):
                raise DataFileError(self.root / name, "it is a link that leads out of the package: put the file there")
        if self._files.get(place) != place:
            raise DataFileError(self.root / name, "it is a link to no file of the package: put the file there")
        return place
