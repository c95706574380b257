"""Reads what a path names: a file, a folder, a zip file, or what is inside of one.

The content decides what it is, not the name.
"""

import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Final

from effbench.errors import DataFileError, ExtraMissing
from effbench.samples.formats import inspect
from effbench.samples.formats.in_zip import open_zip
from effbench.samples.formats.json_text import decode_text, json_values
from effbench.samples.formats.material import TASK_ID_FIELDS, Document, Documents, Folder, Material, Rows, is_task_id
from effbench.samples.formats.on_disk import open_folder
from effbench.samples.formats.packing import UNPACKED_BYTES_MAX, read_packed, unpack
from effbench.samples.formats.places import Place, Programs, choose_in_folder

__all__ = ["load_material"]

_PARQUET: Final = b"PAR1"
_TEXTS_OF_COLUMNS: Final = ("solution", "completion", "generation", "output", "response")
_TABLE_ROWS_AT_ONCE: Final = 1024
_OF_ONE_PROBLEM: Final = re.compile(r"(HumanEval|mbpp)_[0-9]+(_.*)?\.json(\.gz)?", re.IGNORECASE)
"""What MultiPL-E calls the files of a folder."""


def load_material(path: Path) -> Material:
    """Reads what is there.

    Raises:
        DataFileError: It is missing or cannot be read, is of no kind that can hold samples, or holds several files.
    """
    try:
        archive = next((each for each in (path, *path.parents) if each.is_file() and zipfile.is_zipfile(each)), None)
        is_folder = archive is None and path.is_dir()
    except OSError as error:
        raise DataFileError(
            path, f"it cannot be read ({error.strerror}): check the path and its permissions"
        ) from error
    if archive is not None:
        return _from_zip(archive, path)
    return _from_folder(open_folder(path), path) if is_folder else _from_bytes(read_packed(path), path)


def _from_zip(archive: Path, path: Path) -> Material:
    with open_zip(archive) as root:
        inside = path.relative_to(archive).parts
        place: Place | None = root
        for name in inside:
            place = None if place is None else place.below(name)
        if place is None:
            names = [name for name in root.archive.namelist() if not name.endswith("/")]
            raise DataFileError(archive, f"it holds no file {'/'.join(inside)}: name one of {_listed(names)}")
        if inspect.is_log(place):
            return _inspect_log(place, path)
        return _from_folder(place, path) if place.is_folder else _from_bytes(unpack(place.read(), path), path)


def _from_folder(root: Place, path: Path) -> Material:
    chosen = choose_in_folder(root, path)
    if isinstance(chosen, Programs):
        return Folder(path=path, programs=tuple(_programs(chosen, path)))
    if len(chosen) == 1:
        place, name = chosen[0]
        return _from_bytes(unpack(place.read(), path / name), path / name)
    names = [name for _, name in chosen]
    if all(_OF_ONE_PROBLEM.fullmatch(Path(name).name) for name in names):
        return Documents(path=path, values=tuple(_documents(chosen, path)))
    raise DataFileError(path, f"it holds {len(names)} files ({_listed(names)}): name one, as in {path}/NAME")


def _programs(chosen: Programs, path: Path) -> Iterator[tuple[str, str, bytes]]:
    total = 0
    for folder, programs in chosen.folders:
        for program in programs:
            content = program.read()
            total = _within(total + len(content), path)
            yield folder.name, program.name, content


def _documents(chosen: Sequence[tuple[Place, str]], path: Path) -> Iterator[tuple[str, Mapping[str, object]]]:
    total = 0
    for place, name in chosen:
        content = unpack(place.read(), path / name)
        total = _within(total + len(content), path)
        material = _from_bytes(content, path / name)
        if not isinstance(material, Document) or not isinstance(material.value, dict):
            raise DataFileError(path / name, "it is not one JSON object, as MultiPL-E's files are: mend or remove it")
        yield name, material.value


def _inspect_log(root: Place, path: Path) -> Document:
    """The log as Inspect writes it into one file of JSON."""
    log: dict[str, object] = {}
    samples: list[object] = []
    total = 0
    for kind, place in inspect.log_documents(root):
        content = place.read()
        total = _within(total + len(content), path)
        ((_, value), *more) = json_values(decode_text(content, path / place.name), path / place.name, torn_end=False)
        if more or not isinstance(value, dict):
            raise DataFileError(path / place.name, "it is not one JSON object, as Inspect writes: copy the log again")
        if kind == "header":
            log |= value
        else:
            samples.append(value)
    return Document(path=path, value=log | {"samples": samples})


def _within(total: int, path: Path) -> int:
    """The bytes of a folder's files so far, as long as they are no more than one file may have."""
    if total > UNPACKED_BYTES_MAX:
        raise DataFileError(path, f"its files are longer than {UNPACKED_BYTES_MAX >> 30} GiB: name one of them")
    return total


def _listed(names: Sequence[str], shown: int = 5) -> str:
    return ", ".join(names[:shown]) + (", …" if len(names) > shown else "")


def _from_bytes(content: bytes, path: Path) -> Material:
    if content.startswith(_PARQUET):
        return Rows(path=path, unit="entry", values=tuple(enumerate(_table(content, path))))
    text = decode_text(content, path)
    if not text.strip():
        raise DataFileError(path, "it is empty: give a file of samples")
    own = re.match(r'\s*\{\s*"(format|schema)"[^}\n]*"effbench\.', text) is not None
    values = tuple(json_values(text, path, torn_end=own))
    # Only what a run writes may end in the middle of a line: the run goes on, or was stopped.
    torn = own and not text.endswith("\n") and (not values or values[-1][0] <= text.count("\n"))
    if len(values) > 1 and not any(isinstance(value, dict) for _, value in values):
        return Document(path=path, value=[value for _, value in values])
    if len(values) > 1 or own:
        return Rows(path=path, unit="line", values=values, torn=torn)
    ((line, value),) = values
    return _single(line, value, path)


def _single(line: int, value: object, path: Path) -> Document | Rows:
    if isinstance(value, list) and any(isinstance(item, dict) for item in value):
        return Rows(path=path, unit="entry", values=tuple(enumerate(value)))
    if isinstance(value, dict):
        if any(is_task_id(value.get(name)) for name in TASK_ID_FIELDS) or isinstance(value.get("resps"), list):
            return Rows(path=path, unit="line", values=((line, value),))
        columns = _columns(value)
        if columns is not None:
            return Rows(path=path, unit="entry", values=tuple(enumerate(columns)))
    return Document(path=path, value=value)


def _columns(value: Mapping[str, object]) -> list[dict[str, object]] | None:
    """The rows of a table that was saved by columns, each a list, or an object by row as pandas writes it."""
    if not any(isinstance(value.get(name), list | dict) for name in TASK_ID_FIELDS):
        return None
    columns = {
        name: list(column.values()) if isinstance(column, dict) else column
        for name, column in value.items()
        if isinstance(column, list | dict)
    }
    lengths = {len(column) for column in columns.values()}
    if len(lengths) != 1 or not any(name in columns for name in _TEXTS_OF_COLUMNS):
        return None
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _table(content: bytes, path: Path) -> Iterator[object]:
    try:
        import pyarrow  # an extra, and slow to import
        import pyarrow.parquet
    except ImportError as error:
        raise ExtraMissing(f"{path} is Parquet; reading it", "parquet") from error
    total = 0
    try:
        for batch in pyarrow.parquet.ParquetFile(BytesIO(content)).iter_batches(batch_size=_TABLE_ROWS_AT_ONCE):
            total += batch.nbytes
            if total > UNPACKED_BYTES_MAX:
                problem = f"it unpacks to more than {UNPACKED_BYTES_MAX >> 30} GiB: save its samples in smaller files"
                raise DataFileError(path, problem)
            yield from batch.to_pylist()
    except (OSError, pyarrow.ArrowException, ValueError, OverflowError) as error:
        problem = f"it is Parquet, and cut off or damaged ({error}): copy or download it again"
        raise DataFileError(path, problem) from error
