"""The standard streams of a program, the same wherever it runs."""

import io
import sys

BUFFER_BYTES = 8192
"""Fixed, since an interpreter takes over what the kernel calls a good size, which is not the same everywhere."""


def open_streams() -> None:
    """Makes the standard streams anew, on descriptors behind which each run has its own files."""
    sys.stdin = sys.__stdin__ = _stream(0, "r")  # type: ignore[misc]  # an interpreter sets both, too
    sys.stdout = sys.__stdout__ = _stream(1, "w")  # type: ignore[misc]
    sys.stderr = sys.__stderr__ = _stream(2, "w")  # type: ignore[misc]


def _stream(descriptor: int, mode: str) -> io.TextIOWrapper:
    raw = io.FileIO(descriptor, mode, closefd=False)
    buffer = io.BufferedReader(raw, BUFFER_BYTES) if mode == "r" else io.BufferedWriter(raw, BUFFER_BYTES)
    # As an interpreter makes them in the locale C.UTF-8: bytes that are no text come through, line ends stay.
    stream = io.TextIOWrapper(buffer, encoding="utf-8", errors="surrogateescape", newline="\n")
    stream.mode = mode  # type: ignore[misc]
    return stream
