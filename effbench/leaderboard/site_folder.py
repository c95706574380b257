"""A site's folder: what marks it as ours, and how a new one takes its place.

The new site is made beside the old one and renamed, so that the folder is at every moment the one or the other. Only a
folder that effbench made, and that nobody has put other files into, is ever replaced.
"""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from effbench.errors import DataFileError, InputError
from effbench.records.field_types import WholeNumber
from effbench.storage.json_files import read_document, write_document

__all__ = ["MARKER", "SiteMarker", "check_output", "new_site", "read_marker"]

FORMAT: Final = "effbench.leaderboard"
SCHEMA: Final = 1
MARKER: Final = "site.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteMarker:
    """``site.json``: says that a folder is a site of effbench, and what belongs to it.

    Attributes:
        format: ``effbench.leaderboard``.
        schema: Version of this file's format; 1 is the only one so far.
        files: Path within the site, with slashes → SHA-256, of every other file.
    """

    format: str
    schema: WholeNumber
    files: Mapping[str, str]


def read_marker(folder: Path) -> SiteMarker:
    """Reads what marks a folder as a site."""
    path = folder / MARKER
    if not path.is_file():
        raise InputError(f"{folder} is not a site of effbench (it has no {MARKER}): name another folder")
    marker = read_document(path, SiteMarker)
    if marker.format != FORMAT:
        raise DataFileError(path, f"its format is {marker.format!r}, not {FORMAT}: name another folder")
    return marker


def check_output(folder: Path) -> None:
    """Refuses a place where something is that is not ours to replace.

    Raises:
        InputError: It is a link, a file, somebody else's folder, or a site with files that effbench did not put there.
    """
    if folder.is_symlink() or (os.path.lexists(folder) and not folder.is_dir()):
        raise InputError(f"{folder} is there and is not a plain folder: name another one with -o")
    if not folder.exists() or not any(folder.iterdir()):
        return
    own = read_marker(folder).files
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if not path.is_dir() and name != MARKER and name not in own:
            raise InputError(
                f"{folder} holds {name}, which effbench did not put there and would delete: move it away, or name "
                "another folder with -o"
            )


@contextmanager
def new_site(folder: Path) -> Iterator[Path]:
    """Gives an empty folder to fill; on leaving, it is marked and takes its place, unless there was an error."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        # Two levels: the old site waits beside the new one, and one removal takes both away.
        with tempfile.TemporaryDirectory(prefix=f".{folder.name}.", dir=folder.parent) as workshop:
            draft = Path(workshop) / "new"
            draft.mkdir()
            yield draft
            hashes = {path.relative_to(draft).as_posix(): _sha256(path) for path in _files(draft)}
            write_document(draft / MARKER, SiteMarker(format=FORMAT, schema=SCHEMA, files=hashes))
            _swap(draft, folder, Path(workshop) / "old")
    except OSError as error:
        raise InputError(
            f"{folder} cannot be written ({error.strerror}): check the folder above it and the space on the disk"
        ) from error


def _swap(draft: Path, folder: Path, old: Path) -> None:
    if folder.exists():
        folder.rename(old)
    try:
        draft.rename(folder)
    except OSError:
        if old.exists():
            shutil.move(old, folder)
        raise


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
