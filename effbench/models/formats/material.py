"""What lies on the disk: one JSON document, lines of JSON, or a folder, each also inside a zip file."""

import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from effbench.documents import read_text
from effbench.errors import DataFileError

__all__ = ["Document", "Folder", "Lines", "Material", "load_material"]

_JSON_ENDINGS: Final = (".json", ".jsonl")
_RUNS_SAMPLES: Final = "samples.jsonl"
_SHOWN: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A file that is one JSON value.

    Attributes:
        path: The file.
        value: What it holds.
    """

    path: Path
    value: object


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """A file with a JSON value in every line.

    Attributes:
        path: The file.
        rows: Each value with its line, from 1; blank lines are left out.
    """

    path: Path
    rows: tuple[tuple[int, object], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """A folder of folders.

    Attributes:
        path: The folder, for messages.
        root: The same, to walk through; inside of a zip file it is not a real path.
    """

    path: Path
    root: Path | zipfile.Path


Material = Document | Lines | Folder


def load_material(path: Path) -> Material:
    """Reads what is there; its content decides what it is, not its name.

    Args:
        path: A file, a folder, a zip file, or a file inside of one (``samples.zip/gpt-4.json``).

    Raises:
        DataFileError: It is missing or cannot be read, is neither JSON nor lines of JSON, or holds several files.
    """
    archive = next((each for each in (path, *path.parents) if each.is_file() and zipfile.is_zipfile(each)), None)
    if archive is not None:
        return _from_zip(archive, path.relative_to(archive).as_posix())
    if path.is_dir() and (path / _RUNS_SAMPLES).is_file():
        return _parsed(path / _RUNS_SAMPLES, read_text(path / _RUNS_SAMPLES))
    if path.is_dir():
        return Folder(path=path, root=path)
    return _parsed(path, read_text(path))


def _from_zip(archive: Path, inside: str) -> Material:
    try:
        with zipfile.ZipFile(archive) as content:
            names = [
                name
                for name in content.namelist()
                if not name.startswith("__MACOSX/") and (inside == "." or name == inside)
            ]
            documents = [name for name in names if name.endswith(_JSON_ENDINGS)]
            if len(documents) == 1:
                return _parsed(archive / documents[0], content.read(documents[0]).decode("utf-8-sig"))
    except (OSError, RuntimeError, zipfile.BadZipFile, UnicodeDecodeError) as error:
        raise DataFileError(archive, f"it cannot be unpacked ({error}): unpack it and name what is in it") from error
    if len(documents) > 1:
        more = ", …" if len(documents) > _SHOWN else ""
        listed = ", ".join(documents[:_SHOWN]) + more
        raise DataFileError(archive, f"it holds {len(documents)} files ({listed}): name one, as in {archive}/NAME")
    if inside != "." and not names:
        raise DataFileError(archive, f"it holds no file {inside}: name one that it has")
    return Folder(path=archive, root=zipfile.Path(archive))


def _parsed(path: Path, text: str) -> Document | Lines:
    try:
        value = json.loads(text, object_pairs_hook=_unique)
    except json.JSONDecodeError as error:
        if path.suffix == ".jsonl" or error.msg == "Extra data":
            return Lines(path=path, rows=tuple(_rows(path, text)))
        raise DataFileError(path, f"it is not JSON ({error.msg}): mend it", line=error.lineno) from error
    except (ValueError, RecursionError) as error:
        raise DataFileError(path, f"it is not JSON that can be read ({error}): mend it") from error
    if isinstance(value, dict) and isinstance(value.get("task_id"), str):
        first = next(number for number, line in enumerate(text.split("\n"), start=1) if line.strip())
        return Lines(path=path, rows=((first, value),))
    return Document(path=path, value=value)


def _rows(path: Path, text: str) -> Iterator[tuple[int, object]]:
    # Not splitlines(): it would also break a line at U+2028, which JSON allows in a text.
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                yield number, json.loads(line)
            except (ValueError, RecursionError) as error:
                raise DataFileError(path, f"the line is not JSON ({error}): mend or remove it", line=number) from error


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Of two equal keys a dict would silently keep the last."""
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        repeated = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f"the key '{repeated[:60]}' stands twice in one object")
    return found
