"""Reading and writing whole files: UTF-8 text, and JSON documents that are never half there.

Every failure of a file is a :class:`effbench.errors.DataFileError`. JSON is written as ASCII: every other character is
an escape, so any text survives, lone surrogates included. It is read strictly: a name twice in one object, ``NaN`` and
``Infinity``, lists in lists without end and numbers without end are errors, and so is a number that its field does not
allow (:mod:`effbench.records.field_types`).
"""

import json
import os
from collections import Counter as Tally
from collections.abc import Callable
from contextlib import suppress
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, NoReturn, TypeVar

from pydantic import TypeAdapter, ValidationError

from effbench.errors import DataFileError
from effbench.storage.foreign_files import FILE_BYTES_MAX, ForeignFolder, read_file

__all__ = [
    "adapter_of",
    "decode",
    "decode_text",
    "dump_data_json",
    "encode",
    "load_data_json",
    "load_json",
    "read_document",
    "read_document_in",
    "read_text",
    "sync_folder",
    "unique_names",
    "unwritable",
    "write_bytes",
    "write_document",
]

T = TypeVar("T")

DOCUMENT_BYTES_MAX: Final = 64 << 20
"""Of one JSON document of effbench's own: a thousand times what a run of a thousand tasks takes."""
SHOWN: Final = 100
"""Characters of a foreign name in a message."""


def write_document(path: Path, document: object) -> None:
    """Writes one JSON document so that the file is at every moment the old one or the new one.

    Args:
        path: The file; its folder must exist.
        document: Dataclasses, dicts with text keys, lists, tuples, sets (written sorted), texts, paths, finite
            numbers, booleans and None.

    Raises:
        DataFileError: The file cannot be written.
        ValueError: The document holds a float that is not finite.
    """
    write_bytes(path, encode(document, indent=2))


def write_bytes(path: Path, content: bytes) -> None:
    """Writes a file so that it is at every moment the old one or the new one.

    Args:
        path: The file; its folder must exist.
        content: All of it.

    Raises:
        DataFileError: The file cannot be written.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        draft.unlink(missing_ok=True)
        with draft.open("xb") as file:  # a link that lies there in wait is not written through
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
        sync_folder(path)
    except OSError as error:
        raise unwritable(path, error) from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def read_document(path: Path, document_type: type[T], *, load: Callable[[str | bytes], Any] | None = None) -> T:
    """Reads a JSON document that the user named.

    Args:
        path: The file.
        document_type: What it holds: a dataclass, ``list[…]``, ``dict[str, …]``.
        load: As for :func:`decode`.

    Raises:
        DataFileError: The file cannot be read or does not hold that.
    """
    return decode(read_text(path), adapter_of(document_type), path=path, load=load)


def read_document_in(
    folder: ForeignFolder, name: str, document_type: type[T], *, load: Callable[[str | bytes], Any] | None = None
) -> T:
    """Reads a JSON document out of a folder that somebody else may have filled; no link is followed.

    Args:
        folder: The folder.
        name: The file's.
        document_type: As for :func:`read_document`.
        load: Reads the JSON; None for :func:`load_json`.

    Raises:
        DataFileError: The file cannot be read or does not hold that.
    """
    path = folder.path / name
    content = folder.read_bytes(name, limit=DOCUMENT_BYTES_MAX)
    return decode(decode_text(path, content), adapter_of(document_type), path=path, load=load)


def adapter_of(record_type: type[T]) -> TypeAdapter[T]:
    """The reader of a type's JSON, made once: making it takes as long as reading a hundred records."""
    key: Any = record_type  # a type is hashable, which the checker does not know
    return _adapter(key)


@cache
def _adapter(record_type: Any) -> TypeAdapter[Any]:
    return TypeAdapter(record_type)


def read_text(path: Path, *, limit: int = FILE_BYTES_MAX) -> str:
    """Reads a file of UTF-8 text that the user named; a byte-order mark at its start is dropped.

    Args:
        path: The file.
        limit: Bytes that it may have.

    Raises:
        DataFileError: The file is missing, is no regular file, is longer than the limit, cannot be read, or is not
            UTF-8 (names the line).
    """
    return decode_text(path, read_file(path, limit=limit))


def decode_text(path: Path, content: bytes) -> str:
    """A file's content as text; a byte-order mark at its start is dropped.

    Args:
        path: The file, for the message.
        content: All of it.

    Raises:
        DataFileError: It is not UTF-8 (names the line).
    """
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise DataFileError(path, "the line is not UTF-8 text: save the file as UTF-8", line=line) from error


def encode(value: object, *, indent: int | None = None) -> bytes:
    """JSON with a newline at its end, in one line unless an indent (in blanks) is given.

    Raises:
        ValueError: A float is not finite.
        TypeError: A value has no place in JSON.
    """
    return json.dumps(value, indent=indent, allow_nan=False, default=_plain).encode("ascii") + b"\n"


def decode(
    text: str | bytes,
    adapter: TypeAdapter[T],
    *,
    path: Path,
    line: int | None = None,
    load: Callable[[str | bytes], Any] | None = None,
) -> T:
    """Reads one JSON value as what it should be.

    Args:
        text: The JSON.
        adapter: Of the type that it should be.
        path: Where it comes from, for the message.
        line: Where in the file, counted from 1.
        load: Reads the JSON; None for :func:`load_json`.

    Raises:
        DataFileError: It is not JSON, or not that.
    """
    # Not pydantic's own parser: it refuses lone surrogates, and takes the last one of two equal names.
    try:
        return adapter.validate_python((load or load_json)(text))
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        where = ".".join(map(str, first["loc"]))[:SHOWN] or "it"
        cause: Exception = error
        problem = f"{where}: {first['msg']}"
    except ValueError as error:
        cause, problem = error, f"it is not JSON ({error})"
    raise DataFileError(path, f"{problem}: restore it from a copy, or remove it and run again", line=line) from cause


def load_json(text: str | bytes) -> Any:
    """Reads one JSON value, strictly.

    Raises:
        ValueError: It is not JSON in UTF-8, holds ``NaN``, ``Infinity`` or a number of thousands of digits, holds one
            name twice in an object, or is nested too deeply; says which.
    """
    try:
        return _STRICT.decode(text.decode("utf-8") if isinstance(text, bytes) else text)
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error


def load_data_json(text: str | bytes) -> Any:
    """Reads one JSON value of a published data set, whose arguments may be ``NaN`` or ``Infinity``.

    Raises:
        ValueError: It is not JSON in UTF-8, holds a number of thousands of digits, or is nested too deeply.
    """
    try:
        return json.loads(text.decode("utf-8") if isinstance(text, bytes) else text)
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error


def dump_data_json(value: object, *, source: Path) -> str:
    """Writes a value that :func:`load_data_json` read as JSON.

    Args:
        value: The value.
        source: Where it comes from, for the message.

    Raises:
        DataFileError: It is nested too deeply to be written again.
    """
    try:
        return json.dumps(value)
    except RecursionError as error:
        raise DataFileError(source, "a value in it is nested too deeply: use the data set as published") from error


def unique_names(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object of JSON, for ``object_pairs_hook``: of two equal names a dict would silently keep the last.

    Raises:
        ValueError: A name is there twice.
    """
    values = dict(pairs)
    if len(values) < len(pairs):
        twice = next(name for name, times in Tally(name for name, _ in pairs).items() if times > 1)
        raise ValueError(f"the name {twice[:SHOWN]!r} is there twice in one object")
    return values


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is no number")


_STRICT: Final = json.JSONDecoder(object_pairs_hook=unique_names, parse_constant=_no_number)


def _plain(value: object) -> object:
    """What json does not know: records as objects, sets as sorted lists, paths as text."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: getattr(value, field.name) for field in fields(value)}
    if isinstance(value, set | frozenset):
        return sorted(value)
    if isinstance(value, Path):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no place in a JSON document")


def sync_folder(path: Path) -> None:
    """Waits until the name of a new file, not only its content, is on the disk.

    Raises:
        OSError: The disk fails.
    """
    descriptor = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def unwritable(path: Path, error: OSError) -> DataFileError:
    """The error for a file that cannot be written."""
    return DataFileError(path, f"it cannot be written ({error.strerror}): check the folder and the space on the disk")
