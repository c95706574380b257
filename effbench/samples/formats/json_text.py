"""Bytes to JSON values: one document, or several that stand one after the other, such as lines of JSON."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from effbench.errors import DataFileError
from effbench.storage.json_files import unique_names

__all__ = ["decode_text", "json_values"]

_LINE_ENDS: Final = re.compile(r"\r\n?")
_GAP: Final = re.compile(r"\s*,?\s*")
"""What may stand between two values: some tools end each line with a comma."""


def decode_text(content: bytes, path: Path) -> str:
    """Decodes UTF-8, or UTF-16 and UTF-32 as their first bytes tell; a byte-order mark is dropped."""
    encoding = json.detect_encoding(content)
    try:
        return _LINE_ENDS.sub("\n", content.decode(encoding).removeprefix("\ufeff"))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        problem = f"the line is not {encoding.upper().removesuffix('-SIG')} text: save the file as UTF-8"
        raise DataFileError(path, problem, line=line) from error


def json_values(text: str, path: Path, *, torn_end: bool = False) -> Iterator[tuple[int, object]]:
    r"""The values in a text, each with the line that it begins in, from 1.

    Raises:
        DataFileError: A value is malformed, or an object has a key twice; names the line.
    """
    decoder = json.JSONDecoder(object_pairs_hook=unique_names)  # NaN is what tables have for no text
    line, counted, read = 1, 0, 0
    position = _skip(text, 0)
    last_line = text.rfind("\n") + 1
    while position < len(text):
        line += text.count("\n", counted, position)
        counted = position
        try:
            value, end = decoder.raw_decode(text, position)
        except (ValueError, RecursionError) as error:
            if torn_end and position >= last_line:
                return
            raise _malformed(path, error, line, first=not read) from error
        yield line, value
        read += 1
        position = _skip(text, end)


def _skip(text: str, position: int) -> int:
    match = _GAP.match(text, position)
    return match.end() if match else position


def _malformed(path: Path, error: ValueError | RecursionError, line: int, *, first: bool) -> DataFileError:
    if not first or ".jsonl" in path.name.lower():
        return DataFileError(path, f"the line is not JSON ({error}): mend or remove it", line=line)
    if isinstance(error, json.JSONDecodeError):
        problem = f"it is not JSON ({error.msg}): mend it, or give samples as JSON or as lines of JSON"
        return DataFileError(path, problem, line=error.lineno)
    return DataFileError(path, f"it is not JSON that can be read ({error}): mend it")
