"""Opens files that somebody else made: regular files only, no more of them than a bound, and no link where it counts.

A file that the user names may be reached by links, since these are the user's own. Everything beneath a folder that
somebody else filled (a suite, a run) is opened from that folder on, one name after the other, by descriptors of the
folders in between: no name leads out of it, and a symbolic link is refused wherever it stands. That holds while the
folder is being changed, too. A pipe, a device or a socket is refused before anything waits for it.
"""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final, Protocol

from effbench.errors import DataFileError

__all__ = ["ENTRIES_MAX", "FILE_BYTES_MAX", "ForeignFolder", "open_file", "read_at_most", "read_file"]

FILE_BYTES_MAX: Final = 1 << 30
"""Of one file that is read as a whole."""
ENTRIES_MAX: Final = 20_000
"""Of one folder."""
_CHUNK: Final = 1 << 20
_FOLDER: Final = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
# O_NONBLOCK: a pipe that nobody writes to opens at once, and is then found to be none of ours.
_FILE: Final = os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC


def read_file(path: Path, *, limit: int = FILE_BYTES_MAX) -> bytes:
    """Reads a file that the user named; links on the way to it are followed.

    Args:
        path: The file.
        limit: Bytes that it may have.

    Raises:
        DataFileError: It is missing, is no regular file, is longer than the limit, or cannot be read.
    """
    with open_file(path) as file:
        return _content(path, file, limit)


class _Stream(Protocol):
    def read(self, size: int, /) -> bytes: ...


def read_at_most(stream: _Stream, limit: int) -> bytes | None:
    """Reads a stream to its end, whatever was said of its length.

    Args:
        stream: A file, or what unpacks one.
        limit: Bytes that it may have.

    Returns:
        The content; None where it is longer.
    """
    parts, length = [], 0
    while part := stream.read(_CHUNK):
        length += len(part)
        if length > limit:
            return None
        parts.append(part)
    return b"".join(parts)


@contextmanager
def open_file(path: Path) -> Iterator[BinaryIO]:
    """Opens a file that the user named for reading; links on the way to it are followed.

    Raises:
        DataFileError: It is missing, is no regular file, cannot be opened, or fails while it is read.
    """
    try:
        descriptor = os.open(path, _FILE)
    except NotADirectoryError as error:  # a name on the way is a file's
        raise _unreadable(path, FileNotFoundError()) from error
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from error
    with _regular(path, descriptor) as file:
        yield file


@dataclass(frozen=True, slots=True)
class ForeignFolder:
    """A folder beneath a root that somebody else filled.

    Attributes:
        root: The folder that the user named; links on the way to it are followed.
        parts: Names that lead from the root to this folder; none of them may be a link.
    """

    root: Path
    parts: tuple[str, ...] = ()

    def __str__(self) -> str:
        return str(self.path)

    @property
    def path(self) -> Path:
        """Where it is, for messages."""
        return self.root.joinpath(*self.parts)

    @property
    def name(self) -> str:
        """Its own name."""
        return self.path.name

    def below(self, *names: str) -> "ForeignFolder":
        """The folder that some names lead to from here; whether there is one shows when it is used."""
        return ForeignFolder(self.root, (*self.parts, *names))

    def read_bytes(self, name: str, *, limit: int = FILE_BYTES_MAX) -> bytes:
        """Reads a file in it.

        Args:
            name: The file's.
            limit: Bytes that it may have.

        Raises:
            DataFileError: It is missing, is a link or no regular file, is longer than the limit, or cannot be read.
        """
        with self.open(name) as file:
            return _content(self.path / name, file, limit)

    @contextmanager
    def open(self, name: str) -> Iterator[BinaryIO]:
        """Opens a file in it for reading.

        Raises:
            DataFileError: It is missing, is a link or no regular file, cannot be opened, or fails while it is read.
        """
        path = self.path / name
        with self._opened() as folder:
            try:
                _check_name(name)
                kind = os.stat(name, dir_fd=folder, follow_symlinks=False)
                _check_regular(path, kind)  # before it is opened: opening a device can do things
                descriptor = os.open(name, _FILE | os.O_NOFOLLOW, dir_fd=folder)
            except (OSError, ValueError) as error:
                raise _unreadable(path, error) from error
        with _regular(path, descriptor) as file:
            yield file

    def own_file(self, name: str) -> Path:
        """The path of a file in it that is to be made or gone on with.

        Raises:
            DataFileError: It is a link: what is written would land elsewhere.
        """
        path = self.path / name
        if path.is_symlink():
            raise _link(path)
        return path

    def holds(self, name: str) -> bool:
        """Whether there is anything of that name in it, be it only a link that leads nowhere.

        Raises:
            DataFileError: A name on the way is a link, or the folder cannot be read.
        """
        return self.kind(name) is not None

    def kind(self, name: str) -> int | None:
        """The mode of what has that name in it, which says what it is; None where there is nothing.

        Raises:
            DataFileError: A name on the way is a link, or the folder cannot be read.
        """
        try:
            with self._opened() as folder:
                return os.stat(name, dir_fd=folder, follow_symlinks=False).st_mode
        except DataFileError as error:
            if isinstance(error.__cause__, FileNotFoundError | NotADirectoryError):
                return None
            raise
        except OSError:
            return None

    def names(self) -> list[str]:
        """The names of what is in it, sorted.

        Raises:
            DataFileError: It is missing, is no folder or a link, holds too much, or cannot be read; a name is one that
                a terminal could not show.
        """
        found: list[str] = []
        with self._opened() as folder, os.scandir(folder) as entries:
            for entry in entries:
                found.append(entry.name)
                if len(found) > ENTRIES_MAX:
                    raise DataFileError(self.path, f"it holds more than {ENTRIES_MAX} files: take some of them away")
        for name in found:
            if not name.isprintable():
                raise DataFileError(self.path, f"it holds {name!r}, whose name cannot be shown: rename it")
        return sorted(found)

    def folders(self) -> list["ForeignFolder"]:
        """The folders in it, sorted by name; those whose names begin with ``.`` or ``_`` are left out.

        Raises:
            DataFileError: As for :meth:`names`, or a link is among them.
        """
        kinds = [(name, kind) for name, kind in self.kinds() if not name.startswith((".", "_"))]
        links = [name for name, kind in kinds if stat.S_ISLNK(kind)]
        if links:
            raise _link(self.path / links[0])
        return [self.below(name) for name, kind in kinds if stat.S_ISDIR(kind)]

    def files(self) -> list[str]:
        """The names of the regular files in it, sorted.

        Raises:
            DataFileError: As for :meth:`names`.
        """
        return [name for name, kind in self.kinds() if stat.S_ISREG(kind)]

    def kinds(self) -> list[tuple[str, int]]:
        """What is in it: names and modes, sorted by name.

        Raises:
            DataFileError: As for :meth:`names`.
        """
        found = []
        names = self.names()
        with self._opened() as folder:
            for name in names:
                with suppress(FileNotFoundError):  # gone since
                    found.append((name, os.stat(name, dir_fd=folder, follow_symlinks=False).st_mode))
        return found

    @contextmanager
    def _opened(self) -> Iterator[int]:
        descriptor = -1
        where = self.root
        try:
            descriptor = os.open(self.root, _FOLDER & ~os.O_NOFOLLOW)
            for part in self.parts:
                where /= part
                _check_name(part)
                above, descriptor = descriptor, os.open(part, _FOLDER, dir_fd=descriptor)
                os.close(above)
        except (OSError, ValueError) as error:
            if descriptor >= 0:
                os.close(descriptor)
            if where.is_symlink() and where != self.root:
                raise _link(where) from None
            raise _unreadable(where, error) from error
        try:
            yield descriptor
        finally:
            os.close(descriptor)


def _check_name(name: str) -> None:
    if name in ("", ".", "..") or "/" in name:
        raise ValueError(f"{name!r} is no name in a folder")


@contextmanager
def _regular(path: Path, descriptor: int) -> Iterator[BinaryIO]:
    try:
        _check_regular(path, os.fstat(descriptor))
    except BaseException:
        os.close(descriptor)
        raise
    with open(descriptor, "rb") as file:  # a descriptor is no path
        try:
            yield file
        except OSError as error:
            raise _unreadable(path, error) from error


def _check_regular(path: Path, found: os.stat_result) -> None:
    if stat.S_ISLNK(found.st_mode):
        raise _link(path)
    if stat.S_ISDIR(found.st_mode):
        raise DataFileError(path, "it is a folder: name the file in it")
    if not stat.S_ISREG(found.st_mode):
        raise DataFileError(path, "it is no regular file: give its content as one")


def _content(path: Path, file: BinaryIO, limit: int) -> bytes:
    too_long = DataFileError(path, f"it has more than the {limit:,} bytes that such a file may have: make it shorter")
    if os.fstat(file.fileno()).st_size > limit:
        raise too_long
    content = read_at_most(file, limit)
    if content is None:  # it grows
        raise too_long
    return content


def _link(path: Path) -> DataFileError:
    return DataFileError(path, "it is a symbolic link, and none is followed here: put what it leads to in its place")


def _unreadable(path: Path, error: OSError | ValueError) -> DataFileError:
    match error:
        case FileNotFoundError():
            return DataFileError(path, "there is no such file: check the path")
        case IsADirectoryError():
            return DataFileError(path, "it is a folder: name the file in it")
        case OSError():
            return DataFileError(path, f"it cannot be read ({error.strerror}): check its permissions")
    return DataFileError(path, f"it cannot be read ({error}): check the path")
