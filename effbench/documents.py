"""Reading and writing whole files: UTF-8 text, and JSON documents that are never half there.

Every failure of a file is a :class:`effbench.errors.DataFileError`. JSON is written as ASCII: every other character is
an escape, so any text survives, lone surrogates included.
"""

import json
import os
from contextlib import suppress
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from effbench.errors import DataFileError

__all__ = [
    "adapter_of",
    "decode",
    "encode",
    "read_bytes",
    "read_document",
    "read_text",
    "sync_folder",
    "unwritable",
    "write_bytes",
    "write_document",
]

T = TypeVar("T")


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
        with draft.open("wb") as file:
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


def read_document(path: Path, document_type: type[T]) -> T:
    """Reads what :func:`write_document` wrote.

    Args:
        path: The file.
        document_type: What it holds: a dataclass, ``list[…]``, ``dict[str, …]``.

    Raises:
        DataFileError: The file cannot be read or does not hold that.
    """
    return decode(read_text(path), adapter_of(document_type), path=path)


def adapter_of(record_type: type[T]) -> TypeAdapter[T]:
    """The reader of a type's JSON, made once: making it takes as long as reading a hundred records."""
    key: Any = record_type  # a type is hashable, which the checker does not know
    return _adapter(key)


@cache
def _adapter(record_type: Any) -> TypeAdapter[Any]:
    return TypeAdapter(record_type)


def read_text(path: Path) -> str:
    """Reads a file of UTF-8 text; a byte-order mark at its start is dropped.

    Raises:
        DataFileError: The file is missing, is a folder, cannot be read, or is not UTF-8 (names the line).
    """
    content = read_bytes(path)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise DataFileError(path, "the line is not UTF-8 text: save the file as UTF-8", line=line) from error


def read_bytes(path: Path) -> bytes:
    """Reads a file.

    Raises:
        DataFileError: The file is missing, is a folder, or cannot be read.
    """
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise DataFileError(path, "there is no such file: check the path") from error
    except IsADirectoryError as error:
        raise DataFileError(path, "it is a folder: name the file in it") from error
    except OSError as error:
        raise DataFileError(path, f"it cannot be read ({error.strerror}): check its permissions") from error


def encode(value: object, *, indent: int | None = None) -> bytes:
    """JSON with a newline at its end, in one line unless an indent (in blanks) is given.

    Raises:
        ValueError: A float is not finite.
        TypeError: A value has no place in JSON.
    """
    return json.dumps(value, indent=indent, allow_nan=False, default=_plain).encode("ascii") + b"\n"


def decode(text: str | bytes, adapter: TypeAdapter[T], *, path: Path, line: int | None = None) -> T:
    """Reads one JSON value as what it should be.

    Args:
        text: The JSON.
        adapter: Of the type that it should be.
        path: Where it comes from, for the message.
        line: Where in the file, counted from 1.

    Raises:
        DataFileError: It is not JSON, or not that.
    """
    # json.loads before pydantic: pydantic's own parser refuses lone surrogates.
    try:
        return adapter.validate_python(json.loads(text))
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        where = ".".join(map(str, first["loc"])) or "it"
        cause: Exception = error
        problem = f"{where}: {first['msg']}"
    except (ValueError, RecursionError) as error:
        cause, problem = error, f"it is not JSON ({error})"
    raise DataFileError(path, f"{problem}: restore it from a copy, or remove it and run again", line=line) from cause


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
