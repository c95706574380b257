r"""Records on disk: append-only JSONL files of samples and measurements, and the tasks' statements, written at once.

A JSONL file begins with a header line that names its format and schema; then every line is one record::

    {"format": "effbench.measurements", "schema": 1}
    {"key": "…", "task_id": "…", …}

A record counts as written once its newline is on the disk. What stands behind the last newline is the torn rest of a
write that was cut short: reading leaves it out with a notice in the log, :func:`recover_records` cuts it off. Anything
malformed before the last newline is an error, since no crash of effbench leaves that behind.

Files are ASCII: every other character is a ``\u`` escape, so any text a model can write survives, lone surrogates
included. (A high surrogate directly before a low one is the pair's character in JSON, and comes back as that.)

:mod:`effbench.storage.record_formats` has the formats and their history.
"""

import logging
import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final, Generic, Self, TypeVar

from effbench.errors import DataFileError
from effbench.storage.foreign_files import ForeignFolder, open_file
from effbench.storage.json_files import (
    adapter_of,
    decode,
    encode,
    load_json,
    sync_folder,
    unwritable,
    write_bytes,
)
from effbench.storage.record_formats import FORMATS, check_header

__all__ = [
    "RecordWriter",
    "Recovered",
    "read_records",
    "read_records_in",
    "recover_records",
    "write_records",
]

T = TypeVar("T")

_LOG: Final = logging.getLogger(__name__)
HEADER_BYTES_MAX: Final = 1 << 12
LINE_BYTES_MAX: Final = 1 << 28
"""Of one record: several times the longest answer of a model, whose code a sample holds a second time."""
_PART_BYTES: Final = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovered(Generic[T]):
    """What a file held when it was opened for more.

    Attributes:
        records: All complete records, in order.
        dropped_bytes: Length of the torn rest that was cut off the file's end; 0 when the file was whole.
    """

    records: tuple[T, ...]
    dropped_bytes: int


class RecordWriter(Generic[T]):
    """Appends records to a JSONL file; a record is on the disk when the call returns.

    A new or empty file gets its header. Use :func:`recover_records` first on a file that a killed run left behind.

    Args:
        path: The file; its folder must exist.
        record_type: ``Sample`` or ``Measurement``.

    Raises:
        DataFileError: The file cannot be written, holds something else, or ends in a torn line.
    """

    def __init__(self, path: Path, record_type: type[T]) -> None:
        self._path = path
        try:
            # Unbuffered: what is not on the disk after a failure must not turn up there later.
            self._file = path.open("a+b", buffering=0)
        except OSError as error:
            raise unwritable(path, error) from error
        try:
            self._begin(record_type)
        except BaseException:
            self._file.close()
            raise

    def append(self, record: T) -> None:
        """Writes one record and waits for the disk.

        Raises:
            DataFileError: The disk is full or fails; the file is as it was before.
            ValueError: The record holds a float that is not finite.
        """
        self.append_all((record,))

    def append_all(self, records: Iterable[T]) -> None:
        """Writes several records and waits for the disk once.

        Raises:
            DataFileError: The disk is full or fails; the file is as it was before.
            ValueError: A record holds a float that is not finite; nothing is written.
        """
        content = b"".join(map(encode, records))
        if content:
            self._write(content)

    def close(self) -> None:
        """Closes the file; closing twice does nothing."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def _begin(self, record_type: type[T]) -> None:
        size = self._file.seek(0, os.SEEK_END)
        if size == 0:
            self._write(FORMATS[record_type].header())
            sync_folder(self._path)
            return
        self._file.seek(0)
        check_header(self._path, _header(self._file.readline(HEADER_BYTES_MAX)), record_type)
        self._file.seek(size - 1)
        if self._file.read(1) != b"\n":
            raise DataFileError(self._path, "the last line is torn: resume the run that wrote it, which repairs it")

    def _write(self, content: bytes) -> None:
        before = os.fstat(self._file.fileno()).st_size
        rest = memoryview(content)
        try:
            while rest:
                rest = rest[self._file.write(rest) :]
            os.fsync(self._file.fileno())
        except OSError as error:
            # Half a line must not stay: the next append would bury it in the middle of the file.
            with suppress(OSError):
                self._file.truncate(before)
            raise unwritable(self._path, error) from error


def write_records(path: Path, record_type: type[T], records: Iterable[T]) -> None:
    """Writes a file of records that are all known; it is at every moment the old one or the new one.

    Args:
        path: The file; its folder must exist.
        record_type: ``Sample``, ``Measurement`` or ``TaskStatement``.
        records: All of them.

    Raises:
        DataFileError: The file cannot be written.
        ValueError: A record holds a float that is not finite.
    """
    write_bytes(path, FORMATS[record_type].header() + b"".join(map(encode, records)))


def read_records(path: Path, record_type: type[T]) -> list[T]:
    """Reads all complete records of a file, without changing it.

    Record by record: what is held in memory is what the file holds.

    Args:
        path: The file; the user named it, so it may be a link.
        record_type: ``Sample``, ``Measurement`` or ``TaskStatement``.

    Raises:
        DataFileError: The file cannot be read, its header is another one or of a newer schema, or a complete line is
            malformed.
    """
    with open_file(path) as file:
        return _complete(path, file, record_type)


def read_records_in(folder: ForeignFolder, name: str, record_type: type[T]) -> list[T]:
    """As :func:`read_records`, out of a folder that somebody else may have filled; no link is followed.

    Args:
        folder: The folder.
        name: The file's.
        record_type: ``Sample``, ``Measurement`` or ``TaskStatement``.

    Raises:
        DataFileError: As for :func:`read_records`.
    """
    with folder.open(name) as file:
        return _complete(folder.path / name, file, record_type)


def recover_records(path: Path, record_type: type[T]) -> Recovered[T]:
    """Reads what a run has written so far and cuts a torn last line off the file, so that more can be appended.

    Args:
        path: The file; it may be missing or empty.
        record_type: ``Sample`` or ``Measurement``.

    Raises:
        DataFileError: As for :func:`read_records`; the file is then left as it is.
    """
    if not os.path.lexists(path):
        return Recovered(records=(), dropped_bytes=0)
    with open_file(path) as content:
        records, kept, dropped = _read(path, content, record_type, torn_header=True)
    if dropped:
        try:
            with path.open("r+b") as file:
                file.truncate(kept)
                os.fsync(file.fileno())
        except OSError as error:
            raise unwritable(path, error) from error
        _LOG.warning("%s: cut off a torn last line of %d bytes", path, dropped)
    return Recovered(records=tuple(records), dropped_bytes=dropped)


def _complete(path: Path, file: BinaryIO, record_type: type[T]) -> list[T]:
    records, _, torn = _read(path, file, record_type)
    if torn:
        _LOG.warning("%s: left out a torn last line of %d bytes", path, torn)
    return records


def _read(path: Path, file: BinaryIO, record_type: type[T], *, torn_header: bool = False) -> tuple[list[T], int, int]:
    """The records, how many bytes they and the header take, and how many a torn last line takes.

    Args:
        path: The file, for messages.
        file: The same, open at its start.
        record_type: Of the records.
        torn_header: Whether nothing, or a part of a header, is a file without records; else it is an error.
    """
    form, adapter = FORMATS[record_type], adapter_of(record_type)
    header = file.readline(HEADER_BYTES_MAX)
    whole = header.endswith(b"\n")
    # A file of ours that was torn in its header is a part of the header. Anything else is not ours to cut.
    if torn_header and not whole and form.header().startswith(header):
        return [], 0, len(header)
    check_header(path, _header(header if whole else b""), record_type)
    records: list[T] = []
    kept = len(header)
    while True:
        line, length = _line(path, file, len(records) + 2)
        if not line.endswith(b"\n"):
            return records, kept, length
        records.append(decode(line, adapter, path=path, line=len(records) + 2))
        kept += length


def _line(path: Path, file: BinaryIO, number: int) -> tuple[bytes, int]:
    """The next line with its end, and its length; without its end, and perhaps without its content, at the file's end.

    A record holds no null bytes, but a file that was truncated to a larger size, or that a machine lost its power
    over, does: such a line is counted and not kept.
    """
    parts: list[bytes] = []
    length, empty = 0, False
    while part := file.readline(_PART_BYTES):
        length += len(part)
        empty = empty or b"\0" in part
        if length > LINE_BYTES_MAX:
            problem = f"the line has more than {LINE_BYTES_MAX:,} bytes: that is no record of a run"
            raise DataFileError(path, problem, line=number)
        if not empty:
            parts.append(part)
        if part.endswith(b"\n"):
            break
    if empty and part:
        raise DataFileError(path, "the line holds null bytes: that is no record of a run", line=number)
    return (b"" if empty else b"".join(parts)), length


def _header(line: bytes) -> object:
    try:
        return load_json(line)
    except ValueError:
        return None
