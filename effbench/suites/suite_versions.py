"""Versions of a native suite: what one states stays as it is, and earlier ones can still be loaded.

::

    tasks/<suite>/suite.toml                  version = 2
    tasks/<suite>/_versions/2.sha256          a line for each prompt of version 2, as sha256sum writes it
    tasks/<suite>/_versions/1.tar.xz          all files of version 1, under tasks/ and reference_solutions/

``core@1`` names version 1 of ``core``. Its archive is unpacked into the cache once; what it holds may be a stranger's,
so only regular files with plain relative names are taken, up to a bound.
"""

import hashlib
import io
import lzma
import tarfile
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Final

from effbench.errors import DataFileError, InputError
from effbench.storage.cache import cache_root
from effbench.storage.foreign_files import ForeignFolder
from effbench.suites.task_files import read_text
from effbench.suites.task_path import SuiteFolder

__all__ = ["VERSIONS", "earlier_version", "frozen_statements", "split_version", "statements_of", "versions_of"]

VERSIONS: Final = "_versions"
"""The folder beside the tasks; its name keeps it from being taken for one."""
ARCHIVE_BYTES_MAX: Final = 64 << 20
UNPACKED_BYTES_MAX: Final = 256 << 20
FILES_MAX: Final = 20_000


def split_version(name: str) -> tuple[str, int | None]:
    """``core@1`` → ``core`` and 1; a name without a version has None.

    Raises:
        InputError: What follows the ``@`` is no version.
    """
    suite, at, version = name.partition("@")
    if not at:
        return suite, None
    if not (version.isdecimal() and version.isascii() and len(version) < 10 and int(version) > 0):
        raise InputError(f"{name!r} names no version of a suite: give a whole number, such as {suite}@1")
    return suite, int(version)


def versions_of(folder: SuiteFolder, current: int) -> tuple[int, ...]:
    """The versions that can be loaded, rising; the last one is the current one."""
    earlier = []
    if folder.tasks.holds(VERSIONS):
        for name in folder.tasks.below(VERSIONS).names():
            number, _, rest = name.partition(".")
            if rest == "tar.xz" and number.isdecimal():
                earlier.append(int(number))
    return (*sorted(each for each in earlier if each != current), current)


def earlier_version(folder: SuiteFolder, version: int, current: int) -> SuiteFolder:
    """Where the files of an earlier version lie, after unpacking them.

    Raises:
        InputError: There is no such version.
        DataFileError: Its archive is damaged, or holds what it must not.
    """
    known = versions_of(folder, current)
    if version not in known:
        raise InputError(
            f"the suite {folder.name!r} has no version {version}: choose one of {', '.join(map(str, known))}"
        )
    archive = folder.tasks.below(VERSIONS)
    data = archive.read_bytes(f"{version}.tar.xz", limit=ARCHIVE_BYTES_MAX)
    root = _unpacked(archive.path / f"{version}.tar.xz", data)
    return SuiteFolder(
        name=folder.name,
        tasks=ForeignFolder(root).below("tasks").below(folder.name),
        reference_solutions=ForeignFolder(root).below("reference_solutions").below(folder.name),
        shipped=folder.shipped,
    )


def frozen_statements(folder: SuiteFolder, version: int) -> Mapping[str, str] | None:
    """Task → SHA-256 of its ``prompt.md``, as committed for a version; None where nothing was committed.

    Raises:
        DataFileError: The file is not as sha256sum writes it.
    """
    if not folder.tasks.holds(VERSIONS) or not folder.tasks.below(VERSIONS).holds(f"{version}.sha256"):
        return None
    versions = folder.tasks.below(VERSIONS)
    found = {}
    for number, line in enumerate(read_text(versions, f"{version}.sha256").splitlines(), 1):
        digest, _, path = line.partition("  ")
        task, slash, _ = path.partition("/")
        if not slash or len(digest) != 64:
            raise DataFileError(
                versions.path / f"{version}.sha256", "has a line that is not '<sha256>  <task>/prompt.md'.", line=number
            )
        found[task] = digest
    return found


def statements_of(folder: SuiteFolder) -> dict[str, str]:
    """Task → SHA-256 of its ``prompt.md`` as it is now."""
    return {
        task.name: hashlib.sha256(read_text(task, "prompt.md").encode()).hexdigest()
        for task in folder.tasks.folders()
        if task.holds("prompt.md")
    }


def _unpacked(path: Path, data: bytes) -> Path:
    """A folder with the archive's files, named by the archive's content."""
    target = cache_root() / "suites" / hashlib.sha256(data).hexdigest()
    if target.is_dir():
        return target
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent) as made:
            for name, content in _members(path, data):
                place = Path(made) / "files" / name
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(content)
            if not target.is_dir():
                (Path(made) / "files").rename(target)
    except OSError as error:
        if not target.is_dir():  # another process may have been quicker
            raise InputError(
                f"the cache {target.parent} cannot be used ({error.strerror}): free space on its disk, or name another "
                "folder in EFFBENCH_CACHE"
            ) from error
    return target


def _members(path: Path, data: bytes) -> Iterator[tuple[PurePosixPath, bytes]]:
    try:
        unpacking = lzma.LZMADecompressor()
        unpacked = unpacking.decompress(data, UNPACKED_BYTES_MAX)
        if not unpacking.eof:
            raise DataFileError(path, f"is cut short, or unpacks to more than {UNPACKED_BYTES_MAX >> 20} MiB.")
        with tarfile.open(fileobj=io.BytesIO(unpacked), mode="r:") as archive:
            for count, member in enumerate(archive):
                name = PurePosixPath(member.name)
                if member.isdir():
                    continue
                if not member.isreg() or name.is_absolute() or ".." in name.parts or count >= FILES_MAX:
                    what = f"is no plain file, or one of more than {FILES_MAX:,}"
                    raise DataFileError(path, f"holds {member.name[:100]!r}, which {what}; pack it again.")
                stream = archive.extractfile(member)
                yield name, b"" if stream is None else stream.read()
    except (tarfile.TarError, lzma.LZMAError, EOFError) as error:
        raise DataFileError(path, f"is damaged ({error}); get it again.") from error
