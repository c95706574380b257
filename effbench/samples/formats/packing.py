"""Unpacks a file by its first bytes, whatever its name: gzip, zstandard, bzip2 and xz, with a bound on the result."""

import bz2
import gzip
import io
import lzma
import stat
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO, Final

from effbench.errors import DataFileError, ExtraMissing
from effbench.storage.foreign_files import FILE_BYTES_MAX, read_at_most, read_file

__all__ = [
    "UNPACKED_BYTES_MAX",
    "UNPACKING_FAULTS",
    "bare_name",
    "open_zstandard",
    "read_packed",
    "read_stream",
    "unpack",
]

UNPACKED_BYTES_MAX: Final = FILE_BYTES_MAX
RATIO_MAX: Final = 500
"""How many times its packed size a large file may unpack to; samples come to 3 to 30, a bomb to 1,000 and more."""
RATIO_FROM_BYTES: Final = 64 << 20
LAYERS_MAX: Final = 3
"""Packings inside of each other, such as gzip in gzip."""
UNPACKING_FAULTS: Final = (OSError, EOFError, RuntimeError, NotImplementedError, ValueError, zlib.error, lzma.LZMAError)
"""What the standard library and Arrow raise for packed bytes that are cut off, damaged, encrypted or unknown."""
_ENDINGS: Final = frozenset(
    {".json", ".jsonl", ".ndjson", ".parquet", ".gz", ".zst", ".zstd", ".bz2", ".xz", ".zip", ".eval", ".txt"}
)


def open_zstandard(packed: IO[bytes]) -> IO[bytes]:
    """A stream of what is packed with zstandard.

    Raises:
        ExtraMissing: pyarrow is not installed.
    """
    try:
        import pyarrow  # an extra, and slow to import
    except ImportError as error:
        raise ExtraMissing("a file that is packed with zstandard", "parquet") from error
    stream: IO[bytes] = pyarrow.CompressedInputStream(pyarrow.PythonFile(packed, mode="r"), "zstd")
    return stream


_PACKINGS: Final[Mapping[bytes, Callable[[IO[bytes]], "IO[bytes] | io.BufferedIOBase"]]] = {
    b"\x1f\x8b": lambda packed: gzip.GzipFile(fileobj=packed, mode="rb"),
    b"\x28\xb5\x2f\xfd": open_zstandard,
    b"BZh": bz2.BZ2File,
    b"\xfd7zXZ\x00": lzma.LZMAFile,
}
_REFUSED: Final[Mapping[bytes, str]] = {
    b"PK\x03\x04": "it is a zip file that is cut off, or inside of another file: unpack it and name what is in it",
    b"PK\x05\x06": "it is an empty zip file: give a file of samples",
    b"7z\xbc\xaf": "it is a 7z archive: unpack it and name what is in it",
    b"Rar!": "it is a rar archive: unpack it and name what is in it",
    b"ARROW1": "it is an Arrow file: save it as Parquet or as JSON lines",
    b"\xff\xff\xff\xff": "it is an Arrow stream: save it as Parquet or as JSON lines",
    b"\x04\x22\x4d\x18": "it is packed with lz4: unpack it (lz4 -d) and name the result",
    b"SQLite format 3": "it is an SQLite database: save the samples as JSON lines",
    b"\x89HDF": "it is an HDF5 file: save the samples as JSON lines",
    b"\x80\x02": "it is a pickle, which effbench does not load: save the samples as JSON lines",
    b"\x80\x03": "it is a pickle, which effbench does not load: save the samples as JSON lines",
    b"\x80\x04": "it is a pickle, which effbench does not load: save the samples as JSON lines",
    b"\x80\x05": "it is a pickle, which effbench does not load: save the samples as JSON lines",
    b"%PDF": "it is a PDF: save the samples as JSON lines",
}
_TAR_MARK: Final = slice(257, 262)


def read_packed(path: Path) -> bytes:
    """Reads a file and unpacks it.

    Raises:
        DataFileError: It cannot be read, is longer than samples are, its packing is damaged, it unpacks to too much, or
            it is an archive or another kind of file that effbench does not read.
    """
    try:
        if path.exists() and stat.S_ISFIFO(path.stat().st_mode):
            with path.open("rb") as stream:
                return unpack(read_stream(stream, path, packed_bytes=None), path)
    except OSError as error:
        raise DataFileError(path, f"it cannot be read ({error.strerror}): check the path") from error
    return unpack(read_file(path), path)


def unpack(content: bytes, path: Path) -> bytes:
    """Takes off what the content is packed in, layer by layer."""
    for _ in range(LAYERS_MAX):
        opener = next((each for magic, each in _PACKINGS.items() if content.startswith(magic)), None)
        if opener is None:
            break
        try:
            with opener(io.BytesIO(content)) as stream:
                content = read_stream(stream, path, packed_bytes=len(content))
        except UNPACKING_FAULTS as error:
            problem = f"it is packed, and cut off or damaged ({error}): copy or download it again"
            raise DataFileError(path, problem) from error
    if content[_TAR_MARK] == b"ustar":
        raise DataFileError(path, "it is a tar archive: unpack it (tar -xf) and name the file in it")
    refused = next((problem for magic, problem in _REFUSED.items() if content.startswith(magic)), None)
    if refused is not None:
        raise DataFileError(path, refused)
    return content


def read_stream(stream: IO[bytes] | io.BufferedIOBase, path: Path, *, packed_bytes: int | None) -> bytes:
    """Reads a stream to its end."""
    limit = UNPACKED_BYTES_MAX
    if packed_bytes is not None:
        limit = min(limit, max(RATIO_FROM_BYTES, RATIO_MAX * packed_bytes))
    content = read_at_most(stream, limit)
    if content is not None:
        return content
    if limit < UNPACKED_BYTES_MAX:
        advice = "unpack it yourself if you trust it, and name the result"
        raise DataFileError(path, f"it unpacks to more than {RATIO_MAX} times its size: {advice}")
    what = "it goes on for" if packed_bytes is None else "it unpacks to"
    raise DataFileError(path, f"{what} more than {UNPACKED_BYTES_MAX >> 30} GiB: give its samples in smaller files")


def bare_name(path: Path) -> str:
    """A file's name without the endings of data and of packings: ``gpt-4.1.jsonl.gz`` is ``gpt-4.1``."""
    name = path.name
    while (ending := Path(name).suffix) and ending.lower() in _ENDINGS:
        name = name[: -len(ending)]
    return name or path.name
